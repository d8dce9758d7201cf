"""The pages of a paper one below the other; only those in sight are painted, a band at a time."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from pomanager.i18n import _, formats
from pomanager.ui.look import look, px
from pomanager.ui.preview.document import PaperFile
from pomanager.ui.preview.drawings import Drawings
from pomanager.ui.preview.painting import Marking, paint_marks, paint_stretched
from pomanager.ui.preview.placing import Placing, Spot
from pomanager.ui.preview.zoom import Fit, Room, Zoom, larger, smaller

GAP, MARGIN = 12, 16
SCROLLED_AT_ONCE = 64
PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class PagesView(QAbstractScrollArea):
    """Shows a paper. ``page_changed`` brings the page one is on, counted from 0; ``zoomed`` says the size is other."""

    page_changed = Signal(int)
    zoomed = Signal()
    spoken_as = QAccessible.Role.Document

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else fitting the width would swing
        self.paper: PaperFile | None = None
        self.marking: Marking | None = None
        self._zoom: Zoom = Fit.WIDTH
        self._page = 0
        self._drawings = Drawings()
        self._placing = Placing((), 1.0, 0, 0)
        self.setAccessibleName(_("Pages"))  # until there is a paper
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(0)
        self._due.timeout.connect(self._on_due)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_paper(self, paper: PaperFile | None, spot: Spot | None = None) -> None:
        """Show another paper from this spot on; None shows nothing, and lets go of the file."""
        self.paper = paper
        self._drawings.clear()
        self._place(spot or self.spot())
        self._tell_page()

    @property
    def page(self) -> int:
        """The page one is on, counted from 0."""
        return self._page

    def spot(self) -> Spot:
        """What is seen now, to come back to."""
        return self._placing.spot(self.verticalScrollBar().value())

    def go_to(self, page: int, *, down: float = 0.0) -> None:
        """Show a page from its top, or from a part of its height on."""
        count = len(self.paper) if self.paper is not None else 0
        page = min(max(0, page), max(0, count - 1))
        above = self._dots(GAP) if not down else 0
        self.verticalScrollBar().setValue(self._placing.top_of(Spot(page, down, above)))
        if self._page != page and not down:  # the last pages may be too short for the window to begin with them
            self._page = page
            self._tell_page()

    def bring_into_view(self, page: int, box: QRectF) -> None:
        """Scroll, where it must be, so that a box of a page (in points) is in sight."""
        scale = self._placing.scale
        place = QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale).toRect()
        place.translate(self._page_box(page).topLeft())
        inside = self._seen_box().adjusted(0, self._dots(40), 0, -self._dots(40))
        if not inside.contains(place):
            upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
            upright.setValue(upright.value() + place.center().y() - inside.height() // 3)
            if across.maximum():
                self._scroll_across(across, place.center().x() - inside.center().x())
        self.viewport().update()

    def _scroll_across(self, bar: QWidget, dots: int) -> None:
        across = self.horizontalScrollBar()
        across.setValue(across.value() + (-dots if self.isRightToLeft() else dots))

    # ---- zoom -----------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """How large the pages are shown."""
        return self._zoom

    def percent(self) -> float:
        """How many per cent of their real size the pages have."""
        return self._room().percent(self._placing.scale)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller; what is at the top stays there."""
        self._zoom = zoom
        self._place(self.spot())
        self.zoomed.emit()

    def larger(self) -> None:
        """Show the pages one step larger."""
        self.set_zoom(larger(self.percent()))

    def smaller(self) -> None:
        """Show the pages one step smaller."""
        self.set_zoom(smaller(self.percent()))

    # ---- places, in dots of the screen ------------------------------------------------------------------------------

    def _dots(self, length: float) -> int:
        return round(px(length) * self.devicePixelRatioF())

    def _room(self) -> Room:
        ratio, margins = self.devicePixelRatioF(), 2 * self._dots(MARGIN)
        seen = self.viewport().size()
        return Room(
            max(1, round(seen.width() * ratio) - margins),
            max(1, round(seen.height() * ratio) - margins),
            self.logicalDpiX() * ratio,
        )

    def _place(self, spot: Spot) -> None:
        sizes = self.paper.sizes if self.paper is not None else ()
        widest = (max((size[0] for size in sizes), default=595.0), max((size[1] for size in sizes), default=842.0))
        scale = self._room().scale(self._zoom, widest)
        if scale != self._placing.scale:
            whole = {page for page in range(len(self._placing.tops)) if len(self._placing.bands(page)) == 1}
            self._drawings.change_scale(whole)
        self._placing = Placing(sizes, scale, self._dots(GAP), self._dots(MARGIN))
        self._measure()
        self.verticalScrollBar().setValue(self._placing.top_of(spot))
        self._due.start()
        self.viewport().update()

    def _measure(self) -> None:
        ratio, seen = self.devicePixelRatioF(), self.viewport().size()
        width, height = round(seen.width() * ratio), round(seen.height() * ratio)
        upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
        upright.setPageStep(height)
        upright.setSingleStep(self._dots(SCROLLED_AT_ONCE))
        upright.setRange(0, max(0, self._placing.height - height))
        was_there = across.maximum() > 0
        across.setPageStep(width)
        across.setSingleStep(self._dots(SCROLLED_AT_ONCE))
        across.setRange(0, max(0, self._placing.width - width) if self._zoom is not Fit.WIDTH else 0)
        if not was_there:
            across.setValue(across.maximum() // 2)

    def _seen_box(self) -> QRect:
        ratio, seen = self.devicePixelRatioF(), self.viewport().size()
        return QRect(0, 0, round(seen.width() * ratio), round(seen.height() * ratio))

    def _page_box(self, page: int) -> QRect:
        """Where a page lies in the window now."""
        across = self.horizontalScrollBar()
        room, whole = self._seen_box().width(), self._placing.width
        start = across.maximum() - across.value() if self.isRightToLeft() else across.value()
        middle = (room - whole) // 2 if whole < room else -start
        x = middle + (whole - self._placing.widths[page]) // 2
        y = self._placing.tops[page] - self.verticalScrollBar().value()
        return QRect(x, y, self._placing.widths[page], self._placing.heights[page])

    def _pages_seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._placing.seen(top, top + self._seen_box().height())

    # ---- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), worn.colour("ground"))
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in dots, so that letters stay sharp
        for page in self._pages_seen():
            self._paint_page(painter, page)
        if self.hasFocus():
            painter.setPen(worn.colour("focus"))
            for inset in range(self._dots(2)):
                painter.drawRect(self._seen_box().adjusted(inset, inset, -1 - inset, -1 - inset))

    def _paint_page(self, painter: QPainter, page: int) -> None:
        box, scale = self._page_box(page), self._placing.scale
        painter.fillRect(box, Qt.GlobalColor.white)
        for top, height in self._placing.bands(page):
            image, before = self._drawings.get((page, top)), self._drawings.before(page)
            if image is not None:
                painter.drawImage(QPoint(box.left(), box.top() + top), image)
            elif before is not None:
                paint_stretched(painter, before, box, top, height)
        if self.marking is not None:
            paint_marks(painter, self.marking.marks(page), self.marking.chosen(page), box.topLeft(), scale)
        painter.setPen(look().colour("edge"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def _wanted(self) -> Iterator[tuple[int, int, int]]:
        """The bands to have painted, by page, top and height: what is in sight, then the pages after and before it."""
        seen = self._pages_seen()
        inside = self._seen_box()
        for page in seen:
            box = self._page_box(page)
            for top, height in self._placing.bands(page):
                in_sight = box.top() + top < inside.bottom() and box.top() + top + height > 0
                if in_sight:
                    yield page, top, height
        for page in (seen.stop, seen.start - 1):
            if 0 <= page < len(self._placing.tops):
                bands = self._placing.bands(page)
                if len(bands) == 1:
                    yield page, 0, bands[0][1]

    def _on_due(self) -> None:
        if self.draw_next():
            self._due.start()

    def draw_next(self) -> bool:
        """Paint the band that is wanted most; False when none is wanted."""
        if self.paper is None:
            return False
        wanted = tuple(self._wanted())
        missing = next((band for band in wanted if not self._drawings.has(band[:2])), None)
        if missing is None:
            return False
        page, top, height = missing
        image = self.paper.picture(page, self._placing.scale, top, height)
        self._drawings.keep((page, top), image, {band[:2] for band in wanted})
        self.viewport().update()
        return True

    def settle(self) -> None:
        """Paint all that is wanted now, without waiting for a rest."""
        while self.draw_next():
            pass

    # ---- moving ---------------------------------------------------------------------------------------------------

    def _on_scrolled(self, _value: int) -> None:
        page = self._placing.current(self.verticalScrollBar().value(), self._seen_box().height())
        if page != self._page:
            self._page = page
            self._tell_page()
        self._due.start()
        self.viewport().update()

    def _tell_page(self) -> None:
        count = len(self.paper) if self.paper is not None else 0
        self._page = min(self._page, max(0, count - 1))
        said = _("Page {page} of {pages}") if count else _("Pages")
        self.setAccessibleName(said.format(page=formats.number(self._page + 1), pages=formats.number(count)))
        self.page_changed.emit(self._page)

    def next_page(self) -> None:
        """Go to the top of the next page."""
        self.go_to(self._page + 1)

    def previous_page(self) -> None:
        """Go to the top of the page before."""
        self.go_to(self._page - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, upright = event.key(), self.verticalScrollBar()
        screen = max(1, upright.pageStep() - self._dots(48))
        plain = event.modifiers() in PLAIN
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            upright.setValue(0 if key == Qt.Key.Key_Home else upright.maximum())
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            ahead = key == Qt.Key.Key_PageDown
            if self._zoom is Fit.PAGE or not plain:
                self.go_to(self._page + (1 if ahead else -1))
            else:
                upright.setValue(upright.value() + (screen if ahead else -screen))
        elif key == Qt.Key.Key_Space:
            shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            upright.setValue(upright.value() + (-screen if shift else screen))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.larger()
            elif event.angleDelta().y() < 0:
                self.smaller()
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.spot())
        self.zoomed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange} and hasattr(self, "_due"):
            self._place(self.spot())
        if event.type() == QEvent.Type.LanguageChange:
            self._tell_page()
