"""The counting room by keyboard: papers typed and taken out, batches closed, two entries compared, sums, the roll."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.areas import Area
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import BatchState, Spoilt
from pomanager.rules.elections.papers import BLANK, marked, spoilt
from pomanager.rules.elections.reconciling import Check, Figures, Standing
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.voting import close_poll, freeze_voters
from pomanager.services.elections.orders import ContestOrder
from pomanager.services.elections.queries.boxes import boxes, sheet_papers
from pomanager.services.elections.queries.calling_out import roll_called
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus, Undo
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import Question, questions
from pomanager.ui.elections.counting.calling import RollCallPage
from pomanager.ui.elections.counting.differences import DifferencesPage
from pomanager.ui.elections.counting.page import CountingRoom
from pomanager.ui.elections.counting.typed import SheetSums, read_paper, running
from pomanager.ui.elections.result.page import ResultPage
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Field
from pomanager.ui.main_window import MainWindow
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.preferences import Preferences
from tests import bodies, offices
from tests import elections as make_election
from tests.elections import NOON
from tests.ui.office_desk import fill, press
from tests.ui.scripted import Told

CALLED = 2
"""The election in which the roll is called; number 1 is by secret ballot."""


def _fill(office: Office) -> None:
    make_election.fill_voting(office)
    make_election.voting(
        office, way=Way.ROLL_CALL, contest=ContestOrder(seat_ids=bodies.SEATS[:1], method=Method.PLURALITY)
    )
    office.do(freeze_voters, CALLED)


class Script:
    """Answers questions with what the test has laid ready, and says yes to all others."""

    def __init__(self, *answers: Mapping[str, object]) -> None:
        self.answers = list(answers)
        self.asked: list[Question] = []
        self.path: Path | None = None

    def confirm(self, _parent: object, question: Question) -> bool:
        self.asked.append(question)
        return True

    def reason(self, _parent: object, question: Question, fields: Sequence[Field]) -> Mapping[str, object] | None:
        self.asked.append(question)
        return {**{field.name: None for field in fields}, **self.answers.pop(0)}

    def file(self, _parent: object, _question: object) -> Path | None:
        return self.path


@pytest.fixture
def desk(tmp_path: Path, screen: Screen, preferences: Preferences) -> Iterator[Desk]:
    """A desk over an office in which a board is voted on."""
    del screen
    office = offices.opened_office(offices.filled_file(tmp_path, _fill))
    yield Desk(office, Bus(), preferences)
    office.close()


def opened(desk: Desk, qtbot: QtBot, election_id: int = 1) -> CountingRoom:
    """The room as it is opened in a window."""
    made: list[CountingRoom] = []

    def make(asked: Desk) -> CountingRoom:
        made.append(CountingRoom(asked, election_id))
        return made[0]

    window = MainWindow(desk, [PageKind("room", Area.ELECTIONS, "Elections", "ballot", make)])
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show_page("room")
    return made[0]


def over(room: CountingRoom) -> Page:
    """The page that lies over the room."""
    window = room.window()
    assert isinstance(window, MainWindow)
    found = window.content.page()
    assert found is not None
    return found


def begun(room: CountingRoom, teller: str = "Rurihose", **known: object) -> None:
    """A batch that is begun."""
    with questions.answered_by(Script({"teller": teller, **known})):
        room.begin_batch()


def typed(room: CountingRoom, *papers: str) -> None:
    """Papers typed one after the other, each with Enter."""
    for paper in papers:
        QTest.keyClicks(room.entry.field, paper)
        QTest.keyClick(room.entry.field, Qt.Key.Key_Return)


def pressed(room: CountingRoom, key: str, batch_id: int) -> None:
    """A batch is chosen, and one of its buttons pressed."""
    room.batches.table.choose(batch_id)
    press(room, f"counting.{key}")


def kept(room: CountingRoom) -> dict[str, int]:
    """What lies in the open sheet: each paper as text, and how often."""
    found = room.desk.office.ask(sheet_papers, room.sheet.entry_id)
    return {paper.told: number for paper, number in found}


REACHED = ("ballot", "blank", "spoilt", "out", "type", "second", "close", "figures")


def reached_by_tab(room: CountingRoom) -> set[str]:
    """The names of the parts of a window that Tab leads to."""
    room.window().activateWindow()
    room.entry.field.setFocus()
    found = set()
    for _step in range(12):
        here = room.window().focusWidget()
        assert here is not None
        found.add(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return found


# ---- what is typed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("3", marked(3)), ("3 1 02", marked(3, 1, 2)), ("4+2", marked(4, 2)), ("4, 2", marked(4, 2)), ("០៤", marked(4)),
        ("0", BLANK), (" 0 ", BLANK), ("*2", spoilt(Spoilt.RECOGNISABLE)), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(text: str, paper: object) -> None:
    assert read_paper(text) == paper


def test_a_reason_that_is_not_there_is_told() -> None:
    found = read_paper("*9")
    assert isinstance(found, Objection)
    assert found.details == {"text": "9", "last": len(Spoilt)}


def test_sums_grow_with_each_paper_and_say_what_does_not_add_up(desk: Desk) -> None:
    contest = make_election.detail(desk.office, 1).contests[0]
    sums = SheetSums()
    for paper in (marked(1, 2), marked(1, 2, 3, 4), BLANK, spoilt(Spoilt.UNCLEAR)):
        sums = sums.with_paper(paper, contest)
    assert (sums.papers, sums.marked, sums.over, sums.votes) == (4, 2, 1, 2), (
        "four marks are too many, and count nothing"
    )
    figures = running(Figures(found=3, open_batches=1, most_marks=3), sums, contest)
    assert (figures.counted, figures.valid, figures.votes) == (4, 1, 2)
    assert sums.with_paper(BLANK, contest, -1).papers == 3


# ---- by keyboard ----------------------------------------------------------------------------------------------------


def test_papers_are_kept_on_enter_read_back_and_taken_out(desk: Desk, qtbot: QtBot) -> None:
    room = opened(desk, qtbot)
    offered: list[object] = []
    begun(room, name="Table 1")
    desk.bus.undo_offered.emit(Undo("something older", lambda: offered.append("undone")))
    desk.bus.undo_offered.connect(offered.append)
    typed(room, "3 1", "0", "*1", "3 1")
    assert kept(room) == {"marked:3 1:": 2, "blank::": 1, "spoilt::unclear": 1}
    assert room.entry.echo.lines == (("3", "CYR Trois"), ("1", "AWA Un"))
    assert room.sheet.sums.papers == 4
    assert "4 papers" in room.entry.about.plain()
    assert offered == [None], "Ctrl+Z takes back neither a paper nor anything older"
    QTest.keyClicks(room.entry.field, "/")
    assert kept(room) == {"marked:3 1:": 1, "blank::": 1, "spoilt::unclear": 1}
    assert room.entry.field.text() == ""
    QTest.keyClicks(room.entry.field, "///")
    assert kept(room) == {}
    QTest.keyClicks(room.entry.field, "/")
    assert not room.entry.note.isHidden(), "nothing is left to take out"
    assert reached_by_tab(room) >= {"elections.batches", *(f"counting.{name}" for name in REACHED)}


def test_what_is_wrong_is_said_all_at_once_and_stays_to_be_corrected(desk: Desk, qtbot: QtBot) -> None:
    room = opened(desk, qtbot)
    begun(room)
    typed(room, "9 4 4")
    assert "no candidate 9" in room.entry.note.title()
    assert "named twice" in room.entry.note.text()
    assert room.entry.field.selectedText() == "9 4 4"
    typed(room, "*")
    assert room.entry.note.title() == "Say why the paper does not count."
    typed(room, "2 3")
    assert room.entry.note.isHidden()
    assert kept(room) == {"marked:2 3:": 1}
    typed(room, "1 2 3 4")
    assert room.entry.echo.tone == "warn"
    assert "4 marks" in room.entry.echo.remark
    assert room.adding_up.lines[Check.VOTES].sum.plain() == "votes 2 ≤ 1 papers × 3 choices"


def test_a_batch_is_finished_closed_and_the_room_says_what_is_missing(desk: Desk, qtbot: QtBot) -> None:
    room = opened(desk, qtbot)
    room.write_figures()
    form = over(room)
    assert isinstance(form, FormPage)
    fill(form, issued="30", used="24", spoiled="1", unused="4", found="24")
    form.form.submit()
    begun(room)
    typed(room, *["1 2"] * 20, *["0"] * 2)
    assert room.adding_up.progress.plain() == "22 of 24"
    line = room.adding_up.lines[Check.ISSUED]
    assert line.sentence.plain().startswith("30 ballot papers were handed out")
    with questions.answered_by(script := Script()):
        room.finish()
    assert "22 papers" in script.asked[0].title
    assert "shuffled" in script.asked[0].text
    (box,) = desk.office.ask(boxes, room.contest_id)
    assert [(each.state, each.papers) for each in box.batches] == [(BatchState.CLOSED, 22)]
    assert room.sheet.entry_id == 0
    assert [check.standing for check in box.checks if check.check is Check.COUNTED] == [Standing.WRONG]
    with questions.answered_by(Script({"reason": "Another box."})):
        pressed(room, "take_back", box.batches[0].id)
    (box,) = desk.office.ask(boxes, room.contest_id)
    assert box.batches[0].state is BatchState.TAKEN_BACK


def test_a_small_batch_is_refused_with_the_reason_and_joins_another(desk: Desk, qtbot: QtBot, told: Told) -> None:
    room = opened(desk, qtbot)
    begun(room)
    typed(room, *["3"] * 19)
    first = room.batch_of_sheet()
    begun(room, "Awa")
    typed(room, "4", "5")
    with questions.answered_by(Script()):
        room.finish()
    assert "2 papers" in told.problems[0].title
    second = next(each for each in room.batches.lines.rows() if first is not None and each.id != first.id)
    assert first is not None
    with questions.answered_by(Script({"to_id": first.id})):
        pressed(room, "join", second.id)
    (box,) = desk.office.ask(boxes, room.contest_id)
    assert (box.batches[0].state, box.batches[0].papers) == (BatchState.OPEN, 21)


def test_two_entries_are_compared_and_put_right(desk: Desk, qtbot: QtBot) -> None:
    room = opened(desk, qtbot)
    begun(room, twice=True)
    typed(room, *["3"] * 20, "4")
    room.finish()
    batch_id = room.batches.lines.rows()[0].id
    with questions.answered_by(Script({"teller": "Awa la deuxième"})):
        pressed(room, "second", batch_id)
    typed(room, *["3"] * 20, "5")
    room.finish()
    page = over(room)
    assert isinstance(page, DifferencesPage)
    assert page.note.title() == "The entries differ in 1 paper."
    assert [row.paper for row in page.lines.rows()] == ["4 DAN Quatre", "5 ELI Cinq"]
    page.take_first()
    page.take_first()
    assert page.note.title() == "The two entries are equal."
    page.close_page()
    with questions.answered_by(Script()):
        pressed(room, "close", batch_id)
    (box,) = desk.office.ask(boxes, room.contest_id)
    assert (box.batches[0].state, box.batches[0].papers) == (BatchState.CLOSED, 21)


def test_sums_of_tellers_are_judged_beside_the_candidates(desk: Desk, qtbot: QtBot) -> None:
    room = opened(desk, qtbot)
    room.enter_sums()
    form = over(room)
    assert isinstance(form, FormPage)
    fill(form, marked="25", blank="1", votes_1="26", votes_3="20")
    form.form.submit()
    assert "more votes than there are papers" in form.form.entries.remark("votes_1").text()
    fill(form, votes_1="12")
    form.form.submit()
    assert form.form.entries.remark("counted_by").text().startswith("Write who types")
    fill(form, counted_by="Table 1")
    form.form.submit()
    assert over(room) is room
    (box,) = desk.office.ask(boxes, room.contest_id)
    assert (box.figures.marked, box.figures.blank, box.figures.votes) == (25, 1, 32)


def test_a_file_is_brought_in_and_the_count_opens_the_result(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.office.do(close_poll, 1, NOON)
    room = opened(desk, qtbot)
    names = "\n".join(f'"{each.name}"' for each in room.election.contests[0].numbered())
    ballots = tmp_path / "box.blt"
    ballots.write_text(f'5 3\n21 3 4 0\n12 1 0\n0\n{names}\n"Conseil"\n', encoding="utf-8")
    script = Script()
    script.path = ballots
    with questions.answered_by(script):
        room.bring_in()
    assert "33 papers" in script.asked[0].title
    room.count()
    page = over(room)
    assert isinstance(page, ResultPage)
    assert page.result is not None
    assert page.result.contests[0].kept is not None


def test_the_roll_is_called_by_name(desk: Desk, qtbot: QtBot) -> None:
    room = opened(desk, qtbot, CALLED)
    assert "call" in {action.key for action in room.actions_offered()}
    room.call_the_roll()
    page = over(room)
    assert isinstance(page, RollCallPage)
    QTest.keyClicks(page.field, "9")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert not page.note.isHidden()
    page.field.begin_anew()
    for said in ("3", "0", "3"):
        QTest.keyClicks(page.field, said)
        QTest.keyClick(page.field, Qt.Key.Key_Return)
    with questions.answered_by(Script({"caller": "Le président"})):
        page.write()
    answers = [each.paper for each in desk.office.ask(roll_called, room.contest_id) if each.paper is not None]
    assert answers == [marked(3), BLANK, marked(3)]
    assert page.may_close()
