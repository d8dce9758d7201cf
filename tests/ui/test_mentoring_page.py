"""The page of the mentoring: who is silent is found at once, sessions are typed from paper, pairs are formed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from inspect import isfunction, signature
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.rules.mentoring.kinds import LineOf, PairEventKind, Stage
from pomanager.rules.wording import Wording
from pomanager.services.mentoring.commands import journey, pairing, sessions
from pomanager.services.mentoring.commands import programmes as programme_acts
from pomanager.services.mentoring.commands import roster as roster_acts
from pomanager.services.mentoring.queries.board import board
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.services.mentoring.queries.programmes import competencies, programmes
from pomanager.services.mentoring.queries.roster import roster, wishes
from pomanager.ui.application import Screen
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.fields import Choice
from pomanager.ui.governance.funnel import FunnelSegment
from pomanager.ui.mentoring import forms, journey_forms, programme_forms
from pomanager.ui.mentoring.board import BoardSegment
from pomanager.ui.mentoring.matching import MatchingSegment
from pomanager.ui.mentoring.page import MentoringPage
from pomanager.ui.mentoring.pair_page import PairPage
from pomanager.ui.mentoring.programme_board import ProgrammeSegment
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
    if page.segment().__class__ is FunnelSegment:
        page.show_segment("board")
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
    last = QApplication.focusWidget()
    assert last is not None
    QTest.keyClick(last, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
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
    made: tuple[tuple[EntryForm, Mapping[str, object]], ...] = (
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


def test_wishes_are_written_in_order_and_shown_again(window: OfficeWindow) -> None:
    page = page_of(window)
    page.show_segment("roster")
    people = window.office.ask(roster, TODAY)
    row = next(each for each in people if each.id == cohort.IMMACULEE)
    form = forms.amending(page.desk, row, people)
    page.open_page(form)
    wished = [{"mentor_id": Choice(each, str(each))} for each in (cohort.SPES, cohort.GORETH, cohort.SPES)]
    form.form.entries.editor("wishes").show_value(wished)
    form.form.submit()
    assert window.content.page() is form
    assert "twice" in form.form.entries.remark("wishes").text()

    form.form.entries.editor("wishes").show_value(wished[:2])
    form.form.submit()
    assert window.content.page() is page
    assert window.office.ask(wishes)[cohort.IMMACULEE] == (cohort.SPES, cohort.GORETH)


def test_programme_cohorts_and_what_is_rated_are_changed_over_the_page(window: OfficeWindow) -> None:
    page = page_of(window)
    (programme,) = window.office.ask(programmes)
    journeys = window.office.ask(board, TODAY).journeys
    made: tuple[tuple[EntryForm, Mapping[str, object]], ...] = (
        (programme_forms.amending_programme(page.desk, programme), {"funder": "FIDA", "quiet_days": 45}),
        (programme_forms.adding_cohort(page.desk, programme), {"name": "2027", "starts_on": date(2026, 11, 20)}),
        (programme_forms.amending_cohort(page.desk, programme, programme.cohorts[0]), {"name": "Les premières"}),
        (programme_forms.meeting(page.desk, programme.cohorts[0], journeys), {"mentee_ids": (cohort.ALINE,)}),
        (programme_forms.naming_competency(page.desk), {"name": Wording({"fr": "Vendre", "rn": "Kugurisha"})}),
    )
    for form, values in made:
        page.open_page(form)
        for name, value in values.items():
            form.form.entries.editor(name).show_value(value)
        form.form.submit()
        assert window.content.page() is page, form.title()
    (told,) = window.office.ask(programmes)
    assert (told.funder, told.rules.quiet_days) == ("FIDA", 45)
    assert [each.name for each in told.cohorts] == ["Les premières", "2027"]
    assert window.office.ask(competencies)[-1].name.texts["rn"] == "Kugurisha"
    assert len(window.office.ask(pair_detail, cohort.ALINES, TODAY).peers) == 2


def test_what_is_wrong_with_a_cohort_or_a_meeting_of_it_stands_beside_the_field(window: OfficeWindow) -> None:
    page = page_of(window)
    (programme,) = window.office.ask(programmes)
    late = programme_forms.amending_cohort(page.desk, programme, programme.cohorts[0])
    page.open_page(late)
    late.form.entries.editor("starts_on").show_value(date(2026, 11, 1))
    late.form.submit()
    assert "cannot begin after" in late.form.entries.remark("starts_on").text()
    nobody = programme_forms.meeting(page.desk, programme.cohorts[0], ())
    page.open_page(nobody)
    nobody.form.submit()
    assert "who came" in nobody.form.entries.remark("mentee_ids").text()


def test_a_bar_opens_the_women_behind_it_and_they_lead_to_their_pairs(window: OfficeWindow) -> None:
    page = page_of(window)
    page.show_segment("programme")
    segment = page.segment()
    assert isinstance(segment, ProgrammeSegment)
    counts = {row.label: row.values[0].amount for row in segment.chart.chart().rows}
    assert (counts["Has applied"], counts["Matched"], counts["Was elected"], counts["Graduated"]) == (4, 3, 1, 1)

    segment.chart.bar_chosen.emit(Stage.ELECTED)

    assert [row.name for row in segment.detail.model.rows()] == [cohort.NAMES[0]]
    segment.detail.opened.emit(segment.detail.model.rows()[0])
    assert isinstance(window.content.page(), PairPage)


def test_a_line_written_by_mistake_is_taken_back_from_the_page_of_the_pair(window: OfficeWindow) -> None:
    page = page_of(window)
    opened = PairPage(page.desk, cohort.ALINES)
    page.open_page(opened)
    rated = next(line for line in opened.model.rows() if line.of is LineOf.RATING)
    assert opened.detail is not None
    opened.acts.take_back(opened.detail, rated)
    form = form_of(window)
    form.form.entries.editor("reason").show_value("Deux fois la même")
    form.form.submit()

    assert window.content.page() is opened
    assert rated.ids not in [line.ids for line in opened.model.rows()]


def test_every_act_of_the_mentoring_can_be_reached_from_a_screen() -> None:
    """Each stands in a form, and each form in an act, a menu or a button of the pages."""
    folder = Path(forms.__file__).parent
    written = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.py")}
    acts = {
        name
        for module in (journey, pairing, roster_acts, programme_acts, sessions)
        for name, act in vars(module).items()
        if isfunction(act) and act.__module__ == module.__name__ and next(iter(signature(act).parameters)) == "work"
        and not name.startswith("_")
    }  # fmt: skip
    assert {"amend_cohort", "hold_peer_session", "name_competency", "take_back_line"} < acts
    inside = "".join(text for name, text in written.items() if "forms" in name)
    assert [name for name in sorted(acts) if not re.search(rf"[ (,]{name}[,)]", inside)] == []
    makers = {name for name in re.findall(r"^def ([a-z_]+)\(", inside, re.MULTILINE) if name.endswith("ing")}
    outside = "".join(text for name, text in written.items() if "forms" not in name)
    assert [name for name in sorted(makers) if not re.search(rf"\b{name}\b", outside)] == []


def test_what_waits_leads_from_the_due_list_to_the_pair(window: OfficeWindow) -> None:
    page = page_of(window)
    page.open_at(cohort.LISES)
    segment = board_of(window)
    chosen = segment.chosen()
    assert chosen is not None
    assert (chosen.id, chosen.stage) == (cohort.LISES, Stage.ACTIVE)
