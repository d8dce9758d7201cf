"""The meeting room by keyboard: people ticked off, the quorum, a vote with its live verdict, and what its menu does."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.areas import Area
from pomanager.rules.meetings.deciding import Choice, Method, MotionState, Outcome, Standing
from pomanager.rules.meetings.kinds import ItemKind, ItemState, MeetingState, Presence
from pomanager.rules.meetings.majority import Votes
from pomanager.services.meetings.commands.resolutions import AddFollowUp, add_follow_up
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.motions import conflicts, decisions, motions
from pomanager.services.meetings.queries.presence import presence
from pomanager.services.meetings.queries.resolutions import follow_ups, resolutions
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import Question, questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice as Asked
from pomanager.ui.forms.fields import Field
from pomanager.ui.main_window import MainWindow
from pomanager.ui.meetings.follow_ups import FollowUpsSegment
from pomanager.ui.meetings.resolutions import ALL_ACTS, ResolutionsSegment
from pomanager.ui.meetings.room.item import ItemPane
from pomanager.ui.meetings.room.page import RoomPage
from pomanager.ui.meetings.room.roll_call import RollCallPage
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.preferences import Preferences
from tests import offices
from tests.meeting_room import MEETING, NAMES, fill, in_session, item, moved, roll, vote
from tests.ui.scripted import Told


def _ready(office: object) -> None:
    fill(office)  # type: ignore[arg-type]
    in_session(office)  # type: ignore[arg-type]


class Script:
    """Answers questions with what the test has laid ready."""

    def __init__(self, *answers: Mapping[str, object]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def confirm(self, _parent: object, question: Question) -> bool:
        """Yes to everything."""
        self.asked.append(question.title)
        return True

    def reason(self, _parent: object, question: Question, fields: Sequence[Field]) -> Mapping[str, object] | None:
        """The next answer; what it leaves out is empty."""
        self.asked.append(question.title)
        return {**{field.name: None for field in fields}, **self.answers.pop(0)}

    def file(self, _parent: object, _question: object) -> Path | None:
        """No file is asked for here."""
        return None


@pytest.fixture
def desk(tmp_path: Path, screen: Screen, preferences: Preferences) -> Iterator[Desk]:
    """A desk over a meeting in session with six of ten people."""
    del screen
    office = offices.opened_office(offices.filled_file(tmp_path, _ready))
    yield Desk(office, Bus(), preferences)
    office.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> RoomPage:
    """The room as it is opened in a window."""
    made: list[RoomPage] = []

    def make(asked: Desk) -> RoomPage:
        made.append(RoomPage(asked, MEETING))
        return made[0]

    window = MainWindow(desk, [PageKind("room", Area.MEETINGS, "Meetings", "meeting", make)])
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show_page("room")
    return made[0]


def over(page: RoomPage) -> Page:
    """The page that lies over the room."""
    window = page.window()
    assert isinstance(window, MainWindow)
    found = window.content.page()
    assert found is not None
    return found


def stands(desk: Desk, name: str) -> Presence:
    """How somebody stands to the meeting now."""
    return next(each.presence for each in desk.office.ask(presence, MEETING) if each.person.name == name)


def at_item(page: RoomPage, kind: ItemKind = ItemKind.ACCOUNTS) -> ItemPane:
    """The pane of an item that is taken up."""
    page.take_up(item(page.desk.office, kind))
    return page.item


def test_letters_and_enter_tick_somebody_off_and_the_quorum_follows(desk: Desk, page: RoomPage) -> None:
    assert page.banner.title_label.plain() == "Quorum reached"
    assert page.banner.sentence.plain() == "6 votes of 10 · 5 are needed (at least half)"
    QTest.keyClicks(page.attendance.field, "gil")
    assert "GIL" in page.attendance.card.name.text()
    QTest.keyClick(page.attendance.field, Qt.Key.Key_Return)
    assert stands(desk, "GIL") is Presence.PRESENT
    assert page.banner.sentence.plain().startswith("7 votes of 10")
    assert page.attendance.field.text() == "", "the field waits for the next one"
    assert "GIL" in page.attendance.entries.lines[0].who


def test_the_room_has_the_width_and_the_keyboard_is_in_its_field(page: RoomPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    assert window.sidebar.folded
    assert not window.desk.preferences.sidebar_folded, "only for now"
    assert window.focusWidget() is page.attendance.field
    window.resize(800, 500)
    assert window.focusWidget() is page.attendance.field, "also once its panes stand below one another"


def test_the_buttons_say_what_is_noted_of_a_woman_or_a_man_and_with_which_key(page: RoomPage) -> None:
    assert page.attendance.present.words == "Tick off"
    QTest.keyClicks(page.attendance.field, "gil")
    assert (page.attendance.present.words, page.attendance.left.words) == ("Present", "Left")
    assert page.attendance.proxy.key == "Alt+P", "P would be a letter of the name"
    page.attendance.field.clear()
    assert page.attendance.proxy.key == "P"


def test_a_number_and_one_letter_are_enough(desk: Desk, page: RoomPage) -> None:
    person = next(each.person for each in desk.office.ask(presence, MEETING) if each.person.name == "AWA")
    QTest.keyClicks(page.attendance.field, person.number)
    QTest.keyClick(page.attendance.field, Qt.Key.Key_D)
    assert stands(desk, "AWA") is Presence.LEFT
    other = next(each.person for each in desk.office.ask(presence, MEETING) if each.person.name == "JOB")
    with questions.answered_by(Script({"holder_id": roll(desk.office)["BEA"], "relation": "member", "paper": "n° 3"})):
        QTest.keyClicks(page.attendance.field, other.number)
        QTest.keyClick(page.attendance.field, Qt.Key.Key_P)
    assert stands(desk, "JOB") is Presence.REPRESENTED
    assert page.banner.quorum is not None
    assert (page.banner.quorum.present, page.banner.quorum.represented) == (5, 1)


def test_a_refusal_is_told_and_the_field_keeps_what_was_typed(desk: Desk, page: RoomPage, told: Told) -> None:
    QTest.keyClicks(page.attendance.field, "bea")
    QTest.keyClick(page.attendance.field, Qt.Key.Key_Return)
    assert "in the room already" in f"{told.problems[0].title} {told.problems[0].text} {told.problems[0].details}"
    assert page.attendance.field.text() == "bea"


def test_a_whole_section_comes_with_one_key(desk: Desk, page: RoomPage) -> None:
    QTest.keyClick(page.attendance.field, Qt.Key.Key_S)
    opened = over(page)
    assert isinstance(opened, FormPage)
    find = opened.form.entries.editor("section_id").field.find
    assert find is not None
    away = Asked(roll(desk.office)["IDA"], "IDA")
    opened.form.show_values({"section_id": find("Mungwa")[0], "away": ({"roll_id": away},)})
    opened.form.submit()
    assert (stands(desk, "GIL"), stands(desk, "IDA")) == (Presence.PRESENT, Presence.ABSENT)


def test_the_verdict_follows_the_figures_and_is_recorded_as_it_was_shown(desk: Desk, page: RoomPage) -> None:
    moved(desk.office)
    page.refresh()
    pane = at_item(page)
    assert pane.verdict.title() == "Count the votes"
    assert pane.verdict.text().startswith("Needed: more than half of the votes cast.")
    QTest.keyClick(page.attendance.field, Qt.Key.Key_Plus)
    QTest.keyClicks(pane.figures.fields["votes_for"].line, "3")
    QTest.keyClick(pane.figures.fields["votes_for"].line, Qt.Key.Key_Minus)
    QTest.keyClicks(pane.figures.fields["votes_against"].line, "2")
    assert pane.verdict.title() == "Adopted: 3 for, 3 needed"
    assert "more than half of the votes cast (5), that is 3" in pane.verdict.text()
    assert pane.info.plain() == "5 of 6 votes in the room: 1 did not vote"
    QTest.keyClicks(pane.figures.fields["votes_against"].line, "5")
    assert pane.info.property("tone") == "bad"
    QTest.keyClick(pane.figures.fields["votes_against"].line, Qt.Key.Key_Backspace)
    page.record()
    (kept,) = desk.office.ask(decisions, MEETING)
    assert (kept.outcome, kept.votes_for, kept.votes_against, kept.needed) == (Outcome.ADOPTED, 3, 2, 3)
    assert pane.verdict.title() == "Adopted: 3 for, 3 needed"
    assert pane.record.isHidden()


def test_a_tie_asks_for_the_casting_vote(desk: Desk, page: RoomPage) -> None:
    moved(desk.office)
    page.refresh()
    pane = at_item(page)
    pane.figures.show_votes(Votes(3, 3))
    assert not pane.casting.isHidden()
    assert pane.verdict.title() == "Rejected: 3 for, 4 needed"
    pane.casting.set_value(Choice.FOR)
    pane.judge()
    assert pane.verdict.title() == "Adopted: 3 for, 4 needed"
    page.record()
    assert desk.office.ask(decisions, MEETING)[0].casting is Choice.FOR


def test_blank_papers_are_there_only_for_secret_ballots(desk: Desk, page: RoomPage) -> None:
    moved(desk.office)
    page.refresh()
    pane = at_item(page)
    assert pane.figures.fields["blank"].isHidden()
    pane.chips[Method.SECRET].click()
    assert not pane.figures.fields["blank"].isHidden()
    pane.chips[Method.ACCLAMATION].click()
    assert pane.figures.votes() == Votes(6, 0)


def test_an_amendment_stands_in_front_of_what_it_changes(desk: Desk, page: RoomPage) -> None:
    main = moved(desk.office)
    page.refresh()
    at_item(page).amend.click()
    opened = over(page)
    assert isinstance(opened, FormPage)
    form = opened.form
    assert form.entries.values()["text"] == "Les comptes sont approuvés."
    form.show_values({"text": "Les comptes sont approuvés, sous réserve."})
    form.submit()
    page.refresh()
    assert page.front.motion is not None
    assert page.front.motion.amends_id == main
    assert not page.item.motions.isHidden()


def test_the_agenda_is_walked_by_keys(desk: Desk, page: RoomPage) -> None:
    first = page.item_id
    page.next_item()
    page.next_item()
    page.previous_item()
    ids = [line.id for line in desk.office.ask(agenda, MEETING)]
    assert page.item_id == ids[ids.index(first) + 1]
    states = {line.id: line.state for line in desk.office.ask(agenda, MEETING)}
    assert states[page.item_id] is ItemState.CURRENT


def test_the_menu_of_an_item_does_what_it_says(desk: Desk, page: RoomPage) -> None:
    moved(desk.office)
    page.refresh()
    at_item(page)
    known = roll(desk.office)
    script = Script(
        {"roll_id": known["AWA"]}, {"roll_id": known["BEA"], "nature": "sa parcelle"}, {"text": "Publier"},
        {"reason": "pas mûr"},
    )  # fmt: skip
    with questions.answered_by(script):
        for key in ("speaker", "conflict", "follow_up", "withdraw"):
            page._on_item_act(key)  # noqa: SLF001 - as the menu does
    assert "Spoke: " in page.item.about.plain()
    assert [each.name for each in desk.office.ask(conflicts, page.item_id)] == ["BEA"]
    assert [row.text for row in desk.office.ask(follow_ups, open_only=True)] == ["Publier"]
    assert desk.office.ask(motions, MEETING)[0].state is MotionState.WITHDRAWN
    assert page.banner.quorum is not None


def test_the_meeting_pauses_and_closes_from_its_head(desk: Desk, page: RoomPage) -> None:
    with questions.answered_by(Script({"reason": "repas"})):
        next(act for act in page.actions_offered() if act.key == "suspend").slot()
    page.refresh()
    next(act for act in page.actions_offered() if act.key == "resume").slot()
    page.refresh()
    with questions.answered_by(Script()):
        next(act for act in page.actions_offered() if act.key == "close").slot()
    page.refresh()
    assert desk.office.ask(meeting_label, MEETING).state is MeetingState.CLOSED
    assert {"projector"} <= {act.key for act in page.actions_offered()} <= {"projector", "minutes"}
    assert "closed at" in page.context_line()


def test_a_meeting_without_a_quorum_leads_on_to_its_next_call(desk: Desk, page: RoomPage) -> None:
    for name in ("AWA", "BEA"):
        page.people.do("left", roll(desk.office)[name])
    with questions.answered_by(Script()):
        page.session.fail()
    page.refresh()
    again = next(act for act in page.actions_offered() if act.key == "again")
    assert again.primary
    again.slot()
    form = over(page)
    assert isinstance(form, FormPage)
    form.form.submit()
    form.form.submit()  # once more, past the remark that the by-laws say nothing
    assert [label.call for label in desk.office.ask(meetings)][-1] == 2


def test_the_roll_is_called_with_one_key_each(desk: Desk, page: RoomPage) -> None:
    moved(desk.office)
    page.refresh()
    at_item(page).chips[Method.ROLL_CALL].click()
    calling = over(page)
    assert isinstance(calling, RollCallPage)
    assert calling.lines.rowCount() == len(NAMES[:6])
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        QTest.keyClick(calling.table, key)
    assert calling.votes() == Votes(2, 1)
    calling.use()
    page.record()
    assert [len(names) for _choice, names in desk.office.ask(decisions, MEETING)[0].answers] == [2, 1]


def test_the_wall_shows_what_is_voted_on(desk: Desk, page: RoomPage) -> None:
    moved(desk.office)
    page.refresh()
    pane = at_item(page)
    page.show_projector()
    assert page.projector is not None
    pane.figures.show_votes(Votes(4, 1))
    assert page.projector.shown.verdict == "Adopted: 4 for, 3 needed"
    assert page.projector.shown.text == "Les comptes sont approuvés."
    assert not page.projector.grab().isNull()
    QTest.keyClick(page.projector, Qt.Key.Key_Escape)


def test_the_register_of_resolutions_is_narrowed_and_told(desk: Desk) -> None:
    first, _second = vote(desk.office, moved(desk.office), 4), vote(desk.office, moved(desk.office, "b"), 1, 4)
    segment = ResolutionsSegment(desk)
    segment.retranslate()
    segment.refresh()
    assert segment.lines.rowCount() == 1
    with questions.answered_by(Script({"since": desk.office.today()})):
        segment._on_act("executed")  # noqa: SLF001 - as its panel does
    assert next(row.standing for row in desk.office.ask(resolutions) if row.id == first) is Standing.EXECUTED
    segment.which.set_value(ALL_ACTS)
    segment.refresh()
    assert segment.lines.rowCount() == 2
    segment.search("2026-02")
    assert segment.lines.rowCount() == 1
    assert segment.detail.told is not None
    assert segment.detail.told.title == "2026-02"


def test_what_is_to_be_done_is_closed_from_its_list(desk: Desk) -> None:
    for text in ("Publier", "Acheter"):
        desk.office.do(add_follow_up, AddFollowUp(meeting_id=MEETING, text=text, due_on=desk.office.today()))
    segment = FollowUpsSegment(desk)
    segment.retranslate()
    segment.refresh()
    assert segment.lines.rowCount() == 2
    with questions.answered_by(Script({"done_on": desk.office.today()})):
        segment._on_act("done")  # noqa: SLF001 - as its panel does
    segment.refresh()
    assert segment.lines.rowCount() == 1
