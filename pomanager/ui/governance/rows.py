"""One thing that is due, as the page shows it: when, what, the by-law behind it, and the way to where it is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import bylaw_named
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.governance import DueRow
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.due import DUE_KIND_WORDS, DueKind, When
from pomanager.ui.governance.opening import opens_said
from pomanager.ui.look import px
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark

KIND_ICONS = {
    DueKind.ANNUAL_MEETING: "meeting", DueKind.ACCOUNTS: "export", DueKind.REPORT: "report",
    DueKind.OFFICER_FILING: "export", DueKind.TERM_OVER: "clock", DueKind.TERM_ENDING: "clock",
    DueKind.VACANCY: "seat", DueKind.BYLAWS_UNCHECKED: "bylaws", DueKind.BYLAWS_PREPARED: "bylaws",
    DueKind.FIRST_MEETING: "meeting", DueKind.REGISTRY_FILING: "export", DueKind.VACANCY_ASSEMBLY: "meeting",
    DueKind.SHARES_OVERDUE: "share", DueKind.DUES_OVERDUE: "dues", DueKind.DUES_TO_CHARGE: "dues",
    DueKind.CONVOCATION: "meeting", DueKind.MINUTES: "edit", DueKind.FOLLOW_UP: "check",
    DueKind.CANDIDACIES: "member", DueKind.POLL: "ballot", DueKind.ELECTION_OBJECTIONS: "ballot",
    DueKind.TRANSFER: "share", DueKind.REFUND: "share", DueKind.MENTORING: "pair",
}  # fmt: skip
WHEN_MARKS = {When.OVERDUE: ("warn", Tone.BAD), When.NOT_JUDGED: ("ask", Tone.ASK)}
"""Heads whose lines bear a mark of their own instead of that of their kind."""
DAY_WIDTH = 104


class DueLine(QWidget):
    """One line; ``wanted`` says that what it is about is to be opened."""

    wanted = Signal(object)
    """The Place where it is dealt with."""

    def __init__(self, row: DueRow, bylaws: Bylaws) -> None:
        super().__init__()
        self.row = row
        self.setObjectName(f"due.{row.kind.value}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        icon, tone = WHEN_MARKS.get(row.when, (KIND_ICONS[row.kind], "text2"))
        said, about = sentence(row.sentence), row.sentence.about
        law = bylaw_named(about, bylaws) if about else ""
        kind = _(DUE_KIND_WORDS[row.kind])
        day = formats.day(row.on) if row.on is not None else ""
        self.setAccessibleName(" · ".join(part for part in (day, kind, said) if part))
        when = Label(day, "strong", tone="bad" if row.overdue else "")
        when.setFixedWidth(px(DAY_WIDTH))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        for text, role, colour in ((kind, "small", "text2"), (said, "body", ""), (law, "small", "text2")):
            if text:
                words.addWidget(Label(text, role, wrap=True, tone=colour))
        self.open = Button("", "", "small")
        self.open.setObjectName(f"due.open.{row.kind.value}")
        opens = opens_said(row.place)
        self.open.setText(opens)
        self.open.setAccessibleName(f"{opens}: {said}")
        self.open.clicked.connect(self._on_open)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(6), 0, px(6))
        line.setSpacing(px(12))
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(Mark(icon, 20, tone), 0, top)
        line.addWidget(when, 0, top)
        line.addLayout(words, 1)
        line.addWidget(self.open, 0, top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_open()
            return
        super().keyPressEvent(event)

    def _on_open(self) -> None:
        self.wanted.emit(self.row.place)
