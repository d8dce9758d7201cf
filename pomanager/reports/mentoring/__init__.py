"""Papers of the mentoring."""
