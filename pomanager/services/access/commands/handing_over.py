"""The office changes hands: the new secretary can work, the former no longer as secretary, and a record says so."""

from dataclasses import dataclass, field

from pomanager.db.access import OfficeHandOver, OfficeHandOverItem, OfficeUser
from pomanager.errors import refuse
from pomanager.rules.access import handing_over as rules
from pomanager.rules.access.handing_over import Line
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.access.people import Known, name_key, objections_to_name
from pomanager.rules.access.roles import Role, in_order
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.access.commands.writing import roles_told, set_roles, set_secret
from pomanager.services.access.queries.door import people_now
from pomanager.services.journal.queries import journal_head
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """The office goes from one secretary to another.

    ``taken_by_id`` is somebody who works with the books already; without, ``taken_by`` is somebody new, who chose
    ``password``. ``given_by`` is written only where nobody has been written down yet. ``keeps`` are the roles the
    former secretary has from now on; without any, their access ends. ``backup_name`` is the backup made for it.
    """

    lines: tuple[Line, ...]
    taken_by_id: int | None = None
    taken_by: str = ""
    given_by: str = ""
    keeps: tuple[Role, ...] = ()
    backup_name: str = ""
    file_password_new: bool = False
    notes: str = ""
    password: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


def objections_to_order(now: tuple[Known, ...], order: HandOver, giver: str) -> tuple[Objection, ...]:
    """All that speaks against the hand-over, beside the field it concerns."""
    taker = next((each for each in now if each.id == order.taken_by_id), None)
    name = order.taken_by if taker is None else taker.name
    found = list(rules.objections_to_handing_over(name, giver, order.keeps, order.lines, order.backup_name))
    if taker is None:
        found += [
            Objection(each.message, "taken_by", each.details)
            for each in objections_to_name(order.taken_by, now) if tidy(order.taken_by)
        ]  # fmt: skip
        found += objections_to_password(order.password, order.again, (order.taken_by,))
    return tuple(found)


def hand_over(work: Work, order: HandOver) -> int:
    """Hand the office over, or raise Refused; returns the id of the record, of which a paper is printed and signed."""
    now = people_now(work.session)
    giver = next((each for each in now if each.id == work.keeper.user_id), None)
    refuse(objections_to_order(now, order, order.given_by if giver is None else giver.name))
    given_by = _giver(work, order, giver)
    taken_by = _taker(work, order, now)
    head = journal_head(work.session)
    row = OfficeHandOver(
        at=work.now, given_by_id=given_by.id, taken_by_id=taken_by.id, given_by=given_by.name, taken_by=taken_by.name,
        given_by_role=" ".join(in_order(order.keeps)), backup_name=order.backup_name, journal_count=head.count,
        journal_hash=head.hash, file_password_new=order.file_password_new, notes=order.notes.strip(),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.add_all(
        OfficeHandOverItem(
            hand_over_id=row.id, position=position, item=line.item, called=tidy(line.called), is_done=line.is_done,
            remark=line.remark.strip(),
        )
        for position, line in enumerate(order.lines, 1)
    )  # fmt: skip
    work.record(
        "access.handed_over",
        About("office_user", taken_by.id, taken_by.name),
        {
            "given_by": (None, given_by.name), "taken_by": (None, taken_by.name),
            "roles_kept": (None, roles_told(order.keeps) or None), "backup": (None, order.backup_name or None),
        },
    )  # fmt: skip
    return row.id


def _giver(work: Work, order: HandOver, giver: Known | None) -> OfficeUser:
    """Who gives the office over, with what they keep of it."""
    if giver is None:
        user = OfficeUser(name=tidy(order.given_by), name_key=name_key(order.given_by), added_at=work.now)
        work.session.add(user)
        work.session.flush()
    else:
        user = work.session.get_one(OfficeUser, giver.id)
    if order.keeps and giver is not None:
        set_roles(work, user.id, order.keeps)
    else:
        user.ended_at = work.now
    return user


def _taker(work: Work, order: HandOver, now: tuple[Known, ...]) -> OfficeUser:
    """Who takes the office over, secretary from now on."""
    known = next((each for each in now if each.id == order.taken_by_id), None)
    if known is not None:
        set_roles(work, known.id, known.roles | {Role.SECRETARY})
        return work.session.get_one(OfficeUser, known.id)
    user = OfficeUser(name=tidy(order.taken_by), name_key=name_key(order.taken_by), added_at=work.now)
    work.session.add(user)
    work.session.flush()
    set_roles(work, user.id, (Role.SECRETARY,))
    set_secret(work, user.id, order.password, must_change=False)
    return user
