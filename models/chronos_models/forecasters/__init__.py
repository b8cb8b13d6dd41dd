"""Forecasters: how long, how likely, how much at once. One capability a module; arrays in, arrays out."""
