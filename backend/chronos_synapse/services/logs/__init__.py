"""Logs: written, packed, followed, searched."""
