"""The list of members as it is looked at: filters, views with a name, columns, and the members chosen in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import Extra, Particular, RollOrder, RollView
from pomanager.readmodels.views import ShownColumn
from pomanager.rules.members import Sex, Status
from pomanager.services.exchange.reading import read_table
from pomanager.services.members import queries
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.members.queries.views import saved_views
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.selection_menu import papers_of_chosen
from pomanager.ui.members.trainings import TrainingPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.tables.columns import Order
from tests.ui.office_desk import admitted, button, office_window, press
from tests.ui.scripted import Scripted, Told

NAMES = ("NIYONZIMA Médiatrice", "HAKIZIMANA Révérien", "IRAKOZE Divine")


def three(office: Office) -> None:
    """Three people on the roll."""
    admitted(office, NAMES[0], place="Mungwa · Gitega", section="Nord", year=1960)
    admitted(office, NAMES[1], sex=Sex.MALE, place="Jimbi · Gitega", section="Sud", year=1990)
    admitted(office, NAMES[2], place="Mungwa · Gitega", year=None)


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with three people on its roll."""
    with office_window(screen, tmp_path, qtbot, fill=three) as opened:
        page_of(opened).refresh()
        yield opened


def page_of(window: OfficeWindow) -> MembersPage:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    return page


def names(page: MembersPage) -> list[str]:
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.name for row in rows if row is not None]


def entry(menu: QMenu, *words: str) -> QAction:
    """The entry of a menu, through its menus within."""
    for word in words[:-1]:
        inner = next(action.menu() for action in menu.actions() if action.text() == word)
        assert isinstance(inner, QMenu)
        menu = inner
    return next(action for action in menu.actions() if action.text() == words[-1])


def chips(page: MembersPage) -> list[str]:
    return [words for _key, words in page.filters.words()]


# ---- filters ---------------------------------------------------------------------------------------------------------


def test_several_standings_can_be_on_at_once_and_each_is_ticked(window: OfficeWindow) -> None:
    page = page_of(window)
    entry(page.filters.menu(page), "Status", "Active").trigger()
    entry(page.filters.menu(page), "Status", "Deceased").trigger()
    assert page.filters.view.statuses == (Status.ACTIVE, Status.DEAD)
    assert chips(page) == ["Status: Active, Deceased"]
    assert entry(page.filters.menu(page), "Status", "Deceased").isChecked()
    entry(page.filters.menu(page), "Status", "Active").trigger()
    assert names(page) == []
    press(page, "filter.statuses")
    assert len(names(page)) == 3


def test_an_age_is_asked_for_and_may_be_open_at_one_end(window: OfficeWindow) -> None:
    page = page_of(window)
    with questions.answered_by(Scripted({"from": 30, "to": None})):
        entry(page.filters.menu(page), "Age…").trigger()
    assert names(page) == [NAMES[0], NAMES[1]]
    with questions.answered_by(Scripted({"from": 40, "to": 20})):
        entry(page.filters.menu(page), "Age…").trigger()
    assert (page.filters.view.age_from, page.filters.view.age_to) == (20, 40)
    assert names(page) == [NAMES[1]]
    assert chips(page) == ["Age: 20 – 40"]


def test_a_place_is_found_by_typing_and_holds_what_lies_in_it(window: OfficeWindow) -> None:
    page = page_of(window)
    gitega = next(row.id for row in window.office.ask(queries.places, "Gitega"))
    with questions.answered_by(Scripted({"place": gitega})):
        entry(page.filters.menu(page), "Place…").trigger()
    assert len(names(page)) == 3
    assert chips(page) == ["Place: Gitega"]


def test_days_between_which_they_joined(window: OfficeWindow) -> None:
    page = page_of(window)
    with questions.answered_by(Scripted({"from": date(2020, 1, 2), "to": None})):
        entry(page.filters.menu(page), "Joined between…").trigger()
    assert names(page) == []
    assert chips(page) == ["Joined: 02/01/2020 – …"]


def test_thinking_better_of_a_filter_changes_nothing(window: OfficeWindow) -> None:
    page = page_of(window)
    with questions.answered_by(Scripted(None)):
        entry(page.filters.menu(page), "Left between…").trigger()
    assert page.filters.view.left_from is None
    assert chips(page) == []


def test_what_is_missing_and_filled_in(window: OfficeWindow) -> None:
    page = page_of(window)
    entry(page.filters.menu(page), "Missing", "Date of birth").trigger()
    assert names(page) == [NAMES[2]]
    entry(page.filters.menu(page), "Missing", "Section").trigger()
    assert page.filters.view.lacks == (Particular.BIRTH, Particular.SECTION)
    assert chips(page) == ["Missing: Date of birth, Section"]
    entry(page.filters.menu(page), "Filled in", "Place").trigger()
    assert names(page) == [NAMES[2]]
    page.filters.clear()
    assert chips(page) == []


def test_a_section_is_chosen_from_the_menu(window: OfficeWindow) -> None:
    page = page_of(window)
    entry(page.filters.menu(page), "Section", "Sud").trigger()
    assert names(page) == [NAMES[1]]
    assert chips(page) == ["Section: Sud"]


# ---- views with a name -----------------------------------------------------------------------------------------------


def keep(page: MembersPage, name: str) -> None:
    menu = page.list_acts().views.menu(page, page.shown())
    with questions.answered_by(Scripted({"name": name})):
        entry(menu, "Keep this view…").trigger()


def choose(page: MembersPage, name: str) -> None:
    entry(page.list_acts().views.menu(page, page.shown()), name).trigger()


def test_a_view_brings_back_filters_order_and_columns(window: OfficeWindow) -> None:
    page = page_of(window)
    page.filters.narrow(sex=Sex.FEMALE)
    page.model.sort_by(Order("name", descending=True))
    page.table.arrangement.show((ShownColumn("number"), ShownColumn("name"), ShownColumn("phone", 150)))
    keep(page, "Women by name")
    choose(page, "All members, in the usual columns")
    assert len(names(page)) == 3
    assert [page.model.columns[number].name for number in page.table.visible_columns()] != ["number", "name", "phone"]
    choose(page, "Women by name")
    assert names(page) == [NAMES[0], NAMES[2]]
    assert page.shown().view.order is RollOrder.NAME
    assert page.shown().view.descending
    assert [column.name for column in page.shown().columns] == ["number", "name", "phone"]
    assert page.shown().columns[2].width == 150


def test_a_view_is_in_the_file_for_whoever_comes_next(window: OfficeWindow) -> None:
    page = page_of(window)
    page.filters.narrow(statuses=(Status.ACTIVE,))
    keep(page, "Active")
    [kept] = window.office.ask(saved_views)
    assert kept.name == "Active"
    assert kept.content.view.statuses == (Status.ACTIVE,)


def test_what_is_searched_for_stays_when_a_view_is_chosen(window: OfficeWindow) -> None:
    page = page_of(window)
    keep(page, "Everybody")
    page.search("niyo")
    choose(page, "Everybody")
    assert names(page) == [NAMES[0]]


def test_changes_to_a_view_are_kept_or_dropped(window: OfficeWindow) -> None:
    page = page_of(window)
    keep(page, "Mine")
    page.filters.narrow(sex=Sex.MALE)
    choose(page, "Show “Mine” as it was kept")
    assert len(names(page)) == 3
    page.filters.narrow(sex=Sex.MALE)
    choose(page, "Keep the changes to “Mine”")
    assert window.office.ask(saved_views)[0].content.view.sex is Sex.MALE


def test_a_view_is_renamed_and_removed(window: OfficeWindow, told: Told) -> None:
    page = page_of(window)
    keep(page, "Mine")
    with questions.answered_by(Scripted({"name": "Ours"})):
        choose(page, "Rename “Mine”…")
    assert [view.name for view in window.office.ask(saved_views)] == ["Ours"]
    keep(page, "ours")
    assert "already" in told.problems[0].title
    with questions.answered_by(Scripted(False)):
        choose(page, "Remove “Ours”…")
    assert len(window.office.ask(saved_views)) == 1
    with questions.answered_by(Scripted(True)):
        choose(page, "Remove “Ours”…")
    assert window.office.ask(saved_views) == ()


# ---- the members chosen ----------------------------------------------------------------------------------------------


def test_several_chosen_bring_a_button_and_one_does_not(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.go_to(0)
    assert not button(page, "members.with_chosen").isVisible()
    assert button(page, "members.figures").isVisible()
    page.table.selectAll()
    assert button(page, "members.with_chosen").isVisible()
    assert any(part == "3 chosen" for part in page.status())


def test_the_menu_of_the_chosen_offers_their_papers_and_acts(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.selectAll()
    menu = page.list_acts().chosen_menu()
    acts = [action.text() for action in menu.actions()]
    assert acts[0] == "3 members"
    assert {"Papers", "Change together…", "Show only these", "Export these", "Copy"} <= set(acts)
    inner = entry(menu, "Papers").menu()
    assert isinstance(inner, QMenu)
    assert len(inner.actions()) == len(papers_of_chosen(page.desk.office)) > 0


def test_only_those_chosen_can_be_shown(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.setFocus()
    page.table.go_to(0)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    entry(page.list_acts().chosen_menu(), "Show only these").trigger()
    assert names(page) == list(NAMES[:2])
    assert chips(page) == ["2 chosen"]
    press(page, "filter.only")
    assert len(names(page)) == 3


def test_those_chosen_are_exported_alone(window: OfficeWindow, tmp_path: Path) -> None:
    page = page_of(window)
    page.table.setFocus()
    page.table.go_to(1)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    target = tmp_path / "two.csv"
    with questions.answered_by(Scripted(target)):
        entry(page.list_acts().chosen_menu(), "Export these").trigger()
    assert [row[0] for row in read_table(target).rows] == ["2", "3"]


def test_the_list_is_exported_as_it_is_seen(window: OfficeWindow, tmp_path: Path) -> None:
    page = page_of(window)
    page.filters.narrow(sex=Sex.FEMALE)
    page.model.sort_by(Order("name", descending=True))
    page.table.arrangement.show((ShownColumn("number"), ShownColumn("name"), ShownColumn("age"), ShownColumn("birth")))
    target = tmp_path / "seen.xlsx"
    with questions.answered_by(Scripted(target)):
        page._on_export()  # noqa: SLF001 - the act of the header
    table = read_table(target)
    assert table.headers == ("No.", "Name", "Age", "Born")
    assert list(table.rows) == [("1", NAMES[0], "66", "1960"), ("3", NAMES[2], "", "")]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_exported_as_seen_brings_nothing_new_when_it_is_imported(
    window: OfficeWindow, tmp_path: Path, ending: str
) -> None:
    page = page_of(window)
    target = tmp_path / f"seen{ending}"
    with questions.answered_by(Scripted(target)):
        page._on_export()  # noqa: SLF001 - the act of the header
    plan = window.office.ask(plan_import, read_table(target), today=window.office.today())
    assert (plan.figures.new, plan.figures.changed, plan.figures.same) == (0, 0, 3)


def test_all_that_is_kept_is_exported_whatever_columns_are_seen(window: OfficeWindow, tmp_path: Path) -> None:
    page = page_of(window)
    page.table.arrangement.show((ShownColumn("number"), ShownColumn("name")))
    target = tmp_path / "all.csv"
    with questions.answered_by(Scripted(target)):
        page._on_export_all()  # noqa: SLF001 - the act of the header
    assert {"Family name", "Phone", "Section"} <= set(read_table(target).headers)
    assert len(read_table(target).rows) == 3


def test_copied_rows_are_text_for_any_spreadsheet(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert [line.split("\t")[1] for line in lines] == list(NAMES)
    assert 'mso-number-format:"\\@"' in data.html()
    assert data.html().count("<tr>") == 3


def test_the_view_seen_is_that_of_the_filters(window: OfficeWindow) -> None:
    page = page_of(window)
    page.filters.set_view(RollView(sex=Sex.MALE))
    assert page.shown().view.sex is Sex.MALE
    assert page.shown().columns[0].name == "number"


# ---- columns that are fetched only while they are shown --------------------------------------------------------------


def test_a_column_beside_is_fetched_once_it_is_shown(window: OfficeWindow) -> None:
    page = page_of(window)
    row = page.model.row(0)
    assert row is not None
    assert row.extras is None
    page.table.arrangement.show_column("age", shown=True)
    row = page.model.row(0)
    assert row is not None
    assert row.extras == {Extra.AGE: 66}
    last = page.model.row(2)
    assert last is not None
    assert page.model.columns[[column.name for column in page.model.columns].index("age")].shown(last) == "—"


def test_columns_stand_where_they_are_dragged_to_and_the_first_two_stay(window: OfficeWindow) -> None:
    page = page_of(window)
    head = page.table.horizontalHeader()
    head.moveSection(head.visualIndex(3), 5)
    order = [page.model.columns[number].name for number in page.table.visible_columns()]
    assert order.index("sex") > order.index("birth")
    head.moveSection(head.visualIndex(1), 4)
    assert [page.model.columns[number].name for number in page.table.visible_columns()][:2] == ["number", "name"]
    head.moveSection(head.visualIndex(4), 0)
    assert [page.model.columns[number].name for number in page.table.visible_columns()][:2] == ["number", "name"]


def test_persons_in_the_households_of_those_chosen_are_summed(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.arrangement.show_column("household_size", shown=True)
    page.table.selectAll()
    assert "persons in their households: 0" in page.status()


def test_those_chosen_are_added_to_a_training(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.selectAll()
    entry(page.list_acts().chosen_menu(), "Add to a training…").trigger()
    opened = window.content.page()
    assert isinstance(opened, TrainingPage)
    assert "3 members" in opened.context_line()


def test_what_was_noted_is_settled_after_a_question(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.selectAll()
    script = Scripted()
    with questions.answered_by(script):
        entry(page.list_acts().chosen_menu(), "Everything noted is right…").trigger()
    assert script.asked[0].only_tell
