"""Columns of the list for the fields of the organisation's own, called in the reader's language."""

from collections.abc import Callable
from functools import partial

from pomanager.i18n import formats, spoken
from pomanager.readmodels.extra_fields import ExtraFieldRow
from pomanager.readmodels.members import OWN, MemberRow
from pomanager.rules.extra_field_kinds import FieldKind
from pomanager.services.members.queries.extra_fields import extra_fields
from pomanager.services.office import Office
from pomanager.ui.members.own_values import typed, value_words
from pomanager.ui.tables.columns import Column

WIDTH = 130


def own_columns(office: Office) -> tuple[Column[MemberRow], ...]:
    """A column for each field in use, in the order of the fields; none is seen until somebody shows it."""
    return tuple(map(_column_of, office.ask(extra_fields)))


def _column_of(row: ExtraFieldRow) -> Column[MemberRow]:
    name = OWN + row.key
    return Column(
        row.called(spoken()), _kept(name), text=partial(_said, row), key=name, hidden=True, width=WIDTH,
        right=row.kind is FieldKind.NUMBER, named_by_user=True,
    )  # fmt: skip


def _kept(name: str) -> Callable[[MemberRow], object]:
    """What a line has in the field, as it is kept; None for nothing, and where it was not asked for."""

    def value(row: MemberRow) -> object:
        return row.extras.get(name) if row.extras is not None else None

    return value


def _said(row: ExtraFieldRow, kept: object) -> str:
    """A value in the reader's words; one that was just typed into a cell is no figure of the books yet."""
    text = typed(kept)
    if row.kind is FieldKind.NUMBER:
        from pomanager.rules.extra_fields import read_value  # few lists show a column of theirs

        text = read_value(row.kind, text).value
    return value_words(row, text) if text else formats.UNKNOWN
