"""Fields above a list that choose the day it speaks of, or the days between which things happened."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import DateEditor
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label

WIDTH = 112
IN_FUTURE = N_("This day is still to come.")


class DayField(QWidget):
    """A label and a day. ``chosen`` brings another day, or None where the field was emptied and may be empty.

    What cannot be read, and a day still to come, is said behind the field and changes nothing.
    """

    chosen = Signal(object)

    def __init__(self, name: str, label: str, today: Callable[[], date], *, may_be_empty: bool = False) -> None:
        """``label`` is marked words."""
        super().__init__()
        self._label_words = label
        self._today = today
        self._may_be_empty = may_be_empty
        self._shown: date | None = None if may_be_empty else today()
        self._label = Label("", "small")
        self.editor = DateEditor(Field(name=name, label=label, kind=Kind.DATE, today=today))
        self.editor.setObjectName(name)
        self.editor.setFixedWidth(px(WIDTH))
        self._remark = Label("", "small", tone="bad")
        self._remark.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for part in (self._label, self.editor, self._remark):
            row.addWidget(part)
        self.editor.line.editingFinished.connect(self._on_finished)
        self.editor.changed.connect(self._on_changed)
        self.show_day(self._shown)

    def day(self) -> date | None:
        """The day chosen."""
        return self._shown

    def show_day(self, day: date | None) -> None:
        """Show the day that is chosen."""
        self._shown = day
        self.editor.show_value(day)
        self._remark.hide()
        self.editor.show_state("")
        self.editor.set_said("")

    def retranslate(self) -> None:
        """Set every word anew."""
        self._label.setText(_(self._label_words))
        self.editor.set_name(_(self._label_words))
        self.editor.show_value(self._shown)

    def _on_changed(self) -> None:
        """Take today's day at once, when its key wrote it; what is typed waits until it is whole."""
        if not self.editor.line.isModified():
            self._on_finished()

    def _on_finished(self) -> None:
        reading = self.editor.read()
        objection, day = reading.objection, reading.value if isinstance(reading.value, date) else None
        if objection is None and day is not None and day > self._today():
            objection = Objection(IN_FUTURE, self.editor.field.name)
        self._remark.setVisible(objection is not None)
        self.editor.show_state("bad" if objection else "")
        self.editor.set_said(sentence(objection) if objection is not None else "")
        if objection is not None:
            self._remark.setText(sentence(objection))
            return
        wanted = day if day is not None or self._may_be_empty else self._today()
        if wanted != self._shown:
            self.show_day(wanted)
            self.chosen.emit(wanted)
        else:
            self.show_day(wanted)
