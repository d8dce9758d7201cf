"""The page of shares: holdings of a day, the register of entries, the capital, what is overdue, the types."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.readmodels.shares import EntryView
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services import files
from pomanager.services.members.queries import member_detail
from pomanager.services.office import Office
from pomanager.services.shares.queries.types import share_type_rows
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.entry_tables.page import EntryTablePage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.shares.capital import Opens
from pomanager.ui.shares.holdings_source import Which
from pomanager.ui.shares.member_part import shares_in_short, shares_told
from pomanager.ui.tables.columns import Order
from tests.make import MovableClock
from tests.shares import AWA, BINTOU, COUMBA, UNIT, held, share_type, subscribed
from tests.ui.office_desk import button, nameless, office_window, press
from tests.ui.scripted import Scripted
from tests.ui.shares_page import (  # noqa: F401 - fixtures among them
    SINCE,
    capital_of,
    cells,
    entries_of,
    form_over,
    holdings_of,
    opened,
    opened_books,
    overdue_of,
    page_of,
    plain,
    put,
    types_of,
    window_of,
)

pytestmark = pytest.mark.usefixtures("at_once")


# ---- the page -----------------------------------------------------------------------------------------------------


def test_an_office_without_shares_is_offered_its_first_type(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = page_of(window)
        assert page.actions_offered() == ()
        assert page.panel() is None
        press(window, "shares.add_type")
        form = form_over(window)
        put(form, currency="BIF", nominal_minor="5 000", nominal_since=date(2020, 1, 1))
        form.form.submit()
        assert window.content.page() is page
        (row,) = window.office.ask(share_type_rows, window.office.today())
        assert (row.label.code, row.unit_minor, row.label.currency) == ("A", 5000, "BIF")
        assert page.panel() is not None
        assert [action.key for action in page.actions_offered() if action.primary] == ["subscribe"]


def test_an_office_without_shares_may_bring_in_a_table(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page_of(window)
        press(window, "shares.bring_in")
        assert isinstance(window.content.page(), EntryTablePage)


def test_the_head_says_the_capital_of_today_and_tabs_take_the_arrow_keys(window: OfficeWindow) -> None:
    page = page_of(window)
    said = page.context_line().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert said == "Capital on 23 November 2026: F CFA 60,000 subscribed, 50% paid up"
    page.bar.tab("holdings").setFocus()
    QTest.keyClick(page.bar.tab("holdings"), Qt.Key.Key_Right)
    assert page.segment() is page._made["entries"]  # noqa: SLF001 - the segment in front
    assert page.panel() is page.segment().panel()


def test_everything_has_a_name_and_turns_with_the_language(window: OfficeWindow, screen: Screen) -> None:
    page = page_of(window)
    keys = ["holdings", "entries", "capital", "overdue", "types"]
    for code in ("km", PSEUDO, "en"):
        screen.change_language(code)  # the tab in front, and those behind it
        assert nameless(window) == []
        for key in (*keys[1:], keys[0]):
            page.bar.tab(key).click()
            assert nameless(window) == []
            assert not window.grab().isNull()
        keys.append(keys.pop(0))
    assert page.bar.tab("holdings").text() == "Holdings"


def test_an_act_in_more_is_reached_by_its_key(window: OfficeWindow) -> None:
    page_of(window)
    assert "pay" in window.header.hidden_actions()
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert form_over(window).title() == "Record a payment"


def test_an_office_open_for_reading_greys_every_act_and_says_why(
    books: Office, screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    books.close()
    office = files.open_office(tmp_path / "shares.podb", writing=False, clock=MovableClock())
    window = window_of(office, screen, tmp_path, qtbot)
    page = page_of(window)
    assert {action.reason_off for action in page.actions_offered() if action.key != "print"} == {
        "This file is open for reading only."
    }
    for name in ("shares.pay", "shares.subscribe", "shares.more"):
        act = button(window, name)
        assert not act.isEnabled()
        assert act.toolTip() == "This file is open for reading only."
    entries = entries_of(window)
    assert not entries.detail.back.isEnabled()
    assert entries.detail.back.toolTip() == "This file is open for reading only."
    window.close()


# ---- holdings -----------------------------------------------------------------------------------------------------


def test_holdings_say_what_is_held_paid_and_how_it_stands(window: OfficeWindow) -> None:
    segment = holdings_of(window)
    assert cells(segment, "number", "name", "shares", "subscribed", "paid", "due", "standing") == [
        ["1", "Awa", "4", "40,000", "10,000", "30,000", "overdue"],
        ["2", "Bintou", "2", "20,000", "20,000", "", "paid up"],
    ]


def test_another_day_shows_what_was_held_then(window: OfficeWindow) -> None:
    segment = holdings_of(window)
    segment.as_of.editor.line.setText("01.03.2024")
    segment.as_of.editor.line.editingFinished.emit()
    assert cells(segment, "name", "paid", "standing") == [["Awa", "10,000", "in time"], ["Bintou", "5,000", "in time"]]
    assert segment.detail.entries.facts() != ()
    segment.as_of.editor.line.setText("29.02.2024")
    segment.as_of.editor.line.editingFinished.emit()
    assert cells(segment, "name") == []
    assert segment.detail.shares is None
    segment.as_of.editor.line.setText("24.11.2026")
    segment.as_of.editor.line.editingFinished.emit()
    assert segment.day() == date(2024, 2, 29)  # a day to come is said, and changes nothing


def test_holdings_are_narrowed_by_how_they_stand(window: OfficeWindow, books: Office) -> None:
    segment = holdings_of(window)
    names: dict[Which, list[str]] = {}
    for which in Which:
        segment.show_which(which)
        names[which] = [name for (name,) in cells(segment, "name")]
    assert names == {
        Which.ALL: ["Awa", "Bintou"], Which.OVERDUE: ["Awa"], Which.DUE: ["Awa"], Which.BELOW: [],
        Which.NONE: ["Coumba", "Djeneba", "Union"],
    }  # fmt: skip
    assert books.today() == date(2026, 11, 23)


def test_holders_of_too_few_shares_are_found(window: OfficeWindow, books: Office) -> None:
    few = share_type(books, "B", min_held=3)
    subscribed(books, COUMBA, 3, SINCE, share_type_id=few)
    subscribed(books, AWA, 4, SINCE, share_type_id=few)
    segment = holdings_of(window)
    segment.show_which(Which.BELOW)
    assert cells(segment, "name") == []
    segment.show_which(Which.ALL)
    assert [kind for (kind,) in cells(segment, "type")] == ["Parts A", "Parts B", "Parts A", "Parts B"]
    segment.type.setCurrentIndex(2)
    segment.type.activated.emit(2)
    assert cells(segment, "name", "shares") == [["Awa", "4"], ["Coumba", "3"]]


def test_holdings_are_sorted_by_what_is_pressed_at_the_head(window: OfficeWindow) -> None:
    segment = holdings_of(window)
    for column, names in {
        "name": ["Awa", "Bintou"], "shares": ["Bintou", "Awa"], "due": ["Bintou", "Awa"], "standing": ["Bintou", "Awa"],
    }.items():  # fmt: skip
        segment.model.sort_by(Order(column))
        assert [name for (name,) in cells(segment, "name")] == names
        segment.model.sort_by(Order(column, descending=True))
        assert [name for (name,) in cells(segment, "name")] == names[::-1]


def test_a_search_finds_holders_and_goes_along_to_the_entries(window: OfficeWindow) -> None:
    page, segment = page_of(window), holdings_of(window)
    page.search("bint")
    assert cells(segment, "name") == [["Bintou"]]
    entries = entries_of(window)
    assert {name for (name,) in cells(entries, "name")} == {"Bintou"}
    page.search("nobody at all")
    assert entries.model.rowCount() == 0


def test_the_panel_tells_what_is_to_be_paid_and_the_last_entries(window: OfficeWindow) -> None:
    segment = holdings_of(window)
    segment.table.choose(segment.model.id_at(0))
    days = [day for day, _words in segment.detail.instalments.facts()]
    assert len(days) == 2
    assert "overdue" in segment.detail.instalments.facts()[0][1]
    assert [words.split(" · ")[0] for _day, words in segment.detail.entries.facts()] == ["Payment", "Subscription"]
    assert segment.detail.buttons["pay"].isEnabled()
    segment.table.choose(segment.model.id_at(1))
    assert not segment.detail.buttons["pay"].isEnabled()
    assert segment.detail.buttons["pay"].toolTip() == "Nothing is due on these shares."
    offered = {action.data() for action in segment.detail.more_menu().actions()}
    assert {"convert", "forfeit", "opening"} <= offered
    segment.show_which(Which.NONE)
    offered = {action.data() for action in segment.detail.more_menu().actions()}
    assert "opening" in offered
    assert not {"convert", "forfeit"} & offered


def test_the_record_of_a_holder_opens(window: OfficeWindow) -> None:
    holdings_of(window)
    press(window, "shares.record")
    assert isinstance(window.show_page("members"), MembersPage)


def test_the_record_of_a_member_tells_of_the_shares(books: Office) -> None:
    told = dict(shares_told(books, books.ask(member_detail, AWA)))
    assert told["Subscribed"].startswith("4 shares")
    assert told["Still due"].endswith("overdue")
    assert "Next payment" in told
    ((label, short),) = shares_in_short(books, books.ask(member_detail, BINTOU))
    assert (label, short.split(" · ")[0]) == ("Shares", "2 shares")
    assert shares_told(books, books.ask(member_detail, COUMBA)) == ()
    assert shares_in_short(books, books.ask(member_detail, COUMBA)) == []


# ---- entries ------------------------------------------------------------------------------------------------------


def test_entries_stand_newest_first_and_say_what_they_did(window: OfficeWindow) -> None:
    segment = entries_of(window)
    assert cells(segment, "serial", "name", "kind", "shares", "paid") == [
        ["5", "Bintou", "Payment", "", "+15,000"],
        ["4", "Bintou", "Payment", "", "+5,000"],
        ["3", "Bintou", "Subscription", "+2", ""],
        ["2", "Awa", "Payment", "", "+10,000"],
        ["1", "Awa", "Subscription", "+4", ""],
    ]


def test_entries_are_narrowed_by_days_and_kind(window: OfficeWindow) -> None:
    segment = entries_of(window)
    segment.since.editor.line.setText("02.03.2024")
    segment.since.editor.line.editingFinished.emit()
    assert [serial for (serial,) in cells(segment, "serial")] == ["5"]
    segment.since.editor.line.setText("")
    segment.since.editor.line.editingFinished.emit()
    place = list(EntryKind).index(EntryKind.SUBSCRIPTION) + 1
    segment.kind.setCurrentIndex(place)
    segment.kind.activated.emit(place)
    assert [serial for (serial,) in cells(segment, "serial")] == ["3", "1"]


def test_entries_are_found_by_name_and_by_receipt(window: OfficeWindow) -> None:
    segment = entries_of(window)
    for text, serials in {"R-0103": ["5"], "awa": ["2", "1"], "R-0101": ["2"]}.items():
        page_of(window).search(text)
        assert [serial for (serial,) in cells(segment, "serial")] == serials


def test_an_entry_tells_its_receipt_its_operation_and_who_recorded_it(window: OfficeWindow, books: Office) -> None:
    segment = entries_of(window)
    segment.table.choose(1)
    assert [serial for serial, _words in segment.detail.others.facts()] == ["2"]
    assert any(books.actor in value for _label, value in segment.detail.facts.facts())
    segment.table.choose(2)
    assert ("Number", "R-0101") in segment.detail.receipt.facts()


def test_taking_an_entry_back_takes_the_whole_operation_back(window: OfficeWindow, books: Office) -> None:
    segment = entries_of(window)
    segment.table.choose(2)
    script = Scripted({"reason": "Typed twice"})
    with questions.answered_by(script):
        press(window, "entries.take_back")
    told = plain(script.asked[0].text)
    assert (
        "taken back together: Subscription · 4 shares; Payment · F CFA 10,000. Then 1 · Awa holds of “Parts A”: "
        in told
    )
    assert "0 shares, F CFA 0 paid up." in told
    assert held(books, AWA) == (0, 0, 0, 0)
    assert [kind for (kind,) in cells(segment, "kind")][:2] == ["Reversal: Payment", "Reversal: Subscription"]
    segment.table.choose(2)
    assert segment.detail.badge.text().startswith("Taken back by entry")
    assert segment.detail.back.toolTip() == "This entry was taken back already."
    segment.table.choose(7)
    assert not segment.detail.back.isEnabled()
    segment.table.choose(5)
    with questions.answered_by(Scripted(None)):
        press(window, "entries.take_back")
    assert held(books, BINTOU)[2] == 2 * UNIT


def test_all_entries_of_one_member_are_listed_until_the_chip_is_taken_away(window: OfficeWindow) -> None:
    segment = holdings_of(window)
    segment.table.choose(segment.model.id_at(0))
    press(window, "shares.all_entries")
    entries = entries_of(window)
    assert {name for (name,) in cells(entries, "name")} == {"Awa"}
    assert entries.of.words == "1 · Awa"
    entries.of.removed.emit()
    assert entries.model.rowCount() == 5
    assert not entries.of.isVisible()


# ---- capital, overdue, types --------------------------------------------------------------------------------------


def test_the_capital_is_told_from_its_beginning_to_its_end(window: OfficeWindow) -> None:
    segment = capital_of(window)
    segment.since.editor.line.setText("01.01.2024")
    segment.since.editor.line.editingFinished.emit()
    (sheet,) = segment.sheets
    figures = [tuple(cell.replace("\N{NARROW NO-BREAK SPACE}", " ") for cell in line) for line in sheet.table.lines]
    assert [line[0] for line in figures] == [
        "", "Beginning of 1 Jan 2024", "Subscription", "Payment", "End of 23 Nov 2026",
    ]  # fmt: skip
    assert figures[1][1] == "0"
    assert figures[2][1] == "6"
    assert figures[-1][1] == "6"
    assert [row.values[0].amount for row in sheet.chart.chart().rows] == [0, 60_000, 60_000]
    assert [sheet.chart.chart().rows[place].values[0].since for place in range(3)] == [0, 0, 0]
    segment.sheets[0].chart.bar_chosen.emit(Opens(EntryKind.SUBSCRIPTION, None))
    page = page_of(window)
    assert page.segment() is page._made["entries"]  # noqa: SLF001 - the segment in front
    assert {kind for (kind,) in cells(entries_of(window), "kind")} == {"Subscription"}


def test_days_the_wrong_way_round_are_said(window: OfficeWindow) -> None:
    segment = capital_of(window)
    before = segment.rows
    segment.until.editor.line.setText("31.12.2025")
    segment.until.editor.line.editingFinished.emit()
    assert segment.rows == before
    assert segment.turned.isVisibleTo(segment)


def test_what_is_overdue_is_listed_with_its_day_and_sum(window: OfficeWindow) -> None:
    segment = overdue_of(window)
    ((number, name, since),) = cells(segment, "number", "name", "since")
    assert (number, name) == ("1", "Awa")
    assert since
    assert "overdue in all" in " ".join(segment.status())
    assert segment.detail.buttons["pay"].isEnabled()
    for act, (key, of) in {"overdue_list": ("share-register", ()), "statements": ("share-statement", (AWA,))}.items():
        next(action for action in segment.actions_offered() if action.key == act).slot()
        (preview,) = [each for each in window.findChildren(PreviewWindow) if each.isVisible()]
        assert (preview.what.paper.key, preview.what.of) == (key, of)
        preview.close()


def test_paying_what_is_overdue_empties_the_list(window: OfficeWindow) -> None:
    page = page_of(window)
    segment = overdue_of(window)
    visible = [each for each in window.findChildren(QAbstractButton, "shares.pay") if each.isVisible()]
    visible[0].click()
    form = form_over(window)
    put(form, minor="30000")
    form.form.submit()
    assert window.content.page() is page
    assert segment.model.rowCount() == 0
    assert held(window.office, AWA)[2] == 4 * UNIT


def test_a_type_tells_its_values_and_its_limits(window: OfficeWindow) -> None:
    segment = types_of(window)
    assert cells(segment, "code", "name", "shares") == [["A", "Parts A", "6"]]
    assert [day for day, _value in segment.detail.amounts.facts()] == ["01/01/2015"]
    assert ("At least", "as the by-laws say") in segment.detail.facts.facts()


def test_other_pages_open_a_segment_with_what_it_is_to_show(window: OfficeWindow) -> None:
    page = page_of(window)
    window.desk.bus.page_wanted.emit("shares", ("entries", EntryView(kinds=frozenset({EntryKind.PAYMENT}))))
    assert {kind for (kind,) in cells(entries_of(window), "kind")} == {"Payment"}
    window.desk.bus.page_wanted.emit("shares", BINTOU)
    segment = page.segment()
    member = segment.detail.shares.member if hasattr(segment, "detail") and segment.detail.shares else None
    assert member is not None
    assert member.member_id == BINTOU
