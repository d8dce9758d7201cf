"""A clock set back, ahead, or to another zone loses nothing: entries keep the order they were written in, backups stay.

A trial is an office at work for some days, whose clock is set otherwise now and then: back by a day or by five years,
to 1970 as with a dead battery, ahead beyond 2038, to 29 February, to another zone. After each act all is asked for.
"""

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from pomanager.readmodels.journal import JournalView
from pomanager.rules.clocks import LET_PASS
from pomanager.services import backups, files
from pomanager.services.clock import last_entry_ahead
from pomanager.services.journal.queries import journal_ids, journal_rows
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import make, offices
from tests.reliability.corrupted import NAME
from tests.reliability.harness import Harness, Tally

SET_TO = (
    datetime(1970, 1, 1, 0, 0, 7, tzinfo=UTC), datetime(2038, 1, 19, 3, 14, 9, tzinfo=UTC),
    datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC),
)  # fmt: skip
"""Moments at which clocks are found that nobody set."""
MOVED_BY = (
    timedelta(days=-1),
    timedelta(days=-365 * 5),
    timedelta(hours=-2),
    timedelta(days=400),
    timedelta(seconds=-1),
)
ZONES = (UTC, ZoneInfo("Africa/Bujumbura"), ZoneInfo("Asia/Phnom_Penh"), ZoneInfo("Asia/Bishkek"),
         timezone(timedelta(hours=-11)), timezone(timedelta(hours=14)))  # fmt: skip
ACTS = 12


def trials(numbers: range, folder: Path) -> Tally:
    """Let an office work while its clock is set otherwise."""
    tally = Tally()
    for trial in numbers:
        place = folder / "clock"
        place.mkdir()
        try:
            for wrong in _worked(offices.office_file(place, NAME), random.Random(trial), tally):
                tally.found(trial, wrong)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what the trial found
            tally.found(trial, f"{type(problem).__name__}: {problem}")
        finally:
            shutil.rmtree(place)
        tally.tried += 1
    return tally


def _worked(path: Path, chance: random.Random, tally: Tally) -> Iterator[str]:
    clock = make.MovableClock()
    office = files.open_office(path, writing=True, clock=clock, actor="Tests")
    written: list[str] = []
    needed: set[str] = set()
    last = clock.moment
    for number in range(ACTS):
        _set(clock, chance)
        behind = last - clock.moment > LET_PASS
        if (last_entry_ahead(office) is not None) != behind:
            yield f"at {clock.moment} behind {last} it is {'not ' if behind else ''}said that the clock is behind"
        tally.figures["clock behind"] += behind
        office.do(place_for, f"Colline {number}")
        written.append(f"Colline {number}")
        last = clock.moment
        if number % 3 == 2:
            made = backups.make(path, clock).path.name
            yield from _lost(path, needed, made)
            needed.add(made)
        if number == ACTS // 2:
            office.close()
            office = files.open_office(path, writing=True, clock=clock, actor="Tests")
        yield from _out_of_order(office, written)
    office.close()
    yield from (f"the check finds: {found.objection.message}" for found in files.check_file(path))


def _set(clock: make.MovableClock, chance: random.Random) -> None:
    """Let time pass, and sometimes set the clock otherwise."""
    clock.forward(minutes=chance.randrange(1, 300))
    what = chance.randrange(4)
    if what == 0:
        clock.moment = chance.choice(SET_TO).astimezone(clock.moment.tzinfo)
    elif what == 1 and clock.moment.year > 1990:  # five years before 1970 no clock can show
        clock.moment += chance.choice(MOVED_BY)
    elif what == 2:
        clock.moment = clock.moment.astimezone(chance.choice(ZONES))


def _out_of_order(office: Office, written: list[str]) -> Iterator[str]:
    """The journal tells of every act, in the order in which they were done."""
    lines = office.ask(lambda session: journal_rows(session, journal_ids(session, JournalView())))
    told = [change.new for line in reversed(lines) for change in line.changes if str(change.new).startswith("Colline")]
    labels = [line.label for line in reversed(lines) if line.label.startswith("Colline")]
    if written not in (told, labels):
        yield f"written were {written}, and the journal tells {told or labels}"


def _lost(path: Path, needed: set[str], made: str) -> Iterator[str]:
    """So few backups in so few days of work are all still needed, whatever the clock says."""
    there = {each.name for each in (path.parent / files.BACKUPS).iterdir()}
    if made not in there:
        yield f"the backup {made} was removed at once"
    if gone := needed - there:
        yield f"backups were removed: {gone}"


CLOCK_BACK = Harness("clock-back", "offices whose clock is set otherwise", few=4, many=2_000, at_once=50, trials=trials)
