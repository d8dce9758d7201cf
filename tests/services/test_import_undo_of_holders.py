"""Undoing an import of the roll: whoever holds shares, owes dues or stands on a receipt by now stays, and is named."""

from datetime import date
from pathlib import Path

import pytest

from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.services.dues.commands.bringing_in import BringInEntries, bring_in_entries
from pomanager.services.dues.queries.entry_plan import EntryReading, plan_entries
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.office import Office
from pomanager.services.shares.queries.holdings import holdings_on
from tests import dues, make, shares, tables

ROLL = "no,name,joined on\n801,SOK Sophea,2020-01-01\n802,KEO Mony,2020-01-01\n803,CHAN Dara,2020-01-01\n"
"""Three who come in with an import of the roll."""


@pytest.mark.parametrize(
    ("entries", "stay"),
    [
        ("no,date,shares,paid\n801,2024-05-03,4,20000\n", 1),
        ("no,date,charged,dues paid\n802,2024-05-03,2000,500\n", 1),
        ("no,date,shares,charged\n801,2024-05-03,1,\n803,2024-05-03,,2000\n", 2),
    ],
)
def test_holders_stay(office: Office, tmp_path: Path, entries: str, stay: int) -> None:
    make.profile(office, currency="XOF", currency_decimals=0)
    shares.share_type(office)
    dues.fee(office, "COT", kind=FeeKind.DUES, period=Period.YEAR, minor=2_000)
    done = tables.brought_in(office, tables.written(tmp_path, ROLL))
    path = tmp_path / "entries.csv"
    path.write_text(entries, encoding="utf-8")
    planned = office.ask(plan_entries, read_table(path), EntryReading(today=office.today()))
    assert planned.problems == ()
    office.do(bring_in_entries, BringInEntries(plan=planned))
    held = office.ask(holdings_on, date(2026, 1, 1))
    undone = office.do(undo_import, done.import_id).result
    assert (undone.removed, len(undone.kept)) == (3 - stay, stay)
    assert office.ask(holdings_on, date(2026, 1, 1)) == held
