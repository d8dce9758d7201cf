"""Questions about people at the keyboard, and what fills their papers."""
