"""Admitting people and organisations by the form, and whoever may be on the roll already."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.particulars import Particulars
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.members import PersonKind, Sex, Status, transitions_from
from pomanager.rules.names import NameCustom
from pomanager.services.members.queries import find_members, member_detail, roll_facts
from pomanager.services.members.queries.particulars import particulars
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.members.forms import AdmissionPage, StandingPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.office_window import OfficeWindow
from tests import make
from tests.ui.office_desk import admitted, button, fill, office_window, press
from tests.ui.scripted import Scripted


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with an empty roll, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


def members(window: OfficeWindow) -> MembersPage:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    return page


def admission(window: OfficeWindow) -> AdmissionPage:
    """The form of admission, opened from the page of the roll."""
    members(window)._on_admit()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, AdmissionPage)
    return form


def choose(page: FormPage[Any], name: str, value: object) -> None:
    """Choose an answer of a field, as a click would."""
    editor = page.form.entries.editor(name)
    editor.show_value(value)
    editor.changed.emit()
    page.form.judge()


def submit(page: FormPage[Any]) -> None:
    """Save; where remarks were shown, say that it is meant so."""
    page.form.submit()
    page.form.submit()


def detail(window: OfficeWindow, member_id: int) -> MemberDetail:
    return window.office.ask(member_detail, member_id)


def known(window: OfficeWindow, member_id: int) -> Particulars:
    return window.office.ask(particulars, detail(window, member_id).person_id)


# ---- admission -------------------------------------------------------------------------------------------------------


def test_of_an_organisation_the_form_asks_its_name_and_who_acts_for_it(window: OfficeWindow) -> None:
    admitted(window.office, "NIYONZIMA Médiatrice")
    form = admission(window)
    choose(form, "kind", PersonKind.ORGANISATION)
    entries = form.form.entries
    assert not any(entries.in_sight(name) for name in ("family_name", "sex", "birth", "thumb_print"))
    assert entries.in_sight("full_name")
    assert not entries.editor("sex").isVisibleTo(form)
    fill(form, full_name="COPROCA", representative="niyonz")
    form.form.submit()
    assert form.form.entries.remark("representative").kind == "bad"  # nobody was chosen
    draft = {**form.form.entries.raw(), "representative": "NIYONZIMA Médiatrice · No. 1"}
    form.form.show_draft(draft)
    submit(form)
    [row] = window.office.ask(find_members, "coproca")
    acting = known(window, row.id).representative
    assert acting is not None
    assert (acting.name, acting.number) == ("NIYONZIMA Médiatrice", "1")
    assert detail(window, row.id).kind is PersonKind.ORGANISATION


def test_somebody_new_can_act_for_an_organisation(window: OfficeWindow) -> None:
    form = admission(window)
    choose(form, "kind", PersonKind.ORGANISATION)
    fill(form, full_name="COPROCA", representative="Awa Ba")
    submit(form)
    acting = known(window, 1).representative
    assert acting is not None
    assert (acting.name, acting.number) == ("Awa Ba", "")


def test_the_age_stands_beside_the_birth_and_follows_it(window: OfficeWindow) -> None:
    form = admission(window)
    for typed, told in (("14.03.1987", "39 years."), ("~1960", "≈ 66 years"), ("12.2030", "")):
        fill(form, birth=typed)
        form.form.judge()
        remark = form.form.entries.remark("birth")
        if told:
            assert (remark.kind, told in remark.text()) == ("hint", True)
        else:
            assert remark.kind == "bad"


def test_documents_are_written_with_the_admission_and_a_number_shown_before_is_told(window: OfficeWindow) -> None:
    make.member(window.office, "KABURA Marie", documents=(GivenDocument(number="0912/44.17-B"),))
    form = admission(window)
    fill(form, family_name="BUKURU", given_name="Jean")
    choose(form, "sex", Sex.MALE)
    choose(form, "documents", [GivenDocument(kind=IdentityKind.NATIONAL_CARD, number="0912 4417 b")])
    form.form.submit()
    said = form.form.entries.editor("documents").rows[0].said()  # type: ignore[attr-defined]
    assert "KABURA Marie" in said
    form.form.submit()
    [row] = window.office.ask(find_members, "bukuru")
    assert [each.number for each in known(window, row.id).documents] == ["0912 4417 b"]


@pytest.mark.parametrize(
    ("custom", "expected"),
    [
        (NameCustom.SURNAME_FIRST, ["family_name", "given_name"]),
        (NameCustom.GIVEN_FIRST, ["given_name", "family_name"]),
        (NameCustom.TWO_SURNAMES, ["given_name", "family_name"]),
        (NameCustom.PATRONYMIC, ["family_name", "given_name", "patronymic"]),
        (NameCustom.SINGLE, ["full_name"]),
    ],
)
def test_names_are_asked_as_the_custom_has_them(window: OfficeWindow, custom: NameCustom, expected: list[str]) -> None:
    make.profile(window.office, name_custom=custom)
    entries = admission(window).form.entries
    names = ("family_name", "given_name", "patronymic", "full_name")
    assert [each.name for each in entries.fields if each.name in names and entries.in_sight(each.name)] == expected


# ---- doubles ---------------------------------------------------------------------------------------------------------


def with_a_double(window: OfficeWindow, status: Status | None = None) -> tuple[AdmissionPage, int]:
    """The form, filled in with somebody who may be the member of this id, whose standing has become this."""
    member_id = admitted(window.office, "IRAKOZE Divine", year=1987, place="Mungwa")
    if status is not None:
        make.standing(window.office, member_id, status, date(2022, 6, 18))
    form = admission(window)
    fill(form, family_name="IRAKOZE", given_name="Divine", birth="14.03.1987", place="Mungwa")
    choose(form, "sex", Sex.FEMALE)
    return form, member_id


def test_who_comes_back_is_taken_back_under_the_old_number(window: OfficeWindow) -> None:
    form, member_id = with_a_double(window, Status.RESIGNED)
    panel = form.panel()
    assert panel is not None
    press(panel, "doubles.take_back")
    returning = window.content.page()
    assert isinstance(returning, StandingPage)
    fill(returning, decision="CA 7")
    submit(returning)
    assert window.content.page() is members(window)
    told = detail(window, member_id)
    assert (told.number, told.status) == ("1", Status.ACTIVE)
    assert window.office.ask(roll_facts).in_books == 1
    assert admission(window).form.entries.values()["family_name"] == ""  # the draft is gone


def test_another_person_is_admitted_and_the_answer_remembered(window: OfficeWindow) -> None:
    form, member_id = with_a_double(window)
    panel = form.panel()
    assert panel is not None
    assert not button(panel, "doubles.take_back").isVisibleTo(panel)  # a member cannot come back
    press(panel, "doubles.another")
    assert not button(panel, "doubles.another").isVisibleTo(panel)
    assert not any("may be member" in each.message for each in form.form.judge())
    submit(form)
    assert window.office.ask(roll_facts).in_books == 2
    assert make.last_line(window.office).act == "members.told_apart"
    assert detail(window, member_id).full_name == "IRAKOZE Divine"


def test_the_record_of_a_double_is_looked_at_and_the_form_waits(window: OfficeWindow) -> None:
    form, member_id = with_a_double(window, Status.EXCLUDED)
    panel = form.panel()
    assert panel is not None
    press(panel, "doubles.open_record")
    opened = window.content.page()
    assert isinstance(opened, RecordPage)
    assert opened.member.id == member_id
    opened.close_page()
    assert window.content.page() is form
    assert form.form.entries.values()["family_name"] == "IRAKOZE"


# ---- back to the list ---------------------------------------------------------------------------------------------


def test_the_page_of_the_sidebar_chosen_once_more_shows_its_list(window: OfficeWindow) -> None:
    member = admitted(window.office, "Awa Diop")
    roll = members(window)
    roll.open_page(RecordPage(window.desk, member))
    press(window, "side.home")
    press(window, "side.members")
    assert isinstance(window.content.page(), RecordPage), "from elsewhere one comes back to where one was"
    press(window, "side.members")
    assert window.content.page() is roll


def test_a_form_left_for_the_list_is_gone_on_with_later(window: OfficeWindow) -> None:
    form = admission(window)
    choose(form, "family_name", "Diop")
    press(window, "side.members")
    assert isinstance(window.content.page(), MembersPage)
    assert admission(window).form.entries.raw()["family_name"] == "Diop"


def test_a_form_that_keeps_no_draft_stays_once_something_was_typed(window: OfficeWindow) -> None:
    member = admitted(window.office, "Awa Diop")
    for typed in ("", "Conseil du 3 mars"):
        form = StandingPage(window.desk, detail(window, member), transitions_from(Status.ACTIVE)[0])
        members(window).open_page(form)
        if typed:
            choose(form, "decision", typed)
        press(window, "side.members")
        assert (window.content.page() is form) is bool(typed)


def test_a_window_is_not_closed_over_a_form_that_keeps_no_draft_without_asking(window: OfficeWindow) -> None:
    member = admitted(window.office, "Awa Diop")
    form = StandingPage(window.desk, detail(window, member), transitions_from(Status.ACTIVE)[0])
    members(window).open_page(form)
    assert window.may_be_closed(), "nothing was typed"
    choose(form, "decision", "Conseil du 3 mars")
    window.show_page("home")
    for sure in (False, True):
        with questions.answered_by(asked := Scripted(sure)):
            assert window.may_be_closed() is sure
        assert asked.all_given


@pytest.mark.parametrize("way", ["esc", "back"])
def test_esc_and_back_leave_nothing_that_was_typed_and_is_not_kept_without_asking(
    window: OfficeWindow, way: str
) -> None:
    member = admitted(window.office, "Awa Diop")
    form = StandingPage(window.desk, detail(window, member), transitions_from(Status.ACTIVE)[0])
    members(window).open_page(form)
    choose(form, "decision", "Conseil du 3 mars")
    for sure in (False, True):
        with questions.answered_by(asked := Scripted(sure)):
            if way == "esc":
                QTest.keyClick(form, Qt.Key.Key_Escape)
            else:
                press(window, "header.back")
        assert asked.all_given
        assert (window.content.page() is form) is not sure


def test_quitting_over_such_a_form_asks_first(window: OfficeWindow) -> None:
    member = admitted(window.office, "Awa Diop")
    form = StandingPage(window.desk, detail(window, member), transitions_from(Status.ACTIVE)[0])
    members(window).open_page(form)
    choose(form, "decision", "Conseil du 3 mars")
    leave = window.menu_line.findChild(QAction, "menu.quit")
    assert leave is not None
    for sure in (False, True):
        with questions.answered_by(Scripted(sure)):
            leave.trigger()
        assert window.isVisible() is not sure


def test_a_form_that_keeps_its_draft_lets_the_window_be_closed(window: OfficeWindow) -> None:
    choose(admission(window), "family_name", "Diop")
    assert window.may_be_closed(), "nothing is asked"
