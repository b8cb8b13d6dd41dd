"""Chronos Synapse: a cron manager on Redis Stack."""

__version__ = "0.1.0"
