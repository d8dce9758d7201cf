"""The page of elections: one prepared from nothing, step by step to the open poll; sections by the dozen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.rules.elections.kinds import CandidateOrder, ElectionState, OfficialRole
from pomanager.rules.elections.nominating import order_drawn
from pomanager.rules.elections.stepping import StepAct, StepKey
from pomanager.rules.meetings.kinds import MeetingKind, Receipt
from pomanager.rules.meetings.preparing import StepState
from pomanager.services.elections.queries.listing import elections, elections_of_delegates
from pomanager.services.elections.queries.voters import roll_figures, voters
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.elections.acts import SECTION, SECTIONS
from pomanager.ui.elections.candidates_page import CandidatesPage
from pomanager.ui.elections.going_on import TogetherForm
from pomanager.ui.elections.many import PastingForm
from pomanager.ui.elections.nominating import NominatingForm
from pomanager.ui.elections.page import ElectionsPage
from pomanager.ui.elections.preparing import Papers
from pomanager.ui.elections.steps_page import StepsPage
from pomanager.ui.elections.ticking import typed_parts
from pomanager.ui.elections.voters_page import VotersPage
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice
from pomanager.ui.member_picking import member_choice
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.tokens import Tone
from tests import bodies, make, meetings, offices
from tests import elections as make_election
from tests.elections import DAY
from tests.ui.office_desk import nameless
from tests.ui.scripted import Told

LATER = DAY + timedelta(days=30)
TELLER_ID = 6


def fill(office: Office) -> None:
    """A board to be filled, five who may stand and one who counts; two sections that send delegates to a meeting."""
    by_laws = {
        "election.min_seniority": "12 months",
        "section_assembly.held": "yes",
        "section_assembly.delegates": "2 delegates",
        **make_election.BYLAWS,
    }
    bodies.bylaws(office, by_laws)
    for name in (*make_election.WOMEN, *make_election.MEN, make_election.TELLER):
        make.member(office, name, section="Mungwa")
    make.member(office, "FIDA Nouvelle", section="Rukago", on=DAY - timedelta(days=60))
    make.member(office, "GIRA Huit", section="Rukago")
    bodies.body(office, seats=3)
    meetings.planned(office, kind=MeetingKind.DELEGATES_ASSEMBLY, held_on=LATER + timedelta(days=20))


@pytest.fixture(name="books")
def opened_books(tmp_path: Path) -> Iterator[Office]:
    office = offices.opened_office(offices.filled_file(tmp_path, fill))
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


def page_of(window: OfficeWindow) -> ElectionsPage:
    """The page of elections."""
    page = window.show_page("elections")
    assert isinstance(page, ElectionsPage)
    return page


def front(window: OfficeWindow) -> FormPage[Any]:
    """The form in front."""
    form = window.content.page()
    assert isinstance(form, FormPage)
    return form


def remarks(form: FormPage[Any]) -> dict[str, str]:
    """What stands beside the fields of a form, and above them."""
    beside = {each.name: form.form.entries.remark(each.name).text() for each in form.form.entries.fields}
    return {**beside, "": f"{form.form.note.title()}\n{form.form.note.text()}"}


def put(form: FormPage[Any], **values: object) -> None:
    """Fill fields as somebody types."""
    for name, value in values.items():
        form.form.entries.editor(name).show_value(value)
        form.form.entries.changed.emit(name)


def save(window: OfficeWindow, **values: object) -> None:
    """Fill the form in front and save it, remarks and all; it must close."""
    form = front(window)
    put(form, **values)
    form.form.submit()
    if window.content.page() is form:  # remarks were read: it is meant so
        form.form.submit()
    QApplication.processEvents()
    assert window.content.page() is not form, remarks(form)


def states(page: StepsPage) -> dict[StepKey, StepState]:
    """How far each step is."""
    return {line.step.key: line.step.state for line in page.lines}


def chosen(page: ElectionsPage, member_id: int) -> Choice:
    """A member as the field to pick from holds one."""
    return member_choice(page.desk, member_id)


@pytest.mark.usefixtures("at_once")
def test_a_board_is_elected_from_the_empty_page_to_the_end_of_the_poll(window: OfficeWindow, books: Office) -> None:
    page = page_of(window)
    assert not page.found
    assert next(action.text() for action in page.acts.menu().actions() if action.text()) == "Conseil"
    page.acts.prepare_for(bodies.BOARD)
    put(front(window), contests=())
    front(window).form.submit()
    assert remarks(front(window))["contests"]
    save(window, contests=bodies.SEATS, held_on=LATER, place="Mungwa")

    (label,) = books.ask(elections)
    assert (label.state, label.seats) == (ElectionState.PREPARED, 3)
    assert page.detail.told is not None
    assert {"steps", "call", "candidates"} <= set(page.detail.told.offered)
    page.acts.act("steps", label.id)
    steps = cast("StepsPage", window.content.page())
    assert steps.first_act() is StepAct.CALL
    next(act for act in steps.actions_offered() if act.primary).slot()
    assert make_election.detail(books, label.id).label.state is ElectionState.NOMINATIONS
    assert "2" in steps.notes[0].text(), "two seats of the board are for women"

    _candidates_stand(window, page, steps)
    _tellers_are_named(window, page, steps)
    _list_is_drawn(window, books, label.id)
    _poll_is_held(window, books, steps, label.id)


def _may_stand(form: NominatingForm) -> bool | None:
    """The verdict beside the form; None for nobody."""
    return None if form.verdict.shown is None else form.verdict.shown.eligible


def _candidates_stand(window: OfficeWindow, page: ElectionsPage, steps: StepsPage) -> None:
    steps.act_wanted.emit(StepAct.CANDIDATES, steps.election_id)
    candidates = cast("CandidatesPage", window.content.page())
    next(act for act in candidates.actions_offered() if act.primary).slot()
    form = cast("NominatingForm", window.content.page())
    assert _may_stand(form) is None
    put(form, member_id=chosen(page, 7))
    assert _may_stand(form) is False
    assert form.verdict.lines, "every reason stands beside the form before it is saved"
    form.form.submit()
    assert remarks(form)["member_id"]
    put(form, reason="Let in by the assembly")
    form.form.submit()
    form.form.submit()
    assert form.recorded == 1
    put(form, member_id=chosen(page, 1), accepted_on=DAY, symbol="sun")
    form.form.submit()
    assert form.recorded == 2
    contest_id = steps.election.contests[0].id
    for member_id in (2, 3):
        make_election.nominated(page.desk.office, contest_id, member_id)
    window.content.go_back()
    candidates.refresh()
    assert [line.who.stands for line in candidates.lines.rows()] == [True] * 4
    window.content.go_back()
    assert states(steps)[StepKey.LIST] is StepState.OPEN, "one of them has not agreed"
    steps.act_wanted.emit(StepAct.CANDIDATES, steps.election_id)
    candidates = cast("CandidatesPage", window.content.page())

    newcomer = next(line for line in candidates.lines.rows() if line.who.member_id == 7)
    candidates.table.choose(newcomer.id)
    candidates.detail.act_wanted.emit("withdraw")
    front(window).form.submit()
    assert remarks(front(window))["reason"], "a withdrawal says why"
    save(window, reason="Too new a member")
    assert "Too new a member" in candidates.detail.facts().values()
    window.content.go_back()


def _tellers_are_named(window: OfficeWindow, page: ElectionsPage, steps: StepsPage) -> None:
    steps.act_wanted.emit(StepAct.OFFICIALS, steps.election_id)
    teller = {"role": OfficialRole.TELLER, "member_id": chosen(page, 1)}
    put(front(window), officials=(teller,))
    front(window).form.submit()
    assert make_election.WOMEN[0] in remarks(front(window))["officials"], "who stands does not count"
    named = {"role": OfficialRole.TELLER, "member_id": chosen(page, TELLER_ID)}
    save(window, officials=(named, {"role": OfficialRole.OBSERVER, "name": "A guest"}))
    assert [each.name for each in steps.election.officials] == [make_election.TELLER, "A guest"]
    steps.act_wanted.emit(StepAct.OFFICIALS, steps.election_id)
    save(window)
    assert steps.election.officials[0].person_id is not None, "who was known stays known"


def _list_is_drawn(window: OfficeWindow, books: Office, election_id: int) -> None:
    standing = [each for each in make_election.detail(books, election_id).contests[0].candidates if each.stands]
    page = cast("StepsPage", window.content.page())
    page.act_wanted.emit(StepAct.PUBLISH, election_id)
    form = front(window)
    put(form, order=CandidateOrder.LOT)
    form.form.judge()
    put(form, seed="rain")
    form.form.judge()
    drawn = order_drawn([each.nomination_id for each in standing], "rain", ())
    assert drawn is not None
    by_id = {each.nomination_id: each for each in standing}
    assert by_id[drawn[0]].name in remarks(form)["seed"]
    form.form.submit()
    assert remarks(form)["drawn_by"]
    assert remarks(form)["published_on"], "the last day of candidacies is not over"
    save(window, drawn_by="The chair", witnesses="Two members", reason="Everybody agreed")
    detail = make_election.detail(books, election_id)
    assert [each.nomination_id for each in detail.contests[0].numbered()] == list(drawn)
    assert (detail.draw_seed, detail.drawn_by, detail.draw_witnesses) == ("rain", "The chair", "Two members")


def _poll_is_held(window: OfficeWindow, books: Office, steps: StepsPage, election_id: int) -> None:
    assert steps.first_act() is StepAct.FREEZE
    steps.act_wanted.emit(StepAct.VOTERS, election_id)
    roll = cast("VotersPage", window.content.page())
    roll.freeze.click()
    someone, other = books.ask(voters, election_id)[:2]
    QTest.keyClicks(roll.pane.field, f"{someone.number}+2")
    assert roll.pane.candidate() is not None
    roll.pane.receipt.setCurrentIndex(1)
    QTest.keyClick(roll.pane.field, Qt.Key.Key_Return)
    assert roll.pane.field.text() == ""
    QTest.keyClicks(roll.pane.field, other.name)
    QTest.keyClick(roll.pane.field, Qt.Key.Key_Return)
    figures = books.ask(roll_figures, election_id)
    assert (figures.ticked, figures.papers) == (2, 4)
    assert roll.pane.proof() is Receipt.THUMB_PRINT

    QTest.keyClicks(roll.pane.field, someone.number)
    assert "already" in roll.pane.card.about.text()
    QTest.keyClick(roll.pane.field, Qt.Key.Key_Return)
    assert books.ask(roll_figures, election_id).ticked == 2, "nobody is given papers twice"
    roll.table.choose(someone.voter_id or 0)
    next(act for act in roll.actions_offered() if act.key == "take_back").slot()
    assert books.ask(roll_figures, election_id).ticked == 1

    next(act for act in roll.actions_offered() if act.primary).slot()
    put(front(window), at="noon")
    front(window).form.submit()
    assert remarks(front(window))["at"]
    save(window, at="9h30")
    next(act for act in roll.actions_offered() if act.primary).slot()
    save(window, at="16:00")
    detail = make_election.detail(books, election_id)
    assert (detail.label.state, detail.polls_open_at, detail.polls_close_at) == (ElectionState.COUNTING, 570, 960)
    window.content.go_back()
    assert steps.first_act() is StepAct.COUNTING


def test_sections_elect_their_delegates_together(window: OfficeWindow, books: Office) -> None:
    page = page_of(window)
    page.acts.prepare_for(SECTIONS)
    put(front(window), for_meeting_id=1, which="some")
    front(window).form.submit()
    assert remarks(front(window))["section_ids"]
    save(window, which="all", held_on=LATER)
    found = books.ask(elections_of_delegates, 1)
    assert [(each.section, each.seats) for each in found] == [("Mungwa", 2), ("Rukago", 2)]

    page.acts.paste_candidates()
    form = cast("PastingForm", window.content.page())
    put(form, candidacies="Mungwa\t1\n2 ; Mungwa\n\nNowhere\t3\nRukago\t7\nMungwa\t9999", accepted_on=DAY)
    form.form.judge()
    lines = form.lines.rows()
    assert [line.row for line in lines if line.tone is Tone.BAD] == [3, 4, 5]
    assert all(line.said for line in lines if line.tone is Tone.BAD), "every row says what is wrong with it"
    form.form.submit()
    assert "3" in remarks(form)["candidacies"]
    assert sum(each.candidates for each in books.ask(elections_of_delegates, 1)) == 0, "nothing is half done"
    save(window, candidacies="Mungwa\t1\nMungwa\t2")
    assert [each.candidates for each in books.ask(elections_of_delegates, 1)] == [2, 0]

    page.acts.together_by(StepAct.CALL, tuple(each.id for each in found))
    assert isinstance(window.content.page(), TogetherForm)
    save(window)
    assert {each.state for each in books.ask(elections)} == {ElectionState.NOMINATIONS}
    page.acts.together_by(StepAct.OPEN, tuple(each.id for each in found))
    stopped = cast("TogetherForm", window.content.page())
    stopped.form.submit()
    assert [line.tone for line in stopped.lines.rows()] == [Tone.BAD, Tone.BAD]
    window.content.go_back()

    page.acts.prepare_for(bodies.BOARD)
    save(window, contests=bodies.SEATS, held_in="1:", papers=Papers.EACH)
    in_meeting = make_election.detail(books, books.ask(elections)[-1].id)
    assert (in_meeting.label.meeting_id, in_meeting.label.held_on) == (1, LATER + timedelta(days=20))
    assert [(each.seats, each.rule.women) for each in in_meeting.contests] == [(1, 0)] * 3

    page.acts.prepare_for(SECTION)
    front(window).form.submit()
    assert {name for name, said in remarks(front(window)).items() if said.strip()} >= {"section_id", "seats"}


def test_the_list_is_narrowed_and_everything_has_a_name(window: OfficeWindow, books: Office, screen: Screen) -> None:
    first, second = make_election.prepared(books), make_election.prepared(books, held_on=LATER + timedelta(days=365))
    page = page_of(window)
    page.search("prepared")
    assert page.lines.rowCount() == 2
    page.search("annulled")
    assert page.lines.rowCount() == 0
    page.search("")
    page.year.setCurrentIndex(1)
    page.year.activated.emit(1)
    assert [row.id for row in page.lines.rows()] == [second], "of the latest year only"
    page.open_at(first)
    assert getattr(page.table.current_row(), "id", None) == first

    steps = StepsPage(page.desk, first)
    page.open_page(steps)
    for shown in (CandidatesPage(page.desk, first), VotersPage(page.desk, first)):
        steps.open_page(shown)
        assert nameless(window) == []
        window.content.go_back()
    screen.tongue.speak(PSEUDO)
    assert steps.title()
    assert nameless(window) == []


@pytest.mark.parametrize(
    ("typed", "who", "others"),
    [("57", "57", None), ("57+2", "57", 2), ("Awa + 12", "Awa", 12), ("+", "+", None), ("", "", None)],
)
def test_papers_for_others_are_typed_after_a_plus(typed: str, who: str, others: int | None) -> None:
    assert typed_parts(typed) == (who, others)
