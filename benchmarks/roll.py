"""The roll, the register and the share register of a whole office, by the door every screen uses.

``python -m benchmarks.roll FILE TARGET KEY`` prints a paper of an office file and tells what that took.
"""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.running import run, telling
from pomanager import typefaces
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.services import files

MEMBERS = 260_000
SHORTER = 13
"""The short way prints a thirteenth of the members: making an office of 260,000 takes a minute."""

PAPERS = {
    "roll": "roll of {members:,} members", "register-of-members": "register of {members:,} members",
    "share-register": "share register of {members:,} members",
    "share-movements": "share movements of a year of {members:,} members",
}  # fmt: skip
"""What is printed, by the key of the paper."""

MOST_SECONDS = 40.0
"""What LibreOffice takes for the same columns, with nothing to read from any books."""

MOST_MEGABYTES = 250.0


def measure(*, full: bool) -> list[Figure]:
    """Seconds and memory for printing the roll by section, and the registers in order of admission."""
    members = MEMBERS if full else MEMBERS // SHORTER
    with tempfile.TemporaryDirectory() as folder:
        office, paper = Path(folder) / "office.podb", Path(folder) / "roll.pdf"
        make = [sys.executable, "-m", "pomanager", "demo", str(office), "--story", "s2", "--members", str(members)]
        subprocess.run(make, check=True, capture_output=True)
        figures: list[Figure] = []
        most = MOST_SECONDS if full else round(MOST_SECONDS / SHORTER, 1)
        for key, said in PAPERS.items():
            taken = run("benchmarks.roll", str(office), str(paper), key)
            what = said.format(members=members)
            figures.append(Figure(f"{what}, from the books to the file", taken.seconds, "s", most=most))
            figures.append(Figure("  highest memory", taken.megabytes, "MB", most=MOST_MEGABYTES))
            figures.append(Figure("  size of the file", paper.stat().st_size / 1e6, "MB"))
    return figures


def main(file: str, target: str, key: str = "roll") -> None:
    """Print the paper of this key."""
    office = files.open_office(Path(file), writing=False, clock=lambda: datetime(2026, 11, 28, tzinfo=UTC))
    typefaces.prepare()
    with telling():
        print_paper(paper_called(key), office, Path(target), PrintOrder(language="rn"))
    office.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
