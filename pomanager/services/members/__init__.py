"""Commands and queries on the roll of members."""
