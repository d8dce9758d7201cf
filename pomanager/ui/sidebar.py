"""The side of the window: whose office this is, and the pages, each with the digit that opens it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.ui.look import look, px
from pomanager.ui.page_kinds import PageKind, in_order
from pomanager.ui.widgets.labels import ElidedLabel, Label
from pomanager.ui.widgets.marks import Avatar
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.tips import as_tip

WIDTH, FOLDED_WIDTH = 208, 56
HIGH, HIGH_TALL = 38, 40
"""The height of a page's line; in languages with tall letters."""
LOWEST = 32
"""To this a line shrinks before the pages have to be scrolled: on a low screen all of them are in sight."""

_STEPS = {
    Qt.Key.Key_Down: "next", Qt.Key.Key_Up: "before", Qt.Key.Key_Home: "first", Qt.Key.Key_End: "last",
}  # fmt: skip


class SideItem(QAbstractButton):
    """One page in the sidebar: Enter and Space open it, the arrows, Home and End go on to another one."""

    left = Signal(str)
    """ "next", "before", "first" or "last": where the keyboard is to go."""

    def __init__(self, kind: PageKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.folded = False
        self.count = 0
        self.setObjectName(f"side.{kind.key}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's own arrows would open every page they pass.
        if event.key() in _STEPS:
            self.left.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set the words anew, and the height of their script."""
        title = _(self.kind.title)
        self.setText(title.replace("&", "&&"))
        said = title
        if self.count:
            # TR: a page and how many there are: "Due (3)"
            said = _("{title} ({count})").format(title=title, count=formats.number(self.count))
        self.setAccessibleName(said)
        self._said = said
        self.updateGeometry()
        self._tell_short()

    def _tell_short(self) -> None:
        """Tell the whole title on hover where it has no room; a bar to scroll takes some."""
        self.setToolTip(as_tip(self._said if self.folded or self._short() else ""))

    def _short(self) -> bool:
        free = self.width() - px(4 + 10 + 20 + 10 + 12 + 6)
        if self.kind.digit is not None or self.count:
            free -= px(12)
        if self.count:
            free -= px(8) + self._count_width()
        return look().metrics("body", strong=True).horizontalAdvance(_(self.kind.title)) > free

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_short()

    def sizeHint(self) -> QSize:
        return QSize(px(FOLDED_WIDTH if self.folded else WIDTH), px(HIGH_TALL if look().tall else HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, px(LOWEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        on = self.isChecked()
        if on or self.underMouse():
            painter.fillRect(self.rect(), worn.colour("side_on"))
        whole = Row(self.rect(), self.layoutDirection())
        bar = whole.take(px(4))
        if on:
            painter.fillRect(bar, worn.colour("grain"))
        if self.hasFocus():
            rounded(painter, self.rect().adjusted(1, 1, -1, -1), None, worn.colour("grain"), radius=4, width=2.0)
        pad = px(14) if self.folded else px(10)
        whole.take(pad)
        ink = "#FFFFFF" if on else "side_text"
        mark(painter, whole.take(px(20), gap=px(10)), self.kind.icon, 20, ink)
        if self.folded:
            if self.count:
                self._paint_dot(painter)
            return
        whole.take_end(px(12))
        if self.kind.digit is not None or self.count:
            digit = "" if self.kind.digit is None else str(self.kind.digit)
            words(painter, whole.take_end(px(12)), digit, worn.font("key"), worn.colour("side_dim"), end=True)
        if self.count:
            self._paint_count(painter, whole)
        whole.take_end(px(6))
        colour = QColor("#FFFFFF") if on else worn.colour("side_text")
        words(painter, whole.take(whole.free), _(self.kind.title), worn.font("body", strong=on), colour)

    def _paint_dot(self, painter: QPainter) -> None:
        """Beside the icon alone there is no room for a number, which is said on hover."""
        across = px(10)
        left = px(8) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - px(8) - across
        rounded(painter, QRect(left, px(6), across, across), look().colour("grain"), None, radius=5)

    def _count_width(self) -> int:
        text = formats.number(self.count)
        return max(px(26), look().metrics("key", strong=True).horizontalAdvance(text) + px(12))

    def _paint_count(self, painter: QPainter, whole: Row) -> None:
        worn = look()
        font = worn.font("key", strong=True)
        text = formats.number(self.count)
        width = self._count_width()
        whole.take_end(px(8))
        place = whole.take_end(width)
        pill = QRect(place.left(), place.center().y() - px(9), width, px(18))
        rounded(painter, pill, worn.colour("grain"), None, radius=9)
        painter.setFont(font)
        painter.setPen(worn.colour("on_grain"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Sidebar(QFrame):
    """The organisation and the pages; ``chosen`` brings the key of a page."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._folded = False
        self._items: dict[str, SideItem] = {}
        self._avatar = Avatar("", 36, square=True)
        self._name = ElidedLabel("", "strong", tone="side_text")
        self._place = ElidedLabel("", "key", tone="side_dim")
        self._hint = Label("", tone="side_dim", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._top())
        inside = QWidget()
        self._listed = QVBoxLayout(inside)
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._listed.setSpacing(0)
        self._add_pages(tuple(pages))
        self._listed.addStretch(1)
        self._scroller = Scroller(inside)
        self._column.addWidget(self._scroller, 1)
        self._column.addWidget(self._hint)
        self._measure()
        self.retranslate()

    def _top(self) -> QHBoxLayout:
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._place)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(10))
        self._row.addWidget(self._avatar)
        self._row.addWidget(self._names, 1)
        return self._row

    def _add_pages(self, pages: tuple[PageKind, ...]) -> None:
        parted = False
        for kind in in_order(pages):
            if kind.below and not parted:
                parted = True
                self._listed.addSpacing(px(8))
                hair = QFrame()
                hair.setObjectName("sidehairline")
                hair.setFixedHeight(1)
                self._listed.addWidget(hair)
                self._listed.addSpacing(px(8))
            item = SideItem(kind)
            item.clicked.connect(self._on_clicked)
            item.left.connect(self._on_left)
            self._items[kind.key] = item
            self._listed.addWidget(item)
            if kind.digit is not None:
                key = QShortcut(QKeySequence(f"Alt+{kind.digit}"), self)
                key.activated.connect(item.click)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, SideItem):
            self.chosen.emit(sender.kind.key)

    def _on_left(self, step: str) -> None:
        items = list(self._items.values())
        here = next((place for place, item in enumerate(items) if item is self.sender()), 0)
        there = {"next": here + 1, "before": here - 1, "first": 0, "last": -1}[step]
        item = items[there % len(items)]
        item.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroller.ensureWidgetVisible(item, 0, 0)

    def show_organisation(self, name: str, place: str) -> None:
        """Show whose office is open."""
        self._avatar.set_name(name)
        self._name.set_text(name)
        self._place.set_text(place)
        self._place.setVisible(bool(place))

    def show_current(self, key: str) -> None:
        """Mark the page that is open."""
        if key in self._items:
            for each in self._items.values():  # Tab comes to the page that is open, the arrows go on from there
                each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._items[key].setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._items[key].setChecked(True)
            self._scroller.ensureWidgetVisible(self._items[key], 0, 0)

    def show_count(self, key: str, count: int) -> None:
        """Show a small count beside a page, 0 for none."""
        self._items[key].count = count
        self._items[key].retranslate()
        self._items[key].update()

    def count(self, key: str) -> int:
        """The count beside a page."""
        return self._items[key].count

    @property
    def folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show icons only, or icons and words."""
        self._folded = folded
        for item in self._items.values():
            item.folded = folded
            item.retranslate()
        self._names.setVisible(not folded)
        self._hint.setVisible(not folded)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(px(FOLDED_WIDTH if self._folded else WIDTH))
        side = px(10 if self._folded else 14)
        self._row.setContentsMargins(side, px(14), side, px(12))
        self._hint.setContentsMargins(px(16), px(4), px(8), px(10))

    def retranslate(self) -> None:
        """Set every word anew."""
        for item in self._items.values():
            item.retranslate()
        self._hint.setText(_("Alt + number: go to"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()
        if event.type() == QEvent.Type.LanguageChange or looks_changed(event):
            self.retranslate()
