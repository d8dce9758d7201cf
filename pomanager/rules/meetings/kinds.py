"""The names of things in meetings: kinds, states, capacities, channels, items, ways of voting, and their by-laws."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.bylaws.assemblies import EXTRAORDINARY, ORDINARY, SECTION


class MeetingKind(StrEnum):
    """What kind of meeting it is: who forms it, and by which by-laws it is judged."""

    ORDINARY_ASSEMBLY = "ordinary_assembly"
    EXTRAORDINARY_ASSEMBLY = "extraordinary_assembly"
    SECTION_ASSEMBLY = "section_assembly"
    """The members of one section; it elects delegates where the by-laws say so (OHADA, art. 106)."""
    DELEGATES_ASSEMBLY = "delegates_assembly"
    """The delegates of the sections, who form the ordinary general assembly."""
    EXTRAORDINARY_DELEGATES = "extraordinary_delegates"
    """The delegates of the sections, who form the extraordinary general assembly."""
    BOARD = "board"
    SUPERVISORY = "supervisory"
    COMMITTEE = "committee"


MEETING_KIND_WORDS: Mapping[MeetingKind, str] = MappingProxyType(
    {
        MeetingKind.ORDINARY_ASSEMBLY: N_("Ordinary general assembly"),
        MeetingKind.EXTRAORDINARY_ASSEMBLY: N_("Extraordinary general assembly"),
        MeetingKind.SECTION_ASSEMBLY: N_("Section assembly"),
        MeetingKind.DELEGATES_ASSEMBLY: N_("General assembly of delegates"),
        MeetingKind.EXTRAORDINARY_DELEGATES: N_("Extraordinary general assembly of delegates"),
        MeetingKind.BOARD: N_("Meeting of the board"),
        MeetingKind.SUPERVISORY: N_("Meeting of the supervisory committee"),
        MeetingKind.COMMITTEE: N_("Meeting of a committee"),
    }
)

OF_DELEGATES = frozenset({MeetingKind.DELEGATES_ASSEMBLY, MeetingKind.EXTRAORDINARY_DELEGATES})
OF_BODIES: Mapping[MeetingKind, BodyKind] = MappingProxyType(
    {
        MeetingKind.BOARD: BodyKind.BOARD,
        MeetingKind.SUPERVISORY: BodyKind.SUPERVISORY,
        MeetingKind.COMMITTEE: BodyKind.COMMITTEE,
    }
)
"""Meetings of those who sit in a body, and the kind of that body."""

ASSEMBLIES = frozenset(MeetingKind) - frozenset(OF_BODIES)
"""Meetings of members or of their delegates."""

GENERAL = ASSEMBLIES - {MeetingKind.SECTION_ASSEMBLY}
"""General assemblies, of members or of delegates."""

RULES_OF: Mapping[MeetingKind, str] = MappingProxyType(
    {
        MeetingKind.ORDINARY_ASSEMBLY: ORDINARY,
        MeetingKind.EXTRAORDINARY_ASSEMBLY: EXTRAORDINARY,
        MeetingKind.SECTION_ASSEMBLY: SECTION,
        MeetingKind.DELEGATES_ASSEMBLY: ORDINARY,
        MeetingKind.EXTRAORDINARY_DELEGATES: EXTRAORDINARY,
        MeetingKind.BOARD: "board_meeting",
        MeetingKind.SUPERVISORY: "supervisory_meeting",
    }
)
"""How the keys of its by-laws begin; a committee has none, and every rule is off for it."""


class MeetingState(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"
    """Being prepared; nobody was called yet."""
    CALLED = "called"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    FAILED = "failed"
    """Closed without a quorum; another call may follow."""
    CANCELLED = "cancelled"


MEETING_STATE_WORDS: Mapping[MeetingState, str] = MappingProxyType(
    {
        MeetingState.PLANNED: N_("being prepared"),
        MeetingState.CALLED: N_("called"),
        MeetingState.OPEN: N_("in session"),
        MeetingState.SUSPENDED: N_("suspended"),
        MeetingState.CLOSED: N_("took place"),
        MeetingState.FAILED: N_("no quorum"),
        MeetingState.CANCELLED: N_("cancelled"),
    }
)

BEFORE = frozenset({MeetingState.PLANNED, MeetingState.CALLED})
IN_SESSION = frozenset({MeetingState.OPEN, MeetingState.SUSPENDED})
OVER = frozenset({MeetingState.CLOSED, MeetingState.FAILED})


class Convener(StrEnum):
    """In what capacity somebody calls a meeting (OHADA, art. 232 and 342)."""

    CHAIR = "chair"
    BOARD = "board"
    SUPERVISORY = "supervisory"
    BOARD_MEMBER = "board_member"
    MEMBERS = "members"
    """The members who demanded it, where nobody called it in time."""
    APEX = "apex"
    AUTHORITY = "authority"
    LIQUIDATOR = "liquidator"
    OTHER = "other"


CONVENER_WORDS: Mapping[Convener, str] = MappingProxyType(
    {
        Convener.CHAIR: N_("the chair"),
        Convener.BOARD: N_("the board"),
        Convener.SUPERVISORY: N_("the supervisory committee"),
        Convener.BOARD_MEMBER: N_("a member of the board"),
        Convener.MEMBERS: N_("the members who demanded it"),
        Convener.APEX: N_("the apex organisation"),
        Convener.AUTHORITY: N_("the authority or a court"),
        Convener.LIQUIDATOR: N_("the liquidator"),
        Convener.OTHER: N_("somebody else"),
    }
)


class MeetingRole(StrEnum):
    """What somebody does for the meeting: its bureau (OHADA, art. 104; tellers chosen outside the board)."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    TELLER = "teller"


MEETING_ROLE_WORDS: Mapping[MeetingRole, str] = MappingProxyType(
    {
        MeetingRole.CHAIR: N_("Chair of the meeting"),
        MeetingRole.SECRETARY: N_("Secretary of the meeting"),
        MeetingRole.TELLER: N_("Teller"),
    }
)


class ItemKind(StrEnum):
    """What an item of the agenda is about."""

    OPENING = "opening"
    BUREAU = "bureau"
    PREVIOUS_MINUTES = "previous_minutes"
    FOLLOW_UP = "follow_up"
    REPORT = "report"
    SUPERVISION = "supervision"
    ACCOUNTS = "accounts"
    SURPLUS = "surplus"
    DISCHARGE = "discharge"
    ELECTIONS = "elections"
    DELEGATES = "delegates"
    BUDGET = "budget"
    BYLAWS = "bylaws"
    ADMISSIONS = "admissions"
    RATIFICATION = "ratification"
    DECISION = "decision"
    INFORMATION = "information"
    OTHER_BUSINESS = "other_business"


ITEM_KIND_WORDS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.OPENING: N_("Opening, attendance and quorum"),
        ItemKind.BUREAU: N_("Election of the chair, the secretary and the tellers of the meeting"),
        ItemKind.PREVIOUS_MINUTES: N_("Approval of the minutes of the last meeting"),
        ItemKind.FOLLOW_UP: N_("Follow-up of earlier decisions"),
        ItemKind.REPORT: N_("Report of the board"),
        ItemKind.SUPERVISION: N_("Report of the supervisory committee"),
        ItemKind.ACCOUNTS: N_("Accounts of the financial year"),
        ItemKind.SURPLUS: N_("Use of the surplus"),
        ItemKind.DISCHARGE: N_("Discharge of the officers"),
        ItemKind.ELECTIONS: N_("Elections"),
        ItemKind.DELEGATES: N_("Election of the delegates of the section"),
        ItemKind.BUDGET: N_("Programme and budget"),
        ItemKind.BYLAWS: N_("Amendment of the by-laws"),
        ItemKind.ADMISSIONS: N_("Admissions, resignations and exclusions"),
        ItemKind.RATIFICATION: N_("Ratification"),
        ItemKind.DECISION: N_("Decision"),
        ItemKind.INFORMATION: N_("Information"),
        ItemKind.OTHER_BUSINESS: N_("Any other business"),
    }
)
"""Also the title an item has until somebody gives it another."""


class ItemState(StrEnum):
    """How far an item is."""

    OPEN = "open"
    CURRENT = "current"
    DECIDED = "decided"
    NOTED = "noted"
    """Taken note of, without a vote."""
    DEFERRED = "deferred"
    """Not dealt with: it is offered to the next meeting of its kind."""
    WITHDRAWN = "withdrawn"


ITEM_STATE_WORDS: Mapping[ItemState, str] = MappingProxyType(
    {
        ItemState.OPEN: N_("to come"),
        ItemState.CURRENT: N_("under way"),
        ItemState.DECIDED: N_("decided"),
        ItemState.NOTED: N_("noted"),
        ItemState.DEFERRED: N_("carried over"),
        ItemState.WITHDRAWN: N_("withdrawn"),
    }
)


class Channel(StrEnum):
    """How a notice was given; the same codes as in the by-laws."""

    HAND = "hand"
    POST = "post"
    WRITTEN = "written"
    POSTER = "poster"
    ORAL = "oral"
    NEWSPAPER = "newspaper"
    RADIO = "radio"
    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"


CHANNEL_WORDS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.HAND: N_("Letter by hand, against receipt"),
        Channel.POST: N_("Letter by post"),
        Channel.WRITTEN: N_("In writing"),
        Channel.POSTER: N_("Poster"),
        Channel.ORAL: N_("By word of mouth"),
        Channel.NEWSPAPER: N_("Newspaper"),
        Channel.RADIO: N_("Radio"),
        Channel.PHONE: N_("Telephone"),
        Channel.MESSAGE: N_("Text message"),
        Channel.EMAIL: N_("E-mail"),
    }
)


class Receipt(StrEnum):
    """What proves that a notice arrived."""

    SIGNED = "signed"
    THUMB_PRINT = "thumb_print"
    REFUSED = "refused"
    """Handed over, and the receipt was not signed."""
    WITNESSED = "witnessed"
    CERTIFICATE = "certificate"
    """A certificate of the post, the radio or the newspaper."""
    NONE = "none"


RECEIPT_WORDS: Mapping[Receipt, str] = MappingProxyType(
    {
        Receipt.SIGNED: N_("Signed"),
        Receipt.THUMB_PRINT: N_("Thumb-print"),
        Receipt.REFUSED: N_("Signature refused"),
        Receipt.WITNESSED: N_("Before witnesses"),
        Receipt.CERTIFICATE: N_("Certificate"),
        Receipt.NONE: N_("None"),
    }
)


class Presence(StrEnum):
    """How somebody on the roll stands to the meeting."""

    PRESENT = "present"
    REPRESENTED = "represented"
    LEFT = "left"
    """Was there and is gone."""
    EXCUSED = "excused"
    ABSENT = "absent"


PRESENCE_WORDS: Mapping[Presence, str] = MappingProxyType(
    {
        Presence.PRESENT: N_("present"),
        Presence.REPRESENTED: N_("represented"),
        Presence.LEFT: N_("left"),
        Presence.EXCUSED: N_("excused"),
        Presence.ABSENT: N_("absent"),
    }
)


class MinutesState(StrEnum):
    """How far the minutes of a meeting are."""

    NONE = "none"
    DRAFT = "draft"
    APPROVED = "approved"
    SIGNED = "signed"


MINUTES_STATE_WORDS: Mapping[MinutesState, str] = MappingProxyType(
    {
        MinutesState.NONE: N_("no minutes"),
        MinutesState.DRAFT: N_("draft"),
        MinutesState.APPROVED: N_("approved"),
        MinutesState.SIGNED: N_("signed"),
    }
)
