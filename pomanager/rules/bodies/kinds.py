"""The names of things in bodies: kinds of bodies and seats, offices, how somebody came to a seat and why it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_


class BodyKind(StrEnum):
    """What a body is; board, supervisory body and committee have by-laws of their own."""

    ASSEMBLY = "assembly"
    """Delegates who sit in the general assembly."""
    BOARD = "board"
    SUPERVISORY = "supervisory"
    COMMITTEE = "committee"
    OTHER = "other"


BODY_KIND_WORDS: Mapping[BodyKind, str] = MappingProxyType(
    {
        BodyKind.ASSEMBLY: N_("Assembly of delegates"),
        BodyKind.BOARD: N_("Board"),
        BodyKind.SUPERVISORY: N_("Supervisory committee"),
        BodyKind.COMMITTEE: N_("Committee"),
        BodyKind.OTHER: N_("Other body"),
    }
)


class SeatKind(StrEnum):
    """How a seat is filled by its nature."""

    ELECTED = "elected"
    EX_OFFICIO = "ex_officio"
    """Who holds another post sits here (the manager, the chair of a section)."""
    CO_OPTED = "co_opted"


SEAT_KIND_WORDS: Mapping[SeatKind, str] = MappingProxyType(
    {
        SeatKind.ELECTED: N_("Elected"),
        SeatKind.EX_OFFICIO: N_("Ex officio"),
        SeatKind.CO_OPTED: N_("Co-opted"),
    }
)


class ReservedFor(StrEnum):
    """For whom a seat is kept."""

    NOBODY = "nobody"
    WOMEN = "women"
    YOUTH = "youth"
    SECTION = "section"
    """For members of one section, which the seat names."""


RESERVED_FOR_WORDS: Mapping[ReservedFor, str] = MappingProxyType(
    {
        ReservedFor.NOBODY: N_("Open to all"),
        ReservedFor.WOMEN: N_("Reserved for women"),
        ReservedFor.YOUTH: N_("Reserved for the young"),
        ReservedFor.SECTION: N_("Reserved for a section"),
    }
)


class Office(StrEnum):
    """An office of a body; a title of its own words can stand beside any of them ("First vice-chair")."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    OTHER = "other"
    """Named by its title alone."""


OFFICE_WORDS: Mapping[Office, str] = MappingProxyType(
    {
        Office.CHAIR: N_("Chair"),
        Office.VICE_CHAIR: N_("Vice-chair"),
        Office.SECRETARY: N_("Secretary"),
        Office.TREASURER: N_("Treasurer"),
        Office.OTHER: N_("Other office"),
    }
)


class How(StrEnum):
    """How somebody came to a seat."""

    ELECTED = "elected"
    BY_LOT = "by_lot"
    EX_OFFICIO = "ex_officio"
    CO_OPTED = "co_opted"
    """Named by the body itself for the rest of a term; the assembly ratifies it."""
    STEPPED_IN = "stepped_in"
    """An alternate who took the place of somebody who left."""
    DESIGNATED = "designated"
    """Sent by a section or by another organisation, or named by the founders."""
    NOT_KNOWN = "not_known"


HOW_WORDS: Mapping[How, str] = MappingProxyType(
    {
        How.ELECTED: N_("Elected"),
        How.BY_LOT: N_("By lot"),
        How.EX_OFFICIO: N_("Ex officio"),
        How.CO_OPTED: N_("Co-opted"),
        How.STEPPED_IN: N_("Stepped in as alternate"),
        How.DESIGNATED: N_("Designated"),
        How.NOT_KNOWN: N_("Not known"),
    }
)


class EndReason(StrEnum):
    """Why somebody left a seat."""

    END_OF_TERM = "end_of_term"
    RESIGNED = "resigned"
    DEATH = "death"
    REMOVED = "removed"
    LEFT_ORGANISATION = "left_organisation"
    NOT_RATIFIED = "not_ratified"
    INCOMPATIBLE = "incompatible"
    OTHER = "other"


END_REASON_WORDS: Mapping[EndReason, str] = MappingProxyType(
    {
        EndReason.END_OF_TERM: N_("End of the term"),
        EndReason.RESIGNED: N_("Resigned from the seat"),
        EndReason.DEATH: N_("Death"),
        EndReason.REMOVED: N_("Removed by a decision"),
        EndReason.LEFT_ORGANISATION: N_("No longer a member"),
        EndReason.NOT_RATIFIED: N_("Co-option not ratified"),
        EndReason.INCOMPATIBLE: N_("Holds an office that excludes this one"),
        EndReason.OTHER: N_("Other reason"),
    }
)


class InterestKind(StrEnum):
    """What an officer declares, so that others know when to ask for an abstention."""

    OTHER_OFFICE = "other_office"
    OTHER_BOARD = "other_board"
    OTHER_CHAIR = "other_chair"
    EMPLOYEE = "employee"
    CONTRACT = "contract"
    BUSINESS = "business"
    KIN_BOARD = "kin_board"
    KIN_SUPERVISORY = "kin_supervisory"
    KIN = "kin"
    OTHER = "other"


INTEREST_KIND_WORDS: Mapping[InterestKind, str] = MappingProxyType(
    {
        InterestKind.OTHER_OFFICE: N_("Office in another organisation"),
        InterestKind.OTHER_BOARD: N_("Seat on the board of another cooperative"),
        InterestKind.OTHER_CHAIR: N_("Chair of another cooperative"),
        InterestKind.EMPLOYEE: N_("Employment by the cooperative"),
        InterestKind.CONTRACT: N_("Contract with the cooperative"),
        InterestKind.BUSINESS: N_("Business in the same field"),
        InterestKind.KIN_BOARD: N_("Close kinship with a member of the board"),
        InterestKind.KIN_SUPERVISORY: N_("Close kinship with a member of the supervisory committee"),
        InterestKind.KIN: N_("Kinship with an officer or employee"),
        InterestKind.OTHER: N_("Other interest"),
    }
)


class Exclusion(StrEnum):
    """What by-laws exclude beside seats in other bodies of the organisation: known only where it was declared."""

    EMPLOYEE = "employee"
    OTHER_COOPERATIVE = "other_cooperative"
    OTHER_CHAIR = "other_chair"
    RELATIVE = "relative"


EXCLUSION_WORDS: Mapping[Exclusion, str] = MappingProxyType(
    {
        Exclusion.EMPLOYEE: N_("employment by the cooperative"),
        Exclusion.OTHER_COOPERATIVE: N_("a seat on the board of another cooperative"),
        Exclusion.OTHER_CHAIR: N_("the chair of another cooperative"),
        Exclusion.RELATIVE: N_("close kinship with a member of the other body"),
    }
)


class Filling(StrEnum):
    """How a seat is filled that falls vacant before its term is over."""

    CO_OPTION = "co_option"
    ALTERNATE = "alternate"
    ASSEMBLY = "assembly"


FILLING_WORDS: Mapping[Filling, str] = MappingProxyType(
    {
        Filling.CO_OPTION: N_("the board chooses a replacement"),
        Filling.ALTERNATE: N_("the alternate takes the seat"),
        Filling.ASSEMBLY: N_("the next general assembly elects a replacement"),
    }
)


class ItemKind(StrEnum):
    """What is handed over when an office changes hands."""

    STAMP = "stamp"
    BOOKS = "books"
    CASH = "cash"
    CHEQUES = "cheques"
    KEYS = "keys"
    DOCUMENTS = "documents"
    EQUIPMENT = "equipment"
    OTHER = "other"


ITEM_KIND_WORDS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.STAMP: N_("Stamp"),
        ItemKind.BOOKS: N_("Books and registers"),
        ItemKind.CASH: N_("Cash"),
        ItemKind.CHEQUES: N_("Cheque books"),
        ItemKind.KEYS: N_("Keys"),
        ItemKind.DOCUMENTS: N_("Documents"),
        ItemKind.EQUIPMENT: N_("Equipment"),
        ItemKind.OTHER: N_("Other things"),
    }
)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One thing handed over with an office."""

    kind: ItemKind
    description: str = ""
    quantity: int | None = None
    """How many, 1 at least; None where they were not counted."""
    amount: int | None = None
    """Of cash: minor units of the organisation's currency, 0 at least."""
    remarks: str = ""


class LineKind(StrEnum):
    """A line of the register of officers that can be taken back when it was written by mistake."""

    TERM = "term"
    APPOINTMENT = "appointment"
    ENDING = "ending"
    RATIFICATION = "ratification"
    OFFICE = "office"
    INTEREST = "interest"
    HAND_OVER = "hand_over"
    DRAW = "draw"


LINE_KIND_WORDS: Mapping[LineKind, str] = MappingProxyType(
    {
        LineKind.TERM: N_("Term"),
        LineKind.APPOINTMENT: N_("Appointment to a seat"),
        LineKind.ENDING: N_("End"),
        LineKind.RATIFICATION: N_("Ratification"),
        LineKind.OFFICE: N_("Office"),
        LineKind.INTEREST: N_("Interest"),
        LineKind.HAND_OVER: N_("Hand-over"),
        LineKind.DRAW: N_("Drawing of lots"),
    }
)
