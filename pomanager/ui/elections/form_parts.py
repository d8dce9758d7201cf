"""What the forms of elections have in common: days, hours, reasons, and choices of ways and methods."""

from pomanager.marks import N_
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import METHOD_WORDS
from pomanager.rules.meetings.deciding import METHOD_WORDS as WAY_WORDS
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.hours import UNREADABLE, read_hour
from pomanager.rules.objections import Objection
from pomanager.ui.entry_form import Values
from pomanager.ui.forms.fields import Choice, Field, Kind

NO_HOUR = N_("Write the hour, such as 9:30.")
WAYS = tuple(Choice(each, WAY_WORDS[each]) for each in Way)
METHODS = tuple(Choice(each, METHOD_WORDS[each]) for each in Method)
AS_BYLAWS = N_("Left empty: as the by-laws of that day say.")
ALTERNATES = Field(
    name="alternates", label=N_("Alternates"), kind=Kind.NUMBER,
    hint=N_("So many who come next step in for those elected."),
)  # fmt: skip


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
