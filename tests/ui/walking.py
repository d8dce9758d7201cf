"""Walks through every screen there is: presses whatever can be pressed, and hands each screen to who looks at it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QMenu, QWidget
from shiboken6 import isValid

from pomanager.ui.dialogs.ask import AskWindow, ReasonWindow
from pomanager.ui.dialogs.questions import FileQuestion, Question, questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Field
from pomanager.ui.main_window import MainWindow
from pomanager.ui.widgets.segmented import Segment
from pomanager.ui.widgets.tabs import Tab
from tests.trying import THOROUGH

Look = Callable[[str, QWidget], None]
"""Looks at a screen: how it was reached, and the window it is in."""

DEEPEST = 5
"""So many pages over one another are gone into where everything is tried."""
NOT_PRESSED = frozenset({"header.back", "form.cancel", "panel.close"})
"""What leaves a screen: the walk goes back by itself."""
ALIKE = 3
"""After so many lines of a menu that lead to the same, the others are taken to do so, too."""
NOT_ENTERED = frozenset({"Sidebar", "StatusLine", "MenuLine"})
"""What stands around every page."""

_PRINTS = re.compile("print|paper")
_ONE_OF_MANY = re.compile(r"\d+")
"""The number of a row in the name of its button: one of them is pressed."""


class Walk:
    """Goes through the pages of a window, each kind of screen once; ``reached`` tells how each was reached."""

    def __init__(self, window: MainWindow, look: Look, deep: int = 1) -> None:
        """``deep``: so many pages over one another are gone into; what opens from the last one is only looked at."""
        self._window = window
        self._look = look
        self._deep = DEEPEST if THOROUGH else deep
        self._pressed: set[str] = set()
        self._paper_seen = False
        self.reached: list[str] = []

    def pages(self, keys: Sequence[str]) -> None:
        """Go through these pages of the sidebar, and whatever opens from them."""
        with questions.answered_by(self):
            for key in keys:
                page = self._window.show_page(key)
                settle()
                self._screen(key, page)

    # ---- one screen -----------------------------------------------------------------------------------------------

    def _screen(self, told: str, page: QWidget, below: tuple[QWidget, ...] = ()) -> None:
        """Look at a screen and press everything on it; ``below`` are the pages one comes back to from here."""
        choose_first(self._window)
        self._see(told, self._window)
        tried: set[str] = set()
        while (way := self._next(page, tried)) is not None:
            tried.add(way)
            self._pressed.add(f"{_kind(page)} {way}")
            self._press(f"{told} > {way}", page, way, below)
            if not self._is_front(page):
                return

    def _leaf(self, told: str, page: QWidget) -> None:
        """Look at a screen, and at what a form says of what was left empty."""
        choose_first(self._window)
        if isinstance(page, FormPage):
            page.form.entries.touch_all()
            page.form.judge()
        self._see(told, self._window)

    def _is_front(self, page: QWidget) -> bool:
        return self._window.content.page() is page

    def _ways(self) -> Iterator[tuple[str, QAbstractButton]]:
        """What can be pressed on the page in front, by its name."""
        for part in in_sight(self._window, NOT_ENTERED):
            if isinstance(part, QAbstractButton) and part.isEnabled() and part.objectName() not in NOT_PRESSED:
                name = part.objectName() or f"{type(part).__name__} {part.accessibleName()}"
                yield _ONE_OF_MANY.sub("#", name), part

    def _next(self, page: QWidget, tried: set[str]) -> str | None:
        """What is pressed next: tabs and filters last, since they take away what stands there now."""
        kind = _kind(page)
        fresh = [(name, part) for name, part in self._ways() if name not in tried]
        fresh = [each for each in fresh if f"{kind} {each[0]}" not in self._pressed and not self._passed_by(each[0])]
        return min(fresh, key=_changes_much)[0] if fresh else None

    def _passed_by(self, way: str) -> bool:
        """One paper is looked at, where not everything is tried: to make one takes long, and all have one preview."""
        if not _PRINTS.search(way) or THOROUGH:
            return False
        seen, self._paper_seen = self._paper_seen, True
        return seen

    def _click(self, way: str) -> QMenu | None:
        """Press a button; returns the menu that drops down from it."""
        for name, part in self._ways():
            if name == way:
                part.click()
                settle()
                break
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    def _press(self, told: str, page: QWidget, way: str, below: tuple[QWidget, ...]) -> None:
        menu = self._click(way)
        if menu is None:
            self._after(told, page, below)
            return
        self._see(told, menu)
        lines = lines_of(menu)
        menu.close()
        outcomes: list[object] = []
        for line in lines:
            if len(outcomes) > ALIKE and len(set(outcomes[-ALIKE:])) == 1:
                return  # one record after the other, and not different acts
            again = self._click(way) if self._is_front(page) else None
            if again is None:
                return
            again.close()
            action = next((each for each in again.actions() if each.text() == line), None)
            if action is not None:
                action.trigger()
                settle()
                front = self._window.content.page()
                outcomes.append((type(front), front is page, front and front.title().rstrip("…")[:12]))
                self._after(f"{told} > {line}", page, below)

    def _after(self, told: str, page: QWidget, below: tuple[QWidget, ...]) -> None:
        for top in QApplication.topLevelWidgets():
            if isValid(top) and top is not self._window and top.isVisible():
                self._see(told, top)
                top.close()
                self._window.activateWindow()
        settle()
        now = self._window.content.page()
        if now is None or now in below:
            return
        if now is page:
            choose_first(self._window)
            self._see(told, self._window)
            return
        if len(below) + 1 < self._deep:
            self._screen(told, now, (*below, page))
        else:
            self._leaf(told, now)
        for _each in range(DEEPEST):
            if not self._is_front(page) and self._window.content.page() not in below:
                self._window.content.go_back()
                settle()

    def _see(self, told: str, part: QWidget) -> None:
        self.reached.append(told)
        self._look(told, part)

    # ---- questions ------------------------------------------------------------------------------------------------

    def confirm(self, parent: QWidget | None, question: Question) -> bool:
        """Look at the question, and answer with the safe one."""
        self._ask(AskWindow(question.title, question.text, parent), question)
        return False

    def reason(
        self, parent: QWidget | None, question: Question, fields: Sequence[Field]
    ) -> Mapping[str, object] | None:
        """Look at the question and at what is said of its empty fields, and leave it."""
        window = ReasonWindow(question.title, question.text, fields, parent)
        self._ask(window, question)
        return None

    def file(self, parent: QWidget | None, question: FileQuestion) -> Path | None:
        """Choose no file."""
        return None

    def _ask(self, window: AskWindow, question: Question) -> None:
        window.offer(question.yes, question.no or "Cancel", icon=question.icon, danger=question.danger)
        window.show()
        if isinstance(window, ReasonWindow):
            window.on_yes()
        self._see(f"? {question.title}", window)
        window.close()
        window.deleteLater()
        self._window.activateWindow()


def in_sight(part: QWidget, not_entered: frozenset[str] = frozenset()) -> Iterator[QWidget]:
    """What lies in a part and can be seen, level by level: a page behind another one is not gone through."""
    for each in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if each.isVisible() and not each.isWindow() and type(each).__name__ not in not_entered:
            yield each
            yield from in_sight(each, not_entered)


def _changes_much(way: tuple[str, QAbstractButton]) -> int:
    return 2 if isinstance(way[1], Tab) else 1 if isinstance(way[1], Segment) else 0


def _kind(page: QWidget) -> str:
    """What tells pages of the same kind: their class, and for forms, of which all are of a few classes, the title."""
    title = page.title() if isinstance(page, FormPage) else ""
    return f"{type(page).__name__} {_ONE_OF_MANY.sub('#', title)}"


def lines_of(menu: QMenu) -> list[str]:
    """The lines of a menu one can choose; of those that are ticked, a choice among many, the first two."""
    usable = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
    ticked = [each for each in usable if each.isCheckable()]
    return [each.text() for each in usable if each not in ticked[2:]]


def choose_first(window: QWidget) -> None:
    """Choose the first row of each list, so that its panel and its acts are there."""
    lists = [part for part in in_sight(window) if isinstance(part, QAbstractItemView)]
    unchosen = [each for each in lists if not each.currentIndex().isValid() and each.model() is not None]
    for view in unchosen:
        view.setCurrentIndex(view.model().index(0, 0))
    if unchosen:
        settle()


def settle() -> None:
    """Let everything happen that was put off."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
