"""Elections: nominations, ballots, counts, and mandates."""
