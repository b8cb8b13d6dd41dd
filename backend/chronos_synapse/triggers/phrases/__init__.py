"""Schedules in people's own words: what they mean, how sure that is, and what should be asked."""
