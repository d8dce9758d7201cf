"""Bodies, their seats and terms, and who holds which office."""
