"""Freezing the roll of an assembly of everybody: as the form does it, with nobody judged before, and beside its floor.

The floor is a bare ``INSERT … SELECT`` of the very lines into a table without indexes and references, in the same
file. The short way takes 20,000 members, ``python -m benchmarks meetings --full`` 260,000. The office is made by
``pomanager demo``; then ``python -m benchmarks.roll_frozen OFFICE`` measures, and prints seconds of the processor as
one line of JSON.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure
from pomanager.db import bulk
from pomanager.db.engine import Access, connect
from pomanager.rules.meetings.kinds import Convener, MeetingKind
from pomanager.services import files
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.planning import PlanMeeting, plan_meeting
from pomanager.services.meetings.queries.freezing import Judged, roll_to_freeze
from pomanager.services.office import Office

MEMBERS, SHORTER = 260_000, 13
TODAY = date(2026, 11, 28)
MOST_SECONDS = 2.0
COLUMNS = (
    "meeting_roll_id, position, person_id, member_id, number, name, other_script, sex, is_young, section_id, capacity, "
    "shares, votes, verdict_id"
)
BARE_TABLE = f"CREATE TABLE bare_line (id INTEGER PRIMARY KEY, {COLUMNS})"
BARE = f"INSERT INTO bare_line ({COLUMNS}) SELECT {COLUMNS} FROM roll_line WHERE meeting_roll_id = ?"  # noqa: S608 - fixed


def measure(*, full: bool) -> list[Figure]:
    """Seconds of the processor until the roll stands in the file."""
    members = MEMBERS if full else MEMBERS // SHORTER
    most = MOST_SECONDS if full else round(MOST_SECONDS / SHORTER + 0.05, 2)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.podb"
        make = [sys.executable, "-m", "pomanager", "demo", str(file), "--story", "s2", "--members", str(members)]
        subprocess.run(make, check=True, capture_output=True)
        command = [sys.executable, "-m", "benchmarks.roll_frozen", str(file)]
        told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [
        Figure(f"roll of {members:,} frozen from the form", told["form"], "s", most=most),
        Figure("  beside the bare lines", told["form"], "s", told["bare"], "SQL"),
        Figure("  judged beside the form, meanwhile", told["judged"], "s"),
        Figure("  frozen with nobody judged before", told["anew"], "s"),
    ]


def main(file: str) -> None:
    """Measure all, and print it."""
    path = Path(file)
    office = files.open_office(path, writing=True, clock=_now, actor="Benchmark")
    anew, form = (_planned(office) for _each in range(2))
    told = {"anew": _took(partial(_freeze, office, anew))}
    judged: list[Judged | None] = []
    told["judged"] = _took(lambda: judged.append(office.ask(roll_to_freeze, form, TODAY)))
    told["form"] = _took(partial(_freeze, office, form, judged[0]))
    office.close()
    print(json.dumps(told | {"bare": _bare(path)}))


def _now() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 10, tzinfo=UTC)


def _planned(office: Office) -> int:
    return office.do(
        plan_meeting,
        PlanMeeting(
            kind=MeetingKind.ORDINARY_ASSEMBLY, held_on=TODAY + timedelta(days=30), starts_at=540, place="Gitega",
            convener=Convener.BOARD,
        ),
    ).result  # fmt: skip


def _freeze(office: Office, meeting_id: int, judged: Judged | None = None) -> None:
    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=TODAY), judged)


def _took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _bare(path: Path) -> float:
    """The same lines written once more, with nothing to look up and no index to keep, until they are in the file."""
    connection = connect(path, Access.WRITE)
    connection.execute(f"PRAGMA cache_size=-{bulk.WHOLE_ROLL_KB}")
    connection.execute(BARE_TABLE)
    (newest,) = connection.execute("SELECT max(meeting_roll_id) FROM roll_line").fetchone()
    begun = time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(BARE, (newest,))
    connection.execute("COMMIT")
    taken = time.process_time() - begun
    connection.close()
    return taken


if __name__ == "__main__":
    main(*sys.argv[1:])
