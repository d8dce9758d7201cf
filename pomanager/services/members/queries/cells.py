"""What a change of many members at once would do: read, judged and compared by the thousand, writing nothing."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.journal_chain import head
from pomanager.marks import N_
from pomanager.readmodels.cells import CellOutcome, CellsPreview, ManyCells, PlannedCells, Together
from pomanager.readmodels.exchange import FieldChange, More, NewMember, Outcome, PlannedRow
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.importing import AnyField, Cell, CellState, Field, OwnField, about, read_cell
from pomanager.rules.member_objections import PersonFacts, objections_to_person
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG
from pomanager.services.members.queries.comparing import COLUMNS
from pomanager.services.members.queries.extra_fields import extra_values
from pomanager.services.members.queries.rows import NOTE
from pomanager.services.organisation.queries import place_called, place_labels, section_called, section_names

SHOWN = 100
"""Cells a preview shows."""
WHEREABOUTS = frozenset({Field.PLACE, Field.SECTION})
"""Fields whose text is looked up and judged once, however many members get it."""
EMPTY: Mapping[AnyField, object] = {Field.SEX: Sex.UNKNOWN, Field.BIRTH: None}
"""What an emptied field holds; the others hold no text."""

NEW_PLACE = N_("Nobody has lived in “{name}” before. The place is made new.")
NEW_SECTION = N_("There was no section “{name}” before. It is made new.")
SINCE_AHEAD = N_("The day {day} lies ahead. Record it on the day it takes effect.")
NOTHING_CHOSEN = N_("Choose a value that all members get.")


def preview_cells(session: Session, order: ManyCells, today: date, progress: Progress = silent) -> CellsPreview:
    """Count what would change, stay and be refused; keep the first hundred cells. ``progress`` may raise Cancelled."""
    against = objections_to_together(order, today) if isinstance(order, Together) else ()
    changed = same = refused = remarked = 0
    stopped: list[CellOutcome] = []
    written: list[CellOutcome] = []
    for count, planned in enumerate(planned_cells(session, order, today), start=1):
        changed += planned.row.outcome is Outcome.CHANGED
        same += not planned.cells
        for cell in planned.cells:
            refused += cell.refusal is not None
            remarked += cell.remark is not None
            kept = written if cell.refusal is None else stopped
            if len(kept) < SHOWN:
                kept.append(cell)
        if count % bulk.CHUNK == 0:
            progress(count, len(order))
    return CellsPreview(changed, same, refused, remarked, tuple((stopped + written)[:SHOWN]), head(session)[0], against)


def objections_to_together(order: Together, today: date) -> tuple[Objection, ...]:
    """What speaks against giving this value to everybody, whoever they are."""
    found = []
    if order.field is Field.SEX and not order.value:
        found.append(Objection(NOTHING_CHOSEN, "value"))
    cell = read_cell(order.field, order.value)
    if cell.state is CellState.REFUSED and cell.objection is not None:
        found.append(replace(cell.objection, about="value", weight=Weight.STOP))
    if order.since is not None and order.since > today:
        found.append(Objection(SINCE_AHEAD, "since", {"day": order.since}))
    return tuple(found)


def planned_cells(session: Session, order: ManyCells, today: date) -> Iterator[PlannedCells]:
    """What would become of each member, in the order asked; somebody gone meanwhile is passed over."""
    judge = _Judge(session, today)
    asked = order.asked()
    row = 0
    while portion := list(islice(asked, bulk.CHUNK)):
        known = bulk.people(session, [member_id for member_id, _cells in portion])
        if any(isinstance(name, OwnField) for _member_id, cells in portion for name in cells):
            judge.own = extra_values(session, [person.id for person in known.values()])
        for member_id, cells in portion:
            row += 1
            if member_id in known:
                yield judge.planned(row, known[member_id], cells)


def unsettled_notes(session: Session, member_ids: Sequence[int]) -> tuple[int, ...]:
    """The ids of the notes on these members that ask for a second look."""
    chosen = func.json_each(json.dumps(list(member_ids))).table_valued("value")
    statement = select(NOTE.c.id).where(NOTE.c.settled_at.is_(None), NOTE.c.member_id.in_(select(chosen.c.value)))
    return tuple(session.scalars(statement.order_by(NOTE.c.id)))


@dataclass(slots=True)
class _Judge:
    """Reads what is to stand in the cells, and judges each record as it would stand then."""

    session: Session
    today: date
    own: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    """By person, by field of the organisation's own: what is kept there."""
    _places: Mapping[int, str] = field(init=False)
    _sections: Mapping[int, str] = field(init=False)
    _labels: dict[tuple[Field, str], tuple[str, Objection | None]] = field(default_factory=dict)
    _read: dict[tuple[AnyField, str], Cell] = field(default_factory=dict)
    _names: tuple[str, ...] = ()
    """What a row says under the names of a member."""

    def __post_init__(self) -> None:
        self._places = place_labels(self.session)
        self._sections = section_names(self.session)

    def planned(self, number: int, row: Any, cells: Mapping[AnyField, str]) -> PlannedCells:  # noqa: ANN401 - a row of the database
        """What becomes of one member."""
        says = self._says(row)
        outcomes = []
        for name, text in cells.items():
            outcome = self._cell(row, says, name, text)
            if outcome is not None:
                outcomes.append(outcome)
        outcomes = self._judged(row, says, outcomes)
        changes = tuple(outcome.change for outcome in outcomes if outcome.refusal is None)
        planned = PlannedRow(
            number, number - 1, Outcome.CHANGED if changes else Outcome.SAME, row.full_name, row.number,
            row.member_id, _changed(says, changes) if changes else None, changes,
        )  # fmt: skip
        return PlannedCells(planned, tuple(outcomes))

    def _says(self, row: Any) -> NewMember:  # noqa: ANN401 - a row of the database
        """The member as the roll has them now."""
        if not self._names:
            self._names = tuple(entry.name for entry in fields(NewMember) if hasattr(row, entry.name))
        known = {name: getattr(row, name) for name in self._names}
        known["place"] = self._places.get(row.place_id, "")
        known["section"] = self._sections.get(row.section_id, "")
        return NewMember(**known)

    def _now(self, row: Any, says: NewMember, name: AnyField) -> object:  # noqa: ANN401 - a row of the database
        """What a field holds now."""
        if isinstance(name, OwnField):
            return self.own.get(row.id, {}).get(name.id, "")
        value: object = getattr(says, COLUMNS[name]) if name in COLUMNS else getattr(row, name.value)
        return value

    def _cell(self, row: Any, says: NewMember, name: AnyField, text: str) -> CellOutcome | None:  # noqa: ANN401 - a row of the database
        """What a cell would become; None where it stands so already."""
        if (name, text) not in self._read:
            self._read[name, text] = read_cell(name, text)
        cell = self._read[name, text]
        old = self._now(row, says, name)
        new: object = cell.value
        if cell.state is CellState.EMPTY:
            new = EMPTY.get(name, "")
        change = FieldChange(name, old, new)
        outcome = CellOutcome(row.member_id, row.number, row.full_name, change)
        if len(text) > LONGEST_TEXT:
            too_long = Objection(TOO_LONG, about(name), {"most": LONGEST_TEXT})
            return replace(outcome, change=FieldChange(name, old, text), refusal=too_long)
        unread = cell.state is CellState.FLAGGED and cell.value in {None, "", Sex.UNKNOWN}
        if cell.state is CellState.REFUSED or unread:
            return replace(outcome, change=FieldChange(name, old, text), refusal=cell.objection)
        if cell.state is CellState.FLAGGED:
            outcome = replace(outcome, remark=cell.objection)
        if isinstance(name, Field) and name in WHEREABOUTS:
            label, said = self._label(name, str(new))
            stops = said is not None and said.stops
            remark, refusal = outcome.remark or (None if stops else said), said if stops else None
            outcome = replace(outcome, change=FieldChange(name, old, label), remark=remark, refusal=refusal)
        return None if outcome.change.new == old else outcome

    def _label(self, name: Field, text: str) -> tuple[str, Objection | None]:
        """A place or section as it is called, and what is said of it: that it would be made, or what stops it."""
        if (name, text) not in self._labels:
            self._labels[name, text] = self._looked_up(name, text)
        return self._labels[name, text]

    def _looked_up(self, name: Field, text: str) -> tuple[str, Objection | None]:
        if not text:
            return "", None
        lives, meets = (text, "") if name is Field.PLACE else ("", text)
        facts = PersonFacts(today=self.today, full_name="?", sex=Sex.FEMALE, place=lives, section=meets)
        stops = [said for said in objections_to_person(facts) if said.stops and said.about == name.value]
        if stops:
            return text, stops[0]
        if name is Field.PLACE:
            place = place_called(self.session, text)
            if place is not None:
                return self._places.get(place.id, text), None
            return text, Objection(NEW_PLACE, name.value, {"name": text}, Weight.WARN)
        section = section_called(self.session, text)
        if section is not None:
            return self._sections.get(section.id, text), None
        return text, Objection(NEW_SECTION, name.value, {"name": text}, Weight.WARN)

    def _judged(self, row: Any, says: NewMember, outcomes: Sequence[CellOutcome]) -> list[CellOutcome]:  # noqa: ANN401 - a row of the database
        """The outcomes with what the rules of the form say against them."""
        changes = [outcome.change for outcome in outcomes if outcome.refusal is None]
        if all(change.field in WHEREABOUTS for change in changes):
            return list(outcomes)  # judged once for all who get them, when they were looked up
        after = _changed(says, changes)
        facts = PersonFacts(
            today=self.today, full_name=after.full_name, other_script=after.other_script, sex=after.sex,
            birth=after.birth, phone=after.phone, place=after.place, section=after.section, kind=row.kind,
            represented=True,
        )  # fmt: skip
        found: dict[str, Objection] = {}
        for said in objections_to_person(facts):
            if said.about not in found or (said.stops and not found[said.about].stops):
                found[said.about] = said
        return [self._with_said(outcome, found.get(about(outcome.change.field))) for outcome in outcomes]

    def _with_said(self, outcome: CellOutcome, said: Objection | None) -> CellOutcome:
        if said is None or outcome.refusal is not None:
            return outcome
        if said.stops:
            return replace(outcome, refusal=said, remark=None)
        return outcome if outcome.remark is not None else replace(outcome, remark=said)


def _changed(says: NewMember, changes: Sequence[FieldChange]) -> NewMember:
    """The member as the changes leave them."""
    values: dict[str, Any] = {}
    more: dict[str, Any] = {}
    for change in changes:
        if isinstance(change.field, Field):
            known = COLUMNS.get(change.field)
            if known is not None:
                values[known] = change.new
            else:
                more[change.field.value] = change.new
    return replace(says, **values, more=More(**more) if more else None)
