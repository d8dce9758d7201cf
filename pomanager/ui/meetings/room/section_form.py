"""The form in which a whole section is ticked off at once, but for those named."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.services.meetings.commands.attendance import MarkSectionExcept, mark_section_except
from pomanager.services.organisation.queries import section_names
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding
from pomanager.ui.meetings.room.acts import RoomDesk

FOUND_AT_MOST = 20
MOST_AWAY = 100
"""So many people at most can be named as not there; a section of which more are away is ticked off one by one."""


def ticking_off(desk: RoomDesk) -> FormPage[MarkSectionExcept]:
    """The form that asks which section is there, and who of it is not."""
    page = desk.page
    parts = (
        Field(name="section_id", label=N_("Section"), kind=Kind.PICK, find=_sections(desk), required=True),
        Field(
            name="away", label=N_("Except"), kind=Kind.ROWS, cells=(desk.pick("roll_id", N_("Who")),),
            add_words=N_("Add a person"), most_rows=MOST_AWAY,
        ),
    )  # fmt: skip

    def make(**typed: Any) -> MarkSectionExcept:  # noqa: ANN401 - the form's values by name
        rows: Sequence[Mapping[str, Any]] = typed["away"] or ()
        away = tuple(row["roll_id"] for row in rows if isinstance(row.get("roll_id"), int))
        return MarkSectionExcept(
            meeting_id=desk.meeting_id, section_id=typed["section_id"], except_ids=away, at=desk.hour()
        )

    def save(order: MarkSectionExcept) -> None:
        page.desk.do(mark_section_except, order)

    return FormPage(
        page.desk, N_("Which section is there?"), parts, Binding(make=make, save=save), save_words=N_("Tick off"),
        context_words=N_("Everybody of it who is not in the room yet is ticked off."),
    )  # fmt: skip


def _sections(desk: RoomDesk) -> Callable[[str], Sequence[Choice]]:
    """What its field asks for sections by the letters typed."""

    def find(typed: str) -> Sequence[Choice]:
        asked = folding.words(typed)
        named = desk.page.desk.office.ask(section_names)
        fitting = [(key, name) for key, name in named.items() if all(word in folding.fold(name) for word in asked)]
        return [Choice(key, name) for key, name in sorted(fitting, key=_by_name)[:FOUND_AT_MOST]]

    return find


def _by_name(named: tuple[int, str]) -> str:
    return folding.fold(named[1])
