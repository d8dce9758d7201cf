"""Opens pages of an election from one another: each is known by its name here, and imported when it is first wanted.

The counting room and the result lead to each other, and so do the result and the list of all sections.
"""

from importlib import import_module

from pomanager.ui.desk import Desk
from pomanager.ui.page import Page

_PAGES = {
    "counting": ("counting.page", "CountingRoom"),
    "result": ("result.page", "ResultPage"),
    "sections": ("result.sections", "SectionsPage"),
}


def page_of(key: str, desk: Desk, record_id: int) -> Page:
    """The counting room or the result of an election, or the sections that elect for a meeting, by id."""
    module, name = _PAGES[key]
    page: Page = getattr(import_module(f"{__package__}.{module}"), name)(desk, record_id)
    return page
