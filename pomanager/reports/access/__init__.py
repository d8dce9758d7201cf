"""Papers about people at the keyboard and the password of the office file."""
