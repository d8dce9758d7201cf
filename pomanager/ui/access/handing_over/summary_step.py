"""The last step of the hand-over: everything on one page, before the office changes hands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentences
from pomanager.rules.access.handing_over import ITEM_WORDS, Line
from pomanager.rules.objections import Objection
from pomanager.services.access.commands.handing_over import HandOver
from pomanager.ui.access.words import roles_said
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet


class SummaryStep(QWidget):
    """Tells what will be true, and takes notes for the record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning = Note("warn")
        self._sheet = Sheet()
        self.facts = Facts(220)
        self._notes_word = Label("", "small")
        self.notes = QPlainTextEdit()
        self.notes.setObjectName("hand_over.notes")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(px(84))
        for part in (self.facts, self._notes_word, self.notes):
            self._sheet.body.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.warning)
        column.addWidget(self._sheet)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self.setFocusProxy(self.notes)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._sheet.set_title(_("What will be true"))
        self._notes_word.setText(_("Notes for the record"))
        self.notes.setAccessibleName(_("Notes for the record"))

    def show_order(self, order: HandOver, giver: str, taker: str, warnings: Sequence[Objection]) -> None:
        """Tell of the hand-over as it stands."""
        self.warning.setVisible(bool(warnings))
        said = sentences(warnings)
        self.warning.tell("warn", said[0] if said else "", "\n".join(said[1:]))
        open_lines = [line for line in order.lines if not line.is_done]
        done = len(order.lines) - len(open_lines)
        ends = _("no longer works with these books")
        told = [
            (_("Secretary from now on"), taker),
            (giver, roles_said(order.keeps) if order.keeps else ends),
            (_("Handed over"), ngettext("{count} line", "{count} lines", done).format(count=formats.number(done))),
            *((called(line), line.remark) for line in open_lines),
            (_("Backup"), order.backup_name or formats.UNKNOWN),
        ]
        self.facts.show_facts(told)


def called(line: Line) -> str:
    """What a line of the list is about."""
    return _(ITEM_WORDS[line.item]) if line.item in ITEM_WORDS else line.called
