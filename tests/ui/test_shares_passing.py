"""Transfers on the page of shares: recorded, decided, entered, withdrawn, taken back; how the list tells of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.rules.shares.kinds import TransferReason
from pomanager.rules.shares.transfers import TransferState
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import issue_certificate
from pomanager.services.shares.commands.transferring import request_transfer
from pomanager.services.shares.orders_passing import IssueCertificate, RequestTransfer
from pomanager.services.shares.queries.transfers import transfer, transfers
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.shares import transferring
from pomanager.ui.shares.transfers import TransfersSegment
from tests.make import MovableClock
from tests.shares import AWA, BINTOU, COUMBA, LAWS, TODAY, TYPE, UNIT, bylaws, held
from tests.ui.office_desk import button, nameless, press
from tests.ui.scripted import Scripted
from tests.ui.shares_page import (  # noqa: F401 - fixtures among them
    form_over,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
    saved,
    typed,
    window_of,
)

pytestmark = pytest.mark.usefixtures("at_once")

ASKED: Mapping[str, str] = {
    **LAWS, "capital.free_between_members": "no", "capital.transfer_approval": "board",
    "capital.transfer_silence": "3 months",
}  # fmt: skip
DEED = date(2026, 10, 1)


def transfers_of(window: OfficeWindow) -> TransfersSegment:
    """The segment of transfers, brought in front."""
    page = page_of(window)
    page.bar.tab("transfers").click()
    segment = page.segment()
    assert isinstance(segment, TransfersSegment)
    return segment


def asked(office: Office, on: date = DEED, shares: int = 1) -> int:
    """By-laws that ask the board, and a transfer of Bintou to Awa that waits; its id."""
    bylaws(office, ASKED, date(2016, 1, 1))
    order = RequestTransfer(
        requested_on=on, share_type_id=TYPE, from_id=BINTOU, to_id=AWA, shares=shares, deposited_on=on
    )
    return office.do(request_transfer, order).result


# ---- recording ----------------------------------------------------------------------------------------------------


def test_where_nobodys_approval_is_asked_the_shares_pass_at_once(window: OfficeWindow, books: Office) -> None:
    segment = transfers_of(window)
    segment.start()
    form = form_over(window)
    put(form, from_id="2", to_id="3", shares="1")
    assert "Needs no approval" in remark(form, "to_id")
    assert "Held: 2 shares." in plain(remark(form, "shares"))
    assert not form.form.entries.in_sight("approved_on")
    saved(form)
    assert held(books, BINTOU)[:3] == (1, UNIT, UNIT)
    assert held(books, COUMBA)[:3] == (1, UNIT, UNIT)
    (row,) = books.ask(transfers, TODAY)
    assert (row.state, row.attestation) == (TransferState.ENTERED, "1/2026")
    assert window.content.page() is page_of(window)
    assert segment.table.current_row() == row


def test_where_approval_is_asked_the_form_says_whose_and_until_when(window: OfficeWindow, books: Office) -> None:
    bylaws(books, ASKED, date(2016, 1, 1))
    form = transferring.transferring(window.desk, BINTOU, TYPE)
    page_of(window).open_page(form)
    put(form, to_id="3", shares="1", reason=TransferReason.GIFT)
    assert plain(remark(form, "to_id")) == (
        "Approval needed: The board. Nobody’s answer after 23 Feb 2027 counts as consent."
    )
    assert not form.form.entries.in_sight("price_minor")
    assert not form.form.entries.in_sight("paid_minor")
    saved(form)
    (row,) = books.ask(transfers, TODAY)
    assert (row.state, row.reason, row.answer_by) == (TransferState.WAITING, TransferReason.GIFT, date(2027, 2, 23))
    assert held(books, BINTOU)[0] == 2


def test_one_approved_beforehand_passes_in_the_same_act(window: OfficeWindow, books: Office) -> None:
    bylaws(books, ASKED, date(2016, 1, 1))
    form = transferring.transferring(window.desk, BINTOU)
    page_of(window).open_page(form)
    put(form, to_id="3", shares="2", approved_on=TODAY)
    put(form, decision="Board of 23.11.2026", price_minor="21000")
    saved(form)
    (row,) = books.ask(transfers, TODAY)
    assert (row.state, row.price_minor) == (TransferState.ENTERED, 21_000)
    assert held(books, COUMBA)[0] == 2


def test_a_certificate_that_goes_with_it_is_named(window: OfficeWindow, books: Office) -> None:
    books.do(issue_certificate, IssueCertificate(member_id=BINTOU, share_type_id=TYPE, shares=2, on=TODAY))
    form = transferring.transferring(window.desk, BINTOU)
    page_of(window).open_page(form)
    put(form, to_id="3", shares="1")
    said = plain(remark(form, "shares"))
    assert said.endswith("Cancelled with it: certificate 1. A new one for 1 share is issued for the rest.")


def test_everything_against_a_transfer_stands_beside_its_field(window: OfficeWindow, books: Office) -> None:
    form = transferring.transferring(window.desk, BINTOU)
    page_of(window).open_page(form)
    put(form, to_id="2", shares="3", price_minor="a lot", requested_on=date(2026, 11, 24))
    form.form.submit()
    assert window.content.page() is form
    assert "Nobody transfers shares to themselves" in remark(form, "to_id")
    assert remark(form, "price_minor") == "Write an amount in figures."
    assert "lies ahead" in remark(form, "requested_on")
    assert books.ask(transfers, TODAY) == ()


def test_what_was_typed_stands_there_again(window: OfficeWindow, qtbot: QtBot) -> None:
    form = transferring.transferring(window.desk, BINTOU)
    page_of(window).open_page(form)
    put(form, to_id="3", shares="1", remarks="Between cousins.")
    form.form.cancel()
    qtbot.waitUntil(lambda: not form.isVisible())
    again = transferring.transferring(window.desk, BINTOU)
    assert typed(again, "remarks") == "Between cousins."
    assert typed(again, "shares") == "1"


# ---- what happens to it -------------------------------------------------------------------------------------------


def test_a_transfer_that_waits_says_how_long_and_is_decided(window: OfficeWindow, books: Office) -> None:
    transfer_id = asked(books)
    segment = transfers_of(window)
    told = segment.detail.told
    assert told is not None
    assert (told.state, told.title) == ("Waits for an answer", "Bintou to Awa")
    assert plain(segment.detail.note.text()) == "Nobody’s answer after 1 Jan 2027 counts as consent: 39 days left."
    assert not button(window, "shares.transfers.enter").isVisible()
    press(window, "shares.transfers.decide")
    form = form_over(window)
    put(form, approved=False)
    form.form.submit()
    assert form.form.entries.remark("reason").kind == "bad"
    put(form, approved=True, decision="Board, item 4")
    saved(form)
    assert books.ask(transfer, transfer_id, TODAY).state is TransferState.APPROVED
    assert "Transfer approved · Board, item 4" in segment.detail.facts().values()
    press(window, "shares.transfers.enter")
    saved(form_over(window))
    assert held(books, AWA)[0] == 5
    assert segment.model.rowCount() == 0
    assert segment.begin.isVisible()


def test_a_refusal_needs_its_reason_and_leaves_the_shares(window: OfficeWindow, books: Office) -> None:
    transfer_id = asked(books)
    transfers_of(window)
    press(window, "shares.transfers.decide")
    form = form_over(window)
    put(form, approved=False, reason="The receiver owes dues.")
    saved(form)
    assert books.ask(transfer, transfer_id, TODAY).state is TransferState.REFUSED
    assert held(books, BINTOU)[0] == 2


def test_silence_is_shown_and_the_shares_can_be_entered(window: OfficeWindow, books: Office) -> None:
    asked(books, date(2026, 5, 4))
    segment = transfers_of(window)
    told = segment.detail.told
    assert told is not None
    assert told.state == "Consent by silence"
    assert plain(segment.detail.note.text()).startswith("Nobody answered by 4 Aug 2026")
    press(window, "shares.transfers.enter")
    saved(form_over(window))
    assert held(books, AWA)[0] == 5


def test_a_transfer_is_withdrawn(window: OfficeWindow, books: Office) -> None:
    transfer_id = asked(books)
    segment = transfers_of(window)
    press(window, "shares.transfers.withdraw")
    form = form_over(window)
    put(form, reason="They agreed otherwise.")
    saved(form)
    assert books.ask(transfer, transfer_id, TODAY).state is TransferState.WITHDRAWN
    segment.which.segments()[1].click()
    assert segment.model.rowCount() == 1
    assert segment.detail.told is not None
    assert segment.detail.told.state == "Transfer withdrawn"


def test_a_transfer_is_taken_back_with_its_reason(window: OfficeWindow, books: Office) -> None:
    transfer_id = asked(books)
    transfers_of(window)
    with questions.answered_by(Scripted(None)):
        press(window, "shares.transfers.back")
    assert books.ask(transfer, transfer_id, TODAY).state is TransferState.WAITING
    with questions.answered_by(Scripted({"reason": "Wrong receiver."})):
        press(window, "shares.transfers.back")
    assert books.ask(transfer, transfer_id, TODAY).state is TransferState.TAKEN_BACK


# ---- the list -----------------------------------------------------------------------------------------------------


def test_other_pages_open_a_transfer_and_a_search_finds_it(window: OfficeWindow, books: Office) -> None:
    transfer_id = asked(books)
    window.desk.bus.page_wanted.emit("shares", ("transfers", transfer_id))
    segment = page_of(window).segment()
    assert isinstance(segment, TransfersSegment)
    assert getattr(segment.table.current_row(), "id", None) == transfer_id
    segment.search("bintou")
    assert segment.model.rowCount() == 1
    segment.search("nobody")
    assert segment.model.rowCount() == 0
    assert not segment.begin.isVisible()


def test_an_empty_list_says_what_it_is_for_and_offers_the_first_act(window: OfficeWindow) -> None:
    segment = transfers_of(window)
    press(window, "shares.transfers.begin")
    assert form_over(window).title() == "Record a transfer"
    form_over(window).close_page()
    assert segment.detail.told is None


def test_transfers_speak_every_language(window: OfficeWindow, books: Office, screen: Screen) -> None:
    asked(books)
    segment = transfers_of(window)
    for code in ("km", PSEUDO, "en"):
        screen.change_language(code)
        assert nameless(window) == []
        assert not window.grab().isNull()
    assert segment.detail.told is not None
    assert segment.detail.told.state == "Waits for an answer"


def test_reading_only_greys_what_writes(books: Office, screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    asked(books)
    books.close()
    office = files.open_office(tmp_path / "shares.podb", writing=False, clock=MovableClock())
    shown = window_of(office, screen, tmp_path, qtbot)
    transfers_of(shown)
    for name in ("shares.transfers.decide", "shares.transfers.back"):
        act = button(shown, name)
        assert not act.isEnabled()
        assert act.toolTip() == "This file is open for reading only."
    assert button(shown, "shares.transfers.print").isEnabled()
    shown.close()
