"""Reads a spreadsheet in a process of its own, under a memory limit, and hands its cells over as lines of JSON.

Started by ``reading``, never imported by it: whatever a hostile file does to the parser, the office stays alive.
The first line is the sheet ({"sheet", "sheets"}) or what is wrong ({"trouble", "details"}); every
following line is one row, a list of texts.
"""

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

MOST_MEMORY = 1_500 * limits.MEGABYTE
MOST_SECONDS = 300
EXACT_DIGITS = 10**15
"""A spreadsheet keeps fifteen digits of a number; longer ones are shown as it shows them."""
_ERROR_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f.*?</f>)?<v>([^<]*)</v>')
_LONGEST_ERROR_CELL = 10_000


def main() -> None:
    """Read the spreadsheet named by the first argument; the second says which sheet ("" for the first with rows)."""
    path, sheet = Path(sys.argv[1]), sys.argv[2]
    _limit_memory()
    try:
        for line in _lines(path, sheet):
            sys.stdout.write(line + "\n")
    except FileTrouble as problem:
        said = problem.objections[0]
        sys.stdout.write(json.dumps({"trouble": said.message, "details": dict(said.details)}) + "\n")
    except MemoryError:
        sys.stdout.write(json.dumps({"trouble": limits.TOO_MUCH_MEMORY, "details": {"file": path.name}}) + "\n")


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _lines(path: Path, asked: str) -> Iterator[str]:
    zipped = limits.kind_of(path) is limits.Kind.ZIPPED
    if zipped:
        limits.look_into_archive(path)
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            sheet = _chosen(book, asked)
            if sheet is None or sheet.start is None:
                raise limits.trouble(limits.EMPTY, path)
            if sheet.total_height >= limits.MOST_ROWS:
                raise limits.trouble(limits.TOO_MANY_ROWS, path, most=limits.MOST_ROWS)
            yield json.dumps({"sheet": sheet.name, "sheets": book.sheet_names}, ensure_ascii=False)
            wrong = _error_cells(path, book.sheet_names.index(sheet.name), sheet.start[1]) if zipped else {}
            for number, row in enumerate(sheet.iter_rows()):
                yield json.dumps(_texts(row, wrong.get(number, {})), ensure_ascii=False)
    except python_calamine.PasswordError as problem:
        raise limits.trouble(limits.LOCKED, path) from problem
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        raise limits.trouble(limits.DAMAGED, path) from problem


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


def _error_cells(path: Path, position: int, first_column: int) -> dict[int, dict[int, str]]:
    """Row → column → "#DIV/0!": the parser gives cells in which a formula failed as if they were empty."""
    found: dict[int, dict[int, str]] = {}
    with zipfile.ZipFile(path) as archive:
        name = f"xl/worksheets/sheet{position + 1}.xml"
        if name not in archive.namelist():
            return found
        with archive.open(name) as stream:
            rest = b""
            while chunk := stream.read(limits.MEGABYTE):
                text = rest + chunk
                for cell in _ERROR_CELL.finditer(text):
                    found.setdefault(int(cell[2]) - 1, {})[_column(cell[1]) - first_column] = cell[3].decode()
                rest = text[-_LONGEST_ERROR_CELL:]
    return found


def _column(letters: bytes) -> int:
    """The place of a column called by letters, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


if __name__ == "__main__":
    main()
