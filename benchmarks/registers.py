"""Long registers in three scripts, beside a plain ReportLab program that writes the same cells, and beside LibreOffice.

Both are run in turn, each in a process of its own, from the same rows. By default the longest has 20,000 rows and all
takes under half a minute; ``python -m benchmarks registers --full`` goes to 260,000 and takes some minutes.
"""

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from benchmarks.figures import Figure
from benchmarks.invented import SCRIPTS, TITLES, Rows
from benchmarks.running import Taken, run

SHORT = (1_000, 5_000, 20_000)
FULL = (1_000, 10_000, 65_000, 260_000)

MOST_RATIOS: Mapping[str, float] = MappingProxyType({"Latin": 1.0, "Cyrillic": 1.0, "Khmer": 3.0})
MOST_MEGABYTES = 250.0
MOST_BENT = 1.5
"""The last rows of a register may cost so many times the first ones; 1 is a straight line."""

BESIDE_LIBREOFFICE = ("Latin", "Cyrillic")


def measure(*, full: bool) -> list[Figure]:
    """Seconds and memory for each script and length, and how straight the line is from the shortest to the longest."""
    counts = FULL if full else SHORT
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.pdf"
        for script in SCRIPTS:
            bare = [run("benchmarks.register_writers", "bare", script, str(count), str(file)) for count in counts]
            ours = [run("benchmarks.register_writers", "ours", script, str(count), str(file)) for count in counts]
            figures += _figures(script, counts, ours, bare)
            if script in BESIDE_LIBREOFFICE:
                figures += _beside_libreoffice(script, counts[-1], ours[-1], Path(folder))
    return figures


def _figures(script: str, counts: Sequence[int], ours: Sequence[Taken], bare: Sequence[Taken]) -> list[Figure]:
    figures: list[Figure] = []
    for count, own, other in zip(counts, ours, bare, strict=True):
        most = MOST_RATIOS[script] if count == counts[-1] else None
        what = f"register, {script}, {count:,} rows"
        figures.append(Figure(what, own.seconds, "s", other.seconds, "bare canvas", most))
    figures.append(Figure(f"  {script}: cost of a row, the last to the first", *_bent(counts, ours), MOST_BENT))
    figures.append(Figure(f"  {script}: the same of the bare canvas", *_bent(counts, bare)))
    figures.append(Figure(f"  {script}: highest memory", ours[-1].megabytes, "MB", most=MOST_MEGABYTES))
    figures.append(Figure(f"  {script}: highest memory of the bare canvas", bare[-1].megabytes, "MB"))
    return figures


def _bent(counts: Sequence[int], taken: Sequence[Taken]) -> tuple[float, str, float, str]:
    """Microseconds a row between the two greatest lengths, and beside them those between the two smallest."""
    first, *_between, last = [
        1e6 * (after.seconds - before.seconds) / (more - fewer)
        for (before, after), (fewer, more) in zip(pairwise(taken), pairwise(counts), strict=True)
    ]
    return last, "µs", first, "first rows"


def _beside_libreoffice(script: str, count: int, ours: Taken, folder: Path) -> list[Figure]:
    """LibreOffice Calc turning a sheet of the same rows into PDF, without the time it takes to start."""
    if shutil.which("soffice") is None:
        print(f"LibreOffice is not installed: the register in {script} is not measured beside it.")
        return []
    start = _calc(script, 1, folder)
    seconds = _calc(script, count, folder) - start
    what = f"register, {script}, {count:,} rows, beside LibreOffice"
    return [Figure(what, ours.seconds, "s", seconds, "LibreOffice", 1.0)]


def _calc(script: str, count: int, folder: Path) -> float:
    """Seconds of the processor for one run of LibreOffice."""
    import xlsxwriter

    sheet = folder / f"{count}.xlsx"
    with xlsxwriter.Workbook(str(sheet), {"constant_memory": True}) as book:
        page = book.add_worksheet()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_column(1, 1, 30)
        page.set_column(2, 6, 14)
        page.write_row(0, 0, TITLES)
        for number, row in enumerate(Rows(script).take(count), start=1):
            page.write_row(number, 0, row)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*words, "--outdir", str(folder), str(sheet)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert sheet.with_suffix(".pdf").stat().st_size > 0
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
