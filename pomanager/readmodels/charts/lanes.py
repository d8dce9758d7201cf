"""Lanes over years: a line for each seat, a bar for each time somebody sat in it, and the line of today.

Laid out of the same parts as every chart, so that paper and screen draw it alike. Bars are thin and their names stand
above them: a name is read on white, in print as on the screen. What goes on past the end of a term is hatched.
"""

from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.charts.parts import Bar, Board, Box, Form, Label, Layout, Letters, Line, Role, Side
from pomanager.readmodels.charts.values import Pattern

_NAMES_TAKE = 0.2
"""So much of the width the names of the lanes may take, at the most."""
_GAP = 8.0
_BAR = 9.0
_ABOVE_BAR = 1.0
_BETWEEN = 7.0
_BETWEEN_BARS = 1.0
_FEWEST_LETTERS = 2
_DOTS = "…"


@dataclass(frozen=True, slots=True)
class Stay:
    """One bar: from the first to the last day, hatched from ``over_from`` on; ``said`` is what is told of it whole."""

    name: str
    first: date
    last: date
    over_from: date | None
    said: str
    key: object


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the picture with its bars from the first to the last."""

    label: str
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole picture, from ``first`` to ``last``; ``today`` is the day of the dashed line, ``today_word`` names it.

    Days outside are cut off where the picture ends.
    """

    first: date
    last: date
    today: date
    today_word: str
    lanes: tuple[Lane, ...]


def lanes_laid_out(picture: Lanes, width: float, letters: Letters, *, right: bool = False) -> Layout:
    """Where everything of a picture stands in so much width; ``right``: reading begins at the right."""
    return _Sheet(picture, width, letters).laid(right=right)


class _Sheet:
    """Lays out one picture in one width."""

    def __init__(self, picture: Lanes, width: float, letters: Letters) -> None:
        self._picture = picture
        self._width = width
        self._letters = letters
        self._unit = letters.unit
        names = max((letters.width(lane.label, Role.LABEL) for lane in picture.lanes), default=0.0)
        self._names = min(names, width * _NAMES_TAKE)
        self._start = self._names + _GAP * self._unit if names else 0.0
        self._days = max(1, (picture.last - picture.first).days + 1)
        self._board = Board()

    def laid(self, *, right: bool) -> Layout:
        """The head with the years, the lanes, and the lines that run through them all."""
        top = self._head()
        y = top
        self._years(top - self._letters.leading(Role.TICK) - 4 * self._unit, top)
        for number, lane in enumerate(self._picture.lanes):
            y = self._lane(number, lane, y)
        if self._picture.first <= self._picture.today <= self._picture.last:
            x = self._x(self._picture.today)
            self._board.stroke(Line.REFERENCE, (x, top - 2 * self._unit), (x, y))
        return self._board.finished(self._width, y + 2 * self._unit, right=right)

    def _x(self, day: date, *, after: bool = False) -> float:
        """Where a day begins, or where it ends; a day outside stands at the edge."""
        days = (day - self._picture.first).days + (1 if after else 0)
        share = min(max(0, days), self._days) / self._days
        return self._start + share * (self._width - self._start)

    def _head(self) -> float:
        """The word for today over the years; returns where the lanes begin."""
        tall = self._letters.leading(Role.TICK)
        if self._picture.first <= self._picture.today <= self._picture.last:
            word = self._picture.today_word
            wide = self._letters.width(word, Role.TICK)
            x = min(max(0.0, self._x(self._picture.today) - wide / 2), self._width - wide)
            self._board.labels.append(Label((word,), Box(x, 0.0, wide, tall), Side.CENTRE, Role.TICK))
        years = range(self._picture.first.year, self._picture.last.year + 1)
        room = (self._width - self._start) / max(1, len(years))
        every = 1 if max((self._letters.width(str(year), Role.TICK) for year in years), default=0.0) < room else 2
        for year in years[::every]:
            x = self._x(date(year, 1, 1))
            box = Box(x + 2 * self._unit, tall, self._letters.width(str(year), Role.TICK), tall)
            self._board.labels.append(Label((str(year),), box, Side.LEFT, Role.TICK))
        return 2 * tall + 4 * self._unit

    def _years(self, top: float, bottom: float) -> None:
        """A line where each year begins: above the bars, never over them, where it would seem to part them."""
        for x in self._beginnings():
            self._board.stroke(Line.HEIGHT, (x, top), (x, bottom))

    def _beginnings(self) -> list[float]:
        return [self._x(date(year, 1, 1)) for year in range(self._picture.first.year, self._picture.last.year + 1)]

    def _lane(self, number: int, lane: Lane, top: float) -> float:
        """One lane below ``top``; returns where the next begins."""
        words = self._letters.leading(Role.REMARK)
        bar_top = top + _BETWEEN * self._unit + words + _ABOVE_BAR * self._unit
        bottom = bar_top + _BAR * self._unit
        self._years(top, bar_top)
        tall = self._letters.leading(Role.LABEL)
        label = Box(0.0, (top + _BETWEEN * self._unit + bottom - tall) / 2, self._names, tall)
        shown = self._cut(lane.label, self._names, Role.LABEL)
        self._board.labels.append(Label((shown,), label, Side.LEFT, Role.LABEL))
        band = Box(0.0, top, self._width, bottom - top)
        self._board.bands.append(band)
        self._board.stroke(Line.FALL, (self._start, bottom), (self._width, bottom))
        for place, stay in enumerate(lane.stays):
            self._stay(number, place, stay, (bar_top, words))
        return bottom

    def _stay(self, row: int, place: int, stay: Stay, at: tuple[float, float]) -> None:
        top, words = at
        start, end = self._x(stay.first), self._x(stay.last, after=True) - _BETWEEN_BARS * self._unit
        if end <= start:
            return
        over = end if stay.over_from is None else min(max(start, self._x(stay.over_from)), end)
        tall = _BAR * self._unit
        target = Box(start, top - words, end - start, words + tall)
        for pattern, left, until in ((Pattern.SOLID, start, over), (Pattern.HATCHED, over, end)):
            if until > left:
                box = Box(left, top, until - left, tall)
                self._board.bars.append(Bar(box, pattern, Form.AREA, row, place, stay.key, target, (target,)))
        name = self._cut(stay.name, end - start, Role.REMARK)
        if name:
            box = Box(start, top - words - _ABOVE_BAR * self._unit, end - start, words)
            self._board.labels.append(Label((name,), box, Side.LEFT, Role.REMARK))

    def _cut(self, text: str, room: float, role: Role) -> str:
        """The text as far as it has room, with three dots where it is cut; "" where hardly a letter has."""
        if self._letters.width(text, role) <= room:
            return text
        for end in range(len(text) - 1, _FEWEST_LETTERS - 1, -1):
            short = text[:end].rstrip() + _DOTS
            if self._letters.width(short, role) <= room:
                return short
        return ""
