"""Detectors: each looks at one thing about a job and says how rare it is."""
