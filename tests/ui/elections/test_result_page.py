"""The page of a result: figures, rounds, account and effect; ties, declaring, objections, mandates, many sections."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pomanager.areas import Area
from pomanager.readmodels.elections.result import ContestResult
from pomanager.rules.counting.methods import Method
from pomanager.rules.counting.record import Count, Happening
from pomanager.rules.elections.kinds import ElectionState, Ruling, Step
from pomanager.rules.elections.papers import marked
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.services.elections.commands.ballots import take_back_batch
from pomanager.services.elections.commands.candidates import publish_list
from pomanager.services.elections.commands.declaring import declare
from pomanager.services.elections.commands.sections import prepare_section_elections
from pomanager.services.elections.commands.voting import close_poll, open_poll, set_box_figures
from pomanager.services.elections.orders import (
    ContestOrder,
    Declare,
    PrepareSectionElections,
    PublishList,
    SetBoxFigures,
)
from pomanager.services.elections.queries.boxes import boxes
from pomanager.services.elections.queries.listing import elections_of_delegates
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.results import election_result
from pomanager.services.meetings.queries.delegates import delegates
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.elections.counting.page import CountingRoom
from pomanager.ui.elections.result.mandates import MandatesPage
from pomanager.ui.elections.result.page import ResultPage
from pomanager.ui.elections.result.sections import SectionsPage
from pomanager.ui.elections.result.stages import EXHAUSTED, TOTAL, count_rows
from pomanager.ui.elections.result.telling import STRONG, with_names
from pomanager.ui.form_page import FormPage
from pomanager.ui.main_window import MainWindow
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.preferences import Preferences
from tests import bodies, make, meetings, offices
from tests import elections as make_election
from tests.ui.office_desk import fill
from tests.ui.scripted import Scripted, Told

BLOCK, STV, TIED, TWO, ACCLAIMED = range(1, 6)
"""The elections of the office: by block vote with reserved seats, by transferable votes, with a tie, of two rounds."""
RANKED: Mapping[Any, int] = {
    marked(3, 4): 14, marked(4, 3): 10, marked(5): 9, marked(1, 2): 5, marked(2, 1): 4,
}  # fmt: skip
FREE = ReserveRule()


def _fill(office: Office) -> None:
    make_election.fill(office)
    make_election.counted(office)
    rule = ReserveRule(women=1, bylaws=("board.women_rule", "board.women_min"))
    stv = ContestOrder(seat_ids=bodies.SEATS, method=Method.SCOTTISH, rule=rule)
    make_election.counted(office, RANKED, contest=stv)
    tied = ContestOrder(seat_ids=bodies.SEATS, method=Method.BLOCK, rule=FREE)
    make_election.counted(office, {marked(1, 2): 5, marked(3): 4, marked(4): 4}, contest=tied, members=range(1, 5))
    rounds = ContestOrder(seat_ids=bodies.SEATS[:1], method=Method.TWO_ROUND, rule=FREE)
    make_election.counted(office, {marked(1): 9, marked(2): 8, marked(3): 7}, contest=rounds, members=range(1, 4))
    order = ContestOrder(seat_ids=bodies.SEATS, rule=FREE)
    make_election.voting(office, members=(1, 2), contest=order, way=Way.ACCLAMATION)


@pytest.fixture
def desk(tmp_path: Path, screen: Screen, preferences: Preferences, at_once: None) -> Iterator[Desk]:
    """A desk over an office with elections of every kind, all counted but the one by acclamation."""
    del screen, at_once
    office = offices.opened_office(offices.filled_file(tmp_path, _fill))
    yield Desk(office, Bus(), preferences)
    office.close()


def opened(desk: Desk, qtbot: QtBot, page: Page) -> MainWindow:
    """A window that shows a page."""
    window = MainWindow(desk, [PageKind("result", Area.ELECTIONS, "Elections", "ballot", lambda _desk: page)])
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show_page("result")
    return window


def over(page: Page) -> Page:
    """The page that lies over all."""
    window = page.window()
    assert isinstance(window, MainWindow)
    found = window.content.page()
    assert found is not None
    return found


def form_over(page: Page) -> FormPage[Any]:
    """The form that lies over a page."""
    found = over(page)
    assert isinstance(found, FormPage)
    return found


def contest(desk: Desk, election_id: int) -> tuple[ContestResult, Count]:
    """The first contest of an election, with its count."""
    found = desk.office.ask(election_result, election_id).contests[0]
    assert found.kept is not None
    return found, found.kept.count


def acts(page: ResultPage) -> dict[str, bool]:
    """The acts in the header, and whether each is the next to do."""
    return {action.key: action.primary for action in page.actions_offered()}


def declared(office: Office, election_id: int) -> None:
    """A result that is announced, with a reason for what nobody counted."""
    order = Declare(election_id=election_id, on=make_election.DAY, by="La présidente", reason="Nobody counted the box.")
    office.do(declare, order)


# ---- plain values ---------------------------------------------------------------------------------------------------


def test_names_are_strong_and_marks_in_them_are_not_obeyed() -> None:
    found = with_names("Awa and Awa <b>Bi</b> were level.", ["Awa", "Awa <b>Bi</b>"])
    assert found == f"{STRONG}Awa</span> and {STRONG}Awa &lt;b&gt;Bi&lt;/b&gt;</span> were level."


# ---- the page -------------------------------------------------------------------------------------------------------


def test_a_result_by_rounds_is_told_whole(desk: Desk, qtbot: QtBot) -> None:
    page = ResultPage(desk, STV)
    opened(desk, qtbot, page)
    found, count = contest(desk, STV)
    rows = {row.id: row for row in count_rows(found, count)}
    total = rows.pop(TOTAL)
    assert set(total.figures) == {"42.00"}
    assert total.fate == "always 42"
    assert len(total.figures) == len(count.stages)
    elected = [row.id for row in count_rows(found, count) if row.is_elected]
    assert tuple(elected) == count.elected, "those elected stand first, in their order"
    for number, (stage, _event) in count.events(Happening.ELECTED).items():
        assert rows[number].elected_in == count.stages.index(stage) + 1
    assert EXHAUSTED in rows
    assert any(row.by_rule and row.fate == "Reserved seat" for row in rows.values())
    assert page.title() == "Conseil: 3 seats"
    assert page.badge.text() == "Counted, not declared"
    assert acts(page)["declare"]
    assert [told.figure for told in page.figures.told] == ["42", "0", "11", "1 of 3"]
    assert page.figures.told[2].label == "quota: 42 ÷ 4, plus 1"
    assert [number for number, _text in page.side.account.said() if number] == [
        str(place) for place in range(1, len(count.stages) + 1)
    ]
    assert page.side.effect.said[0] == "AWA Un sits in place of ELI Cinq, because of the reserved seats."
    assert page.side.recount.plain() == "Recounted from 42 stored ballots: equal"
    chart = page.chart.bars.chart()
    assert [row.label for row in chart.rows][: len(count.elected)] == [count.name(each) for each in count.elected]
    assert chart.reference is not None
    page.chart.bar_chosen.emit(4)
    row = page.table.current_row()
    assert getattr(row, "id", 0) == 4


def test_votes_without_rounds_have_one_column_and_papers_taken_back_ask_again(desk: Desk, qtbot: QtBot) -> None:
    page = ResultPage(desk, BLOCK)
    opened(desk, qtbot, page)
    assert [column.called for column in page.table.lines.columns] == ["Candidate", "Sex", "Votes", "Result"]
    assert page.chart.title.plain() == "Votes for each candidate"
    assert page.chart.bars.chart().reference is None
    assert "CYR Trois" in page.side.account.said()[-1][1]
    (box,) = desk.office.ask(boxes, contest(desk, BLOCK)[0].contest.id)
    desk.do(take_back_batch, box.batches[0].id, "Another box.")
    assert page.notice.button.words == "Count again"
    assert not page.side.recount.isVisible(), "there is nothing to hold a recount against"


def test_a_tie_is_answered_with_who_drew_and_who_witnessed(desk: Desk, qtbot: QtBot) -> None:
    page = ResultPage(desk, TIED)
    opened(desk, qtbot, page)
    assert acts(page)["tie"]
    assert "CYR Trois and DAN Quatre" in page.notice.note.title()
    page.notice.button.click()
    form = form_over(page)
    fill(form, order="4 x")
    form.form.submit()
    assert "4 x is none" in form.form.entries.remark("order").text()
    fill(form, order="4")
    form.form.submit()
    assert "all 2 who are tied" in form.form.entries.remark("order").text()
    assert "who witnessed" in form.form.entries.remark("drawn_by").text()
    fill(form, order="4 3", drawn_by="Awa", witnesses="Binta")
    form.form.submit()
    assert over(page) is page
    assert page.side.lots.said == [
        "The tie between CYR Trois and DAN Quatre was decided by Awa, before Binta; ahead: DAN Quatre and CYR Trois."
    ]
    assert contest(desk, TIED)[1].elected[-1] == 4
    assert acts(page)["declare"]


def test_a_second_round_has_a_box_of_its_own_and_settles_the_result(desk: Desk, qtbot: QtBot) -> None:
    page = ResultPage(desk, TWO)
    opened(desk, qtbot, page)
    assert page.notice.note.title() == "A second round is to be held between AWA Un and BEA Deux."
    assert acts(page)["room"]
    assert {row.fate for row in page.table.lines.rows() if row.id in {1, 2}} == {"In the second round"}
    page.notice.button.click()
    room = over(page)
    assert isinstance(room, CountingRoom)
    with questions.answered_by(Scripted({"name": ""})):
        room.another_box()
    assert room.box is not None
    assert room.box.round == 2
    room.enter_sums()
    form = form_over(room)
    fill(form, counted_by="Table 1", marked="24", votes_1="10", votes_2="14")
    form.form.submit()
    room.count()
    result = over(room)
    assert isinstance(result, ResultPage)
    assert [told.label for told in result.figures.told] == [
        "valid ballots", "spoilt", "valid in the second round", "needed in the first round",
    ]  # fmt: skip
    assert [row.name for row in result.table.lines.rows() if row.is_elected] == ["BEA Deux"]
    assert [column.called for column in result.table.lines.columns][2:4] == [
        "Round\N{NO-BREAK SPACE}1 votes", "Round\N{NO-BREAK SPACE}2 second\N{NO-BREAK SPACE}round",
    ]  # fmt: skip


def test_acclamation_is_recorded_from_the_page(desk: Desk, qtbot: QtBot) -> None:
    page = ResultPage(desk, ACCLAIMED)
    opened(desk, qtbot, page)
    assert page.notice.button.words == "Record the acclamation"
    page.notice.button.click()
    assert [column.called for column in page.table.lines.columns] == ["Candidate", "Sex", "Result"]
    assert page.chart.isHidden()
    assert acts(page)["declare"]


def test_a_result_that_does_not_add_up_is_declared_with_a_reason_contested_and_stands(desk: Desk, qtbot: QtBot) -> None:
    (box,) = desk.office.ask(boxes, contest(desk, BLOCK)[0].contest.id)
    desk.office.do(set_box_figures, SetBoxFigures(box_id=box.id, version=box.version, found=40))
    page = ResultPage(desk, BLOCK)
    opened(desk, qtbot, page)
    assert "35 papers are counted of 40" in page.notice.note.title()
    page.acts.declare()
    form = form_over(page)
    fill(form, at="25:00")
    form.form.submit()
    assert form.form.entries.remark("at").text() == "An hour is written like 9:30."
    assert form.form.entries.remark("by").text() == "Write the name."
    assert "Say why the result is declared" in form.form.entries.remark("reason").text()
    fill(form, at="16:30", by="La présidente", reason="Five papers were lost.")
    form.form.submit()
    form.form.submit()
    assert over(page) is page
    assert any("Five papers were lost." in said for said in page.side.steps.said)
    page.acts.lodge()
    form = form_over(page)
    form.form.submit()
    assert "who objects" in form.form.entries.remark("lodged_by").text()
    fill(form, lodged_by="ELI Cinq", text="The lost papers were for me.")
    form.form.submit()
    assert page.badge.text() == "Contested"
    (row,) = desk.office.ask(election_result, BLOCK).objections
    assert (row.step, row.ruling) == (Step.RESULT, Ruling.PENDING)
    page.acts.rule(row.id)
    form = form_over(page)
    form.form.entries.editor("ruling").show_value(Ruling.REJECTED)
    fill(form, ruled_by="Le comité", grounds="Fewer than the distance.")
    form.form.submit()
    assert desk.office.ask(election_detail, BLOCK).label.state is ElectionState.DECLARED


def test_who_refuses_leaves_the_seat_and_mandates_are_written_in_one_act(desk: Desk, qtbot: QtBot, told: Told) -> None:
    declared(desk.office, BLOCK)
    page = ResultPage(desk, BLOCK)
    opened(desk, qtbot, page)
    assert acts(page)["mandates"]
    page.acts.mandates()
    seats = over(page)
    assert isinstance(seats, MandatesPage)
    assert [row.seat for row in seats.lines.rows()] == ["Seat 1", "Seat 2", "Seat 3"]
    last = seats.lines.rows()[2]
    seats.table.choose(last.id)
    with questions.answered_by(Scripted({"reason": "Too far away."})):
        seats.refuse()
    assert [row.mandate.candidate.name for row in seats.lines.rows() if row.mandate.came_in] == ["DAN Quatre"]
    with questions.answered_by(script := Scripted({"decision": "AG 4", "all_accept": True})):
        seats.install()
    assert script.asked[0].title == "Write 3 mandates?"
    assert bodies.sitting(desk.office, make_election.DAY) == {1: "AWA Un", 2: "BEA Deux", 3: "DAN Quatre"}
    assert "install" not in {action.key for action in seats.actions_offered()}
    seats.close_page()
    page.acts.annul()
    form = form_over(page)
    fill(form, by="Tribunal", reason="Voters were left out.")
    form.form.submit()
    assert "AWA Un" in form.form.note.title(), "nobody sits by a void election"
    assert not told.problems


# ---- all sections ---------------------------------------------------------------------------------------------------


HELD, MEETING = date(2026, 11, 10), 1


def _fill_sections(office: Office) -> None:
    """Two sections that elect two delegates each by acclamation; their polls are closed."""
    laws = {"section_assembly.held": "yes", "section_assembly.delegates": "2 delegates", **make_election.BYLAWS}
    bodies.bylaws(office, laws)
    for section, names in (("Mungwa", "AB"), ("Rukago", "CD")):
        for name in names:
            make.member(office, f"{name} {section}", section=section)
    meetings.planned(office, kind=MeetingKind.DELEGATES_ASSEMBLY, held_on=make_election.DAY)
    order = PrepareSectionElections(for_meeting_id=MEETING, held_on=HELD, way=Way.ACCLAMATION)
    for place, election_id in enumerate(office.do(prepare_section_elections, order).result):
        contest_id = make_election.contest_of(office, election_id)
        for member_id in (1 + 2 * place, 2 + 2 * place):
            make_election.nominated(office, contest_id, member_id)
        office.do(publish_list, PublishList(election_id=election_id, published_on=HELD))
        office.do(open_poll, election_id, make_election.NINE)
        office.do(close_poll, election_id, make_election.NOON)


def test_all_sections_are_declared_and_installed_in_one_act_each(
    tmp_path: Path, screen: Screen, preferences: Preferences, qtbot: QtBot
) -> None:
    del screen
    office = offices.opened_office(offices.filled_file(tmp_path, _fill_sections))
    page = SectionsPage(Desk(office, Bus(), preferences), MEETING)
    opened(page.desk, qtbot, page)
    with questions.answered_by(Scripted(True)):
        page.count_all()
    assert page.status() == ("2 sections", "4 delegates", "counted: 2")
    page.search("ruka")
    assert [row.section for row in page.lines.rows()] == ["Rukago"]
    page.declare_all()
    form = form_over(page)
    form.form.submit()
    assert form.form.entries.remark("by").text() == "Write the name."
    fill(form, by="Le comité")
    form.form.submit()
    assert {row.state for row in office.ask(elections_of_delegates, MEETING)} == {ElectionState.DECLARED}
    with questions.answered_by(script := Scripted({"decision": "PV 3", "all_accept": True})):
        page.install_all()
    assert script.asked[0].title == "Write 4 mandates?"
    assert len(office.ask(delegates, MEETING)) == 4
    office.close()
