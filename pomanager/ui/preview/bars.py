"""The rows around the pages: going from page to page and making them larger below, going from hit to hit above."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.ui.look import look, px
from pomanager.ui.preview.finding import Finder
from pomanager.ui.preview.zoom import STEPS, Fit, Zoom
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.wrapping import GAP, WrappingRow

FITS = (Fit.WIDTH, Fit.PAGE)


def _named(button: Button, name: str) -> Button:
    button.setObjectName(f"preview.{name}")
    return button


class PageField(QWidget):
    """The number of the page one is on, to be typed over; Enter goes to the page typed."""

    wanted = Signal(int)
    """A page, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._count, self._more = 0, 0, False
        self._before = Label("", "small")
        self.line = QLineEdit()
        self.line.setObjectName("preview.page")
        self.line.setValidator(QIntValidator(1, 99_999, self))
        self.line.returnPressed.connect(self._on_typed)
        self.after = Label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for part in (self._before, self.line, self.after):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_page(self, page: int, count: int, *, more: bool) -> None:
        """Show the page one is on and how many there are; ``more`` says that others are still being written."""
        self._page, self._count, self._more = page, count, more
        self.line.setText(str(page + 1) if count else "")
        # TR: stands behind the field with the number of the page: "Page [3] of 12"
        words = _("of {pages}").format(pages=formats.number(count))
        self.after.setText(_("more pages are being written") if more else words if count else "")
        self.line.setFixedWidth(look().metrics().horizontalAdvance("0" * max(3, len(str(count)))) + px(30))
        self.updateGeometry()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._before.setText(_("Page"))
        self.line.setAccessibleName(_("Page"))
        self.show_page(self._page, self._count, more=self._more)

    def _on_typed(self) -> None:
        digits = "".join(letter for letter in self.line.text() if letter.isdecimal())  # "1,234" is taken as well
        if digits:
            self.wanted.emit(int(digits) - 1)


class FootBar(QFrame):
    """The foot of the window: pages, zoom, and the way out."""

    zoom_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.first = _named(Button("", "up_c", key="Home"), "first")
        self.previous = _named(Button("", "left_c"), "previous")
        self.field = PageField()
        self.next = _named(Button("", "right_c"), "next")
        self.last = _named(Button("", "down_c", key="End"), "last")
        self.smaller = _named(Button("", "minus", key="Ctrl+-"), "smaller")
        self.zoom = ComboBox()
        self.zoom.setObjectName("preview.zoom")
        self.zoom.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.zoom.addItems([""] * (len(FITS) + len(STEPS) + 1))
        self.zoom.activated.connect(self._on_zoom)
        self.larger = _named(Button("", "plus", key="Ctrl++"), "larger")
        self.close_button = _named(Button("", key="Esc"), "close")
        pages = (self.first, self.previous, self.field, self.next, self.last)
        sizes = (self.smaller, self.zoom, self.larger)
        self._parts: tuple[QWidget, ...] = (*pages, *sizes, self.close_button)
        self._row = WrappingRow((pages, sizes, (self.close_button,)), self)
        self._shown_zoom: tuple[Zoom, float] = (Fit.WIDTH, 100.0)
        self._measure()

    def _measure(self) -> None:
        self._row.setContentsMargins(px(16), px(5), px(16), px(5))

    def _make_room(self) -> None:
        """Leave out what keys, list and field do as well, until the rest stands in one line: pages need the room."""
        left_out: list[QWidget] = []
        spare = ((self.first, self.last), (self.smaller, self.larger), (self.close_button,))
        for buttons in spare:
            if self._needed(left_out) > self.width():
                left_out += buttons
        for button in (button for buttons in spare for button in buttons):
            if button.isHidden() != (button in left_out):  # each change lays everything out anew
                button.setVisible(button not in left_out)

    def _needed(self, without: Sequence[QWidget]) -> int:
        widths = [part.sizeHint().width() for part in self._parts if part not in without]
        sides = self._row.contentsMargins()
        return sum(widths) + px(GAP) * (len(widths) - 1) + sides.left() + sides.right()

    def show_zoom(self, zoom: Zoom, percent: float) -> None:
        """Show how large the pages are; what is between two steps stands as a line of its own."""
        self._shown_zoom = (zoom, percent)
        for place, words in enumerate(self._zoom_words(percent)):
            self.zoom.setItemText(place, words)
        known: list[Zoom] = [*FITS, *STEPS]
        self.zoom.setCurrentIndex(known.index(zoom) if zoom in known else len(known))

    def _zoom_words(self, percent: float) -> tuple[str, ...]:
        steps = tuple(formats.percent(step / 100) for step in STEPS)
        return (_("Fit the width"), _("Whole page"), *steps, formats.percent(round(percent) / 100))

    def _on_zoom(self, place: int) -> None:
        known: list[Zoom] = [*FITS, *STEPS]
        self.zoom_chosen.emit(known[place] if place < len(known) else round(self._shown_zoom[1]))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.first.setText(_("First"))
        self.previous.setText(_("Previous"))
        self.next.setText(_("Next"))
        self.last.setText(_("Last"))
        self.smaller.setText(_("Smaller"))
        self.larger.setText(_("Larger"))
        self.close_button.setText(_("Close"))
        self.zoom.setAccessibleName(_("Size of the pages"))
        self.field.retranslate()
        self.show_zoom(*self._shown_zoom)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event) and hasattr(self, "_row"):
            self._measure()
            self.field.retranslate()
            self._make_room()


class HitsBar(QFrame):
    """The row above the pages while something is searched: how often it was found, and to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.words = Label("", "small")
        self.previous = _named(Button("", "up_c", "small", shortcut="Shift+F3"), "previous_hit")
        self.next = _named(Button("", "down_c", "small", shortcut="F3"), "next_hit")
        self._row = WrappingRow(((self.words,), (self.previous, self.next)), self)
        self._row.setContentsMargins(px(16), px(4), px(16), px(4))
        self.hide()

    def show_finder(self, finder: Finder) -> None:
        """Say how far the search is."""
        self.setVisible(finder.searching)
        self.words.setText(self._said(finder))
        self.setAccessibleName(self.words.plain())
        for button in (self.previous, self.next):
            button.setVisible(finder.total > 0)

    @staticmethod
    def _said(finder: Finder) -> str:
        total = formats.number(finder.total)
        if not finder.done:
            return ngettext("{count} found so far…", "{count} found so far…", finder.total).format(count=total)
        if not finder.total:
            return _("Not found in this paper")
        if finder.place:
            # TR: the place of a hit among all those found: "the 3rd of 27"
            return _("{place} of {count} found").format(place=formats.number(finder.place), count=total)
        return ngettext("{count} found", "{count} found", finder.total).format(count=total)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.previous.setText(_("Previous hit"))
        self.next.setText(_("Next hit"))
