"""How one ballot paper is laid out and drawn: its head, a row for each candidate, the bureau's place, its pattern."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pomanager.i18n import _, formats
from pomanager.i18n.elections import how_to_mark, kept_for
from pomanager.readmodels.elections.election import Candidate, ContestDetail
from pomanager.readmodels.elections.papers import BallotPaper, BallotsSheet
from pomanager.reports.elections.patterns import draw_pattern
from pomanager.reports.elections.pictures import draw_mark
from pomanager.reports.elections.words import ballot_said, title_of
from pomanager.reports.fixed import Box, draw_fitted, fitted
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.lines import one_line
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.parts.cells import Photo, draw_photo
from pomanager.reports.parts.strokes import box, dotted, stamp_room
from pomanager.reports.styles import FAINT, HAIRLINE, QUIET, Align, TextStyle
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.counting.methods import TRANSFERABLE, Method

INSET = 9.0
"""What is left free at the edges of a ballot paper, in points."""
BAND = 9.0
"""The width of the pattern at the edges of a ballot paper that is kept for a group."""
LEAST_ROW, LEAST_WITH_PICTURES, MOST_ROW = 21.0, 33.0, 62.0
"""The height of a candidate's row, in points: a picture of 11 mm is still told from another at arm's length."""

_MARK = 46.0
"""The side of the place for the bureau's mark."""
_ORGANISATION = TextStyle(size=7.5, leading=10)
_TITLE = TextStyle(size=11, weight=SEMIBOLD, leading=14)
_KEPT = TextStyle(size=9.5, weight=SEMIBOLD, leading=13)
_HOW = TextStyle(size=8, leading=11)
_NUMBER = TextStyle(size=13, weight=SEMIBOLD, leading=16, align=Align.CENTRE)
_NAME = TextStyle(size=11.5, weight=SEMIBOLD, leading=14)
_OTHER = TextStyle(size=9, leading=12)
_TINY = TextStyle(size=6, leading=8)
_BUREAU = TextStyle(size=6.5, leading=8, align=Align.CENTRE, grey=QUIET)
_LEAST_TICK, _MOST_TICK = 15.0, 30.0
_NUMBER_WIDE = 24.0
_GAP = 5.0
_FOLD = 7.0
_LEAST_NAME = 7.0
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A candidate as the ballot paper shows them; an empty one is filled in by hand."""

    number: str = ""
    name: str = ""
    other_script: str = ""
    symbol: str = ""
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class Ballot:
    """Everything that stands on a ballot paper. ``boxes`` are the words over the boxes of a row; "" for none."""

    organisation: str
    title: str
    about: str
    kept: str
    how: str
    rows: tuple[BallotRow, ...]
    boxes: tuple[str, ...]
    open_to: ReservedFor
    has_photos: bool
    has_symbols: bool
    foot: str

    @property
    def least_row(self) -> float:
        """No row is lower."""
        return LEAST_WITH_PICTURES if self.has_photos or self.has_symbols else LEAST_ROW

    def said(self) -> Iterator[tuple[str, ...]]:
        """Its words, a line each."""
        yield from ((text,) for text in (self.organisation, self.title, self.about, self.kept, self.how) if text)
        yield from ((row.number, row.name, row.other_script) for row in self.rows)


def ballot_of(sheet: BallotsSheet, paper: BallotPaper) -> Ballot:
    """What stands on a ballot paper of an election."""
    contest, about = paper.contest, sheet.about
    detail = about.election
    day = "" if detail is None else formats.day(detail.label.held_on, "long")
    named = ballot_said(about, contest)
    kept = kept_for(contest)
    # TR: on a ballot paper: it is for the second vote, between the best of the first
    second = _("Second round") if paper.round > 1 else ""
    foot = [_("Specimen: it does not count.")] if not paper.copies else []
    foot += [_("Sample office: people and figures are invented.")] if sheet.letterhead.is_sample else []
    return Ballot(
        organisation=organisation_name(sheet.letterhead), title=title_of(about),
        about=" · ".join(part for part in ("" if named == kept else named, day, second) if part), kept=kept,
        how=_how(contest, paper), rows=tuple(_row(sheet, each) for each in paper.candidates),
        boxes=_boxes(contest.method), open_to=contest.open_to,
        has_photos=any(each.member_id in sheet.photos for each in paper.candidates),
        has_symbols=sheet.with_symbols and any(each.symbol for each in paper.candidates), foot=" · ".join(foot),
    )  # fmt: skip


def blank_ballot(sheet: BallotsSheet, rows: int) -> Ballot:
    """A ballot paper whose names are written in by hand."""
    return Ballot(
        organisation=organisation_name(sheet.letterhead), title="", about="", kept="", how="",
        rows=tuple(BallotRow(formats.number_text(each)) for each in range(1, rows + 1)), boxes=("",),
        open_to=ReservedFor.NOBODY, has_photos=False, has_symbols=False, foot="",
    )  # fmt: skip


def _how(contest: ContestDetail, paper: BallotPaper) -> str:
    return _("Mark one candidate.") if paper.round > 1 else how_to_mark(
        contest.method, contest.most_marks, contest.seats
    )  # fmt: skip


def _row(sheet: BallotsSheet, who: Candidate) -> BallotRow:
    number = "" if who.number is None else formats.number_text(who.number)
    symbol = who.symbol if sheet.with_symbols else ""
    return BallotRow(number, who.name, who.other_script, symbol, sheet.photos.get(who.member_id, b""))


def _boxes(method: Method) -> tuple[str, ...]:
    if method is Method.YES_NO:
        return (_("Yes"), _("No"))
    # TR: over the boxes of a ballot paper into which 1, 2, 3 … are written; as short as can be
    return (_("Rank"),) if method in TRANSFERABLE else ("",)


# ---- how it lies ---------------------------------------------------------------------------------------------------


def inside_of(ballot: Ballot, place: Box) -> Box:
    """What is left of its place within edges and pattern."""
    band = BAND if ballot.open_to is not ReservedFor.NOBODY else 0.0
    return place.inside(INSET + band)


@lru_cache(maxsize=64)
def head_height(ballot: Ballot, width: float, *, right: bool) -> float:
    """How high its head is: whose it is, what is elected, how to mark it."""
    room = width - _MARK - _GAP
    tall = sum(fitted(text, room, style, most, right=right).height for text, style, most in _head(ballot) if text)
    how = fitted(ballot.how, width, _HOW, 3, right=right).height if ballot.how else 0.0
    return max(tall, _MARK) + how + 2 * _GAP + (_TINY.leading if any(ballot.boxes) else 0.0)


def _head(ballot: Ballot) -> Sequence[tuple[str, TextStyle, int]]:
    return (
        (ballot.organisation, _ORGANISATION, 2), (ballot.title, _TITLE, 2), (ballot.about, _HOW, 2),
        (ballot.kept, _KEPT, 1),
    )  # fmt: skip


def row_height(ballot: Ballot, place: Box, *, columns: int = 1, right: bool = False) -> float:
    """How high a row can be in a place; below ``ballot.least_row`` it has too little room."""
    room = inside_of(ballot, place)
    left = room.height - head_height(ballot, room.width, right=right) - 1.5 * _TINY.leading
    rows = max(1, -(-len(ballot.rows) // columns))
    return min(MOST_ROW, left / rows)


def draw_ballot(canvas: PaperCanvas, ballot: Ballot, place: Box, columns: int = 1) -> None:
    """Draw it into its place; the candidates stand in so many columns."""
    draw_pattern(canvas, ballot.open_to, place, BAND)
    room = inside_of(ballot, place)
    top = _draw_head(canvas, ballot, room)
    tall = row_height(ballot, place, columns=columns, right=canvas.right)
    rows = -(-len(ballot.rows) // columns)
    wide = (room.width - (columns - 1) * 2 * _GAP) / columns
    for place_of, row in enumerate(ballot.rows):
        column, line = divmod(place_of, rows)
        x = room.left + (columns - 1 - column if canvas.right else column) * (wide + 2 * _GAP)
        if not line:
            _draw_box_words(canvas, ballot, (x, top, wide), tall)
        _draw_row(canvas, ballot, row, Box(x, top - (line + 1) * tall, wide, tall))
    if ballot.foot:
        draw_fitted(canvas, ballot.foot, (room.left, room.bottom + _TINY.leading, room.width), _TINY, 1)
    _draw_fold(canvas, place)


def _draw_head(canvas: PaperCanvas, ballot: Ballot, room: Box) -> float:
    """Draw whose it is and what is elected, beside it the place for the bureau's mark; returns the top of the rows."""
    at = room.left if canvas.right else room.right - _MARK
    # TR: in a circle on a ballot paper, where the bureau of the election puts its stamp or its initials
    stamp_room(canvas, (at, room.top - _MARK, _MARK), "")
    bureau = fitted(_("Mark of the bureau"), _MARK - 12, _BUREAU, 3, right=canvas.right)
    canvas.lines_at(bureau.lines, at + 6, room.top - (_MARK - bureau.height) / 2, _MARK - 12, bureau.style)
    left = room.left + (_MARK + _GAP if canvas.right else 0.0)
    y = room.top
    for text, style, most in _head(ballot):
        if text:
            y = draw_fitted(canvas, text, (left, y, room.width - _MARK - _GAP), style, most)
    if not ballot.title:
        for line in (1, 2):
            dotted(canvas, left, y - line * 14, room.width - _MARK - _GAP)
    y = min(y, room.top - _MARK) - _GAP
    if ballot.how:
        y = draw_fitted(canvas, ballot.how, (room.left, y, room.width), _HOW, 3)
    return y - (_TINY.leading if any(ballot.boxes) else 0.0) - _GAP


def _draw_box_words(canvas: PaperCanvas, ballot: Ballot, edge: tuple[float, float, float], tall: float) -> None:
    """Draw the words over the boxes, above the first row."""
    left, top, wide = edge
    for x, word in zip(_ticks(canvas, ballot, Box(left, top, wide, tall)), ballot.boxes, strict=True):
        if word:
            style = replace(_TINY, align=Align.CENTRE)
            side = _tick(tall) + 2 * _GAP
            draw_fitted(canvas, word, (x - _GAP, top + _TINY.leading, side), style, 1)


def _tick(tall: float) -> float:
    return max(_LEAST_TICK, min(_MOST_TICK, tall - 7))


def _ticks(canvas: PaperCanvas, ballot: Ballot, row: Box) -> list[float]:
    """The left edges of the boxes of a row, at the end of its lines."""
    side = _tick(row.height)
    step = side + 2 * _GAP
    count = len(ballot.boxes)
    if canvas.right:
        return [row.left + _GAP + (count - 1 - place) * step for place in range(count)]
    return [row.right - _GAP - side - (count - 1 - place) * step for place in range(count)]


def _draw_row(canvas: PaperCanvas, ballot: Ballot, row: BallotRow, place: Box) -> None:
    """Draw number, pictures, name and boxes from where lines begin, between two lines."""
    for y in (place.bottom, place.top):
        canvas.rule(place.left, y, place.width, HAIRLINE * 1.5)
    side, middle = _tick(place.height), place.bottom + place.height / 2
    for x in _ticks(canvas, ballot, place):
        box(canvas, x, middle - side / 2, side, side)
    offset = _draw_number(canvas, row, place)
    picture = place.height - 5
    for data, has in ((row.photo, ballot.has_photos), (row.symbol, ballot.has_symbols)):
        if has:
            x = place.right - offset - picture if canvas.right else place.left + offset
            _draw_picture(canvas, data, row, (x, middle - picture / 2, picture))
            offset += picture + _GAP
    taken = len(ballot.boxes) * (side + 2 * _GAP)
    _draw_name(canvas, row, Box(place.left + (taken if canvas.right else offset), place.bottom,
                                place.width - offset - taken, place.height))  # fmt: skip


def _draw_number(canvas: PaperCanvas, row: BallotRow, place: Box) -> float:
    """Draw the number of the candidate; returns how far it reaches into the row."""
    left = place.right - _NUMBER_WIDE if canvas.right else place.left
    top = place.bottom + (place.height + _NUMBER.leading) / 2
    if row.number:
        draw_fitted(canvas, row.number, (left, top, _NUMBER_WIDE), _NUMBER, 1)
    return _NUMBER_WIDE + _GAP


def _draw_picture(canvas: PaperCanvas, data: bytes | str, row: BallotRow, place: tuple[float, float, float]) -> None:
    left, bottom, side = place
    if isinstance(data, str):
        if data:
            draw_mark(canvas, data, place)
        return
    # TR: in an empty frame on paper, where a photo of somebody could be
    draw_photo(canvas, Photo(data, optional=True), row.name, (left, bottom, side, side), _("No photo"))


def _draw_name(canvas: PaperCanvas, row: BallotRow, room: Box) -> None:
    if not row.name:
        dotted(canvas, room.left, room.bottom + 6, room.width - _GAP)
        return
    most = 2 if room.height >= 2 * _NAME.leading else 1
    name = fitted(row.name, room.width, _unbroken(row.name, room.width), most, right=canvas.right)
    is_there = bool(row.other_script) and room.height >= name.height + _OTHER.leading
    other = fitted(row.other_script, room.width, _OTHER, 1, right=canvas.right) if is_there else None
    tall = name.height + (0.0 if other is None else other.height)
    y = room.bottom + (room.height + tall) / 2
    y = canvas.lines_at(name.lines, room.left, y, room.width, name.style)
    if other is not None:
        canvas.lines_at(other.lines, room.left, y, room.width, other.style)


def _unbroken(name: str, width: float) -> TextStyle:
    """The look of a name in which its longest word is not broken, unless that would be too small to read."""
    longest = max(
        (one_line(word, _NAME.weight, _NAME.size).width for word in name[:_LONGEST_NAME].split()), default=0.0
    )
    size = max(_LEAST_NAME, _NAME.size * min(1.0, width / max(longest, 1.0)))
    return replace(_NAME, size=size, leading=_NAME.leading * size / _NAME.size)


def _draw_fold(canvas: PaperCanvas, place: Box) -> None:
    """Draw short dashes at both edges, half way up: folded there, the marks lie inside."""
    y = place.bottom + place.height / 2
    dashes = " ".join(f"{x:.2f} {y:.2f} m {x + _FOLD:.2f} {y:.2f} l" for x in (place.left, place.right - _FOLD))
    canvas.write(f"{FAINT:g} G 0.8 w [2 1.5] 0 d {dashes} S [] 0 d 0 G")
