"""The page of the by-laws: sentences with their values, how far they are checked, and their versions."""
