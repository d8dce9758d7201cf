"""The page "Due": what the law and the by-laws ask for by a day."""
