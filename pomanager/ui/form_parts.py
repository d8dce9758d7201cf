"""What forms of several areas have in common: a line that says about what, fields of days and sections, a binding."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.sections import section_names
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import Judge, Parts, Values, bound
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, given

OrderT = TypeVar("OrderT")
Find = Callable[[str], Sequence[Choice]]
"""What a field asks for choices by the letters typed."""
FOUND_AT_MOST = 20


class AboutForm(FormPage[Any]):
    """A form whose context line names what it is about."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        parts: Parts,
        binding: Binding[Any],
        *,
        about: str = "",
        save_words: str = N_("Save"),
    ) -> None:
        self._about = about
        super().__init__(desk, title, parts, binding, save_words=save_words)

    def context_line(self) -> str:
        return self._about


def day_field(desk: Desk, name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """A field that holds a day, with today one key away."""
    return Field(
        name=name, label=label, kind=Kind.DATE, required=required, hint=hint, today=desk.office.today, width=150
    )


def day_of(desk: Desk, values: Values, name: str = "on") -> date:
    """The day typed into a field, today where there is none yet."""
    day = values.get(name)
    return day if isinstance(day, date) else desk.office.today()


def filled(desk: Desk, values: Mapping[str, Any], *days: str) -> dict[str, Any]:
    """What was filled in; for a day that must be there and is not yet, today stands in while the form is judged."""
    today: date = desk.office.today()
    return {**dict.fromkeys(days, today), **given(values)}


def languages_of(desk: Desk) -> tuple[str, ...]:
    """The languages of the organisation, the first one first."""
    return tuple(desk.office.ask(organisation).languages)


def sections_found(desk: Desk, day: date | None = None) -> Find:
    """What a field asks among the sections there are on a day; without one those that have ended are among them."""

    def find(text: str) -> Sequence[Choice]:
        asked = folding.words(text)
        names = desk.office.ask(section_names, day)
        fitting = [
            Choice(key, name) for key, name in names.items() if all(word in folding.fold(name) for word in asked)
        ]
        return sorted(fitting, key=_by_name)[:FOUND_AT_MOST]

    return find


def _by_name(choice: Choice) -> str:
    return folding.fold(choice.text)


def bound_by_name(
    desk: Desk,
    make: Callable[..., OrderT],
    judge: Judge,
    act: Callable[..., Any],
    keep: Callable[[Any], None] | None = None,
    **more: Any,  # noqa: ANN401 - what else a binding takes
) -> Binding[OrderT]:
    """A binding that judges by the rules of the act and does it, its order made of the fields by their names.

    ``keep`` gets what the act returned.
    """

    def made(values: Values) -> OrderT:
        return make(**values)

    def done(_order: OrderT, result: object) -> None:
        if keep is not None:
            keep(result)

    return bound(desk, made, judge, act, keep=done, **more)
