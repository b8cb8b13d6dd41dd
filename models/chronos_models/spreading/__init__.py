"""When periodic jobs should start so that fewer run at once: load, collisions, and moves that are worth it."""
