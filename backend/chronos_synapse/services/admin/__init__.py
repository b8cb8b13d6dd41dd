"""What administrators set, see and do."""
