"""The second step of the hand-over: what is handed over, line by line, each done or with a remark why not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.rules.access.handing_over import ITEM_WORDS, OFFERED, Item, Line
from pomanager.rules.objections import Objection
from pomanager.ui.look import look, px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.painting import set_tone
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.ticks import TickBox


class LineRow(QWidget):
    """One line: a box to tick, a remark, and below what speaks against it. Own lines have words to be typed."""

    removed = Signal()

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.done = TickBox()
        self.called = QLineEdit()
        self.remark = QLineEdit()
        self.remove = Button("", "x", "small")
        self._said = Label("", wrap=True, tone="bad")
        self._said.hide()
        is_own = item is Item.OWN
        self.called.setVisible(is_own)
        self.remove.setVisible(is_own)
        self.remark.setFixedWidth(px(240 if look().stacked else 340))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.done, 0 if is_own else 1)
        row.addWidget(self.called, 1)
        row.addWidget(self.remark)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(3), 0, px(3))
        column.setSpacing(px(2))
        column.addLayout(row)
        column.addWidget(self._said)
        self.remove.clicked.connect(self.removed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        words = "" if self.item is Item.OWN else _(ITEM_WORDS[self.item])
        self.done.setText(words)
        self.done.setAccessibleName(words or _("Handed over"))
        self.called.setAccessibleName(_("What is handed over"))
        self.remark.setAccessibleName(_("Remark: {line}").format(line=words or self.called.text()))
        self.remove.set_name(_("Remove the line"))

    def line(self) -> Line:
        """The line as it stands."""
        return Line(self.item, self.called.text().strip(), self.done.isChecked(), self.remark.text().strip())

    @property
    def is_blank(self) -> bool:
        """Whether it is an own line nobody wrote into."""
        return self.item is Item.OWN and not (self.called.text().strip() or self.remark.text().strip())

    def say(self, objections: Sequence[Objection]) -> None:
        """Say below what speaks against the line."""
        self._said.setText("\n".join(map(sentence, objections)))
        self._said.setVisible(bool(objections))
        set_tone(self.remark, "state", "bad" if objections else "")


class ListStep(QWidget):
    """The lines every hand-over has, and those of the office's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.rows: list[LineRow] = []
        self._title, self._remarks = Label("", "section"), Label("", "small", wrap=True)
        self._remarks.setFixedWidth(px(240 if look().stacked else 340))
        self.all = Button("", "check", "small")
        self.all.setObjectName("hand_over.all")
        self.add = Button("", "plus", "small")
        self.add.setObjectName("hand_over.add")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._remarks)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.add)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(line())
        column.addLayout(self._lines)
        column.addLayout(buttons)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroller = Scroller(inside)
        whole.addWidget(self._scroller)
        for item in OFFERED:
            self._append(item)
        self.add.clicked.connect(self._on_add)
        self.all.clicked.connect(self._on_all)
        self.setFocusProxy(self.rows[0].done)
        self.retranslate()

    def _append(self, item: Item) -> LineRow:
        row = LineRow(item)
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.setText(_("Handed over"))
        self._remarks.setText(_("Remark; needed for what is not ticked"))
        self.add.setText(_("Add a line"))
        self.all.setText(_("Tick all"))
        for row in self.rows:
            row.retranslate()

    def lines(self) -> tuple[Line, ...]:
        """All lines; own ones nobody wrote into are left out."""
        return tuple(row.line() for row in self.rows if not row.is_blank)

    def passes(self, objections: Sequence[Objection]) -> bool:
        """Show what of this speaks against the lines; whether the wizard may go on."""
        shown = [row for row in self.rows if not row.is_blank]
        wrong: list[LineRow] = []
        for number, row in enumerate(shown):
            mine = [each for each in objections if each.about == f"lines.{number}"]
            row.say(mine)
            wrong += [row] if mine else []
        if wrong:
            wrong[0].remark.setFocus()
            self._scroller.ensureWidgetVisible(wrong[0])
        return not wrong

    def _on_add(self) -> None:
        self._append(Item.OWN).called.setFocus()

    def _on_all(self) -> None:
        for row in self.rows:
            row.done.setChecked(True)

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, LineRow):
            self.rows.remove(row)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
