"""The permanent reference of a decision: its year and its number in the year, given once and never again."""

DIGITS = 2
"""A number has so many figures at least: 2026-07."""


def reference(year: int, number: int) -> str:
    """The reference as it is printed everywhere: the seventh decision of 2026 is "2026-07"."""
    return f"{year}-{number:0{DIGITS}}"


def next_number(last: int | None) -> int:
    """The number after the last one of the year, those of votes that were taken back among them; 1 for the first."""
    return 1 if last is None else last + 1
