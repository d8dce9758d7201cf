"""What is ordered about minutes: begun, written, approved, signed, corrected."""

from dataclasses import dataclass, field
from datetime import date

from pomanager.rules.meetings.kinds import MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderParts:
    """Say which parts minutes of a kind of meeting begin with, and who signs them (codes)."""

    kind: MeetingKind
    parts: tuple[str, ...]
    signed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPart:
    """A part as it is written down: its kind, the item free text stands below, the free text as JSON."""

    kind: str
    item_id: int | None = None
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteMinutes:
    """Write down the parts of the minutes of a meeting, and their languages; the first time begins them.

    ``texts`` are the parts in each language: the same ones in the same order, with free text in that language.
    ``version`` is that of the minutes the writer has seen, 0 where none were begun.
    """

    meeting_id: int
    languages: tuple[str, ...]
    texts: dict[str, tuple[WrittenPart, ...]] = field(hash=False)
    in_columns: bool = True
    folio: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveMinutes:
    """The minutes were approved, at a meeting or by a decision as it is quoted."""

    meeting_id: int
    approved_on: date
    approved_at_id: int | None = None
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenMinutes:
    """Approved minutes are to be written on: they are a draft again."""

    meeting_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignMinutes:
    """Minutes were signed: these very bytes, printed when the journal ended with this line.

    ``text`` is the canonical form of their words; ``language`` one code, or two with a space between.
    """

    meeting_id: int
    signed_on: date
    pdf: bytes = field(repr=False)
    text: str = field(repr=False)
    language: str
    journal_line: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteErratum:
    """Correct signed minutes: the wrong words, the right ones, why, and who decided it."""

    meeting_id: int
    on: date
    instead_of: str
    reads: str
    reason: str
    decided_at_id: int | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignErratum:
    """An erratum was signed: these very bytes, printed when the journal ended with this line."""

    erratum_id: int
    signed_on: date
    pdf: bytes = field(repr=False)
    text: str = field(repr=False)
    language: str
    journal_line: int
