"""Measurements of speed and memory, always beside a floor or a peer in the same run."""
