"""What the forms of meetings have in common: a page that names the meeting, fields of hours and reasons."""

from collections.abc import Mapping
from typing import Any

from pomanager.marks import N_
from pomanager.rules.meetings.hours import UNREADABLE, read_hour
from pomanager.ui.form_parts import AboutForm
from pomanager.ui.forms.fields import Field, Kind

REASON = Field(
    name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT,
    hint=N_("Needed where something comes late or changes what was told; the minutes print it."),
)  # fmt: skip


class MeetingForm(AboutForm):
    """A form about a meeting; its context line names it."""


def hour_field(name: str, label: str) -> Field:
    """A field that holds an hour, as it is typed."""
    # TR: hint beside a field of an hour: how it is typed
    return Field(name=name, label=label, required=True, hint=N_("Such as 9:30."), width=120)


def hour_of(typed: Mapping[str, Any], name: str) -> int:
    """The minutes of an hour that was typed."""
    text = typed.get(name)
    return read_hour(text) if isinstance(text, str) else UNREADABLE
