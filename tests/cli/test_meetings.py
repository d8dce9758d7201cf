"""Meetings told from the command line."""

from datetime import date
from pathlib import Path

from tests import offices
from tests.cli.saying import Run
from tests.meetings import called, fill, planned


def test_one_row_for_each_meeting_in_order_of_date(run: Run, tmp_path: Path) -> None:
    path = offices.filled_file(tmp_path, fill)
    office = offices.opened_office(path)
    later, earlier = called(office), planned(office, held_on=date(2026, 9, 1))
    office.close()

    said = run("meetings", path, "--json")

    assert (said.code, said.rows()) == (
        0,
        [
            {"id": earlier, "kind": "ordinary_assembly", "date": "2026-09-01", "call": 1, "state": "planned",
             "minutes": "none"},
            {"id": later, "kind": "ordinary_assembly", "date": "2026-11-23", "call": 1, "state": "called",
             "minutes": "none"},
        ],
    )  # fmt: skip
