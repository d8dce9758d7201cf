"""The command line and the right to vote."""

import json
from pathlib import Path

from tests.cli.saying import Run


def test_everybody_is_told_with_every_reason(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    said = run("entitled", office, "--as-of", "2026-03-15", "--json")
    assert said.code == 0
    rows = json.loads(said.out)["rows"]
    first = rows[0]
    assert set(first) == {"number", "name", "may_vote", "may_stand", "may_carry_proxy", "reasons"}
    assert {"about", "sentence", "for_or_against"} == set(first["reasons"][0])
    lines = run("entitled", office, "--as-of", "2026-03-15").out.splitlines()
    assert len(lines) == len(rows)
    assert lines[0].startswith(f"{first['number']} · {first['name']} · ")


def test_a_wrong_day_is_refused(run: Run, office: Path) -> None:
    assert run("entitled", office, "--as-of", "the ides of March").code == 2
