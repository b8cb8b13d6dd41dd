"""Patterns of error texts: what stays equal when times, paths, names and numbers differ."""
