"""The page "Due": heads by how near a day is, and each line opens what it is about."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pomanager.rules.due import DueKind, When
from pomanager.services.bodies.commands.founding import end_body
from pomanager.services.bodies.orders import EndBody
from pomanager.services.bodies.queries.listing import body_detail
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import (
    AdoptPreset,
    Origin,
    PrepareBylaws,
    adopt_preset,
    prepare_bylaws,
)
from pomanager.ui import page_counts
from pomanager.ui.application import Screen
from pomanager.ui.bodies.page import BodiesPage
from pomanager.ui.governance.page import DuePage
from pomanager.ui.governance.rows import KIND_ICONS, DueLine
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.bylaws.page import BylawsPage
from pomanager.ui.preview.window import PreviewWindow
from tests import bodies, make
from tests.ui.office_desk import Clock, office_window

pytestmark = pytest.mark.usefixtures("at_once")
LAWS = {"calendar.annual_meeting": "6 months", "calendar.officer_filing": "1 months", "board.term": "36 months"}


def fill(office: Office) -> None:
    """By-laws with a calendar, and a board of two: one seat held until 31 December 2026, the other vacant."""
    office.do(adopt_preset, AdoptPreset(preset="", since=date(2020, 1, 1), decision="AG 1", values=LAWS))
    ada = make.member(office, "ADA Anne", on=date(2019, 3, 1))
    board = bodies.body(office, seats=2)
    bodies.seated(office, bodies.seats_of(office, board)[0], ada, date(2024, 1, 1))


@pytest.fixture
def clock() -> Clock:
    """A clock the test moves."""
    return Clock()


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, clock: Clock) -> Iterator[OfficeWindow]:
    """The window of that office."""
    with office_window(screen, tmp_path, qtbot, clock=clock, fill=fill) as opened:
        yield opened


def opened(window: OfficeWindow) -> DuePage:
    """The page, opened from the sidebar."""
    page = window.show_page("due")
    assert isinstance(page, DuePage)
    return page


def line_of(page: DuePage, kind: DueKind) -> DueLine:
    """The first line of a kind."""
    return next(line for line in page.lines if line.row.kind is kind)


def test_whatever_can_be_due_has_a_mark() -> None:
    assert set(KIND_ICONS) == set(DueKind)


def test_it_stands_under_heads_with_its_by_law(window: OfficeWindow) -> None:
    page = opened(window)
    heads = {line.row.kind: line.row.when for line in page.lines if line.row.kind is not DueKind.ANNUAL_MEETING}
    assert heads[DueKind.VACANCY] is When.THIS_MONTH
    assert heads[DueKind.TERM_ENDING] is When.NEXT_MONTHS
    assert heads[DueKind.REPORT] is When.NOT_JUDGED
    assert page.lines[0].accessibleName().startswith("30 Jun 2026 · Annual meeting · ")
    assert "1 overdue" in page.context_line()
    assert not page._nothing.isVisible()  # noqa: SLF001 - what is said where nothing is due


def test_the_day_moves_on_with_the_clock(window: OfficeWindow, clock: Clock) -> None:
    page = opened(window)
    clock.pass_days(45)
    page.refresh()
    over = line_of(page, DueKind.TERM_OVER).row
    assert (over.on, over.overdue) == (date(2026, 12, 31), True)


def test_a_line_opens_what_it_is_about(window: OfficeWindow) -> None:
    page = opened(window)
    asked: list[tuple[str, object]] = []
    window.desk.bus.page_wanted.disconnect()
    window.desk.bus.page_wanted.connect(lambda key, argument: asked.append((key, argument)))
    for kind in (DueKind.VACANCY, DueKind.TERM_ENDING, DueKind.REPORT):
        line_of(page, kind).open.click()
    assert asked == [("bodies", (1, 2)), ("bodies", (1, 1)), ("bylaws", "calendar.report_filing")]


def test_the_pages_it_opens_are_there(window: OfficeWindow) -> None:
    page = opened(window)
    line_of(page, DueKind.VACANCY).open.click()
    assert window.content.key == "bodies"
    page = opened(window)
    line_of(page, DueKind.REPORT).open.click()
    assert window.content.key == "bylaws"


def test_it_is_printed(window: OfficeWindow) -> None:
    page = opened(window)
    page.actions_offered()[0].slot()
    [preview] = window.findChildren(PreviewWindow)
    assert preview.what.paper.key == "due"
    preview.close()


def test_in_another_language_the_lines_are_said_anew(window: OfficeWindow, screen: Screen) -> None:
    page = opened(window)
    before = [line.accessibleName() for line in page.lines]
    screen.change_language("fr")
    QApplication.processEvents()
    after = [line.accessibleName() for line in page.lines]
    assert len(before) == len(after)
    assert after[0].startswith("30 juin 2026")


def test_the_sidebar_counts_what_is_overdue(window: OfficeWindow) -> None:
    side = window.sidebar
    window.counts.count()
    assert side.count("due") == 1, "the annual meeting of 2026"
    item = side.findChild(QAbstractButton, "side.due")
    assert item is not None
    assert item.accessibleName() == "Due (1)"
    side.fold(True)
    assert item.toolTip() == item.accessibleName()


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The windows of the test count at once."""
    monkeypatch.setattr(page_counts, "SOON_MILLISECONDS", 1)


def test_the_count_follows_the_acts_that_change_it(counting: None, window: OfficeWindow, qtbot: QtBot) -> None:
    window.counts.count()
    laws = {**LAWS, "calendar.annual_meeting": ""}
    window.desk.do(adopt_preset, AdoptPreset(preset="", since=date(2026, 2, 1), decision="AG 2", values=laws))
    qtbot.waitUntil(lambda: window.sidebar.count("due") == 0)
    item = window.sidebar.findChild(QAbstractButton, "side.due")
    assert item is not None
    assert item.accessibleName() == "Due"


def test_a_version_being_prepared_is_opened_itself(window: OfficeWindow) -> None:
    window.desk.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE))
    line_of(opened(window), DueKind.BYLAWS_PREPARED).open.click()
    page = window.content.page()
    assert isinstance(page, BylawsPage)
    assert page.title() == "By-laws being prepared"
    line_of(opened(window), DueKind.BYLAWS_UNCHECKED).open.click()
    assert page.title().startswith("By-laws in force")


def test_a_body_that_has_ended_is_shown_and_stays_so(window: OfficeWindow) -> None:
    other = bodies.body(window.office, "Comité", seats=1)
    version = window.office.ask(body_detail, other, date(2026, 11, 23)).version
    window.office.do(end_body, EndBody(body_id=other, version=version, on=date(2026, 11, 20)))
    page = window.show_page("bodies")
    assert isinstance(page, BodiesPage)
    page.open_at(other)
    page.refresh()
    assert page.detail is not None
    assert page.detail.label.id == other
    assert "ended on 20 Nov 2026" in page.context_line()
    assert other in page.list.buttons
    page.show_body(next(key for key in page.list.buttons if key != other))
    page.refresh()
    assert other not in page.list.buttons, "it was shown only while it was looked at"
