"""How rows and cells of a table on its way in are said: values, what will happen, and why."""

from collections.abc import Callable, Mapping
from datetime import date

from pomanager.i18n import _, catalogue, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.exchange import Double, Outcome, PlannedCell
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import OWNER_WORDS, PhoneOwner
from pomanager.rules.extra_field_kinds import NO, YES, YES_NO_WORDS, FieldKind
from pomanager.rules.households import RELATION_WORDS, Relation
from pomanager.rules.identity import IDENTITY_WORDS, IdentityKind
from pomanager.rules.importing import FIELD_WORDS, AnyField, CellState, Field, OwnField, about
from pomanager.rules.members import PERSON_KIND_WORDS, PersonKind, Sex, Status
from pomanager.ui.members.importing.checked import ShownRow
from pomanager.ui.members.words import sex_word, status_word
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

UNKNOWN_WHEN_EMPTY = frozenset({Field.SEX, Field.BIRTH, Field.PHONE, Field.PLACE})
"""Fields everybody has a value of: where the table says nothing, it is not known."""
MADE = State(Tone.INFO, "made")
CHANGED = State(Tone.INFO, "edit")
TO_LOOK_AT = State(Tone.WARN)
REFUSED = State(Tone.BAD)


def field_word(field: AnyField) -> str:
    """What a field is called; one of the organisation's own by its label."""
    if isinstance(field, OwnField):
        return field.label.in_language(catalogue.spoken())
    return _(FIELD_WORDS[field])


def own_value(field: OwnField, value: object) -> str:
    """A value of a field of the organisation's own, in the reader's language."""
    text = str(value or "")
    if field.kind is FieldKind.CHOICE:
        return next(
            (answer.words.in_language(catalogue.spoken()) for answer in field.answers if answer.key == text), text
        )
    if field.kind is FieldKind.YES_NO and text:
        return _(YES_NO_WORDS[text])
    if field.kind is FieldKind.DATE and text:
        return formats.day_short(date.fromisoformat(text))
    return text


def value_words(value: object) -> str:
    """A value of any field in the reader's language; "" for none."""
    if value is None:
        return ""
    say = _SAID.get(type(value))
    return say(value) if say is not None else str(value)


def _yes_or_no(value: bool) -> str:
    return _(YES_NO_WORDS[YES if value else NO])


def _relation(value: Relation) -> str:
    return _(RELATION_WORDS[value])


def _identity(value: IdentityKind) -> str:
    return _(IDENTITY_WORDS[value])


def _person_kind(value: PersonKind) -> str:
    return _(PERSON_KIND_WORDS[value])


def _owner(value: PhoneOwner) -> str:
    return _(OWNER_WORDS[value])


_SAID: Mapping[type, Callable[..., str]] = {
    Sex: sex_word, Status: status_word, Relation: _relation, IdentityKind: _identity, bool: _yes_or_no,
    PersonKind: _person_kind, PhoneOwner: _owner, VagueDate: formats.vague, date: formats.day_short,
}  # fmt: skip


def taken_words(cell: PlannedCell) -> str:
    """What a cell is taken as, in the reader's language."""
    if isinstance(cell.field, OwnField):
        return own_value(cell.field, cell.cell.value)
    return value_words(cell.cell.value)


def cell_words(row: ShownRow, field: AnyField) -> str:
    """What stands in a cell: as it stood in the table where it is doubtful, else as it will be taken."""
    cell = row.cells.get(field)
    if field is Field.NUMBER and (cell is None or not cell.text):
        return row.planned.number
    if cell is None:
        return ""
    taken = taken_words(cell)
    doubtful = cell.state in {CellState.FLAGGED, CellState.REFUSED}
    said = cell.text.strip() if doubtful else taken
    return said or taken or (formats.UNKNOWN if field in UNKNOWN_WHEN_EMPTY else "")


def cell_state(row: ShownRow, field: AnyField) -> State | None:
    """The mark of a cell: filled in, changed, to look at, refused."""
    cell = row.cells.get(field)
    if cell is None:
        return None
    if cell.state is CellState.REFUSED:
        return REFUSED
    if cell.state is CellState.FLAGGED:
        return TO_LOOK_AT
    if field in row.changed:
        return CHANGED
    return MADE if cell.state is CellState.MADE else None


def happening(row: ShownRow) -> str:
    """What will happen to a row, in two or three words."""
    planned = row.planned
    if planned.outcome is Outcome.REFUSED:
        return _("refused")
    if row.left_out:
        return _("left out: a double?") if planned.double is Double.LIKELY else _("left out")
    if planned.outcome is Outcome.NEW:
        return _("added, to look at") if planned.flagged else _("will be added")
    if planned.outcome is Outcome.CHANGED:
        return _("changed, to look at") if planned.flagged else _("will be changed")
    return _("stays, to look at") if planned.flagged else _("stays as it is")


def happenings() -> tuple[str, ...]:
    """All that can happen to a row, in the reader's words."""
    return (
        _("refused"), _("left out"), _("left out: a double?"), _("added, to look at"), _("will be added"),
        _("changed, to look at"), _("will be changed"), _("stays, to look at"), _("stays as it is"),
    )  # fmt: skip


def happening_state(row: ShownRow) -> State:
    """The mark beside what will happen."""
    planned = row.planned
    if planned.outcome is Outcome.REFUSED:
        return REFUSED
    if row.left_out:
        return State(Tone.WARN, "pair") if planned.double is Double.LIKELY else State(Tone.MUTE, "x")
    if planned.likely_double:
        return State(Tone.WARN, "pair")
    if planned.flagged:
        return TO_LOOK_AT
    if planned.outcome is Outcome.CHANGED:
        return CHANGED
    return State(Tone.OK) if planned.outcome is Outcome.NEW else State(Tone.MUTE, "check")


def fate(row: ShownRow) -> str:
    """What will happen to a row, as a sentence."""
    planned = row.planned
    if planned.outcome is Outcome.REFUSED:
        return _("The row is left out.")
    if row.left_out:
        likely = planned.double is Double.LIKELY
        return _("The row is left out, unless you bring it in.") if likely else _("You leave this row out.")
    told = {"name": planned.name, "number": planned.number}
    if planned.outcome is Outcome.CHANGED:
        said = _("The record of {name}, no. {number}, will be changed.")
    elif planned.outcome is Outcome.SAME:
        said = _("{name}, no. {number}, is on the roll already and stays as is.")
    elif planned.number:
        said = _("{name} will be added as no. {number}.")
    else:
        said = _("{name} will be added and gets the next number.")
    return said.format(**told)


def reasons(row: ShownRow, field: AnyField | None) -> tuple[str, ...]:
    """What there is to say about a cell, or about the whole row where there is nothing to say about the cell."""
    cell = row.cells.get(field) if field is not None else None
    about_cell = _about_cell(row, cell) if cell is not None else ""
    if about_cell:
        return (about_cell,)
    said = [sentence(note) for note in row.planned.notes]
    if row.planned.refusal is not None:
        said.insert(0, sentence(row.planned.refusal))
    said += [_changed(row, field) for field in sorted(row.changed, key=about)]
    return tuple(dict.fromkeys(said))


def concerns_row(row: ShownRow, field: AnyField) -> bool:
    """Whether what is said under a cell is said of the whole row, or of another cell."""
    cell = row.cells.get(field)
    return bool(reasons(row, None)) and not (cell is not None and _about_cell(row, cell))


def _about_cell(row: ShownRow, cell: PlannedCell) -> str:
    if cell.cell.objection is not None:
        said = sentence(cell.cell.objection)
        return f"{said} {_taken_as(cell)}" if row.table.is_taken(row.id) else said
    if cell.field in row.changed:
        return _changed(row, cell.field)
    if cell.state is CellState.MADE:
        taken = taken_words(cell)
        if cell.text.strip():
            return _("“{text}” in the table is taken as {value}.").format(text=cell.text.strip(), value=taken)
        return _("Filled in by the program: {value}.").format(value=taken)
    return ""


def _taken_as(cell: PlannedCell) -> str:
    if cell.state is CellState.REFUSED:
        return ""
    taken = taken_words(cell)
    if not taken or taken == formats.UNKNOWN:
        return _("The cell comes in empty and stands on the list “To look at”.")
    if taken == cell.text.strip():
        return _("It comes in as it is and stands on the list “To look at”.")
    return _("It comes in as {value} and stands on the list “To look at”.").format(value=taken)


def _changed(row: ShownRow, field: AnyField) -> str:
    change = next(change for change in row.planned.changes if change.field is field)
    # TR: a field of a member's record, its old value and the new one
    return _("{field}: {old} → {new}").format(
        field=field_word(field),
        old=value_words(change.old) or formats.UNKNOWN,
        new=value_words(change.new) or formats.UNKNOWN,
    )
