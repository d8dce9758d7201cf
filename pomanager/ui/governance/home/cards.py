"""A card of the home page: its icon and title, the act that opens all of it, its lines; and the lines themselves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.readmodels.governance import Place
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Mark

TOP = Qt.AlignmentFlag.AlignTop
HEAD = 30
"""Heads are as high as a link, with one or without: the titles of cards side by side stand in one line."""


class Card(QFrame):
    """A white sheet with a head; ``wanted`` says which place is to be opened."""

    wanted = Signal(object)
    """The Place."""

    def __init__(self, name: str, icon: str, title: str) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAccessibleName(title)
        self.name = name
        self._title = title
        self.head = QHBoxLayout()
        self.head.setSpacing(px(10))
        self.head.addStrut(px(HEAD))
        self.head.addWidget(Mark(icon, 20, "accent"))
        self.head.addWidget(Label(title, "sheet", wrap=True), 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(12), px(12), px(12))
        self.body.setSpacing(px(4))
        self.body.addLayout(self.head)

    def link(self, key: str, words: str, place: Place, about: str = "") -> Button:
        """Return a link that opens a place; ``about`` is read aloud after its words."""
        button = Button(words, "", "quiet")
        button.setObjectName(f"home.{self.name}.{key}")
        button.setAccessibleName(f"{words}: {about or self._title}")
        button.clicked.connect(lambda: self.wanted.emit(place))
        return button

    def button(self, key: str, words: str, icon: str, place: Place) -> None:
        """Put a button that opens a place at the foot."""
        made = Button(words, icon)
        made.setObjectName(f"home.{self.name}.{key}")
        made.clicked.connect(lambda: self.wanted.emit(place))
        self.body.addSpacing(px(4))
        self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)

    def add_line(self, row: QWidget) -> None:
        """Put one more line, parted from the one above it."""
        if self.body.count() > 1:
            self.body.addWidget(line())
        self.body.addWidget(row)

    def end(self) -> None:
        """Say that nothing more comes: what is free stays below."""
        self.body.addStretch(1)


class CardLine(QWidget):
    """One line of a card: a mark, words over smaller words, and what stands at its end."""

    def __init__(self, icon: str, tone: str, words: str, below: str = "", *, strong: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(" · ".join(part for part in (words, below) if part))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, px(4), 0, px(4))
        self.row.setSpacing(px(10))
        if icon:
            self.row.addWidget(Mark(icon, 18, tone), 0, TOP)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        column.addWidget(Label(words, "strong" if strong else "body", wrap=True))
        if below:
            column.addWidget(Label(below, "small", wrap=True, tone="text2"))
        self.row.addLayout(column, 1)
