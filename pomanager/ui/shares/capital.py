"""The segment of the capital: what it was, what came in and went out by reason, what it is, and its floor."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.charts import Chart, Kind, Pattern, Reference, Row, Series, Value
from pomanager.readmodels.shares import Capital, CapitalMoved, CapitalRow, EntryView
from pomanager.rules.shares.kinds import ENTRY_WORDS, EntryKind
from pomanager.services.shares.queries.capital import capital_between
from pomanager.ui.beside import Beside
from pomanager.ui.charts import ChartView
from pomanager.ui.day_field import DayField
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.shares.segment import ShareSegment
from pomanager.ui.shares.words import held_words, holders_words, money_said, shares_said, type_said
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Figures, Scroller, Sheet


class Opens(NamedTuple):
    """What a bar opens: the entries of one kind, of one type or of all."""

    kind: EntryKind
    type_id: int | None


def capital_chart(row: CapitalRow, since: date, until: date) -> Chart:
    """The way from the opening to the closing capital: a bar for each reason, the floor as a line to compare with."""
    of = row.type.id if row.type is not None else None
    rows = [_stage(opening_said(since), row.opening.subscribed, row)]
    stands = row.opening.subscribed
    for moved in row.moved:
        if moved.subscribed:
            value = _change(stands, moved.subscribed, _moved(moved, row), Opens(moved.kind, of))
            rows.append(Row(_(ENTRY_WORDS[moved.kind]), (value,)))
            stands += moved.subscribed
    rows.append(_stage(closing_said(until), row.closing.subscribed, row))
    floor = None
    if row.floor:
        # TR: below this amount the share capital may not fall
        floor = Reference(row.floor, _("Floor: {amount}").format(amount=_said(row.floor, row)))
    return Chart(kind=Kind.BARS, series=(Series(""),), rows=tuple(rows), reference=floor)


def _said(minor: int, row: CapitalRow) -> str:
    return money_said(minor, row.currency, row.decimals)


def _change(stood: int, by: int, text: str, opens: Opens) -> Value:
    """A bar from what stood before to what stands after it: solid for what came in, hatched for what went out.

    What is written reason by reason may for a moment stand below 0, though it never did on any day: the bar ends there.
    """
    low, high = max(0, min(stood, stood + by)), max(0, stood, stood + by)
    return Value(high - low, text, opens, since=low, pattern=Pattern.HATCHED if by < 0 else None)


def _moved(moved: CapitalMoved, row: CapitalRow) -> str:
    sign = "+" if moved.subscribed > 0 else "\N{MINUS SIGN}"
    return f"{sign}\N{NO-BREAK SPACE}{_said(abs(moved.subscribed), row)}"


def _stage(label: str, minor: int, row: CapitalRow) -> Row:
    return Row(label, (Value(minor, _said(minor, row)),))


def opening_said(day: date) -> str:
    """The first line of what happened to the capital."""
    # TR: the share capital before anything happened on that day
    return _("Beginning of {day}").format(day=formats.day(day))


def closing_said(day: date) -> str:
    """The last line of what happened to the capital."""
    # TR: the share capital after all that happened on that day
    return _("End of {day}").format(day=formats.day(day))


class CapitalTable(QWidget):
    """The same in figures: shares, subscribed and paid up, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(5))
        self._grid.setColumnStretch(0, 1)
        self.lines: list[tuple[str, ...]] = []
        """What the table says, line by line."""

    def show_capital(self, row: CapitalRow, since: date, until: date) -> None:
        """Show what happened between two days."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        self._add(("", _("Shares"), _("Subscribed"), _("Paid up")), "small")
        self._add((opening_said(since), *_figures(row.opening, row)), "strong")
        for moved in row.moved:
            figures = (moved.shares, moved.subscribed, moved.paid)
            told = (formats.number(figures[0]), _said(figures[1], row), _said(figures[2], row))
            shown = (words if figure else "" for figure, words in zip(figures, told, strict=True))
            self._add((_(ENTRY_WORDS[moved.kind]), *shown), "body")
        self._add((closing_said(until), *_figures(row.closing, row)), "strong")

    def _add(self, cells: tuple[str, ...], role: str) -> None:
        place = len(self.lines)
        self.lines.append(cells)
        for column, words in enumerate(cells):
            label = Label(words, role, wrap=column == 0)
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, place, column)


def _figures(capital: Capital, row: CapitalRow) -> tuple[str, str, str]:
    return formats.number(capital.shares), _said(capital.subscribed, row), _said(capital.paid, row)


class CapitalSheet(Sheet):
    """The capital of one type, or of all of one currency: figures of the last day, chart, table."""

    bar_chosen = Signal(object)
    """Opens."""

    def __init__(self, row: CapitalRow, since: date, until: date) -> None:
        super().__init__()
        self.row = row
        self.set_title(_title(row))
        figures, self.chart, self.table = Figures(), ChartView(), CapitalTable()
        figures.show_figures(
            (
                # TR: label below an amount of money
                (_said(row.closing.subscribed, row), _("amount subscribed")),
                (_said(row.closing.paid, row), _("paid up")),
                (shares_said(row.closing.shares), held_words(row.closing.shares)),
                (formats.number(row.closing.holders), holders_words(row.closing.holders)),
            )
        )
        self.chart.setObjectName("capital.chart")
        self.chart.show_chart(capital_chart(row, since, until))
        self.table.show_capital(row, since, until)
        self.body.addWidget(figures)
        self.remark = Note("warn") if _is_below(row) else None
        if self.remark is not None:
            self.remark.tell("bad", _("The capital is below its floor"), _floor_said(row))
            self.body.addWidget(self.remark)
        for part in (self.chart, self.table):
            self.body.addWidget(part)
        if row.floor and self.remark is None:
            self.body.addWidget(Label(_floor_said(row), "small", wrap=True))
        self.chart.bar_chosen.connect(self.bar_chosen)


def _title(row: CapitalRow) -> str:
    if row.type is not None:
        return type_said(row.type)
    # TR: the capital of all types of share together, in one currency
    return _("Share capital in {currency}").format(currency=row.currency)


def _is_below(row: CapitalRow) -> bool:
    return bool(row.floor) and row.closing.subscribed < (row.floor or 0)


def _floor_said(row: CapitalRow) -> str:
    # TR: the by-laws say below what the capital may not fall when shares are paid back
    told = _("The capital may not fall below {floor}; the highest it ever was is {highest}.")
    return told.format(floor=_said(row.floor or 0, row), highest=_said(row.highest or 0, row))


class CapitalSegment(ShareSegment):
    """What happened to the capital between two days."""

    areas = frozenset({Area.SHARES, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        today = desk.office.today()
        self.rows: tuple[CapitalRow, ...] = ()
        self._beside = Beside(self)
        self._beside.answered.connect(self._on_found)
        self.since = DayField("capital.since", N_("From"), desk.office.today)
        self.until = DayField("capital.until", N_("Until"), desk.office.today)
        self.since.show_day(date(today.year, 1, 1))
        self._hint = Label("", "small", wrap=True)
        self.turned = Label("", "small", tone="bad")
        self.turned.hide()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(px(24), px(8), px(20), px(20))
        self._column.setSpacing(px(16))
        self.sheets: list[CapitalSheet] = []
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        row.setSpacing(px(10))
        for part in (self.since, self.until, self.turned):
            row.addWidget(part)
        row.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Scroller(self._inside), 1)
        self.setFocusProxy(self.since.editor)
        for field in (self.since, self.until):
            field.chosen.connect(self._on_day)

    def day(self) -> date:
        return self.until.day() or self.desk.office.today()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.since.retranslate()
        self.until.retranslate()
        self._hint.setText(_("Choose a bar to see the entries behind it."))
        self.turned.setText(_("The first day is after the last."))
        self._show()

    def refresh(self) -> None:
        """Ask what happened again."""
        since, until = self._days()
        self.turned.setVisible(since > until)
        if since <= until:
            self._beside.ask(partial(self.desk.office.ask, capital_between, since, until))

    def _on_found(self, rows: tuple[CapitalRow, ...]) -> None:
        self.rows = rows
        self._show()

    def _days(self) -> tuple[date, date]:
        return self.since.day() or self.day(), self.day()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        since, until = self._days()
        self.sheets = [CapitalSheet(row, since, until) for row in shown_rows(self.rows)]
        for sheet in self.sheets:
            sheet.bar_chosen.connect(self._on_bar)
            self._column.addWidget(sheet)
        self._column.addStretch(1)

    def _on_day(self, _day: object) -> None:
        self.refresh()

    def _on_bar(self, opens: Opens) -> None:
        since, until = self._days()
        view = EntryView(since=since, until=until, type_id=opens.type_id, kinds=frozenset({opens.kind}))
        self.desk.bus.page_wanted.emit("shares", ("entries", view))


def shown_rows(rows: Sequence[CapitalRow]) -> list[CapitalRow]:
    """The whole of each currency, then its types where there are several of them."""
    found = []
    for currency in dict.fromkeys(row.currency for row in rows):
        types = [row for row in rows if row.currency == currency and row.type is not None]
        whole = [row for row in rows if row.currency == currency and row.type is None]
        found += [*whole, *types] if len(types) > 1 or not types else whole or types
    return found
