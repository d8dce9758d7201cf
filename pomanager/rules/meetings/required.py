"""What minutes must hold: what the law asks cannot be left out, what practice asks only for a stated reason.

OHADA Uniform Act on Cooperative Societies, art. 104: date and place, surnames and first names of the members present or
represented, the agenda, the documents and reports submitted, a summary of the debates, the text of the resolutions put
to the vote, the result of the votes. Art. 105: the special register. The signatures of the bureau: France, model
by-laws, art. 28 and 39.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.meetings.minutes import PART_WORDS, PartKind, Signer
from pomanager.rules.objections import Objection, Weight, Word

LAW = "OHADA 104"
"""Where the items of the law stand, as papers and screens quote it."""

TELLERS_WANTED = 2


class Requirement(StrEnum):
    """One thing minutes must hold."""

    MEETING_OVER = "meeting_over"
    DATE_AND_PLACE = "date_and_place"
    NAMES = "names"
    AGENDA = "agenda"
    DOCUMENTS = "documents"
    DEBATES = "debates"
    RESOLUTIONS = "resolutions"
    RESULTS = "results"
    CONVOCATION = "convocation"
    HOURS = "hours"
    BUREAU = "bureau"
    QUORUM = "quorum"
    SIGNATURES = "signatures"


REQUIREMENT_WORDS: Mapping[Requirement, str] = MappingProxyType(
    {
        Requirement.MEETING_OVER: N_("The meeting is over"),
        Requirement.DATE_AND_PLACE: N_("Date and place"),
        Requirement.NAMES: N_("Names of those present or represented"),
        Requirement.AGENDA: N_("Agenda"),
        Requirement.DOCUMENTS: N_("Documents and reports submitted"),
        Requirement.DEBATES: N_("Summary of the debates"),
        Requirement.RESOLUTIONS: N_("Text of the resolutions put to the vote"),
        Requirement.RESULTS: N_("Results of the votes"),
        Requirement.CONVOCATION: N_("How and when the meeting was convened"),
        Requirement.HOURS: N_("Hours of opening and closing"),
        Requirement.BUREAU: N_("Bureau of the meeting"),
        Requirement.QUORUM: N_("Quorum"),
        Requirement.SIGNATURES: N_("Signatures"),
    }
)

BY_LAW = frozenset(
    {
        Requirement.MEETING_OVER, Requirement.DATE_AND_PLACE, Requirement.NAMES, Requirement.AGENDA,
        Requirement.DOCUMENTS, Requirement.DEBATES, Requirement.RESOLUTIONS, Requirement.RESULTS,
        Requirement.SIGNATURES,
    }
)  # fmt: skip
"""What cannot be left out for any reason."""

PART_OF: Mapping[Requirement, PartKind] = MappingProxyType(
    {
        Requirement.NAMES: PartKind.ATTENDANCE, Requirement.AGENDA: PartKind.AGENDA,
        Requirement.DOCUMENTS: PartKind.DOCUMENTS, Requirement.DEBATES: PartKind.ITEMS,
        Requirement.RESOLUTIONS: PartKind.ITEMS, Requirement.RESULTS: PartKind.ITEMS,
        Requirement.CONVOCATION: PartKind.CALLING, Requirement.HOURS: PartKind.OPENING,
        Requirement.BUREAU: PartKind.BUREAU, Requirement.QUORUM: PartKind.QUORUM,
        Requirement.SIGNATURES: PartKind.SIGNATURES,
    }
)  # fmt: skip
"""The part that tells it; date and place stand in the heading."""

PART_LEFT_OUT = N_("“{part}” is left out of these minutes. The law asks for it (OHADA, art. 104).")
PART_MISSED = N_("“{part}” is left out of these minutes.")
NOT_OVER = N_("The meeting is not closed yet.")
NO_PLACE = N_("Nobody wrote down where the meeting was held (OHADA, art. 104).")
NOBODY_THERE = N_("Nobody is written down as present or represented (OHADA, art. 104).")
NO_AGENDA = N_("The meeting has no agenda (OHADA, art. 104).")
NOT_DEALT_WITH = N_(
    "Nothing was written down on {items}: neither a debate nor a vote, nor that it was carried over (OHADA, art. 104)."
)
NO_TEXT = N_("A motion under {items} has no text (OHADA, art. 104).")
NO_RESULT = N_("A motion under {items} was neither voted on nor withdrawn nor carried over (OHADA, art. 104).")
NOT_CALLED = N_("No day of the notice is written down: minutes say how and when the meeting was convened.")
NO_OPENING = N_("The hour of opening is not written down.")
NO_CLOSING = N_("The hour of closing is not written down.")
NO_CHAIR = N_("Nobody is written down as the chair of the meeting: the minutes could not be signed.")
NO_SECRETARY = N_("Nobody is written down as the secretary of the meeting: the minutes could not be signed.")
FEW_TELLERS = N_("An assembly chooses two tellers outside the board; {count} are written down.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts:
    """What is known of a meeting, as far as its minutes must hold it. Items are named by their numbers."""

    is_over: bool
    failed: bool = False
    """Closed without a quorum: nothing was dealt with."""
    is_assembly: bool = True
    parts: frozenset[PartKind]
    place: str
    named: int
    """People present or represented."""
    items: int
    silent_items: tuple[str, ...] = ()
    textless: tuple[str, ...] = ()
    """Items with a motion that has no words."""
    undecided: tuple[str, ...] = ()
    """Items with a motion nothing became of."""
    called: bool
    opened: bool
    closed: bool
    chair: bool
    secretary: bool
    tellers: int
    signed_by: tuple[Signer, ...] = (Signer.CHAIR, Signer.SECRETARY)


@dataclass(frozen=True, slots=True)
class Checked:
    """One requirement and what is missing of it; nothing where it is met."""

    requirement: Requirement
    missing: tuple[Objection, ...]

    @property
    def is_law(self) -> bool:
        """Whether no reason helps where it is missing."""
        return self.requirement in BY_LAW


def checked(facts: MinutesFacts) -> tuple[Checked, ...]:
    """Every requirement, met or not, in the order of the minutes."""
    return tuple(Checked(each, _missing(each, facts)) for each in Requirement)


def missing(facts: MinutesFacts) -> tuple[Objection, ...]:
    """All that is missing: what the law asks stops, what practice asks warns."""
    return tuple(objection for each in checked(facts) for objection in each.missing)


def _missing(requirement: Requirement, facts: MinutesFacts) -> tuple[Objection, ...]:
    if facts.failed and requirement in _OF_DEBATES:
        return ()
    part = PART_OF.get(requirement)
    found: list[tuple[str, dict[str, object]]] = []
    if part is not None and part not in facts.parts:
        sentence = PART_LEFT_OUT if requirement in BY_LAW else PART_MISSED
        found.append((sentence, {"part": Word(PART_WORDS[part])}))
    found += [(sentence, details) for sentence, details in _CHECKS[requirement](facts) if sentence]
    weight = Weight.STOP if requirement in BY_LAW else Weight.WARN
    return tuple(Objection(sentence, requirement.value, details, weight) for sentence, details in found)


_Said = list[tuple[str, dict[str, object]]]
_OF_DEBATES = frozenset({Requirement.DEBATES, Requirement.RESOLUTIONS, Requirement.RESULTS, Requirement.DOCUMENTS})


def _said(sentence: str, *, when: bool, **details: object) -> _Said:
    return [(sentence, details)] if when else []


def _items(sentence: str, items: tuple[str, ...]) -> _Said:
    return _said(sentence, when=bool(items), items=", ".join(items))


def _bureau(facts: MinutesFacts) -> _Said:
    few = facts.is_assembly and not facts.failed and facts.tellers < TELLERS_WANTED
    return _said(FEW_TELLERS, when=few, count=facts.tellers)


def _signatures(facts: MinutesFacts) -> _Said:
    return [
        *_said(NO_CHAIR, when=Signer.CHAIR in facts.signed_by and not facts.chair),
        *_said(NO_SECRETARY, when=Signer.SECRETARY in facts.signed_by and not facts.secretary),
    ]


def _hours(facts: MinutesFacts) -> _Said:
    return [
        *_said(NO_OPENING, when=not facts.opened and not facts.failed),
        *_said(NO_CLOSING, when=not facts.closed),
    ]


_CHECKS: Mapping[Requirement, Callable[[MinutesFacts], _Said]] = MappingProxyType(
    {
        Requirement.MEETING_OVER: lambda facts: _said(NOT_OVER, when=not facts.is_over),
        Requirement.DATE_AND_PLACE: lambda facts: _said(NO_PLACE, when=not facts.place.strip()),
        Requirement.NAMES: lambda facts: _said(NOBODY_THERE, when=not facts.named and not facts.failed),
        Requirement.AGENDA: lambda facts: _said(NO_AGENDA, when=not facts.items),
        # That none were submitted is said in so many words where none are written down.
        Requirement.DOCUMENTS: lambda _facts: [],
        Requirement.DEBATES: lambda facts: _items(NOT_DEALT_WITH, facts.silent_items),
        Requirement.RESOLUTIONS: lambda facts: _items(NO_TEXT, facts.textless),
        Requirement.RESULTS: lambda facts: _items(NO_RESULT, facts.undecided),
        Requirement.CONVOCATION: lambda facts: _said(NOT_CALLED, when=not facts.called),
        Requirement.HOURS: _hours,
        Requirement.BUREAU: _bureau,
        # Where the by-laws name no quorum, the part says so itself.
        Requirement.QUORUM: lambda _facts: [],
        Requirement.SIGNATURES: _signatures,
    }
)
