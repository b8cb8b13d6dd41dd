"""Alembic revisions of the tables."""
