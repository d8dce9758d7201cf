"""The page of a household: founded from a member's record, people added, a line changed or taken out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import MemberDetail
from pomanager.rules.households import Relation
from pomanager.rules.members import Sex
from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.households import household_detail, household_fact
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.choices import PickEditor
from pomanager.ui.members import part_facts
from pomanager.ui.members.household_forms import (
    AmendHouseholdPage,
    EnterHouseholdPage,
    JoinHouseholdPage,
    StayPage,
)
from pomanager.ui.members.households import HouseholdPage, household_page
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from tests.ui.office_desk import admitted, fill, office_window
from tests.ui.scripted import Scripted


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with a couple, both members, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        admitted(opened.office, "BUKURU Jean", sex=Sex.MALE, place="Mungwa · Gitega")
        admitted(opened.office, "NIYONZIMA Médiatrice", place="Mungwa · Gitega")
        yield opened


def member(window: OfficeWindow, member_id: int) -> MemberDetail:
    return window.office.ask(member_detail, member_id)


def opened(window: OfficeWindow, member_id: int = 1) -> Page:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    made = household_page(page.desk, member(window, member_id))
    page.open_page(made)
    return made


def saved(window: OfficeWindow, form: FormPage[Any]) -> bool:
    """Press Save, and once more where only remarks stood against it; whether the page was left."""
    form.form.submit()
    if window.content.page() is form:
        form.form.submit()
    return window.content.page() is not form


def pick(form: FormPage[Any], name: str, text: str) -> None:
    """Type into a field one picks from, and take the one line found."""
    editor = form.form.entries.editor(name)
    assert isinstance(editor, PickEditor)
    editor.line.setText(text)
    editor.find_now()
    (line,) = editor.found_lines.stringList()
    editor.completer.activated.emit(line)


def founded(window: OfficeWindow) -> HouseholdPage:
    """The household of the first member, open."""
    form = opened(window)
    assert isinstance(form, JoinHouseholdPage)
    fill(form, size="5")
    assert saved(window, form)
    page = opened(window)
    assert isinstance(page, HouseholdPage)
    return page


def press(page: Page, key: str) -> None:
    next(action for action in page.actions_offered() if action.key == key).slot()


def names(page: HouseholdPage) -> list[str]:
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.name for row in rows if row is not None]


def test_a_member_without_household_is_asked_and_the_form_knows_the_rest(window: OfficeWindow) -> None:
    page = founded(window)
    assert names(page) == ["BUKURU Jean"]
    assert "BUKURU" in page.title()
    assert "5 persons" in page.context_line()
    assert "Mungwa · Gitega" in page.context_line()
    told = part_facts.household_short(window.office, member(window, 1))
    assert [value for _label, value in told] == ["5 persons · Head"]


def test_a_spouse_joins_the_household_that_is_written_down(window: OfficeWindow) -> None:
    founded(window)
    form = opened(window, 2)
    assert isinstance(form, JoinHouseholdPage)
    pick(form, "household_id", "bukuru")
    assert not saved(window, form)  # the household has a head, as the form supposed of the member at first
    assert form.form.entries.remark("relation").kind == "bad"
    form.form.show_values({"relation": Relation.SPOUSE})
    pick(form, "household_id", "bukuru")
    assert saved(window, form)
    fact = window.office.ask(household_fact, member(window, 2).person_id)
    assert fact is not None
    assert (fact.household_id, fact.relation) == (1, Relation.SPOUSE)


def test_members_and_others_are_added(window: OfficeWindow) -> None:
    page = founded(window)
    page.add()
    form = window.content.page()
    assert isinstance(form, EnterHouseholdPage)
    assert not saved(window, form)
    assert form.form.entries.remark("full_name").kind == "bad"
    fill(form, full_name="BUKURU Eric", birth="2008")
    form.form.entries.show_values([("relation", Relation.CHILD)])
    assert saved(window, form)
    page.add()
    form = window.content.page()
    assert isinstance(form, EnterHouseholdPage)
    pick(form, "member_id", "mediatrice")
    form.form.entries.show_values([("relation", Relation.SPOUSE)])
    assert saved(window, form)
    assert names(page) == ["BUKURU Jean", "NIYONZIMA Médiatrice", "BUKURU Eric"]


def test_who_left_stays_in_the_list_with_the_day(window: OfficeWindow) -> None:
    page = founded(window)
    press(page, "stay")
    form = window.content.page()
    assert isinstance(form, StayPage)
    fill(form, since="01.05.2021", until="01.05.2020")
    assert not saved(window, form)
    assert form.form.entries.remark("until").kind == "bad"
    fill(form, since="01.05.2010")
    assert saved(window, form)
    assert window.office.ask(household_fact, member(window, 1).person_id) is None
    assert names(page) == ["BUKURU Jean"]
    told = part_facts.household_facts(window.office, member(window, 1))
    assert [value for _label, value in told] == ["1 May 2020 · BUKURU"]


def test_a_mistaken_line_is_taken_out_when_the_person_says_so(window: OfficeWindow) -> None:
    page = founded(window)
    for answer, left in ((False, 1), (True, 0)):
        with questions.answered_by(Scripted(answer)):
            press(page, "remove")
        assert len(window.office.ask(household_detail, 1).lines) == left
    assert page.empty_words()[0]
    assert all(
        action.reason_off for action in page.actions_offered() if action.key in {"remove", "stay"}
    )  # nobody is chosen


def test_what_a_household_is_called_is_changed(window: OfficeWindow) -> None:
    page = founded(window)
    press(page, "amend")
    form = window.content.page()
    assert isinstance(form, AmendHouseholdPage)
    fill(form, name="No 14", size="0")
    assert not saved(window, form)
    fill(form, size="7")
    assert saved(window, form)
    assert "No 14" in page.title()
    assert "7 persons" in page.context_line()
