"""The search for doubles: how long it takes over a whole roll, how many it misses, and what a form waits for it.

``python -m benchmarks.doubles FILE`` searches the roll of an office file and tells what that took.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from benchmarks.figures import Figure
from benchmarks.running import run, telling
from benchmarks.seeded_doubles import misspelt, seeded, typical_table
from pomanager.readmodels.attention import Heap
from pomanager.readmodels.members import RollView
from pomanager.rules.attention import CHECKS
from pomanager.services import files
from pomanager.services.members.pairing import likely_pairs
from pomanager.services.members.queries import likely_doubles, roll_ids, roll_rows
from pomanager.services.members.queries.attention import attention_counts, attention_ids, attention_total, wanted_checks
from pomanager.services.members.queries.doubles import find_doubles
from pomanager.services.office import Office

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

P = ParamSpec("P")

MEMBERS, SHORTER = 260_000, 13
ONE_IN = 100
"""One in so many is written down twice."""
MOST_SECONDS, MOST_MISSED, MOST_FALSE = 60.0, 2.0, 40.0
"""The invented people share 97 surnames and 113 given names: some 1,100 of 260,000 are namesakes of one place and year
by chance, whoever else was written down twice; of a fewer people, fewer in the hundred."""
MOST_MEGABYTES = 350.0
ASKED = 200
MOST_MILLISECONDS_TYPING, MOST_MILLISECONDS_A_CHECK = 100.0, 200.0
TODAY = date(2026, 11, 28)


def measure(*, full: bool) -> list[Figure]:
    """Seconds and memory of the search, what it misses of a seeded set, and milliseconds of single questions."""
    members = MEMBERS if full else MEMBERS // SHORTER
    return [*_of_a_table(), *_recall(members), *_of_an_office(members)]


def _of_a_table() -> list[Figure]:
    """What the search misses of the typical first table, and how many of the pairs it shows are two people."""
    figures = []
    for code in ("s1", "s2", "s3", "s4"):
        table = typical_table(code)
        found = likely_pairs(table.people)
        hits = len(table.pairs.keys() & found.keys())
        missed, false = 100 * (1 - hits / len(table.pairs)), 100 * (1 - hits / len(found))
        figures += [
            Figure(f"missed of {len(table.pairs):,} in a typical table ({code})", missed, "%", most=MOST_MISSED),
            Figure("  false", false, "%", most=MOST_FALSE),
        ]
    return figures


def _recall(members: int) -> list[Figure]:
    people = seeded("s2", members, members // ONE_IN)
    begun = time.process_time()
    found = likely_pairs(people.people)
    seconds = time.process_time() - begun
    hits = len(people.pairs.keys() & found.keys())
    missed, false = 100 * (1 - hits / len(people.pairs)), 100 * (1 - hits / len(found))
    return [
        Figure(f"doubles of {len(people.people):,} seeded people", seconds, "s", most=MOST_SECONDS),
        Figure(f"  missed of {len(people.pairs):,}", missed, "%", most=MOST_MISSED),
        Figure(f"  false among {len(found):,} found", false, "%", most=MOST_FALSE),
    ]


def _of_an_office(members: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.podb"
        make = [sys.executable, "-m", "pomanager", "demo", str(file), "--story", "s2", "--members", str(members)]
        subprocess.run(make, check=True, capture_output=True)
        taken = run("benchmarks.doubles", str(file))
        office = files.open_office(file, writing=False, clock=lambda: datetime(2026, 11, 28, tzinfo=UTC))
        try:
            asked = [*_asked_while_typing(office), *_asked_of_the_roll(office)]
        finally:
            office.close()
    return [
        Figure(f"doubles on a roll of {members:,}, read from its file", taken.seconds, "s", most=MOST_SECONDS),
        Figure("  highest memory", taken.megabytes, "MB", most=MOST_MEGABYTES),
        *asked,
    ]


def _asked_while_typing(office: Office) -> list[Figure]:
    """What the form of admission waits, for names that are on the roll in another spelling."""
    chance = Random(7)
    rows = office.ask(roll_rows, chance.sample(list(office.ask(roll_ids, RollView())), ASKED))
    taken = []
    for row in rows:
        first, *others = row.name.split(" ")
        name = " ".join([*others, misspelt(first, chance)])
        begun = time.process_time()
        office.ask(likely_doubles, name, row.birth, row.place)
        taken.append(1000 * (time.process_time() - begun))
    late = sorted(taken)[int(0.95 * len(taken))]
    return [Figure("likely doubles while typing, 95 of 100 within", late, "ms", most=MOST_MILLISECONDS_TYPING)]


def _asked_of_the_roll(office: Office) -> list[Figure]:
    """The slowest of the checks, what all of them take together, and the count in the list."""
    checks = office.ask(wanted_checks)
    each = {check: _milliseconds(office, attention_ids, Heap(CHECKS[check].kind, check), TODAY) for check in checks}
    slowest = max(each, key=each.__getitem__)
    return [
        Figure(f"slowest check of the roll, {slowest}", each[slowest], "ms", most=MOST_MILLISECONDS_A_CHECK),
        Figure("all heaps counted", _milliseconds(office, attention_counts, TODAY), "ms"),
        Figure("members with something to look at", _milliseconds(office, attention_total, TODAY), "ms"),
    ]


def _milliseconds(
    office: Office, question: "Callable[Concatenate[Session, P], object]", *asked: P.args, **named: P.kwargs
) -> float:
    begun = time.process_time()
    office.ask(question, *asked, **named)
    return 1000 * (time.process_time() - begun)


def main(file: str) -> None:
    """Search a whole roll."""
    office = files.open_office(Path(file), writing=False, clock=lambda: datetime(2026, 11, 28, tzinfo=UTC))
    with telling():
        office.ask(find_doubles)
    office.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
