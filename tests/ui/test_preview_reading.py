"""A paper in its preview is read page by page, enlarged, and searched."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.finding import Finder
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.preview.zoom import Fit
from tests.ui.office_desk import admitted
from tests.ui.previews import (
    choose,
    key,
    pages_of,
    press,
    preview_of,
    sample_window,
    search,
    shown_page,
    words_of,
    words_of_page,
)


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of 120 people."""
    with sample_window(screen, tmp_path, qtbot) as opened:
        yield opened


@pytest.fixture
def roll(window: OfficeWindow, at_once: None) -> PreviewWindow:
    """The roll in its preview, written whole."""
    return preview_of(window)


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_a_paper_is_read_page_by_page(roll: PreviewWindow) -> None:
    count = pages_of(roll)
    assert count > 5
    assert roll.isVisible()
    assert roll.header.title.text() == "Roll of members"
    assert roll.header.context.text() == f"{count} pages"
    assert (shown_page(roll), roll.page.foot.field.after.plain()) == ("1", f"of {count}")
    press(roll, "preview.next")
    assert shown_page(roll) == "2"
    press(roll, "preview.last")
    assert shown_page(roll) == str(count)
    press(roll, "preview.next")
    assert shown_page(roll) == str(count)
    press(roll, "preview.previous")
    assert shown_page(roll) == str(count - 1)
    press(roll, "preview.first")
    assert shown_page(roll) == "1"


def test_keys_go_through_the_pages(roll: PreviewWindow) -> None:
    key(roll, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert shown_page(roll) == "2"
    key(roll, Qt.Key.Key_End)
    assert shown_page(roll) == str(pages_of(roll))
    key(roll, Qt.Key.Key_Home)
    assert (shown_page(roll), roll.page.view.verticalScrollBar().value()) == ("1", 0)
    key(roll, Qt.Key.Key_PageDown)
    first = roll.page.view.verticalScrollBar().value()
    key(roll, Qt.Key.Key_Space)
    assert roll.page.view.verticalScrollBar().value() == 2 * first > 0
    key(roll, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    key(roll, Qt.Key.Key_PageUp)
    assert roll.page.view.verticalScrollBar().value() == 0
    roll.page.view.set_zoom(Fit.PAGE)
    for page in (2, 3):
        key(roll, Qt.Key.Key_PageDown)
        assert shown_page(roll) == str(page)


@pytest.mark.parametrize(("typed", "page"), [("3", 3), ("1", 1), ("99999", 0)])
def test_a_page_is_gone_to_by_its_number(roll: PreviewWindow, typed: str, page: int) -> None:
    field = roll.page.foot.field.line
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown_page(roll) == str(page or pages_of(roll))


@pytest.mark.dressed
def test_what_is_in_sight_is_painted_and_nothing_else(roll: PreviewWindow) -> None:
    view = roll.page.view
    view.settle()
    assert not view.draw_next()
    view.go_to(4)
    assert view.draw_next()
    view.settle()
    middle = view.viewport().rect().center()
    assert roll.grab().toImage().pixelColor(view.viewport().mapTo(roll, middle)).lightness() > 0
    painted = view.grab().toImage()
    dark = sum(painted.pixelColor(x, y).lightness() < 100 for x in range(0, painted.width(), 3)
               for y in range(0, painted.height(), 3))  # fmt: skip
    assert dark > 100


def test_the_contents_lead_to_the_sections(roll: PreviewWindow, qtbot: QtBot) -> None:
    contents = roll.page.contents
    assert contents.isVisible()
    last = contents.headings()[-1]
    assert last.title in words_of(roll)
    contents.clicked.emit(contents.model().index(len(contents.headings()) - 1, 0))
    assert shown_page(roll) == str(last.page + 1)
    QTest.keyClick(roll, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not contents.isVisible())


# ---- size ------------------------------------------------------------------------------------------------------------


def test_pages_are_made_larger_and_smaller_and_fitted(roll: PreviewWindow) -> None:
    view, foot = roll.page.view, roll.page.foot
    assert foot.zoom.currentText() == "Fit the width"
    wide = view.percent()
    key(roll, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.percent() > wide
    choose(foot.zoom, "400%")
    assert view.percent() == pytest.approx(400)
    assert view.horizontalScrollBar().maximum() > 0
    press(roll, "preview.larger")
    assert view.percent() == pytest.approx(400)
    press(roll, "preview.smaller")
    assert foot.zoom.currentText() == "300%"
    key(roll, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert foot.zoom.currentText() == "200%"
    choose(foot.zoom, "Whole page")
    assert view.horizontalScrollBar().maximum() == 0
    assert view.percent() < wide
    key(roll, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.percent() == pytest.approx(wide)


def test_ctrl_and_the_wheel_zoom_and_the_wheel_alone_scrolls(roll: PreviewWindow) -> None:
    view = roll.page.view
    before = view.percent()

    def turn(by: int, held: Qt.KeyboardModifier) -> None:
        place = QPointF(view.viewport().rect().center())
        event = QWheelEvent(place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, by),
                            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert view.percent() > before
    turn(-120, Qt.KeyboardModifier.ControlModifier)
    turn(-120, Qt.KeyboardModifier.ControlModifier)
    assert view.percent() < before
    assert view.verticalScrollBar().value() == 0
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0


def test_what_is_read_stays_in_sight_when_pages_grow(roll: PreviewWindow) -> None:
    view = roll.page.view
    view.go_to(2, down=0.5)
    for zoom in (200, Fit.PAGE, 75):
        view.set_zoom(zoom)
        assert (view.spot().page, view.spot().down) == pytest.approx((2, 0.5), abs=0.02)


# ---- search ----------------------------------------------------------------------------------------------------------


def test_words_are_found_on_all_pages_and_gone_through(roll: PreviewWindow, qtbot: QtBot) -> None:
    finder = roll.page.finder
    everywhere = words_of(roll).count("Woman")
    search(roll, "woman")
    assert finder.total == everywhere > 20
    assert roll.page.hits.isVisible()
    assert roll.page.hits.words.plain() == f"1 of {everywhere} found"
    first = roll.page.view.page
    assert len(finder.marks(first)) == words_of_page(roll, first).count("Woman")
    key(roll, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: roll.page.hits.words.plain() == f"2 of {everywhere} found")
    for place in (1, everywhere):
        key(roll, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(partial(is_at, finder, place))
    assert roll.page.hits.words.plain() == f"{everywhere} of {everywhere} found"
    assert shown_page(roll) in {str(pages_of(roll)), str(pages_of(roll) - 1)}
    press(roll, "preview.next_hit")
    assert finder.place == 1


def is_at(finder: Finder, place: int) -> bool:
    return finder.place == place


def test_the_search_begins_on_the_page_one_is_on(roll: PreviewWindow) -> None:
    roll.page.view.go_to(3)
    search(roll, "woman")
    assert roll.page.view.page >= 3
    assert roll.page.finder.place > 1


def test_enter_goes_on_and_esc_empties_the_search_before_it_closes(roll: PreviewWindow) -> None:
    QTest.keyClick(roll, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = roll.header.search
    assert field.hasFocus()
    search(roll, "woman")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert roll.page.finder.place == 2
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), roll.page.hits.isVisible(), roll.isVisible()) == ("", False, True)
    assert roll.page.finder.marks(1) == ()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not roll.isVisible()


def test_what_is_nowhere_is_said_not_to_be_found(roll: PreviewWindow) -> None:
    search(roll, "nobody of this name")
    assert roll.page.hits.words.plain() == "Not found in this paper"
    assert not roll.page.hits.next.isVisible()


@pytest.mark.parametrize(("name", "typed"), [("Токтосунова АЙГҮЛ", "айгүл"), ("សុខ សុភា", "សុភា")])
def test_names_in_every_script_are_found_and_marked(window: OfficeWindow, at_once: None, name: str, typed: str) -> None:
    member = admitted(window.office, name)
    record = preview_of(window, "member-record", (member,))
    search(record, typed)
    assert record.page.finder.total >= 1
    boxes = record.page.finder.marks(0)
    assert len(boxes) == record.page.finder.total
    assert [box for hit in boxes for box in hit if not (4 < box.width() < 100 and 4 < box.height() < 40)] == []
    before = picture_of(record)
    search(record, "")
    assert picture_of(record) != before


def picture_of(preview: PreviewWindow) -> bytes:
    """What is seen of the pages, dot by dot."""
    preview.page.view.settle()
    return bytes(preview.page.view.viewport().grab().toImage().constBits())
