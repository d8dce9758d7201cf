"""Kills a program that writes into an office file, again and again, and looks at what the file then holds.

Each act writes several rows in one transaction and is acknowledged on standard output after it returned. After a kill
every acknowledged act must be there whole, no act may be there in part, and the check must find nothing.
"""

import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.services import files
from pomanager.services.organisation.commands import place_for
from pomanager.services.work import Work
from tests import offices
from tests.house.source import PROJECT

ROWS = 5
"""Rows of one act."""

WRITER = """
import sys
from pathlib import Path
from tests.reliability.killing import write_until_killed
write_until_killed(Path(sys.argv[1]))
"""


@dataclass(frozen=True, slots=True)
class AfterKill:
    """What one kill left: acts that were acknowledged and are missing or in part, findings, seconds to open again."""

    acknowledged: int
    missing: frozenset[int]
    in_part: frozenset[int]
    findings: int
    seconds_to_open: float


def write_until_killed(path: Path) -> None:
    """Write act after act and say the number of each as soon as it is saved."""
    office = offices.opened_office(path)
    number = 1 + max(office.ask(acts_in), default=0)
    while True:
        office.do(write_act, number)
        print(number, flush=True)  # noqa: T201 - the acknowledgement
        number += 1


def write_act(work: Work, number: int) -> None:
    """One act of several rows and journal lines."""
    for row in range(ROWS):
        place_for(work, f"{number} {row}")


def acts_in(session: Session) -> Counter[int]:
    """The acts the file knows, each with its rows."""
    names = session.execute(text("SELECT name FROM place")).scalars()
    return Counter(int(name.split()[0]) for name in names)


def kill_while_writing(path: Path, chance: random.Random) -> AfterKill:
    """Let a program write for a moment, kill it, open the file again and look."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        writer.kill()
        acknowledged = [int(line) for line in (first, *writer.stdout) if line.strip()]
    started = time.perf_counter()
    office = offices.opened_office(path)
    acts = office.ask(acts_in)
    seconds = time.perf_counter() - started
    office.close()
    return AfterKill(
        acknowledged=len(acknowledged),
        missing=frozenset(acknowledged) - acts.keys(),
        in_part=frozenset(number for number, rows in acts.items() if rows != ROWS),
        findings=len(files.check_file(path)),
        seconds_to_open=seconds,
    )
