"""The keys of the program: those of every window, which the window takes from here, and those of single screens.

What stands here is printed on the key card. A house test holds it against the program: each key a screen declares is on
the card, and each key on the card is declared somewhere.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pomanager.i18n import _
from pomanager.marks import N_

HELP = "F1"
AMEND = "F2"
REFRESH = "F5"
NEXT_PANE = "F6"
FOLD = "F9"
FULL_SCREEN = "F11"
UNDO, REDO = "Ctrl+Z", "Ctrl+Y"
FIND, SAVED, OPEN, QUIT, LOCK, PREFERENCES = "Ctrl+F", "Ctrl+S", "Ctrl+O", "Ctrl+Q", "Ctrl+L", "Ctrl+,"


class Key(NamedTuple):
    """One key, or several that belong together, and what it does in marked words."""

    keys: tuple[str, ...]
    does: str


class KeyGroup(NamedTuple):
    """Keys that hold in one place: its marked title, and the keys."""

    title: str
    keys: tuple[Key, ...]


PAGE_DIGITS: Mapping[str, int] = MappingProxyType(
    {
        "home": 1, "members": 2, "shares": 3, "dues": 4, "meetings": 5, "elections": 6, "mentoring": 7, "reports": 8,
        "bylaws": 9, "journal": 0,
    }
)  # fmt: skip
"""Alt and this digit open a page of the sidebar, by its key."""

GROUPS: tuple[KeyGroup, ...] = (
    KeyGroup(
        # TR: heading of a group of keys that work on every screen
        N_("Everywhere"),
        (
            Key((HELP,), N_("Help on this screen")),
            Key((FIND,), N_("Search here")),
            Key(("Ctrl+N",), N_("The first act of the screen: a new line of what it lists")),
            Key((AMEND,), N_("Amend")),
            Key(("Ctrl+P",), N_("Print")),
            Key((SAVED,), N_("Everything is saved already; where one writes, save the text")),
            Key((UNDO, REDO), N_("Take the last act back, or do it again")),
            Key((REFRESH,), N_("Refresh")),
            Key((NEXT_PANE,), N_("To the next part of the window")),
            Key((FOLD,), N_("Fold or unfold the sidebar; in a preview, its contents")),
            Key((FULL_SCREEN, "Shift+F11"), N_("Full screen; in the meeting room, the figures for the wall")),
            Key((OPEN,), N_("Open…")),
            Key((LOCK,), N_("Lock")),
            Key((PREFERENCES,), N_("Preferences…")),
            Key((QUIT,), N_("Quit")),
            Key(("Esc",), N_("Leave the field, then the form, then the panel")),
        ),
    ),
    KeyGroup(
        N_("Lists"),
        (
            Key(("Enter",), N_("Open the row")),
            Key(("Space", "Shift+Down"), N_("Choose rows")),
            Key(("Ctrl+A", "Ctrl+C"), N_("Choose all rows; copy those chosen")),
            Key(("Ctrl+V", "Ctrl+D"), N_("Put in what was copied; copy the cell above")),
            Key(("Del",), N_("Empty the cell")),
            Key(("Alt+Up", "Alt+Down"), N_("Move a line up or down")),
        ),
    ),
    KeyGroup(
        N_("Forms"),
        (
            Key(("Tab", "Shift+Tab"), N_("To the next field, to the one before")),
            Key(("Ctrl+Enter",), N_("Save, or go on")),
            Key(("F8",), N_("To the next sentence to look at")),
            Key(("Ctrl+;",), N_("Today")),
            Key(("F4",), N_("It is right")),
            Key(("Ctrl+Shift+Up", "Ctrl+Shift+Down", "Ctrl+Shift+Del"), N_("Move a record in a form, or take it out")),
            Key(("Ctrl+B", "Ctrl+Shift+T", "Ctrl+Shift+L", "Ctrl+Shift+N"), N_("Texts: bold, heading, list, numbers")),
        ),
    ),
    KeyGroup(
        # TR: heading of the keys of single screens: money, meetings, counting, printing
        N_("Single screens"),
        (
            Key(("Ctrl+M",), N_("Record a payment")),
            Key(("Ctrl+L",), N_("Receipts: add a line")),
            Key(("Ctrl+Down", "Ctrl+Up"), N_("Meeting room: next item, item before")),
            Key(("Alt+P", "Alt+D"), N_("Meeting room: a proxy; somebody has left")),
            Key(("Ctrl+T", "Ctrl+O"), N_("Counting room: sums of the tellers; bring in a file")),
            Key(("Ctrl+1", "Ctrl+2"), N_("Two entries of a batch: the first is right, the second is right")),
            Key(("Ctrl+Y", "Ctrl+R"), N_("Those elected: accepts, refuses")),
            Key(("Ctrl++", "Ctrl+-", "Ctrl+0"), N_("Preview: larger, smaller, as wide as the window")),
            Key(("F3", "Shift+F3"), N_("Preview: next hit, hit before")),
        ),
    ),
)  # fmt: skip
"""All keys of the program, as the key card prints them; below them stand the digits of the pages."""

NAMED: frozenset[str] = frozenset(
    {
        N_("Ctrl"), N_("Alt"), N_("Shift"), N_("Enter"), N_("Esc"), N_("Tab"), N_("Space"), N_("Del"), N_("Up"),
        N_("Down"),
    }
)  # fmt: skip
"""Keys that keyboards of some country name otherwise; the screen has the same words from Qt, which asks for them."""


def key_said(key: str) -> str:
    """A key as keyboards of the language spoken name it: "Ctrl+Enter", in French "Ctrl+Entrée"."""
    return "+".join(_(part) if part in NAMED else part for part in _parts(key))


def _parts(key: str) -> Iterator[str]:
    if key.endswith("++"):
        yield from (key.removesuffix("++"), "+")
        return
    yield from key.split("+")
