"""Read models of the mentoring."""
