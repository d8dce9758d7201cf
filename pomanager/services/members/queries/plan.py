"""What bringing a table into the roll would do: a dry run that writes nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.db.journal_chain import head
from pomanager.errors import Refused
from pomanager.readmodels.exchange import Corrections, ImportFigures, ImportPlan, Outcome, RawTable
from pomanager.readmodels.planned import PlannedRows, place_of
from pomanager.readmodels.progress import Progress, silent
from pomanager.readmodels.table_rows import CorrectedRows
from pomanager.rules import importing
from pomanager.rules.importing import AnyField, ColumnGuess, OwnField, RowReader
from pomanager.rules.importing.fields import PLACES
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.comparing import COLUMNS, NOT_BY_TABLE
from pomanager.services.members.queries.extra_fields import extra_fields
from pomanager.services.members.queries.known import KnownRoll
from pomanager.services.members.queries.planning import Planner, Surroundings, about_birth
from pomanager.services.members.queries.spelling import EndedSections, doubtful_places
from pomanager.services.organisation.queries import organisation_row, place_levels

SAMPLE_ROWS = 50
PORTION = 1000
"""Rows looked up on the roll together; between two portions ``progress`` is told."""
NO_CORRECTIONS = Corrections()


def own_fields(session: Session) -> tuple[OwnField, ...]:
    """The fields of the organisation's own that a column can hold."""
    return tuple(OwnField(row.key, row.label, row.kind, row.answers, row.id) for row in extra_fields(session))


def columns_of(session: Session, table: RawTable) -> tuple[ColumnGuess, ...]:
    """What each column of the table is taken for."""
    return _guessed(session, table, own_fields(session))


def _guessed(session: Session, table: RawTable, own: tuple[OwnField, ...]) -> tuple[ColumnGuess, ...]:
    samples = [row for row in table.rows[:SAMPLE_ROWS] if any(row)]
    return importing.guess_columns(table.headers, samples, own, [level.name for level in place_levels(session)])


def plan_import(
    session: Session,
    table: RawTable,
    mapping: Mapping[str, str] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    progress: Progress = silent,
    *,
    today: date,
) -> ImportPlan:
    """What would happen to each row; ``mapping`` puts wishes (heading → field, "-" for none) over the guesses.

    ``corrections`` are what somebody put right in the table or found right. Raises Refused when a wish cannot be
    followed or no column holds the names, and what ``progress`` raises to stop it.
    """
    own = own_fields(session)
    guesses = _guessed(session, table, own)
    fields = _mapped(guesses, mapping or {}, own)
    if corrections.texts:
        table = _corrected(table, corrections)
    custom = organisation_row(session).name_custom
    reader = RowReader(fields, custom)
    rows = PlannedRows(table, reader, today)
    with_more = any(isinstance(name, OwnField) or name not in COLUMNS for name in fields.values())
    read = [name for name in fields.values() if isinstance(name, OwnField)]
    roll = KnownRoll(session, with_more=with_more, own=read)
    places = doubtful_places(session, _places(table, reader))
    around = Surroundings(roll, reader, custom, today, corrections.accepted, places, EndedSections(session))
    planner = Planner(around)
    count = len(table.rows)
    for start in range(0, count, PORTION):
        progress(start, count)
        planner.plan(table, start, table.rows[start : start + PORTION], rows)
    return ImportPlan(
        table=table, columns=guesses, mapping=fields, rows=rows, figures=_figures(rows), custom=custom, reader=reader,
        journal_count=head(session)[0], corrections=corrections,
    )  # fmt: skip


def _corrected(table: RawTable, corrections: Corrections) -> RawTable:
    return replace(table, rows=CorrectedRows(table.rows, corrections.texts))


def _places(table: RawTable, reader: RowReader) -> Iterator[str]:
    """The label of the place of every row that has one."""
    if reader.reads_places:
        for row in table.rows:
            yield place_of(reader.read_only(PLACES, row))


def _mapped(
    guesses: tuple[ColumnGuess, ...], wishes: Mapping[str, str], own: tuple[OwnField, ...]
) -> dict[int, AnyField]:
    fields, objections = importing.mapped_by_hand(guesses, tuple(wishes.items()), own)
    said: dict[str, Objection] = {
        found.message: found for found in (*objections, *importing.objections_to_mapping(tuple(fields.items())))
    }
    if said:
        raise Refused([*objections, *(found for found in said.values() if found not in objections)])
    return fields


def _figures(rows: PlannedRows) -> ImportFigures:
    counts: Counter[Outcome] = Counter()
    flagged = 0
    for place in range(len(rows)):
        outcome = rows.outcome_of(place)
        counts[outcome] += 1
        flagged += outcome is not Outcome.REFUSED and bool(rows.notes_of(place))
    return ImportFigures(
        new=counts[Outcome.NEW], changed=counts[Outcome.CHANGED], same=counts[Outcome.SAME], flagged=flagged,
        refused_rows=counts[Outcome.REFUSED],
    )  # fmt: skip


__all__ = ["COLUMNS", "NOT_BY_TABLE", "about_birth", "columns_of", "own_fields", "plan_import"]
