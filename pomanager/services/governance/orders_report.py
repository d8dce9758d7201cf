"""What is ordered about annual reports: begun, written on, adopted, opened again, signed."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginReport:
    """Begin the report of a financial year, of the whole organisation or of one section.

    Where the last one is signed, this begins the next edition with its chapters and texts; ``reason`` says why.
    """

    year: int
    languages: tuple[str, ...]
    section_id: int | None = None
    in_columns: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteReport:
    """Write down the chapters of a report in their order, its languages, and the texts in it.

    ``texts`` are JSON of the free text by the key of the place and the language; what is not named stays as it is.
    ``version`` is that of the report the writer has seen.
    """

    report_id: int
    chapters: tuple[str, ...]
    languages: tuple[str, ...]
    texts: dict[tuple[str, str], str] = field(default_factory=dict, hash=False)
    in_columns: bool = True
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptReport:
    """The report was adopted at a meeting; ``reason`` says why although something is missing, and is printed."""

    report_id: int
    adopted_at_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenReport:
    """An adopted report is to be written on: it is a draft again."""

    report_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignReport:
    """A report was signed: these very bytes, printed when the journal ended with this line.

    ``text`` is the canonical form of their words; ``language`` one code, or two with a space between.
    """

    report_id: int
    signed_on: date
    pdf: bytes = field(repr=False)
    text: str = field(repr=False)
    language: str
    journal_line: int
