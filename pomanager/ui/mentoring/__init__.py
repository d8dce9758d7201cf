"""Screens of the mentoring."""
