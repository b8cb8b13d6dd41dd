"""The areas of `chronos eval`: each module with a `run` reads a documented format and measures a model on it."""
