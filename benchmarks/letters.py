"""Letters in thousands, and a report of sixty pages, through the whole engine: heads, feet, check codes and all."""

import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.paper_writers import CHAPTERS, PAGES, SAID
from benchmarks.running import run

LETTERS = 10_000
MOST_SECONDS_LETTERS = 60.0
SHORTER = 10
"""The short way writes a tenth of the letters, in a tenth of the time."""

MOST_SECONDS_REPORT = 8.0
MOST_MEGABYTES = 250.0


def measure(*, full: bool) -> list[Figure]:
    """Seconds and memory for many letters in one file, and for a report of sixty pages, in French and in Khmer."""
    count = LETTERS if full else LETTERS // SHORTER
    most = MOST_SECONDS_LETTERS if full else MOST_SECONDS_LETTERS / SHORTER
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "paper.pdf")
        for language in SAID:
            letters = run("benchmarks.paper_writers", "letters", language, str(count), file)
            figures.append(Figure(f"letters, {language}, {count:,} of one page", letters.seconds, "s", most=most))
            figures.append(Figure(f"  {language}: highest memory", letters.megabytes, "MB", most=MOST_MEGABYTES))
            report = run("benchmarks.paper_writers", "report", language, str(CHAPTERS), file)
            what = f"mixed report, {language}, {PAGES} pages"
            figures.append(Figure(what, report.seconds, "s", most=MOST_SECONDS_REPORT))
    return figures
