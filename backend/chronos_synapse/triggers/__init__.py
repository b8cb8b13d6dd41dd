"""Rules that yield fire times: crontab expressions, intervals and single dates. Pure; no I/O but zone data."""
