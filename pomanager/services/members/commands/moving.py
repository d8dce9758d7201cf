"""Somebody moves to another place, or goes over to another section, on a day: where they were before is kept."""

from dataclasses import dataclass
from datetime import date

from pomanager.db.members import Member, Person
from pomanager.errors import Stale, refuse
from pomanager.readmodels.progress import never, silent
from pomanager.rules.objections import Objection
from pomanager.rules.places import TreeName
from pomanager.services.members.commands.trees.changing import retell
from pomanager.services.members.commands.whereabouts import changed_section, moved
from pomanager.services.members.judging_where import objections_to_moving
from pomanager.services.members.queries import trees
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.recording import about_member
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMember:
    """Let somebody live and belong elsewhere from a day on; ``version`` is the one of the record that was read.

    A place or section that was only written wrongly is corrected by ``amend_member``.
    """

    member_id: int
    version: int
    place_id: int | None = None
    section_id: int | None = None
    on: date | None


def move_member(work: Work, order: MoveMember) -> None:
    """Keep where the member was, and write where they are; raises Refused with every objection, Stale, NotFound."""
    before = member_detail(work.session, order.member_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    refuse(list(objections_to_moving(work.session, order, before, work.today)))
    told: dict[str, tuple[object, object]] = {"since": (None, order.on)}
    if order.place_id != before.place_id:
        moved(work, [before.person_id], order.on)
        work.session.get_one(Person, before.person_id).place_id = order.place_id
        told["place"] = (before.place, _label(work, TreeName.PLACES, order.place_id))
    if order.section_id != before.section_id:
        changed_section(work, [before.id], order.on)
        work.session.get_one(Member, before.id).section_id = order.section_id
        told["section"] = (before.section, _label(work, TreeName.SECTIONS, order.section_id))
    work.session.flush()
    retell(work, [before.id], silent, never)
    work.record("members.moved", about_member(before), told)


def _label(work: Work, of: TreeName, key: int | None) -> str:
    return "" if key is None else trees.label_of(work.session, trees.part(work.session, of, key))
