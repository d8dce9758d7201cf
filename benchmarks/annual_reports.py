"""The annual report of a confederation in sixty pages, gathered and written, beside as many pages without books."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.paper_writers import CHAPTERS, PAGES
from benchmarks.running import run

MEMBERS = 260_000
FEW = 10_000
"""The short way takes fewer members; what is promised for all of them holds for these, too."""
MOST_SECONDS, MOST_MEGABYTES = 10.0, 300.0


def measure(*, full: bool) -> list[Figure]:
    """Seconds and memory for the report, and how often it takes the time of as many pages of which nobody is asked."""
    members = MEMBERS if full else FEW
    with tempfile.TemporaryDirectory() as folder:
        office, file = Path(folder) / "s2.podb", str(Path(folder) / "report.pdf")
        make = [sys.executable, "-m", "pomanager", "demo", str(office), "--story", "s2", "--members", str(members)]
        subprocess.run(make, check=True, capture_output=True)
        ours = run("benchmarks.annual_writers", str(office), file)
        bare = run("benchmarks.paper_writers", "report", "fr", str(CHAPTERS), file)
    what = f"annual report, {PAGES} pages, {members:,} members"
    return [
        Figure(what, ours.seconds, "s", most=MOST_SECONDS),
        Figure("  beside as many pages without books", ours.seconds, "s", bare.seconds, "without books"),
        Figure("  annual report: highest memory", ours.megabytes, "MB", most=MOST_MEGABYTES),
    ]
