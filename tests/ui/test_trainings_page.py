"""The pages of trainings: recorded with chosen members, joined, set right; people taken out again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.trainings import training_ids, training_rows
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.members import part_facts
from pomanager.ui.members.extra_fields import ExtraFieldsPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.training_forms import AddAttendeePage, AmendTrainingPage
from pomanager.ui.members.trainings import (
    AttendeesPage,
    PersonTrainingsPage,
    TrainingPage,
    TrainingsPage,
    member_trainings_page,
)
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from tests.ui.office_desk import admitted, fill, office_window
from tests.ui.scripted import Scripted
from tests.ui.test_households_page import pick, press, saved


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with three members, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        admitted(opened.office, "NIYONZIMA Médiatrice")
        admitted(opened.office, "BUKURU Jean", sex=Sex.MALE)
        admitted(opened.office, "IRAKOZE Divine")
        yield opened


def members(window: OfficeWindow) -> MembersPage:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    return page


def opened(window: OfficeWindow, page: Page) -> None:
    members(window).open_page(page)


def recorded(window: OfficeWindow, *member_ids: int) -> int:
    """A training recorded by the form with these members; returns its id."""
    form = TrainingPage(members(window).desk, member_ids)
    opened(window, form)
    form.form.show_values({"topic": Wording({"fr": "Comptes simples"}), "began_on": date(2026, 3, 9)})
    fill(form, provider="CAPAD", half_days="6")
    assert saved(window, form)
    return window.office.ask(training_ids)[0]


def counts(window: OfficeWindow) -> list[tuple[str, int, int, int]]:
    rows = window.office.ask(training_rows, window.office.ask(training_ids))
    return [(row.topic, row.women, row.men, row.people) for row in rows]


def names(page: AttendeesPage) -> list[str]:
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.name for row in rows if row is not None]


def test_chosen_members_are_recorded_in_a_new_training(window: OfficeWindow) -> None:
    form = TrainingPage(members(window).desk, (1, 2))
    opened(window, form)
    assert "2 members" in form.context_line()
    assert not saved(window, form)
    assert [form.form.entries.remark(name).kind for name in ("topic", "began_on")] == ["bad", "bad"]
    form.close_page()
    recorded(window, 1, 2)
    assert counts(window) == [("Comptes simples", 1, 1, 2)]


def test_chosen_members_join_a_training_that_is_recorded(window: OfficeWindow) -> None:
    recorded(window, 1)
    form = TrainingPage(members(window).desk, (1, 2, 3))
    opened(window, form)
    pick(form, "training_id", "comptes 2026")
    assert saved(window, form)
    assert counts(window) == [("Comptes simples", 2, 1, 3)]


def test_a_member_sees_what_was_attended_and_is_added(window: OfficeWindow) -> None:
    recorded(window, 2)
    member = window.office.ask(member_detail, 1)
    page = member_trainings_page(members(window).desk, member)
    opened(window, page)
    assert page.model.rowCount() == 0
    page.add()
    form = window.content.page()
    assert isinstance(form, TrainingPage)
    pick(form, "training_id", "comptes")
    assert saved(window, form)
    assert page.model.rowCount() == 1
    told = part_facts.training_facts(window.office, member)
    assert [value for _label, value in told] == ["Comptes simples · 09/03/2026"]
    with questions.answered_by(Scripted(True)):
        press(page, "remove")
    assert page.model.rowCount() == 0
    press(page, "all")
    everything = window.content.page()
    assert isinstance(everything, TrainingsPage)
    assert everything.model.rowCount() == 1


def test_of_many_trainings_the_record_tells_the_newest(window: OfficeWindow) -> None:
    for _time in range(5):
        recorded(window, 1)
    told = part_facts.training_facts(window.office, window.office.ask(member_detail, 1))
    assert len(told) == 4
    assert told[-1] == ("", "and 2 more")


def test_who_came_is_shown_added_to_and_set_right(window: OfficeWindow) -> None:
    training_id = recorded(window, 1)
    page = TrainingsPage(members(window).desk)
    opened(window, page)
    press(page, "open")
    came = window.content.page()
    assert isinstance(came, AttendeesPage)
    assert (came.title(), came.context_line()) == ("Comptes simples", "9 Mar 2026 · CAPAD · half-days: 6")
    press(came, "add")
    form: FormPage[Any] | Page | None = window.content.page()
    assert isinstance(form, AddAttendeePage)
    fill(form, full_name="GAKIZA Anne")
    assert saved(window, form)
    assert names(came) == ["GAKIZA Anne", "NIYONZIMA Médiatrice"]
    press(came, "amend")
    form = window.content.page()
    assert isinstance(form, AmendTrainingPage)
    fill(form, half_days="4")
    assert saved(window, form)
    assert came.context_line().endswith("half-days: 4")
    assert window.office.ask(training_rows, [training_id])[0].half_days == 4


def test_a_person_of_the_list_opens_what_else_they_attended(window: OfficeWindow) -> None:
    training_id = recorded(window, 1)
    came = AttendeesPage(members(window).desk, training_id)
    opened(window, came)
    row = came.line()
    assert row is not None
    came.open_line(row)
    page = window.content.page()
    assert isinstance(page, PersonTrainingsPage)
    assert page.context_line() == "No. 1 · NIYONZIMA Médiatrice"


def test_a_training_goes_off_the_list_when_nobody_stands_in_it(window: OfficeWindow, told: Any) -> None:  # noqa: ANN401
    training_id = recorded(window, 1)
    page = TrainingsPage(members(window).desk)
    opened(window, page)
    press(page, "remove")
    assert len(told.problems) == 1
    assert page.model.rowCount() == 1
    came = AttendeesPage(members(window).desk, training_id)
    page.open_page(came)
    with questions.answered_by(Scripted(True)):
        press(came, "remove")
    came.close_page()
    page.table.choose(training_id)
    press(page, "remove")
    assert page.model.rowCount() == 0
    assert page.empty_words()[0] == "No trainings yet"


@pytest.mark.parametrize(("act", "kind"), [("fields", ExtraFieldsPage), ("trainings", TrainingsPage)])
def test_the_page_of_the_organisation_leads_there(window: OfficeWindow, act: str, kind: type[Page]) -> None:
    press(window.show_page("organisation"), act)
    assert isinstance(window.content.page(), kind)
    assert window.content.key == "members"
