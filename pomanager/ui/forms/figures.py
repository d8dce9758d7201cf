"""Editors of figures: numbers, money, days, and dates that are only partly known."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.written_dates import DateDoubt, read_date
from pomanager.ui.forms.editor import TextEditor
from pomanager.ui.forms.fields import Field, Reading
from pomanager.ui.look import px
from pomanager.ui.widgets.combo import ComboBox

DATE_DOUBTS = {
    DateDoubt.UNREADABLE: (N_("This is not a date. Write it like 12.03.1971, 03.1971 or 1971."), Weight.STOP),
    DateDoubt.IMPOSSIBLE: (N_("No calendar has this day."), Weight.STOP),
    DateDoubt.SWAPPED: (N_("Day and month seem to stand the other way round. Read as: {date}."), Weight.WARN),
    DateDoubt.SHORT_YEAR: (N_("The year has two figures. Read as: {date}."), Weight.WARN),
}


class NumberEditor(TextEditor):
    """A whole number; blanks between the figures do not matter."""

    def read(self) -> Reading:
        text = "".join(self.line.text().split())
        if not text:
            return Reading(None)
        try:
            return Reading(int(text))
        except ValueError:
            return Reading(None, Objection(N_("Write a whole number."), self.field.name))

    def show_value(self, value: object) -> None:
        self.line.setText("" if value is None else formats.number(int(str(value))))


class MoneyEditor(TextEditor):
    """An amount in the field's currency."""

    def read(self) -> Reading:
        text = self.line.text().strip()
        if not text:
            return Reading(None)
        try:
            return Reading(Money.parse(text, self.field.currency, self.field.decimals))
        except ValueError:
            return Reading(None, Objection(N_("Write an amount in figures."), self.field.name))

    def show_value(self, value: object) -> None:
        self.line.setText(formats.typed_amount(value, self.field.decimals) if isinstance(value, Money) else "")


def _doubt(field: Field, value: VagueDate | None, doubt: DateDoubt | None) -> Objection | None:
    if doubt is None:
        return None
    message, weight = DATE_DOUBTS[doubt]
    return Objection(message, field.name, {"date": value}, weight)


class DateEditor(TextEditor):
    """A day; Ctrl+; writes today's."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        if field.today is not None:
            key = QShortcut(QKeySequence("Ctrl+;"), self.line)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(self._on_today)

    def _on_today(self) -> None:
        if self.field.today is not None:
            self.show_value(self.field.today())
            self.changed.emit()

    def read(self) -> Reading:
        text = self.line.text().strip()
        if not text:
            return Reading(None)
        found = read_date(text)
        exact = found.value.exact if found.value is not None else None
        objection = _doubt(self.field, found.value, found.doubt)
        if exact is None and objection is None:
            objection = Objection(N_("Day, month and year are needed, like 12.03.2026."), self.field.name)
        return Reading(exact, objection)

    def show_value(self, value: object) -> None:
        self.line.setText(formats.day_short(value) if isinstance(value, date) else "")


PRECISIONS = (N_("day, month, year"), N_("month and year"), N_("year only"), N_("about that year"))
DAY, MONTH, YEAR, ABOUT = range(4)


def precision_of(value: VagueDate) -> int:
    """Return how far a date is known, as the place in the list of precisions."""
    if value.about:
        return ABOUT
    return DAY if value.day is not None else MONTH if value.month is not None else YEAR


def cut_to(value: VagueDate, precision: int) -> VagueDate:
    """Return a date known no better than a precision says."""
    if precision == ABOUT:
        return VagueDate(value.year, about=True)
    if precision == YEAR:
        return VagueDate(value.year)
    if precision == MONTH:
        return VagueDate(value.year, value.month)
    return VagueDate(value.year, value.month, value.day)


class VagueDateEditor(TextEditor):
    """A date as far as it is known; the list beside it follows what is written and can make it vaguer."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.precision = ComboBox()
        self.precision.addItems(list(PRECISIONS))
        self.precision.activated.connect(self._on_precision)
        self.line.textEdited.connect(self._on_written)
        self.adopt(self.precision)
        self.row.setStretch(0, 1)
        self.row.setStretch(1, 0)
        self.retranslate()

    def read(self) -> Reading:
        found = read_date(self.line.text())
        return Reading(found.value, _doubt(self.field, found.value, found.doubt))

    def show_value(self, value: object) -> None:
        known = isinstance(value, VagueDate)
        self.line.setText(formats.vague(value) if isinstance(value, VagueDate) else "")
        if known:
            self._on_written()

    def retranslate(self) -> None:
        for place, words in enumerate(PRECISIONS):
            self.precision.setItemText(place, _(words))
        self.precision.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.precision.setMinimumWidth(self.precision.sizeHint().width())
        self.line.setMinimumWidth(px(110))
        self.precision.setAccessibleName(_("How exactly the date is known"))

    def _on_written(self) -> None:
        value = read_date(self.line.text()).value
        if value is not None:
            self.precision.setCurrentIndex(precision_of(value))

    def _on_precision(self, precision: int) -> None:
        value = read_date(self.line.text()).value
        if value is not None:
            self.show_value(cut_to(value, precision))
            self.changed.emit()
