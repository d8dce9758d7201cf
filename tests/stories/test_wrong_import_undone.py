"""The list of the neighbouring cooperative was brought in by mistake, and is found three days and some acts later."""

from datetime import date
from pathlib import Path

from pomanager.db.check import check
from pomanager.readmodels.history import PastAct
from pomanager.rules.members import Status
from pomanager.services import files
from pomanager.services.history.commands.undoing import take_back
from pomanager.services.history.queries import past_acts, why_not_now
from pomanager.services.members.queries import find_members
from pomanager.services.office import Office
from tests import make, offices, tables

NEIGHBOURS = "name,sex,born,place,section\nSOK Sophea,F,31/02/1971,Prey · Tbaeng,Nord\nKEO Mony,F,1984,Prey,Sud\n"


def names(office: Office) -> list[str]:
    """Who is on the roll."""
    return [row.name for row in office.ask(find_members, "")]


def the_import(office: Office) -> PastAct:
    """What the page of the last acts says of it."""
    return next(each for each in office.ask(past_acts) if each.act == "members.brought_in")


def test_a_wrong_import_is_found_after_three_days_and_undone(tmp_path: Path) -> None:
    """It stands below three days of work, is taken back as one act, and what was done since stays."""
    clock = make.MovableClock()
    office = make.office(tmp_path, clock)
    own = make.member(office, "PRAK Dara")
    tables.brought_in(office, tables.written(tmp_path, NEIGHBOURS))
    for _day in range(3):
        office.close()
        clock.forward(days=1)
        office = files.open_office(tmp_path / "conapro.podb", writing=True, clock=clock, actor=make.KEEPER)
        make.amended(office, own, phone=f"07900112{_day}")
    make.standing(office, own, Status.SUSPENDED, date(2026, 11, 24))
    assert names(office) == ["KEO Mony", "PRAK Dara", "SOK Sophea"]

    found = the_import(office)
    assert found.why_not is None
    assert office.ask(why_not_now, found.step_id) == ()
    done = office.do(take_back, found.step_id)

    assert done.result.remarks == ()
    assert names(office) == ["PRAK Dara"]
    assert (make.detail(office, own).phone, make.detail(office, own).status) == ("079001122", Status.SUSPENDED)
    assert the_import(office).taken_back_at is not None
    office.close()
    assert check(tmp_path / "conapro.podb") == ()
    assert clock() > offices.NOW
