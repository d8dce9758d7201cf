"""The funnel and the indicators of a year, and the home page with what is due, each beside a floor in the same file.

The floor is SQL alone: one walk through each register the answer rests on. ``again`` is after an act that touched
neither roll nor money, as between two looks at a page. The short way takes 20,000 members, ``python -m benchmarks
governance --full`` 260,000. The office is made by ``pomanager demo``; then ``python -m benchmarks.figures_of_year
OFFICE`` measures, and prints seconds of the processor as one line of JSON.
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
from pomanager.db.engine import Access, connect
from pomanager.rules.meetings.kinds import Convener, MeetingKind
from pomanager.services import files
from pomanager.services.governance.queries.funnel import funnel
from pomanager.services.governance.queries.home import home_at_once, home_due
from pomanager.services.governance.queries.indicators import indicators
from pomanager.services.governance.queries.years import year_view
from pomanager.services.meetings.commands.planning import PlanMeeting, plan_meeting
from pomanager.services.office import Office
from sqlcipher3 import dbapi2

MEMBERS, SHORTER = 260_000, 13
TODAY = date(2026, 11, 28)
MOST = {"funnel": 0.4, "indicators": 1.5, "home": 0.3, "due": 0.3}
"""Seconds at 260,000."""
MOST_TIMES = {"funnel": 2.6, "indicators": 7.0, "due": 2.6}
"""So many times the floor for the first answer of the day."""
PEOPLE = "SELECT count(*), sum(length(sex)) FROM person"
SHARES = (
    "SELECT count(*) FROM (SELECT member_id FROM share_entry INDEXED BY ix_share_entry_holding WHERE effective_on <= ? "
    "GROUP BY member_id HAVING sum(shares) > 0)"
)
DUES = (
    "SELECT count(*) FROM (SELECT member_id FROM dues_entry INDEXED BY ix_dues_entry_owed WHERE effective_on <= ? "
    "GROUP BY member_id, fee_type_id HAVING sum(minor) > 0)"
)
ROLL = "SELECT count(*) FROM member WHERE status IN ('active', 'suspended')"


def measure(*, full: bool) -> list[Figure]:
    """Seconds of the processor until each is answered."""
    members = MEMBERS if full else MEMBERS // SHORTER
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.podb"
        make = [sys.executable, "-m", "pomanager", "demo", str(file), "--story", "s2", "--members", str(members)]
        subprocess.run(make, check=True, capture_output=True)
        command = [sys.executable, "-m", "benchmarks.figures_of_year", str(file)]
        told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [figure for name, words in SAID.items() for figure in _figures(name, words.format(members), told, full=full)]


SAID = {
    "funnel": "funnel of a year, {0:,} members", "indicators": "all indicators of a year",
    "home": "home page, without what is due", "due": "what is due",
}  # fmt: skip


def _figures(name: str, words: str, told: dict[str, float], *, full: bool) -> list[Figure]:
    most, times = (MOST[name], MOST_TIMES.get(name)) if full else (None, None)
    return [
        Figure(words, told[name], "s", told[f"{name} floor"], "SQL", times),
        Figure("  again, after an act elsewhere", told[f"{name} again"], "s", most=most),
    ]


def main(file: str) -> None:
    """Measure all, and print it."""
    path = Path(file)
    office = files.open_office(path, writing=True, clock=_now, actor="Benchmark")
    view = office.ask(year_view, TODAY.year, TODAY)
    asked: dict[str, Callable[[], object]] = {
        "home": partial(office.ask, home_at_once, TODAY), "due": partial(office.ask, home_due, TODAY),
        "funnel": partial(office.ask, funnel, view), "indicators": partial(office.ask, indicators, view),
    }  # fmt: skip
    told = {name: _took(question) for name, question in asked.items()}
    _plan(office)
    told |= {f"{name} again": _took(question) for name, question in asked.items()}
    office.close()
    print(json.dumps(told | _floors(path)))


def _now() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 10, tzinfo=UTC)


def _plan(office: Office) -> None:
    """An act that touches neither the roll nor money."""
    office.do(
        plan_meeting,
        PlanMeeting(
            kind=MeetingKind.ORDINARY_ASSEMBLY, held_on=TODAY + timedelta(days=60), starts_at=540, place="Gitega",
            convener=Convener.BOARD,
        ),
    )  # fmt: skip


def _took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _walk(connection: dbapi2.Connection, statement: str, given: tuple[str, ...]) -> None:
    connection.execute(statement, given).fetchone()


def _floors(path: Path) -> dict[str, float]:
    """The walks each answer rests on, by bare SQL over a connection of its own."""
    connection = connect(path, Access.READ)
    connection.execute(ROLL).fetchone()
    given: dict[str, tuple[str, ...]] = {ROLL: (), PEOPLE: (), SHARES: (str(TODAY),), DUES: (str(TODAY),)}
    took = {statement: _took(partial(_walk, connection, statement, words)) for statement, words in given.items()}
    connection.close()
    rests = {
        "funnel": (ROLL, SHARES, DUES), "indicators": (ROLL, PEOPLE, SHARES), "home": (ROLL,), "due": (SHARES, DUES),
    }  # fmt: skip
    return {f"{name} floor": sum(took[each] for each in statements) for name, statements in rests.items()}


if __name__ == "__main__":
    main(*sys.argv[1:])
