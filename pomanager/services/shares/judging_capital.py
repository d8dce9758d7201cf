"""Judges by the by-laws’ most of the capital what many get in one act: bonus shares, a distribution paid in shares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.objections import Objection
from pomanager.rules.shares.capital_cap import above_cap, can_be_kept, objection_to_cap, weighed
from pomanager.rules.shares.distribution_judging import MOST_NAMED
from pomanager.rules.shares.entries import TypeFacts
from pomanager.rules.shares.limits import HoldingLimits
from pomanager.services.shares.queries.capital_parts import capital_parts
from pomanager.services.shares.queries.facts import holders_found


@dataclass(frozen=True, slots=True)
class Said:
    """By which sentence too large a part is told, and beside which field."""

    sentence: str
    about: str


def objections_to_parts(
    session: Session, kind: TypeFacts, added: Mapping[int, int], on: date, limits: HoldingLimits, said: Said
) -> Iterator[Objection]:
    """Those who would hold too much of the capital once all have got shares (member → minor units added)."""
    cap = limits.max_percent
    if cap is None or not added:
        return
    capital = capital_parts(session, kind, on, limits)
    for weight, some in weighed(above_cap(capital, added, cap), is_kept=can_be_kept(capital, added, cap)):
        holders = holders_found(session, [each.member_id for each in some[:MOST_NAMED]])
        names = {key: holder.label for key, holder in holders.items()}
        yield replace(objection_to_cap(some, names, cap, weight, said.sentence), about=said.about)
