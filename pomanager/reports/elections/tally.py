"""The sheets on which tellers count, one for each table: five-bar boxes for each candidate, figures, words, checks."""

import math
from collections.abc import Sequence
from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.readmodels.elections.election import Candidate
from pomanager.readmodels.elections.papers import TalliesSheet, TallyTable
from pomanager.reports.elections.apart import Apart
from pomanager.reports.elections.words import (
    ballot_said,
    contest_facts,
    election_facts,
    known,
    officials_named,
    under_title,
)
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.parts import (
    Blank,
    Grid,
    GridColumn,
    InColumns,
    Lines,
    Signature,
    Signatures,
    Text,
    heading,
    note,
    paragraph,
)
from pomanager.reports.styles import FAINT, HAIRLINE, LABEL, STRONG
from pomanager.reports.twins import all_in_both, in_both
from pomanager.rules.counting.methods import TRANSFERABLE, Method
from pomanager.rules.elections.kinds import SPOILT_WORDS, OfficialRole

_EMPTY_ROWS = 8
_MOST_LINES = 6
_BOXES_IN_A_LINE = 8
_STROKES_IN_A_BOX = 5
_FIVE = (21.0, 13.0)
"""Width and height of a box for five strokes."""
_GAP = 3.0
_HALF = 50.0
_STROKES = 2
"""The column the boxes stand in."""


def heading_of(sheet: TalliesSheet) -> Heading:
    """What the sheet is called, and of which election; it is filled in by hand and bears no check code."""
    return Heading(_("Sheet of the tellers"), subtitle=under_title(sheet.about), is_sealed=False)


def story(sheet: TalliesSheet) -> list[Block]:
    """The election, the candidates of the first table with their boxes, the papers, the checks, the signatures."""
    return [*known(election_facts(sheet.about)), *_table(sheet, sheet.tables[0])]


def _table(sheet: TalliesSheet, table: TallyTable) -> list[Block]:
    contest = table.contest
    # TR: the round of an election, 1 or 2
    turn = [(_("Round"), "" if contest is None else formats.number_text(table.round))]
    named = "" if contest is None else ballot_said(sheet.about, contest)
    asked = [] if contest is None else known(contest_facts(contest))
    return [
        heading(named or _("Count")),
        # TR: the table or box whose papers are counted
        *known([(_("Table or box"), table.box)]), *known(turn), *asked, Room(6),
        note(_what_is_counted(None if contest is None else contest.method)),
        FiveBars(_columns(), _rows(table), _lines(sheet)),
        _checks(), *_spoilt(), _signed(sheet),
    ]  # fmt: skip


def _what_is_counted(method: Method | None) -> str:
    if method in TRANSFERABLE:
        return _(
            "One stroke for each paper on which the candidate is the first choice; five to a box, the fifth across."
        )
    return _("One stroke for each vote, as it is read out; five to a box, the fifth across.")


def _columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("No."), 7, style=STRONG), GridColumn(_("Candidate"), 25, style=STRONG),
        # TR: over room on paper where tellers draw a stroke for each vote
        GridColumn(_("Strokes"), 42), GridColumn(_("In figures"), 10), GridColumn(_("In words"), 16),
    )  # fmt: skip


def _rows(table: TallyTable) -> list[tuple[str, ...]]:
    """A row for each candidate (two where a yes and a no are counted), then the papers without a vote."""
    if table.contest is None:
        candidates = [("", "")] * _EMPTY_ROWS
    else:
        candidates = [(_number(each), each.name) for each in table.candidates]
        if table.contest.method is Method.YES_NO:
            # TR: on a sheet of tellers, after a name: votes for and against that candidate
            said = (_("{name}: yes"), _("{name}: no"))
            candidates = [(number, each.format(name=name)) for number, name in candidates for each in said]
    rest = [("", _("Blank")), ("", _("Void"))]
    return [(number, name, "", "", "") for number, name in [*candidates, *rest]]


def _number(who: Candidate) -> str:
    return "" if who.number is None else formats.number_text(who.number)


def _lines(sheet: TalliesSheet) -> int:
    """How many lines of boxes a row has: room for all votes of a table, as far as a sheet has room itself."""
    return max(2, min(_MOST_LINES, math.ceil(sheet.votes / (_BOXES_IN_A_LINE * _STROKES_IN_A_BOX))))


class FiveBars(Grid):
    """A table with boxes for five strokes each in its third column, in so many lines a row."""

    def __init__(self, columns: Sequence[GridColumn], rows: Sequence[Sequence[str]], lines: int) -> None:
        super().__init__(columns, rows, row_height=lines * (_FIVE[1] + _GAP) + _GAP)
        self.lines = lines

    def beside(self, other: Block) -> Sequence[Block]:
        """The same table once, with the words of both languages."""
        if not isinstance(other, FiveBars) or len(other.rows) != len(self.rows):
            return super().beside(other)
        columns = [
            replace(one, title=in_both(one.title, two.title))
            for one, two in zip(self.columns, other.columns, strict=True)
        ]
        rows = [all_in_both(one, two) for one, two in zip(self.rows, other.rows, strict=True)]
        return [FiveBars(columns, rows, self.lines)]

    def _like(self) -> Grid:
        return FiveBars(self.columns, (), self.lines)

    def paint(self, width: float, height: float) -> None:
        """Draw the table, then the boxes."""
        super().paint(width, height)
        left, wide = self._places(width)[_STROKES]
        y = height - self._head_height(width)
        commands = [f"{FAINT:g} G {HAIRLINE * 1.5:g} w"]
        for row in self._laid(width):
            commands += self._boxes(left, y - row.tall, wide, row.tall)
            y -= row.tall
        self.canvas.write(" ".join([*commands, "S 0 G"]))

    @staticmethod
    def _boxes(left: float, bottom: float, wide: float, tall: float) -> list[str]:
        """The boxes of a row, in as many lines as it has room for."""
        across, up = _FIVE[0] + _GAP, _FIVE[1] + _GAP
        lines, count = int((tall - _GAP) // up), int((wide + _GAP) // across)
        start = bottom + (tall - lines * up + _GAP) / 2
        return [
            f"{left + place * across:.2f} {start + line * up:.2f} {_FIVE[0]:g} {_FIVE[1]:g} re"
            for line in range(lines)
            for place in range(count)
        ]


def _checks() -> Block:
    """The figures of the papers, and what has to be equal."""
    pairs = (
        # TR: on a sheet of tellers: ballot papers the table was given
        (_("Ballots handed to the table"), _("Used")),
        (_("Spoilt and exchanged"), _("Ballots left over")),
        (_("Signatures on the roll"), _("Ballots found in the box")),
        # TR: on a sheet of tellers: ballot papers that count
        (_("Valid"), _("Difference")),
    )
    rows = [InColumns([Blank(one, share=_HALF), Blank(two, share=_HALF)]) for one, two in pairs]
    said = _("Handed to the table = used + spoilt and exchanged + left over. In the box = valid + blank + void.")
    return Together([Text(_("Ballot papers"), LABEL), *rows, Room(6), note(said)])


def _spoilt() -> list[Block]:
    """Why papers did not count, with room for how many."""
    columns = (GridColumn(_("Why papers do not count"), 80), GridColumn(_("How many"), 20))
    rows = [(_(word), "") for word in SPOILT_WORDS.values()]
    # TR: over room to write on a sheet of tellers: what was unclear or disputed
    return [Grid(columns, rows, row_height=20.0), Lines(_("Objections and remarks"), 2)]


def _signed(sheet: TalliesSheet) -> Block:
    names = officials_named(sheet.about.election, OfficialRole.TELLER)
    signing = [Signature(_("A teller"), name) for name in names or ("", "")]
    hours = InColumns([Blank(_("Count began at"), share=_HALF), Blank(_("Count ended at"), share=_HALF)])
    return Together([hours, Room(6), paragraph(_("Counted by us, in public.")), Signatures(signing)])


def _each(sheet: TalliesSheet) -> list[TalliesSheet]:
    """A sheet for each table, to be carried there; the lines of boxes are those all of them have."""
    votes = math.ceil(sheet.votes / len(sheet.tables))
    return [replace(sheet, tables=(table,), votes=votes) for table in sheet.tables]


TELLERS_SHEET = Apart(heading_of, story, each=_each)
