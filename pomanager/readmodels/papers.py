"""What stands at the head and foot of every paper, how a paper is wanted, and what came of printing it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pomanager.rules.paper_options import Options
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation as its papers name it, when the paper was printed, and the head of the journal then."""

    name: Wording
    legal_form: Wording
    registration_number: str
    registered_on: date | None
    registered_with: str
    seat: Wording
    languages: tuple[str, ...]
    logo: bytes | None
    is_sample: bool
    printed_at: datetime
    journal_count: int
    journal_head: str
    """The last line's hash, whole; papers print its first characters. Empty while the journal is empty."""


class PageSize(StrEnum):
    """The sheets a paper can be printed on."""

    A4 = "a4"
    LETTER = "letter"


class TwoLanguages(StrEnum):
    """How a paper in two languages is laid out."""

    AFTER = "after"
    """The whole paper in one language, then the whole in the other, in one file."""
    BESIDE = "beside"
    """Side by side: each passage in one language with the same passage in the other beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """How a paper is wanted: in which language or two, on which sheets, how large, whether it is only a draft."""

    language: str
    second_language: str = ""
    """The code of another language, "" for none."""
    two_languages: TwoLanguages = TwoLanguages.AFTER
    page_size: PageSize = PageSize.A4
    large: bool = False
    """Large print, for readers with weak eyes."""
    draft: bool = False
    """“Draft” is written across every page."""
    both_sides: bool = False
    """Sheets are printed on both sides, so that each paper of several begins on a sheet of its own."""
    most_pages: int = 0
    """Stop after so many pages, for a first look; 0 prints all."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The language, and the second where there is another one."""
        more = self.second_language not in {"", self.language}
        return (self.language, self.second_language) if more else (self.language,)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet is asked for: printed when, as of which day, about whom, with which options.

    ``of`` is the record it is about, 0 for none; ``members`` are the chosen members of a paper that is about several
    at once, () for all.
    """

    printed_at: datetime
    as_of: date
    of: int = 0
    members: tuple[int, ...] = ()
    options: Options = Options()  # noqa: RUF009 - frozen, and the same for everybody


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of printing: how many pages, and the check code of the paper.

    ``check_code`` is "" for a form, for several papers in one file, and where ``most_pages`` cut the paper short, which
    ``is_whole`` tells. ``codes`` are those of all papers in the file that bear one, as of letters to many.
    """

    pages: int
    check_code: str
    is_whole: bool
    codes: tuple[str, ...] = ()
    is_kept: bool = False
    """Whether these are the very bytes that were signed, kept in the books."""
    words: str = ""
    """The words in their canonical form, where they were asked for; its SHA-256 begins with the check code."""
    journal_line: int = 0
    """The last line of the journal when it was printed."""
