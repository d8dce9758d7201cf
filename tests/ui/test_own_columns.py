"""Columns of the list for the organisation's own fields: chosen, sorted by, kept in views, written into tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.i18n import catalogue
from pomanager.readmodels.members import OwnOrder, RollView
from pomanager.readmodels.views import ShownColumn, ViewContent
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.wording import Wording
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.extra_fields import DefineField, define_field, end_field
from pomanager.services.members.commands.extra_values import SetExtraValues, set_extra_values
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.columns import COLUMNS, standing_columns
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from tests.ui.office_desk import admitted, office_window
from tests.ui.scripted import Scripted

HOUSE = (Answer("straw", Wording({"en": "Straw", "fr": "Paille"})), Answer("brick", Wording({"en": "Brick"})))
NAMES = ("NIYONZIMA Médiatrice", "HAKIZIMANA Révérien", "IRAKOZE Divine")


def two_fields(office: Office) -> None:
    """Three people and two fields of the office's own, of which the first two people have values."""
    ids = [admitted(office, name) for name in NAMES]
    house = DefineField(label=Wording({"en": "House", "fr": "Maison"}), kind=FieldKind.CHOICE, answers=HOUSE)
    office.do(define_field, house)
    office.do(define_field, DefineField(label=Wording({"en": "Training"}), kind=FieldKind.NUMBER))
    office.do(set_extra_values, SetExtraValues(member_id=ids[0], values={"house": "brick", "training": "10.5"}))
    office.do(set_extra_values, SetExtraValues(member_id=ids[1], values={"house": "straw", "training": "9"}))


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with three people and two fields of its own, open in its window."""
    with office_window(screen, tmp_path, qtbot, fill=two_fields) as opened:
        page_of(opened).refresh()
        yield opened


def page_of(window: OfficeWindow) -> MembersPage:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    return page


def said(page: MembersPage, name: str) -> list[str]:
    """What the cells of a column say, from the first line to the last."""
    column = next(each for each in page.model.columns if each.name == name)
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [column.shown(row) for row in rows if row is not None]


def titles(page: MembersPage) -> list[str]:
    """What can be chosen in the menu of columns."""
    return [action.text() for action in page.table.column_menu().actions()]


def test_own_fields_are_chosen_as_columns_and_their_values_shown(window: OfficeWindow) -> None:
    page = page_of(window)
    assert titles(page)[-2:] == ["House", "Training"]
    assert "own:house" not in [column.name for column in page.shown().columns]
    page.table.arrangement.show_column("own:house", shown=True)
    page.table.arrangement.show_column("own:training", shown=True)
    assert said(page, "own:house") == ["Brick", "Straw", "—"]
    assert said(page, "own:training") == ["10.5", "9", "—"]


def test_a_click_on_the_head_sorts_by_an_own_field(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.arrangement.show_column("own:training", shown=True)
    head, number = page.table.horizontalHeader(), len(page.model.columns) - 1
    head.sectionClicked.emit(number)
    assert said(page, "own:training") == ["—", "9", "10.5"]
    head.sectionClicked.emit(number)
    assert said(page, "own:training") == ["10.5", "9", "—"]
    assert page.shown().view == RollView(order=OwnOrder("training"), descending=True, today=window.office.today())


def test_every_column_of_the_list_can_be_sorted_by(window: OfficeWindow) -> None:
    page = page_of(window)
    for number, column in enumerate(COLUMNS):
        page.table.horizontalHeader().sectionClicked.emit(number)
        assert page.model.order is not None
        assert page.model.order.column == column.name
        assert page.shown().view.order.value == column.name
        assert sorted(said(page, "name")) == sorted(NAMES)


def test_a_view_keeps_own_columns_and_their_order(window: OfficeWindow) -> None:
    page = page_of(window)
    columns = (ShownColumn("number"), ShownColumn("name"), ShownColumn("own:house"))
    page.show_content(ViewContent(RollView(order=OwnOrder("house")), columns))
    assert said(page, "own:house") == ["—", "Straw", "Brick"]
    assert [column.name for column in page.shown().columns] == ["number", "name", "own:house"]
    page.filters.clear()
    assert page.shown().view.order == OwnOrder("house")


def test_what_is_seen_is_written_with_own_columns(window: OfficeWindow, tmp_path: Path) -> None:
    page = page_of(window)
    page.table.arrangement.show_column("own:house", shown=True)
    target = tmp_path / "seen.csv"
    with questions.answered_by(Scripted(target)):
        page.list_acts().export(page.source.view)
    table = read_table(target)
    assert table.headers[-1] == "House"
    assert [row[-1] if len(row) == len(table.headers) else "" for row in table.rows] == ["Brick", "Straw", ""]


def test_titles_follow_the_language_and_are_never_translated_themselves(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.arrangement.show_column("own:house", shown=True)
    with catalogue.speaking("fr"):
        page.retranslate()
        assert titles(page)[-2:] == ["Maison", "Training"]
        assert said(page, "own:house") == ["Brick", "Paille", "—"]
        assert "own:house" in [column.name for column in page.shown().columns]
    page.retranslate()


def test_a_field_that_has_ended_leaves_the_list(window: OfficeWindow) -> None:
    page = page_of(window)
    page.table.arrangement.show_column("own:house", shown=True)
    page.desk.do(end_field, 1)
    assert titles(page)[-1] == "Training"
    assert "House" not in titles(page)
    page.desk.do(end_field, 2)
    assert [each.name for each in page.model.columns] == [each.name for each in standing_columns()]
    assert said(page, "name") == list(NAMES)
