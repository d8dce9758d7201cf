"""Gives one value to all members chosen: a section, a place since a day, a sex."""

from dataclasses import replace
from datetime import date
from functools import partial

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.cells import TOGETHER_FIELDS, Together
from pomanager.rules.importing import FIELD_WORDS, AnyField, OwnField
from pomanager.rules.importing import Field as TableField
from pomanager.rules.members import SEX_WORDS, Sex
from pomanager.services.members.queries.extra_fields import extra_fields
from pomanager.ui.desk import Desk
from pomanager.ui.forms.editor import TextEditor
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.members.cells import MemberCells
from pomanager.ui.members.change_page import ChangePage, called
from pomanager.ui.members.extra_values import field_of
from pomanager.ui.tables.cell_editor import Suggestions

SEXES = tuple(Choice(sex, SEX_WORDS[sex]) for sex in (Sex.FEMALE, Sex.MALE))
SINCE_HINT = N_("Left empty, the record is corrected. With a day, the books keep where they belonged until then.")
MOVES = (TableField.PLACE, TableField.SECTION)
"""Fields people move in: what they were before a day is kept."""


class TogetherPage(ChangePage):
    """Asks what all members chosen get, shows what that changes, and makes the change."""

    def __init__(self, desk: Desk, members: tuple[int, ...]) -> None:
        super().__init__(desk)
        self._members = members
        self._cells = MemberCells(desk)
        self._own = desk.office.ask(extra_fields)
        own = (OwnField(row.key, row.label, row.kind, row.answers, row.id) for row in self._own)
        self._fields: tuple[AnyField, ...] = (*TOGETHER_FIELDS, *own)
        self.entries = self._made(TOGETHER_FIELDS[0])
        self.top.insertWidget(0, self.entries)
        self.setFocusProxy(self.entries)

    def _made(self, what: AnyField) -> Entries:
        """The fields of the form for what is to be changed."""
        self.what = what
        asks = Field(
            name="what", label=N_("Change"), kind=Kind.LIST, required=True, choices_are_data=True,
            choices=tuple(Choice(field, called(field)) for field in self._fields),
        )  # fmt: skip
        parts = [asks, self._value_field(what)]
        if what in MOVES:
            today = self.desk.office.today
            parts.append(Field(name="since", label=N_("Since"), kind=Kind.DATE, today=today, hint=SINCE_HINT))
        entries = Entries(parts)
        entries.show_values((("what", what),))
        entries.changed.connect(self._on_entry)
        editor = entries.editor("value")
        if isinstance(editor, TextEditor) and isinstance(what, TableField):
            Suggestions(editor, partial(self._cells.suggestions, what.value))
        return entries

    def _value_field(self, what: AnyField) -> Field:
        if what is TableField.SEX:
            return Field(name="value", label=FIELD_WORDS[what], kind=Kind.LIST, choices=SEXES, required=True)
        hint = N_("Left empty, it is taken away.")
        if isinstance(what, TableField):
            return Field(name="value", label=FIELD_WORDS[what], hint=hint)
        row = next(row for row in self._own if row.key == what.key)
        return replace(field_of(row), name="value", hint=hint)

    # ---- the page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Change together")

    def context_line(self) -> str:
        count = len(self._members)
        return ngettext("{count} member chosen", "{count} members chosen", count).format(count=formats.number(count))

    def change_words(self) -> str:
        return super().change_words() if self.preview is not None else _("Show what changes")

    def _on_entry(self, name: str) -> None:
        """What was looked at is another now; another field asks for another value."""
        self.preview = None
        self.model.set_rows(())
        what = self.entries.values()["what"]
        if name == "what" and isinstance(what, TableField | OwnField) and what != self.what:
            before = self.entries
            self.entries = self._made(what)
            self.top.replaceWidget(before, self.entries)
            before.hide()
            before.deleteLater()
            self.setFocusProxy(self.entries)
            self.entries.focus_on("value")
        self._tell()

    def _on_change(self) -> None:
        if self.preview is not None:
            if self.preview.against:
                self.entries.focus_on(self.preview.against[0].about)
            super()._on_change()
            return
        self.entries.touch_all()
        found = self.entries.own_objections()
        self.entries.show_objections(found)
        stops = [each for each in found if each.stops]
        if stops:
            self.entries.focus_on(stops[0].about)
            return
        values = self.entries.values()
        since = values.get("since")
        value = values["value"]
        self.look(
            Together(
                self._members, self.what, _text(value),
                since if isinstance(since, date) else None,
            )
        )  # fmt: skip

    def _tell(self) -> None:
        super()._tell()
        if self.preview is not None:
            self.entries.show_objections(self.preview.against)


def _text(value: object) -> str:
    """What an entry holds, as it is written where no language is spoken."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
