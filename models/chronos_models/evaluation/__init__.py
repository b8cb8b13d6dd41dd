"""How good a model is, from what it said and what was true: arrays in, figures out. One area a file."""
