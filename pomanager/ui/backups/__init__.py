"""Backups on the screen: made by themselves, listed, put back, copied away from this PC."""
