"""A table is declared: one Column after another, in the order they are shown."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from pomanager.i18n import _
from pomanager.ui.tokens import TONE_ICONS, Tone

RowT = TypeVar("RowT")


class State(NamedTuple):
    """The mark in a cell that shows a state: a tone, and an icon where the tone's own does not fit."""

    tone: Tone
    icon: str = ""

    @property
    def shown_icon(self) -> str:
        """The icon drawn beside the word."""
        return self.icon or TONE_ICONS[self.tone]


class Order(NamedTuple):
    """The order of a list: the name of a column, and whether the largest stands first."""

    column: str
    descending: bool = False


class Column(NamedTuple, Generic[RowT]):
    """One column: ``value`` picks it out of a row (and sorts it), ``text`` says it in the reader's language.

    ``width`` is in px at 100 %, 0 for the column that takes what is left. ``state`` adds icon and colour to a cell.
    """

    title: str
    value: Callable[[RowT], Any]
    text: Callable[[Any], str] = str
    right: bool = False
    width: int = 120
    state: Callable[[RowT], State | None] | None = None
    key: str = ""
    muted: bool = False
    hidden: bool = False
    sortable: bool = True
    words: Callable[[], Iterable[str]] | None = None
    """All a cell can say, where that is little: the column grows to it while there is room."""
    brief: Callable[[str], str] | None = None
    """What a cell says where it has no room for its words: rather that than words cut off in the middle."""
    named_by_user: bool = False
    """Whether the title is a word of the organisation's own, which is never translated."""
    below: Callable[[RowT], str] | None = None
    """What stands smaller below it, in a table whose rows have two lines; "" where nothing does."""

    @property
    def called(self) -> str:
        """The title in the reader's language."""
        return self.title if self.named_by_user else _(self.title)

    @property
    def name(self) -> str:
        """The name of the column for ordering and for what is remembered of it."""
        return self.key or self.title

    def shown(self, row: RowT) -> str:
        """Return the text of a cell; unknown values are said by ``text``, blank ones are ""."""
        value = self.value(row)
        return "" if value is None and self.text is str else self.text(value)

    def said(self, row: RowT) -> str:
        """Return all a cell says, both lines of it."""
        parts = (self.shown(row), self.below(row) if self.below is not None else "")
        return ", ".join(filter(None, parts))
