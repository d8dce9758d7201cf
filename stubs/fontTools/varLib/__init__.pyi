"""Variable fonts."""
