"""The acts of the history: taking an act back, and doing it again."""
