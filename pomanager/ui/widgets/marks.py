"""Small drawn things: an icon beside words, the initials of a person, a row of steps."""

from PySide6.QtCore import QEvent, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import Row, looks_changed, mark, rounded, words


class Mark(QWidget):
    """An icon beside words; it says nothing by itself and is not read aloud."""

    def __init__(self, icon: str, size: int = 18, colour: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._size, self._colour = icon, size, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._measure()

    def show_icon(self, icon: str, colour: str = "text2") -> None:
        """Show another icon in the colour of a token or tone."""
        self._icon, self._colour = icon, colour
        self.update()

    def _measure(self) -> None:
        self.setFixedSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            mark(QPainter(self), self.rect(), self._icon, self._size, self._colour)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()


def first_letter(word: str) -> str:
    """Return the first letter of a word as people see it: a Khmer consonant keeps its vowels and signs."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    end = finder.toNextBoundary()
    return word[:end] if end > 0 else word[:1]


def initials(name: str) -> str:
    """Return the initials of a name: of the first two words, or one letter for scripts that do not part words."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalnum()]
    if not parts:
        return ""
    if not parts[0][0].isupper():
        return first_letter(parts[0])
    return "".join(first_letter(part) for part in parts[:2])


class Avatar(QWidget):
    """The initials of a person (a circle) or of the organisation (a square)."""

    def __init__(self, name: str = "", size: int = 52, *, square: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._square = name, size, square
        self._measure()

    def set_name(self, name: str) -> None:
        """Show the initials of another name."""
        self._name = name
        self.update()

    def _measure(self) -> None:
        self.setFixedSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        fill, ink = ("grain", "on_grain") if self._square else ("accent_soft", "accent")
        rounded(painter, self.rect(), worn.colour(fill), None, radius=8 if self._square else self._size // 2)
        font = worn.font("body", strong=True)
        font.setPixelSize(px(round(self._size * (0.4 if self._square else 0.35))))
        painter.setFont(font)
        painter.setPen(worn.colour(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()


_HAIR, _HAIR_SHORT = 34, 12
"""The line between two steps; in large text."""


class Steps(QWidget):
    """The steps of a long act: done with a check, the present one numbered and filled, those to come numbered."""

    def __init__(self, names: tuple[str, ...] = (), current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._current = names, current
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_steps(self, names: tuple[str, ...], current: int) -> None:
        """Show these steps; ``current`` counts from 0."""
        self._names, self._current = names, current
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        if self._names:
            self.setAccessibleName(f"{self._current + 1}/{len(self._names)} {self._names[self._current]}")

    def _width(self, number: int) -> int:
        metrics = look().metrics("body", strong=number == self._current)
        return px(24 + 8) + metrics.horizontalAdvance(self._names[number]) + 2

    def sizeHint(self) -> QSize:
        """All names side by side; in large text only that of the present step."""
        tight = look().stacked
        between = (px(_HAIR_SHORT if tight else _HAIR) + 2 * px(9)) * max(0, len(self._names) - 1)
        named = [number for number in range(len(self._names)) if not tight or number == self._current]
        bare = px(24 + 8) * (len(self._names) - len(named))
        return QSize(sum(map(self._width, named)) + bare + between, px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        row = Row(self.rect(), self.layoutDirection())
        tight = look().stacked or self.width() < self.sizeHint().width()
        hair_length = px(_HAIR_SHORT if look().stacked else _HAIR)
        for number, name in enumerate(self._names):
            if number:
                hair = row.take(hair_length, gap=px(9)).adjusted(0, self.height() // 2, 0, 0)
                hair.setHeight(1)
                painter.fillRect(hair, worn.colour("line"))
            self._paint_number(painter, row, number)
            if tight and number != self._current:
                continue
            ink = "text" if number <= self._current else "text2"
            font = worn.font("body", strong=number == self._current)
            words(painter, row.take(self._width(number) - px(32), gap=px(9)), name, font, worn.colour(ink))

    def _paint_number(self, painter: QPainter, row: Row, number: int) -> None:
        worn = look()
        place = row.take(px(24), gap=px(8))
        if number < self._current:
            mark(painter, place, "ok", 22, "ok")
            return
        circle = place.adjusted(0, (place.height() - px(24)) // 2, 0, 0)
        circle.setHeight(px(24))
        now = number == self._current
        rounded(painter, circle, worn.colour("accent" if now else "raised"), None, radius=12)
        painter.setFont(worn.font("small", strong=True))
        painter.setPen(worn.colour("on_accent" if now else "text2"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()
