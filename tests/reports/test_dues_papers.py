"""The papers on dues: what they say of receipts, of who owes how much, of reminders and charges."""

from dataclasses import replace
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.reports.composing import InBlocks, Listing, write
from pomanager.reports.dues.charges import DUES_CHARGES
from pomanager.reports.dues.listing import DUES_LIST
from pomanager.reports.dues.receipt import RECEIPT
from pomanager.reports.dues.reminder import DUES_REMINDER
from pomanager.reports.dues.words import money_in_words, plain
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.letter_fields import FIRST_REMINDER
from pomanager.rules.paper_options import DuesShown
from tests.reports import sheets, sheets_dues
from tests.reports.sheets import pages_of
from tests.reports.sheets_dues import fee, fee_line, owed, receipt, share_line


def printed(kind: InBlocks | Listing, sheet: object, folder: Path, **wished: object) -> list[str]:  # type: ignore[type-arg] # of any sheet
    """The words of each page, blanks all alike."""
    file = folder / "paper.pdf"
    write(kind, sheet, file, PrintOrder(**{"language": "en", **wished}))  # type: ignore[arg-type] # as a paper is wanted
    return [page.replace("\xa0", " ") for page in pages_of(file)]


def test_a_receipt_stands_twice_on_one_sheet(tmp_path: Path) -> None:
    sheet = receipt((share_line(), fee_line(fee())), payer="FALL Moussa", given=(236, "USD", "5932"))
    assert len(printed(RECEIPT, sheet, tmp_path, page_size=PageSize.LETTER)) == 1
    (said,) = printed(RECEIPT, sheet, tmp_path)
    for words in (
        "Receipt no. A-0118", "12 · NIYONZIMA Médiatrice", "Shares: Parts sociales", "Annual dues · 2026",
        "BIF 14,000", "fourteen thousand BIF", "two USD and 36/100", "1 USD = 5932 BIF",
    ):  # fmt: skip
        assert said.count(words) >= 2, words
    assert "copy for the office" in said
    assert "Cut here" in said


def test_the_member_is_who_paid_where_nobody_else_is_named(tmp_path: Path) -> None:
    said = printed(RECEIPT, receipt((share_line(),), ""), tmp_path)[0]
    assert said.count("NIYONZIMA Médiatrice") == 4
    assert "Receipt no." not in said
    assert "taken back" not in said
    assert "taken back" in printed(RECEIPT, receipt((share_line(),), is_reversed=True), tmp_path)[0]


@pytest.mark.parametrize(
    ("minor", "decimals", "words"),
    [
        (0, 0, "zero XOF"), (21_000, 0, "twenty-one thousand XOF"), (700, 2, "seven XOF"),
        (705, 2, "seven XOF and 05/100"),
        (10**12, 0, ""), (10**12 - 1, 0, "nine hundred and ninety-nine thousand million"), (-1, 0, ""),
    ],
)  # fmt: skip
def test_amounts_are_spelled(minor: int, decimals: int, words: str) -> None:
    with speaking("en"):
        said = money_in_words(minor, "XOF", decimals)
    assert said == words or (minor == 10**12 - 1 and said.startswith("nine hundred and ninety-nine"))


def test_columns_hold_figures_with_the_decimals_of_the_currency() -> None:
    with speaking("en"):
        assert (plain(1_234_505, 2), plain(-5, 2), plain(1_234_505, 0)) == ("12,345.05", "-0.05", "1,234,505")
    with speaking("fr"):
        assert plain(1_234_505, 2).replace("\u202f", " ") == "12 345,05"


def test_the_list_adds_up_by_section(tmp_path: Path) -> None:
    line = sheets_dues.dues_line()
    said = printed(DUES_LIST, sheets_dues.dues_list(("Mungwa", (line,)), ("Rutegama", (line, line))), tmp_path)[0]
    assert said.startswith("Koperative Dukorere Hamwe")
    for words in ("Overdue dues", "Annual dues", "Mungwa", "Rutegama", "31/03/2026 4,000 2,500 1,500 1,500"):
        assert words in said
    assert "Subtotal 8,000 5,000 3,000 3,000" in said
    assert "Total 12,000 7,500 4,500 4,500" in said
    assert "BIF 7,500 · 3 members" in said
    assert "Paid in advance" in said


def test_the_list_of_one_section_tells_no_sums_of_all_and_has_room_to_sign(tmp_path: Path) -> None:
    sheet = sheets_dues.dues_list(
        ("Mungwa", (sheets_dues.dues_line(),)), section="Mungwa", shown=DuesShown.ALL, signatures=True
    )
    said = printed(DUES_LIST, sheet, tmp_path)[0]
    assert "Signature or thumb-print" in said
    assert "Paid in advance" not in said


@pytest.mark.parametrize(
    ("shown", "words"), [(DuesShown.OVERDUE, "Nothing is overdue."), (DuesShown.OWING, "Nothing is owed.")]
)
def test_a_list_of_nobody_says_so(shown: DuesShown, words: str, tmp_path: Path) -> None:
    sheet = sheets_dues.dues_list(shown=shown)
    assert words in printed(DUES_LIST, sheet, tmp_path)[0]
    assert "No dues were charged" in printed(DUES_LIST, replace(sheet, fees=()), tmp_path)[0]


def test_a_reminder_says_how_much_since_when_and_by_when(tmp_path: Path) -> None:
    text = FIRST_REMINDER
    said = printed(DUES_REMINDER, sheets_dues.reminder(sheets.addressee(), text), tmp_path)[0]
    assert "Reminder of dues\n" in said
    assert "BIF 1,500 is overdue, the oldest part since 31 March 2026" in said.replace("\n", " ")
    assert "24 December 2026" in said
    assert "Annual dues BIF 4,000 BIF 2,500 BIF 1,500 31 Mar 2026" in said
    second = sheets_dues.reminder(sheets.addressee(), text, owed(fee()), level=2)
    assert "Reminder of dues no. 2" in printed(DUES_REMINDER, second, tmp_path)[0]
    own = sheets_dues.reminder(sheets.addressee(), "# Last word\n\nPay {Amount overdue}.", level=3)
    said = printed(DUES_REMINDER, own, tmp_path)[0]
    assert "Last word" in said
    assert "Pay BIF 1,500." in said


def test_amounts_of_two_currencies_are_never_added(tmp_path: Path) -> None:
    som = replace(fee("Levy"), currency="KGS", decimals=2)
    sheet = sheets_dues.reminder(sheets.addressee(), "{amount}", owed(fee()), owed(som, 30_050, 0))
    assert "BIF 1,500 and KGS 300.50" in printed(DUES_REMINDER, sheet, tmp_path)[0]


def test_charges_are_listed_with_their_sum(tmp_path: Path) -> None:
    quarter = FeePeriod(sheets_dues.YEAR.first, sheets_dues.DUE)
    line = sheets_dues.charge_line()
    said = printed(DUES_CHARGES, sheets_dues.charges(line, line, period=quarter), tmp_path)[0]
    for words in ("Charges of a period", "BIF 4,000 · 2 members", "Mungwa 31/03/2026 2,000", "Total 4,000"):
        assert words in said
    nobody = replace(sheets_dues.charges(), fees=())
    assert "Nobody is charged" in printed(DUES_CHARGES, nobody, tmp_path)[0]
