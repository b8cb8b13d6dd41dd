"""The ledger: what became of each due time, and whether everything that is stored agrees with it."""
