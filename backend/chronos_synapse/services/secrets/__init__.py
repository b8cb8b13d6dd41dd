"""Secrets and variables: kept, named by jobs, and put in their places."""
