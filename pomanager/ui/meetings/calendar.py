"""The segment that shows a month: its weeks, and on each day the meetings held then."""

from calendar import monthcalendar
from collections import defaultdict
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.meetings import hour, meeting_name
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.calendar import add_months
from pomanager.services.meetings.queries.listing import meetings
from pomanager.ui.desk import Desk
from pomanager.ui.look import look, px
from pomanager.ui.meetings.words import mark_of, state_said
from pomanager.ui.page import Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import looks_changed, mark, words
from pomanager.ui.widgets.tips import as_tip

DAYS_OF_WEEK = 7
MONDAY = date(2024, 1, 1)
_HEAD, _LINE, _PAD = 28, 22, 6


class MonthView(QWidget):
    """A month as a grid, the weeks below one another; the arrow keys move from day to day, Enter opens a day."""

    day_opened = Signal(object)
    """A day on which there are meetings was pressed, or opened by Enter."""
    month_wanted = Signal(object)
    """A day of another month: the arrow keys left this one."""
    spoken_as = QAccessible.Role.ListItem

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meetings.month")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.today = self.day = today
        self._held: dict[date, list[MeetingLabel]] = {}

    def show_month(self, day: date, held: dict[date, list[MeetingLabel]]) -> None:
        """Show the month of a day, with that day under the keyboard."""
        self.day, self._held = day, held
        self._tell()
        self.update()

    def meetings_on(self, day: date) -> list[MeetingLabel]:
        """The meetings of a day of the month shown."""
        return self._held.get(day, [])

    def _tell(self) -> None:
        """What is read aloud: the day under the keyboard, and its meetings."""
        said = [
            formats.day(self.day, "full"),
            *(f"{hour(each.starts_at)} {meeting_name(each)}" for each in self._held.get(self.day, ())),
        ]
        self.setAccessibleName(". ".join(said))

    def _weeks(self) -> list[list[int]]:
        return monthcalendar(self.day.year, self.day.month)

    def _cell(self, week: int, weekday: int) -> QRect:
        weeks, top = len(self._weeks()), px(_HEAD)
        width, height = self.width() / DAYS_OF_WEEK, (self.height() - top) / weeks
        place = weekday
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = DAYS_OF_WEEK - 1 - weekday
        start, after = QPoint(round(place * width), top + round(week * height)), round((place + 1) * width)
        return QRect(start, QPoint(after - 1, top + round((week + 1) * height) - 1))

    def day_at(self, point: QPoint) -> date | None:
        """The day at a point, None beside the month."""
        for week, days in enumerate(self._weeks()):
            for weekday, number in enumerate(days):
                if number and self._cell(week, weekday).contains(point):
                    return self.day.replace(day=number)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = look()
        for weekday in range(DAYS_OF_WEEK):
            above = self._cell(0, weekday)
            head = QRect(above.left() + px(_PAD), 0, above.width() - px(2 * _PAD), px(_HEAD))
            words(painter, head, _weekday(weekday), worn.font("small", strong=True), worn.colour("text2"))
        for week, days in enumerate(self._weeks()):
            for weekday, number in enumerate(days):
                if number:
                    self._paint_day(painter, self._cell(week, weekday), self.day.replace(day=number))

    def _paint_day(self, painter: QPainter, cell: QRect, day: date) -> None:
        worn = look()
        painter.fillRect(cell, worn.colour("line"))
        inside = cell.adjusted(0, 0, -1, -1)
        painter.fillRect(inside, worn.colour("select" if day == self.day else "surface"))
        if day == self.day and self.hasFocus():
            painter.setPen(worn.colour("focus"))
            painter.drawRect(inside.adjusted(1, 1, -2, -2))
        number = QRect(cell.left() + px(_PAD), cell.top() + px(2), cell.width() - px(2 * _PAD), px(_LINE))
        font = worn.font("small", strong=day == self.today)
        words(painter, number, formats.number(day.day), font, worn.colour("accent" if day == self.today else "text2"))
        room = max(0, (cell.height() - px(2 + _LINE)) // px(_LINE))
        held = self._held.get(day, [])
        each_has = max(1, room // max(1, len(held)))
        for place, each in enumerate(held[:room]):
            line = number.translated(0, px(_LINE) * (1 + place * each_has))
            more = len(held) - place if place == room - 1 and len(held) > room else 0
            self._paint_meeting(painter, line, each, more, each_has)

    def _paint_meeting(self, painter: QPainter, line: QRect, label: MeetingLabel, more: int, lines: int) -> None:
        """One meeting in its lines; ``more`` stands for itself and others for which there is no line."""
        worn, state = look(), mark_of(label)
        side = px(14)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = QRect(line.right() - side if right else line.left(), line.top() + (line.height() - side) // 2, side, side)
        mark(painter, at, state.shown_icon, 14, state.tone)
        rest = line.adjusted(0, 0, -side - px(4), 0) if right else line.adjusted(side + px(4), 0, 0, 0)
        said = f"{hour(label.starts_at)} {meeting_name(label)}"
        if more:
            # TR: in a day of the calendar: so many meetings for which there is no room
            said = ngettext("{count} meeting", "{count} meetings", more).format(count=formats.number(more))
        for place, text in enumerate(_broken(said, rest.width(), lines)):
            under = rest.translated(0, place * (px(_LINE) - px(4)))
            words(painter, under, text, worn.font("small"), worn.colour("text"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = {
            Qt.Key.Key_Left: 1 if right else -1, Qt.Key.Key_Right: -1 if right else 1, Qt.Key.Key_Up: -DAYS_OF_WEEK,
            Qt.Key.Key_Down: DAYS_OF_WEEK,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in step:
            self._go(self.day + timedelta(days=step[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._go(add_months(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.day_opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        if (day.year, day.month) != (self.day.year, self.day.month):
            self.month_wanted.emit(day)
            return
        self.show_month(day, self._held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.show_month(day, self._held)
            self.day_opened.emit(day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            self.setToolTip(
                as_tip("\n".join(_whole(each) for each in self.meetings_on(day)) if day is not None else "")
            )
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(700), px(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(420), px(320))


def _broken(text: str, width: int, most: int) -> list[str]:
    """A text over at most so many lines of the small font; the last one ends in … where there is more."""
    metrics, lines, left = look().metrics("small"), list[str](), text.split()
    while left and len(lines) < most:
        count = len(left) if len(lines) == most - 1 else 1
        while count < len(left) and metrics.horizontalAdvance(" ".join(left[: count + 1])) <= width:
            count += 1
        lines.append(metrics.elidedText(" ".join(left[:count]), Qt.TextElideMode.ElideRight, width))
        left = left[count:]
    return lines


def _whole(label: MeetingLabel) -> str:
    return " · ".join(
        part for part in (hour(label.starts_at), meeting_name(label), label.place, state_said(label)) if part
    )


def _weekday(place: int) -> str:
    """The name of a day of the week, from Monday on."""
    return formats.weekday_name(place)


class CalendarSegment(Page):
    """A month of meetings, with the way to the months before and after."""

    areas = frozenset({Area.MEETINGS, Area.BODIES, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month = MonthView(desk.office.today())
        self.before, self.after = Button("", "left_c"), Button("", "right_c")
        self.now = Button("", "clock")
        self._named = Label("", "sheet")
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(8), px(24), px(8))
        head.setSpacing(px(8))
        for name, button in (("before", self.before), ("after", self.after), ("now", self.now)):
            button.setObjectName(f"calendar.{name}")
            head.addWidget(button)
        head.addWidget(self._named)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(24), 0, px(24), px(16))
        inside.addWidget(self.month)
        column.addLayout(inside, 1)
        self.setFocusProxy(self.month)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.now.clicked.connect(self._on_now)
        self.month.month_wanted.connect(self.show_day)
        self.month.day_opened.connect(self._on_day)

    def status(self) -> tuple[str, ...]:
        held = [each for day in self._days().values() for each in day]
        told = ngettext("{count} meeting this month", "{count} meetings this month", len(held))
        return (told.format(count=formats.number(len(held))),) if held else ()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.before.setText(_("Month before"))
        self.after.setText(_("Month after"))
        self.now.setText(_("Today"))
        self.show_day(self.month.day)

    def refresh(self) -> None:
        """Ask for the meetings of the month again."""
        self.show_day(self.month.day)

    def _days(self, day: date | None = None) -> dict[date, list[MeetingLabel]]:
        of = day or self.month.day
        first = of.replace(day=1)
        found: dict[date, list[MeetingLabel]] = defaultdict(list)
        last = add_months(first, 1) - timedelta(days=1)
        for label in self.desk.office.ask(meetings, since=first, until=last):
            found[label.held_on].append(label)
        return dict(found)

    def show_day(self, day: date) -> None:
        """Show the month of a day, with that day under the keyboard."""
        self.month.today = self.desk.office.today()
        self.month.show_month(day, self._days(day))
        self._named.setText(formats.month(day.year, day.month))
        self.status_changed.emit()

    def _on_before(self) -> None:
        self.show_day(add_months(self.month.day, -1))

    def _on_after(self) -> None:
        self.show_day(add_months(self.month.day, 1))

    def _on_now(self) -> None:
        self.show_day(self.desk.office.today())

    def _on_day(self, day: date) -> None:
        held = self.month.meetings_on(day)
        if held:
            self.desk.bus.page_wanted.emit("meetings", ("list", held[0].id))
