"""What the forms of meetings have in common: a page that names the meeting, its binding, fields of days and hours."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.meetings.hours import UNREADABLE, read_hour
from pomanager.rules.objections import Objection
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.sections import section_names
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding, given

OrderT = TypeVar("OrderT")
Judge = Callable[..., tuple[Objection, ...]]
"""A function of the services that says what there is to say about an order: (session, order, today)."""
FOUND_AT_MOST = 20
REASON = Field(
    name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT,
    hint=N_("Needed where something comes late or changes what was told; the minutes print it."),
)  # fmt: skip


class MeetingForm(FormPage[Any]):
    """A form about a meeting; its context line names it."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        parts: Sequence[Field | Section],
        binding: Binding[Any],
        *,
        about: str = "",
        save_words: str = N_("Save"),
    ) -> None:
        self._about = about
        super().__init__(desk, title, parts, binding, save_words=save_words)

    def context_line(self) -> str:
        return self._about


def bound(
    desk: Desk,
    make: Callable[..., OrderT],
    judge: Judge,
    act: Callable[..., Any],
    keep: Callable[[Any], None] | None = None,
    **more: Any,  # noqa: ANN401 - what else a binding takes
) -> Binding[OrderT]:
    """A binding that judges by the rules of the act and does it; ``keep`` gets what it returned."""

    def said(values: Mapping[str, object]) -> Sequence[Objection]:
        return desk.office.ask(judge, make(**values), desk.office.today())

    def save(order: OrderT) -> None:
        done = desk.do(act, order)
        if keep is not None:
            keep(done.result)

    return Binding(make=make, judge=said, save=save, **more)


def day_field(desk: Desk, name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """A field that holds a day."""
    return Field(name=name, label=label, kind=Kind.DATE, required=required, hint=hint, today=desk.office.today)


def hour_field(name: str, label: str) -> Field:
    """A field that holds an hour, as it is typed."""
    # TR: hint beside a field of an hour: how it is typed
    return Field(name=name, label=label, required=True, hint=N_("Such as 9:30."), width=120)


def hour_of(typed: Mapping[str, Any], name: str) -> int:
    """The minutes of an hour that was typed."""
    text = typed.get(name)
    return read_hour(text) if isinstance(text, str) else UNREADABLE


def languages_of(desk: Desk) -> tuple[str, ...]:
    """The languages of the organisation, the first one first."""
    return tuple(desk.office.ask(organisation).languages)


def filled(desk: Desk, values: Mapping[str, Any], *days: str) -> dict[str, Any]:
    """What was filled in; for a day that must be there and is not yet, today stands in while the form is judged."""
    today: date = desk.office.today()
    return {**dict.fromkeys(days, today), **given(values)}


def sections_found(desk: Desk, day: date) -> Callable[[str], Sequence[Choice]]:
    """What a field asks for sections by the letters typed."""

    def find(text: str) -> Sequence[Choice]:
        asked = folding.words(text)
        names = desk.office.ask(section_names, day)
        fitting = [(key, name) for key, name in names.items() if all(word in folding.fold(name) for word in asked)]
        return [Choice(key, name) for key, name in sorted(fitting, key=_by_name)[:FOUND_AT_MOST]]

    return find


def _by_name(named: tuple[int, str]) -> str:
    return folding.fold(named[1])
