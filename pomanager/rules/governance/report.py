"""The annual governance report: its chapters, the texts people write in them, and what is missing for adopting it.

Sources: OHADA Uniform Act on Cooperative Societies, art. 108 (the six headings of the management report), art. 110 (the
assembly within six months of the end of the year); France, model by-laws, art. 40 (the assembly notes how the capital
changed). Which chapters a report is expected to have otherwise is the practice of the sector.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bylaws.presets import PRESETS
from pomanager.rules.objections import Objection, Weight, Word

OHADA_LAW = "OHADA 108"
"""Where the six headings stand, as papers and screens quote it."""

LEFT_OUT = N_("The chapter “{chapter}” is left out.")
LEFT_OUT_BY_LAW = N_("The chapter “{chapter}” is left out; the law asks for it (OHADA, art. 108).")
EMPTY = N_("Nothing is written under “{heading}” (OHADA, art. 108).")
EMPTY_IN = N_("Nothing is written under “{heading}” in one of the two languages (OHADA, art. 108).")
NOT_OVER = N_("The time of this report ends on {last}: it can be adopted once that day is over.")
NO_CHAPTERS = N_("A report needs at least one chapter.")
ONCE = N_("The chapter “{chapter}” stands in the report twice. Leave one of them out.")
UNKNOWN_CHAPTER = N_("The program knows no chapter called “{chapter}”.")
NOT_OF_SECTION = N_("The chapter “{chapter}” cannot be told of one section: it is about the whole organisation.")
NO_BOOKS = N_("The books tell nothing of the year {year}.")
NOT_YET = N_("The section {section} was founded on {day}: there was none in this year.")
GONE = N_("The section {section} was closed on {day}: there was none in this year.")
CLOSED = N_("The section {section} was closed on {day}: its report tells of the time until then.")
NO_TEXT_THERE = N_("Nothing can be written under “{slot}” in this report.")


class ReportState(StrEnum):
    """How far a report is."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    """A meeting adopted it: it is written on again only after it was opened again, with a reason."""
    SIGNED = "signed"
    """Signed and locked: its bytes are kept."""


REPORT_STATE_WORDS: Mapping[ReportState, str] = MappingProxyType(
    {
        # TR: how far the annual report is
        ReportState.DRAFT: N_("draft"),
        ReportState.ADOPTED: N_("adopted by a meeting"),
        ReportState.SIGNED: N_("signed"),
    }
)


class Chapter(StrEnum):
    """A chapter of the report, in the order they stand in where nobody chose another; cover and contents are none."""

    MANAGEMENT = "management"
    """The six headings of OHADA, art. 108: text alone."""
    MEMBERS = "members"
    CAPITAL = "capital"
    MEETINGS = "meetings"
    RESOLUTIONS = "resolutions"
    BODIES = "bodies"
    ELECTIONS = "elections"
    SUPERVISION = "supervision"
    INTERESTS = "interests"
    BYLAWS = "bylaws"
    FILINGS = "filings"
    WOMEN = "women"
    """Funnel and indicators."""
    MENTORING = "mentoring"
    TRAINING = "training"
    SIGNATURES = "signatures"
    JOURNAL = "journal"
    """The head of the journal, by which the books are known to be those the report was made of."""


CHAPTER_WORDS: Mapping[Chapter, str] = MappingProxyType(
    {
        # TR: chapters of the annual report
        Chapter.MANAGEMENT: N_("Management report"),
        Chapter.MEMBERS: N_("Members"),
        Chapter.CAPITAL: N_("Capital"),
        Chapter.MEETINGS: N_("Meetings"),
        Chapter.RESOLUTIONS: N_("Resolutions and follow-up"),
        Chapter.BODIES: N_("Bodies and terms"),
        Chapter.ELECTIONS: N_("Elections"),
        Chapter.SUPERVISION: N_("Work of the supervisory body"),
        Chapter.INTERESTS: N_("Interests declared"),
        Chapter.BYLAWS: N_("Changes of the by-laws"),
        Chapter.FILINGS: N_("Filings and deadlines"),
        Chapter.WOMEN: N_("Women in leadership"),
        Chapter.MENTORING: N_("Mentoring"),
        Chapter.TRAINING: N_("Training"),
        Chapter.SIGNATURES: N_("Signatures"),
        Chapter.JOURNAL: N_("Head of the journal"),
    }
)

CHAPTER_HINTS: Mapping[Chapter, str] = MappingProxyType(
    {
        Chapter.MEMBERS: N_("Why people joined or left, and what is done so that members stay."),
        Chapter.CAPITAL: N_("Why the capital grew or shrank, and what it was used for."),
        Chapter.MEETINGS: N_("Meetings that were not held, and why; what helped or kept members from coming."),
        Chapter.RESOLUTIONS: N_("What was carried out, what is late and why, what will be taken up again."),
        Chapter.BODIES: N_("Who began or ended a term and why, and how vacant seats will be filled."),
        Chapter.ELECTIONS: N_("How the elections went, objections that were raised, what will be done better."),
        Chapter.SUPERVISION: N_("What the supervisory body looked into, what it found, what it asked the board to do."),
        Chapter.INTERESTS: N_("How declared interests were dealt with, and who stayed away from which decision."),
        Chapter.BYLAWS: N_("Why the by-laws were changed, and what that changes for members."),
        Chapter.FILINGS: N_("Why something was filed late or not at all, and when it will be done."),
        Chapter.WOMEN: N_("What was done so that more women lead, what helped, what is planned for next year."),
        Chapter.MENTORING: N_("What mentors and mentees achieved; nothing that was said in confidence."),
        Chapter.TRAINING: N_("Which trainings were of use, and which ones are wanted next."),
    }
)
"""What belongs into the text before the figures of a chapter; a chapter that is not here has no such text."""


class Heading(StrEnum):
    """A heading of the management report, in the order of OHADA, art. 108."""

    SITUATION = "situation"
    EVOLUTION = "evolution"
    CONTINUITY = "continuity"
    CASH = "cash"
    FINANCING = "financing"
    PROMOTION = "promotion"


HEADING_WORDS: Mapping[Heading, str] = MappingProxyType(
    {
        # TR: the six headings of the management report in the wording of OHADA, art. 108
        Heading.SITUATION: N_("Situation during the year"),
        Heading.EVOLUTION: N_("Foreseeable evolution"),
        Heading.CONTINUITY: N_("Prospects of continuing the activity"),
        Heading.CASH: N_("Evolution of the cash position"),
        Heading.FINANCING: N_("Financing plan"),
        Heading.PROMOTION: N_("What was done for the members"),
    }
)

HEADING_HINTS: Mapping[Heading, str] = MappingProxyType(
    {
        Heading.SITUATION: N_("How the year went: harvest, sales, services, staff, what was out of the ordinary."),
        Heading.EVOLUTION: N_("What is to be expected of the coming year, and what that rests on."),
        Heading.CONTINUITY: N_("Whether the activity can go on as it is, and what puts it at risk."),
        Heading.CASH: N_("Money in hand and at the bank at the beginning and the end of the year, and why it changed."),
        Heading.FINANCING: N_("What is to be bought or built, what it costs, and where the money comes from."),
        Heading.PROMOTION: N_("What the organisation did for its members, and for women and young people among them."),
    }
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place people write in: before the figures of a chapter, or under a heading of the management report."""

    chapter: Chapter
    heading: Heading | None = None

    @property
    def key(self) -> str:
        """As it is kept: "members", "management.cash"."""
        return self.chapter.value if self.heading is None else f"{self.chapter.value}.{self.heading.value}"

    @property
    def word(self) -> str:
        """What it is called: a marked word."""
        return CHAPTER_WORDS[self.chapter] if self.heading is None else HEADING_WORDS[self.heading]

    @property
    def hint(self) -> str:
        """What belongs there: a marked sentence."""
        return CHAPTER_HINTS[self.chapter] if self.heading is None else HEADING_HINTS[self.heading]


SLOTS: Mapping[str, Slot] = MappingProxyType(
    {
        slot.key: slot
        for slot in (
            *(Slot(Chapter.MANAGEMENT, heading) for heading in Heading),
            *(Slot(chapter) for chapter in Chapter if chapter in CHAPTER_HINTS),
        )
    }
)
"""Key → place, in the order of the chapters."""


def slots_of(chapter: Chapter) -> tuple[Slot, ...]:
    """The places people may write in within a chapter; none in signatures and the head of the journal."""
    return tuple(slot for slot in SLOTS.values() if slot.chapter is chapter)


def under_ohada(country: str) -> bool:
    """Whether the law of OHADA holds for an organisation of this country (two letters)."""
    return country.upper() in PRESETS["ohada-coop-ca"].countries


OF_SECTION = frozenset(
    {
        Chapter.MANAGEMENT, Chapter.MEMBERS, Chapter.MEETINGS, Chapter.RESOLUTIONS, Chapter.BODIES, Chapter.ELECTIONS,
        Chapter.WOMEN, Chapter.MENTORING, Chapter.TRAINING, Chapter.SIGNATURES, Chapter.JOURNAL,
    }
)  # fmt: skip
"""What can be told of one section; capital, supervision, interests, by-laws and filings are of the organisation."""

EXPECTED = frozenset(Chapter) - {Chapter.MANAGEMENT, Chapter.MENTORING, Chapter.TRAINING, Chapter.JOURNAL}
"""What practice expects of every annual governance report."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Of whom a report is: the country whose law holds, and whether it is about one section alone."""

    country: str
    of_section: bool = False

    @property
    def may_have(self) -> tuple[Chapter, ...]:
        """The chapters such a report can have, in their usual order; art. 108 asks nothing of one section."""
        headings = under_ohada(self.country) and not self.of_section
        return tuple(
            chapter
            for chapter in Chapter
            if (chapter is not Chapter.MANAGEMENT or headings) and (not self.of_section or chapter in OF_SECTION)
        )

    @property
    def asked_by_law(self) -> frozenset[Chapter]:
        """The chapters the law asks for."""
        return frozenset({Chapter.MANAGEMENT}) & frozenset(self.may_have)

    @property
    def asked(self) -> tuple[Chapter, ...]:
        """The chapters law or practice ask for, in their usual order."""
        return tuple(each for each in self.may_have if each in EXPECTED or each in self.asked_by_law)


@dataclass(frozen=True, slots=True)
class SectionLife:
    """The section a report is about: its name, and the days it began and ended on, None where it has none."""

    name: str
    since: date | None
    until: date | None


def objections_to_time(
    year: int, years: Collection[int], first: date, last: date, section: SectionLife | None
) -> tuple[Objection, ...]:
    """What speaks against a report of this year: no books, no such section then; one closed in it only warns.

    ``years`` are those the books tell of, ``first`` and ``last`` the days of the financial year.
    """
    found = [] if year in years else [Objection(NO_BOOKS, "year", {"year": str(year)})]
    if section is None:
        return tuple(found)
    if section.since is not None and section.since > last:
        found.append(Objection(NOT_YET, "section_id", {"section": section.name, "day": section.since}))
    if section.until is not None and section.until < last:
        details = {"section": section.name, "day": section.until}
        gone = section.until < first
        weight = Weight.STOP if gone else Weight.WARN
        found.append(Objection(GONE if gone else CLOSED, "section_id", details, weight))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What is known of a report, as far as it must be whole for being adopted."""

    frame: Frame
    chapters: tuple[Chapter, ...]
    languages: tuple[str, ...]
    written: frozenset[tuple[str, str]]
    """Key of the place and language, of each text that is not empty."""
    last: date
    """The last day the report tells of."""
    day: date
    """The day on which it is to be adopted."""


def missing(facts: ReportFacts) -> tuple[Objection, ...]:
    """All that is missing for adopting: a time that is not over stops, the rest is done with a stated reason.

    ``about`` names the chapter or the place to write in.
    """
    found = [] if facts.day > facts.last else [Objection(NOT_OVER, "last", {"last": facts.last})]
    for chapter in facts.frame.asked:
        if chapter not in facts.chapters:
            sentence = LEFT_OUT_BY_LAW if chapter in facts.frame.asked_by_law else LEFT_OUT
            details = {"chapter": Word(CHAPTER_WORDS[chapter])}
            found.append(Objection(sentence, chapter.value, details, Weight.WARN))
    if Chapter.MANAGEMENT in facts.chapters:
        found += [each for slot in slots_of(Chapter.MANAGEMENT) for each in _empty(slot, facts)]
    return tuple(found)


def _empty(slot: Slot, facts: ReportFacts) -> list[Objection]:
    lacking = [language for language in facts.languages if (slot.key, language) not in facts.written]
    if not lacking:
        return []
    sentence = EMPTY if len(lacking) == len(facts.languages) else EMPTY_IN
    return [Objection(sentence, slot.key, {"heading": Word(slot.word)}, Weight.WARN)]


def objections_to_chapters(chapters: Sequence[str], frame: Frame) -> tuple[Objection, ...]:
    """Everything that speaks against the chapters chosen for a report, and their order."""
    known = frozenset(Chapter)
    found = [Objection(UNKNOWN_CHAPTER, "chapters", {"chapter": each}) for each in chapters if each not in known]
    for each in dict.fromkeys(chapters):
        if each not in known:
            continue
        word = {"chapter": Word(CHAPTER_WORDS[Chapter(each)])}
        if chapters.count(each) > 1:
            found.append(Objection(ONCE, "chapters", word))
        if frame.of_section and Chapter(each) not in frame.may_have:
            found.append(Objection(NOT_OF_SECTION, "chapters", word))
    if not chapters:
        found.append(Objection(NO_CHAPTERS, "chapters"))
    return tuple(found)


def objections_to_slot(key: str, frame: Frame) -> tuple[Objection, ...]:
    """What speaks against writing in a place of a report: that there is none of this name in it."""
    slot = SLOTS.get(key)
    if slot is not None and slot.chapter in frame.may_have:
        return ()
    return (Objection(NO_TEXT_THERE, "slot", {"slot": key if slot is None else Word(slot.word)}),)
