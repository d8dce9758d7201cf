"""The pages of the program, in the order of the sidebar; adding a page adds a line."""

from collections.abc import Sequence
from functools import partial

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.places import TreeName
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind


def _members(desk: Desk) -> Page:
    from pomanager.ui.members.page import MembersPage
    from pomanager.ui.members.record_parts import RecordPart, hand_in

    hand_in(RecordPart("entitlement", N_("Right to vote"), "ballot", None, _rights_told, _rights_in_short))
    hand_in(RecordPart("seats", N_("Seats held"), "lead", None, _seats_told, _seats_in_short))
    return MembersPage(desk)


def _rights_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.entitlement.member_part import rights_told

    return rights_told(office, member)


def _rights_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.entitlement.member_part import rights_in_short

    return rights_in_short(office, member)


def _seats_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.bodies.member_part import seats_told

    return seats_told(office, member)


def _seats_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    from pomanager.ui.bodies.member_part import seats_in_short

    return seats_in_short(office, member)


def _bodies(desk: Desk) -> Page:
    from pomanager.ui.bodies.page import BodiesPage

    return BodiesPage(desk)


def _entitlement(desk: Desk) -> Page:
    from pomanager.ui.entitlement.page import EntitlementPage

    return EntitlementPage(desk)


def _due(desk: Desk) -> Page:
    from pomanager.ui.governance.page import DuePage

    return DuePage(desk)


def _bylaws(desk: Desk) -> Page:
    from pomanager.ui.organisation.bylaws.page import BylawsPage

    return BylawsPage(desk)


def _organisation(desk: Desk) -> Page:
    from pomanager.ui.organisation.page import OrganisationPage

    return OrganisationPage(desk, partial(_tree, desk))


def _tree(desk: Desk, of: TreeName) -> Page:
    from pomanager.ui.members.trees import TreePage

    return TreePage(desk, of)


def _journal(desk: Desk) -> Page:
    from pomanager.ui.journal.page import JournalPage

    return JournalPage(desk)


# A page is imported when it is first shown: the window of an old PC opens sooner.
PAGES: tuple[PageKind, ...] = (
    PageKind("members", Area.MEMBERS, N_("Members"), "members", _members, digit=2),
    PageKind("bodies", Area.BODIES, N_("Bodies and offices"), "lead", _bodies),
    PageKind("entitlement", Area.ENTITLEMENT, N_("Right to vote"), "ballot", _entitlement),
    PageKind("due", Area.GOVERNANCE, N_("Due"), "clock", _due),
    PageKind("bylaws", Area.ORGANISATION, N_("By-laws"), "bylaws", _bylaws, digit=9, below=True),
    PageKind("organisation", Area.ORGANISATION, N_("Organisation"), "flag", _organisation, below=True),
    PageKind("journal", Area.JOURNAL, N_("Journal"), "journal", _journal, digit=0, below=True),
)
