"""Failure memory: which failures have one cause, what ended them before, and what explains one of them."""
