"""The annual governance report as it is kept: which chapters, in which languages, the texts written, how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.meetings.signed import SignedLabel
from pomanager.rules.governance.report import Chapter, Frame, ReportState
from pomanager.rules.meetings.rich_text import RichText
from pomanager.rules.objections import Objection

NOTHING = RichText()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """What is wanted of a report."""

    year: int
    """The calendar year in which its financial year begins."""
    chapters: tuple[Chapter, ...]
    """In the order they stand in."""
    languages: tuple[str, ...]
    """One, or two for a bilingual report."""
    section_id: int | None = None
    """With all sections in it; None for the whole organisation."""
    in_columns: bool = True
    """Bilingual: side by side, otherwise one after the other."""
    short: bool = False
    """The two pages for members."""


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The texts people wrote: by the key of the place (``rules.governance.report.Slot.key``) and the language."""

    written: Mapping[tuple[str, str], RichText] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Leave out what is empty."""
        kept = {key: text for key, text in self.written.items() if text}
        object.__setattr__(self, "written", MappingProxyType(kept))

    def told(self, key: str, language: str) -> RichText:
        """The text of a place in a language, else in the other one it was written in; an empty one for none."""
        own = self.written.get((key, language))
        return own or next((text for (place, _code), text in self.written.items() if place == key), NOTHING)

    def exactly(self, key: str, language: str) -> RichText:
        """The text of a place in this very language; an empty one for none."""
        return self.written.get((key, language), NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStanding:
    """How far a report is, as its paper says it; that of one nobody began is a draft."""

    state: ReportState = ReportState.DRAFT
    edition: int = 1
    """1, or more where a signed report was replaced."""
    edition_reason: str = ""
    """Why a signed report was replaced by this one."""
    replaces: SignedLabel | None = None
    """The signed report that this one replaces."""
    adopted_at: MeetingLabel | None = None
    missing: tuple[Objection, ...] = ()
    """What is missing for adopting it, or was when it was adopted."""
    reason: str = ""
    """Why it was adopted all the same."""
    signed_on: date | None = None
    """The day it is signed on, on the paper that is being signed."""
    original: SignedLabel | None = None
    """What was signed, on a copy of it."""


@dataclass(frozen=True, slots=True)
class ReportTime:
    """The days a report tells of, both included."""

    first: date
    last: date
    """The last day of the financial year, or that of a section which was closed in it."""
    closed_on: date | None = None
    """The day on which the section was closed within the year, which the paper says; None where it was not."""


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """Everything the paper of a report is made from, apart from the figures."""

    plan: ReportPlan
    texts: ReportTexts = ReportTexts()
    standing: ReportStanding = ReportStanding()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in the list of years."""

    id: int
    year: int
    time: ReportTime
    section_id: int | None
    section: str
    """"" for the whole organisation."""
    edition: int
    is_latest: bool
    """Whether no later edition replaces it."""
    state: ReportState
    languages: tuple[str, ...]
    adopted_at: MeetingLabel | None
    signed: SignedLabel | None


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text somebody wrote in a place of a report, in one language."""

    key: str
    language: str
    text: RichText
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDetail:
    """A report as it is worked on."""

    row: ReportRow
    frame: Frame
    plan: ReportPlan
    texts: ReportTexts
    written: tuple[WrittenText, ...]
    standing: ReportStanding
    version: int
