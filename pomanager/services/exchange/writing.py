"""Writes rows of texts as CSV or XLSX: under another name first, so that no half-written table is ever left."""

import csv
import errno
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pomanager.db import disk
from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.objections import Objection
from pomanager.services.exchange.csv_text import all_kept_dead, with_quote_kept
from pomanager.services.exchange.xlsx import write_sheet

ENDINGS = (".csv", ".xlsx")
STEP = 1000
LONGEST_SHEET_NAME = 31
USUAL_SHEET = "Sheet1"
"""What every spreadsheet calls a sheet without a name."""

NO_SUCH_KIND = N_("The roll can be written as CSV or XLSX. Choose a name that ends in .csv or .xlsx.")
DISK_FULL = N_("The disk that holds {folder} is full, so the table was not written. Make room on it, then do it again.")
NOT_WRITTEN = N_(
    "The table could not be written to {file}: {reason}. Close it where it is open, or choose another folder."
)

Texts = Sequence[str]


def write_table(
    target: Path,
    headings: Texts,
    rows: Iterable[Texts],
    sheet: str = "",
    total: int = 0,
    progress: Progress = silent,
) -> int:
    """Write a table in the format the name ends in; returns the number of rows. Every cell stays the text it is.

    Raises FileTrouble, and what ``progress`` raises to stop it; then a file of that name is as it was before.
    """
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise FileTrouble(Objection(NO_SUCH_KIND, "file", {"file": target.name}))
    counted = _Counted(rows, total, progress)
    with _troubles(target), disk.unfinished(target) as temporary:
        if ending == ".csv":
            _write_csv(temporary, headings, counted)
        else:
            kept = ([with_quote_kept(text) for text in row] if "'" in "".join(row) else row for row in counted)
            write_sheet(temporary, headings, kept, _sheet_name(sheet) or USUAL_SHEET)
        disk.put_in_place(temporary, target, replace=True)
    return counted.count


class _Counted:
    """The rows as they pass, counted, with word of how far it is."""

    def __init__(self, rows: Iterable[Texts], total: int, progress: Progress) -> None:
        self._rows, self._total, self._progress = rows, total, progress
        self.count = 0

    def __iter__(self) -> Iterator[Texts]:
        for row in self._rows:
            if self.count % STEP == 0:
                self._progress(self.count, self._total)
            self.count += 1
            yield row
        self._progress(self.count, self._total)


def _write_csv(path: Path, headings: Texts, rows: Iterable[Texts]) -> None:
    # With the mark at its beginning, Excel reads the file as UTF-8; without it, as the letters of the country.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(all_kept_dead(headings))
        writer.writerows(map(all_kept_dead, rows))


def _sheet_name(name: str) -> str:
    """A name a spreadsheet allows for a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '")[:LONGEST_SHEET_NAME]


@contextmanager
def _troubles(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise _sentence(target, problem) from problem


def _sentence(target: Path, problem: OSError) -> FileTrouble:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FileTrouble(Objection(DISK_FULL, "file", {"folder": str(target.parent)}))
    details = {"file": str(target), "reason": problem.strerror or str(problem)}
    return FileTrouble(Objection(NOT_WRITTEN, "file", details))
