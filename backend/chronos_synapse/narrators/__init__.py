"""Ways to put facts into words: one kind a file, found by the registry; every sentence is checked against the facts."""
