"""What can be chosen on single papers beside language, sheets and day: the options there are, and how they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pomanager.marks import N_
from pomanager.rules.access.roles import Right
from pomanager.rules.letter_fields import FIELD_WORDS, REMINDER_WORDS
from pomanager.rules.objections import Objection

YOUTH_LIMIT = 35
"""The last age at which people count as young where nobody says another: the limit of the African Youth Charter."""
LOWEST_YOUTH_LIMIT, HIGHEST_YOUTH_LIMIT = 18, 59
MONTHS_AHEAD, MOST_MONTHS = 12, 120
"""How far ahead lists of what is coming look where nobody says otherwise, and how far they can."""
MOST_BALLOTS = 300_000
"""More ballot papers than the largest office has voters."""
MOST_ON_SHEET = 24
"""No sheet of labels holds more."""
LAST_YEAR = 9999
LONGEST_TEXT = 8000
"""Letters of a text typed for a letter: two pages of it."""

UNKNOWN_OPTION = N_("This paper has no option “{name}”. It has: {known}.")
NO_OPTIONS = N_("There is nothing to choose on this paper.")
NOT_YES_NO = N_("“{text}” says neither yes nor no. Write yes or no.")
NOT_A_CHOICE = N_("“{words}” is none of these: {known}.")
NOT_A_NUMBER = N_("“{text}” is no whole number from {least} to {most}.")
NOT_A_DAY = N_("“{text}” is no day. Write a day as year, month and day: 2026-03-31.")
TOO_LONG = N_("The text has more than {most} letters. Make it shorter.")


class LabelLayout(StrEnum):
    """The sheets of labels that are printed on, A4, by columns and rows."""

    THREE_BY_EIGHT = "3x8"
    """63.5 × 33.9 mm each."""
    TWO_BY_SEVEN = "2x7"
    """99.1 × 38.1 mm each."""


class CardsOnSheet(StrEnum):
    """How many membership cards stand on a sheet."""

    TEN = "10"
    EIGHT = "8"


class CodeKind(StrEnum):
    """The code on a card that says the member number to a machine."""

    SQUARE = "qr"
    BARS = "bars"


class PartedBy(StrEnum):
    """By what the members are counted beside sex and age."""

    SECTION = "section"
    PLACE = "place"


class DuesShown(StrEnum):
    """Whose dues a list of dues shows."""

    OVERDUE = "overdue"
    OWING = "owing"
    ALL = "all"


class ShareOrder(StrEnum):
    """In which order holders stand in the share register."""

    ADMISSION = "admission"
    NUMBER = "number"
    NAME = "name"


class BallotsOnSheet(StrEnum):
    """How many ballot papers stand on a sheet."""

    FITTING = "fitting"
    """As many as leave every candidate enough room."""
    EIGHT = "8"
    FOUR = "4"
    TWO = "2"
    ONE = "1"


class BallotPictures(StrEnum):
    """What stands beside the names on a ballot paper for those who do not read."""

    AS_KNOWN = "as_known"
    """Symbols where somebody has one, else photos where there are any."""
    SYMBOLS = "symbols"
    PHOTOS = "photos"
    BOTH = "both"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was chosen on a paper; each paper looks only at those it offers.

    ``section`` is the name of one section, "" for all; ``since`` left out is the first day of the financial year;
    ``start`` is the place of the first label on its sheet; ``youth_limit`` is in completed years.
    """

    in_full: bool = False
    signatures: bool = False
    since: date | None = None
    section: str = ""
    cards: CardsOnSheet = CardsOnSheet.TEN
    code: CodeKind = CodeKind.SQUARE
    layout: LabelLayout = LabelLayout.THREE_BY_EIGHT
    start: int = 1
    parted_by: PartedBy = PartedBy.SECTION
    youth_limit: int = YOUTH_LIMIT
    text: str = ""
    with_left: bool = False
    months: int = MONTHS_AHEAD
    prepared: bool = False
    beside: date | None = None
    fee: str = ""
    dues: DuesShown = DuesShown.OVERDUE
    reminder: str = ""
    pay_by: date | None = None
    share_type: str = ""
    order: ShareOrder = ShareOrder.ADMISSION
    only_overdue: bool = False
    by_section: bool = False
    certificates: bool = False
    letters: bool = False
    blank: bool = False
    photos: bool = False
    with_done: bool = False
    ballots: BallotsOnSheet = BallotsOnSheet.FITTING
    pictures: BallotPictures = BallotPictures.AS_KNOWN
    year: int = 0
    """The calendar year in which a financial year begins; 0 for that of the day the paper speaks of."""
    copies: int = 0
    """How many ballot papers; 0 for one for each vote on the roll."""
    signed_on: date | None = None
    """The day minutes or an erratum are signed on; handed in by signing alone."""
    reason: str = ""
    """Why minutes are signed though something speaks against it; handed in by signing alone."""
    recovery_code: str = field(default="", repr=False)
    """Handed in by whoever has just set a password. No option offers it: it must be remembered and shown nowhere."""


class OptionKind(StrEnum):
    """What an option holds."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"
    TEXT = "text"
    SECTION = "section"
    """The name of a section, or "" for all."""
    FEE = "fee"
    """The code of a fee, or "" for all."""
    SHARE_TYPE = "share_type"
    """The code of a type of share, or "" for all."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen on a paper: the field of ``Options``, its words, and what it may hold."""

    name: str
    label: str
    kind: OptionKind
    choices: tuple[tuple[StrEnum, str], ...] = ()
    """Of a choice: each value with its word."""
    least: int = 0
    most: int = 0
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Of the text of a letter: the fields that can be put in, each with its word."""
    needs: Right | None = None
    """The right somebody needs to choose it, where that is more than the paper itself asks for."""


IN_FULL = Option(
    "in_full", N_("Identity documents in full, for the office and the registry"), OptionKind.YES_NO,
    needs=Right.READ_RESTRICTED,
)  # fmt: skip
SIGNATURES = Option("signatures", N_("A column for signatures and thumb-prints"), OptionKind.YES_NO)
SINCE = Option("since", N_("From"), OptionKind.DAY)
YEAR = Option("year", N_("Financial year that begins in (0: that of the day)"), OptionKind.NUMBER, most=LAST_YEAR)
SECTION = Option("section", N_("Section"), OptionKind.SECTION)
CARDS = Option(
    "cards", N_("Cards on a sheet"), OptionKind.CHOICE,
    ((CardsOnSheet.TEN, N_("10")), (CardsOnSheet.EIGHT, N_("8"))),
)  # fmt: skip
CODE = Option(
    "code", N_("Code on the card"), OptionKind.CHOICE,
    # TR: two kinds of codes that machines read
    ((CodeKind.SQUARE, N_("Square (QR)")), (CodeKind.BARS, N_("Bars"))),
)  # fmt: skip
LAYOUT = Option(
    "layout", N_("Labels on a sheet"), OptionKind.CHOICE,
    ((LabelLayout.THREE_BY_EIGHT, N_("3 × 8")), (LabelLayout.TWO_BY_SEVEN, N_("2 × 7"))),
)  # fmt: skip
START = Option("start", N_("First label to print on"), OptionKind.NUMBER, least=1, most=MOST_ON_SHEET)
PARTED_BY = Option(
    "parted_by", N_("Counted by"), OptionKind.CHOICE,
    ((PartedBy.SECTION, N_("Section")), (PartedBy.PLACE, N_("Place"))),
)  # fmt: skip
YOUTH = Option(
    "youth_limit", N_("Young until the age of"), OptionKind.NUMBER, least=LOWEST_YOUTH_LIMIT, most=HIGHEST_YOUTH_LIMIT
)
MONTHS = Option("months", N_("Months to look ahead"), OptionKind.NUMBER, least=1, most=MOST_MONTHS)
WITH_LEFT = Option("with_left", N_("Also those who had left"), OptionKind.YES_NO)
EARLIER = Option("beside", N_("Beside the version of this earlier day"), OptionKind.DAY)
PREPARED = Option("prepared", N_("The version being prepared beside that of the day"), OptionKind.YES_NO)
PREPARED_ALONE = Option("prepared", N_("The version being prepared"), OptionKind.YES_NO)
TEXT = Option("text", N_("Text of the letter"), OptionKind.TEXT, most=LONGEST_TEXT, fields=FIELD_WORDS)
FEE = Option("fee", N_("Fee"), OptionKind.FEE)
DUES = Option(
    "dues", N_("Members shown"), OptionKind.CHOICE,
    # TR: which members a list of dues shows: those who are late, those who still have to pay, everybody
    ((DuesShown.OVERDUE, N_("Overdue")), (DuesShown.OWING, N_("Owing")), (DuesShown.ALL, N_("All"))),
)  # fmt: skip
REMINDER = Option("reminder", N_("Text of the reminder"), OptionKind.TEXT, most=LONGEST_TEXT, fields=REMINDER_WORDS)
PAY_BY = Option("pay_by", N_("To be paid by"), OptionKind.DAY)
SHARE_TYPE = Option("share_type", N_("Type of share"), OptionKind.SHARE_TYPE)
SHARE_ORDER = Option(
    "order", N_("Order"), OptionKind.CHOICE,
    # TR: in which order a register lists people: by the day they were admitted, by member number, by name
    ((ShareOrder.ADMISSION, N_("Admission")), (ShareOrder.NUMBER, N_("Number")), (ShareOrder.NAME, N_("Name"))),
)  # fmt: skip
ONLY_OVERDUE = Option("only_overdue", N_("Only those with something overdue"), OptionKind.YES_NO)
BY_SECTION = Option("by_section", N_("Section by section, with subtotals"), OptionKind.YES_NO)
CERTIFICATES = Option("certificates", N_("Numbers of the certificates"), OptionKind.YES_NO)
LETTERS = Option("letters", N_("A letter for each person on the roll"), OptionKind.YES_NO)
BLANK = Option("blank", N_("Blank lines in place of the roll"), OptionKind.YES_NO)
PHOTOS = Option("photos", N_("With photos"), OptionKind.YES_NO)
WITH_DONE = Option("with_done", N_("Also what is done or given up"), OptionKind.YES_NO)
BALLOTS = Option(
    "ballots", N_("Ballot papers on a sheet"), OptionKind.CHOICE,
    (
        (BallotsOnSheet.FITTING, N_("As many as fit")), (BallotsOnSheet.EIGHT, N_("8")),
        (BallotsOnSheet.FOUR, N_("4")), (BallotsOnSheet.TWO, N_("2")), (BallotsOnSheet.ONE, N_("1")),
    ),
)  # fmt: skip
PICTURES = Option(
    "pictures", N_("Beside the names"), OptionKind.CHOICE,
    # TR: what stands beside the names on a ballot paper, for those who do not read
    (
        (BallotPictures.AS_KNOWN, N_("What is known")), (BallotPictures.SYMBOLS, N_("Symbols")),
        (BallotPictures.PHOTOS, N_("Photos")), (BallotPictures.BOTH, N_("Symbols and photos")),
        (BallotPictures.NONE, N_("Nothing")),
    ),
)  # fmt: skip
COPIES = Option("copies", N_("How many (0: for every vote on the roll)"), OptionKind.NUMBER, most=MOST_BALLOTS)

_ENDLESS = 10
"""Figures no number of an option has."""
_YES, _NO = frozenset({"yes", "1", "true"}), frozenset({"no", "0", "false", ""})


def read_options(offered: Sequence[Option], wishes: Mapping[str, str]) -> tuple[Options, tuple[Objection, ...]]:
    """The options a paper was wished with (name → as typed), and everything that speaks against the wishes."""
    known = {option.name: option for option in offered}
    chosen: dict[str, Any] = {}
    objections: list[Objection] = []
    for name, text in wishes.items():
        option = known.get(name)
        if option is None:
            details = {"name": name, "known": ", ".join(known)}
            objections.append(Objection(UNKNOWN_OPTION if known else NO_OPTIONS, name, details))
            continue
        value, objection = read_option(option, text)
        if objection is None:
            chosen[name] = value
        else:
            objections.append(objection)
    return replace(Options(), **chosen), tuple(objections)


def read_option(option: Option, text: str) -> tuple[object, Objection | None]:
    """What a typed value means, or what speaks against it (then the value is None)."""
    typed = text.strip()
    readers = {
        OptionKind.YES_NO: _yes_no, OptionKind.CHOICE: _choice, OptionKind.NUMBER: _number, OptionKind.DAY: _day,
        OptionKind.TEXT: _text, OptionKind.SECTION: _text, OptionKind.FEE: _text,
        OptionKind.SHARE_TYPE: _text,
    }  # fmt: skip
    return readers[option.kind](option, typed)


_Read = tuple[object, Objection | None]


def _yes_no(option: Option, typed: str) -> _Read:
    if typed.casefold() in _YES | _NO:
        return typed.casefold() in _YES, None
    return None, Objection(NOT_YES_NO, option.name, {"text": typed})


def _choice(option: Option, typed: str) -> _Read:
    for value, _word in option.choices:
        if typed.casefold() == value.value:
            return value, None
    known = ", ".join(value.value for value, _word in option.choices)
    return None, Objection(NOT_A_CHOICE, option.name, {"words": typed, "known": known})


def _number(option: Option, typed: str) -> _Read:
    if typed.isascii() and typed.isdigit() and len(typed) < _ENDLESS and option.least <= int(typed) <= option.most:
        return int(typed), None
    details = {"text": typed, "least": option.least, "most": option.most}
    return None, Objection(NOT_A_NUMBER, option.name, details)


def _day(option: Option, typed: str) -> _Read:
    if not typed:
        return None, None
    try:
        return date.fromisoformat(typed), None
    except ValueError:
        return None, Objection(NOT_A_DAY, option.name, {"text": typed})


def _text(option: Option, typed: str) -> _Read:
    if option.most and len(typed) > option.most:
        return None, Objection(TOO_LONG, option.name, {"most": option.most})
    return typed, None
