"""Forecasts: how long coming executions take, whether they succeed, when a running one is done, and the load."""
