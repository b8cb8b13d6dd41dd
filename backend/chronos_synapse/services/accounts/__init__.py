"""Accounts: who may come in, and who may do what."""
