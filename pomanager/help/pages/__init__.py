"""The pages of help, one for each screen of the program; a new one is a line in the file of its area."""

from pomanager.help.pages.books import PAGES as OF_BOOKS
from pomanager.help.pages.elections import PAGES as OF_ELECTIONS
from pomanager.help.pages.everywhere import PAGES as OF_EVERYTHING
from pomanager.help.pages.kinds import HelpPage
from pomanager.help.pages.meetings import PAGES as OF_MEETINGS
from pomanager.help.pages.members import PAGES as OF_MEMBERS
from pomanager.help.pages.money import PAGES as OF_MONEY
from pomanager.help.pages.women import PAGES as OF_WOMEN

__all__ = ["PAGES", "HelpPage", "page_called"]

PAGES: tuple[HelpPage, ...] = (
    *OF_EVERYTHING, *OF_MEMBERS, *OF_MONEY, *OF_MEETINGS, *OF_ELECTIONS, *OF_WOMEN, *OF_BOOKS,
)  # fmt: skip
"""All pages, in the order in which help and handbook list them."""
_BY_KEY = {page.key: page for page in PAGES}


def page_called(key: str) -> HelpPage:
    """The page of this key; raises KeyError for one there is not."""
    return _BY_KEY[key]
