"""Screens of the roll: the list, one member, admission, changes of standing, tables brought in."""
