"""The page of the mentoring: who is silent is found at once, sessions are typed from paper, pairs are formed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.rules.mentoring.kinds import PairEventKind, Stage
from pomanager.rules.wording import Wording
from pomanager.services.mentoring.queries.board import board
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.ui.application import Screen
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.mentoring import forms, journey_forms
from pomanager.ui.mentoring.board import BoardSegment
from pomanager.ui.mentoring.matching import MatchingSegment
from pomanager.ui.mentoring.page import MentoringPage
from pomanager.ui.mentoring.pair_page import PairPage
from pomanager.ui.mentoring.roster import RosterSegment
from pomanager.ui.office_window import OfficeWindow
from tests import mentoring_cohort as cohort
from tests.ui.office_desk import office_window, press
from tests.ui.scripted import Told

TODAY = date(2026, 11, 23)


@pytest.fixture(name="window")
def opened(screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told) -> Iterator[OfficeWindow]:
    """The window of an office with a cohort; nobody is told of any trouble."""
    with office_window(screen, tmp_path, qtbot, fill=cohort.fill) as shown:
        yield shown
        assert told.problems == []


def page_of(window: OfficeWindow) -> MentoringPage:
    """The page."""
    page = window.show_page("mentoring")
    assert isinstance(page, MentoringPage)
    return page


def board_of(window: OfficeWindow) -> BoardSegment:
    """The board."""
    segment = page_of(window).segment()
    assert isinstance(segment, BoardSegment)
    return segment


def form_of(window: OfficeWindow) -> EntryForm:
    """The form that is open."""
    form = window.content.page()
    assert isinstance(form, EntryForm)
    return form


def test_an_office_without_a_programme_is_offered_to_begin_one(
    screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told
) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = page_of(window)
        press(window, "mentoring.begin")
        form = form_of(window)
        form.form.entries.editor("name").show_value(Wording({"fr": "Femmes leaders"}))
        form.form.submit()
        assert window.content.page() is page
        (found,) = window.office.ask(programmes)
        assert (found.rules.months, found.rules.reviews, found.rules.public_task) == (12, (3, 6, 9, 12), True)
        assert told.problems == []


def test_who_has_had_no_session_for_two_months_is_found_by_one_press(window: OfficeWindow) -> None:
    segment = board_of(window)
    assert [row.mentee for row in segment.rows()] == [cohort.NAMES[2], cohort.NAMES[1]]

    press(window, "mentoring.quiet")

    assert [row.mentee for row in segment.rows()] == [cohort.NAMES[2]]


def test_the_panel_tells_of_the_pair_and_its_page_of_what_came_of_it(window: OfficeWindow) -> None:
    segment = board_of(window)
    segment.open_at(cohort.ALINES)
    QApplication.processEvents()
    assert cohort.NAMES[0] in segment.detail.name.text()
    press(window, "pair.open")

    page = window.content.page()
    assert isinstance(page, PairPage)
    outcomes = [line.what for line in page.model.rows() if line.is_outcome]
    assert outcomes == ["Was elected", "Holds an office"]
    days = [line.on for line in page.model.rows()]
    assert days == sorted(days, reverse=True)


def test_a_session_is_typed_from_paper_by_keyboard_alone(window: OfficeWindow, qtbot: QtBot) -> None:
    """From the first field on with Tab, as the sheet lies there: under forty keys, the words of the topics included."""
    segment = board_of(window)
    segment.acts.record_session(segment.rows(), None)
    form = form_of(window)
    QApplication.processEvents()
    form.form.entries.editor("pair_id").setFocus(Qt.FocusReason.TabFocusReason)
    strokes = 0
    # number of the pair, day, how they met (as proposed), place (none), minutes, topics
    for keys in ("3", "20.11.2026", "", "", "45", "Lire un bilan"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, keys)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        strokes += len(keys) + 1
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strokes += 1
    qtbot.waitUntil(lambda: form.recorded == 1)

    told = window.office.ask(pair_detail, cohort.LISES, TODAY).sessions[-1]
    assert (told.held_on, told.minutes, told.topics) == (date(2026, 11, 20), 45, "Lire un bilan")
    assert strokes < 40


def test_a_session_in_the_future_is_refused_beside_its_field(window: OfficeWindow) -> None:
    segment = board_of(window)
    segment.acts.record_session(segment.rows(), segment.rows()[0])
    form = form_of(window)
    form.form.entries.editor("held_on").show_value(date(2026, 12, 1))
    form.form.submit()
    assert form.recorded == 0
    assert "future" in form.form.entries.remark("held_on").text()


def test_a_proposal_becomes_a_pair_once_somebody_decides(window: OfficeWindow) -> None:
    page = page_of(window)
    page.show_segment("matching")
    segment = page.segment()
    assert isinstance(segment, MatchingSegment)
    (row,) = segment.model.rows()
    assert (row.mentee.person.name, row.mentor and row.mentor.person.name) == (cohort.NAMES[3], cohort.NAMES[4])
    segment.table.setCurrentIndex(segment.model.index(0, 0))
    QApplication.processEvents()
    press(window, "matching.take")
    form = form_of(window)
    form.form.submit()

    assert window.content.page() is page
    found = window.office.ask(board, TODAY).pairs
    assert (cohort.NAMES[3], cohort.NAMES[4]) in [(pair.mentee, pair.mentor) for pair in found]
    assert segment.model.rows() == ()


def test_a_graduation_without_its_conditions_says_every_one(window: OfficeWindow) -> None:
    page = page_of(window)
    detail = window.office.ask(pair_detail, cohort.LISES, TODAY)
    form = forms.noting_event(page.desk, detail.row, PairEventKind.GRADUATED)
    page.open_page(form)
    form.form.submit()
    assert window.content.page() is form
    assert "planned sessions" in form.form.entries.remark("kind").text()


def test_goals_reviews_marks_and_notes_are_written_over_the_page(window: OfficeWindow) -> None:
    page = page_of(window)
    detail = window.office.ask(pair_detail, cohort.LISES, TODAY)
    made: tuple[tuple[Any, dict[str, object]], ...] = (
        (journey_forms.setting_goal(page.desk, detail.row), {"text": "Présider"}),
        (journey_forms.closing_goal(page.desk, detail.row, detail.goals[0]), {}),
        (journey_forms.reviewing(page.desk, detail), {}),
        (journey_forms.rating(page.desk, detail.row), {"mark1": 3}),
        (journey_forms.noting(page.desk, detail.row), {"kind": "childcare"}),
    )
    for form, values in made:
        page.open_page(form)
        for name, value in values.items():
            form.form.entries.editor(name).show_value(value)
        form.form.submit()
        assert window.content.page() is page, form.title()
    told = window.office.ask(pair_detail, cohort.LISES, TODAY)
    assert [len(part) for part in (told.goals, told.reviews, told.ratings, told.notes)] == [2, 1, 1, 1]


def test_the_roster_tells_of_consent_and_decides(window: OfficeWindow) -> None:
    page = page_of(window)
    page.show_segment("roster")
    segment = page.segment()
    assert isinstance(segment, RosterSegment)
    assert len(segment.model.rows()) == 6
    row = next(row for row in segment.model.rows() if row.person.name == cohort.NAMES[0])
    assert row.offices == ("Conseil, Chair",)
    for make in (forms.deciding, forms.consenting):
        page.open_page(make(page.desk, row))
        form_of(window).form.submit()
        assert window.content.page() is page


def test_what_waits_leads_from_the_due_list_to_the_pair(window: OfficeWindow) -> None:
    page = page_of(window)
    page.open_at(cohort.LISES)
    segment = board_of(window)
    chosen = segment.chosen()
    assert chosen is not None
    assert (chosen.id, chosen.stage) == (cohort.LISES, Stage.ACTIVE)
