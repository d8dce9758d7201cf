"""Counts every election of an office again from the stored papers, and tells where that gives another result."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from pomanager.i18n.election_names import election_name
from pomanager.marks import N_
from pomanager.rules.counting.record import Count, TieKind
from pomanager.rules.counting.reserving import Category, Group, Limit
from pomanager.rules.objections import Objection
from pomanager.services.elections.queries.counting import count_now, kept_counts
from pomanager.services.elections.queries.listing import elections
from pomanager.services.elections.queries.loading import election_details

ANOTHER_RESULT = N_("A recount of the election “{election}” of {day} does not give the result that is kept.")

_OF_PEOPLE = frozenset({TieKind.SENIORITY, TieKind.OLDER, TieKind.YOUNGER})
"""Ties decided by what the roll says of people: a correction there gives another order, and nothing is wrong."""

_WORDS = frozenset({(Category, "name"), (Group, "name"), (Limit, "group")})
"""What a record calls groups with reserved seats by, in words of the language and the program of its day."""


def recounts_that_differ(session: Session) -> Iterator[Objection]:
    """One objection for each contest whose kept count is not what its papers give now."""
    labels = elections(session)
    details = election_details(session, [each.id for each in labels]) if labels else ()
    kept = kept_counts(session, [contest for detail in details for contest in detail.contests])
    for detail in details:
        for contest in detail.contests:
            found = kept.get(contest.id)
            if found is None or not found.is_fresh or _rests_on_people(found.count):
                continue
            if _differ(count_now(session, detail, contest), found.count):
                told = {"election": election_name(detail.label), "day": detail.label.held_on}
                yield Objection(ANOTHER_RESULT, details=told)


def _differ(one: Count, other: Count) -> bool:
    """Whether two counts gave another result; how groups are called depends on the language and the program."""
    return one != other and _without_words(one) != _without_words(other)


def _without_words(told: Any) -> Any:  # noqa: ANN401 - each part of a record
    if isinstance(told, tuple):
        return tuple(map(_without_words, told))
    if not is_dataclass(told) or isinstance(told, type):
        return told
    parts = {each.name: getattr(told, each.name) for each in fields(told)}
    kept = {name: "" if (type(told), name) in _WORDS else _without_words(part) for name, part in parts.items()}
    return replace(told, **kept)


def _rests_on_people(count: Count) -> bool:
    return any(step.kind in _OF_PEOPLE for tie in count.ties for step in tie.steps)
