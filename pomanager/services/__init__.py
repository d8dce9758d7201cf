"""Commands that change the office and queries that know it."""
