"""Commands and queries on the organisation itself."""
