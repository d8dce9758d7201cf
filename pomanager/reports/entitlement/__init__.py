"""Papers on the right to vote."""
