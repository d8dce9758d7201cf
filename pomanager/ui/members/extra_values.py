"""The page on which a member's values in the organisation's own fields are written down."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _, spoken
from pomanager.marks import N_
from pomanager.readmodels.extra_fields import ExtraFieldRow
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.extra_field_kinds import YES_NO_WORDS, FieldKind, day_of
from pomanager.rules.objections import Objection
from pomanager.services.members.commands.extra_values import SetExtraValues, set_extra_values
from pomanager.services.members.judging_parts import objections_to_values
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.members.extra_fields import ExtraFieldsPage
from pomanager.ui.members.own_values import typed
from pomanager.ui.page import Action, Page

YES_NO = tuple(Choice(value, words) for value, words in YES_NO_WORDS.items())


def own_fields_page(desk: Desk, member: MemberDetail) -> Page:
    """The page of a member's values; while the organisation has no fields, the page on which they are defined."""
    if desk.office.ask(extra_fields):
        return ExtraValuesPage(desk, member)
    return ExtraFieldsPage(desk)


def field_of(row: ExtraFieldRow) -> Field:
    """The entry for one of the organisation's own fields, called in the reader's language."""
    label = row.called(spoken())
    if row.kind is FieldKind.DATE:
        return Field(name=row.key, label=label, kind=Kind.DATE)
    if row.kind is FieldKind.CHOICE:
        choices = tuple(Choice(answer.key, answer.words.in_language(spoken())) for answer in row.answers)
        return Field(name=row.key, label=label, kind=Kind.LIST, choices=choices, choices_are_data=True)
    if row.kind is FieldKind.YES_NO:
        return Field(name=row.key, label=label, kind=Kind.LIST, choices=YES_NO)
    hint = N_("A number in figures, like 2.5.") if row.kind is FieldKind.NUMBER else ""
    return Field(name=row.key, label=label, hint=hint)


class ExtraValuesPage(FormPage[SetExtraValues]):
    """Says what a member has in the organisation's own fields."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        rows = desk.office.ask(extra_fields)
        super().__init__(
            desk,
            N_("Own fields"),
            (Section(N_("Own fields")), *map(field_of, rows)),
            Binding(make=self._order, judge=self._judge, save=self._save),
        )
        known = desk.office.ask(extra_values, [member.person_id]).get(member.person_id, {})
        self.form.show_values({row.key: shown(row, known.get(row.id, "")) for row in rows})

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("fields", N_("Fields…"), self._on_fields, "columns"),)

    def _on_fields(self) -> None:
        self.close_page()
        self.open_page(ExtraFieldsPage(self.desk))

    def _order(self, **values: Any) -> SetExtraValues:  # noqa: ANN401 - the form's values by name
        return SetExtraValues(member_id=self._member.id, values={name: typed(each) for name, each in values.items()})

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        return self.desk.office.ask(objections_to_values, self._order(**values).values)

    def _save(self, order: SetExtraValues) -> None:
        self.desk.do(set_extra_values, order)


def shown(row: ExtraFieldRow, kept: str) -> object:
    """A kept value as its entry shows it; None for none."""
    if not kept:
        return None
    return day_of(kept) if row.kind is FieldKind.DATE else kept
