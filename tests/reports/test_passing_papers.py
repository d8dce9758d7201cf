"""The papers on transfers and certificates: what they say, their marks, their square, and that a deed is one sheet."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.reports.parts import QrCode
from pomanager.reports.shares.certificate import SHARE_CERTIFICATE
from pomanager.reports.shares.certificates import CERTIFICATES
from pomanager.reports.shares.transfer_form import TRANSFER_FORM
from pomanager.reports.shares.transfers_waiting import TRANSFERS_WAITING
from pomanager.rules.shares.certificates import read_square
from tests.reports import sheets_passing as sheets
from tests.reports.sheets import pages_of, put
from tests.reports.test_body_papers import flat
from tests.reports.test_member_papers import said

AWA, BINTOU = sheets.holder("Awa", "1"), sheets.holder("Bintou", "2")
KIND = sheets.kind()


def test_a_certificate_says_whose_shares_they_are_and_what_is_paid(tmp_path: Path) -> None:
    text = flat(said(SHARE_CERTIFICATE, sheets.certificate(sheets.certificate_row(AWA, KIND)), tmp_path))
    assert "No. 12" in text
    assert "stand in its share register for: Awa Member number 1 Type of share A · Ordinary" in text
    assert "Number of shares 4 (four)" in text
    money = text.split("Nominal value of a share")[1].split("Issued on")[0]
    assert re.findall(r"\d[\d,]*", money) == ["10,000", "40,000", "40,000"]
    assert "Issued on 1 October 2026" in text
    assert "not negotiable and cannot be pledged" in text
    for role, name in (("Chair", "Awa"), ("Treasurer", "Bintou")):
        assert role in text
        assert name in text
    assert f"Seal: {sheets.SEAL[:16]}" in text
    assert "DUPLICATE" not in text
    assert "CANCELLED" not in text


def test_its_square_says_number_and_seal() -> None:
    row = sheets.certificate_row(AWA, KIND)
    with speaking("en"):
        squares = [
            block.text for block in SHARE_CERTIFICATE.story(sheets.certificate(row)) if isinstance(block, QrCode)
        ]
    assert [read_square(text) for text in squares] == [(12, sheets.SEAL)]


def test_a_duplicate_and_a_cancelled_certificate_are_marked(tmp_path: Path) -> None:
    row = sheets.certificate_row(AWA, KIND, duplicate_of=7, cancelled=True)
    text = flat(said(SHARE_CERTIFICATE, sheets.certificate(row), tmp_path))
    assert "DUPLICATE CANCELLED ON 2 Nov 2026" in text
    assert "In place of No. 7" in text


def test_before_any_certificate_the_paper_says_so(tmp_path: Path) -> None:
    assert "No certificate was issued yet." in said(SHARE_CERTIFICATE, sheets.certificate(None), tmp_path)


def test_a_deed_and_its_attestation_stand_on_one_sheet(tmp_path: Path) -> None:
    for number, row in enumerate((None, sheets.transfer(AWA, BINTOU, KIND))):
        file = tmp_path / f"{number}.pdf"
        with speaking("en"):
            put(TRANSFER_FORM, sheets.form(row), file)
        (page,) = pages_of(file)
        assert "Attestation of deposit" in page


@pytest.mark.parametrize("language", ["fr", "ru", "ky", "km", "rn"])
def test_a_deed_to_be_filled_in_by_hand_is_one_sheet_in_every_language(language: str, tmp_path: Path) -> None:
    with speaking(language):
        put(TRANSFER_FORM, sheets.form(None), tmp_path / "deed.pdf")
    assert len(pages_of(tmp_path / "deed.pdf")) == 1


def test_a_deed_filled_in_ticks_its_reason_and_says_until_when_to_answer(tmp_path: Path) -> None:
    text = flat(said(TRANSFER_FORM, sheets.form(sheets.transfer(AWA, BINTOU, KIND)), tmp_path))
    assert "1 · Awa" in text
    assert "Approval needed The board" in text
    assert "Attestation of deposit Number 3/2026 Deed handed in on 1 October 2026" in text
    assert "silence is consent after that day 1 January 2027" in text
    blank = flat(said(TRANSFER_FORM, sheets.form(None), tmp_path))
    assert "Awa" not in blank
    assert "2026" not in blank.split("Attestation of deposit")[1].split("Printed")[0]


def test_transfers_waiting_say_how_long_there_is(tmp_path: Path) -> None:
    rows = (sheets.transfer(AWA, BINTOU, KIND, silent=True), sheets.transfer(BINTOU, AWA, KIND))
    text = flat(said(TRANSFERS_WAITING, sheets.waiting(*rows), tmp_path))
    assert "01/10/2026 3/2026 1 · Awa 2 · Bintou A 4 The board 01/01/2027 Consent by silence" in text
    assert "2 · Bintou 1 · Awa A 4 The board 01/01/2027 38 days left" in text
    assert "No transfer waits for an answer" in said(TRANSFERS_WAITING, sheets.waiting(), tmp_path)
    open_end = replace(rows[1], answer_by=None, days_left=None)
    assert "— by-laws silent" in flat(said(TRANSFERS_WAITING, sheets.waiting(open_end), tmp_path))


def test_the_register_counts_valid_and_cancelled_shares(tmp_path: Path) -> None:
    rows = (
        sheets.certificate_row(AWA, KIND, 1, cancelled=True, remarks="Wrong name"),
        sheets.certificate_row(BINTOU, KIND, 2, duplicate_of=1),
        sheets.certificate_row(BINTOU, KIND, 3),
    )
    text = flat(said(CERTIFICATES, sheets.register(*rows), tmp_path))
    assert "3 certificates were issued; 2 of them are valid." in text
    assert "02/11/2026 · Issued by mistake Wrong name" in text
    assert "Total 8 4" in text
    assert "No certificate had been issued by this day." in said(CERTIFICATES, sheets.register(), tmp_path)
