"""Words and rules of the product: no I/O, no clock reads, no randomness."""
