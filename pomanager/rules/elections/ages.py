"""Candidates by age, where the by-laws let the older or the younger one take the seat when votes are equal."""

from collections.abc import Mapping

from pomanager.rules.calendar import VagueDate


def by_age(births: Mapping[int, VagueDate | None], *, younger_first: bool = False) -> tuple[tuple[int, ...], ...]:
    """Numbers of candidates, who was certainly born earlier first; those who may be of one age stand together.

    A birth known by its year or month may be any day of it. Who has none, or one that is a guess, is left out: a tie
    with them is not decided by age, and waits for a lot.
    """
    known = sorted(
        (birth.earliest, birth.latest, number)
        for number, birth in births.items()
        if birth is not None and not birth.about
    )
    groups: list[list[int]] = []
    last = None
    for earliest, latest, number in known:
        if last is not None and earliest <= last:
            groups[-1].append(number)
            last = max(last, latest)
        else:
            groups.append([number])
            last = latest
    order = reversed(groups) if younger_first else groups
    return tuple(tuple(group) for group in order)
