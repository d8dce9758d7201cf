"""The room of receipts: typed without the mouse, judged while typing, kept when the window closes, taken back."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pomanager.readmodels.dues import ReceiptView
from pomanager.rules.shares.kinds import Channel
from pomanager.services.dues.queries.receipts import receipt_detail, receipt_ids, receipt_sums
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.dues.counter_panel import CounterPanel
from pomanager.ui.dues.lines import TypedLine
from pomanager.ui.dues.room import ReceiptsRoom
from pomanager.ui.forms.rows import RowsEditor
from pomanager.ui.office_window import OfficeWindow
from tests import dues
from tests.make import member as make_member
from tests.shares import held, subscribed
from tests.ui.dues_page import (  # noqa: F401 - fixtures among them
    cells,
    finish,
    form_over,
    member,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
    window_of,
    with_shares,
)
from tests.ui.office_desk import nameless, press
from tests.ui.scripted import Scripted

pytestmark = pytest.mark.usefixtures("at_once")


def room_of(window: OfficeWindow) -> ReceiptsRoom:
    """The room, opened from the page."""
    page_of(window)
    press(window, "action.receive")
    room = window.content.page()
    assert isinstance(room, ReceiptsRoom)
    return room


def counter(room: ReceiptsRoom) -> CounterPanel:
    """What stands beside the form."""
    return cast("CounterPanel", room.panel())


def lines(room: ReceiptsRoom) -> list[tuple[str, str, str]]:
    """The lines that stand in the form: what, how much, for when."""
    editor = room.form.entries.editor("lines")
    assert isinstance(editor, RowsEditor)
    found = []
    for row in editor.rows:
        what = row.cells["what"].editor
        shown = getattr(what, "combo").currentText()  # noqa: B009 - the list inside the cell
        found.append((shown, row.cells["minor"].editor.raw(), row.cells["period_from"].editor.raw()))
    return found


def field(room: ReceiptsRoom, name: str) -> str:
    """What stands in a field."""
    return room.form.entries.editor(name).raw()


class Keys:
    """Types as a person does who has no mouse: always into what has the keyboard."""

    def __init__(self, window: OfficeWindow, room: ReceiptsRoom, qtbot: QtBot) -> None:
        self._window = window
        self._room = room
        self._qtbot = qtbot

    def here(self) -> QWidget:
        """What has the keyboard."""
        return self._window.focusWidget()

    def type(self, text: str) -> None:
        """Write a text in place of what stands there."""
        here = self.here()
        assert isinstance(here, QLineEdit)
        here.selectAll()
        QTest.keyClicks(here, text)
        QApplication.processEvents()  # what drops down below it is there before the next key

    def enter(self) -> None:
        """Press Enter, once what was proposed is in sight."""
        QApplication.processEvents()
        QTest.keyClick(self.here(), Qt.Key.Key_Return)

    def save(self) -> None:
        """Press Ctrl+Enter."""
        QTest.keyClick(self.here(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.waitUntil(self._released)  # a button pressed by its key stays down for a moment

    def _released(self) -> bool:
        return not self._room.form.save_button.isDown()

    def into(self, room: ReceiptsRoom, name: str) -> None:
        """Press Enter until the keyboard is in a field."""
        for _turn in range(20):
            if room.form.entries.focused() == name:
                return
            self.enter()
        raise AssertionError(f"Enter never comes into {name}")


def test_five_receipts_are_typed_without_the_mouse(window: OfficeWindow, books: Office, qtbot: QtBot) -> None:
    room = room_of(window)
    keys = Keys(window, room, qtbot)
    keys.type(str(dues.AWA))
    assert counter(room).name.plain() == "DIOP Awa"
    assert lines(room) == [("Fee DUES", "2000", "2026")]
    keys.into(room, "number")
    keys.type("R-0118")
    keys.save()
    # The number is counted up, the day is kept; Bintou pays part of what is owed.
    assert field(room, "number") == "R-0119"
    assert room.form.entries.focused() == "member_id"
    keys.type("FALL")
    keys.type(str(dues.BINTOU))
    assert lines(room) == [("Fee DUES", "3500", "2025")]
    keys.into(room, "lines")
    keys.enter()
    keys.type("1500")
    keys.save()
    # A second line, with the key that adds one.
    keys.type(str(dues.UNION))
    QTest.keyClick(keys.here(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(keys.here(), Qt.Key.Key_Down)
    QTest.keyClick(keys.here(), Qt.Key.Key_Down)
    QTest.keyClick(keys.here(), Qt.Key.Key_Down)
    keys.enter()
    keys.type("500")
    assert len(lines(room)) == 2
    keys.save()
    keys.save()  # paid in advance: the remark was looked at
    # Another day, and nothing is due any more.
    keys.type(str(dues.AWA))
    assert [what for what, _minor, _period in lines(room)] == ["Fee DUES"]
    keys.into(room, "lines")
    keys.enter()
    keys.type("100")
    keys.into(room, "received_on")
    keys.type("20.11.2026")
    keys.save()
    keys.save()
    assert field(room, "received_on") == "20/11/2026"
    keys.type(str(dues.BINTOU))
    keys.save()
    numbers = [books.ask(receipt_detail, each).label.number for each in books.ask(receipt_ids, ReceiptView())][:5]
    assert sorted(numbers) == ["R-0118", "R-0119", "R-0120", "R-0121", "R-0122"]
    assert plain(room.context_line()).startswith("5 recorded · last: R-0122")
    assert len(cells(counter(room).model, "member")) >= 5
    awa, bintou = dues.owed(books, dues.AWA), dues.owed(books, dues.BINTOU)
    assert awa is not None
    assert bintou is not None
    assert (awa.owed, bintou.owed) == (-100, 0)


def test_another_number_in_place_of_a_member_is_another_member_at_once(window: OfficeWindow, qtbot: QtBot) -> None:
    """What is due is proposed as soon as the number stands there: a line added then is not taken away again."""
    room = room_of(window)
    keys = Keys(window, room, qtbot)
    keys.type(str(dues.BINTOU))
    keys.enter()
    assert lines(room) == [("Fee DUES", "3500", "2025")]
    room.form.entries.focus_on("member_id")
    keys.type(str(dues.AWA))
    assert lines(room) == [("Fee DUES", "2000", "2026")]
    QTest.keyClick(keys.here(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert len(lines(room)) == 2
    assert keys.here().accessibleName() == "Paid for, row 2, What"


def test_the_list_of_members_goes_when_the_keyboard_goes(window: OfficeWindow, qtbot: QtBot) -> None:
    """A list left down would take the next keys, wherever the keyboard is."""
    room = room_of(window)
    keys = Keys(window, room, qtbot)
    for leave in (partial(QTest.keyClick, keys.here(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier), keys.save):
        room.form.entries.focus_on("member_id")
        keys.type(str(dues.AWA))
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        leave()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert room.recorded == 1


def test_a_number_used_twice_is_said_beside_its_field_and_nothing_is_written(
    window: OfficeWindow, books: Office
) -> None:
    room = room_of(window)
    put(room, member_id=member(dues.AWA), lines=(TypedLine(what="fee1", minor="2000"),), number="7")
    finish(room)
    put(room, member_id=member(dues.BINTOU), lines=(TypedLine(what="fee1", minor="3500"),), number="7")
    before = len(books.ask(receipt_ids, ReceiptView()))
    room.form.submit()
    assert "7" in remark(room, "number")
    assert room.form.entries.remark("number").kind == "bad"
    assert len(books.ask(receipt_ids, ReceiptView())) == before


def test_everything_said_against_lines_stands_below_them_at_once(window: OfficeWindow) -> None:
    room = room_of(window)
    typed = (
        TypedLine(what="fee1", minor="much", period_from="2026"),
        TypedLine(what="fee2", minor="5000", period_from="2026"),
        TypedLine(minor="100"),
    )
    put(room, member_id=member(dues.AWA), lines=typed)
    room.form.submit()
    editor = room.form.entries.editor("lines")
    assert isinstance(editor, RowsEditor)
    said = [plain(row.said()) for row in editor.rows]
    assert said[0].startswith("Amount: Write an amount in figures.")
    assert "This is not owed by period. Leave it empty." in said[1]
    assert said[2] != ""


def test_money_of_another_currency_is_kept_with_its_rate(window: OfficeWindow, books: Office) -> None:
    room = room_of(window)
    put(room, member_id=member(dues.AWA), lines=(TypedLine(what="fee1", minor="2000"),))
    put(room, other_currency=True)
    put(room, given_currency="USD", given_minor="1", rate="1500")
    room.form.submit()
    assert room.form.entries.remark("rate").kind == "bad" or room.form.entries.remark("given_minor").kind == "bad"
    put(room, rate="2000")
    finish(room)
    label = books.ask(receipt_detail, books.ask(receipt_ids, ReceiptView())[0]).label
    assert (label.minor, label.given_minor, label.given_currency, label.rate) == (2000, 100, "USD", "2000")


def test_other_money_is_compared_with_nothing_while_no_line_says_what_is_paid(window: OfficeWindow) -> None:
    room = room_of(window)
    put(room, member_id=member(dues.AWA), lines=(), other_currency=True)
    put(room, given_currency="USD", given_minor="20", rate="600")
    room.form.submit()
    assert remark(room, "lines") == "This must be filled in."
    assert not any(room.form.entries.remark(name).kind == "bad" for name in ("given_minor", "rate"))
    assert sum(counter(room).body.stretch(place) for place in range(counter(room).body.count())) == 1


def test_somebody_else_pays_by_telephone_and_the_channel_stays(window: OfficeWindow, books: Office) -> None:
    room = room_of(window)
    put(room, member_id=member(dues.AWA), channel=Channel.MOBILE_MONEY, other_payer=True)
    put(room, account="79 41 08 22", account_holder="FALL Bintou", payer_id=member(dues.BINTOU))
    finish(room)
    detail = books.ask(receipt_detail, books.ask(receipt_ids, ReceiptView())[0])
    assert (detail.payer, detail.account_holder) == ("FALL Bintou", "FALL Bintou")
    assert field(room, "channel") == Channel.MOBILE_MONEY
    assert field(room, "account") == ""


def test_shares_and_the_admission_fee_are_paid_with_one_receipt(window: OfficeWindow, books: Office) -> None:
    of_type = with_shares(books)
    newcomer = make_member(books, "SOW Fatou", on=date(2026, 11, 2))
    subscribed(books, newcomer, 2, date(2026, 11, 2), share_type_id=of_type)
    dues.charge(books, newcomer, dues.ADMISSION, date(2026, 11, 2))
    room = room_of(window)
    put(room, member_id=member(newcomer))
    proposed = {what for what, _minor, _period in lines(room)}
    assert {"Parts A", "Fee ADM"} <= proposed
    finish(room)
    assert held(books, newcomer)[2] > 0
    owed = dues.owed(books, newcomer, fee_type_id=dues.ADMISSION)
    assert owed is not None
    assert owed.owed == 0


def test_what_was_typed_is_there_again_after_the_window_was_closed(
    books: Office, window: OfficeWindow, screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    room = room_of(window)
    put(room, member_id=member(dues.AWA), number="R-77", remarks="Brought by her son")
    put(room, lines=(TypedLine(what="fee1", minor="1234", period_from="2026"),))
    room.form.cancel()
    again = window_of(books, screen, tmp_path, qtbot)
    room = room_of(again)
    assert (field(room, "number"), field(room, "remarks")) == ("R-77", "Brought by her son")
    room.form.entries.focus_on("remarks")  # leaves the member: nothing typed is proposed anew
    assert lines(room) == [("Fee DUES", "1234", "2026")]
    again.close()


def test_a_receipt_of_today_is_taken_back_from_the_list_beside(window: OfficeWindow, books: Office) -> None:
    room = room_of(window)
    put(room, member_id=member(dues.AWA), number="R-1")
    finish(room)
    assert plain(counter(room).sum.plain()) == "BIF 8,500"  # with what was written down before
    panel = counter(room)
    with questions.answered_by(Scripted({"reason": "Typed twice."})):
        panel.back.click()
    owed = dues.owed(books, dues.AWA)
    assert owed is not None
    assert owed.owed == 2000
    assert "taken back" in plain(cells(panel.model, "member")[0][0]) or not panel.back.isEnabled()
    assert books.ask(receipt_sums, ReceiptView(number="R-1")).reversed_count == 1


@pytest.mark.dressed
def test_the_room_has_names_for_everything_in_large_text_too(window: OfficeWindow, screen: Screen) -> None:
    room = room_of(window)
    put(room, member_id=member(dues.AWA))
    assert nameless(window) == []
    screen.change_scale(140)
    QApplication.processEvents()
    assert not counter(room).isVisible()
    room._on_recorded()  # noqa: SLF001 - the act of the header
    assert counter(room).isVisible()
    screen.change_scale(100)


def test_one_receipt_from_the_panel_closes_the_form(window: OfficeWindow, books: Office) -> None:
    page = page_of(window)
    segment = page.segment()
    detail = getattr(segment, "detail")  # noqa: B009 - the panel of the arrears
    detail.receive.click()
    form = form_over(window)
    finish(form)
    assert window.content.page() is page
    assert dues.owed(books, dues.AWA) is not None
    owed = dues.owed(books, dues.AWA)
    assert owed is not None
    assert owed.owed == 0
