"""Notifications: what people are told without having looked."""
