"""Broken spreadsheets and bombs are read by the process made for it: a sentence or rows, and no more memory than told.

What is read is the program's own reading, with the process it starts. What a file does there touches nobody else.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pomanager import processes
from pomanager.errors import FileTrouble, Refused
from pomanager.services.exchange import child
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.office import Office
from tests import offices
from tests.reliability.breaking_tables import table
from tests.reliability.fuzzed_csv import fill, told
from tests.reliability.harness import Harness, Tally
from tests.reliability.measured_child import NOTED_IN

MOST_MEMORY = 400
"""Megabytes the reading process may come to."""
SLOW = 20.0
"""Seconds of work no table of this size may take."""


def trials(numbers: range, folder: Path) -> Tally:
    """Break, read and plan; look at what the process held."""
    tally = Tally()
    office = offices.opened_office(offices.filled_file(folder, fill))
    with _measuring(folder / "memory") as noted:
        for number in numbers:
            chance = random.Random(f"tables {number}")
            ending, data = table(chance)
            path = folder / f"roll.{ending}"
            path.write_bytes(data)
            noted.unlink(missing_ok=True)
            try:
                _read(office, path, chance, tally)
            except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
                tally.found(number, f"{type(problem).__name__}: {problem}"[:300])
            _look(number, noted, len(data), tally)
            path.unlink()
            tally.tried += 1
    office.close()
    return tally


@contextmanager
def _measuring(noted: Path) -> Iterator[Path]:
    """Let the reading process note its memory in this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(NOTED_IN, str(noted))
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]))
        whole = processes.words_to_start
        part = child.__name__

        def measured(module: str, *words: str) -> list[str]:
            return ["tests.reliability.measured_child" if word == part else word for word in whole(module, *words)]

        patch.setattr(processes, "words_to_start", measured)
        yield noted
    noted.unlink(missing_ok=True)


def _read(office: Office, path: Path, chance: random.Random, tally: Tally) -> None:
    """Read, and plan what can be read."""
    try:
        found = read_table(path)
        plan = office.ask(plan_import, found, today=office.today())
    except (FileTrouble, Refused) as refused:
        told(refused.objections, chance)
        tally.figures["refused with a sentence"] += 1
    else:
        told(found.notes, chance)
        tally.figures["rows planned"] += len(plan.rows)
        tally.figures["read"] += 1


def _look(number: int, noted: Path, size: int, tally: Tally) -> None:
    """What the process held: by its own note, or else by the limit it died of or was not even started under."""
    seconds = 0.0
    if noted.exists():
        kilobytes, work = noted.read_text("ascii").split()
        held, seconds = int(kilobytes) / 1000, float(work)
        tally.figures["processes that ended well"] += 1
    else:
        held = child.memory_for(size) / 1_000_000
    tally.measured("MB of the reading process", held)
    tally.measured("seconds of work for a spreadsheet", seconds)
    if held > MOST_MEMORY:
        tally.found(number, f"the reading process held {held:.0f} MB, or might have")
    if seconds > SLOW:
        tally.found(number, f"took {seconds:.0f} s")


FUZZED_TABLES = Harness(key="fuzzed-tables", unit="spreadsheets", few=100, many=50_000, at_once=100, trials=trials)
