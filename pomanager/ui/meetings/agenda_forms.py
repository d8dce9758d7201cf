"""The forms of the agenda: an item added or changed, one withdrawn, a document named."""

from collections.abc import Mapping
from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail
from pomanager.rules.meetings.kinds import ITEM_KIND_WORDS, ItemKind, MeetingState
from pomanager.services.meetings import judging_calling
from pomanager.services.meetings.calling_orders import AddDocument, AddItem, AmendItem, WithdrawItem
from pomanager.services.meetings.commands.agenda import (
    add_document,
    add_item,
    amend_item,
    remove_document,
    withdraw_item,
)
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name, languages_of
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.meetings.form_parts import REASON, MeetingForm
from pomanager.ui.meetings.words import named

KINDS = tuple(Choice(kind, ITEM_KIND_WORDS[kind]) for kind in ItemKind)


def _fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field(name="kind", label=N_("About"), kind=Kind.LIST, choices=KINDS, required=True),
        Field(name="title", label=N_("Title"), kind=Kind.WORDING, languages=languages_of(desk),
              hint=N_("Left empty, the item is called by what it is about.")),
        Field(name="note", label=N_("Note"), kind=Kind.LONG_TEXT, width=560, hint=N_("Who reports, what is at stake.")),
    )  # fmt: skip


def adding(desk: Desk, detail: MeetingDetail, parent_id: int | None, position: int | None = None) -> MeetingForm:
    """The form of one more item, below another or on the first level."""
    late = detail.label.state is not MeetingState.PLANNED
    fixed = {"meeting_id": detail.label.id, "parent_id": parent_id, "position": position}

    def make(**typed: Any) -> AddItem:  # noqa: ANN401 - the form's values by name
        return AddItem(**{"kind": ItemKind.DECISION, **fixed, **given(typed)})

    parts = (*_fields(desk), *((REASON,) if late else ()))
    binding = bound_by_name(desk, make, judging_calling.objections_to_adding_item, add_item)
    page = MeetingForm(desk, N_("Add an item"), parts, binding, about=named(detail.label), save_words=N_("Add"))
    page.form.show_values({"kind": ItemKind.DECISION})
    return page


def amending_item(desk: Desk, detail: MeetingDetail, line: AgendaLine) -> MeetingForm:
    """The form that changes how an item is called, and its note."""
    fixed = {
        "item_id": line.id, "version": line.version, "about_table": line.about_table, "about_id": line.about_id
    }  # fmt: skip

    def make(**typed: Any) -> AmendItem:  # noqa: ANN401 - the form's values by name
        return AmendItem(**{"kind": line.kind, **fixed, **given(typed)})

    binding = bound_by_name(desk, make, judging_calling.objections_to_amending_item, amend_item)
    page = MeetingForm(desk, N_("Change the item"), _fields(desk), binding, about=named(detail.label))
    page.form.show_values({"kind": line.kind, "title": line.title, "note": line.note})
    return page


def withdrawing_item(desk: Desk, detail: MeetingDetail, line: AgendaLine) -> MeetingForm:
    """The form that takes an item off."""

    def make(**typed: Any) -> WithdrawItem:  # noqa: ANN401 - the form's values by name
        return WithdrawItem(**{"item_id": line.id, **given(typed)})

    binding = bound_by_name(desk, make, judging_calling.objections_to_withdrawing_item, withdraw_item)
    return MeetingForm(
        desk, N_("Withdraw the item"), (REASON,), binding, about=named(detail.label), save_words=N_("Withdraw")
    )  # fmt: skip


def taking_off_document(desk: Desk, detail: MeetingDetail, documents: Mapping[int, str]) -> MeetingForm:
    """The form that takes a document off the list."""
    choices = tuple(Choice(key, title) for key, title in documents.items())
    which = Field(name="document_id", label=N_("Document"), kind=Kind.LIST, choices=choices, choices_are_data=True,
                  required=True)  # fmt: skip

    def make(**typed: Any) -> int:  # noqa: ANN401 - the form's values by name
        return int(typed.get("document_id") or 0)

    def save(document_id: int) -> None:
        desk.do(remove_document, document_id)

    return MeetingForm(
        desk, N_("Take off a document"), (which,), Binding(make=make, save=save), about=named(detail.label),
        save_words=N_("Take off"),
    )  # fmt: skip


def naming_document(desk: Desk, detail: MeetingDetail, item_id: int | None) -> MeetingForm:
    """The form that names a document: of an item, or of the whole meeting."""
    title = Field(name="title", label=N_("Document"), hint=N_("Such as: Report of the board 2025."), required=True)

    def make(**typed: Any) -> AddDocument:  # noqa: ANN401 - the form's values by name
        return AddDocument(**{"title": "", "meeting_id": detail.label.id, "item_id": item_id, **given(typed)})

    binding = bound_by_name(desk, make, judging_calling.objections_to_document, add_document)
    return MeetingForm(desk, N_("Name a document"), (title,), binding, about=named(detail.label))
