"""Commands: they start processes, administer, and read things in."""
