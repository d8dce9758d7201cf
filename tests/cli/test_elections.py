"""Elections told from the command line."""

from pathlib import Path

from tests import elections, offices
from tests.cli.saying import Run


def test_one_row_for_each_election(run: Run, tmp_path: Path) -> None:
    path = offices.filled_file(tmp_path, elections.fill_counted)
    said = run("elections", path, "--json")
    row = {"id": 1, "body": "Conseil", "date": elections.DAY.isoformat(), "state": "counted", "elected": 3}
    assert (said.code, said.rows()) == (0, [row])
    assert run("elections", path).out.rstrip().endswith("Conseil · counted · 3 elected")


def test_an_office_without_elections_says_so(run: Run, tmp_path: Path) -> None:
    said = run("elections", offices.office_file(tmp_path))
    assert (said.code, said.out, said.told) == (0, "", "No election is in the books.\n")
