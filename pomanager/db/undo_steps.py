"""The steps of the history in the file: adding one with its images, and reading them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, case, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import utc_text
from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.db.undo import UndoImage, UndoStep
from pomanager.db.undo_rows import RowsKept, forget_images, images_of, put_back, thin
from pomanager.db.undo_watch import keep_images, look_away, watch
from pomanager.rules.undoing import KEPT_ACTS, StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StepToAdd:
    """A step as it is written down."""

    kind: StepKind
    of_id: int | None
    command: str
    sequence: int
    at: datetime
    user_id: int | None
    order: str = ""
    result: str = ""
    was_watched: bool = False


@dataclass(frozen=True, slots=True)
class StepFound:
    """A step with the line of the journal that tells of it."""

    id: int
    kind: StepKind
    of_id: int | None
    command: str
    sequence: int
    at: datetime
    who: str
    user_id: int | None
    act: str
    label: str
    record_table: str
    record_id: int | None
    order: str
    result: str
    is_whole: bool


def watch_over(session: Session, area: Area) -> None:
    """Note from now on which rows the session changes by acts of an area."""
    watch(session.connection(), area)


def look_away_from(session: Session) -> None:
    """Note nothing of what the session changes."""
    look_away(session.connection())


def add_step(session: Session, step: StepToAdd) -> int:
    """Write a step down with what was noted while it was done; lets go of the oldest. Returns its id."""
    connection = session.connection()
    cursor = connection.connection.cursor()  # the driver's own: this is done with every act
    cursor.execute(
        "INSERT INTO undo_step (kind, of_id, command, sequence, at, user_id, order_told, result_told, is_whole) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) RETURNING id",
        (step.kind.value, step.of_id, step.command, step.sequence, utc_text(step.at), step.user_id, step.order,
         step.result),
    )  # fmt: skip
    ((step_id,),) = cursor.fetchall()
    if step.was_watched and keep_images(connection, step_id):
        cursor.execute("UPDATE undo_step SET is_whole = 1 WHERE id = ?", (step_id,))
    cursor.close()
    if step_id > KEPT_ACTS:
        thin(connection, KEPT_ACTS)
    return int(step_id)


def forget_all(session: Session) -> None:
    """Keep no image and no order of any act any more: acts done so far are not taken back from now on."""
    forget_images(session.connection())


def put_rows_back(session: Session, step_id: int) -> frozenset[str]:
    """Put every row of a step back as it was before it; returns the tables. Raises RowsKept where one is kept."""
    connection = session.connection()
    try:
        return put_back(connection, step_id, images_of(connection, step_id))
    except IntegrityError as error:
        raise RowsKept from error


_NAMING = ("person", "guest", "delegate", "item", "document", "motion", "candidate", "holder")
"""Of acts on a meeting or an election, the fields that name what of it they are about."""
_OF_MANY = ("meeting", "election")


def _value(*conditions: ColumnElement[bool]) -> ScalarSelect[str | None]:
    told = select(JournalValue.value).where(JournalValue.sequence == UndoStep.sequence, *conditions)
    return told.order_by(JournalValue.position).limit(1).scalar_subquery()


def _statement() -> Select[Any]:
    label = _value(JournalValue.side == "label")
    detail = case(
        (
            JournalEntry.record_table.in_(_OF_MANY),
            _value(JournalValue.field.in_(_NAMING), JournalValue.side.in_(("new", "old"))),
        )
    )
    statement = select(
        UndoStep.id, UndoStep.kind, UndoStep.of_id, UndoStep.command, UndoStep.sequence, UndoStep.at, JournalEntry.who,
        UndoStep.user_id, JournalEntry.act, label.label("label"), detail.label("detail"), JournalEntry.record_table,
        JournalEntry.record_id, UndoStep.order_told, UndoStep.result_told, UndoStep.is_whole,
    )  # fmt: skip
    found: Any = statement.join(JournalEntry, JournalEntry.sequence == UndoStep.sequence)
    return cast("Select[Any]", found)


def _found(row: Row[Any]) -> StepFound:
    return StepFound(
        row.id, row.kind, row.of_id, row.command, row.sequence, row.at, row.who, row.user_id, row.act,
        " · ".join(filter(None, (row.detail, row.label))), row.record_table, row.record_id, row.order_told,
        row.result_told, row.is_whole,
    )  # fmt: skip


def steps_found(session: Session) -> Sequence[StepFound]:
    """Every step that is kept, the oldest first."""
    return [_found(row) for row in session.execute(_statement().order_by(UndoStep.id))]


def step_found(session: Session, step_id: int) -> StepFound | None:
    """One step, None where it is not kept any more."""
    row = session.execute(_statement().where(UndoStep.id == step_id)).first()
    return None if row is None else _found(row)


def created_by(session: Session, step_id: int, table: str) -> tuple[int, ...]:
    """The ids of the lines of a table that a step wrote, in their order."""
    statement = select(UndoImage.row_key).where(
        UndoImage.step_id == step_id, UndoImage.table_name == table, UndoImage.before.is_(None)
    )
    return tuple(sorted(int(key.strip("[]")) for key in session.scalars(statement)))


def changed_last_by(session: Session, table: str, key: str, after: int) -> StepFound | None:
    """Which step after another one changed or wrote a row last; None where no step kept tells of it."""
    statement = (
        _statement()
        .join(UndoImage, UndoImage.step_id == UndoStep.id)
        .where(UndoImage.table_name == table, UndoImage.row_key == key, UndoStep.id > after)
        .order_by(UndoStep.id.desc())
        .limit(1)
    )
    row = session.execute(statement).first()
    return None if row is None else _found(row)


@cache
def _areas() -> Mapping[str, Area]:
    import pomanager.db.tables  # noqa: F401 - makes every table known

    return {str(mapper.local_table): mapper.class_.area for mapper in Base.registry.mappers}


def area_of(table: str) -> Area | None:
    """The area a table belongs to."""
    return _areas().get(table)
