"""Certificates on the page of shares: issued, split, replaced, cancelled, and a paper held against the register."""

from datetime import date

import pytest

from pomanager.i18n.languages import PSEUDO
from pomanager.rules.shares.certificates import CertificateState, square_text
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import cancel_certificate, issue_certificate, replace_certificate
from pomanager.services.shares.orders_passing import CancelCertificate, IssueCertificate, ReplaceCertificate
from pomanager.services.shares.queries.certificates import certificate, certificate_register
from pomanager.ui.application import Screen
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.shares import certifying
from pomanager.ui.shares.certificates import CertificatesSegment
from pomanager.ui.shares.certifying import Piece
from tests.shares import AWA, BINTOU, TODAY, TYPE
from tests.ui.office_desk import button, nameless, press
from tests.ui.shares_page import (  # noqa: F401 - fixtures among them
    form_over,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
    saved,
)

pytestmark = pytest.mark.usefixtures("at_once")

ISSUED = date(2025, 2, 3)


def certificates_of(window: OfficeWindow) -> CertificatesSegment:
    """The segment of certificates, brought in front."""
    page = page_of(window)
    page.bar.tab("certificates").click()
    segment = page.segment()
    assert isinstance(segment, CertificatesSegment)
    return segment


def issued(office: Office, member_id: int = AWA, shares: int = 3) -> int:
    """A certificate of a member; its id."""
    order = IssueCertificate(member_id=member_id, share_type_id=TYPE, shares=shares, on=ISSUED)
    return office.do(issue_certificate, order).result


def said(segment: CertificatesSegment) -> tuple[str, str]:
    """What the panel says of the paper: the verdict, and what it rests on."""
    return segment.detail.note.title(), plain(segment.detail.note.text())


def numbers(segment: CertificatesSegment) -> list[str]:
    """The numbers listed."""
    return [str(segment.model.index(row, 0).data()) for row in range(segment.model.rowCount())]


# ---- issuing ------------------------------------------------------------------------------------------------------


def test_a_certificate_is_issued_and_shown(window: OfficeWindow, books: Office) -> None:
    segment = certificates_of(window)
    press(window, "shares.certificates.begin")
    form = form_over(window)
    put(form, member_id="2", shares="2")
    assert plain(remark(form, "shares")) == "Without a certificate so far: 2 shares."
    assert remark(form, "number") == "Left empty: 1"
    saved(form)
    (row,) = books.ask(certificate_register, TODAY)
    assert (row.number, row.member.member_id, row.shares, row.paid_minor) == (1, BINTOU, 2, 20_000)
    assert segment.detail.told is not None
    assert segment.detail.told.title == "Certificate 1"
    assert segment.detail.told.state == "Valid certificate"


def test_more_than_is_free_is_refused_beside_the_shares(window: OfficeWindow, books: Office) -> None:
    issued(books, AWA, 3)
    form = certifying.issuing(window.desk, AWA, TYPE)
    page_of(window).open_page(form)
    put(form, shares="2", number="1")
    form.form.submit()
    assert "no more can be certified" in remark(form, "shares")
    assert "used already" in remark(form, "number")
    put(form, shares="1", number="7")
    saved(form)
    assert [row.number for row in books.ask(certificate_register, TODAY)] == [1, 7]


# ---- what happens to one ------------------------------------------------------------------------------------------


def test_a_certificate_is_split(window: OfficeWindow, books: Office) -> None:
    issued(books)
    certificates_of(window)
    press(window, "shares.certificates.split")
    form = form_over(window)
    put(form, parts=(Piece(2), Piece(2)))
    form.form.submit()
    assert "The parts come to 4 shares" in remark(form, "parts")
    put(form, parts=(Piece(1), Piece(2)))
    saved(form)
    rows = books.ask(certificate_register, TODAY, live_only=True)
    assert [(row.number, row.shares, row.split_from) for row in rows] == [(2, 1, 1), (3, 2, 1)]


def test_a_lost_certificate_is_replaced_by_a_duplicate(window: OfficeWindow, books: Office) -> None:
    first = issued(books)
    segment = certificates_of(window)
    press(window, "shares.certificates.replace")
    form = form_over(window)
    form.form.submit()
    assert form.form.entries.remark("remarks").kind == "bad"
    put(form, remarks="Burnt with the house.")
    saved(form)
    assert books.ask(certificate, first, TODAY).state is CertificateState.CANCELLED
    assert numbers(segment) == ["2"]
    assert segment.detail.facts()["Issued as"] == "Duplicate of 1"


def test_a_certificate_is_cancelled_for_a_reason_of_its_own(window: OfficeWindow, books: Office) -> None:
    first = issued(books)
    segment = certificates_of(window)
    press(window, "shares.certificates.cancel")
    form = form_over(window)
    put(form, remarks="Wrong name.")
    saved(form)
    row = books.ask(certificate, first, TODAY)
    assert (row.state, row.end_reason) == (CertificateState.CANCELLED, CertificateEnd.MISTAKE)
    assert numbers(segment) == []
    segment.which.segments()[1].click()
    assert numbers(segment) == ["1"]
    assert not button(window, "shares.certificates.cancel").isVisible()


# ---- holding a paper against the register -------------------------------------------------------------------------


def test_a_square_that_was_scanned_is_judged(window: OfficeWindow, books: Office) -> None:
    first = books.ask(certificate, issued(books), TODAY)
    segment = certificates_of(window)
    segment.search("1")
    assert said(segment)[0] == "Valid in the books"
    segment.search(square_text(first.number, first.seal))
    assert said(segment) == ("Genuine", "It stands for 3 shares of Awa.")
    segment.search(square_text(first.number, "0" * 64))
    assert said(segment)[0] == "Not genuine"
    segment.search(square_text(99, first.seal))
    assert segment.model.rowCount() == 0
    assert not segment.begin.isVisible()


def test_a_cancelled_one_and_a_duplicate_are_told_apart(window: OfficeWindow, books: Office) -> None:
    first = issued(books)
    order = ReplaceCertificate(certificate_id=first, on=date(2026, 1, 5), remarks="Lost.")
    second = books.ask(certificate, books.do(replace_certificate, order).result, TODAY)
    lost = books.ask(certificate, first, TODAY)
    segment = certificates_of(window)
    segment.search(square_text(lost.number, lost.seal))
    assert said(segment) == ("Certificate cancelled", "It was cancelled on 5 Jan 2026 and proves nothing since then.")
    segment.search(square_text(second.number, second.seal))
    assert said(segment)[0] == "Genuine duplicate"


def test_a_search_finds_names_and_survives_any_figures(window: OfficeWindow, books: Office) -> None:
    issued(books, AWA)
    issued(books, BINTOU, 1)
    segment = certificates_of(window)
    assert numbers(segment) == ["2", "1"]
    segment.search("bintou")
    assert numbers(segment) == ["2"]
    segment.search("9" * 30)
    assert numbers(segment) == []


def test_other_pages_open_a_certificate_that_is_not_valid(window: OfficeWindow, books: Office) -> None:
    first = issued(books)
    books.do(cancel_certificate, CancelCertificate(certificate_id=first, on=TODAY))
    window.desk.bus.page_wanted.emit("shares", ("certificates", first))
    segment = page_of(window).segment()
    assert isinstance(segment, CertificatesSegment)
    assert getattr(segment.table.current_row(), "id", None) == first


def test_certificates_speak_every_language(window: OfficeWindow, books: Office, screen: Screen) -> None:
    issued(books)
    segment = certificates_of(window)
    for code in (PSEUDO, "en"):
        screen.change_language(code)
        assert nameless(window) == []
        assert not window.grab().isNull()
    assert segment.detail.told is not None
    assert segment.detail.told.title == "Certificate 1"
