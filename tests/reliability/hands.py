"""Hands that do anything at all in the windows of the program: they see what is there, choose by chance, and act."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

Seen = TypeVar("Seen", bound=QWidget)

TEXTS = (
    "a", "ny", "NIYONZIMA Médiatrice", "Токтосунова", "ចាន់ ធីតា", "118 205", "1", "0", "-1", "25", "1000", "1 500,50",
    "12.5", "999999999999999999999", "1978", "4/7/1971", "31.02.1998", "01.01.2026", "about 1955", "yesterday", "F",
    "+257 79 123 456", "CA 12", "secret secret", "<b>x</b>", "=1+1", "{name} %s", "'; DROP TABLE member; --",
    "Ndayishimiye Espérance", "Assemblée générale ordinaire", "Colline Mungwa, commune Gitega", "12 000 FBu, reçu n° 7",
    "\u202eabc", "👩🏾‍🌾", "a" * 400, "two\nlines", "\t", " ", '"', "*", "NEAR(", "\u0000x",
)  # fmt: skip
KEYS = (
    (Qt.Key.Key_Tab, 12), (Qt.Key.Key_Backtab, 4), (Qt.Key.Key_Return, 8), (Qt.Key.Key_Escape, 5),
    (Qt.Key.Key_Space, 6), (Qt.Key.Key_Down, 10), (Qt.Key.Key_Up, 6), (Qt.Key.Key_Left, 4), (Qt.Key.Key_Right, 4),
    (Qt.Key.Key_Home, 2), (Qt.Key.Key_End, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2),
    (Qt.Key.Key_Delete, 3), (Qt.Key.Key_Backspace, 3), (Qt.Key.Key_F1, 1), (Qt.Key.Key_F2, 3), (Qt.Key.Key_F5, 1),
    (Qt.Key.Key_F6, 3), (Qt.Key.Key_F10, 1), (Qt.Key.Key_F11, 1), (Qt.Key.Key_Menu, 3), (Qt.Key.Key_X, 2),
)  # fmt: skip
HELD = frozenset(
    {Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace,
     Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
)  # fmt: skip
"""Keys that are pressed again and again, or held."""
CHORDS = "ACEFINPSVXZY"
"""Letters that are pressed together with Ctrl."""
LONG = 60
"""Letters above which a text comes at once."""
WANTED = (
    ("side.", 0.12), ("status.", 0.3), ("preview.", 0.5), ("toast.", 0.5), ("form.save", 8.0), ("question.yes", 2.0),
    ("action.", 2.0), ("header.more", 2.0),
)  # fmt: skip
"""How gladly buttons are pressed whose names begin so: to save what was typed tells more than to go to another page."""
BACK = (Qt.Key.Key_Escape, Qt.Key.Key_Return)


class Hands:
    """Acts by chance in whatever window is in front; ``trail`` tells what they did."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.trail: list[str] = []
        self.events = 0
        self._acts: Sequence[tuple[Callable[[QWidget], str], float]] = (
            (self._press, 30), (self._type, 24), (self._in_a_table, 13), (self._key, 18), (self._chord, 3),
            (self._choose, 5), (self._open_menu, 5), (self._wheel, 3), (self._drag, 3), (self._point, 2),
            (self._resize, 1), (self._paste, 2), (self._digit, 3), (self._close, 0.7), (self._wait, 1.5),
        )  # fmt: skip

    def act(self) -> None:
        """Do one thing: one event or several."""
        self.events += 1
        popup = QApplication.activePopupWidget()
        if popup is not None and self._chance.random() < 0.95:
            self._note(self._in_popup(popup))
            return
        front = self._front()
        if front is None:
            self._note("nobody is in front")
            return
        [(act, _weight)] = self._chance.choices(self._acts, [weight for _act, weight in self._acts])
        self._note(act(front))

    def _note(self, what: str) -> None:
        if what:
            self.trail.append(what)

    def _front(self) -> QWidget | None:
        """The window that stops the others, or one of those there are."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
        shown = [each for each in shown if each.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)]
        return self._chance.choice(sorted(shown, key=lambda each: each.objectName())) if shown else None

    def _one_of(self, front: QWidget, *kinds: type[Seen]) -> Seen | None:
        found = [each for each in in_sight(front) if isinstance(each, kinds) and each.isEnabled()]
        return self._chance.choice(found) if found else None

    def _click(self, on: QWidget, at: QPoint | None = None, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Click on what is seen of a part, as the mouse would: whatever lies over it gets the click."""
        handle = on.window().windowHandle()
        if handle is not None:
            place = on.mapTo(on.window(), on.rect().center() if at is None else at)
            QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, place)

    # ---- what the hands do ----------------------------------------------------------------------------------------

    def _press(self, front: QWidget) -> str:
        buttons = [each for each in in_sight(front) if isinstance(each, QAbstractButton) and each.isEnabled()]
        if not buttons:
            return ""
        weights = [next((how for name, how in WANTED if each.objectName().startswith(name)), 1.0) for each in buttons]
        [button] = self._chance.choices(buttons, weights)
        told = f"press {told_of(button)}"
        self._click(button)
        return told

    def _type(self, front: QWidget) -> str:
        field = self._one_of(front, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
        if field is None:
            return ""
        told = told_of(field)
        field.setFocus()
        if self._chance.random() < 0.5 and isinstance(field, QLineEdit):
            field.selectAll()
        texts = self._chance.choices(TEXTS, k=self._chance.randrange(1, 9))
        for place, text in enumerate(texts):
            if place:
                self._keys(front, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
            self._write(text)
        self.events += len(texts) - 1
        return f"type {' and '.join(text[:20] for text in texts)!r} from {told} on"

    def _write(self, text: str) -> None:
        """Write a text key by key; a long one comes at once, as from a scanner of codes."""
        if len(text) > LONG:
            self._strike(text)
            return
        for letter in text:
            self._strike(letter)

    def _strike(self, letters: str) -> None:
        self.events += 1
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            at = QApplication.focusWidget()
            if at is not None:
                QApplication.sendEvent(at, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letters))

    def _paste(self, front: QWidget) -> str:
        data = QMimeData()
        rows = self._chance.choice(("1\t2\n3\t4", "x", "<table><tr><td>1</td></tr></table>", "a\n" * 300))
        data.setText(rows)
        if self._chance.random() < 0.3:
            data.setHtml(rows)
            data.setUrls([QUrl("file:///nowhere/x.csv")])
        QGuiApplication.clipboard().setMimeData(data)
        return self._keys(front, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _in_a_table(self, front: QWidget) -> str:
        table = self._one_of(front, QAbstractItemView)
        if table is None or table.model() is None:
            return ""
        rows = table.model().rowCount(table.rootIndex())
        columns = table.model().columnCount(table.rootIndex()) if isinstance(table, QTableView | QTreeView) else 1
        if not rows or not columns:
            return ""
        row, column = self._chance.randrange(min(rows, 40)), self._chance.randrange(columns)
        index = table.model().index(row, column, table.rootIndex())
        how = self._chance.choices(("click", "double", "right"), (6, 2, 2))[0]
        if self._chance.random() < 0.3:
            table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        place = table.visualRect(index).center()
        told = f"{how} row {row} column {column} of {told_of(table)}"
        if how == "double":
            self.events += 1
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        else:
            button = Qt.MouseButton.RightButton if how == "right" else Qt.MouseButton.LeftButton
            self._click(table.viewport(), place, button)
        return told

    def _key(self, front: QWidget) -> str:
        [(key, _weight)] = self._chance.choices(KEYS, [weight for _key, weight in KEYS])
        shift = Qt.KeyboardModifier.ShiftModifier
        modifiers = shift if self._chance.random() < 0.1 else Qt.KeyboardModifier.NoModifier
        times = 1 + min(int(self._chance.expovariate(0.2)), 30) if key in HELD else 1
        self.events += times - 1
        for _each in range(times - 1):
            self._keys(front, key, modifiers)
        return f"{times} × {self._keys(front, key, modifiers)}"

    def _chord(self, front: QWidget) -> str:
        key = Qt.Key[f"Key_{self._chance.choice(CHORDS)}"]
        return self._keys(front, key, Qt.KeyboardModifier.ControlModifier)

    def _digit(self, front: QWidget) -> str:
        """Go to a page."""
        key = Qt.Key[f"Key_{self._chance.randrange(10)}"]
        return self._keys(front, key, Qt.KeyboardModifier.AltModifier)

    def _keys(self, front: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
        with_keyboard = QApplication.focusWidget() or (front if alive(front) else None)
        if with_keyboard is not None:
            QTest.keyClick(with_keyboard, key, modifiers)
        return key.name if modifiers == Qt.KeyboardModifier.NoModifier else f"{modifiers.name} {key.name}"

    def _choose(self, front: QWidget) -> str:
        combo = self._one_of(front, QComboBox)
        if combo is None:
            return ""
        told = f"choose in {told_of(combo)}"
        if self._chance.random() < 0.3:
            self._click(combo)
        elif combo.count():
            combo.setFocus()
            times = self._chance.randrange(1, 4)
            self.events += times - 1
            for _each in range(times):
                QTest.keyClick(combo, self._chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End)))
        return told

    def _open_menu(self, front: QWidget) -> str:
        bar = self._one_of(front, QMenuBar)
        acts = bar.actions() if bar is not None else []
        if bar is None or not acts:
            return ""
        menu = self._chance.choice(acts)
        told = f"open the menu {menu.text()}"
        self._click(bar, bar.actionGeometry(menu).center())
        return told

    def _in_popup(self, popup: QWidget) -> str:
        """Choose something of a menu or a list that is open, or leave it."""
        if isinstance(popup, QMenu) and self._chance.random() < 0.85:
            acts = [each for each in popup.actions() if each.isEnabled() and not each.isSeparator()]
            if acts:
                act = self._chance.choice(acts)
                told = f"choose {act.objectName() or act.text()} of a menu"
                self._click(popup, popup.actionGeometry(act).center())
                return told
        if self._chance.random() < 0.5:
            told = self._press(popup) or self._in_a_table(popup)
            if told:
                return told
        key = self._chance.choice((*BACK, Qt.Key.Key_Down))
        QTest.keyClick(popup, key)
        return f"{key.name} in {told_of(popup)}"

    def _wheel(self, front: QWidget) -> str:
        on = self._one_of(front, QWidget)
        if on is None:
            return ""
        turn = self._chance.choice((-600, -120, 120, 600))
        middle = QPointF(on.rect().center())
        QApplication.sendEvent(
            on,
            QWheelEvent(
                middle, on.mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
                self._chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)),
                Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip
        return f"turn the wheel over {told_of(on)}"

    def _drag(self, front: QWidget) -> str:
        on = self._one_of(front, QHeaderView) if self._chance.random() < 0.4 else self._one_of(front, QWidget)
        if on is None:
            return ""
        held = on.viewport() if isinstance(on, QHeaderView) else on
        ends = [
            QPoint(self._chance.randrange(held.width() or 1), self._chance.randrange(held.height() or 1))
            for _end in range(2)
        ]
        told = f"drag in {told_of(on)}"
        QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=ends[0])
        if alive(held):
            QTest.mouseMove(held, ends[1])
        if alive(held):
            QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=ends[1])
        return told

    def _point(self, front: QWidget) -> str:
        on = self._one_of(front, QWidget)
        if on is None:
            return ""
        QTest.mouseMove(on, on.rect().center())
        return f"point at {told_of(on)}"

    def _resize(self, front: QWidget) -> str:
        front.resize(self._chance.randrange(500, 1700), self._chance.randrange(350, 1000))
        return f"resize {told_of(front)}"

    def _close(self, front: QWidget) -> str:
        """Close a window: of the office itself seldom, since what was learned in it is gone then."""
        if front.windowType() == Qt.WindowType.Window and self._chance.random() < 0.7:
            return ""
        told = f"close {told_of(front)}"
        front.close()
        return told

    def _wait(self, _front: QWidget) -> str:
        QTest.qWait(30)
        return "wait"


def alive(widget: QWidget) -> bool:
    """Whether Qt has not deleted it meanwhile."""
    from shiboken6 import isValid

    return isValid(widget)


def in_sight(part: QWidget) -> Iterator[QWidget]:
    """What lies in a part and can be seen, level by level."""
    for each in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if each.isVisible() and not each.isWindow():
            yield each
            yield from in_sight(each)


def told_of(widget: QWidget) -> str:
    """A widget in words."""
    name = widget.objectName()
    if not name or name.startswith("qt_"):
        name = widget.accessibleName()[:30] or type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} {name}"
