"""Ballot papers in thousands, with symbols and with photos, and the electoral roll."""

import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.paper_writers import SAID
from benchmarks.running import run

VOTERS = 5_000
MOST_SECONDS = 20.0
MOST_MEGABYTES = 250.0
WHAT = {"ballots": "ballot papers with symbols", "photos": "ballot papers with photos", "roll": "electoral roll"}


def measure() -> list[Figure]:
    """Seconds, memory and size of the file for each paper of five thousand voters, in French and in Khmer."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        for language in SAID:
            for what, said in WHAT.items():
                taken = run("benchmarks.election_writers", what, language, str(VOTERS), str(file))
                figures.append(Figure(f"{said}, {language}, {VOTERS:,}", taken.seconds, "s", most=MOST_SECONDS))
                figures.append(Figure("  highest memory", taken.megabytes, "MB", most=MOST_MEGABYTES))
                figures.append(Figure("  size of the file", file.stat().st_size / 1e6, "MB"))
    return figures
