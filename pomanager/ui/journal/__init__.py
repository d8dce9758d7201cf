"""The screen on which the journal is read."""
