"""A form is declared: one Field after another, under Sections, in the order they are filled in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pomanager.rules.objections import Objection


class Kind(StrEnum):
    """What a field holds, and so which editor it gets and what its value is."""

    TEXT = "text"
    """str, without blanks at its ends"""
    LONG_TEXT = "long_text"
    """str over several lines"""
    PHONE = "phone"
    """str, as typed"""
    NUMBER = "number"
    """int | None"""
    MONEY = "money"
    """Money | None; the field names currency and decimals"""
    DATE = "date"
    """date | None"""
    VAGUE_DATE = "vague_date"
    """VagueDate | None"""
    CHOICE = "choice"
    """the value of one of two to four choices lying side by side, or None"""
    LIST = "list"
    """the value of one of up to some thirty choices in a list, or None"""
    PICK = "pick"
    """the value of something searched for by typing, or None; never the whole roll in a list"""
    WORDING = "wording"
    """Wording: a text in each of the field's languages"""
    YES_NO = "yes_no"
    """bool"""
    PASSWORD = "password"  # noqa: S105 - a kind of field, not a password
    """str, exactly as typed; it is covered, and never kept in a draft"""
    SEVERAL = "several"
    """a tuple of the values ticked, each answer with its note beside it"""
    ROWS = "rows"
    """a tuple of small records, each edited in a row of cells; see ``ui.forms.rows``"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its value, its words, and a note beside them (the zone of a village); of SEVERAL a marked one."""

    value: object
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a command, by the command's own name for it.

    ``label``, ``hint`` and the texts of ``choices`` are marked words (``choices_are_data``: the texts are names from
    the books and stay as they are). ``find`` answers typed letters with choices, for a field to PICK from.
    ``cells``, ``row``, ``kept``, ``add_words`` and ``most_rows`` (0: any number) are those of ROWS.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    choices_are_data: bool = False
    find: Callable[[str], Sequence[Choice]] | None = None
    languages: tuple[str, ...] = ()
    currency: str = ""
    decimals: int = 0
    today: Callable[[], date] | None = None
    width: int = 300
    lines: int = 3
    """How many lines of a LONG_TEXT are seen at once."""
    cells: tuple["Field", ...] = ()
    row: Callable[..., object] | None = None
    kept: tuple[str, ...] = ()
    add_words: str = ""
    most_rows: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The head of a group of fields; both are marked words."""

    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of an entry: its value, and an objection where nothing could be made of it."""

    value: object
    objection: Objection | None = None


def field_of(about: str) -> str:
    """The field an objection stands beside: "documents" for one about "documents.1.number"."""
    return about.partition(".")[0]
