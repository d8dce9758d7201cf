"""The command line and dues."""

import json
from pathlib import Path

from pomanager.services.office import Office
from tests import dues, offices
from tests.cli.saying import Run
from tests.dues import AWA, YEAR_25, YEAR_26


def fill(office: Office) -> None:
    """Dues of two years charged, and one member who has paid."""
    dues.fill(office)
    dues.charged(office, YEAR_25)
    dues.charged(office, YEAR_26)
    dues.paid(office, AWA, 4500)


def test_everybody_is_told_with_what_is_owed(run: Run, tmp_path: Path) -> None:
    office = offices.filled_file(tmp_path, fill)
    said = run("dues", office, "--json")
    assert said.code == 0
    rows = json.loads(said.out)["rows"]
    assert rows[1] == {
        "number": "2", "name": "FALL Bintou", "fee": "DUES", "charged_minor": 4000, "paid_minor": 0,
        "owed_minor": 4000, "overdue_minor": 4000, "overdue_since": "2025-03-31", "currency": "BIF",
    }  # fmt: skip
    assert [(row["number"], row["owed_minor"], row["overdue_since"]) for row in rows] == [
        ("1", -500, None), ("2", 4000, "2025-03-31"), ("4", 4000, "2025-03-31")
    ]  # fmt: skip
    assert run("dues", office).out.replace("\xa0", " ").splitlines()[:2] == [
        "1 · DIOP Awa · Fee DUES · Paid in advance: BIF 500",
        "2 · FALL Bintou · Fee DUES · Owed: BIF 4,000 · Overdue: BIF 4,000, since 31 Mar 2025",
    ]


def test_a_past_day_is_told_as_it_was(run: Run, tmp_path: Path) -> None:
    office = offices.filled_file(tmp_path, fill)
    rows = json.loads(run("dues", office, "--as-of", "2025-03-31", "--json").out)["rows"]
    assert {(row["owed_minor"], row["overdue_minor"]) for row in rows} == {(2000, 0)}
    assert json.loads(run("dues", office, "--as-of", "2024-12-31", "--json").out)["rows"] == []
    assert run("dues", office, "--as-of", "the ides of March").code == 2
