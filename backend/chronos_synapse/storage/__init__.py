"""Where things are kept: Redis for jobs and executions, Postgres for users."""
