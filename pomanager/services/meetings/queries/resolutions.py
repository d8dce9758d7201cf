"""The register of resolutions, what is to be done after meetings, and how often people come."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.attendance import Proxy
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.meetings.room import AttendanceRate, FollowUpRow, ResolutionRow
from pomanager.rules.meetings.deciding import Outcome, Standing
from pomanager.rules.meetings.kinds import MeetingState, Presence
from pomanager.services.meetings.queries.agenda import ITEM, agenda
from pomanager.services.meetings.queries.listing import meetings, meetings_before
from pomanager.services.meetings.queries.loading import MEETING, labels, roll_sums, select_labels
from pomanager.services.meetings.queries.motions import decisions
from pomanager.services.meetings.queries.session_facts import DECISION, FOLLOW_UP, LINE, MOTION
from pomanager.services.meetings.queries.sheets_came import who_came
from pomanager.services.meetings.queries.standings import standings
from pomanager.services.members.queries.kept_records import kept_people

_PROXY = table_of(Proxy)


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """What of the register of resolutions is asked for: a year, whose they are, where they stand (by a day)."""

    year: int | None = None
    body_id: int | None = None
    of_assemblies: bool = False
    standing: Standing | None = None
    outcome: Outcome | None = None
    as_of: date | None = None


ALL = ResolutionView()


def resolutions(session: Session, view: ResolutionView = ALL) -> tuple[ResolutionRow, ...]:
    """The decisions on motions, amendments left out, the last first; those taken back stand among them."""
    query = (
        select(
            DECISION.c.id, DECISION.c.meeting_id, DECISION.c.year, MOTION.c.kind, MOTION.c.item_id, ITEM.c.title
        )
        .join(MOTION, MOTION.c.id == DECISION.c.motion_id)
        .join(ITEM, ITEM.c.id == MOTION.c.item_id)
        .join(MEETING, MEETING.c.id == DECISION.c.meeting_id)
        .where(MOTION.c.amends_id.is_(None))
        .order_by(DECISION.c.year.desc(), DECISION.c.number.desc())
    )  # fmt: skip
    if view.year is not None:
        query = query.where(DECISION.c.year == view.year)
    if view.body_id is not None:
        query = query.where(MEETING.c.body_id == view.body_id)
    if view.of_assemblies:
        query = query.where(MEETING.c.body_id.is_(None))
    rows = session.execute(query).all()
    found = _rows(session, rows, view.as_of)
    if view.standing is not None:
        found = tuple(row for row in found if row.standing is view.standing)
    return found if view.outcome is None else tuple(row for row in found if row.decision.outcome is view.outcome)


def _rows(session: Session, rows: Sequence[Row[*tuple[Any, ...]]], as_of: date | None) -> tuple[ResolutionRow, ...]:
    held = sorted({row.meeting_id for row in rows})
    named = labels_of(session, held)
    told = {line.id: line for meeting_id in held for line in decisions(session, meeting_id)}
    numbers = {line.id: line for meeting_id in held for line in agenda(session, meeting_id)}
    stands, asked = standings(session, as_of), _first_follow_ups(session)
    found = []
    for row in rows:
        decision = told[row.id]
        stood = stands.get(row.id)
        holds = decision.outcome is Outcome.ADOPTED and not decision.taken_back
        item, ups = numbers.get(row.item_id), asked.get(row.id, ())
        found.append(
            ResolutionRow(
                id=row.id, reference=decision.reference, year=row.year, meeting=named[row.meeting_id],
                item=item.number if item else "", title=row.title, motion_kind=row.kind, decision=decision,
                standing=(stood.standing if stood else Standing.IN_FORCE) if holds else None,
                standing_since=(stood.since if stood else decision.effective_on) if holds else None,
                repealed_by=stood.by if stood else "", remarks=stood.remarks if stood else "",
                responsible=ups[0].responsible if ups else "", due_on=ups[0].due_on if ups else None,
                open_follow_ups=sum(each.done_on is None and not each.dropped for each in ups),
            )
        )  # fmt: skip
    return tuple(found)


def labels_of(session: Session, meeting_ids: Sequence[int]) -> Mapping[int, MeetingLabel]:
    """Some meetings as lists name them, by their ids."""
    found = labels(session, select_labels().where(MEETING.c.id.in_(meeting_ids)))
    return {label.id: label for label in found}


def _first_follow_ups(session: Session) -> Mapping[int, list[Row[Any]]]:
    """Decision → what is to be done after it, the first to be due first."""
    query = select(FOLLOW_UP).where(FOLLOW_UP.c.decision_id.is_not(None))
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(query.order_by(FOLLOW_UP.c.due_on.is_(None), FOLLOW_UP.c.due_on, FOLLOW_UP.c.id)):
        found[row.decision_id].append(row)
    return found


def resolution_years(session: Session) -> tuple[int, ...]:
    """The years of which there are decisions, the last first."""
    return tuple(session.execute(select(DECISION.c.year).distinct().order_by(DECISION.c.year.desc())).scalars())


def follow_ups(
    session: Session, *, meeting_id: int | None = None, carried_to: int | None = None, open_only: bool = False
) -> tuple[FollowUpRow, ...]:
    """What is to be done, the first to be due first: after one meeting, or all that earlier ones of its kind left.

    ``carried_to`` asks for what is still open when that meeting is held; raises NotFound.
    """
    query = select(FOLLOW_UP, DECISION.c.reference).join(
        DECISION, DECISION.c.id == FOLLOW_UP.c.decision_id, isouter=True
    )
    if meeting_id is not None:
        query = query.where(FOLLOW_UP.c.meeting_id == meeting_id)
    if carried_to is not None:
        query = query.where(FOLLOW_UP.c.meeting_id.in_([each.id for each in meetings_before(session, carried_to)]))
    if open_only or carried_to is not None:
        query = query.where(FOLLOW_UP.c.done_on.is_(None), FOLLOW_UP.c.dropped.is_(False))
    rows = session.execute(
        query.order_by(FOLLOW_UP.c.due_on.is_(None), FOLLOW_UP.c.due_on, FOLLOW_UP.c.id)
    ).all()  # fmt: skip
    named = labels_of(session, sorted({row.meeting_id for row in rows}))
    return tuple(
        FollowUpRow(
            id=row.id, meeting=named[row.meeting_id], item_id=row.item_id, reference=row.reference or "",
            text=row.text, person_id=row.person_id, responsible=row.responsible, due_on=row.due_on,
            done_on=row.done_on, dropped=row.dropped, remarks=row.remarks,
        )
        for row in rows
    )  # fmt: skip


_IN_ORDER = {how: place for place, how in enumerate(Presence)}


def attendance_rates(
    session: Session,
    *,
    since: date,
    until: date,
    body_id: int | None = None,
    meeting_ids: tuple[int, ...] | None = None,
) -> tuple[AttendanceRate, ...]:
    """How often everybody came to the meetings held in a time on whose rolls they had a vote, by name.

    Of a body, or of some meetings; with neither, of all assemblies. Somebody who came at all was present; else they
    were represented, or had sent word.
    """
    held = [
        label.id
        for label in meetings(session, since=since, until=until, states={MeetingState.CLOSED}, body_id=body_id)
        if (label.id in meeting_ids if meeting_ids is not None else body_id is not None or label.body_id is None)
    ]
    known: dict[int, Row[*tuple[Any, ...]]] = {}
    counts: dict[int, Counter[Presence]] = defaultdict(Counter)
    kept_in = kept_people(session)
    for meeting_id in held:
        came: dict[int, Presence] = {}
        for line, how in _came(session, meeting_id):
            person_id = kept_in.get(line.person_id, line.person_id)
            if line.person_id == person_id or person_id not in known:
                known[person_id] = line
            # Of two records of one person on a roll, the one that was there tells how the person came.
            came[person_id] = min(came.get(person_id, how), how, key=_IN_ORDER.__getitem__)
        for person_id, how in came.items():
            counts[person_id][how] += 1
    rates = (
        AttendanceRate(
            person_id, line.number, line.name, line.sex, counts[person_id].total(), counts[person_id][Presence.PRESENT],
            counts[person_id][Presence.REPRESENTED], counts[person_id][Presence.EXCUSED],
        )
        for person_id, line in known.items()
    )  # fmt: skip
    return tuple(sorted(rates, key=lambda rate: (rate.name, rate.number, rate.person_id)))


def _came(session: Session, meeting_id: int) -> list[tuple[Row[*tuple[Any, ...]], Presence]]:
    """Everybody with a vote on the roll of a meeting, and how they came to it."""
    sums = roll_sums(session, meeting_id)
    if sums is None:
        return []
    came = who_came(session, meeting_id)
    lines = session.execute(
        select(LINE.c.id, LINE.c.person_id, LINE.c.number, LINE.c.name, LINE.c.sex).where(
            LINE.c.meeting_roll_id == sums.meeting_roll_id, LINE.c.votes > 0
        )
    )
    return [(line, came.presence(line.id)) for line in lines]
