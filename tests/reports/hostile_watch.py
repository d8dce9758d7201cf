"""Prints every paper full of hostile texts in a process that notes every file it opens and every call it makes.

``python -m tests.reports.hostile_watch FOLDER`` prints into the folder and writes what was noted as JSON: it cannot be
done inside the tests, since what watches a Python process watches it to its end.
"""

import json
import socket
import subprocess
import sys
from contextlib import suppress
from itertools import repeat
from pathlib import Path

from pomanager.i18n import speaking
from pomanager.papers import PAPERS
from pomanager.readmodels.papers import PrintOrder
from pomanager.readmodels.progress import silent
from pomanager.reports.paper import opened
from tests.reports.hostile import SHORT
from tests.reports.hostile_papers import MAKERS
from tests.reports.hostile_parts import Texts, from_place
from tests.reports.sheets import PRINTED
from tests.trying import THOROUGH

WATCHED = (
    "open", "socket.", "subprocess.", "os.", "shutil.", "tempfile.", "glob.", "pathlib.", "urllib.", "http.", "ftplib.",
    "smtplib.", "webbrowser.", "ctypes.", "import", "exec", "compile",
)  # fmt: skip
"""What Python tells of that reaches outside, or brings code in."""

EVERY = 10 if THOROUGH else 80
"""Of the papers one in so many is printed, of each kind others: every text stands in a field of three kinds or more."""


class Watch:
    """Notes what the process does while ``on``: what touches the folder is its own, all else is not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.on = False
        self.own = 0
        self.others: list[str] = []
        sys.addaudithook(self._noted)

    def _noted(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on or not event.startswith(WATCHED):
            return
        if event in {"open", "os.rename", "os.remove"} and str(arguments[0]).startswith(str(self.folder)):
            self.own += 1
        else:
            self.others.append(f"{event} {arguments[0]!r}"[:200])


def main(folder: Path) -> None:
    """Print a harmless paper of each kind first, so that modules and fonts are there; then watch."""
    for paper in PAPERS:
        _print(paper.key, [repeat("Aline ស្ត្រី عربي")], folder)
    watch = Watch(folder)
    noticed = _try_out(watch)
    texts = list(SHORT.values())
    papers = 0
    used: set[str] = set()
    watch.on = True
    for turn, paper in enumerate(PAPERS):
        fields = [_noting(from_place(texts, number), used) for number in range(turn % EVERY, len(texts), EVERY)]
        _print(paper.key, fields, folder)
        papers += len(fields)
    watch.on = False
    untried = len(set(texts) - used)
    told = {"papers": papers, "own": watch.own, "others": watch.others, "noticed": noticed, "untried": untried}
    json.dump(told, sys.stdout)


def _noting(texts: Texts, used: set[str]) -> Texts:
    """The same texts; those a field asked for are noted."""
    for text in texts:
        used.add(text)
        yield text


def _print(key: str, fields: list[Texts], folder: Path) -> None:
    kind = next(paper.kind() for paper in PAPERS if paper.key == key)
    with speaking("en"), opened(folder / f"{key}.pdf", PrintOrder(language="en"), PRINTED) as pages:
        for texts in fields:
            kind.put(MAKERS[key](texts).sheet, pages, silent)


def _try_out(watch: Watch) -> list[str]:
    """Which acts the watch notices, so that silence afterwards means something."""
    watch.on = True
    Path(__file__).read_bytes()
    list(watch.folder.iterdir())
    with suppress(OSError):
        socket.getaddrinfo("127.0.0.1", 9)
    with suppress(OSError):
        subprocess.run([str(watch.folder)], check=False)
    watch.on = False
    noticed = sorted({line.split()[0] for line in watch.others})
    watch.others.clear()
    return noticed


if __name__ == "__main__":
    main(Path(sys.argv[1]))
