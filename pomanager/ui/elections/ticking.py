"""The pane in which voters are ticked on the roll: a number, first letters or a card, then Enter."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.elections.election import VoterRow
from pomanager.rules.folding import digits
from pomanager.rules.meetings.kinds import RECEIPT_WORDS, Receipt
from pomanager.ui.look import look, px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import ElidedLabel, Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.wrapping import WrappingRow

RECEIPTS = (Receipt.SIGNED, Receipt.THUMB_PRINT, Receipt.WITNESSED, Receipt.NONE)
_TYPED = re.compile(r"(.*?)(?:\+\s*(\d{1,3}))?\s*", re.DOTALL)


class Found(NamedTuple):
    """Somebody on the roll, and the votes they carry by proxy as far as the books know."""

    line_id: int
    voter: VoterRow
    carries: int


Find = Callable[[str], Sequence[Found]]


def typed_parts(text: str) -> tuple[str, int | None]:
    """Who was typed, and after a plus sign for how many others papers are given: "57+2"; None where none was typed."""
    found = _TYPED.fullmatch(text)
    if found is None:
        return text.strip(), None
    return found[1].strip(), (int("".join(map(digits, found[2]))) if found[2] else None)


class TickField(QLineEdit):
    """The one big field; Enter ticks, the arrows go through those found, Esc empties it."""

    wanted = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voters.call")
        size = look().font("page").pixelSize()
        self.setStyleSheet(f"QLineEdit {{ font-size: {size}px; font-weight: 600; }}")
        self.setFixedHeight(px(46))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FoundCard(QFrame):
    """Who was found: name and number, and the ballot papers they get or were given already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.about = ElidedLabel("", "strong"), ElidedLabel("", "small")
        self._mark = Mark("search", 22, "text2")
        self._tone = "raised"
        said = QVBoxLayout()
        said.setSpacing(px(1))
        said.addWidget(self.name)
        said.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(7), px(10), px(7))
        row.setSpacing(px(11))
        row.addWidget(self._mark)
        row.addLayout(said, 1)

    def tell(self, name: str, about: str, icon: str, tone: str) -> None:
        """Show somebody, or a hint."""
        self._tone = tone
        self.name.set_text(name)
        self.about.set_text(about)
        self.about.setVisible(bool(about))
        self._mark.show_icon(icon, "text2")
        self.setAccessibleName(". ".join(part for part in (name, about) if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(self._tone))


class TickPane(QFrame):
    """Voters are found and ticked here; ``asked`` is sent with the line of the roll and the papers for others."""

    asked = Signal(int, int)

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._find = find
        self._found: tuple[Found, ...] = ()
        self._place = 0
        self.hint, self.last = Label("", "small", wrap=True), Label("", "small")
        self.field, self.card = TickField(), FoundCard()
        self.receipt = ComboBox()
        self.receipt.setObjectName("voters.receipt")
        self.give = Button("", "check", "primary", key="Return")
        self.give.setObjectName("voters.give")
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self.field.wanted.connect(self._on_give)
        self.field.moved.connect(self._on_moved)
        self.give.clicked.connect(self._on_give)

    def _lay_out(self) -> None:
        self.field.setFixedWidth(px(230))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.field)
        row.addWidget(self.card, 1)
        acts = QWidget()
        WrappingRow(((self.receipt, self.give, self.last),), acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(10), px(16), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addWidget(acts)
        self.setFocusProxy(self.field)

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: above the field in which voters are ticked; "+2" is typed for somebody who votes for two others, too
        self.hint.setText(_("Number, first letters or card, then Enter. With proxies: 57+2."))
        self.field.setAccessibleName(self.hint.plain())
        chosen = self.receipt.currentIndex()
        self.receipt.clear()
        for each in RECEIPTS:
            self.receipt.addItem(_(RECEIPT_WORDS[each]), each)
        self.receipt.setCurrentIndex(max(chosen, 0))
        # TR: how a voter proves that they were given ballot papers: signature, thumb-print
        self.receipt.setAccessibleName(_("Proof"))
        # TR: button beside a voter who was found: ballot papers are handed over, and the voter is ticked
        self.give.setText(_("Give papers"))
        self._tell()

    def offer(self, off: str) -> None:
        """Let voters be ticked, or say why that cannot be done."""
        self.give.offer(off)

    def proof(self) -> Receipt:
        """How the voter proves it."""
        return RECEIPTS[max(self.receipt.currentIndex(), 0)]

    def begin_anew(self, said: str) -> None:
        """Empty the field for the next one, and say who was ticked last."""
        self.last.setText(said)
        self.field.clear()
        self.field.setFocus()

    def candidate(self) -> Found | None:
        """Who is shown now."""
        return self._found[self._place] if self._found else None

    def for_others(self) -> int:
        """For how many others papers are given: as typed, else as many as the books say they carry."""
        who = self.candidate()
        typed = typed_parts(self.field.text())[1]
        return typed if typed is not None else (who.carries if who is not None else 0)

    def _on_typed(self, text: str) -> None:
        who = typed_parts(text)[0]
        self._found = tuple(self._find(who)) if who else ()
        self._place = 0
        self._tell()

    def _tell(self) -> None:
        who = self.candidate()
        if who is None:
            typed = bool(self.field.text().strip())
            hint = _("Nobody on the roll fits this.") if typed else _("Type a number or letters, or scan a card.")
            self.card.tell(hint, "", "search", "raised")
            return
        voter = who.voter
        name = " ".join(part for part in (voter.number, voter.name) if part)
        if voter.issue_id is not None:
            given = formats.number(voter.own + voter.for_others)
            about, tone = _("Was given ballot papers already: {count}").format(count=given), "warn_tint"
        else:
            about, tone = self._gets(voter), "ok_tint"
        if len(self._found) > 1:
            place = _("{count} of {all}").format(
                count=formats.number(self._place + 1), all=formats.number(len(self._found))
            )
            about = f"{about} · {place}"
        self.card.tell(name, about, "member", tone)

    def _gets(self, voter: VoterRow) -> str:
        others = self.for_others()
        told = [voter.section] if voter.section else []
        if others:
            # TR: ballot papers a voter is given: for the own vote, and for those they stand proxy for
            both = _("papers: {own} own, {others} for others")
            told.append(both.format(own=formats.number(voter.votes), others=formats.number(others)))
        else:
            told.append(_("papers: {count}").format(count=formats.number(voter.votes)))
        return " · ".join(told)

    def _on_moved(self, step: int) -> None:
        if self._found:
            self._place = (self._place + step) % len(self._found)
            self._tell()

    def _on_give(self) -> None:
        who = self.candidate()
        if who is not None and who.voter.issue_id is not None:
            self.field.selectAll()  # the card says that they were given papers; the next number takes its place
        elif who is not None and self.give.isEnabled():
            self.asked.emit(who.line_id, self.for_others())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
