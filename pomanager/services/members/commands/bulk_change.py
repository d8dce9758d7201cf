"""Changing many members at once: cells of the list as a block, or one value for all members chosen."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.imports import RollImport
from pomanager.db.journal_chain import head
from pomanager.db.whereabouts import IN_PLACES, IN_SECTIONS, note_former_of_many
from pomanager.errors import Refused, Stale
from pomanager.marks import N_
from pomanager.readmodels.cells import ManyCells, Together
from pomanager.readmodels.exchange import Outcome, PlannedRow
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.importing import FIELD_WORDS, AnyField, Field
from pomanager.rules.objections import Objection
from pomanager.rules.roll_changes import Origin
from pomanager.services.members import people
from pomanager.services.members.commands.changed_members import Changes
from pomanager.services.members.commands.new_members import Pace
from pomanager.services.members.commands.whereabouts import Whereabouts
from pomanager.services.members.queries.cells import objections_to_together, planned_cells
from pomanager.services.work import About, Work

OVERTAKEN = N_("The books have changed since this preview was made. Look at it again, then change the members.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMany:
    """Change what was previewed; ``journal_count`` is the preview's, ``label`` is what the change is called."""

    cells: ManyCells
    journal_count: int
    label: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ManyChanged:
    """What a change of many did: the entry under which it can be undone as an import can, and how many changed."""

    import_id: int
    changed: int


def change_many(
    work: Work, order: ChangeMany, progress: Progress = silent, cancelled: Cancelling = never
) -> ManyChanged:
    """Write every cell nothing speaks against, in one transaction and one line of the journal.

    Raises Refused when the value suits nobody, Stale when the books changed since the preview, and Cancelled; then
    nothing was written.
    """
    if head(work.session)[0] != order.journal_count:
        raise Stale(Objection(OVERTAKEN))
    if isinstance(order.cells, Together):
        objections = objections_to_together(order.cells, work.today)
        if objections:
            raise Refused(objections)
    entry = RollImport(
        file_name=order.label, file_digest="", brought_at=work.now, mapping="{}", origin=order.cells.origin
    )
    work.session.add(entry)
    work.session.flush()
    written, digest = _write(work, entry.id, order.cells, progress, cancelled)
    entry.changed_count, entry.same_count = written, len(order.cells) - written
    _record(work, order, entry, digest)
    return ManyChanged(entry.id, written)


def _write(work: Work, import_id: int, cells: ManyCells, progress: Progress, cancelled: Cancelling) -> tuple[int, str]:
    """Write the members who change, a portion at a time; returns how many, and the fingerprint of what was written."""
    where = Whereabouts(work, import_id, people.name_customs(work.session).language)
    pen = Changes(work, import_id, where)
    digest = hashlib.sha256()
    planned = planned_cells(work.session, cells, work.today)
    written = seen = 0
    with bulk.roomy(work.session):
        while portion := list(islice(planned, bulk.CHUNK)):
            rows: list[PlannedRow] = [each.row for each in portion if each.row.outcome is Outcome.CHANGED]
            if isinstance(cells, Together) and cells.since is not None:
                _keep_former(work, cells.field, rows, cells.since - timedelta(days=1))
            pen.write(rows, digest.update, Pace(progress, cancelled, len(cells), done=seen))
            written += len(rows)
            seen += len(portion)
    return written, digest.hexdigest()


def _keep_former(work: Work, field: AnyField, rows: Sequence[PlannedRow], until: date) -> None:
    """Keep where these lived or belonged until the day before they move."""
    members = [row.member_id for row in rows if row.member_id is not None]
    if field is Field.PLACE:
        people_moved = [person.id for person in bulk.people(work.session, members).values()]
        note_former_of_many(work.session, IN_PLACES, people_moved, until, work.now)
    elif field is Field.SECTION:
        note_former_of_many(work.session, IN_SECTIONS, members, until, work.now)


def _called(name: AnyField, language: str) -> str:
    """What a field is called in the journal."""
    return FIELD_WORDS[name] if isinstance(name, Field) else name.label.in_language(language)


def _record(work: Work, order: ChangeMany, entry: RollImport, digest: str) -> None:
    cells = order.cells
    language = people.name_customs(work.session).language
    fields = ", ".join(_called(name, language) for name in cells.fields)
    told: dict[str, object] = {
        "field": fields, "value": cells.value, "changed": entry.changed_count, "same": entry.same_count,
        "digest": digest,
    }  # fmt: skip
    if isinstance(cells, Together):
        told["since"] = cells.since
    together = cells.origin is Origin.TOGETHER
    work.touch(Area.MEMBERS)
    work.record(
        "members.changed_together" if together else "members.cells_changed",
        About("roll_import", entry.id, order.label),
        {name: (None, value) for name, value in told.items()},
        order.reason.strip(),
    )
