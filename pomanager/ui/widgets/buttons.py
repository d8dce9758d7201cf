"""Buttons: an icon, a verb, and the key that presses it printed on it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QWidget

from pomanager.i18n import _
from pomanager.ui.look import look, px
from pomanager.ui.offering import NOT_YOURS
from pomanager.ui.widgets.keys import key_text, key_width, paint_key
from pomanager.ui.widgets.painting import Row, looks_changed, mark, offer_whole, rounded, words
from pomanager.ui.widgets.tips import as_tip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
HEIGHTS = {"quiet": 30, "small": 30, "toast": 30}


class Button(QPushButton):
    """One act. ``kind``: "primary" (one a page), "plain", "quiet" (a link), "danger", "small", or "toast".

    ``shortcut`` presses the button and is printed on it; ``key`` is only printed (where the key works anyway, such
    as Esc in a dialog). ``name`` is read aloud for a button without words.
    """

    def __init__(  # noqa: PLR0913 - all but the words are optional, and named where they are used
        self,
        text: str = "",
        icon: str = "",
        kind: str = "plain",
        *,
        shortcut: str = "",
        key: str = "",
        chevron: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._kind = kind
        self._key = key or shortcut
        self._shortcut = shortcut
        self._chevron = chevron
        self._words = ""
        self._withheld = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setText(text)
        if name:
            self.set_name(name)
        self._measure()

    def setText(self, text: str) -> None:
        """Set the verb; the key printed on the button stays in force."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setShortcut(QKeySequence(self._shortcut))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_name(self, name: str) -> None:
        """Set what is read aloud and shown on hover, for a button without words."""
        self.setAccessibleName(name)
        self.setToolTip(as_tip(name))

    def offer(self, off: str, hint: str = "") -> None:
        """Let it be pressed, or say on hover why not: the marked sentence of ``Desk.off``, or one in words already.

        What is not among what the person may do is not there at all, whatever is shown around it. ``hint`` is what
        the button says on hover otherwise.
        """
        self._withheld = off == NOT_YOURS
        if self._withheld:
            self.setVisible(False)
        self.setEnabled(not off)
        self.setToolTip(as_tip(_(off) if off else hint))

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible and not self._withheld)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Print another key on the button, one that works elsewhere."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    @property
    def key(self) -> str:
        """The key printed on the button."""
        return self._key

    @property
    def words(self) -> str:
        """The words on the button, as shown."""
        return self._words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In a dialog Enter gives its first answer, whatever has the keyboard; elsewhere it presses the button it is on.
        if event.key() in _ENTER and event.modifiers() in _PLAIN and not isinstance(self.window(), QDialog):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def _measure(self) -> None:
        self.setFixedHeight(px(HEIGHTS.get(self._kind, 36)))
        self.updateGeometry()

    def _strong(self) -> bool:
        return self._kind in {"primary", "quiet", "danger"}

    def _font_metrics(self) -> QFontMetrics:
        return look().metrics("body", strong=self._strong())

    def sizeHint(self) -> QSize:
        return QSize(self.needed(with_key=True), px(HEIGHTS.get(self._kind, 36)))

    def needed(self, *, with_key: bool) -> int:
        """The width in which nothing of it is shortened; the words come before the key printed beside them."""
        parts = []
        if self._icon:
            parts.append(px(18))
        if self._words:
            parts.append(self._font_metrics().horizontalAdvance(self._words) + 1)
        if self._key and with_key:
            parts.append(key_width(self._key))
        if self._chevron:
            parts.append(px(16))
        ends = px(11) + px(12) if self._words else 2 * px(8)
        return sum(parts) + px(7) * max(0, len(parts) - 1) + ends

    def _shows_key(self) -> bool:
        return bool(self._key) and (not self._words or self.width() >= self.needed(with_key=True))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "text3"
        return {"primary": "on_accent", "quiet": "accent", "danger": "bad", "toast": "grain"}.get(self._kind, "text")

    def _paint_ground(self, painter: QPainter, box: QRect) -> None:
        worn = look()
        hover = self.underMouse() or self.isDown()
        if not self.isEnabled():
            rounded(painter, box, worn.colour("raised"), worn.colour("line"))
        elif self._kind == "primary":
            green = worn.colour("accent_hover" if hover else "accent")
            rounded(painter, box, green, green)
        elif self._kind == "quiet":
            rounded(painter, box, worn.colour("raised") if hover else None, None)
        elif self._kind == "toast":
            rounded(painter, box, worn.colour("side_on") if hover else None, None)
        else:
            rounded(painter, box, worn.colour("raised" if hover else "surface"), worn.colour("edge"))
        if self.hasFocus():
            ring = worn.colour("text" if self._kind == "primary" else "focus")
            rounded(painter, box, None, ring, width=2.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        self._paint_ground(painter, self.rect())
        ink = self._ink()
        pad = px(11) if self._words else px(8)
        row = Row(self.rect().adjusted(pad, 0, -pad, 0), self.layoutDirection())
        if not self._words and not self._key and not self._chevron:
            mark(painter, self.rect(), self._icon, 18, "text2" if ink == "text" else ink)
            return
        shows_key = self._shows_key()
        spare = max(0, (self.width() - self.needed(with_key=shows_key)) // 2)
        if self._kind != "wide":
            row.take(spare)
        if self._icon:
            mark(painter, row.take(px(18), gap=px(7)), self._icon, 18, "text2" if ink == "text" else ink)
        if self._chevron:
            mark(painter, row.take_end(px(16), gap=px(7)), "down_c", 16, "text2" if ink == "text" else ink)
        if shows_key:
            self._paint_key(painter, row, spare)
        if self._words:
            font = look().font("body", strong=self._strong())
            words(painter, row.take(row.free), self._words, font, look().colour(ink))

    def _paint_key(self, painter: QPainter, row: Row, spare: int) -> None:
        row.take_end(0 if self._kind == "wide" else spare)
        place = row.take_end(key_width(self._key), gap=px(7))
        if self._kind == "primary" and self.isEnabled():
            paint_key(painter, place, self._key, look().colour("on_accent"), look().colour("on_accent"), None)
        else:
            worn = look()
            paint_key(painter, place, self._key, worn.colour("text2"), worn.colour("line"), worn.colour("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._words:
            offer_whole(self, self._words, self.needed(with_key=False))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()

    def printed_key(self) -> str:
        """The key printed on the button, in the reader's words."""
        return key_text(self._key)


class WideButton(Button):
    """A button as wide as its column, its words at the start: for short lists of answers."""

    def __init__(self, text: str = "", icon: str = "", *, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, "wide", shortcut=shortcut, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
