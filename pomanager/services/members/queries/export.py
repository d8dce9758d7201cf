"""The roll handed out as a table that can be brought in again, in the words of the reader's language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person, Standing
from pomanager.i18n import catalogue
from pomanager.marks import N_
from pomanager.readmodels.exchange import NOTHING_MORE, NewMember
from pomanager.readmodels.members import RollView
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import OWNER_WORDS
from pomanager.rules.extra_field_kinds import YES, YES_NO_WORDS
from pomanager.rules.households import RELATION_WORDS
from pomanager.rules.identity import IDENTITY_WORDS
from pomanager.rules.importing import FIELD_WORDS, AnyField, Field, OwnField, read_cell
from pomanager.rules.importing.fields import DOCUMENTS, OF_PHONES
from pomanager.rules.members import PERSON_KIND_WORDS, SEX_WORDS, STATUS_WORDS, Sex
from pomanager.services.exchange.writing import write_table
from pomanager.services.members.queries.comparing import COLUMNS
from pomanager.services.members.queries.export_fields import OF_PERSON, Beside, export_columns
from pomanager.services.members.queries.export_order import READ_AT_A_TIME, afterwards, in_order
from pomanager.services.members.queries.narrowing import narrowed
from pomanager.services.members.queries.on_day import on_roll
from pomanager.services.members.queries.roll import roll_ids
from pomanager.services.members.queries.rows import from_member
from pomanager.services.organisation.queries import place_paths, section_names

EVERYBODY = RollView()
SHEET = N_("Members")
Say = Callable[[str], str]
"""Says an English word of the program in the reader's language."""


def export_roll(
    session: Session,
    target: Path,
    say: Say,
    as_of: date | None = None,
    progress: Progress = silent,
    view: RollView = EVERYBODY,
) -> int:
    """Write the roll as CSV or XLSX, by the ending of the name; returns the number of members written.

    Without a day, everybody the books hold, as they stand now; with one, those who were on the roll that day, with
    the standing they had. ``view`` lets only some of them through, and says their order. Raises FileTrouble, and what
    ``progress`` raises to stop it; then a file of that name is as it was before.
    """
    ids = roll_ids(session, view)
    columns = export_columns(session, as_of)
    words, reader = _Words(say, columns), _Reader(session, as_of, columns)

    def texts(some: Sequence[int]) -> Iterator[tuple[int, Sequence[str]]]:
        return ((key, words.texts(member)) for key, member in reader.read(some))

    total = len(ids)
    if as_of is not None:
        statement = narrowed(_selected(as_of), view)
        total = session.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    rows = in_order(ids, texts, progress)
    return write_table(target, words.headings(), rows, say(SHEET), total, afterwards(progress))


def export_rows(session: Session, as_of: date | None = None, view: RollView = EVERYBODY) -> Iterator[NewMember]:
    """The members written, in the order of the view; read from the books as they are asked for."""
    reader = _Reader(session, as_of, export_columns(session, as_of))
    ids = roll_ids(session, view)
    for start in range(0, len(ids), READ_AT_A_TIME):
        some = ids[start : start + READ_AT_A_TIME]
        found = dict(reader.read(sorted(some)))
        yield from (found[key] for key in some if key in found)


class _Reader:
    """Reads members with all that is written of them; those not on the roll of the day are left out."""

    def __init__(self, session: Session, as_of: date | None, columns: Sequence[AnyField]) -> None:
        self._session = session
        self._statement = _selected(as_of).order_by(Member.id)
        self._sections, self._paths = section_names(session), place_paths(session)
        self._beside = Beside(session, columns)

    def read(self, ids: Sequence[int]) -> Iterator[tuple[int, NewMember]]:
        """The members of these ids, each with its id, by rising ids."""
        rows = self._session.execute(self._statement.where(Member.id.in_(ids))).all()
        members = [
            NewMember(
                full_name=row.full_name, family_name=row.family_name, given_name=row.given_name,
                patronymic=row.patronymic, other_script=row.other_script, sort_name=row.sort_name, sex=row.sex,
                birth=row.birth, phone=row.phone, place=self._paths.get(row.place_id, ""),
                section=self._sections.get(row.section_id or 0, ""), number=row.number, status=row.status_then,
                joined_on=row.joined_on,
            )
            for row in rows
        ]  # fmt: skip
        return zip((row.id for row in rows), self._beside.filled(members, rows), strict=True)


def _selected(as_of: date | None) -> Select[*tuple[Any, ...]]:
    status = Member.status if as_of is None else Standing.status
    statement = select(
        Member.id, Member.person_id, Member.number, Member.section_id, Member.joined_on, Person.full_name,
        Person.family_name, Person.given_name, Person.patronymic, Person.other_script, Person.sort_name, Person.sex,
        Person.birth, Person.phone,
        Person.place_id, status.label("status_then"),
    ).select_from(from_member())  # fmt: skip
    return statement if as_of is None else on_roll(statement, as_of)


class _Words:
    """The cells of a row in the reader's language; where our own import would not read a word, its plain code."""

    def __init__(self, say: Say, columns: Sequence[AnyField]) -> None:
        self._say = say
        self._columns = columns
        self._kept: dict[tuple[Field, object], str] = {}
        self._own = [field.key for field in columns if isinstance(field, OwnField)]
        fields = [field for field in columns if isinstance(field, Field)]
        self._fields = sorted(fields, key=lambda field: field not in IN_MEMBER)
        """Those of the member before those of what more is told."""
        self._of_member = attrgetter(*(IN_MEMBER[field] for field in fields if field in IN_MEMBER))
        self._of_more = [IN_MORE[field] for field in fields if field not in IN_MEMBER]
        self._nothing_more = [getattr(NOTHING_MORE, column) for column in self._of_more]
        self._in_order = [self._fields.index(field) for field in fields]

    def headings(self) -> list[str]:
        """What the columns are called; own fields by their label in the reader's language."""
        language = catalogue.spoken()
        return [
            field.label.in_language(language) if isinstance(field, OwnField) else self._say(FIELD_WORDS[field])
            for field in self._columns
        ]

    def texts(self, member: NewMember) -> list[str]:
        """A member as a row of the table."""
        more = member.more
        told = self._nothing_more if more is None else [getattr(more, column) for column in self._of_more]
        texts = [
            value if type(value) is str else self._text(field, value)
            for field, value in zip(self._fields, (*self._of_member(member), *told), strict=True)
        ]
        row = [texts[place] for place in self._in_order]
        if self._own:
            own = {field.key: value for field, value in more.own} if more is not None else {}
            row += [own.get(key, "") for key in self._own]
        return row

    def _text(self, field: Field, value: object) -> str:
        if value is None or value is False:
            return ""
        if isinstance(value, VagueDate):
            return value.iso()
        return str(value) if isinstance(value, date) else self._word(field, value)

    def _word(self, field: Field, value: object) -> str:
        kept = self._kept.get((field, value))
        if kept is None:
            word = self._say(_ANSWERS[field][value]) if value is not Sex.UNKNOWN else ""
            read = read_cell(field, word).value if word else value
            kept = self._kept[field, value] = word if read == value else str(value)
        return kept


IN_MEMBER: Mapping[Field, str] = {
    **COLUMNS, Field.APPLIED: "applied_on", Field.DECISION: "decision", Field.LEFT: "left_on",
    Field.LEFT_REASON: "left_reason",
}  # fmt: skip
IN_MORE: Mapping[Field, str] = {
    **{field: field.value for field in chain(*DOCUMENTS, *OF_PHONES)}, **OF_PERSON, Field.KIND: "kind",
    Field.REPRESENTATIVE: "representative", Field.HOUSEHOLD: "household", Field.RELATION: "relation",
}  # fmt: skip
_ANSWERS: Mapping[Field, Mapping[Any, str]] = {
    Field.SEX: SEX_WORDS, Field.STATUS: STATUS_WORDS, Field.RELATION: RELATION_WORDS, Field.KIND: PERSON_KIND_WORDS,
    Field.THUMB_PRINT: {True: YES_NO_WORDS[YES]}, **{kind: IDENTITY_WORDS for kind, *_rest in DOCUMENTS},
    **{owner: OWNER_WORDS for owner, _shared in OF_PHONES},
    **{shared: {True: YES_NO_WORDS[YES]} for _owner, shared in OF_PHONES},
}  # fmt: skip
