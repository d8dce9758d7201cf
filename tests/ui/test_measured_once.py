"""What is measured or made once, and when it is measured anew: rows that wrap, fonts, the buttons of a head."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pomanager.marks import N_
from pomanager.ui.application import Screen
from pomanager.ui.desk import Desk
from pomanager.ui.header import Header
from pomanager.ui.look import look
from pomanager.ui.page import Action, Page
from pomanager.ui.preferences import Preferences
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.wrapping import WrappingRow
from tests.ui.gallery import make_desk

pytestmark = pytest.mark.dressed


class Row(QWidget):
    """Three buttons that wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [Button(words) for words in ("Record", "Print", "More")]
        self.row = WrappingRow((self.parts,), self)


@pytest.fixture
def row(screen: Screen, qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def test_a_row_follows_its_parts_and_the_size_of_the_text(row: Row, screen: Screen) -> None:
    width = row.row.sizeHint().width()
    one_line = row.row.heightForWidth(width)
    row.parts[1].setText("Print the papers of all who were chosen")
    longer = row.row.sizeHint().width()
    assert longer > width
    assert row.row.heightForWidth(width) > one_line
    row.parts[1].hide()
    assert row.row.sizeHint().width() < width
    assert row.row.heightForWidth(width) == one_line
    row.parts[1].show()
    assert row.row.sizeHint().width() == longer
    screen.change_scale(200)
    assert row.row.heightForWidth(10_000) > one_line
    assert row.row.sizeHint().width() > longer


def test_whoever_changes_a_font_changes_no_other(screen: Screen) -> None:
    before = look().metrics("body").horizontalAdvance("Mungwa")
    mine = look().font("body")
    mine.setPixelSize(90)
    assert look().font("body").pixelSize() == look().text_px("body")
    assert look().metrics("body").horizontalAdvance("Mungwa") == before
    screen.change_scale(200)
    assert look().metrics("body").horizontalAdvance("Mungwa") > before


class OnePage(Page):
    """A page with one act, which may be off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pressed: list[str] = []
        self.reason = ""

    def title(self) -> str:
        return "One"

    def act_of(self, name: str) -> Action:
        """An act that notes its name when it is pressed."""
        return Action("save", N_("Save"), lambda: self.pressed.append(name), reason_off=self.reason)

    def actions_offered(self) -> tuple[Action, ...]:
        return (self.act_of(str(len(self.pressed))),)


def shown(header: Header) -> list[Button]:
    """The buttons of acts that are seen: those replaced are hidden until Qt deletes them."""
    return [each for each in header.findChildren(Button, "action.save") if each.isVisible()]


def test_a_button_stays_while_it_says_the_same_and_does_what_is_offered_now(
    screen: Screen, qtbot: QtBot, preferences: Preferences
) -> None:
    header, page = Header(), OnePage(make_desk(preferences))
    for each in (header, page):
        qtbot.addWidget(each)
    header.resize(900, 68)
    header.show()
    header.show_page(page, may_go_back=False)
    [button] = shown(header)
    for _time in range(2):
        button.click()
        header.show_page(page, may_go_back=False)
    assert shown(header) == [button]
    assert page.pressed == ["0", "1"]
    page.reason = N_("Nothing was changed.")
    header.show_page(page, may_go_back=False)
    assert [each.isEnabled() for each in shown(header)] == [False]
    screen.change_language("fr")
    header.show_page(page, may_go_back=False)
    assert [each.words for each in shown(header)] == ["Enregistrer"]
