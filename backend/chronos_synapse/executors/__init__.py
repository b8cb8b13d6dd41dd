"""Ways to carry out an attempt: one kind a file, found by the registry."""
