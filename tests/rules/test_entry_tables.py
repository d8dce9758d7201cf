"""Tables of past shares, payments and dues: which column is which, and all that is wrong with a row."""

from datetime import date

import pytest

from pomanager.rules.dues import entry_fields, entry_rows
from pomanager.rules.dues.entry_fields import HEADINGS, EntryField, columns_by_wish, guess_columns
from pomanager.rules.dues.entry_rows import EntryRow, Kept, Known, RowReader
from pomanager.rules.shares.kinds import Channel
from pomanager.rules.wording import Wording

TODAY = date(2026, 6, 30)
A = Kept(1, "A", Wording({"fr": "Part ordinaire", "en": "Ordinary share"}), "XOF", 0)
B = Kept(2, "B", Wording({"fr": "Part d’épargne"}), "KGS", 2)
DUES = Kept(7, "COT", Wording({"fr": "Cotisation"}), "XOF", 0)
HEADS = ["N°", "Date", "Type de part", "Parts", "Versé", "Cotisation", "Dû", "Cotisation payée", "Année", "Reçu",
         "Mode de paiement"]  # fmt: skip


def read(*cells: str, known: Known | None = None, heads: list[str] = HEADS) -> EntryRow:
    """The one row, as it is read under these headings."""
    reader = RowReader(guess_columns(heads), known or Known((A,), (DUES,), TODAY))
    (row,) = reader.rows([cells], first_row=2)
    return row


def said(row: EntryRow) -> set[tuple[str, str]]:
    """What is wrong with a row: beside which field, and the sentence."""
    return {(objection.about, objection.message) for objection in row.objections}


def test_headings_of_six_languages_are_known_and_mean_one_thing() -> None:
    headings = [(heading, field) for field, of_field in HEADINGS.items() for heading in of_field]
    assert len({heading for heading, _field in headings}) == len(set(headings))
    assert all(heading for heading, _field in headings)
    assert guess_columns(["ល.រ", "កាលបរិច្ឆេទ", "ភាគហ៊ុន", "បានបង់"]) == {
        0: EntryField.NUMBER, 1: EntryField.DATE, 2: EntryField.SHARES, 3: EntryField.PAID,
    }  # fmt: skip
    assert guess_columns(["№", "Дата", "Паи", "Оплачено", "Номер"])[0] is EntryField.NUMBER
    assert 4 not in guess_columns(["№", "Дата", "Паи", "Оплачено", "Номер"])


def test_a_wish_takes_its_field_from_the_guess() -> None:
    columns, objections = columns_by_wish(["N°", "Parts", "Total"], [("total", "shares"), ("2", "-")])
    assert (columns, objections) == ({0: EntryField.NUMBER, 2: EntryField.SHARES}, ())


def test_wishes_that_cannot_be_followed_are_all_told() -> None:
    _columns, objections = columns_by_wish(["Nom", "Total"], [("Prix", "shares"), ("Total", "price")])
    assert [objection.message for objection in objections] == [
        entry_fields.NO_SUCH_COLUMN, entry_fields.NO_SUCH_FIELD, entry_fields.NO_NUMBERS, entry_fields.NOTHING_TO_ENTER,
    ]  # fmt: skip


def test_a_row_says_everything_at_once() -> None:
    row = read("12", "3.5.2024", "part ordinaire", "5", "25 000", "", "6 000", "2000", "2024", "A-118", "Orange Money")
    assert (row.row, row.number, row.on, row.is_opening) == (2, "12", date(2024, 5, 3), False)
    assert (row.type_id, row.shares, row.paid) == (1, 5, 25_000)
    assert (row.fee_id, row.charged, row.dues_paid, row.period) == (7, 6_000, 2_000, date(2024, 1, 1))
    assert (row.receipt, row.channel, row.objections) == ("A-118", Channel.MOBILE_MONEY, ())


def test_a_row_without_a_date_is_the_balance_of_the_opening_day() -> None:
    opening = date(2025, 12, 31)
    row = read("12", "", "", "5", "", known=Known((A,), (), TODAY, opening))
    assert (row.on, row.is_opening, row.objections) == (opening, True, ())
    assert said(read("12", "", "", "5")) == {("date", entry_rows.NO_DAY)}


@pytest.mark.parametrize(("day", "wrong"), [("29.6.2026", False), ("30.6.2026", False), ("1.7.2026", True)])
def test_no_day_is_still_to_come(day: str, *, wrong: bool) -> None:
    assert (("date", entry_rows.FUTURE_DAY) in said(read("12", day, "", "5"))) is wrong


@pytest.mark.parametrize("day", ["2024", "mars 2024", "vers 2024", "31.2.2024", "3.5.24", "hier"])
def test_only_a_full_day_will_do(day: str) -> None:
    assert ("date", entry_rows.UNREADABLE_DAY) in said(read("12", day, "", "5"))


def test_whatever_is_wrong_is_told_at_once() -> None:
    row = read("", "hier", "C", "2,5", "-3", "", "mille", "x", "bientôt")
    assert said(row) == {
        ("number", entry_rows.NO_NUMBER), ("date", entry_rows.UNREADABLE_DAY), ("type", entry_rows.UNKNOWN_TYPE),
        ("shares", entry_rows.UNREADABLE_SHARES), ("charged", entry_rows.UNREADABLE_AMOUNT),
        ("dues_paid", entry_rows.UNREADABLE_AMOUNT), ("period", entry_rows.UNREADABLE_DAY),
    }  # fmt: skip
    assert row.is_empty


def test_amounts_have_the_decimals_of_their_currency() -> None:
    known = Known((A, B), (), TODAY)
    assert read("12", "3.5.2024", "B", "1", "12,50", known=known).paid == 1_250
    assert ("paid", entry_rows.UNREADABLE_AMOUNT) in said(read("12", "3.5.2024", "A", "1", "12,50", known=known))
    assert ("paid", entry_rows.UNREADABLE_AMOUNT) in said(read("12", "3.5.2024", "A", "1", "-5", known=known))


def test_of_several_types_the_row_names_its_own() -> None:
    known = Known((A, B), (), TODAY)
    assert ("type", entry_rows.WHICH_TYPE) in said(read("12", "3.5.2024", "", "1", known=known))
    assert read("12", "3.5.2024", "part d’épargne", "1", known=known).type_id == B.id
    assert ("type", entry_rows.NO_TYPES) in said(read("12", "3.5.2024", "", "1", known=Known((), (), TODAY)))


@pytest.mark.parametrize(("shares", "wrong"), [("0", False), ("1 000 000 000", False), ("1 000 000 001", True)])
def test_there_is_a_most_of_shares(shares: str, *, wrong: bool) -> None:
    assert (("shares", entry_rows.UNREADABLE_SHARES) in said(read("12", "3.5.2024", "", shares))) is wrong


def test_empty_rows_are_passed_over_and_keep_their_numbers() -> None:
    reader = RowReader({0: EntryField.NUMBER, 1: EntryField.SHARES}, Known((A,), (), TODAY, date(2026, 1, 1)))
    assert [row.row for row in reader.rows([("1", "2"), ("", ""), (), ("3", "4")], first_row=5)] == [5, 8]
