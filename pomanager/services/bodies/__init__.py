"""Bodies and terms: the acts on them, and what can be asked."""
