"""Taking an act back and doing it again: each an act of its own, with its own line in the journal."""

from collections.abc import Sequence
from inspect import signature
from pkgutil import resolve_name

from pomanager.areas import Area
from pomanager.db.undo_rows import RowsKept
from pomanager.db.undo_steps import StepFound, area_of, look_away_from, put_rows_back, steps_found, watch_over
from pomanager.errors import NotAllowed, NotFound, Refused, refuse
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.history import TakenBack
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.access.needed import needed_for
from pomanager.rules.access.roles import Right
from pomanager.rules.objections import Objection
from pomanager.rules.undoing import KEPT_ACTS, StepKind, Way
from pomanager.services.history import judging
from pomanager.services.history.reversals.written import Long, Written
from pomanager.services.history.telling import untold
from pomanager.services.history.ways import area_of_command, way_of
from pomanager.services.work import About, Undoes, Work

UNDONE, REDONE = "journal.taken_back", "journal.done_again"
# TR: stands as the reason beside a line of a register that was taken back with Ctrl+Z
REASON = N_("Taken back")
KEPT = N_("The register keeps what this act wrote. Set it right on the page of its area.")


def take_back(work: Work, step_id: int, progress: Progress = silent, cancelled: Cancelling = never) -> TakenBack:
    """Take an act back: its rows are put back, or its area reverses its lines.

    Raises NotFound where it is not kept any more, NotAllowed, and Refused with what was done since.
    """
    steps, act, last = _found(work, step_id)
    refuse(filter(None, (judging.objection_to_undo(act, last), judging.objection_to_order(steps, act, last))))
    remarks: Sequence[Objection] = ()
    by_rows = judging.way_now(act) is Way.ROWS
    refuse(judging.objections_to_rows(work.session, last, rows_go=by_rows))
    is_watched = _look_on(work, act)
    if by_rows:
        _put_back(work, last)
    else:
        remarks = _reverse(work, act, last, Long(progress, cancelled))
    work.undoes = Undoes(StepKind.UNDO, act.id, is_watched)
    return _told(work, UNDONE, act, remarks)


def do_again(work: Work, step_id: int, progress: Progress = silent, cancelled: Cancelling = never) -> TakenBack:
    """Do an act again that was taken back: its rows are as it left them, or it is entered into the register anew.

    Raises as ``take_back`` does.
    """
    steps, act, last = _found(work, step_id)
    refuse(filter(None, (judging.objection_to_redo(steps, act, last),)))
    result: object = None
    by_rows = judging.way_now(act) is Way.ROWS
    if by_rows:
        refuse(judging.objections_to_rows(work.session, last, rows_go=True))
    is_watched = _look_on(work, act)
    if by_rows:
        _put_back(work, last)
    else:
        result = _do(work, act, Long(progress, cancelled))
    work.undoes = Undoes(StepKind.REDO, act.id, is_watched, result)
    return _told(work, REDONE, act, ())


def _found(work: Work, step_id: int) -> tuple[tuple[StepFound, ...], StepFound, StepFound]:
    """All steps, the act, and the step that last did it or took it back, if the person at the keyboard may."""
    steps = tuple(steps_found(work.session))
    found = judging.doing_of(steps, step_id)
    if found is None:
        raise NotFound(Objection(judging.NOT_KEPT, details={"count": KEPT_ACTS}))
    act = found[0]
    needed = needed_for(act.command)
    if needed is None or not work.keeper.may(needed):
        raise NotAllowed(needed, work.keeper.roles)
    if act.user_id != work.keeper.user_id and not work.keeper.may(Right.KEEP_PEOPLE):
        raise Refused([Objection(judging.OF_SOMEBODY_ELSE, details={"who": act.who})])
    return steps, *found


def _look_on(work: Work, act: StepFound) -> bool:
    """Look on while the rows of an act go or come again; nobody looks while a whole register is written."""
    area = area_of_command(act.command)
    if area is None or way_of(act.command).is_bulk:
        look_away_from(work.session)
        return False
    watch_over(work.session, area)
    return True


def _put_back(work: Work, last: StepFound) -> None:
    try:
        tables = put_rows_back(work.session, last.id)
    except RowsKept as error:
        raise Refused([Objection(KEPT)]) from error
    for area in map(area_of, tables):
        if area is not None:
            work.touch(area)
    work.forget_bylaws()


def _reverse(work: Work, act: StepFound, last: StepFound, long: Long) -> Sequence[Objection]:
    from pomanager.services.history.reversals import REVERSALS  # the commands of every area

    args, named = untold(act.order) or ((), {})
    order = next(iter((*args, *named.values())), None)
    return REVERSALS[way_of(act.command).by](work, Written(last.id, order, untold(last.result), _(REASON), long)) or ()


def _do(work: Work, act: StepFound, long: Long) -> object:
    module, _dot, name = act.command.rpartition(".")
    command = resolve_name(f"pomanager.services.{module}:{name}")
    args, named = untold(act.order)
    if "progress" in signature(command).parameters:
        named = {**named, "progress": long.progress, "cancelled": long.cancelled}
    return command(work, *args, **named)


def _told(work: Work, code: str, act: StepFound, remarks: Sequence[Objection]) -> TakenBack:
    work.touch(Area.JOURNAL)
    changes = {"act_done": (None, act.act), "line_done": (None, act.sequence)}
    line = work.record(code, About(act.record_table, act.record_id, act.label), changes)
    return TakenBack(act.act, act.label, line, tuple(remarks))
