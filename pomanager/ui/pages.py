"""The pages of the program, in the order of the sidebar; adding a page adds a line."""

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.ui.journal.page import JournalPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.organisation.page import OrganisationPage
from pomanager.ui.page_kinds import PageKind

PAGES: tuple[PageKind, ...] = (
    PageKind("members", Area.MEMBERS, N_("Members"), "members", MembersPage, digit=2),
    PageKind("organisation", Area.ORGANISATION, N_("Organisation"), "flag", OrganisationPage, digit=9, below=True),
    PageKind("journal", Area.JOURNAL, N_("Journal"), "journal", JournalPage, digit=0, below=True),
)
