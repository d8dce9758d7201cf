"""Sheets of the papers of meetings: an assembly on its second call, its agenda, its roll and what was decided."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from pomanager.readmodels.meetings.meeting import AgendaLine, BureauMember, MeetingDetail, MeetingLabel, Quorum
from pomanager.readmodels.meetings.papers import (
    About,
    AttendanceGroup,
    AttendanceLine,
    AttendanceSheet,
    CameIn,
    Capital,
    ConvocationSheet,
    Draft,
    FailedCall,
    GuestLine,
    Invited,
    SlipsSheet,
)
from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Choice, Choices, Count, Flag, Unit, Value
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.kinds import (
    Convener,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingRole,
    MeetingState,
    MinutesState,
)
from pomanager.rules.members import Sex
from pomanager.rules.money import Money
from pomanager.rules.wording import Wording
from tests.reports.sheets import letterhead

FIRST_ON, HELD_ON, CALLED_ON = date(2026, 3, 14), date(2026, 3, 30), date(2026, 3, 15)
NINE = 9 * 60
HALF = Share(Fraction(1, 2))
QUARTER = Share(Fraction(1, 4))


def label(**known: Any) -> MeetingLabel:  # noqa: ANN401 - any part of the label
    """An ordinary assembly on its second call."""
    return MeetingLabel(
        **{
            "id": 2, "kind": MeetingKind.ORDINARY_ASSEMBLY, "title": Wording(), "section": "", "body_id": None,
            "body": Wording(), "held_on": HELD_ON, "starts_at": NINE, "place": "Mungwa", "call": 2,
            "state": MeetingState.CALLED, "minutes": MinutesState.NONE, **known,
        }
    )  # fmt: skip


def first_call() -> MeetingLabel:
    """The call that had no quorum."""
    return label(id=1, held_on=FIRST_ON, call=1, state=MeetingState.FAILED)


def detail(**known: Any) -> MeetingDetail:  # noqa: ANN401 - any part of the meeting
    """The same meeting, whole."""
    return MeetingDetail(
        **{
            "label": label(), "section_id": None, "follows": first_call(), "followed_by": None,
            "convener": Convener.CHAIR, "called_by": "NDAYIZEYE Tharcisse", "demanded_by": None, "demanded_on": None,
            "called_on": CALLED_ON, "short_notice_reason": "", "record_on": CALLED_ON,
            "documents_place": "Siège", "documents_from": CALLED_ON, "what_to_bring": "Carte de membre",
            "opened_at": None, "closed_at": None, "state_reason": "",
            "bureau": (
                BureauMember(MeetingRole.CHAIR, 1, "NDAYIZEYE Tharcisse"),
                BureauMember(MeetingRole.SECRETARY, 2, "NIYONZIMA Aline"),
                BureauMember(MeetingRole.TELLER, 3, "HAKIZIMANA Jean"),
                BureauMember(MeetingRole.TELLER, 4, "IRAKOZE Chantal"),
            ),
            "version": 1, **known,
        }
    )  # fmt: skip


def item(number: str, kind: ItemKind, title: str = "", note: str = "", **known: Any) -> AgendaLine:  # noqa: ANN401
    """An item of the agenda."""
    return AgendaLine(
        **{
            "id": int(number.replace(".", "0")), "parent_id": None, "number": number, "depth": number.count("."),
            "kind": kind, "title": Wording({"fr": title, "en": title}), "note": note, "state": ItemState.OPEN,
            "state_reason": "", "added_reason": "", "carried_from_id": None, "debate": "", "documents": (),
            "about_table": "", "about_id": None, "version": 1, **known,
        }
    )  # fmt: skip


def agenda() -> tuple[AgendaLine, ...]:
    """The agenda of an annual assembly."""
    return (
        item("1", ItemKind.OPENING), item("2", ItemKind.BUREAU), item("3", ItemKind.REPORT, note="2025"),
        item("4", ItemKind.ACCOUNTS, documents=("Comptes 2025", "Rapport du commissaire")),
        item("4.1", ItemKind.SURPLUS, "Affectation de l’excédent"), item("5", ItemKind.OTHER_BUSINESS),
    )  # fmt: skip


def quorum(**known: Any) -> Quorum:  # noqa: ANN401 - any part of the quorum
    """The quorum the first call did not reach: 41 of 120."""
    return Quorum(
        **{
            "call": 1, "base": 120, "share": HALF, "least": None, "needed": 60, "present": 38, "represented": 3,
            "in_conflict": 0, "women": 19, "is_reached": False, "bylaw": "ordinary_assembly.quorum_first",
            "article": "art. 24", **known,
        }
    )  # fmt: skip


def bylaws(**values: Value) -> Bylaws:
    """By-laws with quorum, majority and proxies; more by key, with two low lines for the point."""
    known: dict[str, Value] = {
        "ordinary_assembly.quorum_first": HALF,
        "ordinary_assembly.quorum_second": QUARTER,
        "ordinary_assembly.majority": Share(Fraction(1, 2), Comparator.MORE_THAN),
        "ordinary_assembly.majority_base": Choice("votes_cast"),
        "ordinary_assembly.casting_vote": Flag(yes=True),
        "ordinary_assembly.notice_days_second_call": Count(6, Unit.CLEAR_DAYS),
        "ordinary_assembly.channels": Choices(("hand", "poster")),
        "proxies.allowed": Flag(yes=True),
        "proxies.holders": Choices(("member", "spouse")),
        "proxies.max_per_holder": Count(2, Unit.PROXIES),
        "proxies.max_votes": Count(3, Unit.VOTES),
        "proxies.written": Flag(yes=True),
    }
    known |= {key.replace("__", "."): value for key, value in values.items()}
    assert set(known) <= set(SETTINGS)
    return Bylaws(values={key: SetValue(value=value, article="art. 24") for key, value in known.items()})


def about(**known: Any) -> About:  # noqa: ANN401 - any part of it
    """What every paper of the assembly says of it."""
    return About(
        **{
            "letterhead": letterhead(), "meeting": detail(), "agenda": agenda(), "bylaws": bylaws(),
            "failed": (FailedCall(first_call(), quorum()),), "short_name": "DUHA",
            "capital": (Capital(Money(12_500_000, "BIF"), 0),), "capital_on": CALLED_ON, **known,
        }
    )  # fmt: skip


def nothing() -> About:
    """A paper of no meeting, to be filled in by hand."""
    return About(letterhead())


def draft(number: str = "4", text: str = "Les comptes de 2025 sont approuvés.", **known: Any) -> Draft:  # noqa: ANN401
    """A resolution put to the vote."""
    return Draft(
        **{
            "number": number, "item": item("4", ItemKind.ACCOUNTS), "kind": DecisionKind.ORDINARY, "text": text,
            "grounds": "Le commissaire les a vérifiés.", "moved_by": "Conseil d’administration", "amends": False,
            **known,
        }
    )  # fmt: skip


def invited(number: int = 42, **known: Any) -> Invited:  # noqa: ANN401 - any part of it
    """Somebody who gets a letter."""
    return replace(
        Invited(f"{number:05d}", "NIYONZIMA Aline", "", "Mme", "Mungwa", "Mungwa, Gitega", "près du marché"), **known
    )


def convocation(**known: Any) -> ConvocationSheet:  # noqa: ANN401 - any part of it
    """The convocation as one text."""
    return ConvocationSheet(**{"about": about(), "documents": ("Rapport annuel 2025",), "drafts": (draft(),), **known})


def attendance_line(position: int, **known: Any) -> AttendanceLine:  # noqa: ANN401 - any part of the line
    """Somebody on an attendance sheet."""
    return AttendanceLine(
        **{
            "position": position, "number": f"{position:05d}", "name": "NIYONZIMA Aline", "other_script": "",
            "capacity": "", "sex": Sex.FEMALE if position % 3 else Sex.MALE, "place": "Mungwa",
            "phone": "+257 79 123 456", "shares": 5, "votes": 1, **known,
        }
    )  # fmt: skip


def attendance(*lines: AttendanceLine, **known: Any) -> AttendanceSheet:  # noqa: ANN401 - any part of the sheet
    """An attendance sheet of one section, after the meeting."""
    return AttendanceSheet(
        **{
            "about": about(meeting=detail(opened_at=NINE + 15, closed_at=13 * 60)),
            "groups": [AttendanceGroup("Mungwa", iter(lines))], "count": len(lines), "with_sections": True,
            "entitled": 120, "votes": 120, "women_entitled": 55,
            "quorum": quorum(call=2, share=QUARTER, needed=30, is_reached=True),
            "came": CameIn(38, 3, 2, 77, 38, 3, 19, 8), "guests": (GuestLine("KABURA Rose", "ANACOOP"),), **known,
        }
    )  # fmt: skip


def slips(*people: Invited, of: About | None = None) -> SlipsSheet:
    """Receipt slips for these people."""
    return SlipsSheet(of or about(), people, len(people))
