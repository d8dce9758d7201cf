"""Reads files of ballots, of totals and of categories, line by line, so that none of them can fill the memory."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from pomanager.errors import Refused
from pomanager.rules.counting import blt, categories, tables
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.marks import Totals
from pomanager.rules.counting.reserving import Category
from pomanager.rules.objections import Objection
from pomanager.services.exchange import limits

TABLES = {".csv", ".tsv", ".txt"}


def read_ballots(path: Path, *, seats: int = 1, one_mark: bool = True) -> Ballots | Totals:
    """The ballots of a file: a BLT, or a table of papers or of totals, by the ending of its name and its first row.

    ``seats`` are those of a table, which tells none; ``one_mark`` says whether a paper has one vote, for totals that do
    not tell how many papers there were. Raises FileTrouble, and Refused with every fault found.
    """
    try:
        if path.suffix.lower() not in TABLES:
            return blt.read(_lines(path))
        rows = _rows(path)
        head = next(rows, [])
        if tables.is_totals(head):
            return tables.totals_from(_again(head, rows), one_mark=one_mark)
        return tables.ballots_from(_again(head, rows), seats)
    except blt.Broken as broken:
        raise Refused(broken.objections) from broken


def read_categories(path: Path, names: Sequence[str]) -> tuple[Category, ...]:
    """The categories of candidates of these names. Raises FileTrouble and Refused."""
    try:
        return categories.read(_lines(path), names)
    except blt.Broken as broken:
        raise Refused(broken.objections) from broken


def _again(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield head
    yield from rows


def _rows(path: Path) -> Iterator[Sequence[str]]:
    lines = _lines(path)
    first = next(lines, "").removeprefix("\ufeff")
    mark = max(",;\t", key=first.count)
    try:
        yield from csv.reader(_again_text(first, lines), delimiter=mark)
    except csv.Error as problem:
        raise limits.trouble(limits.UNREADABLE, path, reason=str(problem)) from problem


def _again_text(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file; one that is longer than any ballot is not read to its end."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(blt.LONGEST_LINE + 1):
                number += 1
                if len(line) > blt.LONGEST_LINE:
                    told = {"line": number, "most": blt.LONGEST_LINE}
                    raise blt.Broken([Objection(blt.LINE_TOO_LONG, "ballots", told)])
                try:
                    yield line.decode()
                except UnicodeDecodeError:
                    raise blt.Broken([Objection(blt.NOT_TEXT, "ballots", {"line": number})]) from None
    except OSError as problem:
        raise limits.trouble(limits.UNREADABLE, path, reason=problem.strerror or str(problem)) from problem
