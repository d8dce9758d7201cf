"""The cells of the list of members: which can be changed there, judged and saved as the form of a record does it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.cells import CellBlock
from pomanager.readmodels.extra_fields import ExtraFieldRow
from pomanager.readmodels.members import OWN, MemberDetail
from pomanager.readmodels.particulars import Particulars
from pomanager.rules.access.roles import Right
from pomanager.rules.extra_field_kinds import FieldKind
from pomanager.rules.importing import AnyField, OwnField
from pomanager.rules.importing import Field as TableField
from pomanager.rules.members import PersonKind
from pomanager.rules.objections import Objection
from pomanager.services.members import judging, judging_parts, queries
from pomanager.services.members.commands import AmendMember, amend_member
from pomanager.services.members.commands.extra_values import SetExtraValues, set_extra_values
from pomanager.services.members.commands.particulars import (
    AmendParticulars,
    amend_particulars,
    objections_to_particulars,
)
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values
from pomanager.services.members.queries.particulars import particulars
from pomanager.services.organisation.queries import section_names
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.members.extra_values import field_of as own_field
from pomanager.ui.members.extra_values import shown
from pomanager.ui.members.own_values import typed
from pomanager.ui.members.person_fields import OF_A_HUMAN_BEING, SEXES, birth_field, where_fields
from pomanager.ui.tables.columns import Column

FIELDS: Mapping[str, str] = {
    "other": "other_script", "sex": "sex", "birth": "birth", "place": "place", "section": "section", "phone": "phone",
    "profession": "profession", "products": "products", "languages": "languages", "how_to_find": "how_to_find",
}  # fmt: skip
"""Column of the list → the field of the record it shows.

A name has parts, and so the form of the record; a standing has its own acts.
"""
BESIDE = frozenset({"profession", "products", "languages", "how_to_find"})
"""Fields that stand among the particulars of a record, and are changed as their form does it."""
TABLE_FIELDS: Mapping[str, TableField] = {column: TableField(name) for column, name in FIELDS.items()}
"""Column of the list → the field under which many members are changed at once."""
WRITTEN = frozenset({FieldKind.TEXT, FieldKind.NUMBER})
"""Kinds of own fields whose entry holds a text, "" for nothing."""
FOUND_AT_MOST = 12


class MemberCells:
    """Through what the cells of the list are changed. ``saving`` tells that a row is being saved from the list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        parts = (
            Field(name="other_script", label=N_("Name in the second script")),
            Field(name="sex", label=N_("Sex"), kind=Kind.LIST, choices=SEXES, required=True),
            birth_field(),
            *(part for part in where_fields() if isinstance(part, Field)),
            Field(name="profession", label=N_("Profession")),
            Field(name="products", label=N_("Products")),
            Field(name="languages", label=N_("Languages")),
            Field(name="how_to_find", label=N_("How to find the house")),
        )
        # A day of birth is no day one writes today's for; yet Ctrl+; does what it does in every cell with a day.
        self._fields = {part.name: replace(part, today=part.today or desk.office.today) for part in parts}
        self._known: MemberDetail | None = None
        self._own: Mapping[str, ExtraFieldRow] | None = None
        self.saving = False

    def field_of(self, column: Column[Any]) -> Field | None:
        """The field of the form that a column shows; None where its cells are not changed in the list."""
        if self._desk.off(Right.KEEP_ROLL):
            return None
        own = self._own_rows().get(column.name) if column.name.startswith(OWN) else None
        if own is not None:
            return replace(own_field(own), name=column.name, hint="", today=self._desk.office.today)
        return self._fields.get(FIELDS.get(column.name, ""))

    def own_fields(self) -> dict[str, OwnField]:
        """Column of the list → the field of the organisation's own that it shows."""
        return {
            name: OwnField(row.key, row.label, row.kind, row.answers, row.id) for name, row in self._own_rows().items()
        }

    def _own_rows(self) -> Mapping[str, ExtraFieldRow]:
        if self._own is None:
            self._own = {OWN + row.key: row for row in self._desk.office.ask(extra_fields)}
        return self._own

    def may_change(self, row_id: int, name: str) -> bool:
        """Whether this member has the field: organisations have neither sex nor birth."""
        return self._member(row_id).kind is PersonKind.NATURAL or name not in OF_A_HUMAN_BEING

    def value_of(self, row_id: int, name: str) -> object:
        """What a field of a member's record holds now."""
        if name.startswith(OWN):
            return self._own_value(row_id, self._own_rows()[name])
        told = self._beside(row_id) if name in BESIDE else self._member(row_id)
        value: object = getattr(told, name)
        return value

    def _own_value(self, row_id: int, own: ExtraFieldRow) -> object:
        person_id = self._member(row_id).person_id
        kept = self._desk.office.ask(extra_values, [person_id]).get(person_id, {}).get(own.id, "")
        return shown(own, kept) if kept or own.kind not in WRITTEN else ""

    def _beside(self, row_id: int) -> Particulars:
        return self._desk.office.ask(particulars, self._member(row_id).person_id)

    def _member(self, row_id: int) -> MemberDetail:
        known = self._known
        if known is None or known.id != row_id:
            known = self._known = self._desk.office.ask(queries.member_detail, row_id)
        return known

    def suggestions(self, name: str, typed: str) -> Sequence[str]:
        """Places and sections that may be meant by what was typed."""
        if name == "place":
            return [row.label for row in self._desk.office.ask(queries.places, typed, FOUND_AT_MOST)]
        if name == "section":
            asked = typed.casefold()
            names = sorted(self._desk.office.ask(section_names).values())
            return [each for each in names if asked in each.casefold()][:FOUND_AT_MOST]
        return ()

    def judge(self, row_id: int, values: Mapping[str, object]) -> Sequence[Objection]:
        """What the forms would say of the record with these fields changed."""
        office = self._desk.office
        found: list[Objection] = []
        basic, beside, own = _parted(values)
        if basic:
            found += office.ask(judging.objections_to_amending, self._order(row_id, basic), office.today())
        if beside:
            found += objections_to_particulars(self._order_beside(row_id, beside))
        if own:
            said = office.ask(judging_parts.objections_to_values, own)
            found += (replace(each, about=OWN + each.about) for each in said)
        return found

    def save(self, row_id: int, values: Mapping[str, object]) -> None:
        """Save the record with these fields changed, as the forms do."""
        self.saving = True
        basic, beside, own = _parted(values)
        try:
            if basic:
                order = self._order(row_id, basic)
                self._known = None
                self._desk.do(amend_member, order)
            if beside:
                particular = self._order_beside(row_id, beside)
                self._known = None
                self._desk.do(amend_particulars, particular)
            if own:
                self._desk.do(set_extra_values, SetExtraValues(member_id=row_id, values=own))
        finally:
            self._known = None
            self.saving = False

    def forget(self) -> None:
        """Ask for the record and the own fields again: they may have been changed elsewhere."""
        self._known = self._own = None

    def _order(self, row_id: int, values: Mapping[str, object]) -> AmendMember:
        member = self._member(row_id)
        same = _same(AmendMember, member)
        given = {name: value for name, value in values.items() if value is not None or name == "birth"}
        return AmendMember(**{**same, "member_id": row_id, **given})

    def _order_beside(self, row_id: int, values: Mapping[str, object]) -> AmendParticulars:
        same = _same(AmendParticulars, self._beside(row_id))
        given = {name: value or "" for name, value in values.items()}
        version = self._member(row_id).version
        return AmendParticulars(**{**same, "member_id": row_id, "version": version, **given})


def _parted(values: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object], dict[str, str]]:
    """What the form of the record changes, what that of the particulars does, and own fields by their keys."""
    basic = {name: value for name, value in values.items() if name not in BESIDE and not name.startswith(OWN)}
    beside = {name: value for name, value in values.items() if name in BESIDE}
    own = {name.removeprefix(OWN): typed(value) for name, value in values.items() if name.startswith(OWN)}
    return basic, beside, own


def _same(order: type[AmendMember | AmendParticulars], told: object) -> dict[str, Any]:
    """Everything an order can say, as it stands now."""
    return {entry.name: getattr(told, entry.name) for entry in fields(order) if hasattr(told, entry.name)}


def block_of(cells: Iterable[tuple[int, str, str]], own: Mapping[str, OwnField]) -> tuple[CellBlock, tuple[str, ...]]:
    """Cells (row, column, text) as a change of many members, and the columns that are not changed in the list.

    ``own`` are the fields of the organisation's own, by their columns.
    """
    rows: dict[int, dict[AnyField, str]] = {}
    left_out: dict[str, None] = {}
    changed_as: Mapping[str, AnyField] = {**TABLE_FIELDS, **own}
    for row_id, column, text in cells:
        if column in changed_as:
            rows.setdefault(row_id, {})[changed_as[column]] = text
        else:
            left_out[column] = None
    return CellBlock(tuple((row_id, tuple(changed.items())) for row_id, changed in rows.items())), tuple(left_out)
