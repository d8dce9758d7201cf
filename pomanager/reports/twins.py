"""Words of a paper in two languages that stand together in one place: “Nom / Izina”."""

from collections.abc import Sequence

JOINT = " / "


def in_both(first: str, second: str) -> str:
    """The words of both languages, those of the first before those of the second; once where they are the same."""
    return JOINT.join(dict.fromkeys(said for said in (first, second) if said))


def all_in_both(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """The same for words that stand in a row; raises ValueError when one row is longer than the other."""
    return tuple(in_both(one, other) for one, other in zip(first, second, strict=True))
