"""Hands a finished PDF to the printing system of Linux and macOS, which makes of it what its printer prints best.

Drawn through Qt, a page there becomes a picture, thousands of them a huge file, and a print that is cancelled half-way
is printed half. Windows takes no PDF; papers are drawn there (``printing_out``).
"""

import logging
import os
import subprocess
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from pomanager import processes
from pomanager.errors import FileTrouble
from pomanager.rules.objections import Objection
from pomanager.ui.preview.document import PaperFile
from pomanager.ui.preview.printing_out import NO_ANSWER, PrintChoice

log = logging.getLogger(__name__)
LONGEST_SECONDS = 120
SIDES = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def ranges(pages: tuple[int, ...]) -> str:
    """Return pages counted from 0 as "1-3,5"."""
    parts: list[list[int]] = []
    for page in pages:
        if parts and parts[-1][1] == page - 1:
            parts[-1][1] = page
        else:
            parts.append([page, page])
    return ",".join(str(first + 1) if first == last else f"{first + 1}-{last + 1}" for first, last in parts)


def words(program: str, path: Path, title: str, choice: PrintChoice) -> list[str]:
    """Return the command that prints a PDF as chosen."""
    paper = PaperFile(path)
    count, size = len(paper), paper.sizes[0]
    paper.close()
    pages = choice.sheets.pages
    options = {
        "sides": SIDES.get(choice.sides, "one-sided"),
        "media": _media(size),
        "print-color-mode": "color" if choice.in_colours else "monochrome",
        "collate": "true",
        **({"page-ranges": ranges(pages)} if len(pages) < count else {}),
    }
    said = [program, "-d", choice.printer, "-t", title, "-n", str(choice.sheets.copies)]
    for name, value in options.items():
        said += ["-o", f"{name}={value}"]
    return [*said, "--", str(path)]


def _media(size: tuple[float, float]) -> str:
    upright = QSizeF(min(size), max(size))
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch).key()


def spool(program: str, path: Path, title: str, choice: PrintChoice) -> None:
    """Hand a PDF over; raises FileTrouble when the printing system does not take it."""
    command = words(program, path, title, choice)
    try:
        done = subprocess.run(  # noqa: S603 - words of our own, no shell
            command,
            capture_output=True,
            check=False,
            timeout=LONGEST_SECONDS,
            env=processes.surroundings_of_others(os.environ),
        )
        code, said = done.returncode, done.stderr.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired) as problem:
        code, said = -1, str(problem)
    if code:
        log.info("the printing system did not take a paper: %s", said.strip())
        raise FileTrouble(Objection(NO_ANSWER, details={"printer": choice.printer}))
