"""The pages of places and sections: the tree is opened, searched and changed, and says what happened."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.readmodels.places import TreeLevel
from pomanager.rules.places import TreeName
from pomanager.services.members.queries import member_detail, trees
from pomanager.services.organisation.queries import place_paths
from pomanager.ui.application import Screen
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice
from pomanager.ui.members.moving import MovingPage, where_facts
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.trees import TreePage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.page import OrganisationPage
from tests.ui.office_desk import admitted, button, fill, office_window, press
from tests.ui.scripted import Told

PLACES = ("Mungwa · Zege · Gitega", "Songa · Zege · Gitega", "Rukoma · Nyanza", "Mubuga · Nyanza")


@pytest.fixture(name="window")
def opened(screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told, at_once: None) -> Iterator[OfficeWindow]:
    """An office with people in a few places; nobody is told of any trouble."""
    del at_once
    with office_window(screen, tmp_path, qtbot) as shown:
        for number, place in enumerate((*PLACES, PLACES[0])):
            admitted(shown.office, f"NIYONZIMA {number}", place=place, section=place.split(" · ")[-1])
        yield shown
        assert told.problems == []


def tree_of(window: OfficeWindow, act: str = "places") -> TreePage:
    """The page of a tree, opened as a person opens it."""
    page = window.show_page("organisation")
    assert isinstance(page, OrganisationPage)
    press(window, f"action.{act}")
    found = window.content.page()
    assert isinstance(found, TreePage)
    return found


def shown(page: TreePage, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The names in sight from the top, each set in by what it lies in."""
    found: list[str] = []
    above = parent or QModelIndex()
    for row in range(page.model.rowCount(above)):
        index = page.model.index(row, 0, above)
        found.append("  " * depth + str(index.data()))
        if page.tree.isExpanded(index):
            found += shown(page, index, depth + 1)
    return found


def choose(page: TreePage, *names: str) -> None:
    """Choose parts by their names, as a click does and Ctrl with a click."""
    by_name = {node.name: key for key, node in page.model.tree.nodes.items() if not node.ended}
    assert page.tree.choose(by_name[names[0]])
    for name in names[1:]:
        index = page.model.index_of(by_name[name])
        page.tree.expand(index.parent())
        spot = page.tree.visualRect(index).center()
        control = Qt.KeyboardModifier.ControlModifier
        QTest.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, control, spot)


def form(window: OfficeWindow) -> FormPage[object]:
    """The form in sight."""
    page = window.content.page()
    assert isinstance(page, FormPage)
    return page


def save(window: OfficeWindow, **typed: str) -> None:
    """Fill the form in sight and save it; it must close."""
    page = form(window)
    fill(page, **typed)
    page.form.submit()
    QApplication.processEvents()
    assert window.content.page() is not page, [page.form.entries.remark(name).text() for name in typed]


def paths(window: OfficeWindow) -> set[str]:
    """The places that are there, with all they lie in."""
    tree = window.office.ask(trees.tree, TreeName.PLACES)
    told = window.office.ask(place_paths)
    return {told[key] for key, node in tree.nodes.items() if not node.ended}


def test_the_tree_is_shown_with_who_is_on_the_roll(window: OfficeWindow) -> None:
    page = tree_of(window)
    assert shown(page) == ["Gitega", "  Zege", "Nyanza", "  Mubuga", "  Rukoma"]
    choose(page, "Mungwa")
    assert shown(page)[:4] == ["Gitega", "  Zege", "    Mungwa", "    Songa"]
    assert page.detail.name.plain() == "Mungwa"
    assert page.detail.path.plain() == "Zege · Gitega"
    counts = [str(page.model.index(0, column).data()) for column in (2, 3, 4)]
    assert counts == ["3", "", "3"]
    assert page.status() == ("7 in all",)


def test_what_is_searched_stands_with_what_it_lies_in(window: OfficeWindow) -> None:
    page = tree_of(window)
    page.search("mu")
    assert shown(page) == ["Gitega", "  Zege", "    Mungwa", "Nyanza", "  Mubuga"]
    assert page.detail.name.plain() == "Mungwa"
    assert page.status()[0] == "2 found"
    page.search("xyz")
    assert not page.tree.isVisible()
    page.search("")
    assert page.tree.isVisible()
    assert page.detail.name.plain() == "Mungwa", "what was found stays chosen"


def test_a_place_is_added_under_the_one_that_is_chosen(window: OfficeWindow) -> None:
    page = tree_of(window)
    choose(page, "Zege")
    press(window, "action.add")
    save(window, name="Kibimba", since="2020-01-01")
    assert "Kibimba · Zege · Gitega" in paths(window)
    assert "    Kibimba" in shown(page), "the tree is asked again and stays open"


def test_a_place_is_renamed_put_under_another_and_tells_of_it(window: OfficeWindow) -> None:
    page = tree_of(window)
    choose(page, "Songa")
    press(window, "tree.rename")
    save(window, name="Bweru", on="2025-07-01", decision="Loi 1/05")
    choose(page, "Bweru")
    press(window, "tree.move")
    nyanza = next(key for key, node in page.model.tree.nodes.items() if node.name == "Nyanza")
    form(window).form.entries.show_values([("parent_id", Choice(nyanza, "Nyanza"))])
    save(window, on="2025-08-01")
    assert "Bweru · Nyanza" in paths(window)
    choose(page, "Bweru")
    told = [text for _day, text in page.detail.history.facts()]
    assert told == ["Bweru was put under Nyanza", "Songa was renamed Bweru (Loi 1/05)"]


def test_several_are_merged_and_the_ended_ones_are_shown_when_asked_for(window: OfficeWindow) -> None:
    page = tree_of(window)
    choose(page, "Rukoma", "Mubuga")
    assert page.detail.name.plain() == "2 chosen"
    assert button(window, "tree.merge").isVisible()
    assert not button(window, "tree.rename").isVisible()
    press(window, "tree.merge")
    save(window, name="Karonge", on="2025-07-01")
    assert {"Karonge · Nyanza", "Nyanza"} <= paths(window)
    choose(page, "Karonge")
    assert "  Mubuga" not in shown(page)
    press(window, "tree.ended")
    assert "  Mubuga" in shown(page)
    assert page.model.index_of(
        next(key for key, node in page.model.tree.nodes.items() if node.name == "Mubuga")
    ).isValid()
    press(window, "tree.ended")
    assert "  Mubuga" not in shown(page)


def test_what_is_split_goes_over_to_the_first_name(window: OfficeWindow) -> None:
    page = tree_of(window)
    choose(page, "Mungwa")
    press(window, "tree.split")
    save(window, names="Mungwa I\nMungwa II", on="2025-07-01")
    assert {"Mungwa I · Zege · Gitega", "Mungwa II · Zege · Gitega"} <= paths(window)
    choose(page, "Mungwa I")
    assert page.model.shown(page.tree.chosen()[0]).counts.women == 2


def test_what_is_refused_is_said_beside_its_field_and_nothing_is_lost(window: OfficeWindow) -> None:
    page = tree_of(window)
    choose(page, "Rukoma")
    press(window, "tree.rename")
    fill(form(window), name="Mubuga", on="2026-12-24", decision="PV 3")
    form(window).form.submit()
    entries = form(window).form.entries
    assert [entries.remark(name).kind for name in ("name", "on")] == ["bad", "bad"]
    assert "“Mubuga” is there already" in entries.remark("name").text()
    assert entries.values()["decision"] == "PV 3"


def test_where_people_live_does_not_end(window: OfficeWindow) -> None:
    page = tree_of(window)
    choose(page, "Rukoma")
    press(window, "tree.end")
    fill(form(window), on="2025-07-01")
    form(window).form.submit()
    assert "People still belong to “Rukoma” (1)." in form(window).form.note.title() + form(window).form.note.text()


def test_levels_are_named_and_something_new_gets_the_next_one(window: OfficeWindow) -> None:
    page = tree_of(window)
    press(window, "action.levels")
    rows = [{"fr": "Province"}, {"fr": "Commune"}]
    form(window).form.entries.show_values([("levels", rows)])
    save(window)
    assert window.office.ask(trees.levels, TreeName.PLACES) == (
        TreeLevel(1, 1, window.office.ask(trees.levels, TreeName.PLACES)[0].name),
        TreeLevel(2, 2, window.office.ask(trees.levels, TreeName.PLACES)[1].name),
    )
    assert page.context_line() == "Province → Commune"
    choose(page, "Gitega")
    press(window, "tree.correct")
    form(window).form.entries.show_values([("level_id", 1)])
    save(window)
    choose(page, "Gitega")
    press(window, "action.add")
    assert form(window).form.entries.values()["level_id"] == 2


def test_sections_lie_in_one_another_too(window: OfficeWindow) -> None:
    page = tree_of(window, "sections")
    assert shown(page) == ["Gitega", "Nyanza"]
    choose(page, "Gitega")
    press(window, "action.add")
    save(window, name="Groupe 1")
    assert shown(page) == ["Gitega", "  Groupe 1", "Nyanza"]
    assert page.title() == "Sections"


def test_the_keyboard_opens_closes_and_goes_back(window: OfficeWindow) -> None:
    page = tree_of(window)
    choose(page, "Zege")
    QTest.keyClick(page.tree, Qt.Key.Key_Right)
    assert "    Mungwa" in shown(page)
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    assert "    Mungwa" not in shown(page)
    press(window, "tree.correct")
    assert isinstance(window.content.page(), FormPage)
    window.content.go_back()
    window.content.go_back()
    assert isinstance(window.content.page(), OrganisationPage)


def test_every_word_is_said_anew_in_another_language(window: OfficeWindow, screen: Screen) -> None:
    page = tree_of(window)
    screen.change_language("fr")
    QApplication.processEvents()
    assert page.title() == "Lieux"
    assert page.model.headerData(2, Qt.Orientation.Horizontal) == "Femmes"
    assert page.detail.buttons["rename"].words == "Renommer"


def test_an_office_without_places_says_what_they_are_for(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = tree_of(window)
        assert not page.tree.isVisible()
        assert not button(window, "tree.rename").isVisible(), "nothing is chosen"
        press(window, "action.add")
        save(window, name="Gitega")
        assert page.tree.isVisible()
        assert button(window, "tree.rename").isVisible()
        assert shown(page) == ["Gitega"]
        assert window.office.today() == date(2026, 11, 23)


def test_the_form_of_moving_says_at_once_what_saving_would_refuse(window: OfficeWindow) -> None:
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    for place, day, said in (
        ("Mungwa", "2026-02-01", ""),
        ("Songa", "2026-01-31", "This person moved again on"),
        ("Songa", "2026-02-01", ""),
    ):
        page = MovingPage(window.desk, window.office.ask(member_detail, 3))
        members.open_page(page)
        fill(page, place_id=place, on=day)
        page.form.judge()
        assert (page.form.entries.remark("on").kind == "bad") is bool(said)
        assert page.form.entries.remark("on").text().startswith(said)
        page.form.submit()
        assert (window.content.page() is page) is bool(said)
        if said:
            page.close_page()


def test_a_member_moves_by_the_form_of_the_record(window: OfficeWindow) -> None:
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    told = window.office.ask(member_detail, 3)
    assert [value for _label, value in where_facts(window.office, told)] == ["Rukoma · Nyanza", "Nyanza"]
    page = MovingPage(window.desk, told)
    members.open_page(page)
    page.form.submit()
    assert page.form.entries.remark("place_id").text() == "It stands so already."
    fill(page, place_id="Mungwa", on="2026-01-01")
    page.form.submit()
    assert window.content.page() is members
    again = window.office.ask(member_detail, 3)
    assert [value for _label, value in where_facts(window.office, again)] == [
        "Mungwa · Zege · Gitega", "Nyanza", "Rukoma · Nyanza",
    ]  # fmt: skip
