"""What a row of a table says otherwise than the roll, and what of that the table may change."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pomanager.marks import N_
from pomanager.readmodels.exchange import NOTHING_MORE, FieldChange, NewMember, PhoneSaid
from pomanager.readmodels.planned import NOT_OF_ORGANISATION, TEXTS
from pomanager.rules import folding
from pomanager.rules.contacts import PhoneOwner
from pomanager.rules.identity import number_key
from pomanager.rules.importing import AnyField, Field, RowReading, about
from pomanager.rules.importing.fields import DOCUMENT_NUMBERS, OF_PHONES, PHONES, PLACES
from pomanager.rules.members import PersonKind, Sex, phones_of
from pomanager.rules.names import NameCustom, PersonName, display
from pomanager.rules.objections import Objection, Weight
from pomanager.services.members.queries.known import Known, same_place, section_key

NOT_BY_TABLE = N_("The roll says otherwise. A table does not change this: change it on the member's page.")

COLUMNS: Mapping[Field, str] = {
    Field.NAME: "full_name", Field.FAMILY: "family_name", Field.GIVEN: "given_name", Field.PATRONYMIC: "patronymic",
    Field.OTHER_SCRIPT: "other_script", Field.SEX: "sex", Field.BIRTH: "birth", Field.PHONE: "phone",
    Field.PLACE: "place", Field.SECTION: "section", Field.NUMBER: "number", Field.STATUS: "status",
    Field.JOINED: "joined_on",
}  # fmt: skip
"""Field of a table → what a member says under it."""
PARTS = (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC)
_FIXED: Mapping[Field, str] = {Field.STATUS: "status", Field.JOINED: "joined_on", Field.LEFT: "left_on"}
"""What a table says of new members only: standing is history, and history has its own acts."""
_COMPARED = (
    Field.NAME, *PARTS, Field.OTHER_SCRIPT, Field.SEX, Field.BIRTH, Field.PHONE, Field.PLACE, Field.SECTION,
)  # fmt: skip


def changes_of(
    asked: NewMember, known: Known, reading: RowReading, custom: NameCustom, *, full_name_read: bool
) -> Iterator[FieldChange]:
    """What the row says otherwise than the roll; an empty cell says nothing.

    ``full_name_read`` says whether a column holds the whole name, so that it is not only made of its parts.
    """
    filled = _filled(reading)
    for change in _other_values(asked, known, filled):
        if change.field is Field.NAME and not full_name_read and _same_parts(asked, known.says, custom):
            continue
        if not _of_people_only(change.field, known, asked):
            yield change
    if asked.more is not None:
        yield from _more_changes(asked, known, filled)


def _other_values(asked: NewMember, known: Known, filled: frozenset[Field]) -> Iterator[FieldChange]:
    for name in _COMPARED:
        old, new = getattr(known.says, COLUMNS[name]), getattr(asked, COLUMNS[name])
        if name in filled and old != new and not _says_the_same(name, known, old, new):
            yield FieldChange(name, old, new)


def _of_people_only(name: AnyField, known: Known, asked: NewMember) -> bool:
    """Whether an organisation has no such thing, and the member is one or is taken for one by the row."""
    kinds = {known.kind, (asked.more or NOTHING_MORE).kind}
    return PersonKind.ORGANISATION in kinds and name in {Field.SEX, Field.BIRTH, *PARTS}


def _filled(reading: RowReading) -> frozenset[Field]:
    """The fields the row says something of; several columns of one thing count as its first."""
    found = set(reading.values)
    for names in (PHONES, PLACES):
        if found & set(names):
            found.add(names[0])
    return frozenset(found)


def _says_the_same(name: Field, known: Known, old: object, new: object) -> bool:
    if name is Field.SEX:
        return new is Sex.UNKNOWN
    left, right = str(old or ""), str(new or "")
    if name is Field.PLACE:
        return bool(left) and same_place(left, right)
    if name is Field.SECTION:
        return folding.fold(left) == folding.fold(right) or section_key(right) in known.sections
    return name is Field.PHONE and _same_phone(left, right)


def _same_phone(old: str, new: str) -> bool:
    """Whether only the writing differs: a spreadsheet that takes a phone for a number drops its spaces and plus."""
    return bool(old) and folding.digits(old).lstrip("0") == folding.digits(new).lstrip("0")


def _same_parts(asked: NewMember, says: NewMember, custom: NameCustom) -> bool:
    parts = [getattr(says, COLUMNS[part]) for part in PARTS]
    return asked.full_name == display(PersonName("", *parts), custom)


def _more_changes(asked: NewMember, known: Known, filled: frozenset[Field]) -> Iterator[FieldChange]:
    new, old = asked.more or NOTHING_MORE, known.says.more or NOTHING_MORE
    for name, column in TEXTS.items():
        if name in filled and getattr(old, column) != getattr(new, column):
            yield FieldChange(name, getattr(old, column), getattr(new, column))
    if new.thumb_print is not None and new.thumb_print is not (old.thumb_print or False):
        yield FieldChange(Field.THUMB_PRINT, old.thumb_print or False, new.thumb_print)
    if new.consent_on is not None and old.consent_on is None:
        yield FieldChange(Field.CONSENT, None, new.consent_on)
    seen = set(known.documents)
    for name in DOCUMENT_NUMBERS:
        number = str(getattr(new, name.value))
        key = number_key(number)
        if key and key not in seen:
            yield FieldChange(name, getattr(old, name.value), number)
        seen.add(key)
    if new.household and not old.household:
        yield FieldChange(Field.HOUSEHOLD, "", new.household)
    before = dict(old.own)
    for field, value in new.own:
        if before.get(field, "") != value:
            yield FieldChange(field, before.get(field, ""), value)


def fixed_differ(asked: NewMember, known: Known, reading: RowReading) -> Iterator[Objection]:
    """What the row says otherwise of that which a table does not change, or which an organisation does not have."""
    says = known.says
    values = reading.values
    yield from _not_of_organisation(asked, known, reading)
    for name, column in _FIXED.items():
        value = getattr(asked, column)
        if name in values and value is not None and value != getattr(says, column) and values[name] == value:
            yield _not_by_table(name)
    new, old = asked.more or NOTHING_MORE, says.more or NOTHING_MORE
    if new.consent_on is not None and old.consent_on not in {None, new.consent_on}:
        yield _not_by_table(Field.CONSENT)
    if new.kind is not None and new.kind is not (old.kind or PersonKind.NATURAL):
        yield _not_by_table(Field.KIND)
    elif new.kind is PersonKind.ORGANISATION and _other_name(new.representative, old.representative):
        yield _not_by_table(Field.REPRESENTATIVE)
    most = max(len(phones_of(known.says.phone)), len(phones_of(asked.phone)))
    for (owner, _shared), before, after in list(zip(OF_PHONES, old.phone_owners, new.phone_owners, strict=True))[:most]:
        if _other_phone(after, before):
            yield _not_by_table(owner)
    if new.household and old.household and folding.fold(new.household) != folding.fold(old.household):
        yield _not_by_table(Field.HOUSEHOLD)


def _not_of_organisation(asked: NewMember, known: Known, reading: RowReading) -> Iterator[Objection]:
    """What a row gives an organisation that only people have; where the row itself says the kind, it is said before."""
    if known.kind is not PersonKind.ORGANISATION:
        return
    for change in _other_values(asked, known, _filled(reading)):
        if change.new and _of_people_only(change.field, known, asked):
            yield Objection(NOT_OF_ORGANISATION, about(change.field), {}, Weight.WARN)


def _other_phone(new: PhoneSaid, old: PhoneSaid) -> bool:
    """Whether a telephone is said to be somebody else's than the roll says, or shared otherwise."""
    return new[0] not in {None, old[0] or PhoneOwner.OWN} or new[1] not in {None, bool(old[1])}


def _other_name(new: str, old: str) -> bool:
    return bool(new) and folding.fold(new) != folding.fold(old)


def changed_member(asked: NewMember, known: Known, changes: tuple[FieldChange, ...], reading: RowReading) -> NewMember:
    """The member as it will stand; a changed name is parted and sorted anew, unless the table gives the parts."""
    named: set[AnyField] = {change.field for change in changes}
    values: dict[str, object] = {
        COLUMNS[change.field]: change.new
        for change in changes
        if isinstance(change.field, Field) and change.field in COLUMNS
    }
    if named & {Field.NAME, *PARTS}:
        values["sort_name"] = ""
    if Field.NAME in named and not reading.values.keys() & set(PARTS):
        values |= {COLUMNS[part]: "" for part in PARTS}
    return replace(known.says, more=asked.more, **values)  # type: ignore[arg-type]  # values of the same fields


def _not_by_table(name: Field) -> Objection:
    return Objection(NOT_BY_TABLE, about(name), {}, Weight.WARN)


__all__ = ["COLUMNS", "NOT_BY_TABLE", "PARTS", "changed_member", "changes_of", "fixed_differ"]
