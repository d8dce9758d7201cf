"""The share register of a large office: one holding, all holdings on a day, the capital, a window of the register.

And the right to vote of the whole roll, which reads shares and dues. The short way takes 20,000 members, ``python -m
benchmarks shares --full`` 260,000 with a million entries. The roll is made by ``pomanager demo``, with dues and some
shares; what is missing to four entries for each member is written straight into the tables. Then ``python -m
benchmarks.shares OFFICE`` measures, and prints milliseconds of the processor as one line of JSON.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from sqlalchemy import select

from benchmarks.figures import Figure
from benchmarks.members_reading import opened, p95, took
from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.engine import Access, connect
from pomanager.db.members import Member
from pomanager.db.shares import ShareEntry, ShareInstalment, ShareType
from pomanager.readmodels.shares import EntryView
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services import files
from pomanager.services.entitlement.queries.verdicts import entitlement_counts
from pomanager.services.office import Office
from pomanager.services.shares.queries.capital import capital_between
from pomanager.services.shares.queries.holdings import holding_of, holdings_on, member_shares
from pomanager.services.shares.queries.ledger import entry_rows, entry_serials
from pomanager.services.shares.queries.overdue import overdue_on
from pomanager.services.work import About, Work
from sqlcipher3 import dbapi2

MEMBERS = 260_000
SHORTER = 13
TODAY, BEGAN = date(2026, 11, 28), date(2019, 1, 1)
UNIT = 10_000
PAGE = 64
ROUNDS = 5
PAID_WHOLE = 0.9
"""So many of all holders have paid the second half too; those of long ago who have not are overdue."""
ASKED = 100
ENTRIES_EACH = 4
THEN, SPRING = TODAY - timedelta(days=1000), date(2026, 5, 4)

MOST = {
    "one holding": 5.0, "all holdings": 600.0, "all holdings then": 600.0, "right to vote": 3000.0,
    "right to vote in spring": 3000.0,
}  # fmt: skip
"""Milliseconds that are promised for 260,000 members with a million entries."""
NOT_BY_LENGTH = frozenset({"right to vote", "right to vote in spring"})
"""What the short way has no limit for: of fewer members nearly as many days of birth and admission differ."""

BARE_ALL = """
    SELECT count(*), sum(shares), sum(subscribed), sum(paid) FROM (
    SELECT member_id, share_type_id, sum(shares) AS shares, sum(subscribed_minor) AS subscribed,
    sum(paid_minor) AS paid FROM share_entry INDEXED BY ix_share_entry_holding WHERE effective_on <= ?
    GROUP BY member_id, share_type_id)
"""
BARE_ONE = """
    SELECT share_type_id, sum(shares), sum(subscribed_minor), sum(paid_minor) FROM share_entry
    WHERE member_id = ? AND effective_on <= ? GROUP BY share_type_id
"""
BARE_CAPITAL = """
    SELECT share_type_id, kind, sum(shares), sum(subscribed_minor), sum(paid_minor) FROM share_entry
    INDEXED BY ix_share_entry_moved WHERE effective_on <= ? GROUP BY share_type_id, kind
"""


def measure(*, full: bool) -> list[Figure]:
    """Milliseconds of the processor for what is asked of the register, beside the bare statements."""
    members = MEMBERS if full else MEMBERS // SHORTER
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.podb"
        make = [sys.executable, "-m", "pomanager", "demo", str(file), "--story", "s2", "--members", str(members)]
        subprocess.run(make, check=True, capture_output=True)
        entries = fill(file)
        command = [sys.executable, "-m", "benchmarks.shares", str(file)]
        told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = []
    for what, taken in told.items():
        if what.startswith("bare "):
            continue
        said = f"shares, {entries:,} entries: {what}"
        figures.append(Figure(said, taken, "ms", most=_most(what, full=full)))
        if f"bare {what}" in told:
            figures.append(Figure("  beside the bare statement", taken, "ms", told[f"bare {what}"], "SQL"))
    return figures


def _most(what: str, *, full: bool) -> float | None:
    """Milliseconds it may take at this length, None where nothing is promised."""
    most = MOST.get(what)
    if full or most is None:
        return most
    return None if what in NOT_BY_LENGTH else round(most / SHORTER + 5, 1)


def fill(file: Path) -> int:
    """Write subscriptions and payments until there are four entries for each member; returns how many there are."""
    office = files.open_office(file, writing=True, clock=lambda: datetime(2026, 11, 28, tzinfo=UTC), actor="Benchmark")
    count = office.do(_filled).result
    office.close()
    return count


def _filled(work: Work) -> int:
    kind = work.session.scalars(select(ShareType).order_by(ShareType.id)).one()
    ids = list(work.session.scalars(select(table_of(Member).c.id).order_by(table_of(Member).c.id)))
    random, serial = Random(20261128), bulk.next_id(work.session, ShareEntry)
    instalment = bulk.next_id(work.session, ShareInstalment)
    wanted = ENTRIES_EACH * len(ids) - (serial - 1)
    ids = sorted(random.sample(ids, wanted // ENTRIES_EACH))
    with bulk.roomy(work.session):
        for some in bulk.portions(ids):
            entries: list[dict[str, object]] = []
            parts: list[dict[str, object]] = []
            for member_id in some:
                for line, due_on, later in _of_member(work, kind.id, member_id, random):
                    entries.append({"id": serial, **line})
                    if due_on is not None:
                        on = line["effective_on"]
                        part = {"entry_id": serial, "member_id": member_id, "share_type_id": kind.id}
                        parts.append({"id": instalment, **part, "effective_on": on, "due_on": due_on, "minor": later})
                        instalment += 1
                    serial += 1
            bulk.add(work.session, ShareEntry, entries)
            bulk.add(work.session, ShareInstalment, parts)
    work.touch(Area.SHARES)
    work.record("shares.type_added", About("share_type", kind.id, kind.code))
    return serial - 1


_Line = tuple[dict[str, object], date | None, int]


def _of_member(work: Work, type_id: int, member_id: int, random: Random) -> list[_Line]:
    """Four entries of one member: a subscription, of which half is put off, and payments."""
    shares, on = random.randint(1, 20), BEGAN + timedelta(days=random.randint(0, 2000))
    value, due_on = shares * UNIT, on + timedelta(days=365)
    lines: list[_Line] = [
        (_line(work, type_id, member_id, EntryKind.SUBSCRIPTION, on, (shares, value, 0)), due_on, value // 2)
    ]
    for place in range(3):
        paid = value // 2 if place == 0 or (place == 1 and random.random() < PAID_WHOLE) else 0
        day = min(TODAY, on + timedelta(days=200 * place))
        lines.append((_line(work, type_id, member_id, EntryKind.PAYMENT, day, (0, 0, paid)), None, 0))
    return lines


def _line(
    work: Work, type_id: int, member_id: int, kind: EntryKind, on: date, sums: tuple[int, int, int]
) -> dict[str, object]:
    return {
        "kind": kind, "share_type_id": type_id, "member_id": member_id, "shares": sums[0], "unit_minor": UNIT,
        "subscribed_minor": sums[1], "paid_minor": sums[2], "effective_on": on, "decided_on": None, "decision": "",
        "reason": "", "recorded_at": work.now,
    }  # fmt: skip


def main(file: str) -> None:
    """Measure all, and print it."""
    path = Path(file)
    office = opened(path)
    asked = Random(1).sample(list(office.ask(holdings_on, TODAY).member_ids), ASKED)
    year = date(2026, 1, 1), TODAY
    told = {
        "one holding": p95([took(partial(office.ask, holding_of, each, TODAY)) for each in asked]),
        "page of a member": p95([took(partial(office.ask, member_shares, each, TODAY)) for each in asked]),
        "all holdings": _median(partial(office.ask, holdings_on, TODAY)),
        "all holdings then": _median(partial(office.ask, holdings_on, THEN)),
        "capital of the year": _median(partial(office.ask, capital_between, *year)),
        "overdue": _median(partial(office.ask, overdue_on, TODAY)),
        "register by day": _median(partial(_register_by_day, path)),
        "window of the register": _window(office),
        "right to vote": _right_to_vote(path, TODAY),
        "right to vote in spring": _right_to_vote(path, SPRING),
    }
    office.close()
    print(json.dumps(told | _bare(path, asked)))


def _register_by_day(path: Path) -> None:
    """All serial numbers in order of day, in an office opened anew: orders are kept."""
    office = opened(path)
    office.ask(entry_serials, EntryView(by_day=True))
    office.close()


def _right_to_vote(path: Path, day: date) -> float:
    """The verdicts of everybody on a day, each time in an office opened anew: what was found is kept."""
    taken = []
    for _round in range(ROUNDS):
        office = opened(path)
        taken.append(took(partial(office.ask, entitlement_counts, day)))
        office.close()
    return statistics.median(taken)


def _window(office: Office) -> float:
    serials, random = office.ask(entry_serials, EntryView(newest_first=True)), Random(2)
    starts = [random.randrange(max(1, len(serials) - PAGE)) for _ in range(ASKED)]
    return p95([took(partial(office.ask, entry_rows, serials[start : start + PAGE])) for start in starts])


def _median(work: Callable[[], object]) -> float:
    return statistics.median(took(work) for _ in range(ROUNDS))


def _bare(path: Path, asked: list[int]) -> dict[str, float]:
    connection = connect(path, Access.READ)
    day = TODAY.isoformat()
    told = {
        "bare one holding": p95([took(partial(_fetched, connection, BARE_ONE, each, day)) for each in asked]),
        "bare all holdings": _median(partial(_fetched, connection, BARE_ALL, day)),
        "bare all holdings then": _median(partial(_fetched, connection, BARE_ALL, THEN.isoformat())),
        "bare capital of the year": _median(partial(_fetched, connection, BARE_CAPITAL, day)),
    }
    connection.close()
    return told


def _fetched(connection: dbapi2.Connection, statement: str, *asked: object) -> None:
    connection.execute(statement, asked).fetchall()


if __name__ == "__main__":
    main(*sys.argv[1:])
