"""Convocation letters in thousands, with their slips, and the attendance sheet of an assembly of delegates."""

import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.paper_writers import SAID
from benchmarks.running import run

LETTERS = 10_000
MOST_SECONDS_LETTERS = 60.0
SHORTER = 10
"""The short way writes a tenth of the letters, in a tenth of the time."""

DELEGATES = 1_204
MOST_SECONDS_ATTENDANCE = 3.0
MOST_MEGABYTES = 250.0


def measure(*, full: bool) -> list[Figure]:
    """Seconds and memory for the letters and for the attendance sheet, in French and in Khmer."""
    count = LETTERS if full else LETTERS // SHORTER
    most = MOST_SECONDS_LETTERS if full else MOST_SECONDS_LETTERS / SHORTER
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "paper.pdf")
        for language in SAID:
            letters = run("benchmarks.meeting_writers", "letters", language, str(count), file)
            what = f"convocation letters with slips, {language}, {count:,} of two pages"
            figures.append(Figure(what, letters.seconds, "s", most=most))
            figures.append(Figure(f"  {language}: highest memory", letters.megabytes, "MB", most=MOST_MEGABYTES))
            sheet = run("benchmarks.meeting_writers", "attendance", language, str(DELEGATES), file)
            what = f"attendance sheet, {language}, {DELEGATES:,} delegates"
            figures.append(Figure(what, sheet.seconds, "s", most=MOST_SECONDS_ATTENDANCE))
    return figures
