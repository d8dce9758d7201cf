"""The first day: from the first start to the first printed roll, by keyboard alone; and to minutes from a sample."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pomanager import paths
from pomanager.rules.meetings.kinds import MeetingState
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.members import queries
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import prepared_version
from pomanager.ui.first_run.samples import path_of
from pomanager.ui.welcome import WelcomeWindow
from tests.offices import USUAL, sample_file
from tests.stories.person import Person
from tests.stories.slow_reader import SlowReader

MOST_MINUTES = 15
PEOPLE = (
    ("NIYONZIMA", "Mediatrice", 0, "1980", "Jimbi"),
    ("NDAYIZEYE", "Jean", 1, "12/03/1971", "Jimbi"),
    ("HAKIZIMANA", "Spes", 0, "about 1965", "Gisikara"),
)
"""Family name, given name, how many answers before theirs (woman, man), birth, place."""
PAPER_SCREENS, PAPER_KEYS = 2, 12
"""The preview of a paper and the window of the system that asks for the file, and the keys pressed there at most."""


def first_window(person: Person) -> WelcomeWindow:
    assert isinstance(person.program.welcome, WelcomeWindow)
    return person.program.welcome


def is_cell(name: str, row: int) -> Callable[[QWidget], bool]:
    """Whether the keyboard is in the cell of this name of a row of the small table."""

    def found(there: QWidget) -> bool:
        cell: QWidget | None = there
        while cell is not None and cell.objectName() != f"cell.{name}":
            cell = cell.parentWidget()
        said = (there.accessibleName(), there.accessibleDescription())
        return cell is not None and any(each.startswith(f"People, row {row}") for each in said)

    return found


def test_from_the_first_start_to_the_first_printed_roll(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files_shown: list[str]
) -> None:
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path / "Documents")
    window, reader = first_window(person), SlowReader()
    reader.look_at(window)
    reader.tab_to_button(window, "welcome.new")
    reader.press(window, Qt.Key.Key_Space)
    the_organisation_is_told(window, reader)
    the_people_are_typed(window, reader)
    reader.finish(window)

    reader.look_at(window)
    assert window.wizard is not None
    assert window.wizard.foot.next.words == "Make the office with 3 members"
    reader.finish(window)
    person.clear_away()
    the_office_is_as_it_was_told(person, tmp_path / "Documents")

    reader.look_at(person.window)
    reader.keys += 2  # Alt+2 for the members, Ctrl+P to print
    person.go_to("members")
    reader.look_at(person.window)
    roll = person.print_into("roll.pdf", "action.print")
    assert all(family in roll for family, *_others in PEOPLE)
    reader.screens += PAPER_SCREENS
    reader.keys += PAPER_KEYS
    assert (reader.screens, reader.fields) == (9, 16)
    assert reader.minutes <= MOST_MINUTES, reader.said()


def the_organisation_is_told(window: WelcomeWindow, reader: SlowReader) -> None:
    reader.look_at(window)
    for text in ("Cooperative Dukorere Hamwe", "CDH", "Gitega"):
        reader.type(window, text)
        reader.press(window, Qt.Key.Key_Tab)
    for letter in (Qt.Key.Key_B, Qt.Key.Key_U, Qt.Key.Key_R, Qt.Key.Key_U):
        reader.press(window, letter)
    wizard = window.wizard
    assert wizard is not None
    assert wizard.organisation.text("country") == "BI"
    reader.finish(window)
    reader.look_at(window)
    assert (wizard.rules.text("preset"), wizard.rules.text("currency")) == ("burundi", "BIF")
    reader.type(window, "Societe cooperative")
    reader.finish(window)


def the_people_are_typed(window: WelcomeWindow, reader: SlowReader) -> None:
    reader.look_at(window)
    for row, (family, given, sex, born, place) in enumerate(PEOPLE, start=1):
        if row > 1:
            reader.tab_to_button(window, "people.add")
            reader.press(window, Qt.Key.Key_Space)
        for name, text in (("family_name", family), ("given_name", given)):
            reader.tab_to(window, is_cell(name, row), name)
            reader.type(window, text)
        reader.tab_to(window, is_cell("sex", row), "sex")
        for _time in range(sex):
            reader.press(window, Qt.Key.Key_Right)
        reader.press(window, Qt.Key.Key_Space)
        for name, text in (("birth", born), ("place", place)):
            reader.tab_to(window, is_cell(name, row), name)
            reader.type(window, text)


def the_office_is_as_it_was_told(person: Person, folder: Path) -> None:
    office = person.window.office
    told = office.ask(organisation)
    assert (told.country, told.currency, told.currency_decimals, told.short_name) == ("BI", "BIF", 0, "CDH")
    assert person.window.windowTitle() == "CDH · PO Manager"
    assert person.window.path == folder / "Cooperative-Dukorere-Hamwe.podb"
    assert office.ask(queries.roll_facts).on_roll == len(PEOPLE)
    assert office.ask(prepared_version, office.today()) is not None, "the model waits to be compared and adopted"


def test_from_the_first_start_to_the_first_minutes_of_a_sample(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files_shown: list[str]
) -> None:
    monkeypatch.setattr(paths, "samples_folder", lambda: tmp_path / "samples")
    path_of("s4").parent.mkdir()
    shutil.copyfile(sample_file("s4", USUAL), path_of("s4"))
    window, reader = first_window(person), SlowReader()
    reader.look_at(window)
    reader.tab_to_button(window, "welcome.sample.s4")
    reader.press(window, Qt.Key.Key_Space)
    person.clear_away()

    office = person.window
    reader.look_at(office)
    band = office.bands.note()
    assert band is not None
    assert band.title() == "This is a sample office"
    assert "Sample office" in office.windowTitle()
    assert person.program.screen.preferences.recent_files == (), "the next start begins with no sample"

    reader.keys += 12  # Alt+5, the list, its panel, and Ctrl+P
    person.go_to("meetings")
    reader.look_at(office)
    closed = [row for row in office.office.ask(meetings) if row.state is MeetingState.CLOSED]
    office.desk.bus.page_wanted.emit("meetings", closed[-1].id)
    person.press("meetings.minutes")
    reader.look_at(office)
    minutes = person.print_into("minutes.pdf", "action.print", language="fr")
    reader.screens += PAPER_SCREENS
    reader.keys += PAPER_KEYS
    assert "Bureau d’exemple" in minutes, "every page of a sample says so"
    assert reader.minutes <= MOST_MINUTES, reader.said()

    person.press("band.sample.1")
    assert first_window(person).isVisible()
    assert path_of("s4").exists()
