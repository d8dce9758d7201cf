"""The planned rows of a table in little memory: of most, only what will happen is kept, the rest is read again."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from pomanager.marks import N_
from pomanager.readmodels.exchange import (
    Double,
    More,
    NewMember,
    Outcome,
    PhoneSaid,
    PlannedRow,
    RawTable,
    ToldDocument,
)
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import PHONE_JOINT, PhoneOwner
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind
from pomanager.rules.importing import ORDER_FIELDS, Cell, CellValue, Field, RowReader, RowReading, about
from pomanager.rules.importing.fields import DOCUMENTS, OF_PHONES, PHONES, PLACES
from pomanager.rules.importing.history import history_of
from pomanager.rules.members import PersonKind, Sex, Status, number_counter, phones_of
from pomanager.rules.objections import Objection, Weight

NOT_OF_ORGANISATION = N_("An organisation has no such thing: it was left out.")
NOT_OF_PERSON = N_("Only an organisation has a representative.")
JOINT = " · "
"""Between a place and what it lies in."""
TEXTS: Mapping[Field, str] = {
    Field.ADDRESS_FORM: "form_of_address", Field.PROFESSION: "profession", Field.PRODUCTS: "products",
    Field.LANGUAGES: "languages", Field.HOW_TO_FIND: "how_to_find",
}  # fmt: skip
"""Fields whose text is kept on the person as it is."""
_MORE = frozenset({
    *TEXTS, *chain(*DOCUMENTS), *chain(*OF_PHONES), Field.HOUSEHOLD, Field.RELATION, Field.THUMB_PRINT,
    Field.CONSENT, Field.KIND, Field.REPRESENTATIVE,
})  # fmt: skip
_DIRECT: Mapping[Field, str] = {
    Field.NUMBER: "number", Field.NAME: "full_name", Field.FAMILY: "family_name", Field.GIVEN: "given_name",
    Field.PATRONYMIC: "patronymic", Field.OTHER_SCRIPT: "other_script", Field.SEX: "sex", Field.BIRTH: "birth",
    Field.PHONE: "phone", Field.PLACE: "place", Field.SECTION: "section", Field.STATUS: "status",
    Field.JOINED: "joined_on", Field.DECISION: "decision", Field.LEFT_REASON: "left_reason",
}  # fmt: skip
"""Fields whose value is taken as it is."""
_PLAIN_DAYS = frozenset({Field.JOINED, Field.LEFT, Field.APPLIED, Field.LEFT_REASON, Field.CONSENT})
_NOT_SAID: tuple[PhoneSaid, ...] = ((None, None),) * len(PHONES)
_OUTCOMES = tuple(Outcome)
_SEXES = tuple(Sex)
_PLACE_OF_OUTCOME = {outcome: place for place, outcome in enumerate(_OUTCOMES)}
_PLACE_OF_SEX = {sex: place for place, sex in enumerate(_SEXES)}


def asked_of(reading: RowReading, today: date) -> tuple[NewMember, tuple[Objection, ...]]:
    """Whom a row speaks of, as far as it says, and what there is to say about its days."""
    known: dict[str, CellValue] = {}
    beyond = False
    for name, cell in reading.cells.items():
        value = cell.value
        if value:
            column = _DIRECT.get(name)
            if column is not None:
                known[column] = value
            else:
                beyond = True
        elif value is False:
            beyond = True
    notes: tuple[Objection, ...] = ()
    if not _PLAIN_DAYS.isdisjoint(reading.cells) and (beyond or _in_need(known, today)):
        story = history_of(reading.cells, today)
        notes = story.notes
        known |= {
            "status": story.status or Status.ACTIVE, "joined_on": story.joined, "applied_on": story.applied,
            "left_on": story.left,
        }  # fmt: skip
    more = None
    if beyond or reading.own:
        values = reading.values
        known["phone"] = _joined(values, PHONES, PHONE_JOINT)
        known["place"] = _joined(values, PLACES, JOINT)
        more = _more(reading, values, today)
        notes += tuple(_about_kind(known, more))
    return NewMember(more=more, **known), notes  # type: ignore[arg-type]  # each field's reader gives its own type


def _about_kind(known: dict[str, CellValue], more: More | None) -> Iterator[Objection]:
    """Leave out of what is known of an organisation what only people have, and say so; the other way round, too."""
    if more is not None and more.kind is PersonKind.ORGANISATION:
        names = {"sex": Field.SEX, "birth": Field.BIRTH, "family_name": Field.FAMILY, "given_name": Field.GIVEN,
                 "patronymic": Field.PATRONYMIC}  # fmt: skip
        for column, field in names.items():
            if known.pop(column, None):
                yield Objection(NOT_OF_ORGANISATION, about(field), {}, Weight.WARN)
    elif more is not None and more.representative:
        yield Objection(NOT_OF_PERSON, about(Field.REPRESENTATIVE), {}, Weight.WARN)


def _in_need(known: Mapping[str, CellValue], today: date) -> bool:
    """Whether the days of a row need a second look: most rows say when somebody joined, and that is all."""
    joined = known.get("joined_on")
    return "left_reason" in known or (isinstance(joined, date) and joined > today)


def place_of(cells: Mapping[Field, Cell]) -> str:
    """The label of the place the cells name."""
    return JOINT.join(str(cells[name].value) for name in PLACES if name in cells and cells[name].value)


def _more(reading: RowReading, values: Mapping[Field, CellValue], today: date) -> More | None:
    own = tuple((field, str(cell.value)) for field, cell in reading.own.items() if cell.value)
    if not own and _MORE.isdisjoint(values):
        return None
    relation, thumb = values.get(Field.RELATION), values.get(Field.THUMB_PRINT)
    consent, person_kind = values.get(Field.CONSENT), values.get(Field.KIND)
    documents = [_document(values, fields) for fields in DOCUMENTS]
    phones = _phone_owners(values)
    return More(
        **{column: _text(values, name) for name, column in TEXTS.items()},
        thumb_print=thumb if isinstance(thumb, bool) else None,
        consent_on=consent if isinstance(consent, date) and consent <= today else None,
        id_kind=documents[0].kind, id_number=documents[0].number, id_issuer=documents[0].issuer,
        id_issued=documents[0].issued, id2_kind=documents[1].kind, id2_number=documents[1].number,
        id2_issuer=documents[1].issuer, id2_issued=documents[1].issued, id3_kind=documents[2].kind,
        id3_number=documents[2].number, id3_issuer=documents[2].issuer, id3_issued=documents[2].issued,
        phone_owner=phones[0][0], phone_shared=phones[0][1], phone2_owner=phones[1][0], phone2_shared=phones[1][1],
        phone3_owner=phones[2][0], phone3_shared=phones[2][1],
        household=_text(values, Field.HOUSEHOLD), relation=relation if isinstance(relation, Relation) else None,
        kind=person_kind if isinstance(person_kind, PersonKind) else None,
        representative=_text(values, Field.REPRESENTATIVE), own=own,
    )  # fmt: skip


def _document(values: Mapping[Field, CellValue], fields: tuple[Field, Field, Field, Field]) -> ToldDocument:
    kind, number, issuer, issued = fields
    told = values.get(kind)
    return ToldDocument(
        told if isinstance(told, IdentityKind) else None, _text(values, number), _text(values, issuer),
        _vague(values.get(issued)),
    )  # fmt: skip


def _phone_owners(values: Mapping[Field, CellValue]) -> Sequence[PhoneSaid]:
    """What is said of each telephone, in the order in which the numbers follow one another once they are joined.

    A column that holds several numbers speaks of the first of them, unless all stand in it; an empty one holds none.
    """
    said: list[PhoneSaid] = []
    for owner, shared in OF_PHONES:
        whose, with_others = values.get(owner), values.get(shared)
        said.append((whose if isinstance(whose, PhoneOwner) else None,
                     with_others if isinstance(with_others, bool) else None))  # fmt: skip
    held = [phones_of(_text(values, name)) for name in PHONES]
    if not any(held[1:]):
        return said
    each = [pair for numbers, told in zip(held, said, strict=True) for pair in (told, *_NOT_SAID)[: len(numbers)]]
    return (*each, *_NOT_SAID)[: len(PHONES)]


def _text(values: Mapping[Field, CellValue], name: Field) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _joined(values: Mapping[Field, CellValue], names: tuple[Field, ...], joint: str) -> str:
    return joint.join(text for name in names if (text := _text(values, name)))


def _vague(value: CellValue) -> VagueDate | None:
    return value if isinstance(value, VagueDate) else None


class PlannedRows:
    """What will happen to each row; filled once, from top to bottom."""

    def __init__(self, table: RawTable, reader: RowReader, today: date) -> None:
        self._table = table
        self._reader = reader
        self._today = today
        self._index = array("L")
        self._outcome = bytearray()
        self._sex = bytearray()
        self._filled = bytearray()
        self._member_id = array("q")
        self._double: dict[int, Double] = {}
        self._notes: dict[int, tuple[Objection, ...]] = {}
        self._numbers: dict[int, str] = {}
        self._whole: dict[int, PlannedRow] = {}
        self.highest_number = 0
        """The highest number the table gives a new member, as a whole number; 0 where it gives none."""

    def add(self, row: PlannedRow, member: NewMember, *, filled_in: bool = False) -> None:
        """Add the next row; ``member`` is whom it speaks of, ``filled_in`` whether a cell of it was made fit."""
        place = len(self._index)
        self._index.append(row.index)
        self._outcome.append(_PLACE_OF_OUTCOME[row.outcome])
        self._sex.append(_PLACE_OF_SEX[member.sex])
        self._filled.append(filled_in)
        self._member_id.append(row.member_id or 0)
        if row.double is not Double.NO:
            self._double[place] = row.double
        if row.notes:
            self._notes[place] = row.notes
        if row.outcome in {Outcome.CHANGED, Outcome.REFUSED}:
            self._whole[place] = row
        elif row.number != member.number:
            self._numbers[place] = row.number
        if row.outcome is Outcome.NEW and row.number:
            self.highest_number = max(self.highest_number, number_counter(row.number))

    def __len__(self) -> int:
        return len(self._index)

    def __iter__(self) -> Iterator[PlannedRow]:
        return (self[place] for place in range(len(self)))

    def __getitem__(self, place: int) -> PlannedRow:
        if place < 0:
            place += len(self)
        whole = self._whole.get(place)
        if whole is not None:
            return whole
        index = self._index[place]
        member, _notes = asked_of(self._reader.read(self._table.rows[index]), self._today)
        number = self._numbers.get(place, member.number)
        outcome = self.outcome_of(place)
        return PlannedRow(
            row=self._table.first_row + index, index=index, outcome=outcome, name=member.full_name, number=number,
            member_id=self._member_id[place] or None,
            member=_numbered(member, number) if outcome is Outcome.NEW else None,
            notes=self._notes.get(place, ()), double=self.double_of(place),
        )  # fmt: skip

    def number_of(self, place: int) -> int:
        """The number of the row as a spreadsheet counts."""
        return self._table.first_row + self._index[place]

    def member_number_of(self, place: int) -> str:
        """The member number of the row, without reading the rest of it; "" where it gives none."""
        whole = self._whole.get(place)
        if whole is not None:
            return whole.number
        given = self._numbers.get(place)
        if given is not None:
            return given
        cell = self._reader.read_only((Field.NUMBER,), self._table.rows[self._index[place]]).get(Field.NUMBER)
        return str(cell.value) if cell is not None and cell.value else ""

    def index_of(self, place: int) -> int:
        """Its place in ``RawTable.rows``."""
        return self._index[place]

    def outcome_of(self, place: int) -> Outcome:
        """What will happen to it."""
        return _OUTCOMES[self._outcome[place]]

    def double_of(self, place: int) -> Double:
        """Whether it may be somebody twice."""
        return self._double.get(place, Double.NO)

    def notes_of(self, place: int) -> tuple[Objection, ...]:
        """What there is to look at again."""
        return self._notes.get(place, ())

    def sex_of(self, place: int) -> Sex:
        """The sex of a new member."""
        return _SEXES[self._sex[place]]

    def filled_in(self, place: int) -> bool:
        """Whether a cell of the row was made fit by the program."""
        return bool(self._filled[place])

    def accept(self, place: int, about: str) -> None:
        """Somebody has found right what is said about a cell: it is said no more."""
        kept = tuple(note for note in self.notes_of(place) if note.about != about)
        self._notes[place] = kept
        if about == ORDER_FIELDS[Field.NAME]:
            self._double.pop(place, None)
        whole = self._whole.get(place)
        if whole is not None:
            self._whole[place] = replace(whole, notes=kept, double=self.double_of(place))


def _numbered(member: NewMember, number: str) -> NewMember:
    return member if member.number == number else replace(member, number=number)
