"""The terms of a body over the years: a lane for each seat, a bar for each time somebody sat there, today's line."""

from datetime import date
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.bodies import TermBar, TermPicture
from pomanager.readmodels.charts import Bar, Layout, Pattern
from pomanager.readmodels.charts.lanes import Lane, Lanes, Stay, lanes_laid_out
from pomanager.rules.bodies.kinds import END_REASON_WORDS
from pomanager.ui.bodies.words import offices_said, person_said, seat_said
from pomanager.ui.chart_painting import ChartPainter, letters_of
from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tips import show_tip

MARGIN = 20
NARROWEST = 420
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_CHOOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


def lanes_of(picture: TermPicture) -> Lanes:
    """The picture with its words, in the language being spoken; the key of a bar is the id of its seat."""
    return Lanes(
        picture.first, picture.last, picture.today, _("Today"),
        tuple(
            Lane(seat_said(lane.seat), tuple(_stay(bar, lane.seat.id, picture) for bar in lane.bars))
            for lane in picture.lanes
        ),
        ((Pattern.SOLID, _("In the seat")), (Pattern.HATCHED, _("Holds over"))),
    )  # fmt: skip


def _stay(bar: TermBar, seat_id: int, picture: TermPicture) -> Stay:
    last, over = picture.reach_of(bar)
    return Stay(bar.person.name, bar.first, last, over, _said(bar, last), seat_id)


def _said(bar: TermBar, last: date) -> str:
    days = _("{first} – {last}").format(first=formats.day_short(bar.first), last=formats.day_short(last))
    parts = [person_said(bar.person), days, offices_said(bar.offices)]
    if bar.end_reason is not None:
        parts.append(_(END_REASON_WORDS[bar.end_reason]))
    elif bar.last is None and bar.term_ends_on is not None and last > bar.term_ends_on:
        parts.append(_("Holds over"))
    return " · ".join(part for part in parts if part)


class TermsPicture(QWidget):
    """Paints the lanes as high as they are; ``seat_chosen`` brings the id of the seat of a bar that was pressed.

    Tab goes into the picture; arrows, Home and End go from bar to bar, Enter and Space choose.
    """

    seat_chosen = Signal(int)
    spoken_as = QAccessible.Role.Chart

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("bodies.picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lanes: Lanes | None = None
        self._laid: Layout | None = None
        self._current = 0

    def show_picture(self, picture: TermPicture | None) -> None:
        """Show the terms of a body; None shows nothing."""
        self._lanes = lanes_of(picture) if picture is not None else None
        self._laid = None
        self._current = 0
        self._tell()
        self.updateGeometry()
        self.update()

    def laid_out(self) -> Layout:
        """Where everything stands, in px, as seen from the inside of the margin."""
        if self._laid is None:
            self._laid = self._layout_in(self.width())
        return self._laid

    def _layout_in(self, width: int) -> Layout:
        lanes = self._lanes or Lanes(date(2000, 1, 1), date(2000, 12, 31), date(2000, 1, 1), "", ())
        return lanes_laid_out(lanes, max(1, width - 2 * px(MARGIN)), letters_of(look()), right=self.isRightToLeft())

    def bars(self) -> list[Bar]:
        """One bar for each stay, in the order they are read."""
        found: dict[tuple[int, int], Bar] = {}
        for bar in self.laid_out().bars:
            found.setdefault((bar.row, bar.series), bar)
        return list(found.values())

    def said(self, bar: Bar) -> str:
        """What is told of a bar, whole."""
        if self._lanes is None:
            return ""
        lane = self._lanes.lanes[bar.row]
        return f"{lane.label}: {lane.stays[bar.series].said}"

    def _tell(self) -> None:
        bars = self.bars()
        self.setAccessibleDescription("\n".join(map(self.said, bars)))
        self.setAccessibleName(self.said(bars[self._current]) if bars else "")

    def _bar_at(self, point: QPointF) -> Bar | None:
        x, y = point.x() - px(MARGIN), point.y() - px(MARGIN)
        return next((bar for bar in self.bars() if any(box.holds(x, y) for box in bar.targets)), None)

    def _choose(self, bar: Bar) -> None:
        if isinstance(bar.key, int):
            self.seat_chosen.emit(bar.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_at(event.position())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(bar)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self._bar_at(QPointF(event.pos()))
            show_tip(event, "" if bar is None else self.said(bar), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bars, key = self.bars(), Qt.Key(event.key())
        if bars and key in _CHOOSING:
            self._choose(bars[self._current])
        elif bars and key in _STEPS:
            self._go_to(self._current + _STEPS[key])
        elif bars and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to(0 if key == Qt.Key.Key_Home else len(bars) - 1)
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        self._current = min(max(0, place), len(self.bars()) - 1)
        self._tell()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self._layout_in(width).height) + 2 * px(MARGIN)

    def sizeHint(self) -> QSize:
        return QSize(px(NARROWEST), self.heightForWidth(px(NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("surface"))
        painter.translate(px(MARGIN), px(MARGIN))
        painting = ChartPainter(painter, look())
        painting.paint(self.laid_out())
        bars = self.bars()
        if self.hasFocus() and bars:
            painting.ring(bars[self._current].figure, "focus", 2.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._laid = None
            self.updateGeometry()
            self.update()
