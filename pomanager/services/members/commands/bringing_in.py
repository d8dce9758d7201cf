"""Bringing a table into the roll: all of it in one transaction and one line of the journal, or nothing."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.imports import RollImport
from pomanager.db.journal_chain import head
from pomanager.errors import Stale
from pomanager.marks import N_
from pomanager.readmodels.exchange import ImportFigures, ImportOutcome, ImportPlan, NewMember, Outcome
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.objections import Objection
from pomanager.services.members import people
from pomanager.services.members.commands.changed_members import Changes
from pomanager.services.members.commands.imported_names import refuse_renaming
from pomanager.services.members.commands.new_members import Newcomers, Numbers, Pace
from pomanager.services.members.commands.whereabouts import Whereabouts
from pomanager.services.work import About, Work

PLAN_OVERTAKEN = N_("The books have changed since the table was checked. Check it again, then import it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BringIn:
    """Bring in what was planned; rows whose number (``PlannedRow.row``) stands in ``left_out`` are left out.

    Names that differ are changes of a name since the day ``names_on``; without it they are corrections.
    """

    plan: ImportPlan
    left_out: frozenset[int] = frozenset()
    names_on: date | None = None


def bring_in(work: Work, order: BringIn, progress: Progress = silent, cancelled: Cancelling = never) -> ImportOutcome:
    """Write new members and changes as planned.

    Raises Stale when the books changed since the plan was made, Refused when names cannot have changed on the day
    given, and Cancelled; then nothing was written.
    """
    plan = order.plan
    if head(work.session)[0] != plan.journal_count:
        raise Stale(Objection(PLAN_OVERTAKEN))
    taken = [place for place in range(len(plan.rows)) if plan.rows.number_of(place) not in order.left_out]
    by_outcome: dict[Outcome, list[int]] = {outcome: [] for outcome in Outcome}
    for place in taken:
        by_outcome[plan.rows.outcome_of(place)].append(place)
    new, changed = by_outcome[Outcome.NEW], by_outcome[Outcome.CHANGED]
    rows = [plan.rows[place] for place in changed]
    if order.names_on is not None:
        refuse_renaming(work, rows, order.names_on)
    mapping = json.dumps({head: field.value for head, field in plan.mapping_by_heading.items()}, ensure_ascii=False)
    entry = _entry(work, plan.table.file_name, plan.table.digest, mapping)
    where = _whereabouts(work, entry.id)
    numbers = Numbers(work, (plan.rows.member_number_of(place) for place in new), plan.rows.highest_number)
    pen = Newcomers(work, entry.id, where, numbers)
    total = len(new) + len(changed)
    with bulk.roomy(work.session):
        pen.write(_newcomers(plan, new), Pace(progress, cancelled, total), len(new))
        pace = Pace(progress, cancelled, total, done=len(new))
        Changes(work, entry.id, where, order.names_on).write(rows, pen.digest.update, pace)
        pen.let_act()
    figures = _figures(plan, taken)
    _close(work, entry, figures, pen.digest.hexdigest(), order.names_on)
    return ImportOutcome(entry.id, figures, pen.written.first_number, pen.written.last_number)


def bring_in_members(
    work: Work, members: Iterable[NewMember], name: str, progress: Progress = silent, cancelled: Cancelling = never
) -> ImportOutcome:
    """Take plain values onto the roll without a table, as if they had come in one of this name.

    Each is new: nobody is looked for on the roll. ``progress`` is told 0 for the total, which nobody knows.
    A number that is on the roll already is a bug of the caller.
    """
    entry = _entry(work, name, "", "{}")
    pen = Newcomers(work, entry.id, _whereabouts(work, entry.id), Numbers(work))
    with bulk.roomy(work.session):
        pen.write(((member, ()) for member in members), Pace(progress, cancelled, 0))
        pen.let_act()
    figures = ImportFigures(new=pen.written.count)
    _close(work, entry, figures, pen.digest.hexdigest())
    return ImportOutcome(entry.id, figures, pen.written.first_number, pen.written.last_number)


def _entry(work: Work, file_name: str, digest: str, mapping: str) -> RollImport:
    entry = RollImport(file_name=file_name, file_digest=digest, brought_at=work.now, mapping=mapping)
    work.session.add(entry)
    work.session.flush()
    return entry


def _whereabouts(work: Work, import_id: int) -> Whereabouts:
    return Whereabouts(work, import_id, people.name_customs(work.session).language)


def _newcomers(plan: ImportPlan, places: Iterable[int]) -> Iterator[tuple[NewMember, tuple[Objection, ...]]]:
    for place in places:
        row = plan.rows[place]
        yield row.member or NewMember(), row.notes


def _figures(plan: ImportPlan, taken: list[int]) -> ImportFigures:
    """The plan's figures without the rows that were left out."""
    if len(taken) == len(plan.rows):
        return plan.figures
    counts = Counter(plan.rows.outcome_of(place) for place in taken)
    flagged = sum(
        1 for place in taken if plan.rows.notes_of(place) and plan.rows.outcome_of(place) is not Outcome.REFUSED
    )
    return ImportFigures(
        new=counts[Outcome.NEW], changed=counts[Outcome.CHANGED], same=counts[Outcome.SAME], flagged=flagged,
        refused_rows=counts[Outcome.REFUSED] + len(plan.rows) - len(taken),
    )  # fmt: skip


def _close(work: Work, entry: RollImport, figures: ImportFigures, digest: str, names_on: date | None = None) -> None:
    entry.new_count, entry.changed_count, entry.same_count = figures.new, figures.changed, figures.same
    entry.flagged_count, entry.refused_count = figures.flagged, figures.refused_rows
    told: dict[str, object] = {
        "file": entry.file_name, "new": figures.new, "changed": figures.changed, "same": figures.same,
        "flagged": figures.flagged, "refused": figures.refused_rows, "digest": digest,
    }  # fmt: skip
    if names_on is not None:
        told["names_on"] = names_on
    work.touch(Area.MEMBERS)
    work.record(
        "members.brought_in",
        About("roll_import", entry.id, entry.file_name),
        {name: (None, value) for name, value in told.items()},
    )
