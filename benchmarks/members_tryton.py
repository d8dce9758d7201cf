"""Tryton's parties with the people of a CSV file of ours: run by a Python that has ``trytond`` and ``trytond_party``.

``python members_tryton.py TABLE`` prints, as one line of JSON, the seconds it takes to create a party with its name,
number, address and telephone for each row through Tryton's own ``Party.create``, and the milliseconds in which
``Party.search`` finds parties by part of a name and reads the names of the first 64.
"""

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

PORTION = 1_000
SEARCHES = 40


def main(table: str) -> None:
    """Load the people, find some, and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        _make_books(Path(folder))
        print(json.dumps(_measured(Path(table), Path(folder))))


def _make_books(folder: Path) -> None:
    """An empty database of Tryton's in SQLite, with its parties."""
    settings, password = folder / "trytond.conf", folder / "password"
    settings.write_text(f"[database]\nuri = sqlite://\npath = {folder}\n", encoding="utf-8")
    password.write_text("peer-peer-1", encoding="utf-8")
    (folder / "peer.sqlite").touch()
    admin = Path(sys.executable).with_name("trytond-admin")
    words = [str(admin), "-c", str(settings), "-d", "peer", "-u", "party", "--activate-dependencies"]
    words += ["--email", "peer@example.org"]
    subprocess.run(words, check=True, capture_output=True, env={**os.environ, "TRYTONPASSFILE": str(password)})


def _measured(table: Path, folder: Path) -> dict[str, float]:
    # By name: Tryton is installed where this script runs, not where it is checked, and reads its settings first.
    import_module("trytond.config").update_etc(str(folder / "trytond.conf"))
    pools = import_module("trytond.pool").Pool
    pools.start()
    pool = pools("peer")
    pool.init()
    with import_module("trytond.transaction").Transaction().start("peer", 1) as transaction:
        party = pool.get("party.party")
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        begun = time.perf_counter()
        for first in range(0, len(rows), PORTION):
            party.create([_party(row) for row in rows[first : first + PORTION]])
        transaction.commit()
        load = time.perf_counter() - begun
        names = [rows[len(rows) * number // SEARCHES]["Full name"] for number in range(SEARCHES)]
        found = sorted(_found(party, name.split()[0][1:5]) for name in names)
    return {"load": load, "find": statistics.median(found), "find_p95": found[round(0.95 * len(found)) - 1]}


def _party(row: dict[str, str]) -> dict[str, Any]:  # Any: values as Tryton takes them
    contacts = [("create", [{"type": "other", "value": row["Phone"]}])] if row["Phone"] else []
    return {
        "name": row["Full name"],
        "code": row["Number"],
        "addresses": [("create", [{"city": row["Place"]}])],
        "contact_mechanisms": contacts,
    }


def _found(party: Any, part: str) -> float:  # noqa: ANN401 - a model of Tryton, which has no types
    begun = time.perf_counter()
    some = party.search([("rec_name", "ilike", f"%{part}%")], limit=64, order=[("name", "ASC")])
    [one.name for one in some]
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main(*sys.argv[1:])
