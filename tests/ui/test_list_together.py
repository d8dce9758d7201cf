"""One value given to all members chosen in the list: looked at first, then changed, told and taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pomanager.readmodels.journal import JournalView
from pomanager.readmodels.members import RollView
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.importing import Field, OwnField
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from pomanager.services.members import queries
from pomanager.services.members.commands.extra_fields import DefineField, define_field
from pomanager.services.members.queries.brought_changes import brought_changes
from pomanager.services.members.queries.extra_fields import extra_values
from pomanager.ui.application import Screen
from pomanager.ui.members.history import brought_words
from pomanager.ui.members.together_page import TogetherPage
from pomanager.ui.office_window import OfficeWindow
from tests.make import journal
from tests.ui.members_list import four_people, page_of, record, stand_on
from tests.ui.office_desk import press


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with four people."""
    with four_people(screen, tmp_path, qtbot) as opened:
        yield opened


def together(window: OfficeWindow) -> TogetherPage:
    page = stand_on(window, 0, "name")
    page.table.selectAll()
    page.list_acts().chosen_menu()
    page.list_acts().change_together(page.table.chosen_ids())
    shown = window.content.page()
    assert isinstance(shown, TogetherPage)
    return shown


def test_a_section_is_given_to_all_chosen_after_a_look(window: OfficeWindow) -> None:
    shown = together(window)
    shown.entries.show_values((("value", "Sud"),))
    press(shown, "change.change")
    assert shown.preview is not None
    assert (shown.preview.changed, shown.preview.same) == (4, 0)
    assert [record(window, place).section for place in range(4)] == ["Nord"] * 4
    press(shown, "change.change")
    assert [record(window, place).section for place in range(4)] == ["Sud"] * 4
    assert window.content.page() is page_of(window)
    lines = journal(window.office, JournalView())
    assert lines[0].act == "members.changed_together"
    told = {change.field: change.new for change in lines[0].changes}
    assert (told["value"], told["changed"]) == ("Sud", "4")


def test_the_record_tells_what_was_changed_together(window: OfficeWindow) -> None:
    shown = together(window)
    shown.entries.show_values((("what", Field.SEX), ("value", None)))
    shown.entries.changed.emit("what")
    shown.entries.show_values((("value", Sex.MALE),))
    press(shown, "change.change")
    press(shown, "change.change")
    [change] = window.office.ask(brought_changes, page_of(window).model.id_at(0))
    assert brought_words(change) == "23/11/2026 · Changed together: Sex\nSex: Woman → Man"


def test_what_is_typed_anew_is_looked_at_anew(window: OfficeWindow) -> None:
    shown = together(window)
    shown.entries.show_values((("value", "Sud"),))
    press(shown, "change.change")
    shown.entries.changed.emit("value")
    assert shown.preview is None
    assert shown.change.words == "Show what changes"


def test_a_day_ahead_stands_against_a_move(window: OfficeWindow) -> None:
    shown = together(window)
    shown.entries.show_values((("value", "Sud"), ("since", date(2027, 1, 1))))
    press(shown, "change.change")
    assert shown.entries.remark("since").kind == "bad"
    press(shown, "change.change")
    assert record(window, 0).section == "Nord"


def test_a_sex_must_be_chosen(window: OfficeWindow) -> None:
    shown = together(window)
    shown.entries.show_values((("what", Field.SEX),))
    shown.entries.changed.emit("what")
    press(shown, "change.change")
    assert shown.preview is None
    assert shown.entries.remark("value").kind == "bad"
    shown.entries.show_values((("value", Sex.MALE),))
    press(shown, "change.change")
    press(shown, "change.change")
    assert window.office.ask(queries.roll_counts, RollView()).men == 4


def bike_field(window: OfficeWindow) -> int:
    """A field of the organisation's own, with two answers."""
    answers = (Answer("", Wording({"en": "Bicycle"})), Answer("", Wording({"en": "On foot"})))
    order = DefineField(label=Wording({"en": "How they come"}), kind=FieldKind.CHOICE, answers=answers)
    return window.office.do(define_field, order).result


def test_a_field_of_the_organisations_own_is_given_to_all_and_filtered_by(window: OfficeWindow) -> None:
    field_id = bike_field(window)
    shown = together(window)
    own = next(field for field in shown.entries.fields[0].choices if isinstance(field.value, OwnField))
    assert own.text == "How they come"
    shown.entries.show_values((("what", own.value),))
    shown.entries.changed.emit("what")
    bicycle = shown.entries.fields[1].choices[0]
    assert bicycle.text == "Bicycle"
    shown.entries.show_values((("value", bicycle.value),))
    press(shown, "change.change")
    assert shown.table.model().index(0, 4).data() == "Bicycle"
    press(shown, "change.change")
    people = [record(window, place).person_id for place in range(4)]
    assert {values[field_id] for values in window.office.ask(extra_values, people).values()} == {bicycle.value}
    page = page_of(window)
    page.filters.narrow(own_field=(field_id, "nothing of the kind"))
    assert page.model.rowCount() == 0
    page.filters.narrow(own_field=(field_id, str(bicycle.value)))
    assert page.model.rowCount() == 4
    assert page.filters.words() == [("own_field", "How they come: Bicycle")]


def test_own_fields_stand_in_the_menu_of_filters_with_their_answers(window: OfficeWindow) -> None:
    bike_field(window)
    page = page_of(window)
    menu = page.filters.menu(page)
    own = next(action.menu() for action in menu.actions() if action.text() == "Own fields")
    assert isinstance(own, QMenu)
    answers = own.actions()[0].menu()
    assert isinstance(answers, QMenu)
    assert [action.text() for action in answers.actions()] == ["Bicycle", "On foot"]
    answers.actions()[1].trigger()
    assert page.model.rowCount() == 0
    assert page.filters.words() == [("own_field", "How they come: On foot")]
