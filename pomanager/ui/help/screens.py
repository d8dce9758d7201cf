"""Which page of help is about a screen, told by the module the screen is made in."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from pomanager.ui.page import Page
from pomanager.ui.segmented_page import SegmentedPage

ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "access": "people", "access.aside": "people", "access.handing_over": "hand-over", "access.notes": "notes",
        "access.unlocking": "sign-in", "access.sign_in": "sign-in", "access.face": "sign-in",
        "backups": "backups", "backups.repair": "repair",
        "bodies": "bodies", "bodies.past_table": "entry-table",
        "dues": "dues", "dues.receipts": "receipts", "dues.room": "receipts",
        "first_run": "founding",
        "elections": "elections", "elections.candidates_page": "candidates", "elections.counting": "counting",
        "elections.listing_forms": "candidates", "elections.many": "candidates", "elections.nominating": "candidates",
        "elections.result": "result", "elections.voters_page": "voters",
        "entitlement": "entitlement", "entry_tables": "entry-table",
        "governance.funnel": "funnel", "governance.home": "home", "governance.indicators": "funnel",
        "governance.page": "due", "governance.reports": "reports", "governance.reports.builder": "builder",
        "governance.seats_tried": "funnel",
        "journal": "journal", "journal.history": "history",
        "meetings": "meetings", "meetings.agenda_page": "agenda", "meetings.delegates_page": "delegates",
        "meetings.minutes": "minutes", "meetings.notices_page": "notices", "meetings.preparing": "preparing",
        "meetings.room": "room", "meetings.short_texts_page": "notices",
        "members": "members", "members.appeals": "record", "members.attention": "attention",
        "members.contacts": "record", "members.extra_fields": "organisation", "members.extra_values": "record",
        "members.household_forms": "record", "members.households": "record", "members.importing": "import",
        "members.moving": "record", "members.nominees": "record", "members.photo": "record",
        "members.record": "record", "members.record_forms": "record", "members.training_forms": "trainings",
        "members.trainings": "trainings", "members.trees": "places",
        "mentoring": "mentoring", "mentoring.competencies": "pair", "mentoring.pair_page": "pair",
        "merging": "merge", "merging.erasing": "erase",
        "organisation": "organisation", "organisation.bylaws": "bylaws",
        "preferences_page": "preferences", "preview": "preview", "dialogs.choose_printer": "preview",
        "refunds": "refunds",
        "shares": "shares", "shares.amount_table": "distributions", "shares.certificates": "certificates",
        "shares.distributing": "distributions", "shares.distribution_lines": "distributions",
        "shares.distributions": "distributions", "shares.successions": "transfers", "shares.transfers": "transfers",
        "start": "welcome", "welcome": "welcome",
    }
)  # fmt: skip
"""Module below ``pomanager.ui`` → key of the page of help; what lies inside a module is as the module itself."""
_HERE = "pomanager.ui."


def about_module(module: str) -> str:
    """The page of help about what is made in a module; "" for parts that screens of every area are made of."""
    name = module.removeprefix(_HERE)
    while name:
        if name in ABOUT:
            return ABOUT[name]
        name = name.rpartition(".")[0]
    return ""


def about_screen(screen: QWidget) -> str:
    """The page of help about a window or a page: about its segment in front, where it has segments."""
    if isinstance(screen, SegmentedPage) and screen.in_use:
        return about_screen(screen.segment())
    return about_module(type(screen).__module__)


def about_pages(trail: Iterable[Page]) -> str:
    """The page of help about the last of some pages that lie one over the other, else about the one below it.

    A form that is made of the general parts alone is told of by the page it was opened from.
    """
    return next((key for page in reversed(tuple(trail)) if (key := about_screen(page))), "")
