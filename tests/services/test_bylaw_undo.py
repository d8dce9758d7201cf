"""Taking back what was entered in by-laws being prepared: the last entry of a setting, with the check it had before."""

from datetime import date

import pytest

from pomanager.errors import Refused
from pomanager.rules.bylaws.in_force import Sure
from pomanager.rules.bylaws.judging import LEAST_ABOVE_MOST
from pomanager.services.journal.queries import journal_head
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaw_undo import (
    NOT_LAST,
    TakeBackBylawValues,
    take_back_bylaw_values,
)
from pomanager.services.organisation.commands.bylaws import (
    ADOPTED_ALREADY,
    AdoptBylaws,
    AdoptPreset,
    CheckBylawValues,
    NewValue,
    Origin,
    PrepareBylaws,
    SetBylawValues,
    adopt_bylaws,
    adopt_preset,
    check_bylaw_values,
    discard_bylaws,
    prepare_bylaws,
    set_bylaw_values,
)
from pomanager.services.organisation.queries.bylaw_changes import bylaw_changes
from pomanager.services.organisation.queries.bylaws import bylaws_of
from tests import make

TERM, LEAST, MOST = "board.term", "board.size_min", "board.size_max"


@pytest.fixture
def version(office: Office) -> int:
    """A version that is being prepared, from by-laws in force whose length of a term is checked."""
    adopted = office.do(
        adopt_preset,
        AdoptPreset(preset="", since=date(2019, 1, 1), decision="AGE", values={TERM: "3 years"}, source="x"),
    ).result
    office.do(check_bylaw_values, CheckBylawValues(version_id=adopted, keys=(TERM,), article="12"))
    return office.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE)).result


def enter(office: Office, version: int, **values: str) -> tuple[int, ...]:
    """Enter values in one act; names have two underscores for the point."""
    new = tuple(NewValue(key=key.replace("__", "."), written=text) for key, text in values.items())
    return office.do(set_bylaw_values, SetBylawValues(version_id=version, values=new)).result


def take_back(office: Office, version: int, *lines: int) -> None:
    """Take entries back."""
    office.do(take_back_bylaw_values, TakeBackBylawValues(version_id=version, line_ids=lines))


def refused(office: Office, version: int, *lines: int) -> list[tuple[str, str]]:
    """What is said against it, after making sure that nothing was written."""
    before = office.ask(journal_head)
    with pytest.raises(Refused) as said:
        take_back(office, version, *lines)
    assert office.ask(journal_head) == before
    return [(each.about, each.message) for each in said.value.objections]


def test_an_entry_taken_back_gives_value_source_and_check_back(office: Office, version: int) -> None:
    before = office.ask(bylaws_of, version).set_value(TERM)
    assert (before.is_checked, before.article, before.sure) == (True, "12", Sure.OWN)
    (line,) = enter(office, version, board__term="4 years")
    assert not office.ask(bylaws_of, version).set_value(TERM).is_checked
    (change,) = office.ask(bylaw_changes, version)
    assert (change.line_id, change.key, change.before, change.changed_by) == (line, TERM, before, make.KEEPER)
    assert change.after == office.ask(bylaws_of, version).set_value(TERM)
    take_back(office, version, line)
    assert office.ask(bylaws_of, version).set_value(TERM) == before
    assert office.ask(bylaw_changes, version) == ()
    told = make.last_line(office)
    assert told.act == "organisation.bylaw_taken_back"
    assert make.changes(told)["value"] == ("4 years", "3 years")


def test_entries_of_one_setting_are_taken_back_one_after_the_other(office: Office, version: int) -> None:
    lines = [enter(office, version, board__term=text)[0] for text in ("4 years", "5 years")]
    assert refused(office, version, lines[0]) == [("", NOT_LAST)]
    take_back(office, version, lines[1])
    assert str(office.ask(bylaws_of, version).months(TERM)) == "48"
    assert refused(office, version, lines[1]) == [("", NOT_LAST)]
    (later,) = enter(office, version, board__term="2 years")
    take_back(office, version, later)
    take_back(office, version, lines[0])
    assert office.ask(bylaws_of, version).months(TERM) == 36
    assert office.ask(bylaw_changes, version) == ()


def test_what_was_entered_in_one_act_goes_in_one_act(office: Office, version: int) -> None:
    lines = enter(office, version, board__size_min="3 persons", board__size_max="9 persons")
    assert {change.operation for change in office.ask(bylaw_changes, version)} == {
        office.ask(bylaw_changes, version)[0].operation
    }
    take_back(office, version, *lines, lines[0])
    values = office.ask(bylaws_of, version)
    assert (values.value(LEAST), values.value(MOST)) == (None, None)


def test_what_would_contradict_what_was_entered_since_is_refused(office: Office, version: int) -> None:
    enter(office, version, board__size_max="5 persons")
    (raised,) = enter(office, version, board__size_max="9 persons")
    enter(office, version, board__size_min="7 persons")
    assert refused(office, version, raised) == [(MOST, LEAST_ABOVE_MOST)]


def test_lines_that_were_not_entered_are_not_taken_back(office: Office, version: int) -> None:
    office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=(LEAST,)))
    assert office.ask(bylaw_changes, version) == ()
    assert refused(office, version, 1) == [("", NOT_LAST)]
    assert enter(office, version, board__size_min="") == ()  # a blank stays one


def test_adopted_by_laws_are_corrected_and_not_taken_back(office: Office, version: int) -> None:
    (line,) = enter(office, version, board__term="4 years")
    office.do(adopt_bylaws, AdoptBylaws(version_id=version, since=date(2026, 1, 1), decision="AGE 2"))
    assert office.ask(bylaw_changes, version) == ()
    assert refused(office, version, line) == [("", ADOPTED_ALREADY)]


def test_a_discarded_version_leaves_nothing_to_take_back(
    office: Office, version: int, clock: make.MovableClock
) -> None:
    enter(office, version, board__term="4 years")
    office.do(discard_bylaws, version)
    clock.forward(minutes=1)
    again = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.PRESET, preset="france")).result
    assert office.ask(bylaw_changes, again) == ()
