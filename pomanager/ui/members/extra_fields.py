"""The page of the organisation's own fields: which there are, in what order, and the form that defines one."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _, formats, spoken
from pomanager.i18n.languages import language
from pomanager.marks import N_
from pomanager.readmodels.extra_fields import ExtraFieldRow
from pomanager.rules.extra_field_kinds import KIND_WORDS, Answer, FieldKind
from pomanager.rules.extra_fields import MOST_CHOICES
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.extra_fields import DefineField, define_field, end_field, move_field
from pomanager.services.members.judging_parts import objections_to_defining
from pomanager.services.members.queries.extra_fields import extra_fields
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.members.table_page import ShortList, TablePage
from pomanager.ui.page import Action
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tokens import Tone

KINDS = tuple(Choice(kind, KIND_WORDS[kind]) for kind in FieldKind)


def _label(row: ExtraFieldRow) -> str:
    return row.called(spoken())


def _kind(kind: FieldKind) -> str:
    return _(KIND_WORDS[kind])


def _answers(row: ExtraFieldRow) -> str:
    return ", ".join(answer.words.in_language(spoken()) for answer in row.answers)


def _state_word(ended: bool) -> str:
    return _("Ended") if ended else _("In use")


def _state(row: ExtraFieldRow) -> State:
    return State(Tone.MUTE, "left") if row.ended else State(Tone.OK)


COLUMNS: tuple[Column[ExtraFieldRow], ...] = (
    Column(N_("Field"), _label, width=240, key="label", sortable=False),
    Column(N_("Kind"), lambda row: row.kind, text=_kind, width=180, key="kind", sortable=False),
    Column(N_("Answers"), _answers, width=0, key="answers", sortable=False),
    Column(N_("Filled in for"), lambda row: row.values, text=formats.number, right=True, width=110, key="values",
           sortable=False),
    Column(N_("State"), lambda row: row.ended, text=_state_word, width=120, key="state", state=_state, sortable=False),
)  # fmt: skip


class ExtraFieldsPage(TablePage[ExtraFieldRow]):
    """The organisation's own fields; those that have ended stand last and keep their values."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "members.own_fields", COLUMNS, ShortList(self._rows), "columns")

    def _rows(self) -> Sequence[ExtraFieldRow]:
        return self.desk.office.ask(extra_fields, with_ended=True, counted=True)

    def title(self) -> str:
        return _("Own fields")

    def context_line(self) -> str:
        return _("Beside the fields of the program")

    def actions_offered(self) -> tuple[Action, ...]:
        row = self.line()
        ended = row is not None and row.ended
        return (
            *self.on_lines(
                Action("amend", N_("Amend"), self._on_amend, "edit", "F2", reason_off=self.on_line()),
                Action("end", N_("Take up again") if ended else N_("End the field"), self._on_end, "pause",
                       reason_off=self.on_line()),
                Action("up", N_("Move up"), self._on_up, "up_c", reason_off=self.on_line()),
                Action("down", N_("Move down"), self._on_down, "down_c", reason_off=self.on_line()),
            ),
            self.add_action(),
        )  # fmt: skip

    def empty_words(self) -> tuple[str, str]:
        return (
            _("No own fields yet"),
            _("Number of cows, size of the field, card of the chamber: whatever your office asks its members for."),
        )

    def add_words(self) -> str:
        return N_("Add a field")

    def add(self) -> None:
        self.open_page(ExtraFieldPage(self.desk))

    def open_line(self, row: ExtraFieldRow) -> None:
        if not self.off():
            self.open_page(ExtraFieldPage(self.desk, row))

    def _on_amend(self) -> None:
        row = self.line()
        if row is not None:
            self.open_line(row)

    def _on_up(self) -> None:
        self._move(up=True)

    def _on_down(self) -> None:
        self._move(up=False)

    def _move(self, *, up: bool) -> None:
        row = self.line()
        if row is not None and not self.off():
            self.do_or_tell(lambda: self.desk.do(move_field, row.id, up=up))

    def _on_end(self) -> None:
        row = self.line()
        if row is not None and not self.off():
            self.do_or_tell(lambda: self.desk.do(end_field, row.id, ended=not row.ended))

    def _on_row_chosen(self, row: ExtraFieldRow | None) -> None:
        super()._on_row_chosen(row)
        self.header_changed.emit()  # one that has ended is taken up again


class ExtraFieldPage(FormPage[DefineField]):
    """Defines a field, or changes one: its name in each language, what it holds, what can be answered."""

    def __init__(self, desk: Desk, row: ExtraFieldRow | None = None) -> None:
        self._row = row
        self._languages = desk.office.ask(organisation).languages
        cells = tuple(Field(name=code, label=language(code).own_name, width=170) for code in self._languages)
        parts = (
            Section(N_("The field")),
            Field(name="label", label=N_("Name"), kind=Kind.WORDING, languages=self._languages, required=True),
            Field(name="kind", label=N_("It holds"), kind=Kind.LIST, choices=KINDS, required=True),
            Field(name="answers", label=N_("Answers"), kind=Kind.ROWS, cells=cells, kept=("key",),
                  add_words=N_("Add an answer"), most_rows=MOST_CHOICES,
                  hint=N_("Only for a field with one of several answers.")),
        )  # fmt: skip
        super().__init__(
            desk,
            N_("Add a field") if row is None else N_("Edit the field"),
            parts,
            Binding(make=self._order, judge=self._judge, save=self._save),
        )
        if row is not None:
            answers = [{"key": answer.key, **answer.words.texts} for answer in row.answers]
            self.form.show_values({"label": row.label, "kind": row.kind, "answers": answers})

    def _order(self, **values: Any) -> DefineField:  # noqa: ANN401 - the form's values by name
        answers = tuple(self._answer(cells) for cells in values.get("answers") or ())
        return DefineField(
            field_id=self._row.id if self._row else None, version=self._row.version if self._row else 0,
            label=values.get("label") or Wording(), kind=values.get("kind"), answers=answers,
        )  # fmt: skip

    def _answer(self, cells: Mapping[str, object]) -> Answer:
        """A row as an answer; words in languages the organisation has given up stay."""
        key = str(cells.get("key") or "")
        known = next((one.words for one in self._row.answers if one.key == key), Wording()) if self._row else Wording()
        for code in self._languages:
            known = known.with_text(code, str(cells.get(code) or ""))
        return Answer(key, known)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        return self.desk.office.ask(objections_to_defining, self._order(**values))

    def _save(self, order: DefineField) -> None:
        self.desk.do(define_field, order)
