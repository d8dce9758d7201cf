"""Acts on meetings: calling them, taking attendance, deciding, writing and signing minutes."""
