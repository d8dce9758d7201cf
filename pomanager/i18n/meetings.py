"""How meetings, items and hours are called in the language being spoken, the same on screen, paper and command line."""

from datetime import date, time
from typing import Protocol

from pomanager.i18n import formats
from pomanager.i18n.catalogue import _, spoken
from pomanager.i18n.offices import body_name
from pomanager.rules import folding
from pomanager.rules.meetings.kinds import ITEM_KIND_WORDS, MEETING_KIND_WORDS, ItemKind, MeetingKind
from pomanager.rules.wording import Wording

_DAY = 24 * 60
_STEM = 5
"""So many letters of a word stay the same in all its cases."""


class Meeting(Protocol):
    """What a meeting is named by."""

    @property
    def kind(self) -> MeetingKind:
        """What kind of meeting it is."""

    @property
    def title(self) -> Wording:
        """Its own name; empty for that of its kind."""

    @property
    def section(self) -> str:
        """Whose assembly it is, "" for none."""

    @property
    def body(self) -> Wording:
        """Whose members form it; empty for an assembly."""

    @property
    def held_on(self) -> date:
        """Its day."""


class Item(Protocol):
    """What an item of the agenda is named by."""

    @property
    def kind(self) -> ItemKind:
        """What it is about."""

    @property
    def title(self) -> Wording:
        """Its own title; empty for the words of its kind."""


def meeting_name(label: Meeting) -> str:
    """A meeting by its own title, else its kind with the section or the body: "Section assembly · Mungwa".

    A body that is called as the kind says is not told twice.
    """
    if label.title:
        return label.title.in_language(spoken())
    named = _(MEETING_KIND_WORDS[label.kind])
    if label.body and not _is_said(body_name(label.body), named):
        named = f"{named} · {body_name(label.body)}"
    return f"{named} · {label.section}" if label.section else named


def _is_said(body: str, kind: str) -> bool:
    """Whether the words of a kind name the body already, also in another case: "заседание правления", "Правление"."""
    said = {word[:_STEM] for word in folding.words(kind)}
    return folding.fold(body) in folding.fold(kind) or all(word[:_STEM] in said for word in folding.words(body))


def meeting_on_day(label: Meeting) -> str:
    """A meeting with its day: "Ordinary general assembly, 14 Mar 2026"."""
    # TR: a meeting and the day it is held on, in lists and where another paper quotes it
    return _("{meeting}, {day}").format(meeting=meeting_name(label), day=formats.day(label.held_on))


def item_title(line: Item) -> str:
    """An item of the agenda by its own title, else by the words of its kind."""
    return title_of(line.kind, line.title)


def title_of(kind: ItemKind, title: Wording) -> str:
    """A title in the language spoken, else in another it was written in, else the words of the kind."""
    return title.in_language(spoken()) or _(ITEM_KIND_WORDS[kind])


def hour(minutes: int | None) -> str:
    """Minutes since midnight as hours and minutes; what lies past midnight is told as on a clock; a dash for None."""
    if minutes is None:
        return formats.UNKNOWN
    hours, rest = divmod(minutes % _DAY, 60)
    return formats.clock(time(hours, rest))
