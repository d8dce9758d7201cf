"""How many delegates each section may send to a meeting, and whom it sends."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.kept import kept
from pomanager.readmodels.meetings.calling import SectionSeats
from pomanager.readmodels.places import Tree
from pomanager.rules.meetings.delegates import DelegateFacts, Sent, seats_for
from pomanager.rules.members import Sex
from pomanager.services.bodies.queries.loading import among
from pomanager.services.meetings.queries.delegates import delegates
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label
from pomanager.services.members.queries.names_then import name_on
from pomanager.services.members.queries.on_day import as_on, counts_by_section, members_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.organisation.queries.sections import labels_of_sections, section_tree


def section_seats(session: Session, meeting_id: int) -> tuple[SectionSeats, ...]:
    """The outermost sections on the day, by name: members, delegates they may send and do; None where no rule says.

    Members are counted on the record date, else on the day of the meeting. Raises NotFound.
    """
    detail = meeting_detail(session, meeting_id)
    day = detail.record_on or detail.label.held_on
    tree, bylaws = section_tree(session, day), bylaws_on(session, detail.label.held_on)
    names, members = labels_of_sections(tree), _members(session, tree, day)
    sent = delegates(session, meeting_id)
    named = Counter(row.section_id for row in sent if not row.is_alternate)
    alternates = Counter(row.section_id for row in sent if row.is_alternate)
    there = [key for key in {*tree.within.get(None, ()), *named, *alternates} if _is_there(tree, key, day, named)]
    rows = [
        SectionSeats(key, names[key], members[key], seats_for(members[key], bylaws), named[key], alternates[key])
        for key in there
    ]
    return tuple(sorted(rows, key=lambda row: row.section))


def _is_there(tree: Tree, key: int, day: date, named: Counter[int]) -> bool:
    node = tree.nodes[key]
    began, ended = node.since is None or node.since <= day, node.until is not None and node.until < day
    return bool(named[key]) or (began and not ended)


def _members(session: Session, tree: Tree, day: date) -> Counter[int]:
    """Section → members on the roll in it and in all that lies in it; kept while the books do not change."""
    return kept(session, ("members of sections", day), partial(_count, session, tree, day))


def _count(session: Session, tree: Tree, day: date) -> Counter[int]:
    counted: Counter[int] = Counter()
    for section_id, counts in counts_by_section(session, day).items():
        if section_id is not None and section_id in tree.nodes:
            counted[section_id] += counts.total
            for node in tree.above(section_id):
                counted[node.id] += counts.total
    return counted


def delegate_facts(session: Session, meeting_id: int, section_id: int) -> DelegateFacts:
    """A section that names delegates for a meeting; raises NotFound for a meeting that is not there."""
    label = meeting_label(session, meeting_id)
    tree = section_tree(session, label.held_on)
    sent = delegates(session, meeting_id)
    of_section = [row for row in sent if row.section_id == section_id and not row.is_alternate]
    return DelegateFacts(
        kind=label.kind, state=label.state, day=label.held_on, section_id=section_id,
        section=labels_of_sections(tree).get(section_id, ""),
        members=_members(session, tree, label.held_on)[section_id],
        there={row.member_id: row.name for row in sent},
        of_section=len(of_section), women_of_section=sum(row.sex is Sex.FEMALE for row in of_section),
        bylaws=bylaws_on(session, label.held_on),
    )  # fmt: skip


def who_is_sent(session: Session, member_ids: Sequence[int], day: date) -> tuple[Sent, ...]:
    """These members as they stood on a day, in the order of their ids as they were named; nobody's ids are left out."""
    if not member_ids:
        return ()
    then, tree = as_on(session, day), section_tree(session, day)
    rows = select(MEMBER.c.id, name_on(day).label("name"), then.section_id.label("section_id"), PERSON.c.sex)
    rows = rows.select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
    rows = rows.where(MEMBER.c.id.in_(among(member_ids)))
    on_roll = {row.id for row in session.execute(members_on(session, rows, day))}
    found = {
        row.id: Sent(row.id, row.name, _lies_in(tree, row.section_id), row.id in on_roll, row.sex is Sex.FEMALE)
        for row in session.execute(rows)
    }
    return tuple(found[member_id] for member_id in member_ids if member_id in found)


def _lies_in(tree: Tree, section_id: int | None) -> tuple[int, ...]:
    if section_id is None or section_id not in tree.nodes:
        return ()
    return (section_id, *(node.id for node in tree.above(section_id)))
