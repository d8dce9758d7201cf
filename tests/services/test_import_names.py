"""A table that names members otherwise: put right, or borne since a day, which an undo takes back."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from pomanager.db import bulk
from pomanager.errors import Refused
from pomanager.readmodels.exchange import ImportOutcome
from pomanager.readmodels.particulars import FormerNameRow
from pomanager.rules.calendar import VagueDate
from pomanager.rules.name_changes import MOST_SAID, Renamed, objections_to_renaming_many
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.imported_names import refuse_renaming
from pomanager.services.members.commands.renaming import ChangeName, TakeBackName, change_name, take_back_name
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.particulars import former_name_rows
from pomanager.services.office import Office
from pomanager.services.work import Work
from tests import make, offices, tables

MAIDEN, MARRIED = "NIYONZIMA Médiatrice", "BUKURU Médiatrice"
SINCE = date(2025, 6, 1)
DAY = timedelta(days=1)
TODAY = offices.NOW.date()


@pytest.fixture
def table(office: Office, tmp_path: Path) -> Path:
    """Two members, and a table that names the first otherwise and gives both a phone."""
    make.member(office, MAIDEN, birth=VagueDate(1984, 3, 2))
    make.member(office, "HAKIZIMANA Ana")
    return tables.written(tmp_path, f"no,name,phone\n1,{MARRIED},61 00 00 00\n2,HAKIZIMANA Ana,61 00 00 01\n")


def brought_in(office: Office, path: Path, on: date | None) -> ImportOutcome:
    return office.do(bring_in, BringIn(plan=tables.planned(office, path), names_on=on)).result


def names(office: Office) -> tuple[str, list[tuple[str, date, bool]]]:
    """The present name of the first member, and the lines of former ones with whether they hold."""
    member = make.detail(office, 1)
    rows = office.ask(former_name_rows, member.person_id)
    return member.full_name, [(row.full_name, row.until, row.holds) for row in rows]


def lines(office: Office, member_id: int) -> tuple[FormerNameRow, ...]:
    """The lines of former names of a member."""
    return office.ask(former_name_rows, make.detail(office, member_id).person_id)


def test_without_a_day_a_name_is_put_right(office: Office, table: Path) -> None:
    brought_in(office, table, None)
    assert names(office) == (MARRIED, [])
    assert "names_on" not in make.changes(make.last_line(office))


def test_with_a_day_the_former_name_is_kept_and_found(office: Office, table: Path) -> None:
    brought_in(office, table, SINCE)
    assert names(office) == (MARRIED, [(MAIDEN, SINCE, True)])
    assert [row.number for row in office.ask(find_members, "niyonzima")] == ["1"]
    assert office.ask(former_name_rows, make.detail(office, 2).person_id) == ()
    assert make.changes(make.last_line(office))["names_on"] == (None, "2025-06-01")


def test_an_undo_lets_the_former_name_be_borne_again(office: Office, table: Path) -> None:
    brought = brought_in(office, table, SINCE)
    undone = office.do(undo_import, brought.import_id).result
    assert (undone.restored, undone.kept) == (2, ())
    assert names(office) == (MAIDEN, [(MAIDEN, SINCE, False), (MARRIED, SINCE, False)])
    assert office.ask(find_members, "bukuru") == ()
    assert make.detail(office, 1).phone == ""


def test_an_undo_keeps_a_name_that_was_changed_since(office: Office, table: Path) -> None:
    brought = brought_in(office, table, SINCE)
    order = ChangeName(member_id=1, version=make.detail(office, 1).version, full_name="KANYANA Ana", on=TODAY,
                       document="7")  # fmt: skip
    office.do(change_name, order)
    undone = office.do(undo_import, brought.import_id).result
    assert [each.number for each in undone.kept] == ["1"]
    assert names(office) == ("KANYANA Ana", [(MAIDEN, SINCE, True), (MARRIED, TODAY, True)])


def test_an_undo_after_somebody_took_the_name_back_takes_nothing_back_twice(office: Office, table: Path) -> None:
    brought = brought_in(office, table, SINCE)
    office.do(take_back_name, TakeBackName(member_id=1, reason="Her sister."))
    office.do(undo_import, brought.import_id)
    assert names(office)[0] == MAIDEN
    assert [holds for _name, _until, holds in names(office)[1]] == [False, False]


def test_a_day_that_cannot_be_is_refused_and_nothing_written(office: Office, table: Path) -> None:
    for on in (TODAY + DAY, date(1984, 3, 1)):
        with pytest.raises(Refused) as caught:
            brought_in(office, table, on)
        assert [each.about for each in caught.value.objections] == ["names_on"]
        assert names(office) == (MAIDEN, [])
        assert make.detail(office, 2).phone == ""
    brought_in(office, table, date(1984, 3, 2))
    assert names(office) == (MARRIED, [(MAIDEN, date(1984, 3, 2), True)])


def test_a_row_left_out_is_not_judged(office: Office, table: Path) -> None:
    plan = tables.planned(office, table)
    office.do(bring_in, BringIn(plan=plan, names_on=date(1980, 1, 1), left_out=frozenset({2})))
    assert names(office) == (MAIDEN, [])


def test_only_another_name_is_a_change_and_not_the_same_one_written_otherwise(office: Office, tmp_path: Path) -> None:
    for name, script in ((MAIDEN, ""), ("SOK Sophea", "សុខ សុភា"), ("KEO Mony", "")):
        make.member(office, name, other_script=script)
    rows = "no,name,name in the second script\n1,Niyonzima MEDIATRICE,\n2,SOK Sophea,សុខ សុភាព\n3,KEO Mony,កែវ មុនី\n"
    plan = tables.planned(office, tables.written(tmp_path, rows))
    assert [(len(row.changes), row.renamed) for row in plan.rows] == [(1, False), (1, True), (1, False)]
    brought = office.do(bring_in, BringIn(plan=plan, names_on=SINCE)).result
    assert [[line.other_script for line in lines(office, number)] for number in (1, 2, 3)] == [[], ["សុខ សុភា"], []]
    assert make.detail(office, 1).full_name == "Niyonzima MEDIATRICE"
    undone = office.do(undo_import, brought.import_id).result
    assert (undone.restored, undone.kept) == (3, ())
    assert make.detail(office, 2).other_script == "សុខ សុភា"
    assert [line.holds for line in lines(office, 2)] == [False, False]


def test_names_of_a_whole_roll_are_asked_in_portions(office: Office, table: Path) -> None:
    """One statement takes 250,000 values at the most, and a roll may have more members."""
    renamed = tables.planned(office, table).rows[0]
    asked: list[int] = []

    def note(*told: Any) -> None:  # noqa: ANN401 - what SQLAlchemy tells: the values come fourth
        asked.append(len(told[3]))

    def judged(work: Work) -> None:
        event.listen(work.session.connection(), "before_cursor_execute", note)
        refuse_renaming(work, [renamed] * (2 * bulk.CHUNK + 1), TODAY)

    office.do(judged)
    assert max(asked) == bulk.CHUNK


@pytest.mark.parametrize(("on", "stands"), [(SINCE - DAY, 1), (SINCE, 0), (SINCE + DAY, 0)])
def test_the_day_follows_the_last_change(on: date, stands: int) -> None:
    people = [Renamed("Ana", SINCE, VagueDate(1984))]
    assert len(objections_to_renaming_many(people, on, TODAY)) == stands


def test_all_are_named_up_to_ten_and_a_day_ahead_is_said_once() -> None:
    people = [Renamed(f"Ana {number}", SINCE) for number in range(MOST_SAID + 1)]
    said = objections_to_renaming_many(people, SINCE - DAY, TODAY)
    assert [each.details["name"] for each in said] == [f"Ana {number}" for number in range(MOST_SAID)]
    assert len(objections_to_renaming_many(people, TODAY + DAY, TODAY)) == 1
    assert objections_to_renaming_many(people, TODAY, TODAY) == ()
