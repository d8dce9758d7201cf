"""The page "Right to vote": counts of a day, the members behind a reason, one member's reasons with their by-laws."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.rules.calendar import VagueDate
from pomanager.rules.entitlement import Right, Stance
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset
from pomanager.ui.application import Screen
from pomanager.ui.entitlement.heaps import MAY_NOT, Heap, HeapButton
from pomanager.ui.entitlement.page import EntitlementPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.window import PreviewWindow
from tests import bodies, make
from tests.ui.office_desk import office_window, press

pytestmark = pytest.mark.usefixtures("at_once")

RULES = {
    "membership.min_seniority_to_vote": "6 months", "vote.min_age": "18 years", "vote.suspended": "no",
    "proxies.allowed": "yes", "board.max_consecutive_terms": "1 terms", "board.term": "36 months",
    "board.incompatible": "supervisory",
}  # fmt: skip


def fill(office: Office) -> None:
    """Ada may vote, Bea is too new and too young, Cia is suspended; a board of two seats, in one of which Ada sits."""
    office.do(adopt_preset, AdoptPreset(preset="", since=date(2020, 1, 1), decision="AG 1", values=RULES))
    ada = make.member(office, "ADA Anne", birth=VagueDate(1980), on=date(2019, 3, 1))
    make.member(office, "BEA Belle", birth=VagueDate(2010, 5), on=date(2026, 10, 1))
    make.suspended(office, "CIA Claire", since=date(2026, 2, 1))
    board = bodies.body(office, seats=2)
    bodies.seated(office, bodies.seats_of(office, board)[0], ada, date(2023, 12, 1))


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """The window of that office."""
    with office_window(screen, tmp_path, qtbot, fill=fill) as opened:
        yield opened


def opened(window: OfficeWindow) -> EntitlementPage:
    """The page, opened from the sidebar."""
    page = window.show_page("entitlement")
    assert isinstance(page, EntitlementPage)
    return page


def names(page: EntitlementPage) -> list[str]:
    """Who is listed."""
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.name for row in rows if row is not None]


def write_day(page: EntitlementPage, text: str) -> None:
    """Type a day and leave the field."""
    page.head.day.line.setText(text)
    page.head.day.line.editingFinished.emit()


def test_it_counts_each_right_today_and_lists_who_may_vote(window: OfficeWindow) -> None:
    page = opened(window)
    figures = {right: page.head.figures[right].accessibleName() for right in Right}
    assert figures[Right.VOTE] == "1 of 3 may vote 1 not judged in all"
    assert figures[Right.STAND] == "2 of 3 may stand 2 not judged in all"
    assert names(page) == ["ADA Anne"]
    assert page.context_line() == "Judged by the by-laws in force since 1 January 2020."


def test_a_reason_lists_those_it_concerns_and_explains_each(window: OfficeWindow) -> None:
    page = opened(window)
    press(page.heaps, "entitlement.heap.junior_vote")
    assert names(page) == ["BEA Belle"]
    told = page.detail.reasons()
    assert told[0].startswith("To vote the by-laws ask for 6 months of membership: that is from 1 Apr 2027 on.")
    assert "By-law" in told[0]
    assert "6 months" in told[0].partition("By-law")[2]
    assert page.detail.rights[Right.VOTE].text() == "no"
    page.show_heap(MAY_NOT)
    assert names(page) == ["BEA Belle", "CIA Claire"]


def test_another_day_is_judged_by_that_day(window: OfficeWindow) -> None:
    page = opened(window)
    write_day(page, "15.02.2026")
    page.show_heap(MAY_NOT)
    assert page.day == date(2026, 2, 15)
    assert page.head.figures[Right.VOTE].accessibleName().startswith("1 of 3")
    assert [row.code for row in page.counts.reasons if row.code == "not_yet"] == ["not_yet"]  # type: ignore[union-attr]
    write_day(page, "31.02.2026")
    assert page.day == date(2026, 2, 15)
    assert not page.head._remark.isHidden()  # noqa: SLF001 - what is said beside the field
    write_day(page, "")
    assert page.day == window.office.today()


def test_a_heap_that_is_empty_on_another_day_gives_way(window: OfficeWindow) -> None:
    page = opened(window)
    page.show_heap(Heap("suspended"))
    assert names(page) == ["CIA Claire"]
    write_day(page, "31.01.2026")
    assert names(page) == ["ADA Anne", "CIA Claire"]


def test_the_search_finds_within_the_heap(window: OfficeWindow) -> None:
    page = opened(window)
    page.show_heap(MAY_NOT)
    page.search("Claire")
    assert names(page) == ["CIA Claire"]
    page.search("Anne")
    assert names(page) == []
    assert page.detail.row is None
    page.search("")
    assert len(names(page)) == 2


def test_standing_for_one_seat_is_judged_by_terms_and_seats(window: OfficeWindow) -> None:
    page = opened(window)
    assert page.detail.rights[Right.STAND].text() == "yes, not judged in all"
    assert page.detail.seat.count() == 3
    page.detail.seat.setCurrentIndex(2)
    page.detail.seat.activated.emit(2)
    assert page.detail.rights[Right.STAND].text() == "no"
    assert page.detail.rights[Right.VOTE].text() == "yes, not judged in all"
    assert any("holds another seat of this body" in told for told in page.detail.reasons())


def test_what_changes_in_the_books_is_judged_again(window: OfficeWindow) -> None:
    page = opened(window)
    change = {"since": date(2026, 11, 1), "decision": "AG 2", "values": RULES | {"vote.suspended": "yes"}}
    window.desk.do(adopt_preset, AdoptPreset(preset="", **change))  # type: ignore[arg-type]
    assert names(page) == ["ADA Anne", "CIA Claire"]


def test_the_record_opens_and_says_the_same(window: OfficeWindow) -> None:
    page = opened(window)
    page.show_heap(Heap("suspended"))
    press(page.detail, "entitlement.record")
    record = window.content.page()
    assert isinstance(record, RecordPage)
    [sheet] = [each for each in record.sheets if each.part.key == "entitlement"]
    told = dict(sheet.facts.facts())
    assert told["Vote"] == "no"
    assert told["Against"].startswith("Suspended since 1 Feb 2026")
    assert not sheet.edit.isVisible()
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    members.detail.tell_parts()
    assert dict(members.detail.facts.facts())["Right to vote"].startswith("no · Suspended since")
    assert "entitlement" not in [action.data() for action in members.detail.more_menu().actions()]


def test_the_by_law_behind_a_reason_opens(window: OfficeWindow) -> None:
    page = opened(window)
    asked: list[tuple[str, object]] = []
    window.desk.bus.page_wanted.connect(lambda key, argument: asked.append((key, argument)))
    page.show_heap(Heap("suspended"))
    next(action.slot for action in page.actions_offered() if action.key == "bylaws")()
    assert asked == [("bylaws", "vote.suspended")]
    assert window.content.key == "bylaws"


def test_papers_speak_of_the_day_shown(window: OfficeWindow) -> None:
    page = opened(window)
    write_day(page, "15.02.2026")
    for key, act in (("who-may-vote", _printing(page)), ("right-to-vote", page.detail.print.click)):
        act()
        [preview] = [each for each in window.findChildren(PreviewWindow) if each.what.paper.key == key]
        assert preview.page.choices.as_of() == date(2026, 2, 15)
        preview.close()
        QTest.qWait(0)


def _printing(page: EntitlementPage) -> Callable[[], None]:
    return next(action.slot for action in page.actions_offered() if action.key == "print")


def test_an_empty_roll_says_what_the_page_is_for(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = opened(window)
        assert page.detail.row is None
        assert page._nothing.isVisible()  # noqa: SLF001 - what is shown instead of the list
        assert page.context_line().startswith("No by-laws are in force")


@pytest.mark.dressed
def test_a_long_title_in_the_column_breaks_into_lines(screen: Screen) -> None:
    del screen  # dressed, it gives widgets their fonts
    short = HeapButton(MAY_NOT, 1, Stance.AGAINST)
    long = HeapButton(Heap("seniority_unknown_stand"), 260_000, Stance.NOT_JUDGED)
    assert long.height() > short.height()
    assert long.sizeHint().height() == long.height()
