"""A chart on the screen, whose bars are buttons: mouse and keyboard choose one, and a page opens what is behind it."""

from collections.abc import Sequence
from math import ceil, dist

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from pomanager.i18n import _
from pomanager.readmodels import charts
from pomanager.readmodels.charts import Bar, Box, Chart, Form, Kind, Layout, Series
from pomanager.ui.chart_painting import ChartPainter, letters_of
from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tips import show_tip

MARGIN = 5
"""Around the chart, in px at 100 %: room for the ring of a bar at its edge."""

Spot = tuple[int, int]
"""A figure of the chart: its row and its series."""

_NOTHING = Chart(kind=Kind.BARS, series=(Series(""),), rows=())
_RINGED = 8.0
"""A bar shorter than this, in px at 100 %, carries the ring round its figure."""
_CHOOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_BESIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChartView(QWidget):
    """Paints a chart as high as its width asks for; ``bar_chosen`` brings the key of the figure that was pressed.

    Tab goes into the chart and out of it; arrows, Home and End go from figure to figure, Enter and Space choose.
    """

    bar_chosen = Signal(object)
    spoken_as = QAccessible.Role.Chart

    def __init__(self, chart: Chart | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._chart = _NOTHING
        self._laid: Layout | None = None
        self._current: Spot = (0, 0)
        self._hovered: Spot | None = None
        self._pressed: Spot | None = None
        self.show_chart(chart)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart in the place of this one; None shows nothing. The keyboard stays where it can."""
        self._chart = chart or _NOTHING
        self._hovered = self._pressed = None
        if self._current not in self._spots():
            self._current = (0, 0)
        opens = any(value.key is not None for row in self._chart.rows for value in row.values)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self._lay_out_anew()
        self.retranslate()

    def chart(self) -> Chart:
        """The chart shown."""
        return self._chart

    def retranslate(self) -> None:
        """Say anew what is read aloud: all figures, and the one the keyboard is on."""
        self.setAccessibleDescription("\n".join(map(self._sentence, self._spots())))
        self._tell_current()

    def laid_out(self) -> Layout:
        """Where everything stands, in px, as seen from the inside of the margin."""
        if self._laid is None:
            self._laid = self._layout_in(self.width())
        return self._laid

    def _layout_in(self, width: int) -> Layout:
        free = width - 2 * px(MARGIN)
        return charts.laid_out(self._chart, free, letters_of(look()), right=self.isRightToLeft())

    def _lay_out_anew(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    # What figures there are, and what is said of them.

    def _spots(self) -> Sequence[Spot]:
        """Every figure in the order they are read."""
        return [(row, place) for row in range(len(self._chart.rows)) for place in range(len(self._chart.series))]

    def _sentence(self, spot: Spot) -> str:
        row = self._chart.rows[spot[0]]
        series, figure = self._chart.series[spot[1]].name, row.values[spot[1]].shown
        if not series:
            # TR: one figure of a chart, read aloud: "Mungwa: 212"
            return _("{label}: {figure}").format(label=row.label, figure=figure)
        # TR: one figure of a chart, read aloud: "Mungwa, women: 212"
        return _("{label}, {series}: {figure}").format(label=row.label, series=series, figure=figure)

    def _tell_current(self) -> None:
        here = self._sentence(self._current) if self._chart.rows else ""
        self.setAccessibleName(here if self.hasFocus() else self._chart.title or here)

    def _choose(self, spot: Spot) -> None:
        key = self._chart.rows[spot[0]].values[spot[1]].key
        if key is not None:
            self.bar_chosen.emit(key)

    def _bar(self, spot: Spot) -> Bar:
        return next(bar for bar in self.laid_out().bars if (bar.row, bar.series) == spot)

    def _spot_at(self, point: QPointF) -> Spot | None:
        """The figure whose bar, point or number lies under the mouse: the nearest, where points lie close."""
        x, y = point.x() - px(MARGIN), point.y() - px(MARGIN)
        held = [
            (dist(target.middle, (x, y)), (bar.row, bar.series))
            for bar in self.laid_out().bars
            for target in bar.targets
            if target.holds(x, y)
        ]
        return min(held)[1] if held else None

    # The mouse.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, spot: Spot | None) -> None:
        if spot == self._hovered:
            return
        self._hovered = spot
        opens = spot is not None and self._chart.rows[spot[0]].values[spot[1]].key is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed = self._spot_at(event.position())
        if self._pressed is not None:
            self._go_to(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._spot_at(event.position()):
            self._choose(pressed)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot_at(QPointF(event.pos()))
            show_tip(event, "" if spot is None else self._sentence(spot), self)
            return True
        return super().event(event)

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and self._chart.rows and key in _CHOOSING:
            self._choose(self._current)
        elif plain and self._chart.rows and (there := self._reached(key)) is not None:
            self._go_to(there)
        else:
            super().keyPressEvent(event)

    def _reached(self, key: Qt.Key) -> Spot | None:
        """The figure a key leads to, the present one at an edge; None for keys that lead nowhere."""
        spots = self._spots()
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return spots[0 if key == Qt.Key.Key_Home else -1]
        row, place = self._current
        beside = _BESIDE.get(key, 0) * (-1 if self.isRightToLeft() else 1)
        along = _ALONG.get(key, 0)
        if not beside and not along:
            return None
        if along and self._chart.kind is Kind.BARS:  # one bar below the other, whatever row it belongs to
            there = spots[min(max(0, spots.index(self._current) + along), len(spots) - 1)]
        elif self._chart.kind is Kind.LINES:
            there = (row + beside, place + along)
        else:
            there = (row + along, place + beside)
        return there if there in spots else self._current

    def _go_to(self, spot: Spot) -> None:
        self._current = spot
        self._tell_current()
        self._bring_into_sight()
        self.update()

    def _bring_into_sight(self) -> None:
        x, y = self._bar(self._current).figure.middle
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = above.widget() if above is not None else None
        if above is not None and inside is not None:
            place = self.mapTo(inside, QPoint(round(x) + px(MARGIN), round(y) + px(MARGIN)))
            above.ensureVisible(place.x(), place.y(), px(24), px(48))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_current()

    # Size and looks.

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        laid = self.laid_out() if width == self.width() else self._layout_in(width)
        return ceil(laid.height) + 2 * px(MARGIN)

    def sizeHint(self) -> QSize:
        return QSize(px(480), self.heightForWidth(px(480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(charts.narrowest(letters_of(look()))) + 2 * px(MARGIN), px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(px(MARGIN), px(MARGIN))
        painting = ChartPainter(painter, look())
        painting.paint(self.laid_out())
        if self._hovered is not None and self._hovered != (self._current if self.hasFocus() else None):
            painting.ring(self._ringed(self._hovered), "text2", 1.0)
        if self.hasFocus() and self._chart.rows:
            painting.ring(self._ringed(self._current), "focus", 2.0)

    def _ringed(self, spot: Spot) -> Box:
        bar = self._bar(spot)
        return bar.box if bar.box.width >= px(_RINGED) or (bar.form is Form.POINT and bar.box.width) else bar.figure

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._lay_out_anew()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
