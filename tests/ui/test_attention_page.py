"""The page "Needs attention": heaps are worked down to none, and what is answered there the office knows afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pomanager.db.members import AttentionNote
from pomanager.readmodels.attention import DOUBLES, AttentionItem, Heap
from pomanager.rules.attention import CHECKS, Check, Kind
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.services.members.queries.attention import attention_counts, choices
from pomanager.services.work import About, Work
from pomanager.ui.application import Screen
from pomanager.ui.bus import Undo
from pomanager.ui.jobs import ThreadPool, use_pool, wait_for_all
from pomanager.ui.members import attention_count
from pomanager.ui.members.attention.page import AttentionPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.office_window import OfficeWindow
from tests import make
from tests.ui.office_desk import admitted, button, office_window, press

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with an empty roll, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


def heap(check: Check) -> Heap:
    """The heap of a check."""
    return Heap(CHECKS[check].kind, check)


def opened(window: OfficeWindow) -> AttentionPage:
    """The page, opened from the list as a person does."""
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    members.refresh()
    press(members, "members.attention")
    page = window.content.page()
    assert isinstance(page, AttentionPage)
    return page


def names(page: AttentionPage) -> list[str]:
    """The names on the heap shown."""
    rows = [page.model().row(place) for place in range(page.model().rowCount())]
    return [row.name for row in rows if isinstance(row, AttentionItem)]


def counts(window: OfficeWindow) -> dict[Heap, int]:
    """What the office says there is to look at."""
    told = window.office.ask(attention_counts, window.office.today())
    return {each.heap: each.count for each in told}


def two_without_birth(window: OfficeWindow) -> list[int]:
    """Two members who lack their birth, and their phone and place."""
    return [admitted(window.office, name, year=None) for name in ("NIYONZIMA Médiatrice", "IRAKOZE Divine")]


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists of the test count at once."""
    monkeypatch.setattr(attention_count, "SOON_MILLISECONDS", 1)


def test_the_list_says_how_many_there_are_to_look_at(counting: None, window: OfficeWindow, qtbot: QtBot) -> None:
    two_without_birth(window)
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    members.refresh()
    chip = button(members, "members.attention")
    qtbot.waitUntil(lambda: chip.text() == "2 to look at", timeout=5000)


def test_heaps_stand_with_their_counts_and_the_first_is_open(window: OfficeWindow) -> None:
    two_without_birth(window)
    page = opened(window)
    assert [(each.heap.key, each.count) for each in page.counts] == [
        ("no_birth", 2), ("no_phone", 2), ("no_place", 2), ("double", 0)
    ]  # fmt: skip
    assert names(page) == ["NIYONZIMA Médiatrice", "IRAKOZE Divine"]
    assert page.detail.note.title() == "The date of birth is not known."
    assert "6 things to look at" in page.context_line()


def test_it_is_right_goes_on_to_the_next_until_none_is_left(window: OfficeWindow) -> None:
    two_without_birth(window)
    page = opened(window)
    press(page.detail, "attention.right")
    assert names(page) == ["IRAKOZE Divine"]
    assert counts(window)[heap(Check.NO_BIRTH)] == 1
    press(page.detail, "attention.right")
    assert names(page) == []
    assert heap(Check.NO_BIRTH) not in counts(window)
    assert not page.detail.right_button.isVisible()


def test_an_answer_can_be_undone(window: OfficeWindow) -> None:
    two_without_birth(window)
    page = opened(window)
    offered: list[Undo | None] = []
    window.desk.bus.undo_offered.connect(offered.append)
    press(page.detail, "attention.right")
    undo = offered[-1]
    assert undo is not None
    undo.act()
    assert names(page) == ["NIYONZIMA Médiatrice", "IRAKOZE Divine"]


def test_an_answer_for_all_chosen_is_one_act(window: OfficeWindow) -> None:
    two_without_birth(window)
    page = opened(window)
    table = page.table()
    assert table is not None
    table.selectAll()
    assert page.detail.right_button.words == "It is right for the 2 chosen"
    assert not page.detail.correction.isVisible()
    before = len(make.journal(window.office))
    press(page.detail, "attention.right")
    assert names(page) == []
    assert len(make.journal(window.office)) == before + 1


def test_a_missing_value_is_typed_on_the_spot(window: OfficeWindow) -> None:
    ids = two_without_birth(window)
    page = opened(window)
    editor = page.detail.correction.editor
    assert editor is not None
    entry = editor.findChild(QLineEdit)
    assert entry is not None
    entry.setText("1984")
    entry.textEdited.emit("1984")
    press(page.detail, "attention.save")
    assert make.detail(window.office, ids[0]).birth == VagueDate(1984)
    assert names(page) == ["IRAKOZE Divine"]


def test_what_speaks_against_a_value_is_said_beside_it_and_nothing_is_written(window: OfficeWindow) -> None:
    ids = two_without_birth(window)
    page = opened(window)
    editor = page.detail.correction.editor
    assert editor is not None
    entry = editor.findChild(QLineEdit)
    assert entry is not None
    entry.setText("2031")
    entry.textEdited.emit("2031")
    press(page.detail, "attention.save")
    assert page.detail.correction.remark.text() == "The birth lies in the future."
    assert make.detail(window.office, ids[0]).birth is None
    assert names(page) == ["NIYONZIMA Médiatrice", "IRAKOZE Divine"]


def test_next_goes_through_the_heap_and_on_to_the_one_after(window: OfficeWindow) -> None:
    two_without_birth(window)
    page = opened(window)
    table = page.table()
    assert table is not None
    press(page.head, "attention.next")
    row = table.current_row()
    assert isinstance(row, AttentionItem)
    assert row.name == "IRAKOZE Divine"
    press(page.head, "attention.next")
    assert page.heap == heap(Check.NO_PHONE)


def test_enter_opens_the_record(window: OfficeWindow) -> None:
    ids = two_without_birth(window)
    page = opened(window)
    table = page.table()
    assert table is not None
    QTest.keyClick(table, Qt.Key.Key_Return)
    record = window.content.page()
    assert isinstance(record, RecordPage)
    assert record.member.id == ids[0]


def test_what_is_looked_for_is_chosen_from_the_menu(window: OfficeWindow) -> None:
    two_without_birth(window)
    page = opened(window)
    by_words = {action.text(): action for action in page.choosing.menu().actions()}
    by_words["Phone missing"].trigger()
    assert window.office.ask(choices)[Check.NO_PHONE] is False
    assert heap(Check.NO_PHONE) not in [each.heap for each in page.counts]


def note(work: Work, member_id: int) -> None:
    """Leave a note on a record, as an import does."""
    message = "This person would be {age} years old. Look at the birth date again."
    work.session.add(
        AttentionNote(member_id=member_id, about="birth", message=message, details='{"age": 130}', noted_at=work.now)
    )
    work.record("members.amended", About("member", member_id, "test"))


def test_notes_of_imports_are_settled(window: OfficeWindow) -> None:
    member_id = admitted(window.office, "NIYONZIMA Médiatrice")
    window.office.do(note, member_id)
    page = opened(window)
    imported = next(each.heap for each in page.counts if each.heap.kind is Kind.IMPORTED)
    assert page.heaps.button(imported).text() == "This person would be … years old. Look at the birth date again."
    page.show_heap(imported)
    assert page.detail.note.title() == "This person would be 130 years old. Look at the birth date again."
    press(page.detail, "attention.right")
    assert make.detail(window.office, member_id).attention == ()


@pytest.mark.dressed
def test_doubles_are_sought_shown_side_by_side_and_told_apart(window: OfficeWindow) -> None:
    for name in ("NDAYISHIMIYE Espérance", "Esperance NDAHISHIMIYE"):
        admitted(window.office, name, place="Mungwa")
    admitted(window.office, "HABONIMANA Chantal", sex=Sex.MALE, place="Mungwa")
    page = opened(window)
    page.show_heap(DOUBLES)
    press(page.head, "attention.seek")
    told = page.head.sought
    assert told.plain().startswith("Searched on")
    assert told.geometry().top() >= page.head.seek.geometry().bottom(), "a line of its own, below the buttons"
    assert page.model().rowCount() == 1
    assert [(each.label, each.same) for each in page.detail.pair.lines] == [
        ("Name", True), ("Sex", True), ("Born", True), ("Place", True), ("Member since", True), ("Status", True)
    ]  # fmt: skip
    press(page.detail, "attention.right")
    assert page.model().rowCount() == 0
    press(page.head, "attention.seek")
    assert page.model().rowCount() == 0
    assert make.last_line(window.office).act == "members.told_apart"


def test_only_doubles_say_when_they_were_sought(window: OfficeWindow) -> None:
    admitted(window.office, "NDAYISHIMIYE Espérance")
    page = opened(window)
    assert page.head.sought.isHidden()
    page.show_heap(DOUBLES)
    assert not page.head.sought.isHidden()
    assert page.head.sought.plain() == "The roll was not searched for doubles yet."


def test_nothing_to_look_at_is_said(window: OfficeWindow) -> None:
    page = opened(window)
    assert page.heap == DOUBLES
    assert page.table() is not None
    assert page.model().rowCount() == 0
    assert not page.detail.right_button.isVisible()


def test_the_page_may_be_left_while_the_roll_is_looked_through(window: OfficeWindow) -> None:
    two_without_birth(window)
    before = use_pool(ThreadPool())
    try:
        opened(window)
        window.content.go_back()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert wait_for_all()
        QCoreApplication.processEvents()
    finally:
        use_pool(before)
    assert isinstance(window.content.page(), MembersPage)
