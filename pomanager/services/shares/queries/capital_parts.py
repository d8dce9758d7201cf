"""What of the capital is whose, of the whole roll at once, for acts by which many get shares."""

import json
from datetime import date
from functools import partial

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.kept import kept
from pomanager.db.shares import ShareEntry
from pomanager.rules.shares.capital_cap import CapitalParts
from pomanager.rules.shares.entries import TypeFacts
from pomanager.rules.shares.limits import HoldingLimits
from pomanager.services.shares.queries.facts import share_types

ENTRY = table_of(ShareEntry)


def capital_parts(session: Session, kind: TypeFacts, day: date, limits: HoldingLimits) -> CapitalParts:
    """The capital in the currency of a type at the end of a day, holder by holder, as the percentage counts it.

    Kept while the books do not change: forms ask for it with every letter.
    """
    wanted = ("capital parts", kind.id, day, limits.percent_of_type)
    return kept(session, wanted, partial(_read, session, kind, day, limits))


def _read(session: Session, kind: TypeFacts, day: date, limits: HoldingLimits) -> CapitalParts:
    types = [each.id for each in share_types(session) if each.currency == kind.currency]
    counted = [kind.id] if limits.percent_of_type else types
    subscribed = ENTRY.c.subscribed_minor
    sums = (
        select(
            ENTRY.c.member_id, func.sum(subscribed).label("whole"), func.sum(ENTRY.c.shares).label("shares"),
            func.sum(case((ENTRY.c.share_type_id.in_(counted), subscribed), else_=0)).label("own"),
        )
        # Added to nothing, so that no other index seems better: one walk along the members needs no sorting.
        .where((ENTRY.c.share_type_id + 0).in_(types), ENTRY.c.effective_on <= day)
        .group_by(ENTRY.c.member_id)
        .subquery()
    )  # fmt: skip
    columns = (func.json_group_array(sums.c[name]) for name in ("member_id", "whole", "shares", "own"))
    ids, wholes, shares, own = map(json.loads, session.execute(select(*columns)).one())
    return CapitalParts(
        whole=sum(wholes),
        of_each=dict(zip(ids, own, strict=True)),
        holders=frozenset(member for member, held in zip(ids, shares, strict=True) if held > 0),
    )
