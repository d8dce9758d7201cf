"""In an office without rows every list says what belongs there and how to begin; none is a bare head of a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from pomanager.ui.access.handing_over.records_page import HandOversPage
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.members.attention.page import AttentionPage
from pomanager.ui.members.elsewhere import OWN_FIELDS, TRAININGS, page_called
from pomanager.ui.members.importing.earlier import EarlierImportsPage
from pomanager.ui.mentoring.competencies import CompetenciesPage
from pomanager.ui.merging.erasing import ErasablePage
from pomanager.ui.page import Page
from pomanager.ui.pages import PAGES
from pomanager.ui.segmented_page import SegmentedPage
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState
from tests.offices import office_file, opened_office

OVER = (CompetenciesPage, EarlierImportsPage, HandOversPage, ErasablePage, AttentionPage)
"""Lists that are opened over a page."""
BEGUN_BY_ANOTHER = {"shares.types", "dues.fees"}
"""They have a row before their tab is seen: the page shows nothing else until there is one."""


@pytest.fixture
def desk(screen: Screen, tmp_path: Path, at_once: None) -> Iterator[Desk]:
    """The desk of an office with an empty roll; nothing is shown, which would take longer than asking."""
    del at_once  # lists are asked for in jobs
    office = opened_office(office_file(tmp_path))
    yield Desk(office, Bus(), screen.preferences)
    office.close()


def offered(place: EmptyState) -> list[Button]:
    """The acts an empty place offers."""
    return [each for each in place.findChildren(Button) if each.isVisibleTo(place)]


def unsaid(page: Page) -> list[str]:
    """Empty lists that are seen and say nothing, and empty places with neither a sentence nor an act."""
    tables = [each for each in page.findChildren(QAbstractItemView) if each.isVisibleTo(page) and each.objectName()]
    bare = [each.objectName() for each in tables if each.model() is not None and each.model().rowCount() == 0]
    places = [each for each in page.findChildren(EmptyState) if each.isVisibleTo(page)]
    mute = [each.accessibleName() for each in places if not each.text() and not offered(each)]
    return [*bare, *mute]


def made(page: Page) -> Page:
    """A page as it is when it is shown."""
    page.retranslate()
    page.refresh()
    return page


def lists(desk: Desk) -> Iterator[tuple[str, Page]]:
    """Every page and every tab, then what is opened over the list of members."""
    for kind in PAGES:
        page = made(kind.make(desk))
        yield kind.key, page
        if isinstance(page, SegmentedPage):
            page.show_use(in_use=True)
            for segment in page.kinds:
                page.show_segment(segment.key)
                yield f"{kind.key}.{segment.key}", page.segment()
    for over in OVER:
        yield over.__name__, made(over(desk))
    for name in (OWN_FIELDS, TRAININGS):
        yield name, made(page_called(desk, name))


def test_every_empty_list_says_what_belongs_there(desk: Desk) -> None:
    found = {}
    kept = []
    for name, page in lists(desk):
        kept.append(page)
        QApplication.processEvents()
        found[name] = [each for each in unsaid(page) if each not in BEGUN_BY_ANOTHER]
    assert {name: said for name, said in found.items() if said} == {}
    assert len(found) > 40


def test_a_bare_table_and_a_mute_place_are_noticed(desk: Desk) -> None:
    page = Page(desk)
    table = TableView("invented.table", desk.preferences)
    table.setParent(page)
    table.show_model(RowsModel(()))
    place = EmptyState("members", parent=page)
    place.tell("Nothing", "")
    assert unsaid(page) == ["invented.table", "Nothing"]
