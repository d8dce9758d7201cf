"""The pages of the program, in the order of the sidebar; adding a page adds a line."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.places import TreeName
from pomanager.services.members.queries.handed_in import Books
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind


def _members(desk: Desk) -> Page:
    from pomanager.ui.members import columns
    from pomanager.ui.members.page import MembersPage
    from pomanager.ui.members.record_parts import RecordPart, hand_in, those_who_left

    # TR: in the status line, beside how many members are chosen
    told = N_("shares: {count}")
    columns.hand_in(columns.HandedColumn("shares", N_("Shares"), _shares_held, _shares_of_all, told))
    if not desk.office.may(Right.READ_MONEY):
        columns.withhold("shares")
    hand_in(RecordPart("entitlement", N_("Right to vote"), "ballot", None, _rights_told, _rights_in_short))
    hand_in(RecordPart("shares", N_("Shares"), "share", None, _shares_told, _shares_in_short, needs=Right.READ_MONEY))
    hand_in(RecordPart("dues", N_("Dues"), "dues", None, _dues_told, _dues_in_short, needs=Right.READ_MONEY))
    hand_in(RecordPart("seats", N_("Seats held"), "lead", None, _seats_told, _seats_in_short))
    # TR: part of a member's record: the elections they stood in, and what came of each
    hand_in(RecordPart("elections", N_("Stood in elections"), "ballot", None, _stood_told, _stood_in_short))
    # TR: part of a member's record: second records of the same person
    label = N_("Second records")
    hand_in(RecordPart("merging", label, "members", _records, _records_told, _records_in_short,
                       keeps=Right.MERGE_RECORDS))  # fmt: skip
    hand_in(RecordPart("erasing", N_("Keeping and erasing the data"), "x", _erasing, _erasing_told,
                       concerns=those_who_left, keeps=Right.MERGE_RECORDS, needs=Right.MERGE_RECORDS))  # fmt: skip
    return MembersPage(desk)


def _erasing(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.merging.erasing import erasing_page

    return erasing_page(desk, member)


def _erasing_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.merging.erasing import erasing_facts_told

    return erasing_facts_told(office, member)


def _records(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.merging.member_part import records_page

    return records_page(desk, member)


def _records_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.merging.member_part import records_told

    return records_told(office, member)


def _records_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.merging.member_part import records_in_short

    return records_in_short(office, member)


def _rights_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.entitlement.member_part import rights_told

    return rights_told(office, member)


def _rights_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.entitlement.member_part import rights_in_short

    return rights_in_short(office, member)


def _shares_held(session: Books, member_ids: Sequence[int], day: date) -> Mapping[int, int]:
    from pomanager.services.shares.queries.held_in_all import shares_by_member

    return shares_by_member(session, member_ids, day)


def _shares_of_all(session: Books, member_ids: Sequence[int], day: date) -> int:
    from pomanager.services.shares.queries.held_in_all import shares_of

    return shares_of(session, member_ids, day)


def _shares_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.shares.member_part import shares_told

    return shares_told(office, member)


def _shares_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.shares.member_part import shares_in_short

    return shares_in_short(office, member)


def _dues_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.dues.member_part import dues_told

    return dues_told(office, member)


def _dues_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.dues.member_part import dues_in_short

    return dues_in_short(office, member)


def _seats_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.bodies.member_part import seats_told

    return seats_told(office, member)


def _seats_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.bodies.member_part import seats_in_short

    return seats_in_short(office, member)


def _stood_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.elections.member_part import elections_told

    return elections_told(office, member)


def _stood_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.elections.member_part import elections_in_short

    return elections_in_short(office, member)


def _bodies(desk: Desk) -> Page:
    from pomanager.ui.bodies.page import BodiesPage

    return BodiesPage(desk)


def _meetings(desk: Desk) -> Page:
    from pomanager.ui.meetings import handed_in
    from pomanager.ui.meetings.page import MeetingsPage

    handed_in.hand_in(handed_in.MINUTES, _minutes)
    handed_in.hand_in(handed_in.ROOM, _room)
    return MeetingsPage(desk)


def _minutes(desk: Desk, meeting_id: int) -> Page:
    from pomanager.ui.meetings.minutes.page import MinutesPage

    return MinutesPage(desk, meeting_id)


def _room(desk: Desk, meeting_id: int) -> Page:
    from pomanager.ui.meetings.room.page import RoomPage

    return RoomPage(desk, meeting_id)


def _elections(desk: Desk) -> Page:
    from pomanager.ui.elections.page import ElectionsPage

    return ElectionsPage(desk)


def _shares(desk: Desk) -> Page:
    from pomanager.ui.shares.from_above import REFUND, REFUNDS, TABLE, hand_in
    from pomanager.ui.shares.page import SharesPage

    hand_in(REFUNDS, _refunds)
    hand_in(TABLE, _entry_table)
    hand_in(REFUND, _refund)
    return SharesPage(desk)


def _entry_table(desk: Desk) -> Page:
    from pomanager.ui.entry_tables.page import EntryTablePage

    return EntryTablePage(desk)


def _refunds(desk: Desk) -> Page:
    from pomanager.ui.refunds.segment import RefundsSegment

    return RefundsSegment(desk)


def _refund(desk: Desk, member_id: int | None = None) -> Page:
    from pomanager.ui.refunds.working_out import working_out

    return working_out(desk, member_id)


def _dues(desk: Desk) -> Page:
    from pomanager.ui.dues.page import DuesPage

    return DuesPage(desk)


def _entitlement(desk: Desk) -> Page:
    from pomanager.ui.entitlement.page import EntitlementPage

    return EntitlementPage(desk)


def _reports(desk: Desk) -> Page:
    from pomanager.ui.governance.reports.page import ReportsPage

    return ReportsPage(desk)


def _mentoring(desk: Desk) -> Page:
    from pomanager.ui.mentoring.page import MentoringPage
    from pomanager.ui.segment_bar import SegmentKind

    # TR: a tab: women and men at each stage from the roll to the chair
    funnel = SegmentKind("funnel", N_("Funnel"), _funnel)
    return MentoringPage(desk, (funnel, SegmentKind("indicators", N_("Indicators"), _indicators)))


def _funnel(desk: Desk) -> Page:
    from pomanager.ui.governance.funnel import FunnelSegment

    return FunnelSegment(desk)


def _indicators(desk: Desk) -> Page:
    from pomanager.ui.governance.indicators import IndicatorsSegment

    return IndicatorsSegment(desk)


def _home(desk: Desk) -> Page:
    from pomanager.ui.governance.home.page import HomePage

    return HomePage(desk)


def _due(desk: Desk) -> Page:
    from pomanager.ui.governance.page import DuePage

    return DuePage(desk)


def _overdue(office: Office) -> int:
    from pomanager.services.governance.queries.due import overdue_count

    return office.ask(overdue_count, office.today())


def _bylaws(desk: Desk) -> Page:
    from pomanager.ui.organisation.bylaws.page import BylawsPage

    return BylawsPage(desk)


def _organisation(desk: Desk) -> Page:
    from pomanager.ui.organisation.page import OrganisationPage

    return OrganisationPage(desk, partial(_tree, desk))


def _tree(desk: Desk, of: TreeName) -> Page:
    from pomanager.ui.members.trees import TreePage

    return TreePage(desk, of)


def _people(desk: Desk) -> Page:
    from pomanager.ui.access.people_page import PeoplePage

    return PeoplePage(desk)


def _notes(desk: Desk) -> Page:
    from pomanager.ui.access.notes.page import NotesPage

    return NotesPage(desk)


def _journal(desk: Desk) -> Page:
    from pomanager.ui.journal.page import JournalPage

    return JournalPage(desk)


# A page is imported when it is first shown: the window of an old PC opens sooner.
PAGES: tuple[PageKind, ...] = (
    # TR: the first page of the program, which tells of the whole office in short
    PageKind("home", Area.GOVERNANCE, N_("Home page"), "home", _home, digit=1),
    PageKind("members", Area.MEMBERS, N_("Members"), "members", _members, digit=2),
    PageKind("bodies", Area.BODIES, N_("Bodies and offices"), "lead", _bodies),
    PageKind("shares", Area.SHARES, N_("Shares"), "share", _shares, digit=3, needs=Right.READ_MONEY),
    PageKind("dues", Area.DUES, N_("Dues"), "dues", _dues, digit=4, needs=Right.READ_MONEY),
    PageKind("meetings", Area.MEETINGS, N_("Meetings"), "meeting", _meetings, digit=5),
    PageKind("entitlement", Area.ENTITLEMENT, N_("Right to vote"), "hand", _entitlement),
    PageKind("elections", Area.ELECTIONS, N_("Elections"), "ballot", _elections, digit=6),
    PageKind("mentoring", Area.MENTORING, N_("Women leaders"), "women", _mentoring, digit=7),
    # TR: a page: the annual reports of the office
    PageKind("reports", Area.GOVERNANCE, N_("Reports"), "report", _reports, digit=8, needs=Right.READ_MONEY),
    PageKind(
        "due",
        Area.GOVERNANCE,
        N_("Due"),
        "clock",
        _due,
        number=_overdue,
        counted=frozenset(
            {
                Area.BODIES,
                Area.ORGANISATION,
                Area.SHARES,
                Area.DUES,
                Area.MEETINGS,
                Area.ELECTIONS,
                Area.MENTORING,
                Area.GOVERNANCE,
            }
        ),
    ),
    PageKind("bylaws", Area.ORGANISATION, N_("By-laws"), "bylaws", _bylaws, digit=9, below=True),
    PageKind("organisation", Area.ORGANISATION, N_("Organisation"), "flag", _organisation, below=True),
    PageKind("notes", Area.ACCESS, N_("Private notes"), "edit", _notes, below=True, needs=Right.WRITE_NOTES),
    PageKind("people", Area.ACCESS, N_("People and roles"), "lock", _people, below=True, needs=Right.OWN),
    PageKind(
        "journal",
        Area.JOURNAL,
        N_("Journal"),
        "journal",
        _journal,
        digit=0,
        below=True,
        needs=Right.READ_JOURNAL,
    ),
)
