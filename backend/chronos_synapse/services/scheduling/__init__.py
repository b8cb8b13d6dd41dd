"""Scheduling: from schedules, calendars, limits and pauses to executions on a queue."""
