"""Whether an act can be taken back or done again: who asks, how it is taken back, and what was done since."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from pomanager.db.undo_rows import InTheWay, images_of, in_the_way
from pomanager.db.undo_steps import StepFound, area_of, changed_last_by, step_found
from pomanager.marks import N_
from pomanager.rules.objections import Objection, Word
from pomanager.rules.undoing import StepKind, StepSeen, Way, next_to_redo, standing
from pomanager.services.history.ways import way_of
from pomanager.services.journal.words import ACTS, AREAS

NOT_KEPT = N_("This act is too long ago: only the last {count} acts can be taken back.")
ALREADY = N_("This act was taken back already.")
NOT_TAKEN_BACK = N_("This act holds: there is nothing to do again.")
NOT_WHOLE = N_("This act wrote into a register or changed very many records: set it right on the page of its area.")
NOT_AGAIN = N_("It cannot be done again by itself. Enter it again on the page of its area.")
NOT_NEXT = N_(
    "Acts are done again one after the other, the one taken back last first, and only while nothing new was done."
)
OF_SOMEBODY_ELSE = N_("{who} did this. Only they themselves, the secretary or the chair can take it back.")
CHANGED_SINCE = N_(
    "What it wrote was changed since, by “{act}” ({label}), line {line} of the journal. Take that back first."
)
CHANGED_UNKNOWN = N_("What it wrote was changed since. Set it right on the page of its area.")
BUILT_ON = N_("“{act}” ({label}), line {line} of the journal, builds on it. Take that back first.")
BUILT_ON_UNKNOWN = N_("Something that was written since builds on it ({what}). Set that right first.")
LATER_ON_SAME = N_(
    "Since then “{act}” was done with the same record, line {line} of the journal. Take acts back from the last one on."
)

IN_ORDER = frozenset({"meeting", "election", "bylaw_version", "programme", "cohort"})
"""Records whose acts build on one another without naming one another: they are taken back from the last one on."""


def way_now(step: StepFound) -> Way:
    """How an act is taken back."""
    return way_of(step.command).way


def seen_by(steps: Sequence[StepFound], user_id: int | None, *, all_of_them: bool) -> tuple[StepSeen, ...]:
    """The steps as the rules of order see them, for one reader."""
    return tuple(
        StepSeen(step.id, step.kind, step.of_id, way_now(step), all_of_them or step.user_id == user_id)
        for step in steps
    )


def doing_of(steps: Sequence[StepFound], act_id: int) -> tuple[StepFound, StepFound] | None:
    """The act and the step that last did, took back or did it again; None where it is not kept."""
    mine = [step for step in steps if act_id in {step.id, step.of_id}]
    return (mine[0], mine[-1]) if mine and mine[0].id == act_id else None


def objection_to_command(act: StepFound) -> Objection | None:
    """Why an act of this kind is never taken back; None where it can be."""
    how = way_of(act.command)
    return Objection(how.why) if how.why else None


def objection_to_undo(act: StepFound, last: StepFound) -> Objection | None:
    """What speaks against taking an act back, as far as the history alone can tell."""
    if last.kind is StepKind.UNDO:
        return Objection(ALREADY)
    found = objection_to_command(act)
    if found is None and way_now(act) is Way.ROWS and not last.is_whole:
        return Objection(NOT_WHOLE)
    if found is None and way_now(act) is Way.REVERSAL and not last.result and not last.order:
        return Objection(NOT_WHOLE)
    return found


def objection_to_redo(steps: Sequence[StepFound], act: StepFound, last: StepFound) -> Objection | None:
    """What speaks against doing an act again, as far as the history alone can tell."""
    if last.kind is not StepKind.UNDO:
        return Objection(NOT_TAKEN_BACK)
    if next_to_redo(seen_by(steps, None, all_of_them=True)) != act.id:
        return Objection(NOT_NEXT)
    if way_now(act) is Way.ROWS:
        return None if last.is_whole else Objection(NOT_AGAIN)
    return None if act.order else Objection(NOT_AGAIN)


def objections_to_rows(session: Session, step: StepFound, *, rows_go: bool) -> Iterator[Objection]:
    """What was done since with the rows a step changed; where rows do not go, nothing can build on them."""
    connection = session.connection()
    images = images_of(connection, step.id)
    said = set()
    for each in in_the_way(connection, images if rows_go else [image for image in images if image.before is not None]):
        objection = _told(session, step, each)
        key = (objection.message, str(objection.details))
        if key not in said:
            said.add(key)
            yield objection


def _told(session: Session, step: StepFound, each: InTheWay) -> Objection:
    later = changed_last_by(session, each.table, each.key, step.id)
    if later is not None:
        act = (step_found(session, later.of_id) if later.of_id is not None else None) or later
        return Objection(BUILT_ON if each.builds_on else CHANGED_SINCE, details=told_step(act, later.sequence))
    if each.builds_on:
        area = area_of(each.table)
        what = Word(AREAS[area]) if area is not None and area in AREAS else each.table
        return Objection(BUILT_ON_UNKNOWN, details={"what": what})
    return Objection(CHANGED_UNKNOWN)


def told_step(act: StepFound, line: int) -> dict[str, object]:
    """An act as sentences name it, with the line of the journal that tells when it was done last."""
    return {"act": Word(ACTS.get(act.act, act.act)), "label": act.label, "line": line}


def objection_to_order(steps: Sequence[StepFound], act: StepFound, last: StepFound) -> Objection | None:
    """The last act that was done since with the same record, where the order matters."""
    if act.record_table not in IN_ORDER or act.record_id is None:
        return None
    now = standing(seen_by(steps, None, all_of_them=True))
    later = [
        step
        for step in steps
        if step.id > last.id and step.kind is StepKind.ACT and now[step.id] is not StepKind.UNDO
        and (step.record_table, step.record_id) == (act.record_table, act.record_id)
        and way_now(step) is not Way.PASSING
    ]  # fmt: skip
    return Objection(LATER_ON_SAME, details=told_step(later[-1], later[-1].sequence)) if later else None
