"""Anomalies in one numeric series, found as its points come in."""
