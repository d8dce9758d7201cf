"""An office is begun whole or not at all: profile, model of by-laws and first members stand in its file at once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pomanager.errors import FileTrouble, Refused
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.beginning import BeginOffice, begin, objections_to_beginning
from pomanager.services.members import queries
from pomanager.services.members.commands import AdmitMember
from pomanager.services.organisation.commands import Profile
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import prepared_version, version_in_force

DAY = date(2026, 11, 23)
PROFILE = Profile(name=Wording({"fr": "Kayoro"}), country="BI", currency="BIF", currency_decimals=0, languages=("fr",))


def clock() -> datetime:
    return datetime(2026, 11, 23, 14, 5, 3, tzinfo=UTC)


def person(name: str, born: int = 1980, on: date = DAY) -> AdmitMember:
    return AdmitMember(family_name=name, sex=Sex.FEMALE, birth=VagueDate(born), on=on)


def test_what_was_asked_for_stands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "kayoro.podb"
    order = BeginOffice(profile=PROFILE, preset="burundi", people=(person("NIYONZIMA"), person("HAKIZIMANA")))
    assert objections_to_beginning(order, DAY) == ()
    begin(path, order, clock, "Awa")
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    office = files.open_office(path, writing=False, clock=clock)
    assert office.ask(organisation).name == PROFILE.name
    assert office.ask(queries.roll_facts).on_roll == 2
    assert office.ask(prepared_version, DAY) is not None
    assert office.ask(version_in_force, DAY) is None, "a model does not hold before it is adopted"
    office.close()
    assert files.check_file(path) == ()


def test_of_an_office_that_cannot_be_made_whole_nothing_is_left(tmp_path: Path) -> None:
    wrong = BeginOffice(profile=PROFILE, people=(person("NIYONZIMA"), person("", born=2031)))
    said = objections_to_beginning(wrong, DAY)
    assert {each.about for each in said} == {"people.1.full_name", "people.1.birth"}
    with pytest.raises(Refused):
        begin(tmp_path / "kayoro.podb", wrong, clock)
    assert list(tmp_path.iterdir()) == []


def test_a_day_of_admission_for_all_is_said_once(tmp_path: Path) -> None:
    later = date(2031, 1, 1)
    order = BeginOffice(profile=PROFILE, preset="nowhere", people=(person("A", on=later), person("B", on=later)))
    assert [each.about for each in objections_to_beginning(order, DAY)] == ["preset", "on"]


def test_a_file_there_is_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kayoro.podb"
    path.write_bytes(b"somebody's")
    with pytest.raises(FileTrouble):
        begin(path, BeginOffice(profile=PROFILE), clock)
    assert path.read_bytes() == b"somebody's"
