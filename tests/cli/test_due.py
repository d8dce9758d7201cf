"""The command line and what is due."""

import json
from pathlib import Path

from tests.cli.saying import Run


def test_what_is_due_is_told_with_its_day_and_by_law(run: Run, office: Path) -> None:
    adopted = run(
        "bylaws", "adopt", office, "--preset", "ohada-scoops", "--since", "2025-01-01", "--decision", "AG constitutive"
    )
    assert adopted.code == 0
    said = run("due", office, "--as-of", "2026-07-01", "--json")
    assert said.code == 0
    rows = json.loads(said.out)["rows"]
    (meeting,) = [row for row in rows if row["kind"] == "annual_meeting" and row["overdue"]]
    assert (meeting["on"], meeting["about"], meeting["when"]) == ("2026-06-30", "calendar.annual_meeting", "overdue")
    assert "June 2026" in meeting["sentence"] or "Jun 2026" in meeting["sentence"]
    lines = run("due", office, "--as-of", "2026-07-01").out.splitlines()
    assert len(lines) == len(rows)
    assert lines[0].startswith("Overdue · ")


def test_without_by_laws_nothing_is_judged(run: Run, office: Path) -> None:
    rows = json.loads(run("due", office, "--json").out)["rows"]
    assert {row["kind"] for row in rows if row["when"] == "not_judged"} == {
        "annual_meeting", "accounts", "report", "officer_filing", "registry_filing"
    }  # fmt: skip
    assert not any(row["overdue"] for row in rows)
    assert run("due", office, "--as-of", "someday").code == 2
