"""Screens of elections: preparing them, counting, and what came of them."""
