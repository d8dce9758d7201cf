"""Acts on elections."""
