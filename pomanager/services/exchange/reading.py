"""Reads a table of any kind an office owns into plain texts: CSV, TSV, XLSX, XLS and ODS."""

import hashlib
import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from pomanager import processes
from pomanager.errors import Cancelled, FileTrouble
from pomanager.marks import N_
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.progress import Cancelling, never
from pomanager.readmodels.table_rows import Cells, PackedRows
from pomanager.rules.objections import Objection, Weight
from pomanager.services.exchange import csv_text, limits

HEADING_SEARCHED = 50
"""Rows among which the heading is looked for: lists begin with titles, dates and stamps."""
LETTERS = 26

SAME_HEADING = N_("The heading “{heading}” stands over {count} columns; the later ones are numbered.")
MANY_COLUMNS = N_("The table has {count} columns; only the first {most} are read.")
MERGED = N_("Cells merged over several rows: {count}. What stands in such a cell is taken for all its rows.")
HIDDEN_ROWS = N_("Hidden rows of the spreadsheet: {count}. They are read like the others.")
HIDDEN_COLUMNS = N_("Hidden columns of the spreadsheet: {count}. They are read like the others.")
CUT = N_("A cell of row {row} holds more than {most} characters; it was cut.")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")

Parsed = tuple[str, tuple[str, ...], PackedRows, list[Objection]]
"""The sheet's name, all sheets' names, the rows, and what there is to say about them."""


def read_table(path: Path, sheet: str = "", cancelled: Cancelling = never) -> RawTable:
    """Read the table in a file (of a spreadsheet: the named sheet, or the first with anything in it).

    Raises FileTrouble with a sentence that says what to do, and Cancelled. The live office file is never opened.
    """
    kind = limits.kind_of(path)
    if kind is limits.Kind.TEXT:
        data = _bytes(path)
        text = csv_text.read_text(path, data)
        notes, digest = list(text.notes), hashlib.sha256(data).hexdigest()
        headers, rows, first = _headed(path, text.rows, notes)
        return RawTable(
            headers=headers, rows=rows, first_row=first, file_name=shown_name(path), digest=digest,
            encoding=text.encoding, separator=text.separator, notes=tuple(notes),
        )  # fmt: skip
    name, sheets, all_rows, notes = _spreadsheet(path, sheet, cancelled)
    headers, rows, first = _headed(path, all_rows, notes)
    return RawTable(
        headers=headers, rows=rows, first_row=first, file_name=shown_name(path), digest=_digest(path), sheet=name,
        sheets=sheets, notes=tuple(notes),
    )  # fmt: skip


def shown_name(path: Path) -> str:
    """The name of a file as it can be written down; one in an encoding of old has letters nobody can tell."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def _bytes(path: Path) -> bytes:
    """What stands in a file of text, read only as far as its lines end: one that never does is told at once."""
    parts: list[bytes] = []
    lines, open_line = 1, 0
    try:
        with path.open("rb") as file:
            while part := file.read(limits.MEGABYTE):
                parts.append(part)
                newline = b"\n" if b"\n" in part else b"\r"  # the newline of old Macintoshes
                first, *others = map(len, part.split(newline))
                longest = max((open_line + first, *others))
                if longest > limits.MOST_LINE_CHARACTERS:
                    place = next(n for n, length in enumerate((open_line + first, *others)) if length == longest)
                    raise limits.trouble(limits.LONG_LINE, path, line=lines + place)
                open_line = others[-1] if others else open_line + first
                lines += len(others)
    except OSError as problem:
        raise limits.trouble(limits.UNREADABLE, path, reason=problem.strerror or str(problem)) from problem
    return b"".join(parts)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _spreadsheet(path: Path, sheet: str, cancelled: Cancelling) -> Parsed:
    """The sheet, as the process that parses it hands it over."""
    command = processes.words_to_start("pomanager.services.exchange.child", str(path.absolute()), sheet)
    with subprocess.Popen(  # noqa: S603 - a part of this program; the path is one argument
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=processes.surroundings_of_part(os.environ), encoding="utf-8",
    ) as child:  # fmt: skip
        try:
            result = _handed_over(child.stdout, cancelled)
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise limits.trouble(limits.TOO_MUCH_MEMORY, path)  # killed by its limits, or by the system
    return result


def _handed_over(lines: IO[str] | None, cancelled: Cancelling) -> Parsed:
    name, sheets, rows = "", (), PackedRows()
    notes: list[Objection] = []
    for number, line in enumerate(lines or ()):
        if number % 1000 == 0 and cancelled():
            raise Cancelled
        said = json.loads(line)
        if isinstance(said, list):
            clean = said if not _CONTROLS.search(line) and "\\u" not in line else map(_without_controls, said)
            rows.append(clean)
        elif "trouble" in said:
            raise FileTrouble(Objection(said["trouble"], details=said["details"]))
        else:
            name, sheets = said["sheet"], tuple(said["sheets"])
            counts = ((MERGED, "merged"), (HIDDEN_ROWS, "hidden_rows"), (HIDDEN_COLUMNS, "hidden_columns"))
            notes = [_note(message, count=said[key]) for message, key in counts if said[key]]
    return name, sheets, rows, notes


def _without_controls(text: str) -> str:
    return _CONTROLS.sub("", text)


def _headed(path: Path, rows: PackedRows, notes: list[Objection]) -> tuple[tuple[str, ...], PackedRows, int]:
    """The headings, the rows below them, and the number of the first of those as a spreadsheet counts."""
    place = _heading_row(rows)
    if place is None:
        raise limits.trouble(limits.EMPTY, path)
    headings = rows[place]
    below = rows.without_first(place + 1)
    if not any(any(row) for row in below):
        raise limits.trouble(limits.ONLY_HEADING, path)
    width = max(len(headings), *map(len, below))
    if width > limits.MOST_COLUMNS:
        notes.append(_note(MANY_COLUMNS, count=width, most=limits.MOST_COLUMNS))
        width = limits.MOST_COLUMNS
    headers = _named(headings[:width], width, notes)
    _cut(below, place + 2, width, notes)
    return headers, below, place + 2


def _cut(below: PackedRows, first_row: int, width: int, notes: list[Objection]) -> None:
    """Cut what is wider or longer than a spreadsheet holds."""
    most = limits.MOST_CELL_CHARACTERS
    for number in range(len(below)):
        if below.width <= width and below.letters(number) <= most:
            continue
        row = below[number]
        if any(len(cell) > most for cell in row):
            notes.append(_note(CUT, row=first_row + number, most=most))
        if len(row) > width or any(len(cell) > most for cell in row):
            below.put(number, (cell[:most] for cell in row[:width]))


def _heading_row(rows: Sequence[Cells]) -> int | None:
    """The first row with two texts that are no figures; in a table of one column, the first with anything in it."""
    wide = max((len(row) for row in rows[:HEADING_SEARCHED]), default=0) > 1
    for place, row in enumerate(rows[:HEADING_SEARCHED]):
        texts = sum(1 for cell in row if any(char.isalpha() for char in cell))
        if texts > 1 or (texts and not wide):
            return place
    return next((place for place, row in enumerate(rows) if any(cell.strip() for cell in row)), None)


def _named(cells: Iterable[str], width: int, notes: list[Objection]) -> tuple[str, ...]:
    """A name of its own for each column: the heading, numbered where it comes again, or the column's letter."""
    written = [" ".join(cell.split()) for cell in cells]
    written += [""] * (width - len(written))
    for heading, count in Counter(filter(None, written)).items():
        if count > 1:
            notes.append(_note(SAME_HEADING, heading=heading, count=count))
    headers: dict[str, None] = {}
    for place, heading in enumerate(written):
        name, again = heading or column_letter(place), 1
        while name in headers:
            again += 1
            name = f"{heading or column_letter(place)} ({again})"
        headers[name] = None
    return tuple(headers)


def column_letter(place: int) -> str:
    """What a spreadsheet calls the column at this place, counted from 0: A, B … Z, AA."""
    before, last = divmod(place, LETTERS)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)


def _note(message: str, **details: object) -> Objection:
    return Objection(message, details=details, weight=Weight.WARN)
