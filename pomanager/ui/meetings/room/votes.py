"""The figures of a vote as they are counted: for, against, abstaining, and of ballot papers blank and spoilt ones."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.rules.folding import digits
from pomanager.rules.meetings.deciding import Method
from pomanager.rules.meetings.majority import Votes
from pomanager.ui.look import look, px
from pomanager.ui.meetings.room.attendance import VOTE_KEYS
from pomanager.ui.widgets.keys import KeyHint
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.wrapping import WrappingRow

KEY_HEIGHT = 20
FIGURES = 7
"""Figures of the longest number of votes that can be typed."""


class FigureLine(QLineEdit):
    """One number of votes; the keys of the votes lead from one field to the other."""

    jumped = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"room.{name}")
        self.setMaxLength(FIGURES)
        self.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(px(90))
        self.setStyleSheet(f"QLineEdit {{ font-size: {look().font('page').pixelSize()}px; font-weight: 600; }}")

    def number(self) -> int:
        """The number typed; 0 for none."""
        typed = digits(self.text().strip())
        return int(typed) if typed.isdecimal() else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter and letter in VOTE_KEYS:
            self.jumped.emit(letter)
        elif letter and letter.isprintable() and not letter.isdecimal():
            event.accept()  # nothing but figures
        else:
            super().keyPressEvent(event)


class _Figure(QWidget):
    """A field with its name and its key above it."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__()
        self.label = Label("", "small")
        self.line = FigureLine(name)
        above = QHBoxLayout()
        above.setSpacing(px(6))
        above.addWidget(self.label, 1)
        if key:
            above.addWidget(KeyHint(key))
        else:
            above.addStrut(px(KEY_HEIGHT))  # fields without a key stand in one line with the others
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(above)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeading)

    def set_words(self, words: str) -> None:
        """Name the field."""
        self.label.setText(words)
        self.line.setAccessibleName(words)


class VoteFigures(QWidget):
    """All the figures; ``changed`` is sent at each key."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (("votes_for", "+"), ("votes_against", "-"), ("abstentions", "/"), ("blank", ""), ("spoilt", ""))
        self.fields = {name: _Figure(name, key) for name, key in names}
        row = WrappingRow((tuple(self.fields.values()),), self)
        row.setContentsMargins(0, 0, 0, 0)
        for field in self.fields.values():
            field.line.textChanged.connect(self._on_changed)
            field.line.jumped.connect(self.go_to)
        self.show_method(Method.HANDS)

    def retranslate(self) -> None:
        """Set every word anew."""
        said = {
            "votes_for": _("For"), "votes_against": _("Against"), "abstentions": _("Abstentions"),
            "blank": _("Blank votes"), "spoilt": _("Spoilt votes"),
        }  # fmt: skip
        for name, words in said.items():
            self.fields[name].set_words(words)

    def go_to(self, key: str) -> None:
        """Put the keyboard into the field a key stands on."""
        name = dict(zip(VOTE_KEYS, ("votes_for", "votes_against", "abstentions"), strict=True))[key]
        self.fields[name].line.setFocus()
        self.fields[name].line.selectAll()

    def show_method(self, method: Method) -> None:
        """Show the fields a way of voting has: blank and spoilt papers exist only where there are papers."""
        for name in ("blank", "spoilt"):
            self.fields[name].setVisible(method is Method.SECRET)
            if method is not Method.SECRET:
                self.fields[name].line.clear()

    def votes(self) -> Votes:
        """The votes as typed."""
        return Votes(*(field.line.number() for field in self.fields.values()))

    def show_votes(self, votes: Votes | None) -> None:
        """Show figures; None empties the fields."""
        figures = (
            ("",) * len(self.fields)
            if votes is None
            else tuple(
                str(number)
                for number in (
                    votes.votes_for, votes.votes_against, votes.abstentions, votes.blank, votes.spoilt,
                )
            )
        )  # fmt: skip
        for field, figure in zip(self.fields.values(), figures, strict=True):
            field.line.setText(figure)

    def _on_changed(self, _text: str) -> None:
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
