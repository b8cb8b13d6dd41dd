"""A lived-in installation, and every page of it: looked at, photographed and checked."""
