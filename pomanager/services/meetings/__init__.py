"""Meetings, from the convocation to signed minutes."""
