"""Sheets of the papers of meetings: an assembly on its second call, its agenda, its roll and what was decided."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from pomanager.readmodels.meetings.meeting import AgendaLine, BureauMember, MeetingDetail, MeetingLabel, Quorum
from pomanager.readmodels.meetings.papers import (
    About,
    AssemblyAttendance,
    AttendanceGroup,
    AttendanceLine,
    AttendanceRatesSheet,
    AttendanceSheet,
    CameIn,
    Capital,
    ConvocationSheet,
    Draft,
    FailedCall,
    FollowUpLine,
    FollowUpsSheet,
    GuestLine,
    Invited,
    MissingNotice,
    NoticeLine,
    OfficerAttendance,
    ProofSheet,
    ResolutionLine,
    ResolutionsSheet,
    SlipsSheet,
)
from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Choice, Choices, Count, Flag, Unit, Value
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.meetings.deciding import DecisionKind, Outcome, Standing
from pomanager.rules.meetings.kinds import (
    Channel,
    Convener,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingRole,
    MeetingState,
    MinutesState,
    Receipt,
)
from pomanager.rules.members import Sex
from pomanager.rules.money import Money
from pomanager.rules.wording import Wording
from tests.reports.sheets import AS_OF, letterhead

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


def notice(**known: Any) -> NoticeLine:  # noqa: ANN401 - any part of the notice
    """A letter that was handed over."""
    return NoticeLine(
        **{
            "number": "00042", "name": "NIYONZIMA Aline", "section": "Mungwa", "channel": Channel.HAND,
            "given_on": CALLED_ON, "carrier": "HAKIZIMANA Jean", "receipt": Receipt.THUMB_PRINT, "evidence": "n° 12",
            "is_late": False, **known,
        }
    )  # fmt: skip


def proof(*lines: NoticeLine, **known: Any) -> ProofSheet:  # noqa: ANN401 - any part of the proof
    """The proof of these notices; one person had none."""
    return ProofSheet(
        **{
            "about": about(), "lines": iter(lines), "count": len(lines), "last_day": date(2026, 3, 23),
            "channels": ("hand", "poster"), "by_channel": ((Channel.HAND, len(lines)),), "on_roll": 120,
            "reached": 119, "missing": (MissingNotice("00077", "IRAKOZE Chantal", "Gitega"),), **known,
        }
    )  # fmt: skip


def resolution(**known: Any) -> ResolutionLine:  # noqa: ANN401 - any part of the line
    """A resolution that was adopted and is carried out by somebody."""
    return ResolutionLine(
        **{
            "reference": "2026-03", "meeting": label(), "item": "4", "title": Wording(), "item_kind": ItemKind.ACCOUNTS,
            "text": "Les comptes de 2025 sont approuvés.", "outcome": Outcome.ADOPTED, "votes_for": 38,
            "votes_against": 2, "abstentions": 1, "blank": 0, "spoilt": 0, "rule": "> 1/2", "article": "art. 25",
            "effective_on": HELD_ON, "standing": Standing.IN_FORCE, "standing_since": None, "repealed_by": "",
            "responsible": "HAKIZIMANA Jean", "due_on": date(2026, 6, 30), "done_on": None, "taken_back": "", **known,
        }
    )  # fmt: skip


def resolutions(*lines: ResolutionLine) -> ResolutionsSheet:
    """The register of these."""
    return ResolutionsSheet(letterhead(), date(2026, 1, 1), AS_OF, iter(lines), len(lines))


def follow_up(**known: Any) -> FollowUpLine:  # noqa: ANN401 - any part of the line
    """Something that is late."""
    return FollowUpLine(
        **{
            "meeting": label(), "reference": "2026-03", "text": "Déposer les comptes", "responsible": "HAKIZIMANA Jean",
            "due_on": date(2026, 6, 30), "done_on": None, "dropped": False, "remarks": "auprès de l’ANACOOP",
            "is_overdue": True, **known,
        }
    )  # fmt: skip


def follow_ups(*lines: FollowUpLine) -> FollowUpsSheet:
    """The list of these."""
    return FollowUpsSheet(letterhead(), AS_OF, lines, with_done=True)


def officer_attendance(**known: Any) -> OfficerAttendance:  # noqa: ANN401 - any part of it
    """Somebody who came to four meetings of six."""
    return OfficerAttendance(
        **{
            "body": Wording({"fr": "Conseil d’administration", "en": "Board"}), "name": "NIYONZIMA Aline",
            "number": "00042", "office": "Présidente", "held": 6, "present": 4, "represented": 0, "excused": 1,
            **known,
        }
    )  # fmt: skip


def rates(*officers: OfficerAttendance) -> AttendanceRatesSheet:
    """The attendance of these, and of one assembly."""
    assembly = AssemblyAttendance(label(), 120, 38, 3, 19, 55)
    return AttendanceRatesSheet(letterhead(), date(2026, 1, 1), AS_OF, officers, (assembly,))
