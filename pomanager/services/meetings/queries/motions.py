"""Motions of a meeting with their votes, who spoke, who has an interest, and what the room shows of an item."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.bodies import BodyReversal, Ratification
from pomanager.db.meetings.calling import ItemConflict
from pomanager.db.meetings.decisions import Speaker
from pomanager.readmodels.meetings.minutes import DecisionLine, MotionLine
from pomanager.readmodels.meetings.room import ConflictRow, CurrentItem, MotionRow, RatificationOffered, Speaking
from pomanager.rules.meetings.deciding import Outcome
from pomanager.services.meetings.queries.agenda import ITEM
from pomanager.services.meetings.queries.items import item_found
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.minutes_items import motions_of
from pomanager.services.meetings.queries.session_facts import LINE, MOTION

_SPEAKER, _CONFLICT, _RATIFICATION, _BODY_REVERSAL = map(table_of, (Speaker, ItemConflict, Ratification, BodyReversal))


def motions(session: Session, meeting_id: int, item_id: int | None = None) -> tuple[MotionRow, ...]:
    """The motions of a meeting, item by item in the order they were put; only those of one item."""
    mover, seconder = aliased(LINE), aliased(LINE)
    query = (
        select(
            MOTION, ITEM.c.position.label("place"), mover.c.number.label("mover_number"),
            mover.c.name.label("mover_name"), seconder.c.number.label("seconder_number"),
            seconder.c.name.label("seconder_name"),
        )
        .join(ITEM, ITEM.c.id == MOTION.c.item_id)
        .join(mover, mover.c.id == MOTION.c.mover_id, isouter=True)
        .join(seconder, seconder.c.id == MOTION.c.seconder_id, isouter=True)
        .where(ITEM.c.meeting_id == meeting_id)
        .order_by(ITEM.c.position, MOTION.c.item_id, MOTION.c.position, MOTION.c.id)
    )  # fmt: skip
    if item_id is not None:
        query = query.where(MOTION.c.item_id == item_id)
    told = {line.id: line for lines in motions_of(session, meeting_id).values() for line in lines}
    rows = session.execute(query).all()
    reads = _texts_now({row.id: row.amends_id for row in rows}, told)
    return tuple(
        MotionRow(
            id=row.id, item_id=row.item_id, position=row.position, kind=row.kind, text=row.text,
            text_now=reads.get(row.id, row.text), grounds=row.grounds, mover_id=row.mover_id,
            mover=called(row.mover_number, row.mover_name) or row.moved_by, moved_by=row.moved_by,
            seconder_id=row.seconder_id, seconder=called(row.seconder_number, row.seconder_name),
            amends_id=row.amends_id, state=row.state, state_reason=row.state_reason, version=row.version,
            decision=told[row.id].decision,
        )
        for row in rows
    )  # fmt: skip


def _texts_now(amends: Mapping[int, int | None], told: Mapping[int, MotionLine]) -> Mapping[int, str]:
    """Motion → what it reads since the last amendment to it was adopted."""
    adopted: dict[int, tuple[int, str]] = {}
    for motion_id, main in amends.items():
        decision = told[motion_id].decision
        if main is None or decision is None or decision.outcome is not Outcome.ADOPTED:
            continue
        adopted[main] = max(adopted.get(main, (0, "")), (decision.id, decision.text))
    return {main: text for main, (_decision, text) in adopted.items()}


def called(number: str | None, name: str | None) -> str:
    """Somebody on the roll as people call them: number and name; "" for nobody."""
    return " ".join(part for part in (number, name) if part)


def decisions(session: Session, meeting_id: int) -> tuple[DecisionLine, ...]:
    """The votes of a meeting in the order they were recorded, those that were taken back among them."""
    found = (
        decision
        for lines in motions_of(session, meeting_id).values()
        for line in lines
        for decision in line.decisions
    )  # fmt: skip
    return tuple(sorted(found, key=lambda decision: decision.id))


def current_item(session: Session, item_id: int) -> CurrentItem:
    """What the room shows of an item; raises NotFound."""
    item = item_found(session, item_id)
    return CurrentItem(
        item_id, item.state, motions(session, item.meeting_id, item_id), speakers(session, item_id),
        conflicts(session, item_id),
    )  # fmt: skip


def speakers(session: Session, item_id: int) -> tuple[Speaking, ...]:
    """Who spoke to an item, in order."""
    query = (
        select(LINE.c.id, LINE.c.number, LINE.c.name, LINE.c.sex)
        .join(_SPEAKER, _SPEAKER.c.roll_id == LINE.c.id)
        .where(_SPEAKER.c.item_id == item_id)
        .order_by(_SPEAKER.c.id)
    )
    return tuple(Speaking(*row) for row in session.execute(query))


def conflicts(session: Session, item_id: int) -> tuple[ConflictRow, ...]:
    """Who declared an interest in an item, in order."""
    query = (
        select(
            _CONFLICT.c.id, LINE.c.id.label("roll_id"), LINE.c.number, LINE.c.name, _CONFLICT.c.nature,
            _CONFLICT.c.left_room,
        )
        .join(_CONFLICT, _CONFLICT.c.roll_id == LINE.c.id)
        .where(_CONFLICT.c.item_id == item_id)
        .order_by(_CONFLICT.c.id)
    )  # fmt: skip
    return tuple(ConflictRow(*row) for row in session.execute(query))


def ratifications_offered(session: Session, meeting_id: int) -> tuple[RatificationOffered, ...]:
    """Co-options a decision of the meeting speaks of and that nobody has written the assembly's word on yet."""
    day = meeting_label(session, meeting_id).held_on
    is_taken_back = (
        select(_BODY_REVERSAL.c.id)
        .where(_BODY_REVERSAL.c.ratification_id == _RATIFICATION.c.id)
        .correlate(_RATIFICATION)
        .exists()
    )
    query = (
        select(ITEM.c.id, ITEM.c.about_id)
        .select_from(ITEM)
        .join(_RATIFICATION, and_(_RATIFICATION.c.appointment_id == ITEM.c.about_id, ~is_taken_back), isouter=True)
        .where(
            ITEM.c.meeting_id == meeting_id, ITEM.c.about_table == "appointment", ITEM.c.about_id.is_not(None),
            _RATIFICATION.c.id.is_(None),
        )
        .order_by(ITEM.c.position, ITEM.c.id)
    )  # fmt: skip
    votes = _main_votes(motions(session, meeting_id))
    return tuple(
        RatificationOffered(item_id, about_id, decision.id, decision.reference, decision.outcome, day)
        for item_id, about_id in session.execute(query)
        for decision in votes.get(item_id, ())[-1:]
        if decision.outcome is not Outcome.NO_QUORUM
    )


def _main_votes(rows: Sequence[MotionRow]) -> Mapping[int, Sequence[DecisionLine]]:
    found: dict[int, list[DecisionLine]] = defaultdict(list)
    for row in rows:
        if row.decision is not None and row.amends_id is None:
            found[row.item_id].append(row.decision)
    return found
