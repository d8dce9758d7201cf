"""The filters that are asked for in a small window: an age, days between which, a place, a section."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, spoken
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.members import RollView
from pomanager.rules import folding
from pomanager.rules.extra_fields import read_value
from pomanager.services.members import queries
from pomanager.services.members.queries.extra_fields import extra_field
from pomanager.services.organisation.queries import section_names
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.members.extra_values import field_of

Answer = dict[str, Any]
"""Field of the view → what it becomes."""
OLDEST = 150
"""Nobody is asked for above this age; it keeps a slip of the keyboard from reaching into years before our era."""
FOUND_AT_MOST = 20


def ask_filter(parent: QWidget, desk: Desk, key: str, view: RollView) -> Answer | None:
    """Ask for one filter; None when the person thought better of it."""
    if key.startswith("own."):
        return _own(parent, desk, int(key.removeprefix("own.")))
    asks: dict[str, Callable[[QWidget, Desk, RollView], Answer | None]] = {
        "age": _age, "joined": _joined, "left": _left, "place_id": _place, "section_id": _section,
    }  # fmt: skip
    return asks[key](parent, desk, view)


def _age(parent: QWidget, _desk: Desk, _view: RollView) -> Answer | None:
    parts = (
        Field(name="from", label=N_("From age"), kind=Kind.NUMBER, width=120),
        Field(name="to", label=N_("To age"), kind=Kind.NUMBER, width=120),
    )
    text = _(
        "Years completed today. One end may stay empty. Of whom only the year of birth is known, the age reached in "
        "that year counts; those without a date of birth are not shown."
    )
    return _ends(_ask(parent, _("Show members of an age"), text, parts), "age")


def _joined(parent: QWidget, desk: Desk, _view: RollView) -> Answer | None:
    return _ends(_ask(parent, _("Show those who joined between two days"), _one_end(), _days(desk)), "joined")


def _left(parent: QWidget, desk: Desk, _view: RollView) -> Answer | None:
    return _ends(_ask(parent, _("Show those who left between two days"), _one_end(), _days(desk)), "left")


def _one_end() -> str:
    return _("Both days count. One end may stay empty.")


def _days(desk: Desk) -> tuple[Field, ...]:
    today = desk.office.today
    return (
        Field(name="from", label=N_("From day"), kind=Kind.DATE, today=today),
        Field(name="to", label=N_("To day"), kind=Kind.DATE, today=today),
    )


def _place(parent: QWidget, desk: Desk, _view: RollView) -> Answer | None:
    def find(typed: str) -> Sequence[Choice]:
        rows = desk.office.ask(queries.places, typed, FOUND_AT_MOST)
        return [Choice(row.id, row.label) for row in rows]

    part = Field(name="place", label=N_("Place"), kind=Kind.PICK, find=find, required=True)
    answer = _ask(parent, _("Show those who live in a place"), _("Everything that lies in it is shown too."), (part,))
    return None if answer is None else {"place_id": answer["place"]}


def _section(parent: QWidget, desk: Desk, _view: RollView) -> Answer | None:
    names = desk.office.ask(section_names)

    def find(typed: str) -> Sequence[Choice]:
        asked = folding.fold(typed)
        found = [Choice(number, name) for number, name in names.items() if asked in folding.fold(name)]
        return found[:FOUND_AT_MOST]

    part = Field(name="section", label=N_("Section"), kind=Kind.PICK, find=find, required=True)
    answer = _ask(parent, _("Show the members of a section"), _("Everything that lies in it is shown too."), (part,))
    return None if answer is None else {"section_id": answer["section"]}


def _own(parent: QWidget, desk: Desk, field_id: int) -> Answer | None:
    row = desk.office.ask(extra_field, field_id)
    part = replace(field_of(row), name="value", required=True)
    # TR: {field} is a field of the organisation's own
    title = _("Show those of whom “{field}” says").format(field=row.called(spoken()))
    answer = _ask(parent, title, "", (part,))
    if answer is None:
        return None
    typed = answer["value"]
    reading = read_value(row.kind, typed.isoformat() if isinstance(typed, date) else str(typed), row.answers)
    if reading.objection is not None and reading.objection.stops:
        questions.tell(parent, sentence(reading.objection), "")
        return None
    return {"own_field": (field_id, reading.value)}


def _ask(parent: QWidget, title: str, text: str, parts: Sequence[Field]) -> Answer | None:
    answer = questions.ask_reason(parent, title, text, parts, yes=_("Show them"), icon="filter")
    return None if answer is None else dict(answer)


def _ends(answer: Answer | None, name: str) -> Answer | None:
    """The two ends as fields of the view; ends given the wrong way round are turned, since nobody means that."""
    if answer is None:
        return None
    least, most = answer["from"], answer["to"]
    if name == "age":
        least, most = (None if age is None else min(max(age, 0), OLDEST) for age in (least, most))
    if least is not None and most is not None and least > most:
        least, most = most, least
    return {f"{name}_from": least, f"{name}_to": most}
