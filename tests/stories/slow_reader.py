"""Somebody who reads and types slowly, by keyboard alone: counts screens, words read and keys, and says the minutes.

The model: 120 words read a minute, of every screen all that is in sight the first time; 20 words, so 100 letters,
typed a minute; two seconds for every other key; ten seconds to take in a new screen and think. Somebody used to
computers needs a third of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

WORDS_READ_A_MINUTE = 120
LETTERS_TYPED_A_MINUTE = 100
SECONDS_A_KEY = 2
SECONDS_A_SCREEN = 10
MOST_TABS = 60
PRESSED_MILLISECONDS = 130
"""A button whose key is pressed goes down, is seen so, and then does what it says."""


@dataclass
class SlowReader:
    """Counts what it takes."""

    screens: int = 0
    fields: int = 0
    keys: int = 0
    letters: int = 0
    words: int = 0
    _known: set[str] = field(default_factory=set)

    @property
    def minutes(self) -> float:
        """What it takes in all."""
        reading = self.words / WORDS_READ_A_MINUTE
        typing = self.letters / LETTERS_TYPED_A_MINUTE
        return reading + typing + (self.keys * SECONDS_A_KEY + self.screens * SECONDS_A_SCREEN) / 60

    def said(self) -> str:
        """The count, for whoever runs the story."""
        return (
            f"{self.screens} screens, {self.fields} fields, {self.letters} letters, {self.keys} other keys, "
            f"{self.words} words read: {self.minutes:.1f} minutes"
        )

    def look_at(self, window: QWidget) -> None:
        """Take in a new screen: every sentence and word in sight that was not read before."""
        QApplication.processEvents()
        self.screens += 1
        for part in window.findChildren(QWidget):
            text = _words_of(part) if part.isVisible() else ""
            if text and text not in self._known:
                self._known.add(text)
                self.words += len(text.split())

    def type(self, window: QWidget, text: str) -> None:
        """Type into the field that has the keyboard."""
        self.fields += 1
        self.letters += len(text)
        there = window.focusWidget()
        assert isinstance(there, QLineEdit), f"the keyboard is in {there}"
        there.selectAll()
        QTest.keyClicks(there, text)

    def press(self, window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is."""
        self.keys += 1
        QTest.keyClick(window.focusWidget(), key, held)
        QApplication.processEvents()

    def tab_to(self, window: QWidget, wanted: Callable[[QWidget], bool], what: str) -> None:
        """Press Tab until the keyboard is where it is wanted."""
        for _time in range(MOST_TABS):
            there = window.focusWidget()
            if wanted(there):
                return
            self.press(window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {what}")

    def tab_to_button(self, window: QWidget, name: str) -> None:
        """Press Tab until the keyboard is on the button of this name."""
        self.tab_to(window, lambda there: there.objectName() == name, name)

    def finish(self, window: QWidget) -> None:
        """Ctrl+Enter: one step on."""
        self.press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(PRESSED_MILLISECONDS)


def _words_of(part: QWidget) -> str:
    if isinstance(part, QLabel):
        return part.accessibleName() or part.text()
    if isinstance(part, QAbstractButton | QComboBox):
        return part.accessibleName()
    return ""
