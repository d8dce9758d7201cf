"""The women in each body on a day, beside what the by-laws ask for: of the indicators, and of the home page."""

from collections import defaultdict

from sqlalchemy.orm import Session

from pomanager.readmodels.bodies import BodyLabel
from pomanager.readmodels.funnel import FunnelView
from pomanager.readmodels.indicators import BodyShare
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.queries.loading import Sat
from pomanager.services.bodies.queries.officers import seated_on
from pomanager.services.governance.queries.looking_at import those
from pomanager.services.governance.queries.measuring import by_sex


def body_shares(session: Session, view: FunnelView, kind: BodyKind | None = None) -> tuple[BodyShare, ...]:
    """The women in each body on the last day, with what the by-laws of that day ask for, in order of the bodies.

    ``kind`` asks for bodies of one kind alone.
    """
    by_body: dict[int, list[Sat]] = defaultdict(list)
    labels: dict[int, BodyLabel] = {}
    for each in seated_on(session, view.last):
        if kind is None or each.body.kind is kind:
            by_body[each.body.id].append(each)
            labels[each.body.id] = each.body
    found = []
    for body_id, there in by_body.items():
        limits = limits_on(session, view.last, labels[body_id].kind)
        people = by_sex(session, view, those({each.person.person_id for each in there}))
        found.append(BodyShare(labels[body_id], len(there), people, limits.women_needed(len(there))))
    return tuple(found)
