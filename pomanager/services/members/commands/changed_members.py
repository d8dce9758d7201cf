"""Writes what a table says otherwise of members on the roll, keeps what stood there before, and puts it back."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.imports import ImportedChange
from pomanager.db.members import AttentionNote, Member, Person
from pomanager.db.search import SearchText
from pomanager.i18n import collation
from pomanager.readmodels.exchange import NOTHING_MORE, FieldChange, More, NewMember, PlannedRow
from pomanager.rules import folding
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import Field, OwnField
from pomanager.rules.importing.fields import DOCUMENT_NUMBERS, OWN
from pomanager.rules.members import PersonKind, Sex
from pomanager.services.members import people
from pomanager.services.members.commands.extra_values import write_values
from pomanager.services.members.commands.imported_names import RENAMED, keep_former, take_back
from pomanager.services.members.commands.imported_particulars import TEXT_COLUMNS, Added, Particulars, Told
from pomanager.services.members.commands.new_members import Pace, Rows, attention
from pomanager.services.members.commands.renaming import NAMES
from pomanager.services.members.commands.whereabouts import Whereabouts
from pomanager.services.members.queries.comparing import NOT_BY_TABLE
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.organisation.queries import place_labels, section_names
from pomanager.services.work import Work

DERIVED = frozenset({"sort_key", "phone_digits"})
"""Columns that follow from others and are made anew when those are put back."""
KEPT = tuple(column.name for column in fields(people.PersonColumns) if column.name not in DERIVED)
BESIDE = (*TEXT_COLUMNS, "thumb_print", "consent_on")
"""Columns of a person a table may fill beside the basic ones."""
_BY_FIELD: Mapping[str, Field] = {
    "form_of_address": Field.ADDRESS_FORM, "profession": Field.PROFESSION, "products": Field.PRODUCTS,
    "languages": Field.LANGUAGES, "how_to_find": Field.HOW_TO_FIND, "thumb_print": Field.THUMB_PRINT,
    "consent_on": Field.CONSENT,
}  # fmt: skip
ADDED = "added"
"""Beside the values before a change: which documents and stays the import added, by table, to know them again."""
_ADDED = frozenset({*DOCUMENT_NUMBERS, Field.HOUSEHOLD})
"""What is added to a person, not changed: undone by taking it away."""

Values = dict[str, Any]
"""Column → value as JSON keeps it; a place or section is kept as [id, label]."""


class Changes:
    """The pen that writes changes of an import, and the one that takes them back."""

    def __init__(self, work: Work, import_id: int, where: Whereabouts, names_on: date | None = None) -> None:
        """``names_on`` is the day since which changed names are borne; None for names that are put right."""
        self._work = work
        self._names_on = names_on
        self._import_id = import_id
        self._where = where
        self._customs = people.name_customs(work.session)
        self._places = place_labels(work.session)
        self._sections = section_names(work.session)
        self._added = Particulars(work, import_id)
        self._own = {field.key: field.id for field in extra_fields(work.session, with_ended=True)}

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
        changes: list[tuple[PlannedRow, Values, Values]] = []
        notes: Rows = []
        added: list[Told] = []
        for row in rows:
            if row.member_id is None or row.member is None:
                continue
            old = self._values(before[row.member_id]) | _own_values(row.changes, old=True)
            new = after[row.member_id] = self._as_planned(row, row.member, old, before[row.member_id].kind)
            if {change.field for change in row.changes} & _ADDED:
                added.append((before[row.member_id].id, new["place"][0], _only_added(row)))
            differing = [name for name in old if old[name] != new[name]]
            sides = [{name: values[name] for name in differing} for values in (old, new)]
            changes.append((row, sides[0], sides[1]))
            digest("\n".join((row.number, *map(_json, sides), "")).encode("utf-8", "surrogatepass"))
            notes += attention(self._work, self._import_id, row.member_id, worth_a_note(row))
        lines = self._former_names(before, changes)
        self._store(before, after)
        self._keep(before, changes, self._added.write(added), lines)
        bulk.add(self._work.session, AttentionNote, notes)

    def _former_names(
        self, rows: Mapping[int, Any], changes: Sequence[tuple[PlannedRow, Values, Values]]
    ) -> dict[int, int]:
        """Write the names that are borne no longer; returns the line of each person. Nothing for names put right."""
        if self._names_on is None:
            return {}
        people_renamed = [rows[row.member_id] for row, _old, _new in changes if row.member_id and row.renamed]
        borne = {each.id: {name: getattr(each, name) for name in NAMES} for each in people_renamed}
        return keep_former(self._work, borne, self._names_on)

    def _keep(
        self,
        rows: Mapping[int, Any],
        changes: Sequence[tuple[PlannedRow, Values, Values]],
        added: Added,
        lines: Mapping[int, int],
    ) -> None:
        """Keep what was changed, and what was added beside it."""
        kept: Rows = []
        for planned, before, after in changes:
            person_id = rows[planned.member_id or 0].id
            beside: Values = {ADDED: added[person_id]} if person_id in added else {}
            if person_id in lines:
                beside[RENAMED] = lines[person_id]
            kept.append(
                {"import_id": self._import_id, "member_id": planned.member_id, "table_row": planned.row,
                 "before": _json(before | beside), "after": _json(after)}
            )  # fmt: skip
        bulk.add(self._work.session, ImportedChange, kept)

    def _as_planned(self, row: PlannedRow, member: NewMember, old: Values, kind: PersonKind) -> Values:
        columns = people.person_columns(member, self._customs, kind)
        new = {name: _kept(getattr(columns, name)) for name in KEPT}
        changed = {change.field for change in row.changes}
        new |= {name: old[name] for name in (*BESIDE, "place", "section")}
        for name in BESIDE:
            if _BY_FIELD[name] in changed and member.more is not None:
                new[name] = _kept(getattr(member.more, name))
        new |= _own_values(row.changes, old=False)
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
            borne: list[tuple[int, Values]] = []
            for member_id, row in rows.items():
                before, after = asked[member_id]
                now = self._values(row) | self._own_now(row.id, after)
                still = {name: before[name] for name in after if _same(now[name], after[name])}
                target[member_id] = {**now, **{name: self._found_again(name, still[name]) for name in still}}
                (restored if len(still) == len(after) else overtaken).append(member_id)
                name = "full_name" if "full_name" in after else "other_script"
                if RENAMED in before and name in still:
                    borne.append((before[RENAMED], now))
            take_back(self._work, borne)
            self._store(rows, target)
            self._work.touch(Area.MEMBERS)
        return restored, overtaken

    def _own_now(self, person_id: int, after: Values) -> Values:
        """What stands now in the organisation's own fields the import has changed."""
        names = [name for name in after if name.startswith(OWN)]
        if not names:
            return {}
        known = extra_values(self._work.session, [person_id]).get(person_id, {})
        return {name: known.get(self._own.get(name.removeprefix(OWN), 0), "") for name in names}

    def _found_again(self, name: str, value: Any) -> Any:  # noqa: ANN401 - a value as JSON gives it back
        """A place or section by its id; by its name when it has gone meanwhile; what came of it when it was merged."""
        if name == "place" and value[0] is not None and not self._where.has_place(value[0]):
            return [self._where.place_id(value[1]), value[1]]
        if name == "section" and value[0] is not None and not self._where.has_section(value[0]):
            return [self._where.section_id(value[1]), value[1]]
        if name == "place" and value[0] is not None:
            heir = self._where.place_today(value[0])
            return value if heir == value[0] else [heir, self._where.place_label(heir)]
        if name == "section" and value[0] is not None:
            heir = self._where.section_today(value[0])
            return value if heir == value[0] else [heir, self._sections.get(heir, "")]
        return value

    def _values(self, row: Any) -> Values:  # noqa: ANN401 - a row of the database
        """A member as it stands."""
        values = {name: _kept(getattr(row, name)) for name in (*KEPT, *BESIDE)}
        values["place"] = [row.place_id, self._places.get(row.place_id, "")]
        values["section"] = [row.section_id, self._sections.get(row.section_id, "")]
        return values

    def _store(self, before: Mapping[int, Any], after: Mapping[int, Values]) -> None:
        persons: Rows = []
        members: Rows = []
        texts: Rows = []
        own: Rows = []
        former = former_names(self._work.session, [row.id for row in before.values()])
        sections = section_names(self._work.session)  # as they are called now, the one just made among them
        for member_id, values in after.items():
            row = before[member_id]
            own += [
                {"person_id": row.id, "field_id": self._own[name.removeprefix(OWN)], "value": value}
                for name, value in values.items()
                if name.startswith(OWN)
            ]
            persons.append(self._person(row.id, values))
            if row.section_id != values["section"][0]:
                members.append({"id": member_id, "section_id": values["section"][0]})
            parts = (row.number, values["full_name"], values["other_script"], values["phone"])
            where = self._where.place_label(values["place"][0])
            section = sections.get(values["section"][0] or 0, "")
            text = folding.search_text(parts, (where, section, *former.get(row.id, ())))
            texts.append({"member_id": member_id, "text": text})
        bulk.change(self._work.session, Person, persons)
        bulk.change(self._work.session, Member, members)
        bulk.change(self._work.session, SearchText, texts)
        if own:
            write_values(self._work, own, self._import_id)

    def _person(self, person_id: int, values: Values) -> Values:
        row: Values = {"id": person_id, **{name: values[name] for name in (*KEPT, *BESIDE)}}
        row["consent_on"] = date.fromisoformat(values["consent_on"]) if values["consent_on"] else None
        row["sex"] = Sex(values["sex"])
        row["birth"] = VagueDate.from_iso(values["birth"]) if values["birth"] else None
        row["sort_key"] = collation.sort_key(values["sort_name"], self._customs.language)
        row["phone_digits"] = folding.digits(values["phone"])
        row["place_id"] = values["place"][0]
        return row


def _own_values(changes: Sequence[FieldChange], *, old: bool) -> Values:
    """Values of the organisation's own fields a row changes, before or after."""
    return {
        change.field.value: change.old if old else change.new
        for change in changes
        if isinstance(change.field, OwnField)
    }


def _only_added(row: PlannedRow) -> More:
    """What of a row is added to the person: a document or a household the roll does not know yet."""
    more = row.member.more if row.member is not None and row.member.more is not None else NOTHING_MORE
    new = {change.field for change in row.changes}
    return replace(
        more, own=(), id_number=more.id_number if Field.ID_NUMBER in new else "",
        id2_number=more.id2_number if Field.ID2_NUMBER in new else "",
        id3_number=more.id3_number if Field.ID3_NUMBER in new else "",
        household=more.household if Field.HOUSEHOLD in new else "",
    )  # fmt: skip


def worth_a_note(row: PlannedRow) -> list[Any]:
    """What of a row stays on the member's record to be looked at; what a table may not change needs no note."""
    return [note for note in row.notes if note.message != NOT_BY_TABLE]


def _kept(value: object) -> object:
    """A value as JSON keeps it."""
    if isinstance(value, VagueDate):
        return value.iso()
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Sex) else value


def _same(now: Any, after: Any) -> bool:  # noqa: ANN401 - values as JSON gives them back
    return bool(now[0] == after[0] if isinstance(after, list) else now == after)


def _json(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
