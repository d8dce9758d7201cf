"""Writes what a table says otherwise of members on the roll, keeps what stood there before, and puts it back."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.imports import ImportedChange
from pomanager.db.members import AttentionNote, Member, Person
from pomanager.db.search import SearchText
from pomanager.i18n import collation
from pomanager.readmodels.exchange import NewMember, PlannedRow
from pomanager.rules import folding
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import Field
from pomanager.rules.members import Sex
from pomanager.services.members import people
from pomanager.services.members.commands.new_members import Pace, Rows, attention
from pomanager.services.members.commands.whereabouts import Whereabouts
from pomanager.services.members.queries.plan import NOT_BY_TABLE
from pomanager.services.organisation.queries import place_labels, section_names
from pomanager.services.work import Work

DERIVED = frozenset({"sort_key", "phone_digits"})
"""Columns that follow from others and are made anew when those are put back."""
KEPT = tuple(column.name for column in fields(people.PersonColumns) if column.name not in DERIVED)

Values = dict[str, Any]
"""Column → value as JSON keeps it; a place or section is kept as [id, label]."""


class Changes:
    """The pen that writes changes of an import, and the one that takes them back."""

    def __init__(self, work: Work, import_id: int, where: Whereabouts) -> None:
        self._work = work
        self._import_id = import_id
        self._where = where
        self._customs = people.name_customs(work.session)
        self._places = place_labels(work.session)
        self._sections = section_names(work.session)

    def write(self, rows: Sequence[PlannedRow], digest: Callable[[bytes], None], pace: Pace) -> None:
        """Write what changes, a portion at a time; raises Cancelled between two portions."""
        written = 0
        for start in range(0, len(rows), bulk.CHUNK):
            portion = rows[start : start + bulk.CHUNK]
            self._write_portion(portion, digest)
            self._work.touch(Area.MEMBERS)
            written += len(portion)
            pace.step(written)

    def _write_portion(self, rows: Sequence[PlannedRow], digest: Callable[[bytes], None]) -> None:
        before = bulk.people(self._work.session, [row.member_id for row in rows if row.member_id is not None])
        after: dict[int, Values] = {}
        changes: Rows = []
        notes: Rows = []
        for row in rows:
            if row.member_id is None or row.member is None:
                continue
            old = self._values(before[row.member_id])
            new = after[row.member_id] = self._as_planned(row, row.member, old)
            differing = [name for name in old if old[name] != new[name]]
            sides = [_json({name: values[name] for name in differing}) for values in (old, new)]
            changes.append(
                {"import_id": self._import_id, "member_id": row.member_id, "table_row": row.row,
                 "before": sides[0], "after": sides[1]}
            )  # fmt: skip
            digest("\n".join((row.number, *sides, "")).encode("utf-8", "surrogatepass"))
            notes += attention(self._work, self._import_id, row.member_id, worth_a_note(row))
        self._store(before, after)
        bulk.add(self._work.session, ImportedChange, changes)
        bulk.add(self._work.session, AttentionNote, notes)

    def _as_planned(self, row: PlannedRow, member: NewMember, old: Values) -> Values:
        columns = people.person_columns(member, self._customs)
        new = {name: _kept(getattr(columns, name)) for name in KEPT}
        changed = {change.field for change in row.changes}
        new["place"], new["section"] = old["place"], old["section"]
        if Field.PLACE in changed:
            new["place"] = [self._where.place_id(member.place), member.place]
        if Field.SECTION in changed:
            new["section"] = [self._where.section_id(member.section), member.section]
        return new

    def restore(self, changes: Iterable[tuple[int, str, str]]) -> tuple[list[int], list[int]]:
        """Put back what stood there before each change; returns members put back whole, and those changed since."""
        asked = {member_id: (json.loads(before), json.loads(after)) for member_id, before, after in changes}
        restored: list[int] = []
        overtaken: list[int] = []
        for some in bulk.portions(list(asked)):
            rows = bulk.people(self._work.session, some)
            target: dict[int, Values] = {}
            for member_id, row in rows.items():
                now, (before, after) = self._values(row), asked[member_id]
                still = {name: before[name] for name in after if _same(now[name], after[name])}
                target[member_id] = {**now, **{name: self._found_again(name, still[name]) for name in still}}
                (restored if len(still) == len(after) else overtaken).append(member_id)
            self._store(rows, target)
            self._work.touch(Area.MEMBERS)
        return restored, overtaken

    def _found_again(self, name: str, value: Any) -> Any:  # noqa: ANN401 - a value as JSON gives it back
        """A place or section by its id; by its name when it has gone meanwhile."""
        if name == "place" and value[0] is not None and not self._where.has_place(value[0]):
            return [self._where.place_id(value[1]), value[1]]
        if name == "section" and value[0] is not None and not self._where.has_section(value[0]):
            return [self._where.section_id(value[1]), value[1]]
        return value

    def _values(self, row: Any) -> Values:  # noqa: ANN401 - a row of the database
        """A member as it stands."""
        values = {name: _kept(getattr(row, name)) for name in KEPT}
        values["place"] = [row.place_id, self._places.get(row.place_id, "")]
        values["section"] = [row.section_id, self._sections.get(row.section_id, "")]
        return values

    def _store(self, before: Mapping[int, Any], after: Mapping[int, Values]) -> None:
        persons: Rows = []
        members: Rows = []
        texts: Rows = []
        for member_id, values in after.items():
            row = before[member_id]
            persons.append(self._person(row.id, values))
            if row.section_id != values["section"][0]:
                members.append({"id": member_id, "section_id": values["section"][0]})
            parts = (row.number, values["full_name"], values["other_script"], values["phone"])
            text = folding.search_text((*parts, values["place"][1], values["section"][1]))
            texts.append({"member_id": member_id, "text": text})
        bulk.change(self._work.session, Person, persons)
        bulk.change(self._work.session, Member, members)
        bulk.change(self._work.session, SearchText, texts)

    def _person(self, person_id: int, values: Values) -> Values:
        row: Values = {"id": person_id, **{name: values[name] for name in KEPT}}
        row["sex"] = Sex(values["sex"])
        row["birth"] = VagueDate.from_iso(values["birth"]) if values["birth"] else None
        row["sort_key"] = collation.sort_key(values["sort_name"], self._customs.language)
        row["phone_digits"] = folding.digits(values["phone"])
        row["place_id"] = values["place"][0]
        return row


def worth_a_note(row: PlannedRow) -> list[Any]:
    """What of a row stays on the member's record to be looked at; what a table may not change needs no note."""
    return [note for note in row.notes if note.message != NOT_BY_TABLE]


def _kept(value: object) -> object:
    """A value as JSON keeps it."""
    if isinstance(value, VagueDate):
        return value.iso()
    return value.value if isinstance(value, Sex) else value


def _same(now: Any, after: Any) -> bool:  # noqa: ANN401 - values as JSON gives them back
    return bool(now[0] == after[0] if isinstance(after, list) else now == after)


def _json(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
