"""Freezing the roll of a meeting: who may vote in it and why, as of its record date."""

from dataclasses import dataclass
from datetime import date

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.meetings.calling import Meeting, MeetingRoll, RollLine, RollVerdict
from pomanager.db.meetings.rolls import write_lines
from pomanager.errors import Refused
from pomanager.i18n import speaking
from pomanager.i18n.offices import office_name
from pomanager.readmodels.bodies import OfficerRow
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Verdict
from pomanager.rules.meetings.kinds import OF_BODIES, OF_DELEGATES
from pomanager.rules.meetings.notice import NOBODY_ON_ROLL, basis_of, quorum_base
from pomanager.rules.meetings.rolls import SITS_WITH_VOTE, SITS_WITHOUT_VOTE, reasons_kept
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.meetings import judging_calling
from pomanager.services.meetings.calling_orders import FreezeRoll
from pomanager.services.meetings.commands.recording import about_meeting, judged
from pomanager.services.meetings.queries.freezing import (
    Counted,
    Judged,
    Wanted,
    is_of_now,
    judged_for,
    lines_to_write,
    parameters,
    wanted_for,
)
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.roll import young_on
from pomanager.services.members.queries.on_day import sections_on
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.work import Work

__all__ = ["FreezeRoll", "freeze_roll"]


def freeze_roll(work: Work, order: FreezeRoll, beforehand: Judged | None = None) -> int:
    """Write the roll of a meeting as of a day, or raise Refused; returns its id. The newest roll counts.

    Members on the roll on that day all stand on it, those who may not vote with their reasons and no vote; of a
    meeting of delegates the delegates do, of the meeting of a body those who sit in it. ``beforehand`` is what
    ``roll_to_freeze`` told; if the books have not changed since, nobody is judged again.
    """
    judged(judging_calling.objections_to_freezing_roll, work, order)
    detail = meeting_detail(work.session, order.meeting_id)
    bylaws = bylaws_on(work.session, order.record_on)
    if detail.label.body_id is not None and detail.label.kind in {*OF_BODIES, *OF_DELEGATES}:
        roll = _freeze_body(work, order, detail.label.body_id, bylaws)
    else:
        basis = basis_of(detail.label.kind, bylaws)
        with bulk.roomy(work.session, bulk.WHOLE_ROLL_KB):  # around both: what was read to judge is written from
            found = _found(work, wanted_for(work.session, detail, order.record_on), beforehand)
            roll = _freeze_members(work, order, found, bylaws, basis)
    meeting = work.session.get_one(Meeting, order.meeting_id)
    before, meeting.record_on = meeting.record_on, order.record_on
    told = {
        "record_on": (before, order.record_on), "on_roll": (None, roll.on_roll), "entitled": (None, roll.entitled),
        "quorum_base": (None, roll.base),
    }  # fmt: skip
    work.touch(Area.MEETINGS)
    work.record("meetings.roll_frozen", about_meeting(work, order.meeting_id), told, order.reason.strip())
    return roll.id


def _found(work: Work, wanted: Wanted, beforehand: Judged | None) -> Judged:
    """Who would stand on the roll: what was judged beforehand, if it still holds."""
    if beforehand is not None and is_of_now(work.session, beforehand, wanted):
        return beforehand
    return judged_for(work.session, wanted)


def _freeze_members(work: Work, order: FreezeRoll, found: Judged, bylaws: Bylaws, basis: str | None) -> MeetingRoll:
    roll = _write_roll(work, order, found.counted, basis)
    first = _write_verdicts(work, roll.id, found.verdicts)
    lines = lines_to_write(work.session, found.wanted, bylaws)
    write_lines(work.session, lines, parameters(found, roll.id, first))
    return roll


def _write_roll(work: Work, order: FreezeRoll, counted: Counted, basis: str | None) -> MeetingRoll:
    if not counted.on_roll:
        raise Refused([Objection(NOBODY_ON_ROLL)])
    roll = MeetingRoll(
        meeting_id=order.meeting_id, record_on=order.record_on, frozen_at=work.now, reason=order.reason.strip(),
        on_roll=counted.on_roll, entitled=counted.entitled, votes=counted.votes, women_entitled=counted.women_entitled,
        base=quorum_base(basis, counted.on_roll, counted.votes),
    )  # fmt: skip
    work.session.add(roll)
    work.session.flush()
    return roll


def _write_verdicts(work: Work, roll_id: int, kept: "tuple[tuple[bool, str], ...]") -> int:
    """Write the verdicts of all kinds, one after the other; returns the id of the first."""
    rows = [RollVerdict(meeting_roll_id=roll_id, may_vote=may, reasons=reasons) for may, reasons in kept]
    first = 0
    for row in rows:
        work.session.add(row)
        work.session.flush()
        first = first or row.id
    return first


@dataclass(frozen=True, slots=True)
class _Sitting:
    """Somebody who sits in the body, once however many seats they hold."""

    row: OfficerRow
    votes: int


def _freeze_body(work: Work, order: FreezeRoll, body_id: int, bylaws: Bylaws) -> MeetingRoll:
    sitting = _sitting(work, order.record_on, body_id)
    with_vote = [each for each in sitting if each.votes]
    women = sum(1 for each in with_vote if each.row.holding.person.sex is Sex.FEMALE)
    counted = Counted(len(sitting), len(with_vote), len(with_vote), women)
    roll = _write_roll(work, order, counted, None)
    verdicts = (Verdict((SITS_WITHOUT_VOTE,)), Verdict((SITS_WITH_VOTE,)))
    first = _write_verdicts(work, roll.id, tuple((may, reasons_kept(verdicts[may])) for may in (False, True)))
    people = [each.row.holding.person for each in sitting]
    young = young_on(work.session, [person.person_id for person in people], order.record_on, bylaws)
    sections = sections_on(work.session, order.record_on) if any(person.member_id for person in people) else {}
    language = organisation(work.session).languages[0]
    for position, (each, person) in enumerate(zip(sitting, people, strict=True), 1):
        work.session.add(
            RollLine(
                meeting_roll_id=roll.id, position=position, person_id=person.person_id, member_id=person.member_id,
                number=person.number, name=person.name, other_script=person.other_script,
                sex=person.sex, is_young=person.person_id in young,
                section_id=sections.get(person.member_id or 0), capacity=_capacity(each.row, language), shares=0,
                votes=each.votes, verdict_id=first + each.votes,
            )
        )  # fmt: skip
    return roll


def _sitting(work: Work, day: date, body_id: int) -> tuple[_Sitting, ...]:
    """Who sits in the body on a day, in order of its seats; with a vote where any of their seats has one."""
    found: dict[int, _Sitting] = {}
    for row in officers_on(work.session, day, body_id):
        person = row.holding.person.person_id
        before = found.get(person)
        found[person] = _Sitting(
            before.row if before else row, max(before.votes if before else 0, int(row.seat.voting))
        )
    return tuple(found.values())


def _capacity(row: OfficerRow, language: str) -> str:
    """The offices somebody holds in the body, in the organisation's first language."""
    with speaking(language):
        return ", ".join(office_name(held.office, held.title) for held in row.holding.offices)
