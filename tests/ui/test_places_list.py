"""Bringing in an official list of places: chosen, looked at, its levels put right, and added."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.trees import LevelName, NameLevels, name_levels
from pomanager.services.organisation.queries import place_paths
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.trees import TreePage
from pomanager.ui.members.trees.list_page import PlacesListPage
from pomanager.ui.office_window import OfficeWindow
from tests import make
from tests.ui.office_desk import admitted, button, office_window, press
from tests.ui.scripted import Scripted, Told

LIST = "no,hill,commune\n1,Mungwa,Gitega\n2,Songa,Gitega\n3,Mun gwa,Giteg\n4,Rukoma,Itaba\n"


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with somebody in one hill, and two levels with a name."""
    del at_once
    with office_window(screen, tmp_path, qtbot) as opened:
        admitted(opened.office, "NIYONZIMA Ana", place="Mungwa · Gitega")
        yield opened


def named(window: OfficeWindow) -> None:
    names = tuple(LevelName(name=Wording({"en": name})) for name in ("Commune", "Hill"))
    window.office.do(name_levels, NameLevels(of=TreeName.PLACES, levels=names))


def tree_of(window: OfficeWindow) -> TreePage:
    window.show_page("organisation")
    press(window, "action.places")
    found = window.content.page()
    assert isinstance(found, TreePage)
    return found


def looked_at(window: OfficeWindow, folder: Path, text: str = LIST) -> PlacesListPage:
    """The page of a list that was chosen on the page of places."""
    path = folder / "hills.csv"
    path.write_text(text, encoding="utf-8")
    tree_of(window)
    with questions.answered_by(Scripted(path)):
        press(window, "action.list")
    page = window.content.page()
    assert isinstance(page, PlacesListPage)
    return page


def test_without_levels_no_list_is_offered(window: OfficeWindow) -> None:
    tree_of(window)
    act = button(window, "action.list")
    assert not act.isEnabled()
    assert "Name the levels first" in act.toolTip()


def test_a_list_is_looked_at_and_what_is_new_is_added(window: OfficeWindow, tmp_path: Path, told: Told) -> None:
    named(window)
    page = looked_at(window, tmp_path)
    assert page.chosen_columns() == (2, 1)
    assert [(twin.name, twin.meant) for twin in page.model.rows()] == [("Giteg", "Gitega"), ("Mun gwa", "Mungwa")]
    assert page.note.title() == "3 places are new."
    assert page.add.text().startswith("Add 3 places")
    press(window, "places.add")
    assert isinstance(window.content.page(), TreePage)
    assert set(window.office.ask(place_paths).values()) == {
        "Gitega", "Mungwa · Gitega", "Songa · Gitega", "Itaba", "Rukoma · Itaba",
    }  # fmt: skip
    assert make.last_line(window.office).label == "hills.csv"
    assert told.problems == []


def test_a_twin_can_be_a_place_of_its_own_and_the_one_in_the_books_again(window: OfficeWindow, tmp_path: Path) -> None:
    named(window)
    page = looked_at(window, tmp_path)
    page.table.choose(page.model.rows()[0].id)
    press(window, "places.other")
    first = page.model.rows()[0]
    assert (first.name, first.added) == ("Giteg", True)
    assert page.note.title() == "5 places are new."
    assert page.other.text() == "It is the one in the books"
    page.table.row_opened.emit(page.model.rows()[0])
    assert page.note.title() == "3 places are new."


def test_columns_are_put_right_and_twice_the_same_is_said(window: OfficeWindow, tmp_path: Path) -> None:
    named(window)
    page = looked_at(window, tmp_path)
    page.combos[0].setCurrentIndex(2)
    assert page.note.title() == "A column can stand for one level only."
    press(window, "places.add")
    assert window.content.page() is page
    page.combos[1].setCurrentIndex(0)
    assert page.note.title() == "4 places are new."
    assert len(window.office.ask(place_paths)) == 2


def test_a_file_that_is_no_table_is_said(window: OfficeWindow, tmp_path: Path, told: Told) -> None:
    named(window)
    path = tmp_path / "hills.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    tree_of(window)
    with questions.answered_by(Scripted(path)):
        press(window, "action.list")
    assert len(told.problems) == 1
    assert isinstance(window.content.page(), TreePage)


def test_thinking_better_of_it_changes_nothing(window: OfficeWindow, tmp_path: Path) -> None:
    named(window)
    page = looked_at(window, tmp_path)
    press(window, "places.cancel")
    assert window.content.page() is not page
    assert len(window.office.ask(place_paths)) == 2
    tree_of(window)
    with questions.answered_by(Scripted(None)):
        press(window, "action.list")
    assert isinstance(window.content.page(), TreePage)
