"""Loops that run as processes of their own: scheduler, worker, analyst."""
