"""A check of the file holds the registers of bodies against one another."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pomanager.db import body_sums, engine
from pomanager.db.engine import Access
from pomanager.readmodels.files import Part
from pomanager.services import files
from pomanager.services.bodies.commands.mending import mend_doubled_endings
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


def test_of_doubled_endings_the_earliest_day_stays_and_the_others_are_taken_back(tmp_path: Path) -> None:
    clock = make.MovableClock()
    office = build.office_with_board(tmp_path, clock)
    for position in (1, 2):
        build.in_board(office, position, position, date(2024, 4, 1))
    office.close()
    path = tmp_path / "bodies.podb"
    ends = (
        (1, "term_id", 1, "2025-04-30"), (2, "term_id", 1, "2025-03-31"), (3, "term_id", 1, "2025-03-31"),
        (4, "appointment_id", 1, "2025-02-28"), (5, "appointment_id", 2, "2025-02-28"),
        (6, "appointment_id", 2, "2025-03-01"), (7, "term_id", 2, "2025-03-01"),
    )  # fmt: skip
    with closing(engine.connect(path, Access.WRITE, foreign_keys=False)) as tool:
        for key, column, thing, on in ends:
            tool.execute(
                f'INSERT INTO body_ending (id, {column}, "on", remarks, decision, recorded_at) '  # noqa: S608 - the test's own
                f"VALUES ({key}, {thing}, '{on}', '', '', '2026-01-01T00:00:00.000000Z')"
            )
    office = files.open_office(path, writing=True, clock=clock, actor=make.KEEPER)
    stays = {1: date(2025, 3, 31), 3: date(2025, 3, 31), 6: date(2025, 2, 28)}
    assert dict(office.ask(body_sums.superfluous_endings)) == stays
    assert office.do(mend_doubled_endings).result == 3
    told = make.last_line(office)
    assert (told.act, told.record_id) == ("bodies.taken_back", 1)
    assert office.do(mend_doubled_endings).recorded == 0
    assert build.sitting(office, date(2025, 2, 28)) == {1: "Awa", 2: "Bintou"}
    assert build.sitting(office, date(2025, 3, 1)) == {}
    office.close()
    assert files.check_file(path) == ()
