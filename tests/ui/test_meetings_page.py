"""The page of meetings: planned from nothing, prepared step by step, its agenda moved by keys, notices, delegates."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.rules.meetings.kinds import Channel, Convener, ItemKind, MeetingKind, MeetingState, Receipt
from pomanager.rules.meetings.preparing import StepKey
from pomanager.services.meetings.queries.agenda import agenda, item_documents
from pomanager.services.meetings.queries.delegates import delegates
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import meeting_detail, roll_sums
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.meetings.queries.notices import notices, notices_told
from pomanager.services.meetings.queries.room import find_on_roll
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice
from pomanager.ui.meetings.agenda_page import AgendaPage
from pomanager.ui.meetings.calendar import CalendarSegment
from pomanager.ui.meetings.delegates_page import DelegatesPage
from pomanager.ui.meetings.forms import amending
from pomanager.ui.meetings.listing import MeetingsSegment
from pomanager.ui.meetings.notices_forms import recording_persons
from pomanager.ui.meetings.notices_page import NoticesPage
from pomanager.ui.meetings.page import MeetingsPage
from pomanager.ui.meetings.preparing import PreparingPage
from pomanager.ui.meetings.short_texts_page import ShortTextsPage
from pomanager.ui.office_window import OfficeWindow
from tests import offices
from tests.meetings import DAY, NOTICE, TODAY, called, planned
from tests.services.test_meeting_notices import fill_sections
from tests.ui.office_desk import nameless
from tests.ui.scripted import Told


@pytest.fixture(name="books")
def opened_books(tmp_path: Path) -> Iterator[Office]:
    """Six members in two sections, and by-laws; delegates form the assembly."""
    office = offices.opened_office(offices.filled_file(tmp_path, fill_sections))
    yield office
    office.close()


@pytest.fixture(name="window")
def opened(books: Office, screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told) -> Iterator[OfficeWindow]:
    """The window of that office; nobody is told of any trouble."""
    shown = OfficeWindow(books, tmp_path / "conapro.podb", screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    shown.show()
    yield shown
    assert told.problems == []
    shown.close()


def page_of(window: OfficeWindow) -> MeetingsPage:
    """The page of meetings."""
    page = window.show_page("meetings")
    assert isinstance(page, MeetingsPage)
    return page


def listed(window: OfficeWindow) -> MeetingsSegment:
    """The list of meetings."""
    page = page_of(window)
    page.show_segment("list")
    return cast("MeetingsSegment", page.segment())


def save(window: OfficeWindow, **values: object) -> None:
    """Fill the form in front and save it, remarks and all; it must close."""
    form = window.content.page()
    assert isinstance(form, FormPage)
    for name, value in values.items():
        form.form.entries.editor(name).show_value(value)
    form.form.submit()
    if window.content.page() is form:  # remarks were read: it is meant so
        form.form.submit()
    QApplication.processEvents()
    said = {each.name: form.form.entries.remark(each.name).text() for each in form.form.entries.fields}
    assert window.content.page() is not form, said


def test_a_meeting_is_planned_from_the_empty_page_and_shown(window: OfficeWindow, books: Office) -> None:
    page = page_of(window)
    assert not page.in_use
    page.plan.click()
    form = cast("FormPage[object]", window.content.page())
    form.form.entries.editor("starts_at").show_value("noon")
    form.form.submit()
    assert "00:00" in form.form.entries.remark("starts_at").text(), "nobody can read that hour"
    save(window, held_on=date(2026, 12, 20), starts_at="14h30", place="Mungwa", convener=Convener.CHAIR)

    (label,) = books.ask(meetings)
    assert (label.held_on, label.starts_at, label.place) == (date(2026, 12, 20), 14 * 60 + 30, "Mungwa")
    segment = listed(window)
    assert segment.detail.told is not None
    assert {"prepare", "freeze", "call", "amend", "cancel"} <= set(segment.detail.told.offered)


def test_steps_lead_to_a_called_meeting(window: OfficeWindow, books: Office) -> None:
    meeting_id = planned(books, held_on=date(2026, 12, 20))
    segment = listed(window)
    segment.acts.act("prepare", meeting_id)
    steps = window.content.page()
    assert isinstance(steps, PreparingPage)
    for key in (StepKey.ROLL, StepKey.CALL):
        (line,) = [each for each in steps.lines if each.step.key is key]
        line.act.click()
        save(window)
        assert window.content.page() is steps

    detail, sums = books.ask(meeting_detail, meeting_id), books.ask(roll_sums, meeting_id)
    assert sums is not None
    assert (detail.label.state, detail.called_on, sums.on_roll) == (MeetingState.CALLED, TODAY, 6)


def test_items_move_by_alt_and_the_arrows(window: OfficeWindow, books: Office) -> None:
    meeting_id = planned(books)
    page = AgendaPage(page_of(window).desk, meeting_id)
    page_of(window).open_page(page)
    lines = books.ask(agenda, meeting_id)
    page.table.choose(lines[2].id)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(page.table, Qt.Key.Key_Right, alt)
    assert [line.number for line in books.ask(agenda, meeting_id)][:4] == ["1", "2", "2.1", "3"]
    QTest.keyClick(page.table, Qt.Key.Key_Left, alt)
    QTest.keyClick(page.table, Qt.Key.Key_Up, alt)
    assert [line.id for line in books.ask(agenda, meeting_id)][:3] == [lines[0].id, lines[2].id, lines[1].id]
    row = page.table.current_row()
    assert getattr(row, "id", None) == lines[2].id, "the keyboard stays with the item"


def test_an_item_is_added_with_its_document(window: OfficeWindow, books: Office) -> None:
    meeting_id = planned(books)
    page = AgendaPage(page_of(window).desk, meeting_id)
    page_of(window).open_page(page)
    next(act for act in page.actions_offered() if act.primary).slot()
    save(window, kind=ItemKind.RATIFICATION)
    added = books.ask(agenda, meeting_id)[-1]
    assert added.kind is ItemKind.RATIFICATION
    page.table.choose(added.id)
    page.item.act_wanted.emit("document")
    save(window, title="Rapport 2025")
    assert books.ask(agenda, meeting_id)[-1].documents == ("Rapport 2025",)
    acts = {act.key: act for act in page.actions_offered()}
    acts["undocument"].slot()
    (document,) = books.ask(item_documents, meeting_id)[added.id]
    save(window, document_id=document)
    assert books.ask(agenda, meeting_id)[-1].documents == ()
    page.item.act_wanted.emit("draft")
    save(window, text="La cooptation de Bea est ratifiée.")
    page.item.act_wanted.emit("edit_draft")
    save(window, text="La cooptation de Mme Bea est ratifiée.")
    (draft,) = books.ask(motions, meeting_id)
    assert (draft.item_id, draft.text) == (added.id, "La cooptation de Mme Bea est ratifiée.")


def test_the_calendar_goes_from_day_to_day_and_opens_a_meeting(window: OfficeWindow, books: Office) -> None:
    meeting_id = planned(books, held_on=date(2026, 12, 1))
    page = page_of(window)
    page.show_segment("calendar")
    segment = cast("CalendarSegment", page.segment())
    assert segment.month.day == TODAY
    QTest.keyClick(segment.month, Qt.Key.Key_Down)
    QTest.keyClick(segment.month, Qt.Key.Key_Right)
    assert segment.month.day == date(2026, 12, 1), "over the end of the month"
    assert [each.id for each in segment.month.meetings_on(segment.month.day)] == [meeting_id]
    QTest.keyClick(segment.month, Qt.Key.Key_Return)
    QApplication.processEvents()
    row = cast("MeetingsSegment", page.segment()).table.current_row()
    assert getattr(row, "id", None) == meeting_id


def test_notices_are_recorded_for_chosen_sections_and_taken_back(window: OfficeWindow, books: Office) -> None:
    meeting_id = called(books)
    page = NoticesPage(page_of(window).desk, meeting_id)
    page_of(window).open_page(page)
    page.sections.choose(page.section_lines.rows()[0].id)
    acts = {act.key: act for act in page.actions_offered()}
    assert acts["persons"].reason_off == ""
    acts["persons"].slot()
    save(window, given_on=NOTICE, carrier="Jean", receipt=Receipt.SIGNED)
    assert [row.channel for row in books.ask(notices, meeting_id)] == [Channel.HAND] * 3
    acts["single"].slot()
    (eve,) = books.ask(find_on_roll, meeting_id, "eve")
    save(window, given_on=NOTICE, roll_ids=({"roll_id": Choice(eve, "EVE Cinq")},))
    assert books.ask(notices_told, meeting_id).missing == 2
    acts["all"].slot()
    save(window, given_on=NOTICE)
    assert books.ask(notices_told, meeting_id).missing == 0
    page.tabs.tab("notices").click()
    page.given.choose(books.ask(notices, meeting_id)[-1].id)
    next(act for act in page.actions_offered() if act.key == "back").slot()
    save(window, reason="Jamais affiché.")
    assert books.ask(notices_told, meeting_id).missing == 2


def test_delegates_are_named_by_section(window: OfficeWindow, books: Office) -> None:
    meeting_id = planned(books, kind=MeetingKind.DELEGATES_ASSEMBLY)
    page = DelegatesPage(page_of(window).desk, meeting_id)
    page_of(window).open_page(page)
    page.sections.choose(page.section_lines.rows()[0].id)
    next(act for act in page.actions_offered() if act.primary).slot()
    save(window, member_ids=({"member_id": Choice(1, "AWA Un")}, {"member_id": Choice(3, "CLO Trois")}))
    assert [row.member_id for row in books.ask(delegates, meeting_id)] == [1, 3]
    page.people.choose(books.ask(delegates, meeting_id)[0].id)
    next(act for act in page.actions_offered() if act.key == "withdraw").slot()
    save(window, reason="Malade.")
    assert [row.member_id for row in books.ask(delegates, meeting_id)] == [3]


def test_the_list_shows_what_is_coming_or_everything(window: OfficeWindow, books: Office) -> None:
    planned(books, held_on=date(2026, 3, 1))
    later = planned(books, held_on=DAY)
    segment = listed(window)
    assert [row.id for row in segment.lines.rows()] == [later]
    segment.which.set_value("all")
    segment.refresh()
    assert len(segment.lines.rows()) == 2
    segment.search("nowhere")
    assert segment.lines.rows() == ()


@pytest.mark.parametrize("code", [PSEUDO, "km"])
def test_everything_over_the_page_has_a_name_in_every_language(
    window: OfficeWindow, books: Office, screen: Screen, code: str
) -> None:
    meeting_id = called(books)
    page, detail = page_of(window), books.ask(meeting_detail, meeting_id)
    screen.change_language(code)
    for over in (
        PreparingPage(page.desk, meeting_id), AgendaPage(page.desk, meeting_id), NoticesPage(page.desk, meeting_id),
        DelegatesPage(page.desk, meeting_id), recording_persons(page.desk, detail), amending(page.desk, detail),
    ):  # fmt: skip
        page.open_page(over)
        QApplication.processEvents()
        assert nameless(window) == []
        assert not window.grab().isNull()
        over.close_page()


def test_a_short_text_is_on_the_clipboard_with_one_press(window: OfficeWindow) -> None:
    called(window.office)
    page = listed(window)
    page.acts.act("texts", page.lines.rows()[0].id)
    shown = window.content.page()
    assert isinstance(shown, ShortTextsPage)
    first = shown.sheets[0]
    QTest.mouseClick(first.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == first.shown.text == shown.texts()[0].text
    assert first.shown.length.startswith(str(len(first.shown.text)))
    assert first.copy.words == "Copied"
