"""The form of a private note. It keeps no draft: what is not saved is sealed in memory when it is out of sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.access import NoteRow
from pomanager.rules.access.notes import objections_to_note
from pomanager.rules.objections import Objection
from pomanager.services.access.commands.notes import AmendNote, WriteNote, amend_note, write_note
from pomanager.services.access.queries.door import people_now
from pomanager.services.access.unsaved import Unsaved, put_away
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.editor import LongTextEditor
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding
from pomanager.ui.look import px

HEIGHT = 260
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """A note that was not saved when the form went out of sight."""

    note: NoteRow | None
    reader: int | None
    unsaved: Unsaved


class NoteForm(FormPage[Any]):
    """Writes a note, or puts one in other words."""

    def __init__(self, desk: Desk, note: NoteRow | None, parts: Sequence[Field], binding: Binding[Any]) -> None:
        self._note = note
        title = N_("Write a private note") if note is None else N_("Change the note")
        super().__init__(desk, title, parts, binding, save_words=N_("Seal the note"))
        editor = self.form.entries.editor("text")
        if isinstance(editor, LongTextEditor):
            editor.text.setFixedHeight(px(HEIGHT))

    def close_page(self) -> None:
        self.form.begin_anew({})  # the form itself is deleted only later
        super().close_page()

    def put_away(self) -> Kept | None:
        """Empty the form; what was typed and not saved is given back sealed, if anything was."""
        values = self.form.entries.values()
        about, text = str(values["about"] or ""), str(values["text"] or "")
        unsaved = put_away(self.desk.office, about, text) if self.form.dirty and (about or text) else None
        self.form.begin_anew({})
        return None if unsaved is None else Kept(self._note, _reader(values), unsaved)


def writing_note(desk: Desk, note: NoteRow | None = None) -> NoteForm:
    """The form of a new note, or of one that is put in other words."""
    own = desk.office.keeper.user_id or 0
    others = tuple(known for known in desk.office.ask(people_now) if known.id != own)
    known_ids = {known.id for known in others}

    def said(values: Values) -> Sequence[Objection]:
        about, text = str(values.get("about") or ""), str(values.get("text") or "")
        return objections_to_note(about, text, own, _reader(values), known_ids)

    def make(**values: object) -> WriteNote | AmendNote:
        about, text, reader = str(values["about"] or ""), str(values["text"] or ""), _reader(values)
        if note is None:
            return WriteNote(about=about, text=text, reader=reader)
        return AmendNote(note_id=note.id, version=note.version, about=about, text=text, reader=reader)

    def save(order: WriteNote | AmendNote) -> None:
        if isinstance(order, AmendNote):
            desk.do(amend_note, order)
        else:
            desk.do(write_note, order)

    reader = Field(
        name="reader", label=N_("May read it too"), kind=Kind.LIST, choices_are_data=True,
        choices=tuple(Choice(known.id, known.name) for known in others), hint=N_("Left empty: nobody but you."),
    )  # fmt: skip
    parts = (
        Field(name="about", label=N_("Subject"), width=480, hint=N_("Whom or what it is about, in your words.")),
        Field(name="text", label=N_("Note"), kind=Kind.LONG_TEXT, width=640),
        *((reader,) if others else ()),
    )
    form = NoteForm(desk, note, parts, Binding(make=make, judge=said, save=save))
    if note is not None:
        chosen = next((known.id for known in others if known.name in note.readers), None)
        form.form.show_values({"about": note.about, "text": note.text, "reader": chosen})
    return form


def _reader(values: Values) -> int | None:
    chosen = values.get("reader")
    return chosen if isinstance(chosen, int) else None
