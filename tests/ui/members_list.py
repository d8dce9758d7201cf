"""The list of members for tests: an office with four people, its list with the columns that can be changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import MemberDetail
from pomanager.services.members import queries
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from tests.ui.office_desk import admitted, office_window

PEOPLE = ("NIYONZIMA Médiatrice", "HAKIZIMANA Révérien", "IRAKOZE Divine", "BUKURU Aline")


def _four(office: Office) -> None:
    for name in PEOPLE:
        admitted(office, name, place="Mungwa · Gitega", section="Nord")


@contextmanager
def four_people(screen: Screen, folder: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """Four women of Mungwa in the section Nord, on the list with all columns that can be changed."""
    with office_window(screen, folder, qtbot, fill=_four) as opened:
        page = page_of(opened)
        page.refresh()
        for column in ("section", "phone", "other"):
            page.table.arrangement.show_column(column, shown=True)
        yield opened


def page_of(window: OfficeWindow) -> MembersPage:
    """The list; the keyboard stays where it is."""
    page = window.findChild(MembersPage) or window.show_page("members")
    assert isinstance(page, MembersPage)
    return page


def stand_on(window: OfficeWindow, place: int, column: str) -> MembersPage:
    """Put the keyboard on a cell."""
    page = page_of(window)
    names = [each.name for each in page.model.columns]
    page.table.setFocus()
    page.table.go_to(place, names.index(column))
    return page


def record(window: OfficeWindow, place: int) -> MemberDetail:
    """The record of the member at a place of the list."""
    return window.office.ask(queries.member_detail, page_of(window).model.id_at(place))
