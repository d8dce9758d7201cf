"""The history of the office: what was done last, taking it back, and doing it again."""
