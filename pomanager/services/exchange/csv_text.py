"""Tables as plain text: guesses encoding and separator, parts cells, and keeps formulas from coming alive."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from pomanager.marks import N_
from pomanager.readmodels.table_rows import PackedRows
from pomanager.rules.objections import Objection, Weight
from pomanager.services.exchange import limits

SEPARATORS = (",", ";", "\t", "|")
SAMPLE_LINES = 50

REPLACED = N_("Some letters of the file could not be read and stand as “\ufffd”. Save it as UTF-8 if names look wrong.")
GUESSED = N_(
    "The file does not say how its letters are written; they were read as {encoding}. Look whether names are right."
)
CONTROLS = N_("The file held characters that cannot be seen; they were left out.")
QUOTE_OPEN = N_("A quotation mark in the file is never closed, so quotation marks were read as plain text.")

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_LIVE = re.compile(r"[=+\-@\t\r]")
_FIRST = frozenset("=+-@\t\r'")
"""What texts begin with that are written otherwise than they are."""
_LIKE_OURS = re.compile(r"'[=+\-@\t\r']")
_PHONE = re.compile(r"\+\d[\d ]*")


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows of a table of plain text, the heading among them; an empty line is an empty row."""

    rows: PackedRows
    encoding: str
    separator: str
    notes: tuple[Objection, ...]


def kept_dead(text: str) -> str:
    """The text as it is written into a CSV file: one that a spreadsheet would run as a formula begins with a quote.

    A telephone number in figures stays as it is. ``rules.importing.read_cell`` takes the quote off again.
    """
    return "'" + text if _LIVE.match(text) and not _PHONE.fullmatch(text) else with_quote_kept(text)


def all_kept_dead(texts: Iterable[str]) -> list[str]:
    """The texts of a row as they are written into a CSV file; hardly any of them begins with a sign of a formula."""
    return [kept_dead(text) if text[:1] in _FIRST else text for text in texts]


def with_quote_kept(text: str) -> str:
    """A text that begins as if it had our quote already, with one more, so that reading it gives it back whole."""
    return "'" + text if _LIKE_OURS.match(text) else text


def read_text(path: Path, data: bytes) -> TextTable:
    """Part the bytes of a CSV or TSV file; raises FileTrouble for a table beyond all measure."""
    text, encoding, notes = decoded(data)
    if _CONTROLS.search(text):
        text = _CONTROLS.sub("", text)
        notes.append(_note(CONTROLS))
    csv.field_size_limit(limits.MOST_LINE_CHARACTERS)
    separator, text = _separator(text)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    if text.count('"') % 2:
        quoting = csv.QUOTE_NONE
        notes.append(_note(QUOTE_OPEN))
    rows = PackedRows()
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting):
            rows.append(row)
            if len(rows) > limits.MOST_ROWS:
                raise limits.trouble(limits.TOO_MANY_ROWS, path, most=limits.MOST_ROWS)
    except csv.Error as problem:
        raise limits.trouble(limits.LONG_LINE, path, line=len(rows) + 1) from problem
    return TextTable(rows, encoding, separator, tuple(notes))


def decoded(data: bytes) -> tuple[str, str, list[Objection]]:
    """The text, the encoding it was read in, and what is to be said about that."""
    wide = _wide_encoding(data)
    if wide:
        text = data.decode(wide, errors="replace").removeprefix("\ufeff")
        return text, wide, [_note(REPLACED)] if "\ufffd" in text else []
    try:
        return data.decode("utf-8-sig"), "utf-8", []
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char >= "\x80") - bad
    if good > bad:
        return text, "utf-8", [_note(REPLACED)]
    encoding = "cp1251" if _reads_as_cyrillic(data) else "cp1252"
    text = data.decode(encoding, errors="replace")
    notes = [_note(GUESSED, encoding="Windows-" + encoding.removeprefix("cp"))]
    return text, encoding, notes + ([_note(REPLACED)] if "\ufffd" in text else [])


def _wide_encoding(data: bytes) -> str:
    if data.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if data.startswith(b"\xfe\xff"):
        return "utf-16-be"
    sample = data[: limits.CHUNK]
    left, right = sample[0::2].count(0), sample[1::2].count(0)
    if max(left, right) <= len(sample) // 10:
        return ""
    return "utf-16-le" if right > left else "utf-16-be"


def _reads_as_cyrillic(data: bytes) -> bool:
    """In Cyrillic whole words lie above 127; in Latin single accented letters stand between plain ones."""
    runs = re.findall(rb"[\x80-\xff]+", data[: limits.MEGABYTE])
    return sum(len(run) for run in runs if len(run) > 1) > sum(1 for run in runs if len(run) == 1)


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without the line in which Excel names it."""
    named = re.match(r'"?sep=(.)"?\r?\n', text)
    if named:
        return named[1], text[named.end() :]
    lines = [line for line in islice(io.StringIO(text, newline=""), SAMPLE_LINES) if line.strip()]
    return max(SEPARATORS, key=lambda separator: _evenness(lines, separator)), text


def _evenness(lines: list[str], separator: str) -> tuple[float, int]:
    """How alike the rows are when parted so, and into how many cells: the right separator parts all rows alike."""
    widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
    if not widths or max(widths) == 1:
        return 0.0, 0
    width, times = Counter(widths).most_common(1)[0]
    return (times / len(widths) if width > 1 else 0.0), width


def _note(message: str, **details: object) -> Objection:
    return Objection(message, details=details, weight=Weight.WARN)
