"""The row above the list: the day, and of how many in the books each right is."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.entitlement import EntitlementCounts
from pomanager.rules.entitlement import Right
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import DateEditor
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label, line


class RightFigure(QWidget):
    """How many have one right, of how many, and of how many of them something was not judged."""

    def __init__(self, right: Right) -> None:
        super().__init__()
        self.right = right
        self.setObjectName(f"entitlement.figure.{right.value}")
        self._figure = Label("", "figure")
        self._of = Label("", "small", wrap=True)
        self._open = Label("", "small", wrap=True, tone="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._figure, self._of, self._open):
            column.addWidget(label)
        column.addStretch(1)

    def show_counts(self, counts: EntitlementCounts) -> None:
        """Show the counts of this right."""
        self._figure.setText(formats.number(counts.may[self.right]))
        self._of.setText(_of_words(self.right).format(count=formats.number(counts.in_books)))
        unsure = counts.not_judged[self.right]
        told = ngettext("{count} not judged in all", "{count} not judged in all", unsure)
        self._open.setText(told.format(count=formats.number(unsure)) if unsure else "")
        self.setAccessibleName(" ".join(label.plain() for label in (self._figure, self._of, self._open)).strip())


def _of_words(right: Right) -> str:
    match right:
        case Right.VOTE:
            # TR: below a figure: so many of {count} in the books
            return _("of {count} may vote")
        case Right.STAND:
            # TR: for a seat in a body
            return _("of {count} may stand")
        case Right.PROXY:
            return _("of {count} may carry a proxy")


class RightsHead(QWidget):
    """The day and the three figures; ``day_chosen`` brings another day."""

    day_chosen = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._shown = today()
        self._label = Label("", "small")
        self.day = DateEditor(Field(name="as_of", label="", kind=Kind.DATE, today=today))
        self.day.setObjectName("entitlement.day")
        self.day.setFixedWidth(px(128))
        self._remark = Label("", "small", wrap=True, tone="bad")
        self._counts: EntitlementCounts | None = None
        self.figures = {right: RightFigure(right) for right in Right}
        choice = QVBoxLayout()
        choice.setSpacing(px(2))
        for part in (self._label, self.day, self._remark):
            choice.addWidget(part)
        choice.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(14))
        row.addLayout(choice)
        for figure in self.figures.values():
            row.addWidget(line(upright=True, length=px(52)))
            row.addWidget(figure, 1)
        self.day.line.editingFinished.connect(self._on_day)
        self.show_day(self._shown)

    def show_day(self, day: date) -> None:
        """Show the day that is judged."""
        self._shown = day
        self.day.show_value(day)
        self._remark.hide()

    def show_counts(self, counts: EntitlementCounts) -> None:
        """Show these counts."""
        self._counts = counts
        for figure in self.figures.values():
            figure.show_counts(counts)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._label.setText(_("As of"))
        self.day.line.setAccessibleName(_("As of"))
        self.day.show_value(self._shown)
        if self._counts is not None:
            self.show_counts(self._counts)

    def _on_day(self) -> None:
        """Take the day written; an empty field is today, an unreadable one is said beside and judges nothing."""
        reading = self.day.read()
        self._remark.setVisible(reading.objection is not None)
        self.day.show_state("bad" if reading.objection else "")
        self.day.set_said(sentence(reading.objection) if reading.objection else "")
        if reading.objection is not None:
            self._remark.setText(sentence(reading.objection))
            return
        day = reading.value if isinstance(reading.value, date) else self._today()
        self.day.show_value(day)
        if day != self._shown:
            self._shown = day
            self.day_chosen.emit(day)
