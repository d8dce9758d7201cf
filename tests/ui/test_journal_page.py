"""The page of the journal: it tells every act, what it changed, and finds by what was written."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.rules.members import Status
from pomanager.services.members.commands import ChangeStanding, change_standing
from pomanager.ui.application import Screen
from pomanager.ui.journal.page import JournalPage, value_words
from pomanager.ui.office_window import OfficeWindow
from tests.ui.office_desk import admitted, office_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office in whose books something happened."""
    with office_window(screen, tmp_path, qtbot) as opened:
        member = admitted(opened.office, "NIYONZIMA Médiatrice", place="Mungwa")
        order = ChangeStanding(member_id=member, status=Status.SUSPENDED, on=date(2026, 3, 1), reason="Absent")
        opened.office.do(change_standing, order)
        yield opened


def page_of(window: OfficeWindow) -> JournalPage:
    page = window.show_page("journal")
    assert isinstance(page, JournalPage)
    return page


def acts(page: JournalPage) -> list[str]:
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.act for row in rows if row is not None]


def test_the_newest_act_stands_first(window: OfficeWindow) -> None:
    assert acts(page_of(window)) == [
        "members.suspended", "members.admitted", "organisation.place_added", "organisation.founded",
    ]  # fmt: skip


def test_a_line_is_found_by_a_value_it_holds(window: OfficeWindow) -> None:
    page = page_of(window)
    page.search("Mungwa")
    assert acts(page) == ["members.admitted", "organisation.place_added"]
    page.search("nothing of the kind")
    assert acts(page) == []


def test_codes_and_days_are_said_in_words(window: OfficeWindow) -> None:
    assert value_words("status", "suspended") == "Suspended"
    assert value_words("since", "2026-03-01") == "01/03/2026"
    assert value_words("name", '{"en":"Union"}') == "Union"
    assert value_words("phone", None) == "—"


def test_the_head_tells_length_and_seal(window: OfficeWindow) -> None:
    page = page_of(window)
    assert page.context_line().startswith("4 lines · seal ")
