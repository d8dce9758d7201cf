"""What happened under each item of an agenda, read in a few statements for minutes and extracts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import AgendaItem, ItemConflict, RollLine
from pomanager.db.meetings.decisions import (
    Decision,
    DecisionReversal,
    FollowUp,
    Motion,
    OutcomeBlock,
    RollCallVote,
    Speaker,
)
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.readmodels.meetings.minutes import (
    Conflicted,
    DecisionLine,
    FollowUpAsked,
    ItemTold,
    MotionLine,
    Named,
)
from pomanager.rules.meetings.deciding import Choice
from pomanager.rules.meetings.rich_text import RichText, from_json

_ITEM = table_of(AgendaItem)
_ROLL = table_of(RollLine)
_MOTION = table_of(Motion)
_SPEAKER = table_of(Speaker)
_DECISION = table_of(Decision)
_REVERSAL = table_of(DecisionReversal)
_ANSWER = table_of(RollCallVote)
_CONFLICT = table_of(ItemConflict)
_FOLLOW_UP = table_of(FollowUp)
_BLOCK = table_of(OutcomeBlock)


def items_told(
    session: Session, meeting_id: int, agenda: Sequence[AgendaLine], free: Mapping[int, Sequence[RichText]]
) -> tuple[ItemTold, ...]:
    """Every item in its order; ``free`` is what the secretary wrote below items, by the id of the item."""
    speakers, conflicts = _speakers(session, meeting_id), _conflicts(session, meeting_id)
    moved, handed_down = motions_of(session, meeting_id), _handed_down(session, meeting_id)
    asked = follow_ups_asked(session, meeting_id, {line.id: line.number for line in agenda})
    return tuple(
        ItemTold(
            line=line, speakers=tuple(speakers[line.id]), conflicts=tuple(conflicts[line.id]),
            motions=tuple(moved[line.id]), handed_down=tuple(handed_down[line.id]),
            follow_ups=tuple(each for item_id, each in asked if item_id == line.id), free=tuple(free.get(line.id, ())),
        )
        for line in agenda
    )  # fmt: skip


def motions_of(session: Session, meeting_id: int) -> Mapping[int, Sequence[MotionLine]]:
    """By item, its motions in the order they were put, each with what became of it."""
    mover, seconder = aliased(_ROLL), aliased(_ROLL)
    query = (
        select(
            _MOTION.c.id, _MOTION.c.item_id, _MOTION.c.kind, _MOTION.c.text, _MOTION.c.grounds, _MOTION.c.moved_by,
            _MOTION.c.amends_id, _MOTION.c.state, _MOTION.c.state_reason, mover.c.name.label("mover"),
            mover.c.sex.label("mover_sex"), seconder.c.name.label("seconder"), seconder.c.sex.label("seconder_sex"),
        )
        .join(_ITEM, _ITEM.c.id == _MOTION.c.item_id)
        .join(mover, mover.c.id == _MOTION.c.mover_id, isouter=True)
        .join(seconder, seconder.c.id == _MOTION.c.seconder_id, isouter=True)
        .where(_ITEM.c.meeting_id == meeting_id)
        .order_by(_MOTION.c.item_id, _MOTION.c.position, _MOTION.c.id)
    )  # fmt: skip
    decided = _decisions(session, meeting_id)
    found: dict[int, list[MotionLine]] = defaultdict(list)
    for row in session.execute(query):
        mover_named = Named(row.mover, row.mover_sex) if row.mover else None
        if mover_named is None and row.moved_by:
            mover_named = Named(row.moved_by)
        found[row.item_id].append(
            MotionLine(
                id=row.id, kind=row.kind, text=row.text, grounds=row.grounds, mover=mover_named,
                seconder=Named(row.seconder, row.seconder_sex) if row.seconder else None,
                is_amendment=row.amends_id is not None, state=row.state, state_reason=row.state_reason,
                decisions=tuple(decided[row.id]),
            )
        )  # fmt: skip
    return found


def _decisions(session: Session, meeting_id: int) -> Mapping[int, Sequence[DecisionLine]]:
    """By motion, its votes in order."""
    answers = _answers(session, meeting_id)
    query = (
        select(_DECISION, _REVERSAL.c.reason.label("taken_back"))
        .join(_REVERSAL, _REVERSAL.c.decision_id == _DECISION.c.id, isouter=True)
        .where(_DECISION.c.meeting_id == meeting_id)
        .order_by(_DECISION.c.id)
    )
    found: dict[int, list[DecisionLine]] = defaultdict(list)
    for row in session.execute(query):
        found[row.motion_id].append(_decision(row, answers[row.id]))
    return found


def _decision(row: Row[Any], answers: Mapping[Choice, list[str]]) -> DecisionLine:
    return DecisionLine(
        id=row.id, reference=row.reference, text=row.text, outcome=row.outcome, method=row.method,
        voted_at=row.voted_at, votes_for=row.votes_for, votes_against=row.votes_against, abstentions=row.abstentions,
        blank=row.blank, spoilt=row.spoilt, present=row.present, represented=row.represented,
        in_conflict=row.in_conflict, women_present=row.women_present, quorum_base=row.quorum_base,
        quorum_needed=row.quorum_needed, majority_share=row.majority_share, majority_base=row.majority_base,
        majority_of=row.majority_of, needed=row.needed, casting=row.casting, bylaw=row.bylaw, article=row.article,
        effective_on=row.effective_on, taken_back=row.taken_back or "",
        answers=tuple((choice, tuple(answers[choice])) for choice in Choice if choice in answers),
    )  # fmt: skip


def _answers(session: Session, meeting_id: int) -> Mapping[int, Mapping[Choice, list[str]]]:
    """By decision, who answered what when the roll was called, in the order of the roll."""
    query = (
        select(_ANSWER.c.decision_id, _ANSWER.c.choice, _ROLL.c.name)
        .join(_DECISION, _DECISION.c.id == _ANSWER.c.decision_id)
        .join(_ROLL, _ROLL.c.id == _ANSWER.c.roll_id)
        .where(_DECISION.c.meeting_id == meeting_id)
        .order_by(_ANSWER.c.decision_id, _ROLL.c.position)
    )
    found: dict[int, dict[Choice, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in session.execute(query):
        found[row.decision_id][row.choice].append(row.name)
    return found


def _speakers(session: Session, meeting_id: int) -> Mapping[int, Sequence[Named]]:
    query = (
        select(_SPEAKER.c.item_id, _ROLL.c.name, _ROLL.c.sex)
        .join(_ITEM, _ITEM.c.id == _SPEAKER.c.item_id)
        .join(_ROLL, _ROLL.c.id == _SPEAKER.c.roll_id)
        .where(_ITEM.c.meeting_id == meeting_id)
        .order_by(_SPEAKER.c.id)
    )
    found: dict[int, list[Named]] = defaultdict(list)
    for row in session.execute(query):
        found[row.item_id].append(Named(row.name, row.sex))
    return found


def _conflicts(session: Session, meeting_id: int) -> Mapping[int, Sequence[Conflicted]]:
    query = (
        select(_CONFLICT.c.item_id, _ROLL.c.name, _ROLL.c.sex, _CONFLICT.c.nature, _CONFLICT.c.left_room)
        .join(_ITEM, _ITEM.c.id == _CONFLICT.c.item_id)
        .join(_ROLL, _ROLL.c.id == _CONFLICT.c.roll_id)
        .where(_ITEM.c.meeting_id == meeting_id)
        .order_by(_CONFLICT.c.id)
    )
    found: dict[int, list[Conflicted]] = defaultdict(list)
    for row in session.execute(query):
        found[row.item_id].append(Conflicted(Named(row.name, row.sex), row.nature, row.left_room))
    return found


def _handed_down(session: Session, meeting_id: int) -> Mapping[int, Sequence[RichText]]:
    """By item, what other areas recorded: of each key the newest."""
    newest = select(func.max(_BLOCK.c.id)).group_by(_BLOCK.c.item_id, _BLOCK.c.key)
    query = (
        select(_BLOCK.c.item_id, _BLOCK.c.blocks)
        .join(_ITEM, _ITEM.c.id == _BLOCK.c.item_id)
        .where(_ITEM.c.meeting_id == meeting_id, _BLOCK.c.id.in_(newest))
        .order_by(_BLOCK.c.id)
    )
    found: dict[int, list[RichText]] = defaultdict(list)
    for row in session.execute(query):
        text = from_json(row.blocks)
        if text:
            found[row.item_id].append(text)
    return found


def follow_ups_asked(
    session: Session, meeting_id: int, numbers: Mapping[int, str]
) -> tuple[tuple[int | None, FollowUpAsked], ...]:
    """What is to be done after the meeting, each with the item it belongs to; ``numbers`` are those of the items."""
    query = (
        select(
            _FOLLOW_UP.c.item_id, _DECISION.c.reference, _FOLLOW_UP.c.text, _FOLLOW_UP.c.responsible,
            _FOLLOW_UP.c.due_on,
        )
        .join(_DECISION, _DECISION.c.id == _FOLLOW_UP.c.decision_id, isouter=True)
        .where(_FOLLOW_UP.c.meeting_id == meeting_id)
        .order_by(_FOLLOW_UP.c.id)
    )  # fmt: skip
    return tuple(
        (
            row.item_id,
            FollowUpAsked(numbers.get(row.item_id, ""), row.reference or "", row.text, row.responsible, row.due_on),
        )
        for row in session.execute(query)
    )
