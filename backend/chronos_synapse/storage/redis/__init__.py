"""Everything that is kept in Redis. Key names come from `keys`, transitions from `lua/`."""
