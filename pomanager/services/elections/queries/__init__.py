"""Questions about elections."""
