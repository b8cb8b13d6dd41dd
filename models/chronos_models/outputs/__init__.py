"""Watch over what a job prints: lines that vanish or appear, and numbers in them that are far off."""
