"""Language models: whose key is used, what may be spent, what may leave, and what they are asked."""
