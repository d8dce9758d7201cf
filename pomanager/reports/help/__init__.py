"""Help on paper: the handbook, and all keys on one page."""
