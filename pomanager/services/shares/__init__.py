"""Shares: what may be entered in their register, and what can be asked of it."""
