"""Reads a spreadsheet in a process of its own, under a memory limit, and hands its cells over as lines of JSON.

Started by ``reading``, never imported by it: whatever a hostile file does to the parser, the office stays alive.
The first line is the sheet ({"sheet", "sheets"}) or what is wrong ({"trouble", "details"}); every
following line is one row, a list of texts.
"""

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import python_calamine

from pomanager.errors import FileTrouble
from pomanager.services.exchange import limits

LEAST_MEMORY, MOST_MEMORY = 250 * limits.MEGABYTE, 1_500 * limits.MEGABYTE
MEMORY_A_BYTE = 150
"""Bytes of memory for each byte of the file, above the least: rolls take some 35, what takes far more is no roll."""
MOST_SECONDS = 300
EXACT_DIGITS = 10**15
"""A spreadsheet keeps fifteen digits of a number; longer ones are shown as it shows them."""
_ERROR_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f.*?</f>)?<v>([^<]*)</v>')
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*\bhidden="(?:1|true)"')
_HIDDEN_COLUMNS = re.compile(rb'<col min="(\d+)" max="(\d+)"[^>]*\bhidden="(?:1|true)"')
MOST_MERGED = 20_000
MOST_COLUMNS = limits.MOST_COLUMNS
_LONGEST_ERROR_CELL = 10_000


def main() -> None:
    """Read the spreadsheet named by the first argument; the second says which sheet ("" for the first with rows)."""
    path, sheet = Path(sys.argv[1]), sys.argv[2]
    try:
        _limit_memory(path)
        for line in _lines(path, sheet):
            sys.stdout.write(line + "\n")
    except FileTrouble as problem:
        said = problem.objections[0]
        sys.stdout.write(json.dumps({"trouble": said.message, "details": dict(said.details)}) + "\n")
    except MemoryError:
        sys.stdout.write(json.dumps({"trouble": limits.TOO_MUCH_MEMORY, "details": {"file": path.name}}) + "\n")


def memory_for(size: int) -> int:
    """How many bytes of memory reading a spreadsheet of so many bytes may take: a small one may not take much."""
    return min(LEAST_MEMORY + MEMORY_A_BYTE * size, MOST_MEMORY)


def _limit_memory(path: Path) -> None:
    if sys.platform == "linux":
        import resource

        most = memory_for(path.stat().st_size)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _lines(path: Path, asked: str) -> Iterator[str]:
    zipped = limits.kind_of(path) is limits.Kind.ZIPPED
    if zipped:
        limits.look_into_archive(path)
    try:
        with _opened(path) as book:
            sheet = _chosen(book, asked)
            if sheet is None or sheet.start is None:
                raise limits.trouble(limits.EMPTY, path)
            if sheet.total_height >= limits.MOST_ROWS:
                raise limits.trouble(limits.TOO_MANY_ROWS, path, most=limits.MOST_ROWS)
            found = _Found()
            if zipped:
                found.look_through(path, book.sheet_names.index(sheet.name), sheet.start[1])
            merged = _Merged(sheet)
            told = {
                "sheet": sheet.name, "sheets": book.sheet_names, "merged": merged.count,
                "hidden_rows": len(found.hidden_rows), "hidden_columns": found.hidden_columns,
            }  # fmt: skip
            yield json.dumps(told, ensure_ascii=False)
            for number, row in enumerate(sheet.iter_rows()):
                texts = _texts(row, found.wrong.get(number, {}))
                yield json.dumps(merged.filled(number, texts), ensure_ascii=False)
    except python_calamine.PasswordError as problem:
        raise limits.trouble(limits.LOCKED, path) from problem
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        raise limits.trouble(limits.DAMAGED, path) from problem


def _opened(path: Path) -> python_calamine.CalamineWorkbook:
    """The workbook; a name in an encoding of old, as on many a stick, is one the parser itself cannot open."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return python_calamine.CalamineWorkbook.from_path(path)


def _chosen(book: python_calamine.CalamineWorkbook, asked: str) -> python_calamine.CalamineSheet | None:
    """The sheet asked for, else the first visible one that holds anything, else the first hidden one that does."""
    hidden = {sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith("Hidden")}
    names = [asked] if asked in book.sheet_names else sorted(book.sheet_names, key=lambda name: name in hidden)
    for name in names:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is not None:
            return sheet
    return None


def _texts(row: Iterable[object], wrong: dict[int, str]) -> list[str]:
    texts = [cell if isinstance(cell, str) else _text(cell) for cell in islice(row, limits.MOST_COLUMNS + 1)]
    for column, said in wrong.items():
        if column < len(texts):
            texts[column] = said
    return texts if any(texts) else []


def _text(cell: object) -> str:
    """A cell as a person would type it: no ".0" behind whole numbers, days as 1971-03-12."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        whole = cell.is_integer() and abs(cell) < EXACT_DIGITS
        return str(int(cell)) if whole else format(cell, ".15G")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


class _Found:
    """What the parser does not tell of a sheet: cells in which a formula failed, and what is hidden."""

    def __init__(self) -> None:
        self.wrong: dict[int, dict[int, str]] = {}
        """Row → column → "#DIV/0!": the parser gives such cells as if they were empty."""
        self.hidden_rows: set[int] = set()
        self.hidden_columns = 0

    def look_through(self, path: Path, position: int, first_column: int) -> None:
        """Look through the sheet at this position of an XLSX; other archives tell nothing."""
        with zipfile.ZipFile(path) as archive:
            name = f"xl/worksheets/sheet{position + 1}.xml"
            if name not in archive.namelist():
                return
            with archive.open(name) as stream:
                rest = b""
                while chunk := stream.read(limits.MEGABYTE):
                    text = rest + chunk
                    if not rest:
                        hidden = _HIDDEN_COLUMNS.finditer(text)
                        self.hidden_columns = sum(
                            min(int(found[2]), MOST_COLUMNS) - int(found[1]) + 1 for found in hidden
                        )
                    self.hidden_rows.update(int(found[1]) for found in _HIDDEN_ROW.finditer(text))
                    for cell in _ERROR_CELL.finditer(text):
                        self.wrong.setdefault(int(cell[2]) - 1, {})[_column(cell[1]) - first_column] = cell[3].decode()
                    rest = text[-_LONGEST_ERROR_CELL:]


class _Merged:
    """Cells merged over several rows: what stands in the first row counts for all of them."""

    def __init__(self, sheet: python_calamine.CalamineSheet) -> None:
        first_column = sheet.start[1] if sheet.start is not None else 0
        self._beginning: dict[int, list[tuple[int, int]]] = {}
        self._going_on: dict[int, tuple[int, str]] = {}
        """Column → last row, and what stands in the first."""
        self.count = 0
        for (top, left), (bottom, _right) in list(sheet.merged_cell_ranges or ())[:MOST_MERGED]:
            if bottom > top and left >= first_column:
                self._beginning.setdefault(top, []).append((left - first_column, bottom))
                self.count += 1

    def filled(self, row: int, texts: list[str]) -> list[str]:
        """The texts of a row with those of cells that reach into it from above."""
        for column, (last, text) in list(self._going_on.items()):
            if row > last:
                del self._going_on[column]
            elif text:
                texts += [""] * (column + 1 - len(texts))
                texts[column] = texts[column] or text
        for column, last in self._beginning.get(row, ()):
            if column < min(len(texts), MOST_COLUMNS):
                self._going_on[column] = (last, texts[column])
        return texts


def _column(letters: bytes) -> int:
    """The place of a column called by letters, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


if __name__ == "__main__":
    main()
