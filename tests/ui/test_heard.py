"""All that is on every screen is named and described for those who cannot see it, and follows what is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.ui.application import Screen
from pomanager.ui.charts import ChartView
from pomanager.ui.desk import Desk
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.governance.home import page as home_page
from pomanager.ui.main_window import MainWindow
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.pages import PAGES
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.widgets.buttons import Button
from tests.ui.gallery import make_desk
from tests.ui.heard import unheard
from tests.ui.previews import sample_window
from tests.ui.reading_order import out_of_order
from tests.ui.scripted import Told
from tests.ui.walking import Walk


@pytest.fixture
def window(
    screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OfficeWindow]:
    """The window of an office that has something of everything; it is not painted, which would take long."""
    monkeypatch.setattr(home_page, "SOON_MILLISECONDS", 0)
    with sample_window(screen, tmp_path, qtbot) as opened:
        opened.setUpdatesEnabled(False)
        yield opened


class Strays(QObject):
    """Notes what shows itself as a window of its own, and is none: a part that was shown before it stood in another."""

    WINDOWS = (QDialog, QMenu, QMainWindow, PreviewWindow)

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # Asked of each event there is: its kind of its own is known at once, the name of its type is looked up.
        shown = isinstance(event, QShowEvent) and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, self.WINDOWS):
            self.seen.append(f"{type(watched).__name__} shows itself as a window")
        return False


def test_every_screen_says_all_it_shows_and_tab_goes_through_it_as_one_reads(
    window: OfficeWindow, qapp: QApplication
) -> None:
    found: dict[str, str] = {}
    strays = Strays()

    def look(told: str, part: QWidget) -> None:
        lacking = [*unheard(part), *strays.seen]
        if part is window:
            lacking += out_of_order(window)
            if qapp.focusWidget() is None:
                lacking.append("the keyboard is nowhere")
        for each in lacking:
            found.setdefault(each, told)

    qapp.installEventFilter(strays)
    walk = Walk(window, look)
    walk.pages([kind.key for kind in PAGES])
    qapp.removeEventFilter(strays)
    assert found == {}
    assert len(walk.reached) > 200


def test_a_step_of_tab_that_goes_back_is_found(screen: Screen, preferences: Preferences, qtbot: QtBot) -> None:
    """Two fields in a column stand in the layout the other way round than they lie."""
    window = MainWindow(make_desk(preferences), (PageKind("above", Area.MEMBERS, N_("Above"), "home", Above),))
    qtbot.addWidget(window)
    page = window.show_page("above")
    window.show()
    assert out_of_order(window) == []
    upper, lower = QLineEdit(page), QLineEdit(page)
    for part, top in ((lower, 300), (upper, 200)):
        part.setGeometry(10, top, 100, 30)
        part.show()
        part.setAccessibleName(f"at {top}")
        part.raise_()
    assert "QLineEdit “at 300” → QLineEdit “at 200”" in out_of_order(window)


# ---- a part without a name is found ---------------------------------------------------------------------------------


class Painted(QWidget):
    """Paints something, and does not say what."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).fillRect(self.rect(), self.palette().highlight())


class Silent(Page):
    """A page with a field nobody gave a name, a button without words, and something painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        self.painted = Painted()
        self.painted.setMinimumSize(40, 40)
        for part in (QLineEdit(), QPushButton(), self.painted):
            column.addWidget(part)

    def title(self) -> str:
        return "Silent"


class Above(Page):
    """A page whose one button opens the silent one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.button = Button("Open")
        self.button.clicked.connect(self._on_open)
        QVBoxLayout(self).addWidget(self.button)

    def _on_open(self) -> None:
        self.open_page(Silent(self.desk))

    def title(self) -> str:
        return "Above"


def test_a_screen_with_a_part_that_has_no_name_is_found_by_the_walk(
    screen: Screen, preferences: Preferences, qtbot: QtBot
) -> None:
    window = MainWindow(make_desk(preferences), (PageKind("above", Area.MEMBERS, N_("Above"), "home", Above),))
    qtbot.addWidget(window)
    window.show_organisation("CONAPRO", "Burundi", "conapro.podb")
    window.show_page("above")
    window.show()
    found: list[str] = []
    Walk(window, lambda _told, part: found.extend(unheard(part))).pages(["above"])
    assert sorted(found) == [
        "Painted “” in Silent is painted and says nothing",
        "QLineEdit “” in Silent has no name",
        "QPushButton “” in Silent has no name",
    ]


def test_a_button_that_cannot_be_pressed_says_why(screen: Screen, qtbot: QtBot) -> None:
    button = Button("Record")
    around = QWidget()
    around.setWindowTitle("Around")
    QVBoxLayout(around).addWidget(button)
    qtbot.addWidget(around)
    around.show()
    button.setEnabled(False)
    assert unheard(around) == ["Button “” in QWidget cannot be pressed, and does not say why"]
    button.offer(N_("This file is open for reading only."))
    assert unheard(around) == []


# ---- what is said ---------------------------------------------------------------------------------------------------


def said_of(part: QWidget) -> tuple[str, str]:
    """Name and description of a part, as a screen reader gets them."""
    face = QAccessible.queryAccessibleInterface(part)
    assert face is not None
    return face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description)


def test_what_stands_beside_a_field_is_heard_at_the_field(screen: Screen, qtbot: QtBot) -> None:
    """The hint, then the objection in its place; that it must be filled in; of answers side by side each one."""
    answers = (Choice("f", N_("Woman")), Choice("m", N_("Man")))
    entries = Entries(
        (
            Field(name="family", label=N_("Family name"), required=True, hint=N_("May stay empty")),
            Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=answers),
        )
    )
    qtbot.addWidget(entries)
    line = entries.editor("family").inner()
    assert said_of(line) == ("Family name", "May stay empty\nThis must be filled in.")
    too_few = Objection(N_("At least one share."), "family")
    entries.show_objections((too_few, Objection(N_("At least one share."), "sex")))
    assert said_of(line) == ("Family name", "At least one share.")
    assert said_of(entries.editor("sex").inner()) == ("Woman", "Sex\nAt least one share.")
    entries.show_objections(())
    assert said_of(line)[1] == "May stay empty\nThis must be filled in."


def test_a_part_that_is_painted_here_is_called_what_it_is(screen: Screen, qtbot: QtBot) -> None:
    chart = ChartView()
    qtbot.addWidget(chart)
    face = QAccessible.queryAccessibleInterface(chart)
    assert face is not None
    assert face.role() is QAccessible.Role.Chart
