"""The parts minutes are made of, the order they stand in, and who signs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.meetings.kinds import OF_BODIES, MeetingKind
from pomanager.rules.objections import Objection, Word

ONCE = N_("“{part}” stands in the minutes twice. Leave one of them out.")
UNKNOWN_PART = N_("The program knows no part of minutes called “{part}”.")
NO_PARTS = N_("Minutes need at least one part.")
NOBODY_SIGNS = N_("Say who signs the minutes.")


class PartKind(StrEnum):
    """What a part of minutes tells."""

    CALLING = "calling"
    """Who called the meeting, how, when; a first call that failed."""
    OPENING = "opening"
    BUREAU = "bureau"
    ATTENDANCE = "attendance"
    GUESTS = "guests"
    QUORUM = "quorum"
    AGENDA = "agenda"
    DOCUMENTS = "documents"
    ITEMS = "items"
    """Item by item: the debate, motions, votes, what follows."""
    FOLLOW_UPS = "follow_ups"
    POWERS = "powers"
    CLOSING = "closing"
    ANNEXES = "annexes"
    SIGNATURES = "signatures"
    FREE = "free"
    """Text the secretary wrote."""


PART_WORDS: Mapping[PartKind, str] = MappingProxyType(
    {
        PartKind.CALLING: N_("Convocation"),
        PartKind.OPENING: N_("Opening"),
        PartKind.BUREAU: N_("Bureau of the meeting"),
        PartKind.ATTENDANCE: N_("Attendance"),
        PartKind.GUESTS: N_("Guests"),
        PartKind.QUORUM: N_("Quorum"),
        PartKind.AGENDA: N_("Agenda"),
        PartKind.DOCUMENTS: N_("Documents and reports submitted"),
        PartKind.ITEMS: N_("Debates and decisions"),
        PartKind.FOLLOW_UPS: N_("What is to be done"),
        PartKind.POWERS: N_("Powers for the formalities"),
        PartKind.CLOSING: N_("Closing"),
        PartKind.ANNEXES: N_("Annexes"),
        PartKind.SIGNATURES: N_("Signatures"),
        PartKind.FREE: N_("Free text"),
    }
)

KNOWN_PARTS = frozenset(PartKind)

MADE = tuple(kind for kind in PartKind if kind is not PartKind.FREE)
"""Parts made from the meeting, each once, in the order they stand in where the organisation says nothing else."""


class Signer(StrEnum):
    """Who signs minutes."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    TELLERS = "tellers"
    ALL_PRESENT = "all_present"


KNOWN_SIGNERS = frozenset(Signer)

SIGNER_WORDS: Mapping[Signer, str] = MappingProxyType(
    {
        Signer.CHAIR: N_("Chair of the meeting"),
        Signer.SECRETARY: N_("Secretary of the meeting"),
        Signer.TELLERS: N_("The tellers"),
        Signer.ALL_PRESENT: N_("Everybody present"),
    }
)


@dataclass(frozen=True, slots=True)
class Order:
    """The parts minutes of a kind of meeting begin with, and who signs them."""

    parts: tuple[PartKind, ...]
    signed_by: tuple[Signer, ...]


def usual_order(kind: MeetingKind) -> Order:
    """The order where the organisation chose none.

    Minutes of an assembly are signed by its whole bureau, those of a body by its chair and its secretary (OHADA, art.
    104 and 105; France, statuts types, art. 28 and 39); a body gives no powers for formalities.
    """
    if kind in OF_BODIES:
        parts = tuple(part for part in MADE if part is not PartKind.POWERS)
        return Order(parts, (Signer.CHAIR, Signer.SECRETARY))
    return Order(MADE, (Signer.CHAIR, Signer.SECRETARY, Signer.TELLERS))


def kept_order(kind: MeetingKind, parts: str, signed_by: str) -> Order:
    """The order an organisation chose, from its two JSON lists; what an older program does not know is left out."""
    usual = usual_order(kind)
    known = tuple(PartKind(each) for each in _words(parts) if each in KNOWN_PARTS)
    signers = tuple(Signer(each) for each in _words(signed_by) if each in KNOWN_SIGNERS)
    return Order(known or usual.parts, signers or usual.signed_by)


def _words(text: str) -> list[str]:
    found = json.loads(text) if text else []
    return [str(each) for each in found] if isinstance(found, list) else []


def objections_to_order(parts: Sequence[str], signed_by: Sequence[str]) -> tuple[Objection, ...]:
    """Everything that speaks against an order of parts and those who sign."""
    found = [Objection(UNKNOWN_PART, "parts", {"part": each}) for each in parts if each not in KNOWN_PARTS]
    made = [each for each in parts if each in KNOWN_PARTS and each != PartKind.FREE]
    found += [Objection(ONCE, "parts", {"part": _word(each)}) for each in dict.fromkeys(made) if made.count(each) > 1]
    if not parts:
        found.append(Objection(NO_PARTS, "parts"))
    if not any(each in KNOWN_SIGNERS for each in signed_by):
        found.append(Objection(NOBODY_SIGNS, "signed_by"))
    return tuple(found)


def _word(part: str) -> str:
    return Word(PART_WORDS[PartKind(part)])
