"""Whether and when to try again after a failure, learned from what earlier failures took to pass."""
