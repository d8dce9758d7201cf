"""What the forms of elections have in common: days, hours, reasons, and choices of ways and methods."""

from collections.abc import Callable, Sequence
from datetime import date

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import METHOD_WORDS
from pomanager.rules.meetings.deciding import METHOD_WORDS as WAY_WORDS
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.hours import UNREADABLE, read_hour
from pomanager.rules.objections import Objection
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.sections import section_names
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import Values
from pomanager.ui.forms.fields import Choice, Field, Kind

FOUND_AT_MOST = 20
NO_HOUR = N_("Write the hour, such as 9:30.")
WAYS = tuple(Choice(each, WAY_WORDS[each]) for each in Way)
METHODS = tuple(Choice(each, METHOD_WORDS[each]) for each in Method)
AS_BYLAWS = N_("Left empty: as the by-laws of that day say.")
ALTERNATES = Field(
    name="alternates", label=N_("Alternates"), kind=Kind.NUMBER,
    hint=N_("So many who come next step in for those elected."),
)  # fmt: skip


def day_field(desk: Desk, name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """A field that holds a day."""
    return Field(
        name=name, label=label, kind=Kind.DATE, required=required, hint=hint, today=desk.office.today, width=150
    )


def way_field(hint: str = AS_BYLAWS) -> Field:
    """The field that says how votes are given."""
    return Field(name="way", label=N_("How votes are given"), kind=Kind.LIST, choices=WAYS, hint=hint)


METHOD = Field(
    name="method", label=N_("How votes are counted"), kind=Kind.LIST, choices=METHODS, hint=AS_BYLAWS
)  # fmt: skip


def reason_field(hint: str = "") -> Field:
    """The field in which a reason is stated."""
    return Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, hint=hint)


def hour_field() -> Field:
    """The field of an hour, as it is typed."""
    # TR: hint beside a field of an hour: how it is typed
    return Field(name="at", label=N_("At"), required=True, hint=N_("Such as 9:30."), width=120)


def hour_typed(values: Values) -> int | None:
    """The minutes since midnight that were typed; None for what is no hour."""
    text = values.get("at")
    minutes = read_hour(text) if isinstance(text, str) else UNREADABLE
    return None if minutes == UNREADABLE else minutes


def unread_hour(values: Values) -> list[Objection]:
    """What is wrong about the hour typed."""
    return [] if hour_typed(values) is not None else [Objection(NO_HOUR, "at")]


def languages_of(desk: Desk) -> tuple[str, ...]:
    """The languages of the organisation, the first one first."""
    return tuple(desk.office.ask(organisation).languages)


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
