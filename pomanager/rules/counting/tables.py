"""Ballots and totals of marks out of tables: a row for each paper, or a row for each candidate.

**A row for each paper.** The first row names the candidates; a column headed ``papers`` tells how many papers are like
this one. A cell holds a rank (1 is the first choice), a mark (``x``, ``yes``) or a no; an empty cell, 0 or a dash says
nothing about that candidate.

**Totals.** The first row is ``candidate``, ``votes`` and, where people vote no, ``no``. A row each for candidates by
number or name; besides, rows ``valid``, ``blank`` and ``void`` tell how many papers there were of these.
"""

from collections.abc import Iterable, Sequence

from pomanager.marks import N_
from pomanager.rules.counting.ballots import EQUAL, MOST_CANDIDATES, MOST_PAPERS, NO, SKIPPED, Ballots
from pomanager.rules.counting.blt import MOST_FAULTS, Broken
from pomanager.rules.counting.marks import Totals
from pomanager.rules.counting.reading import Marks
from pomanager.rules.objections import Objection

NO_ROWS = N_("The table is empty.")
NO_CELL = N_("Row {line}: “{text}” is no rank and no mark.")
TOO_MANY_CELLS = N_("Row {line} has more cells than the first row.")
NO_COUNT = N_("Row {line}: “{text}” is no number of papers or votes.")
TWICE = N_("Row {line}: “{text}” has a row already.")
NO_VALID = N_("The table must tell in a row “valid” how many papers count.")
MORE_THAN_VALID = N_("“{name}” has {votes} votes, but only {valid} papers count.")

PAPERS = frozenset({"papers", "count", "weight"})
MARKS = frozenset({"x", "✓", "✔", "+", "y", "yes", "oui", "да", "ооба", "បាទ", "ចាស", "ego"})
NOES = frozenset({"n", "no", "non", "нет", "жок", "ទេ", "oya"})
NOTHING = frozenset({"", "0", "-", "–", "—"})
TOTALS_HEAD = ("candidate", "votes")

Rows = Iterable[Sequence[str]]


def is_totals(head: Sequence[str]) -> bool:
    """Whether a first row is that of totals."""
    return tuple(cell.strip().casefold() for cell in head[:2]) == TOTALS_HEAD


def ballots_from(rows: Rows, seats: int) -> Ballots:
    """Ballots out of a row for each paper. Raises Broken."""
    numbered = [(line, [cell.strip() for cell in row]) for line, row in enumerate(rows, 1) if any(map(str.strip, row))]
    if not numbered:
        raise Broken([Objection(NO_ROWS, "ballots")])
    head = numbered[0][1]
    counts = next((place for place, cell in enumerate(head) if cell.casefold() in PAPERS), None)
    columns = [place for place, cell in enumerate(head) if place != counts and cell]
    reader = _Papers(columns, counts, len(head))
    for line, row in numbered[1:]:
        reader.row(line, row)
    if reader.faults:
        raise Broken(reader.faults[:MOST_FAULTS])
    names = tuple(head[place] for place in columns)
    return Ballots(names=names, papers=reader.papers, seats=seats, blank=reader.blank)


class _Papers:
    def __init__(self, columns: list[int], counts: int | None, width: int) -> None:
        self._columns = columns
        self._counts = counts
        self._width = width
        self.papers: dict[str, int] = {}
        self.blank = 0
        self.faults: list[Objection] = []

    def row(self, line: int, row: list[str]) -> None:
        if len(row) > self._width and any(row[self._width :]):
            self.faults.append(Objection(TOO_MANY_CELLS, "ballots", {"line": line}))
            return
        row = row + [""] * (self._width - len(row))
        number = 1
        if self._counts is not None:
            number = _whole(row[self._counts])
            if number < 0:
                told = {"line": line, "text": row[self._counts]}
                self.faults.append(Objection(NO_COUNT, "ballots", told))
                return
        text = self._text(line, [row[place] for place in self._columns])
        if text:
            self.papers[text] = self.papers.get(text, 0) + number
        else:
            self.blank += number

    def _text(self, line: int, cells: list[str]) -> str:
        ranks: dict[int, list[str]] = {}
        noes = ""
        for candidate, cell in enumerate(cells, 1):
            word = cell.casefold()
            if word in NOTHING:
                continue
            if word in NOES:
                noes += chr(NO + candidate)
                continue
            rank = 1 if word in MARKS else _whole(word)
            if not 1 <= rank <= MOST_CANDIDATES:
                self.faults.append(Objection(NO_CELL, "ballots", {"line": line, "text": cell[:40]}))
                continue
            ranks.setdefault(rank, []).append(chr(candidate))
        last = max(ranks, default=0)
        return "".join(EQUAL.join(ranks.get(rank, [SKIPPED])) for rank in range(1, last + 1)) + noes


def totals_from(rows: Rows, *, one_mark: bool) -> Totals:
    """Totals out of a row for each candidate; with ``one_mark`` all votes together are the papers, if none are told.

    Raises Broken.
    """
    names: list[str] = []
    yes: list[int] = []
    no: list[int] = []
    told: dict[str, int] = {}
    faults: list[Objection] = []
    for line, row in enumerate(rows, 1):
        if line == 1 or not any(map(str.strip, row)):
            continue
        cells = [cell.strip() for cell in row] + ["", "", ""]
        numbers = [_whole(cell or "0") for cell in cells[1:3]]
        if min(numbers) < 0:
            faults.append(Objection(NO_COUNT, "ballots", {"line": line, "text": cells[1] or cells[2]}))
        elif cells[0].casefold() in {"valid", "blank", "void"}:
            told[cells[0].casefold()] = numbers[0]
        elif cells[0] in names:
            faults.append(Objection(TWICE, "ballots", {"line": line, "text": cells[0]}))
        else:
            names.append(cells[0])
            yes.append(numbers[0])
            no.append(numbers[1])
    faults += _about_totals(names, yes, no, told, one_mark=one_mark)
    if faults:
        raise Broken(faults[:MOST_FAULTS])
    valid = told.get("valid", sum(yes))
    marks = Marks(yes=tuple(yes), no=tuple(no), valid=valid, blank=told.get("blank", 0), void=told.get("void", 0))
    return Totals(names=tuple(names), marks=marks)


def _about_totals(
    names: list[str], yes: list[int], no: list[int], told: dict[str, int], *, one_mark: bool
) -> list[Objection]:
    if not names:
        return [Objection(NO_ROWS, "ballots")]
    if "valid" not in told:
        return [] if one_mark else [Objection(NO_VALID, "ballots")]
    return [
        Objection(MORE_THAN_VALID, "ballots", {"name": name, "votes": votes + against, "valid": told["valid"]})
        for name, votes, against in zip(names, yes, no, strict=True)
        if votes + against > told["valid"]
    ]


def _whole(text: str) -> int:
    """A whole number; -1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAPERS)) else -1
