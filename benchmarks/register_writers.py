"""Writes one register of invented rows in a process of its own, and tells what that took.

``python -m benchmarks.register_writers ours|bare|rows SCRIPT ROWS FILE``: our engine; a plain ReportLab program that
draws the same cells one by one with a TrueType font, without shaping, breaking or lines; the rows alone.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from benchmarks.invented import LETTERHEAD, TITLES, Rows
from benchmarks.running import telling
from pomanager import typefaces
from pomanager.i18n import speaking


def write_ours(rows: Rows, count: int, file: Path) -> None:
    """The register as the program prints it: shaped, with its head repeated, lines under the rows, feet, fonts cut."""
    from pomanager.reports.paper import Heading, written
    from pomanager.reports.register import Column, Register

    sexes, statuses = rows.words()
    number, name, sex, born, place, joined, status = TITLES
    columns = (
        Column(number, holds=("000000",)),
        Column(name, 31),
        Column(sex, holds=sexes),
        Column(born, holds=rows.days()),
        Column(place, 22),
        Column(joined, holds=rows.days()),
        Column(status, holds=statuses),
    )
    with speaking(rows.language), written(file, LETTERHEAD, Heading("Register", date(2026, 11, 24))) as paper:
        register = Register(paper, columns, total=count)
        register.rows(rows.take(count))
        register.end()


# The places of the columns, and of the rows, are those our engine finds for the same register.
_LEFTS = (48.2, 82.0, 244.0, 280.0, 334.0, 456.0, 510.0)
_TOP, _FIRST_TOP, _BOTTOM, _STEP, _SIZE = 790.0, 640.0, 60.0, 15.7, 8.5


def write_bare(rows: Rows, count: int, file: Path) -> None:
    """The same cells as an honest program without an engine would write them."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    paths = {font.script: font.path for font in typefaces.files() if font.weight == typefaces.REGULAR}
    pdfmetrics.registerFont(TTFont("latin", str(paths["Latn"])))
    pdfmetrics.registerFont(TTFont("khmer", str(paths["Khmr"])))
    own = "khmer" if rows.language == "km" else "latin"
    fonts = ("latin", own, own, "latin", own, "latin", own)
    canvas = Canvas(str(file), pagesize=(595.28, 841.89))
    y = _FIRST_TOP
    canvas.setFont("latin", _SIZE)
    for row in rows.take(count):
        if y < _BOTTOM:
            canvas.showPage()
            canvas.setFont("latin", _SIZE)
            y = _TOP
            for x, title in zip(_LEFTS, TITLES, strict=True):
                canvas.drawString(x, y, title)
            y -= _STEP
        if own == "latin":
            for x, text in zip(_LEFTS, row, strict=True):
                canvas.drawString(x, y, text)
        else:
            for x, font, text in zip(_LEFTS, fonts, row, strict=True):
                canvas.setFont(font, _SIZE)
                canvas.drawString(x, y, text)
        y -= _STEP
    canvas.save()


def take_rows(rows: Rows, count: int, file: Path) -> None:
    """Nothing but the rows: what of the time belongs to neither writer."""
    file.write_text(str(sum(len(row) for row in rows.take(count))), encoding="ascii")


WRITERS: Mapping[str, Callable[[Rows, int, Path], None]] = MappingProxyType(
    {"ours": write_ours, "bare": write_bare, "rows": take_rows}
)


def main(writer: str, script: str, count: str, file: str) -> None:
    """Write the register, and tell what that took."""
    rows = Rows(script)
    typefaces.prepare()
    with telling():
        WRITERS[writer](rows, int(count), Path(file))


if __name__ == "__main__":
    main(*sys.argv[1:])
