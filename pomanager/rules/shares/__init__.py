"""Shares: what may be entered in their register, what follows from it on any day, and what is owed for them."""
