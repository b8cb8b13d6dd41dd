"""The audit: who did what, when, from where, and what came of it."""
