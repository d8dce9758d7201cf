"""Screens of the organisation itself: its profile and its own words."""
