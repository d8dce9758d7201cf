"""The quorum of a meeting as everybody in the room can read it: a word, a bar with the mark to reach, a few figures."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.meeting_votes import margin_said, quorum_said, quorum_title
from pomanager.readmodels.meetings.meeting import Quorum
from pomanager.ui.look import look, px
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed, words

SHORTEST_BAR = 200
"""Where less than this is left for the bar beside the words and figures, in px at 100 %, it stands below them."""
_Places = tuple[tuple[QWidget, int, int, int], ...]
_TONES = {True: "ok", False: "bad", None: "info"}
_MARKS = {True: "ok", False: "warn", None: "info"}


class QuorumBar(QWidget):
    """A bar from none to all votes: those present filled, those represented hatched, a mark where the quorum is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quorum: Quorum | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()

    def show_quorum(self, quorum: Quorum) -> None:
        """Show another quorum."""
        self._quorum = quorum
        self.setAccessibleName(quorum_said(quorum))
        self.update()

    def _measure(self) -> None:
        high = look().metrics("small").height()
        self.setFixedHeight(2 * high + px(20) + px(6))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(420), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(180), self.height())

    def _place_of(self, votes: int) -> int:
        """How far along the bar so many votes are."""
        base = max(self._quorum.base if self._quorum else 0, 1)
        return round(min(votes / base, 1.0) * (self.width() - 1))

    def _from(self, start: int, end: int, box: QRect) -> QRect:
        """A stretch of the bar, from where reading begins."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = self.width() - 1 - end, self.width() - 1 - start
        return QRect(start, box.top(), max(end - start, 0), box.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        quorum = self._quorum
        if quorum is None:
            return
        worn, painter = look(), QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        high = worn.metrics("small").height()
        box = QRect(0, high + px(3), self.width() - 1, px(20))
        painter.fillRect(box, worn.colour("surface"))
        full, there = self._place_of(quorum.present), self._place_of(quorum.there)
        painter.fillRect(self._from(0, full, box), worn.colour("accent"))
        hatched = self._from(full, there, box)
        painter.fillRect(hatched, worn.colour("accent_soft"))
        painter.fillRect(hatched, QBrush(worn.colour("accent"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(worn.colour("edge"))
        painter.drawRect(box)
        self._paint_mark(painter, box, high)
        below = QRect(0, box.bottom() + px(2), self.width(), high)
        words(painter, below, formats.number(0), worn.font("small"), worn.colour("text2"))
        words(painter, below, formats.number(quorum.base), worn.font("small"), worn.colour("text2"), end=True)

    def _paint_mark(self, painter: QPainter, box: QRect, high: int) -> None:
        quorum = self._quorum
        if quorum is None or quorum.needed is None:
            return
        worn = look()
        at = self._from(0, self._place_of(quorum.needed), box).width()
        at = self.width() - 1 - at if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else at
        painter.fillRect(QRect(at - px(1), box.top() - px(6), px(3), box.height() + px(12)), worn.colour("text"))
        # TR: over the bar of a quorum, at the number of votes that must be reached
        said = _("{needed} needed").format(needed=formats.number(quorum.needed))
        wide = worn.metrics("small", strong=True).horizontalAdvance(said) + px(4)
        left = min(max(at - wide // 2, 0), self.width() - wide)
        painter.setFont(worn.font("small", strong=True))
        painter.setPen(worn.colour("text"))
        painter.drawText(QRect(left, 0, wide, high), Qt.AlignmentFlag.AlignCenter, said)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()


class _Figure(QWidget):
    """A figure with what it counts below it."""

    def __init__(self, *, both_strong: bool = False) -> None:
        super().__init__()
        self._above, self._below = Label("", "strong"), Label("", "strong" if both_strong else "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addWidget(self._above)
        column.addWidget(self._below)

    def tell(self, above: str, below: str) -> None:
        """Show other figures."""
        self._above.setText(above)
        self._below.setText(below)

    def said(self) -> tuple[str, str]:
        """What is shown."""
        return self._above.plain(), self._below.plain()


def _beside(said: QWidget, bar: QWidget, figures: QWidget) -> _Places:
    return (said, 0, 0, 1), (bar, 0, 1, 1), (figures, 0, 2, 1)


def _below(said: QWidget, bar: QWidget, figures: QWidget) -> _Places:
    return (said, 0, 0, 1), (figures, 0, 2, 1), (bar, 1, 0, 3)


def _apart(said: QWidget, bar: QWidget, figures: QWidget) -> _Places:
    return (said, 0, 0, 3), (bar, 1, 0, 3), (figures, 2, 0, 3)


_PLACES = {"beside": _beside, "below": _below, "apart": _apart}
"""How the parts lie: each with its row, its column and over how many columns it goes."""


class QuorumBanner(QFrame):
    """Says in large letters whether there is a quorum, and shows how it comes about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._mark = Mark("ok", 26, "ok")
        self.title_label, self.sentence = Label("", "page"), Label("", wrap=False)
        self.bar = QuorumBar()
        self.there, self.women, self.margin = _Figure(both_strong=True), _Figure(), _Figure()
        self.quorum: Quorum | None = None
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._mark)
        head.addWidget(self.title_label, 1)
        self._said, self._figures = QWidget(), QWidget()
        said = QVBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(px(3))
        said.addLayout(head)
        said.addWidget(self.sentence)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(20), px(12), px(20), px(12))
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self._laid = ""
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(px(18))
        for place, figure in enumerate((self.there, self.women, self.margin)):
            if place:
                figures.addWidget(line(upright=True, length=px(44)))
            figures.addWidget(figure)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_quorum(self, quorum: Quorum) -> None:
        """Show how it stands now."""
        self.quorum = quorum
        tone = _TONES[quorum.is_reached]
        self._mark.show_icon(_MARKS[quorum.is_reached], tone)
        self.title_label.setText(quorum_title(quorum))
        self.title_label.set_tone(tone)
        self.sentence.setText(quorum_said(quorum))
        self.bar.show_quorum(quorum)
        self._tell_figures(quorum)
        self._arrange()

    def _tell_figures(self, quorum: Quorum) -> None:
        # TR: votes in the room, beside the bar of a quorum
        present = ngettext("{count} present", "{count} present", quorum.present)
        represented = ngettext("{count} represented", "{count} represented", quorum.represented)
        self.there.tell(
            present.format(count=formats.number(quorum.present)),
            represented.format(count=formats.number(quorum.represented)),
        )  # fmt: skip
        women = ngettext("{count} woman", "{count} women", quorum.women).format(count=formats.number(quorum.women))
        part = quorum.women / quorum.there if quorum.there else 0.0
        # TR: below the number of women in the room: what part of the votes there is theirs, such as 41 %
        self.women.tell(women, _("{part} of the votes").format(part=formats.percent(round(part, 2))))
        self.margin.setVisible(quorum.margin is not None)
        self.margin.tell(*margin_said(quorum))

    def _arrange(self) -> None:
        """Put the bar between words and figures; below them where it would be short; all apart for large letters."""
        beside = self._said.sizeHint().width() + self._figures.sizeHint().width() + px(2 * 20 + 2 * 18)
        wanted = "beside" if self.width() >= beside + px(SHORTEST_BAR) else "below"
        wanted = "apart" if self.width() < beside else wanted
        if wanted == self._laid:
            return
        self._laid = wanted
        for part in (self._said, self.bar, self._figures):
            self._grid.removeWidget(part)
        for part, row, column, columns in _PLACES[wanted](self._said, self.bar, self._figures):
            self._grid.addWidget(part, row, column, 1, columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event) and self.quorum is not None:
            self.show_quorum(self.quorum)
