"""A check of the file holds the registers of bodies against one another."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pomanager.db import body_sums, engine
from pomanager.db.engine import Access
from pomanager.readmodels.files import Part
from pomanager.services import files
from tests import bodies as build
from tests import make


@pytest.mark.parametrize(("seat", "found"), [(1, False), (2, True)])
def test_who_is_appointed_to_a_seat_is_in_a_term_of_it(tmp_path: Path, seat: int, *, found: bool) -> None:
    office = build.office_with_board(tmp_path, make.MovableClock())
    build.in_board(office, 1, first=date(2024, 4, 1))
    office.close()
    path = tmp_path / "bodies.podb"
    with closing(engine.connect(path, Access.WRITE, foreign_keys=False)) as tool:
        tool.execute(
            f"INSERT INTO appointment VALUES (2, {seat}, 1, 2, 'elected', '2025-04-01', 0, NULL, 0, '', '')"  # noqa: S608 - the test's own
        )
    findings = [(each.part, each.objection.message, each.objection.details) for each in files.check_file(path)]
    assert findings == [(Part.REGISTERS, body_sums.ANOTHER_SEAT, {"row": 2})] * found


@pytest.mark.parametrize(("taken_back", "found"), [(True, False), (False, True)])
def test_nothing_has_two_endings_that_hold(tmp_path: Path, *, taken_back: bool, found: bool) -> None:
    office = build.office_with_board(tmp_path, make.MovableClock())
    build.in_board(office, 1, first=date(2024, 4, 1))
    office.close()
    path = tmp_path / "bodies.podb"
    with closing(engine.connect(path, Access.WRITE, foreign_keys=False)) as tool:
        for key, on in ((1, "2025-03-31"), (2, "2025-04-30")):
            tool.execute(
                'INSERT INTO body_ending (id, term_id, "on", remarks, decision, recorded_at) '  # noqa: S608 - the test's own
                f"VALUES ({key}, 1, '{on}', '', '', '')"
            )
        if taken_back:
            tool.execute("INSERT INTO body_reversal (ending_id, reason, recorded_at) VALUES (1, 'x', '')")
    findings = [(each.objection.message, each.objection.details) for each in files.check_file(path)]
    assert findings == [(body_sums.ENDED_TWICE, {"row": 1, "other": 2})] * found
