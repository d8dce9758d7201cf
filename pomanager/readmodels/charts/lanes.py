"""Lanes over years: a line for each seat, a bar for each time somebody sat in it, and the line of today.

Laid out of the same parts as every chart, so that paper and screen draw it alike. Bars are thin and their names stand
above them: a name is read on white, in print as on the screen, and goes on beyond its bar as long as nobody follows.
What goes on past the end of a term is hatched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.charts.legend import lay_legend
from pomanager.readmodels.charts.parts import Bar, Board, Box, Form, Label, Layout, Letters, Line, Role, Side
from pomanager.readmodels.charts.values import Pattern
from pomanager.readmodels.charts.words import Writer

_NAMES_TAKE = 0.2
"""So much of the width the names of the lanes may take, at the most."""
_GAP = 8.0
_BAR = 9.0
_ABOVE_BAR = 1.0
_BETWEEN = 7.0
_BETWEEN_BARS = 1.0
_FEWEST_LETTERS = 2
_DOTS = "…"
_BETWEEN_NAMES = 4.0
"""So much stays free between a name and the next one."""


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

    Days outside are cut off where the picture ends. ``legend`` names patterns above it; () where nothing needs to.
    """

    first: date
    last: date
    today: date
    today_word: str
    lanes: tuple[Lane, ...]
    legend: tuple[tuple[Pattern, str], ...] = ()


def lanes_laid_out(
    picture: Lanes,
    width: float,
    letters: Letters,
    *,
    right: bool = False,
    name_lines: int = 1,
    bands: tuple[int, int | None] = (0, None),
) -> Layout:
    """Where everything of a picture stands in so much width; ``right``: reading begins at the right.

    A name takes up to ``name_lines`` lines where its words have room in them. ``bands`` chooses some of the lanes, as
    ``range`` does; the head with the years belongs to every part.
    """
    return _Sheet(picture, width, letters, name_lines).laid(right=right, bands=bands)


class _Sheet:
    """Lays out one picture in one width."""

    def __init__(self, picture: Lanes, width: float, letters: Letters, name_lines: int) -> None:
        self._picture = picture
        self._writer = Writer(letters)
        self._name_lines = name_lines
        self._width = width
        self._letters = letters
        self._unit = letters.unit
        names = max((letters.width(lane.label, Role.LABEL) for lane in picture.lanes), default=0.0)
        self._names = min(names, width * _NAMES_TAKE)
        self._start = self._names + _GAP * self._unit if names else 0.0
        self._days = max(1, (picture.last - picture.first).days + 1)
        self._board = Board()
        self._written: list[Box] = []
        """Where names stand, from the top downwards: lines leave them free."""

    def laid(self, *, right: bool, bands: tuple[int, int | None]) -> Layout:
        """The head with the years, the lanes, and the lines that run through them all."""
        top = self._head(lay_legend(self._board, self._legend(), 0.0, self._width, self._writer))
        y = top
        self._years(top - self._letters.leading(Role.TICK) - 4 * self._unit, top)
        for number in range(*slice(*bands).indices(len(self._picture.lanes))):
            y = self._lane(number, self._picture.lanes[number], y)
        if self._picture.first <= self._picture.today <= self._picture.last:
            self._day_line(self._x(self._picture.today), top - 2 * self._unit, y)
        return self._board.finished(self._width, y + 2 * self._unit, right=right)

    def _day_line(self, x: float, top: float, bottom: float) -> None:
        """The line of today, in pieces where a name stands in its way."""
        for box in [*(box for box in self._written if box.x < x < box.right), Box(x, bottom, 0.0, 0.0)]:
            if box.y > top:
                self._board.stroke(Line.REFERENCE, (x, top), (x, box.y))
            top = box.bottom

    def _legend(self) -> Iterator[tuple[str, Pattern, Form]]:
        return ((word, pattern, Form.AREA) for pattern, word in self._picture.legend)

    def _x(self, day: date, *, after: bool = False) -> float:
        """Where a day begins, or where it ends; a day outside stands at the edge."""
        days = (day - self._picture.first).days + (1 if after else 0)
        share = min(max(0, days), self._days) / self._days
        return self._start + share * (self._width - self._start)

    def _head(self, top: float) -> float:
        """The word for today over the years; returns where the lanes begin."""
        tall = self._letters.leading(Role.TICK)
        if self._picture.first <= self._picture.today <= self._picture.last:
            word = self._picture.today_word
            wide = self._letters.width(word, Role.TICK)
            x = min(max(0.0, self._x(self._picture.today) - wide / 2), self._width - wide)
            self._board.labels.append(Label((word,), Box(x, top, wide, tall), Side.CENTRE, Role.TICK))
        years = range(self._picture.first.year, self._picture.last.year + 1)
        room = (self._width - self._start) / max(1, len(years))
        every = 1 if max((self._letters.width(str(year), Role.TICK) for year in years), default=0.0) < room else 2
        for year in years[::every]:
            x = self._x(date(year, 1, 1))
            box = Box(x + 2 * self._unit, top + tall, self._letters.width(str(year), Role.TICK), tall)
            self._board.labels.append(Label((str(year),), box, Side.LEFT, Role.TICK))
        return top + 2 * tall + 4 * self._unit

    def _years(self, top: float, bottom: float, names: Sequence[Box] = ()) -> None:
        """A line where each year begins: never over bars, which it would seem to part, nor through a name."""
        for x in self._beginnings():
            ends = min([box.y for box in names if box.x < x < box.right], default=bottom)
            self._board.stroke(Line.HEIGHT, (x, top), (x, ends))

    def _beginnings(self) -> list[float]:
        return [self._x(date(year, 1, 1)) for year in range(self._picture.first.year, self._picture.last.year + 1)]

    def _lane(self, number: int, lane: Lane, top: float) -> float:
        """One lane below ``top``; returns where the next begins."""
        names = [self._name(lane, place) for place in range(len(lane.stays))]
        words = max(1, *map(len, names), 0) * self._letters.leading(Role.REMARK)
        bar_top = top + _BETWEEN * self._unit + words + _ABOVE_BAR * self._unit
        bottom = bar_top + _BAR * self._unit
        tall = self._letters.leading(Role.LABEL)
        label = Box(0.0, (top + _BETWEEN * self._unit + bottom - tall) / 2, self._names, tall)
        shown = self._cut(lane.label, self._names, Role.LABEL)
        self._board.labels.append(Label((shown,), label, Side.LEFT, Role.LABEL))
        band = Box(0.0, top, self._width, bottom - top)
        self._board.bands.append(band)
        self._board.stroke(Line.FALL, (self._start, bottom), (self._width, bottom))
        for place, stay in enumerate(lane.stays):
            self._stay(number, place, stay, (bar_top, words))
        before = len(self._written)
        for place, lines in enumerate(names):
            self._write_name(lines, lane.stays[place], bar_top)
        self._years(top, bar_top, self._written[before:])
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

    def _name(self, lane: Lane, place: int) -> tuple[str, ...]:
        """The lines of a name in the room up to the next one; none where hardly a letter has room, or the bar is cut.

        Words stay whole in several lines, or the name takes one.
        """
        stay = lane.stays[place]
        start = self._x(stay.first)
        if self._x(stay.last, after=True) - _BETWEEN_BARS * self._unit <= start:
            return ()
        room = self._room(lane, place, start)
        whole = self._writer.widest(stay.name, Role.REMARK) <= room
        lines = self._writer.lines(stay.name, room, Role.REMARK, self._name_lines if whole else 1)
        return lines if len(lines[0] if lines else "") > _FEWEST_LETTERS or lines == (stay.name,) else ()

    def _room(self, lane: Lane, place: int, start: float) -> float:
        """From where a name begins to where the next one does, or to the edge."""
        for following in lane.stays[place + 1 :]:
            begins = self._x(following.first)
            if begins > start:
                return begins - start - _BETWEEN_NAMES * self._unit
        return self._width - start

    def _write_name(self, lines: tuple[str, ...], stay: Stay, bar_top: float) -> None:
        """Set a name above its bar, its last line next to it."""
        if not lines:
            return
        start = self._x(stay.first)
        wide = max(self._letters.width(line, Role.REMARK) for line in lines)
        top = bar_top - self._writer.tall(lines, Role.REMARK) - _ABOVE_BAR * self._unit
        label = self._writer.label(lines, (start, top, wide), Role.REMARK, Side.LEFT)
        self._board.labels.append(label)
        self._written.append(label.box)

    def _cut(self, text: str, room: float, role: Role) -> str:
        """The text as far as it has room, with three dots where it is cut; "" where no letter has."""
        lines = self._writer.lines(text, room, role, 1)
        return lines[0] if lines and lines[0] != _DOTS else ""
