"""Jobs: what may be written of them, how they are checked, stored and shown."""
