"""Places to sign: for people side by side, chair and secretary, the bureau, witnesses, all who were present."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pomanager.i18n import _
from pomanager.reports.flow import Block, Together
from pomanager.reports.lines import broken
from pomanager.reports.pages import indent
from pomanager.reports.parts.blanks import Blank
from pomanager.reports.parts.grids import Grid, GridColumn
from pomanager.reports.parts.strokes import dotted, stamp_room
from pomanager.reports.styles import BODY, CELL, HAIRLINE, LABEL, NOTE, Align
from pomanager.reports.twins import in_both

_SIGNING_ROW = 36.0
"""A row of a list that a signature or a thumb-print fits into, in points."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the part they sign in, and their name where it is known."""

    role: str
    name: str = ""


class Signatures(Block):
    """Places to sign, side by side: role, room for a signature or a thumb-print, name and date.

    More people than stand side by side go on below one another, and over pages. With ``stamp`` there is room for the
    organisation's stamp at the end. ``low`` leaves less room, and none for a date: on slips that bear one already.
    """

    _THUMB = 62.0
    _LOW = 30.0
    _GAP = 14.0
    _STAMP = 92.0
    _NARROWEST = 132.0
    _UNDER = LABEL.leading + 10.0
    _LOW_UNDER = 4.0
    _BETWEEN = 10.0

    def __init__(
        self, people: Sequence[Signature], *, thumb: bool = True, stamp: bool = False, low: bool = False
    ) -> None:
        super().__init__(before=8 if low else 14)
        self.low = low
        self.room = self._LOW if low else self._THUMB
        """The height of the room to sign in, and the side of the box for a thumb."""
        self.people = tuple(people)
        self.thumb = thumb
        self.stamp = stamp
        self.columns = 0
        """How many stand side by side; 0 for as many as there is room for."""
        # TR: under a small box on paper, for those who sign with their thumb
        self.thumb_word = _("Thumb-print")
        # TR: beside dotted room on paper for the day of a signature
        self.date_word = _("Date:")
        # TR: in the middle of a circle on paper, where the cooperative puts its stamp
        self.stamp_word = _("Stamp")

    def height_in(self, width: float) -> float:
        """All rows: role, room, name and date."""
        heights = [self._row_height(row, width) for row in self._rows(width)]
        return sum(heights) + self._BETWEEN * max(0, len(heights) - 1)

    def said(self) -> Iterator[str]:
        """In which part each signs, and the names that are known."""
        for person in self.people:
            yield person.role
            if person.name:
                yield person.name

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """Each part with the name beside it."""
        return ((person.role, person.name) for person in self.people)

    def cut(self, width: float, room: float) -> list[Block]:
        """The rows of people that fit, and the others."""
        rows = self._rows(width)
        fitting = 0
        while fitting < len(rows) and self._row_height(rows[fitting], width) <= room:
            room -= self._row_height(rows[fitting], width) + self._BETWEEN
            fitting += 1
        people = sum(map(len, rows[:fitting]))
        if not 0 < people < len(self.people):
            return []
        _wide, columns = self._columns(width)
        return [
            self._like(self.people[:people], self, stamp=False, columns=columns),
            self._like(self.people[people:], self, stamp=self.stamp, columns=columns),
        ]

    def beside(self, other: Block) -> Sequence[Block]:
        """One place for each person, who signs once, under words of both languages."""
        if not isinstance(other, Signatures) or len(other.people) != len(self.people):
            return super().beside(other)
        people = [
            Signature(in_both(one.role, two.role), in_both(one.name, two.name))
            for one, two in zip(self.people, other.people, strict=True)
        ]
        return [self._like(people, other, stamp=self.stamp)]

    def _like(self, people: Sequence[Signature], other: "Signatures", *, stamp: bool, columns: int = 0) -> "Signatures":
        """The same for these people, with the words of both."""
        made = Signatures(people, thumb=self.thumb, stamp=stamp, low=self.low)
        made.columns = columns
        made.thumb_word = in_both(self.thumb_word, other.thumb_word)
        made.date_word = in_both(self.date_word, other.date_word)
        made.stamp_word = in_both(self.stamp_word, other.stamp_word)
        return made

    def paint(self, width: float, height: float) -> None:
        """Draw each place to sign, row by row, then the room for the stamp."""
        wide, columns = self._columns(width)
        top = height
        for row in self._rows(width):
            for number, person in enumerate(row):
                self._paint_one(person, self._place(number, width), top, (wide, *self._depths(row, wide)))
            if self.stamp and len(row) < columns:
                side = min(self._STAMP, wide)
                x = self._place(columns - 1, width) + (wide - side) / 2
                stamp_room(self.canvas, (x, top - side, side), self.stamp_word)
            top -= self._row_height(row, width) + self._BETWEEN

    def _place(self, number: int, width: float) -> float:
        """The left edge of the place of so many before it."""
        wide, _columns = self._columns(width)
        offset = number * (wide + self._GAP)
        return width - offset - wide if self.canvas.right else offset

    def _paint_one(self, person: Signature, x: float, top: float, sizes: tuple[float, float, float]) -> None:
        """Draw one place from its left edge and its top on; its sizes are width, room of the role, room of the name."""
        canvas = self.canvas
        wide, roles, names = sizes
        canvas.text_at(person.role, x, top, wide, LABEL)
        y = top - roles - self.room
        box = self.room if self.thumb else 0.0
        if self.thumb:
            at = x if canvas.right else x + wide - box
            canvas.write(f"{HAIRLINE * 1.5:g} w {at:.2f} {y:.2f} {box:g} {box:g} re S")
            foot = y + NOTE.leading * len(broken(self.thumb_word, box - 4, NOTE.weight, NOTE.size)) + 1
            canvas.text_at(self.thumb_word, at + 2, foot, box - 4, NOTE.aligned(Align.CENTRE))
        beside = box + 8 if box else 0.0
        dotted(canvas, x + (beside if canvas.right else 0), y, wide - beside)
        canvas.text_at(person.name, x, y - 4, wide, BODY)
        if self.low:
            return
        label = broken(self.date_word, wide, LABEL.weight, LABEL.size)[0]
        foot = y - 4 - names - LABEL.rise - 6
        canvas.line_at(label, x + indent(label.width, wide, Align.START, right=canvas.right), foot, LABEL)
        dotted(canvas, x if canvas.right else x + label.width + 4, foot, wide - label.width - 4)

    def _columns(self, width: float) -> tuple[float, int]:
        """How wide a place is and how many stand side by side, the rows being about as long as one another."""
        places = len(self.people) + self.stamp
        most = max(1, math.floor((width + self._GAP) / (self._NARROWEST + self._GAP)))
        rows = math.ceil(places / most)
        columns = self.columns or max(math.ceil(places / max(1, rows)), min(2, most))
        return (width - self._GAP * (columns - 1)) / columns, columns

    def _rows(self, width: float) -> list[tuple[Signature, ...]]:
        """The people row by row; a last row without people holds the stamp alone."""
        _wide, columns = self._columns(width)
        places = len(self.people) + self.stamp
        return [self.people[start : start + columns] for start in range(0, places, columns)]

    def _depths(self, row: Sequence[Signature], wide: float) -> tuple[float, float]:
        """What the longest role and the longest name of a row need."""
        roles = [len(broken(person.role, wide, LABEL.weight, LABEL.size)) for person in row]
        names = [len(broken(person.name, wide, BODY.weight, BODY.size)) for person in row if person.name]
        return max(roles, default=0) * LABEL.leading, max(names, default=0) * BODY.leading

    def _row_height(self, row: Sequence[Signature], width: float) -> float:
        wide, columns = self._columns(width)
        under = self._LOW_UNDER if self.low else self._UNDER
        signed = sum(self._depths(row, wide)) + self.room + under if row else 0.0
        stamped = self._STAMP if self.stamp and len(row) < columns else 0.0
        return max(signed, stamped)


def chair_and_secretary(chair: str = "", secretary: str = "", *, stamp: bool = False) -> Block:
    """Those who sign the minutes of a board, with their names where they are known."""
    return Signatures([Signature(_("The chair"), chair), Signature(_("The secretary"), secretary)], stamp=stamp)


def bureau(chair: str = "", secretary: str = "", tellers: Sequence[str] = ("", ""), *, stamp: bool = False) -> Block:
    """Those who sign the minutes of an assembly: chair, secretary and tellers, with their names where known."""
    signing = [Signature(_("The chair"), chair), Signature(_("The secretary"), secretary)]
    # TR: one of two people who count the votes at an assembly; over the place where they sign
    signing += [Signature(_("A teller"), name) for name in tellers]
    return Signatures(signing, stamp=stamp)


def witnesses(names: Sequence[str] = ("", "")) -> Block:
    """Those who saw somebody sign or give their thumb-print."""
    return Signatures([Signature(_("A witness"), name) for name in names])


def all_present(people: Sequence[tuple[str, str]], empty_rows: int = 0) -> Block:
    """A list to be signed by everybody, over as many pages as it needs: number and name of each, then room to sign.

    ``empty_rows`` are left for those who came without being on the list.
    """
    columns = (
        # TR: title of the column of member numbers, as short as can be
        GridColumn(_("No."), 12, style=CELL),
        GridColumn(_("Name"), 46, style=BODY),
        GridColumn(_("Signature or thumb-print"), 42),
    )
    rows = [(number, name, "") for number, name in people]
    return Grid(columns, [*rows, *[("", "", "")] * empty_rows], row_height=_SIGNING_ROW)


def read_and_explained(language: str = "", by: str = "") -> Block:
    """Nobody signs what was not read to them: in which language it was explained, and by whom."""
    return Together(
        [
            Blank(_("Read and explained in (language)"), filled=language),
            Blank(_("By (name)"), filled=by),
        ]
    )
