"""The page of the roll: what is seen, searched and done there, told by what the office knows afterwards."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import MemberRow, RollView
from pomanager.rules.members import Sex, Status, transitions_from
from pomanager.services.members import queries
from pomanager.services.members.commands import ChangeStanding, change_standing
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.members.forms import AdmissionPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.making import Wanted
from pomanager.ui.preview.window import PreviewWindow
from tests.ui.office_desk import Clock, admitted, button, fill, office_window, press
from tests.ui.scripted import Scripted


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with an empty roll, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


def page_of(window: OfficeWindow) -> MembersPage:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    return page


def names(page: MembersPage) -> list[str]:
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.name for row in rows if row is not None]


def three_people(window: OfficeWindow) -> list[int]:
    office = window.office
    ids = [
        admitted(office, "NIYONZIMA Médiatrice", place="Mungwa · Gitega"),
        admitted(office, "HAKIZIMANA Révérien", sex=Sex.MALE, place="Jimbi · Gitega"),
        admitted(office, "IRAKOZE Divine", place="Mungwa · Gitega"),
    ]
    page_of(window).refresh()
    return ids


def test_an_empty_roll_offers_its_first_acts(window: OfficeWindow) -> None:
    page = page_of(window)
    assert button(page, "members.empty_import").isVisible()
    assert button(page, "members.empty_admit").isVisible()
    assert not page.table.isVisible()


def test_the_list_shows_who_is_there_and_the_panel_who_is_chosen(window: OfficeWindow) -> None:
    ids = three_people(window)
    page = page_of(window)
    assert names(page) == ["NIYONZIMA Médiatrice", "HAKIZIMANA Révérien", "IRAKOZE Divine"]
    page.table.choose(ids[1])
    assert page.detail.member is not None
    assert page.detail.member.full_name == "HAKIZIMANA Révérien"
    assert any("3 members on the roll" in part for part in page.status())


def test_part_of_a_name_or_place_finds_people(window: OfficeWindow) -> None:
    three_people(window)
    page = page_of(window)
    page.search("mediat")
    assert names(page) == ["NIYONZIMA Médiatrice"]
    page.search("mungwa")
    assert names(page) == ["NIYONZIMA Médiatrice", "IRAKOZE Divine"]
    page.search("nobody at all")
    assert not page.table.isVisible()
    page.search("")
    assert len(names(page)) == 3


def test_a_filter_narrows_the_list_and_its_chip_takes_it_away(window: OfficeWindow, qtbot: QtBot) -> None:
    three_people(window)
    page = page_of(window)
    page.filters.set_view(RollView(sex=Sex.MALE))
    assert names(page) == ["HAKIZIMANA Révérien"]
    press(page, "filter.sex")
    assert len(names(page)) == 3


def test_sorting_by_name_goes_by_the_order_of_the_language(window: OfficeWindow) -> None:
    three_people(window)
    page = page_of(window)
    page.table.horizontalHeader().setSortIndicator(1, page.table.horizontalHeader().sortIndicatorOrder())
    page.table._on_order_wanted(1)  # noqa: SLF001 - a click on the head, without its place on the screen
    assert names(page) == ["HAKIZIMANA Révérien", "IRAKOZE Divine", "NIYONZIMA Médiatrice"]


def test_admitting_a_member_by_the_form(window: OfficeWindow, qtbot: QtBot) -> None:
    press(page_of(window), "members.empty_admit")
    form = window.content.page()
    assert isinstance(form, AdmissionPage)
    fill(form, family_name="NDAYIZEYE", given_name="Tharcisse", place="Rweza · Gitega", decision="CA 4")
    form.form.entries.show_values([("sex", Sex.MALE)])
    form.form.submit()
    if window.content.page() is form:  # remarks were shown once: pressing again says that it is meant so
        form.form.submit()
    assert window.content.page() is page_of(window)
    [row] = window.office.ask(queries.find_members, "ndayizeye")
    assert (row.number, row.name, row.sex, row.place) == ("1", "NDAYIZEYE Tharcisse", Sex.MALE, "Rweza · Gitega")
    assert row.joined_on == date(2026, 11, 23)


def test_the_form_says_everything_that_is_missing_and_writes_nothing(window: OfficeWindow, qtbot: QtBot) -> None:
    press(page_of(window), "members.empty_admit")
    form = window.content.page()
    assert isinstance(form, AdmissionPage)
    fill(form, phone="12")
    form.form.submit()
    objected = {name for name in ("family_name", "sex", "phone") if form.form.entries.remark(name).kind == "bad"}
    assert objected == {"family_name", "sex", "phone"}
    assert window.office.ask(queries.roll_facts).in_books == 0


def test_a_draft_survives_leaving_the_form(window: OfficeWindow, qtbot: QtBot) -> None:
    press(page_of(window), "members.empty_admit")
    form = window.content.page()
    assert isinstance(form, AdmissionPage)
    fill(form, family_name="Half a na")
    form.form.cancel()
    press(page_of(window), "members.empty_admit")
    again = window.content.page()
    assert isinstance(again, AdmissionPage)
    assert again.form.entries.values()["family_name"] == "Half a na"


def test_whoever_may_be_the_same_person_is_shown_beside_the_form(window: OfficeWindow) -> None:
    three_people(window)
    page_of(window)._on_admit()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, AdmissionPage)
    fill(form, family_name="IRAKOZE", given_name="Divine")
    remarks = [objection.message for objection in form.form.judge()]
    assert "This may be member {number}, {name}." in remarks


def test_amending_a_record_changes_only_what_was_typed(window: OfficeWindow) -> None:
    ids = three_people(window)
    page = page_of(window)
    page.table.choose(ids[0])
    page.detail.amend_wanted.emit(page.detail.member)
    form = window.content.page()
    assert isinstance(form, FormPage)
    fill(form, phone="79 41 08 22")
    form.form.submit()
    if window.content.page() is form:
        form.form.submit()
    told = window.office.ask(queries.member_detail, ids[0])
    assert (told.phone, told.full_name, told.place) == ("79 41 08 22", "NIYONZIMA Médiatrice", "Mungwa · Gitega")


def test_a_suspension_needs_its_reason_and_then_stands_in_the_list(window: OfficeWindow) -> None:
    ids = three_people(window)
    page = page_of(window)
    page.table.choose(ids[0])
    member = page.detail.member
    assert member is not None
    suspend = next(each for each in transitions_from(member.status) if each.after is Status.SUSPENDED)
    page.detail.standing_wanted.emit(member, suspend)
    form = window.content.page()
    assert isinstance(form, FormPage)
    form.form.submit()
    assert form.form.entries.remark("reason").kind == "bad"
    fill(form, reason="Absent from three assemblies")
    form.form.submit()
    assert window.office.ask(queries.member_detail, ids[0]).status is Status.SUSPENDED
    row = page.model.row(page.model.place_of(ids[0]))
    assert isinstance(row, MemberRow)
    assert row.status is Status.SUSPENDED


def test_the_last_entry_is_taken_back_with_a_reason(window: OfficeWindow) -> None:
    ids = three_people(window)
    order = ChangeStanding(member_id=ids[0], status=Status.RESIGNED, on=date(2026, 3, 1), reason="left")
    window.office.do(change_standing, order)
    page = page_of(window)
    page.refresh()
    page.table.choose(ids[0])
    script = Scripted({"reason": "It was her sister"})
    with questions.answered_by(script):
        page.detail.reversal_wanted.emit(window.office.ask(queries.member_detail, ids[0]))
    told = window.office.ask(queries.member_detail, ids[0])
    assert told.status is Status.ACTIVE
    assert [line.reason for line in told.standings] == ["", "left", "It was her sister"]
    assert "NIYONZIMA" in script.asked[0].title


def test_the_menu_of_standings_offers_what_may_become_of_the_member(window: OfficeWindow) -> None:
    ids = three_people(window)
    page = page_of(window)
    page.table.choose(ids[0])
    offered = [action.text() for action in page.detail.standing_menu().actions()]
    assert offered == ["Suspend", "Record the resignation", "Exclude", "Record the death"]


def test_every_page_speaks_another_language_at_once(window: OfficeWindow, screen: Screen) -> None:
    three_people(window)
    page = page_of(window)
    screen.change_language("en_XA")
    assert page.title() != "Members"
    assert window.isRightToLeft()
    screen.change_language("en")
    assert page.title() == "Members"


def test_time_passes_and_the_roll_says_as_of_when(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    clock = Clock()
    with office_window(screen, tmp_path, qtbot, clock) as window:
        assert "23" in page_of(window).context_line()
        clock.pass_days(1)
        assert "24" in page_of(window).context_line()


# ---- papers ----------------------------------------------------------------------------------------------------------


def previews(window: OfficeWindow) -> list[Wanted]:
    """What is shown in previews now."""
    return [each.what for each in window.findChildren(PreviewWindow) if each.isVisible()]


def test_without_a_selection_ctrl_p_and_enter_show_the_roll(window: OfficeWindow, at_once: None, qtbot: QtBot) -> None:
    page_of(window)  # seen before there is anybody to be chosen
    three_people(window)
    QTest.keyClick(page_of(window).table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction() is menu.actions()[-1]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert [(what.paper.key, what.of) for what in previews(window)] == [("roll", ())]


def test_the_panel_shows_the_record_of_its_member(window: OfficeWindow, at_once: None) -> None:
    ids = three_people(window)
    page_of(window).table.choose(ids[1])
    press(page_of(window).detail, "members.print_record")
    assert [(what.paper.key, what.of) for what in previews(window)] == [("member-record", (ids[1],))]


def test_members_are_chosen_by_keys_and_their_records_printed_in_one_paper(
    window: OfficeWindow, at_once: None, qtbot: QtBot
) -> None:
    ids = three_people(window)
    table = page_of(window).table
    table.choose(ids[0])
    for _step in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.chosen_ids() == (ids[0], ids[2])
    QTest.keyClick(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Records of 2 members", "Letter to members", "Membership cards", "Address labels", "Form for admission", "",
        "All 3 members the list shows", "Letter to members", "Membership cards", "Address labels", "",
        "Roll of members",
    ]  # fmt: skip
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert [(what.paper.key, what.of) for what in previews(window)] == [("member-record", (ids[0], ids[2]))]


def test_with_everybody_chosen_the_roll_is_offered_too(window: OfficeWindow, at_once: None) -> None:
    three_people(window)
    table = page_of(window).table
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen_count() == 3
    page_of(window)._on_print()  # noqa: SLF001 - the act of the header
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    menu.close()
    assert [what.paper.key for what in previews(window)] == ["roll"]
