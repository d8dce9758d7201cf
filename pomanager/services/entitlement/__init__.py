"""Queries on who may vote, stand for a seat and carry a proxy; nothing is kept of it, so there are no commands."""
