"""What a cell of a brought-in table says: taken as it is, made fit, flagged for a second look, or empty.

Bad cells are flagged and kept as far as they can be trusted.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import PhoneOwner
from pomanager.rules.extra_fields import read_value
from pomanager.rules.folding import fold
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind
from pomanager.rules.importing.answers import (
    IDENTITY_TEXTS,
    PERSON_KIND_TEXTS,
    PHONE_OWNER_TEXTS,
    RELATION_TEXTS,
    SEX_TEXTS,
    STATUS_TEXTS,
    YES_NO_TEXTS,
)
from pomanager.rules.importing.fields import DOCUMENT_NUMBERS, DOCUMENTS, OF_PHONES, AnyField, Field, OwnField, about
from pomanager.rules.member_objections import objections_to_number, objections_to_phone
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, tidy, without_hidden_characters
from pomanager.rules.written_dates import DateDoubt, DateReading, DayOrder, read_date

CellValue = str | Sex | Status | Relation | IdentityKind | PersonKind | PhoneOwner | bool | VagueDate | date | None


Code = TypeVar("Code", Relation, IdentityKind, PersonKind, PhoneOwner)


class CellState(StrEnum):
    """What became of a cell."""

    OK = "ok"
    MADE = "made"
    """The value was made of what stood there: 1234.0 became 1234."""
    FLAGGED = "flagged"
    REFUSED = "refused"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Cell:
    """The value a cell gives its field, what became of it, and what there is to say about it."""

    value: CellValue
    state: CellState = CellState.OK
    objection: Objection | None = None


NOTHING = Cell("", CellState.EMPTY)
_WHOLE_NUMBER = re.compile(r"(\d+)[.,]0+")
_ROUNDED_NUMBER = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
_ZEROS_BEHIND = re.compile(r"[1-9]\d{14}0{2,}")
"""Fifteen figures and then only zeros: what a spreadsheet leaves of a longer number when it writes it out."""
_DAY_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
_QUOTED = re.compile("'[=+\\-@\t\r']")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

FORMULA_FAILED = N_("The spreadsheet shows {text} here: a formula failed. The cell is taken as empty.")
FAILED_FORMULAS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"})
HIDDEN = N_("Characters that cannot be seen were taken out.")
ROUNDED = N_("A spreadsheet has rounded “{text}”: the figures are lost. Type them again.")
LAST_DAY = N_("“{text}” names no day. It was read as {day}, the last day it can mean.")
ZEROS = N_("A spreadsheet may have rounded “{text}”: the last figures are all zeros. Look at the document.")
DATE_SENTENCES: Mapping[DateDoubt, str] = MappingProxyType(
    {
        DateDoubt.UNREADABLE: N_("“{text}” could not be read as a date."),
        DateDoubt.IMPOSSIBLE: N_("No calendar has the day “{text}”: only the year was kept."),
        DateDoubt.SWAPPED: N_("In “{text}” month and day seem to be swapped: it was read as {day}."),
        DateDoubt.SHORT_YEAR: N_("The year in “{text}” has two digits: it was read as {day}."),
    }
)


def read_cell(field: AnyField, text: str, order: DayOrder = DayOrder.DAY_FIRST) -> Cell:
    """Read what stands in a cell for a field; ``order`` says what 12/03 means."""
    if text.isprintable():
        plain, hidden = text.strip(), False
    else:
        clean = without_hidden_characters(text)
        plain = tidy(clean)
        hidden = tidy(text) != plain
    if plain.startswith("'") and _QUOTED.match(plain):
        plain = plain[1:]  # our own exports quote so what a spreadsheet would take for a formula
    if not plain:
        return NOTHING
    if plain[0] == "#" and plain in FAILED_FORMULAS:
        return Cell("", CellState.FLAGGED, _flag(FORMULA_FAILED, field, text=plain))
    if isinstance(field, OwnField):
        cell = _read_own(field, plain, order)
    else:
        cell = _READERS.get(field, _read_text)(field, plain, order)
    if hidden and cell.objection is None:
        return Cell(cell.value, CellState.FLAGGED, _flag(HIDDEN, field))
    return cell


def _read_own(field: OwnField, text: str, order: DayOrder) -> Cell:
    reading = read_value(field.kind, text, field.answers, order, field.value)
    if reading.objection is None:
        return Cell(reading.value)
    said = Objection(reading.objection.message, field.value, reading.objection.details, Weight.WARN)
    return Cell(reading.value, CellState.FLAGGED, said)


def _flag(message: str, field: AnyField, **details: object) -> Objection:
    return Objection(message, about(field), details, Weight.WARN)


def _read_text(field: Field, text: str, _order: DayOrder) -> Cell:
    whole = tidy(text)
    if len(whole) > LONGEST_TEXT:
        message = N_("The text is longer than {most} characters: the rest was left out.")
        return Cell(whole[:LONGEST_TEXT].rstrip(), CellState.FLAGGED, _flag(message, field, most=LONGEST_TEXT))
    return Cell(whole)


def _read_number(field: Field, text: str, _order: DayOrder) -> Cell:
    if _ROUNDED_NUMBER.fullmatch(text):
        return Cell("", CellState.FLAGGED, _flag(ROUNDED, field, text=text))
    number, state = text, CellState.OK
    if whole := _WHOLE_NUMBER.fullmatch(text):
        number, state = whole[1], CellState.MADE
    if objections_to_number(number):
        joined = "".join(number.split())
        if objections_to_number(joined):
            message = N_("“{text}” cannot be a member number: a new one is given.")
            return Cell("", CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
        number, state = joined, CellState.MADE
    return Cell(number, state)


def _read_phone(field: Field, text: str, order: DayOrder) -> Cell:
    if _ROUNDED_NUMBER.fullmatch(text):
        return Cell("", CellState.FLAGGED, _flag(ROUNDED, field, text=text))
    if whole := _WHOLE_NUMBER.fullmatch(text):
        text = whole[1]
        state = CellState.MADE
    else:
        state = CellState.OK
    cell = _read_text(field, text, order)
    if cell.objection is not None:
        return cell
    for objection in objections_to_phone(str(cell.value)):
        return Cell(cell.value, CellState.FLAGGED, _flag(objection.message, field, **objection.details))
    return Cell(cell.value, state)


def _read_sex(field: Field, text: str, _order: DayOrder) -> Cell:
    sex = SEX_TEXTS.get(text) or SEX_TEXTS.get(fold(text)) or SEX_TEXTS.get(fold(text).strip(" .()"))
    if sex is None:
        message = N_("“{text}” could not be read as a sex.")
        return Cell(Sex.UNKNOWN, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(sex)


def _read_status(field: Field, text: str, _order: DayOrder) -> Cell:
    status = STATUS_TEXTS.get(text) or STATUS_TEXTS.get(fold(text)) or STATUS_TEXTS.get(fold(text).strip(" .()"))
    if status is None:
        message = N_("“{text}” could not be read as a standing: the member is taken for active.")
        return Cell(None, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(status)


def _read_birth(field: Field, text: str, order: DayOrder) -> Cell:
    reading = _date_of(text, order)
    if reading.value is None and reading.doubt is None:
        return NOTHING
    if reading.doubt is None:
        return Cell(reading.value, CellState.MADE if _DAY_NUMBER.fullmatch(text) else CellState.OK)
    return Cell(reading.value, CellState.FLAGGED, _about_date(field, text, reading))


def _read_day(field: Field, text: str, order: DayOrder) -> Cell:
    reading = _date_of(text, order)
    if reading.value is None and reading.doubt is None:
        return NOTHING
    if reading.value is None:
        return Cell(None, CellState.FLAGGED, _about_date(field, text, reading))
    day = reading.value.latest
    if reading.value.exact is None:
        return Cell(day, CellState.FLAGGED, _flag(LAST_DAY, field, text=text[:LONGEST_TEXT], day=day))
    if reading.doubt is not None:
        return Cell(day, CellState.FLAGGED, _about_date(field, text, reading))
    return Cell(day, CellState.MADE if _DAY_NUMBER.fullmatch(text) else CellState.OK)


def _date_of(text: str, order: DayOrder) -> DateReading:
    found = _ISO_DAY.fullmatch(text)
    if found is not None:  # most of the 260,000 come so; the long way costs ten times as much
        try:
            return DateReading(VagueDate(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            pass
    return read_date(text, order, serials=True)


def _about_date(field: Field, text: str, reading: DateReading) -> Objection:
    doubt = reading.doubt or DateDoubt.UNREADABLE
    return _flag(DATE_SENTENCES[doubt], field, text=text[:LONGEST_TEXT], day=reading.value)


def _read_document(field: Field, text: str, order: DayOrder) -> Cell:
    if _ROUNDED_NUMBER.fullmatch(text):
        return Cell("", CellState.FLAGGED, _flag(ROUNDED, field, text=text))
    if _ZEROS_BEHIND.fullmatch(text):
        return Cell(text, CellState.FLAGGED, _flag(ZEROS, field, text=text))
    if whole := _WHOLE_NUMBER.fullmatch(text):
        return Cell(whole[1], CellState.MADE)
    return _read_text(field, text, order)


def _read_kind(field: Field, text: str, _order: DayOrder) -> Cell:
    kind = IDENTITY_TEXTS.get(fold(text)) or _coded(IdentityKind, text)
    if kind is None:
        message = N_("“{text}” is no kind of document known here: it was taken for another document.")
        return Cell(IdentityKind.OTHER, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(kind)


def _read_person_kind(field: Field, text: str, _order: DayOrder) -> Cell:
    kind = PERSON_KIND_TEXTS.get(fold(text)) or _coded(PersonKind, text)
    if kind is None:
        message = N_("“{text}” says neither person nor organisation: the member is taken for a person.")
        return Cell(PersonKind.NATURAL, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(kind)


def _read_owner(field: Field, text: str, _order: DayOrder) -> Cell:
    owner = PHONE_OWNER_TEXTS.get(fold(text)) or _coded(PhoneOwner, text)
    if owner is None:
        message = N_("“{text}” does not say whose telephone it is: it was taken for somebody else’s.")
        return Cell(PhoneOwner.OTHER, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(owner)


def _read_relation(field: Field, text: str, _order: DayOrder) -> Cell:
    relation = RELATION_TEXTS.get(fold(text)) or _coded(Relation, text)
    if relation is None:
        message = N_("“{text}” could not be read as a place in the household.")
        return Cell(Relation.OTHER, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(relation)


def _read_yes_no(field: Field, text: str, _order: DayOrder) -> Cell:
    answer = YES_NO_TEXTS.get(fold(text))
    if answer is None:
        message = N_("“{text}” could not be read as yes or no.")
        return Cell(None, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(answer)


def _coded(kind: type[Code], text: str) -> Code | None:
    """A value by the plain word it is kept as."""
    return next((each for each in kind if each.value == text), None)


_READERS: Mapping[Field, Callable[[Field, str, DayOrder], Cell]] = MappingProxyType(
    {
        Field.NUMBER: _read_number,
        Field.SEX: _read_sex,
        Field.BIRTH: _read_birth,
        Field.PHONE: _read_phone,
        Field.PHONE_2: _read_phone,
        Field.PHONE_3: _read_phone,
        Field.KIND: _read_person_kind,
        **{kind: _read_kind for kind, _number, _issuer, _issued in DOCUMENTS},
        **dict.fromkeys(DOCUMENT_NUMBERS, _read_document),
        **{issued: _read_birth for _kind, _number, _issuer, issued in DOCUMENTS},
        **{owner: _read_owner for owner, _shared in OF_PHONES},
        **{shared: _read_yes_no for _owner, shared in OF_PHONES},
        Field.RELATION: _read_relation,
        Field.THUMB_PRINT: _read_yes_no,
        Field.CONSENT: _read_day,
        Field.APPLIED: _read_day,
        Field.JOINED: _read_day,
        Field.LEFT: _read_day,
        Field.STATUS: _read_status,
    }
)
