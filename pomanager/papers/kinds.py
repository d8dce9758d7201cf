"""What a paper of the program is: for whom, about which record, what can be chosen on it, what fills and writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pomanager.areas import Area
from pomanager.errors import Refused
from pomanager.i18n.field_names import objections_to_letter
from pomanager.readmodels.papers import Asked
from pomanager.rules import paper_options
from pomanager.rules.access.roles import Right
from pomanager.rules.paper_options import Option, Options

if TYPE_CHECKING:
    from pomanager.readmodels.meetings.signed import SignedLabel
    from pomanager.reports.composing import InBlocks, Listing
    from pomanager.services.office import Office

Session = Any
"""A session of the books: printing hands it from the office to the queries without looking at it."""


class Subject(StrEnum):
    """What a paper is about, when it is about one record."""

    MEMBER = "member"
    HAND_OVER = "hand_over"
    RECEIPT = "receipt"
    TRANSFER = "transfer"
    CERTIFICATE = "certificate"
    REDEMPTION = "redemption"
    DISTRIBUTION = "distribution"
    OFFICE_HAND_OVER = "office_hand_over"
    PAIR = "pair"
    MEETING = "meeting"
    DECISION = "decision"
    ERRATUM = "erratum"
    ELECTION = "election"
    ANNUAL_REPORT = "annual_report"


class Chosen(StrEnum):
    """What becomes of the members somebody has chosen before printing a paper that needs no record."""

    NOT_ASKED = "not_asked"
    """The paper is about nobody in particular."""
    EACH = "each"
    """Each gets a paper of their own, filled in; where nobody is chosen, it is one to be filled in by hand."""
    TOGETHER = "together"
    """All stand on the one paper; where nobody is chosen, everybody on the roll does."""


RIGHT_OF_AREA: Mapping[Area, Right] = {
    Area.ACCESS: Right.KEEP_PEOPLE, Area.SHARES: Right.READ_MONEY, Area.DUES: Right.READ_MONEY,
    Area.JOURNAL: Right.READ_JOURNAL,
}  # fmt: skip
"""What papers of an area need where they do not say it; those of other areas need the reading of the books."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper the program can print: ``fetch`` gathers its sheet from the books, ``kind`` puts that on pages.

    ``may_stand_beside`` tells whether two languages can stand side by side on it, ``has_day`` whether it speaks of a
    day that can be chosen, ``has_period`` whether that is the last day of a period whose first is an option, and
    ``may_be_large`` whether large print changes anything. ``chosen`` says what it makes of chosen members, ``options``
    what else can be chosen. ``right`` is what somebody needs to print it, where that differs from its area's.
    """

    key: str
    area: Area
    title: str
    of: Subject | None
    fetch: Callable[[Session, Asked], Any]
    kind: "Callable[[], InBlocks[Any] | Listing[Any]]"
    may_stand_beside: bool = True
    has_day: bool = True
    has_period: bool = False
    may_be_large: bool = True
    chosen: Chosen = Chosen.NOT_ASKED
    options: tuple[Option, ...] = ()
    everybody: Callable[[Session, Asked], Sequence[int]] | None = None
    """Of a paper about one record each: all it is printed for where nobody is chosen."""
    named_by: Callable[[Session, Asked], int] | None = None
    """Of a paper about one record that its options name: which one they name, 0 for none in the books."""
    right: Right | None = None
    kept: Callable[[Session, int], "SignedLabel | None"] | None = None
    """Of a paper that is signed in the books: what was signed of a record, whose very bytes are handed out then."""
    without_books: Callable[[datetime], Any] | None = None
    """Of a paper that tells of the program alone: its sheet where no office is open, printed at this moment."""

    @property
    def needs(self) -> Right:
        """The right somebody needs to print it, and to compare a print with the books."""
        return self.right or RIGHT_OF_AREA.get(self.area, Right.READ_BOOKS)

    def for_reader(self, office: "Office") -> "Paper":
        """The same paper with what the person at the keyboard may choose on it."""
        options = tuple(each for each in self.options if each.needs is None or office.may(each.needs))
        return self if options == self.options else replace(self, options=options)

    def must_be_allowed(self, office: "Office", options: Options) -> None:
        """Raise NotAllowed where the person at the keyboard may not print it, or not with what was chosen."""
        office.require(self.needs)
        for option in self.options:
            if option.needs is not None and getattr(options, option.name):
                office.require(option.needs)

    def read_options(self, wishes: Mapping[str, str]) -> Options:
        """The options wished for, each as it was typed; raises Refused with all that speaks against them."""
        options, objections = paper_options.read_options(self.options, wishes)
        for option in self.options:
            if option.fields:
                text: str = getattr(options, option.name)
                objections += objections_to_letter(text, option.fields, option.name)
        if objections:
            raise Refused(objections)
        return options


# What fills a paper and what writes it are imported when one is printed: the window opens sooner without them.


def sheet_of(module: str, name: str) -> Callable[[Session, Asked], Any]:
    """The query of this name in a module of the services, imported when it is first asked."""

    def fetch(session: Session, asked: Asked) -> object:
        sheet: object = getattr(import_module(f"pomanager.services.{module}"), name)(session, asked)
        return sheet

    return fetch


def signed_of(name: str) -> Callable[[Session, int], "SignedLabel | None"]:
    """The question of this name after what was signed of a record."""

    def kept(session: Session, of: int) -> "SignedLabel | None":
        found: SignedLabel | None = getattr(import_module("pomanager.services.meetings.queries.signed"), name)(
            session, of
        )
        return found

    return kept


def help_under(name: str) -> Callable[[datetime], Any]:
    """The sheet of this name that tells of the program, under the head of a paper that no office prints."""

    def without_books(printed_at: datetime) -> object:
        found = import_module("pomanager.readmodels.help_papers")
        sheet: object = getattr(found, name)(found.head_without_office(printed_at))
        return sheet

    return without_books


def kind_of(module: str, name: str) -> "Callable[[], InBlocks[Any] | Listing[Any]]":
    """The kind of paper of this name in a module of the reports, imported when one is first printed."""

    def kind() -> "InBlocks[Any] | Listing[Any]":
        found: InBlocks[Any] | Listing[Any] = getattr(import_module(f"pomanager.reports.{module}"), name)
        return found

    return kind
