"""Fills the papers on who may do what and on the hand-over of the office."""

from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.access_papers import OfficeHandOverSheet, PersonAtWork, RightLine, WhoMaySheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.access.roles import RIGHTS, Right, Role, in_order
from pomanager.rules.objections import Objection
from pomanager.services.access.queries.door import people_now
from pomanager.services.access.queries.people import hand_overs
from pomanager.services.organisation.queries import letterhead


def who_may_paper(session: Session, asked: Asked) -> WhoMaySheet:
    """Who works with the books now, and what each role may; what everybody may is left out."""
    people = tuple(PersonAtWork(user.name, in_order(user.roles)) for user in people_now(session))
    lines = []
    for right in Right:
        if right in {Right.DOOR, Right.OWN}:
            continue
        roles = tuple(role for role in Role if right in RIGHTS[role])
        who = tuple(person.name for person in people if set(person.roles) & set(roles))
        lines.append(RightLine(right, roles, who))
    return WhoMaySheet(letterhead(session, asked.printed_at), people, tuple(lines))


def hand_over_sheet(session: Session, asked: Asked) -> OfficeHandOverSheet:
    """The record of a hand-over, the latest where none was chosen, a form for 0; raises NotFound."""
    head = letterhead(session, asked.printed_at)
    if not asked.of:
        return OfficeHandOverSheet(head, None)
    row = next((each for each in hand_overs(session) if each.id == asked.of), None)
    if row is None:
        raise NotFound(Objection(N_("There is no hand-over of this number."), "of"))
    return OfficeHandOverSheet(head, row)


def latest_hand_over_id(session: Session) -> int:
    """The latest hand-over of the office; 0 before the first one."""
    return next((row.id for row in hand_overs(session)), 0)
