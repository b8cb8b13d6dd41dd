"""Users, in Postgres."""
