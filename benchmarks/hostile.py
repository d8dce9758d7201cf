"""How long the slowest paper takes when hostile texts stand in its fields, in seconds of the processor."""

import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import chain, repeat
from pathlib import Path

from benchmarks.figures import Figure, table
from pomanager.i18n import speaking
from pomanager.papers import PAPERS, Paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.readmodels.progress import silent
from pomanager.reports.composing import write
from tests.reports.hostile import ENDLESS, LONG, SHORT
from tests.reports.hostile_papers import MAKERS, uncut_field
from tests.reports.hostile_parts import Texts, from_place

MOST_SECONDS = 2.0
"""A paper takes no longer, whatever stands on it."""

PLAIN = "Ndayizeye"


def measure() -> list[Figure]:
    """The slowest paper of each kind: with short texts, with long ones in every field, with one endless word."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        for paper in PAPERS:
            _seconds(paper, repeat(PLAIN), file)  # once unmeasured: fonts are opened
            for what, fields in _kinds(uncut_field(paper.key)):
                slowest = max(_seconds(paper, texts, file) for texts in fields)
                figures.append(Figure(f"{paper.key}: {what}", slowest, "s", most=MOST_SECONDS))
    return figures


def _kinds(before: int) -> Iterable[tuple[str, Iterable[Texts]]]:
    """What is set into the fields, made anew for each paper; so many fields come before the one of the endless word."""
    texts = list(SHORT.values())
    yield f"{len(texts)} short hostile texts, the slowest", (from_place(texts, each) for each in range(len(texts)))
    yield f"{len(LONG)} long texts in all fields, the slowest", map(repeat, LONG.values())
    yield "a word of 200,000 letters in one field", iter([chain(repeat(PLAIN, before), [ENDLESS], repeat(PLAIN))])


def _seconds(paper: Paper, texts: Texts, file: Path) -> float:
    """Seconds of the processor for one paper in a file of its own, fonts embedded."""
    with speaking("en"):
        sheet = MAKERS[paper.key](texts).sheet
        begun = time.process_time()
        write(paper.kind(), sheet, file, PrintOrder(language="en"), silent)
        return time.process_time() - begun


if __name__ == "__main__":
    sys.stdout.write(table(measure()))
