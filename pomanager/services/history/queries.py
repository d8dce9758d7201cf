"""What can be asked of the history: what Ctrl+Z and Ctrl+Y speak of now, and the last acts with how they stand."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from pomanager.db.covering import may, who_reads
from pomanager.db.undo_steps import StepFound, step_found, steps_found
from pomanager.readmodels.history import HistoryOffers, Offered, PastAct
from pomanager.rules.access.needed import needed_for
from pomanager.rules.access.roles import Right
from pomanager.rules.objections import Objection
from pomanager.rules.undoing import KEPT_ACTS, StepKind, Way, next_to_redo, next_to_undo
from pomanager.services.history import judging
from pomanager.services.history.ways import way_of


def offers(session: Session) -> HistoryOffers:
    """What the reader can take back and do again now: of their own acts, or of all where they keep the people."""
    steps = tuple(steps_found(session))
    seen = judging.seen_by(steps, who_reads(session), all_of_them=may(session, Right.KEEP_PEOPLE))
    undo, redo = next_to_undo(seen), next_to_redo(seen)
    return HistoryOffers(
        None if undo is None else _offered(steps, undo, session, again=False),
        None if redo is None else _offered(steps, redo, session, again=True),
    )


def _offered(steps: Sequence[StepFound], act_id: int, session: Session, *, again: bool) -> Offered | None:
    found = judging.doing_of(steps, act_id)
    if found is None:
        return None
    act, last = found
    why = judging.objection_to_redo(steps, act, last) if again else judging.objection_to_undo(act, last)
    needed = needed_for(act.command)
    if needed is None or not may(session, needed):
        return None
    return Offered(act.id, act.act, act.label, why)


def takes_long(session: Session, step_id: int) -> bool:
    """Whether to take an act back, or to do it again, may write a whole register."""
    step = step_found(session, step_id)
    return step is not None and way_of(step.command).is_bulk


def past_acts(session: Session) -> tuple[PastAct, ...]:
    """The acts that are kept, the newest first, each with whether it can be taken back, and why not."""
    steps = tuple(steps_found(session))
    last_of: dict[int, StepFound] = {}
    for step in steps:
        last_of[step.of_id if step.of_id is not None else step.id] = step
    acts = [step for step in steps if step.kind is StepKind.ACT and judging.way_now(step) is not Way.PASSING]
    return tuple(_past(session, steps, act, last_of[act.id]) for act in reversed(acts))


def _past(session: Session, steps: Sequence[StepFound], act: StepFound, last: StepFound) -> PastAct:
    undone = last.kind is StepKind.UNDO
    if undone:
        why = judging.objection_to_redo(steps, act, last)
    else:
        why = judging.objection_to_undo(act, last) or judging.objection_to_order(steps, act, last)
    return PastAct(
        step_id=act.id, sequence=act.sequence, act=act.act, label=act.label, at=act.at, who=act.who,
        taken_back_at=last.at if undone else None, taken_back_by=last.who if undone else "",
        why_not=why or _not_yours(session, act),
    )  # fmt: skip


def _not_yours(session: Session, act: StepFound) -> Objection | None:
    if act.user_id == who_reads(session) or may(session, Right.KEEP_PEOPLE):
        return None
    return Objection(judging.OF_SOMEBODY_ELSE, details={"who": act.who})


def why_not_now(session: Session, step_id: int) -> tuple[Objection, ...]:
    """What speaks against taking an act back, or doing it again, looked at closely: what was done since, too."""
    steps = tuple(steps_found(session))
    found = judging.doing_of(steps, step_id)
    if found is None:
        return (Objection(judging.NOT_KEPT, details={"count": KEPT_ACTS}),)
    act, last = found
    if last.kind is StepKind.UNDO:
        first = judging.objection_to_redo(steps, act, last)
    else:
        first = judging.objection_to_undo(act, last) or judging.objection_to_order(steps, act, last)
    if first is not None:
        return (first,)
    if last.kind is StepKind.UNDO and judging.way_now(act) is not Way.ROWS:
        return ()
    return tuple(judging.objections_to_rows(session, last, rows_go=judging.way_now(act) is Way.ROWS))
