"""Fees, charges, waivers, balances carried over, reversals and reminders: what acts write, and what they refuse."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import NotFound, Stale
from pomanager.readmodels.dues import ArrearsFact
from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.dues import charging, judging
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.kinds import DuesKind, FeeKind, Period
from pomanager.rules.members import Status
from pomanager.rules.money import Money
from pomanager.rules.shares.judging import NOT_POSITIVE
from pomanager.rules.shares.kinds import Holder
from pomanager.rules.wording import Wording
from pomanager.services.dues.commands.charging import (
    charge_dues,
    charge_member,
    record_opening_dues,
    reverse_charges,
    reverse_dues,
    waive_dues,
)
from pomanager.services.dues.commands.fees import add_fee_type, amend_fee_type, set_fee_amount
from pomanager.services.dues.orders import (
    AddFeeType,
    AmendFeeType,
    ChargeDues,
    ChargeMember,
    RecordOpeningDues,
    ReverseCharges,
    ReverseDues,
    SetFeeAmount,
    WaiveDues,
)
from pomanager.services.dues.queries.arrears import arrears_facts
from pomanager.services.dues.queries.fees import (
    admitted_not_charged,
    charge_preview,
    fee_row,
    fee_rows,
    periods_charged,
    periods_to_charge,
    proposed_amount,
)
from pomanager.services.dues.queries.listing import dues_ledger
from pomanager.services.office import Office
from tests import bodies, dues, make
from tests.dues import (
    ADMISSION,
    AWA,
    BINTOU,
    CAME,
    COUMBA,
    DUE_25,
    DUE_26,
    DUES,
    LEVY,
    TODAY,
    UNION,
    YEAR_25,
    YEAR_26,
    charged,
    owed,
    refused,
)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """Four members and three fees, nobody charged, on a file of the test's own."""
    opened = dues.office(tmp_path, clock)
    yield opened
    opened.close()


def test_a_fee_is_written_down_with_its_amount(office: Office) -> None:
    row = office.ask(fee_row, DUES, TODAY)
    assert (row.label.code, row.label.currency, row.label.decimals, row.minor) == ("DUES", "BIF", 0, 2000)
    assert [each.label.code for each in office.ask(fee_rows, TODAY)] == ["ADM", "DUES", "LEVY"]
    line = make.last_line(office)
    assert (line.act, line.label) == ("dues.fee_added", "LEVY · Fee LEVY")
    assert make.changes(line)["amount"] == (None, "500 BIF")


def test_a_fee_in_another_currency_has_the_decimals_of_that(office: Office) -> None:
    dollars = dues.fee(office, "USD", currency="USD", minor=250)
    assert office.ask(fee_row, dollars, TODAY).label.decimals == 2


def test_a_fee_that_is_wrong_is_refused_with_everything_at_once(office: Office) -> None:
    order = AddFeeType(code="dues", kind=FeeKind.DUES, name=Wording(), minor=0)
    found = refused(office, add_fee_type, order)
    assert found == {
        "code": [charging.CODE_TAKEN], "name": [charging.NO_FEE_NAME], "period": [charging.NEEDS_PERIOD],
        "minor": [NOT_POSITIVE],
    }  # fmt: skip


def test_the_by_laws_propose_the_admission_fee(office: Office) -> None:
    assert office.ask(proposed_amount, FeeKind.ADMISSION, TODAY) is None
    bodies.bylaws(office, {"capital.entry_fee": "7500 BIF"})
    assert office.ask(proposed_amount, FeeKind.ADMISSION, TODAY) == Money(7500, "BIF")
    assert office.ask(proposed_amount, FeeKind.DUES, TODAY) is None


def _amendment(office: Office, **changed: object) -> AmendFeeType:
    row = office.ask(fee_row, DUES, TODAY)
    same = {
        "fee_type_id": DUES, "version": row.version, "code": row.label.code, "kind": row.label.kind,
        "name": row.label.name, "period": row.label.period, "owed_by": row.owed_by,
        "due_after_days": row.due_after_days,
    }  # fmt: skip
    return AmendFeeType(**{**same, **changed})  # type: ignore[arg-type] # single fields, by name


def test_a_fee_is_changed_and_what_was_charged_keeps_its_kind(office: Office) -> None:
    office.do(amend_fee_type, _amendment(office, name=Wording({"en": "Annual dues"}), due_after_days=59))
    assert make.changes(make.last_line(office))["due_after_days"] == ("89", "59")
    charged(office)
    found = refused(office, amend_fee_type, _amendment(office, period=Period.MONTH))
    assert found == {"kind": [charging.HAS_ENTRIES]}
    office.do(amend_fee_type, _amendment(office, code="COT"))
    assert office.ask(fee_row, DUES, TODAY).label.code == "COT"


def test_with_another_currency_the_amount_is_written_anew(office: Office) -> None:
    set_amount = SetFeeAmount(fee_type_id=DUES, since=date(2026, 1, 1), minor=3000, decision="AG 1/2026")
    office.do(set_fee_amount, set_amount)
    assert refused(office, amend_fee_type, _amendment(office, currency="USD")) == {"minor": [charging.AMOUNT_ANEW]}
    assert refused(office, amend_fee_type, _amendment(office, currency="USD", minor=0)) == {"minor": [NOT_POSITIVE]}
    office.do(amend_fee_type, _amendment(office, currency="USD", minor=150))
    row = office.ask(fee_row, DUES, TODAY)
    assert (row.label.currency, row.label.decimals) == ("USD", 2)
    assert [(each.since, each.minor, each.decision) for each in row.amounts] == [
        (date(2026, 1, 1), 150, "AG 1/2026"), (date(2020, 1, 1), 150, "AG 1/2020")
    ]  # fmt: skip
    told = make.changes(make.last_line(office))
    assert (told["currency"], told["amount"], told["amount_since"]) == (
        ("BIF", "USD"), (None, "1.50 USD"), (None, "2020-01-01")
    )  # fmt: skip
    office.do(amend_fee_type, _amendment(office, minor=7, code="COT"))
    assert office.ask(fee_row, DUES, TODAY).minor == 150, "the same currency: nothing is set anew"
    charged(office)
    order = _amendment(office, currency="EUR", minor=7)
    assert refused(office, amend_fee_type, order) == {"kind": [charging.HAS_ENTRIES]}


def test_a_fee_changed_meanwhile_is_not_written_over(office: Office) -> None:
    stale = _amendment(office, code="COT")
    office.do(amend_fee_type, stale)
    with pytest.raises(Stale):
        office.do(amend_fee_type, stale)
    with pytest.raises(NotFound):
        office.do(amend_fee_type, _amendment(office, fee_type_id=99))


def test_the_amount_of_the_day_is_charged(office: Office) -> None:
    office.do(set_fee_amount, SetFeeAmount(fee_type_id=DUES, since=YEAR_26, minor=3000, decision="AG 2025"))
    charged(office, YEAR_25)
    charged(office, YEAR_26)
    told = owed(office, AWA)
    assert told is not None
    assert told.charged == 5000
    assert refused(office, set_fee_amount, SetFeeAmount(fee_type_id=DUES, since=YEAR_26, minor=-1)) == {
        "minor": [NOT_POSITIVE]
    }


def test_everybody_on_the_roll_on_the_first_day_is_charged_once(office: Office) -> None:
    make.standing(office, BINTOU, Status.SUSPENDED, date(2025, 12, 31))
    preview = office.ask(charge_preview, DUES, date(2026, 5, 5))
    assert (preview.on_roll, preview.charged, preview.to_charge, preview.total) == (3, 0, 3, 6000)
    assert preview.due_on == DUE_26
    assert charged(office) == 3
    assert owed(office, COUMBA) is None  # admitted later
    line = make.last_line(office)
    assert (line.act, make.changes(line)["members"], make.changes(line)["total"]) == (
        "dues.charged", (None, "3"), (None, "6000 BIF")
    )  # fmt: skip
    assert refused(office, charge_dues, ChargeDues(fee_type_id=DUES, period_from=YEAR_26)) == {
        "": [charging.NOBODY_TO_CHARGE]
    }


def test_who_left_before_is_not_charged_and_who_leaves_on_the_day_after_is(office: Office) -> None:
    make.standing(office, AWA, Status.RESIGNED, YEAR_26)
    make.standing(office, BINTOU, Status.RESIGNED, date(2026, 1, 2))
    assert charged(office) == 2
    assert owed(office, AWA) is None
    assert owed(office, BINTOU) is not None


def test_a_charge_that_is_wrong_is_refused_with_everything_at_once(office: Office) -> None:
    order = ChargeDues(fee_type_id=ADMISSION, period_from=date(2027, 1, 1))
    assert refused(office, charge_dues, order) == {
        "fee_type_id": [charging.CHARGED_ON_ADMISSION], "period_from": [DAY_AHEAD],
    }  # fmt: skip
    assert refused(office, charge_dues, ChargeDues(fee_type_id=DUES, period_from=date(2026, 2, 1))) == {
        "period_from": [charging.NOT_A_PERIOD]
    }


def test_only_those_who_owe_a_fee_are_charged(office: Office) -> None:
    people = dues.fee(office, "P", owed_by=Holder.PEOPLE, minor=100)
    unions = dues.fee(office, "U", owed_by=Holder.ORGANISATIONS, minor=100)
    assert charged(office, fee_type_id=people) == 2
    assert charged(office, fee_type_id=unions) == 1
    assert owed(office, UNION, fee_type_id=unions) is not None


def test_a_levy_is_charged_to_everybody_on_one_day(office: Office) -> None:
    day = date(2026, 8, 1)
    assert charged(office, day, LEVY) == 4
    assert owed(office, COUMBA, fee_type_id=LEVY) is not None
    assert refused(office, charge_dues, ChargeDues(fee_type_id=LEVY, period_from=day)) == {
        "": [charging.NOBODY_TO_CHARGE]
    }


def test_who_joined_later_is_charged_alone(office: Office) -> None:
    charged(office)
    dues.charge(office, COUMBA, DUES, CAME)
    told = owed(office, COUMBA)
    assert told is not None
    assert (told.charged, told.since) == (2000, date(2026, 10, 7))
    entry = office.ask(dues_ledger, COUMBA)[0]
    assert (entry.period_from, entry.due_on) == (YEAR_26, date(2026, 10, 7))
    again = ChargeMember(member_id=COUMBA, fee_type_id=DUES, on=TODAY, period_from=YEAR_26, minor=0)
    assert refused(office, charge_member, again) == {
        "period_from": [charging.CHARGED_ALREADY], "minor": [NOT_POSITIVE]
    }  # fmt: skip


def test_the_admission_fee_is_charged_to_those_admitted_and_not_charged_yet(office: Office) -> None:
    since = date(2026, 1, 1)
    assert [each.member.member_id for each in office.ask(admitted_not_charged, ADMISSION, since)] == [COUMBA]
    serial = dues.charge(office, COUMBA, ADMISSION, CAME)
    assert office.ask(admitted_not_charged, ADMISSION, since) == ()
    office.do(reverse_dues, ReverseDues(serial=serial, reason="Wrong person."))
    assert len(office.ask(admitted_not_charged, ADMISSION, since)) == 1
    assert len(office.ask(admitted_not_charged, ADMISSION)) == 4


def test_what_was_charged_and_what_can_be(office: Office) -> None:
    charged(office, YEAR_25)
    assert [each.first for each in office.ask(periods_to_charge, DUES, TODAY)] == [
        date(year, 1, 1) for year in (2020, 2021, 2022, 2023, 2024, 2026)
    ]  # fmt: skip
    told = office.ask(periods_charged, DUES)
    assert [(each.period, each.members, each.minor) for each in told] == [
        (FeePeriod(YEAR_25, date(2025, 12, 31)), 3, 6000)
    ]


def test_dues_are_let_off_by_charge_or_the_oldest_first(office: Office) -> None:
    charged(office, YEAR_25)
    charged(office, YEAR_26)
    by_charge = WaiveDues(member_id=AWA, fee_type_id=DUES, on=TODAY, minor=1500, due_on=DUE_26, decision="CA 9")
    office.do(waive_dues, by_charge)
    told = owed(office, AWA)
    assert told is not None
    assert (told.charged, told.overdue, told.since) == (2500, 2500, DUE_25)
    office.do(waive_dues, WaiveDues(member_id=AWA, fee_type_id=DUES, on=TODAY, minor=2200, decision="CA 9"))
    told = owed(office, AWA)
    assert told is not None
    assert (told.charged, told.since) == (300, DUE_26)
    lines = [each for each in office.ask(dues_ledger, AWA) if each.kind is DuesKind.WAIVER]
    assert [(each.minor, each.period_from) for each in lines] == [(-1500, YEAR_26), (-2000, YEAR_25), (-200, YEAR_26)]
    too_much = WaiveDues(member_id=AWA, fee_type_id=DUES, on=TODAY, minor=301, decision="CA 9")
    assert refused(office, waive_dues, too_much) == {"minor": [judging.WAIVED_TOO_MUCH]}
    office.do(waive_dues, WaiveDues(member_id=AWA, fee_type_id=DUES, on=TODAY, minor=300, decision="CA 9"))
    assert arrears_facts_of(office, AWA) is None


def arrears_facts_of(office: Office, member_id: int) -> ArrearsFact | None:
    """What is overdue of one member's dues."""
    return office.ask(arrears_facts, TODAY, 0, (member_id,)).get(member_id)


def test_nothing_is_let_off_before_it_is_charged_or_ahead(office: Office) -> None:
    charged(office)
    early = WaiveDues(member_id=AWA, fee_type_id=DUES, on=date(2025, 12, 31), minor=1)
    assert refused(office, waive_dues, early) == {"on": [judging.WAIVED_TOO_EARLY]}
    ahead = WaiveDues(member_id=AWA, fee_type_id=DUES, on=date(2026, 11, 24), minor=0)
    assert refused(office, waive_dues, ahead) == {"on": [DAY_AHEAD], "minor": [NOT_POSITIVE]}


def test_balances_are_carried_over_owed_or_paid_in_advance(office: Office) -> None:
    day = date(2025, 12, 31)
    opening = RecordOpeningDues(member_id=AWA, fee_type_id=DUES, on=day, minor=3500, due_on=date(2024, 3, 31))
    office.do(record_opening_dues, opening)
    office.do(record_opening_dues, RecordOpeningDues(member_id=BINTOU, fee_type_id=DUES, on=day, minor=-500))
    charged(office)
    awa, bintou = owed(office, AWA), owed(office, BINTOU)
    assert awa is not None
    assert bintou is not None
    assert (awa.owed, awa.since) == (5500, date(2024, 3, 31))
    assert (bintou.owed, bintou.overdue) == (1500, 1500)
    again = RecordOpeningDues(member_id=AWA, fee_type_id=DUES, on=date(2027, 1, 1), minor=0, due_on=None)
    assert refused(office, record_opening_dues, again) == {
        "on": [DAY_AHEAD], "minor": [judging.NOTHING_CARRIED], "fee_type_id": [judging.CARRIED_ALREADY]
    }  # fmt: skip
    due = RecordOpeningDues(member_id=UNION, fee_type_id=DUES, on=day, minor=-1, due_on=day)
    assert refused(office, record_opening_dues, due) == {"due_on": [judging.ADVANCE_NOT_DUE]}


def test_an_entry_is_taken_back_once_and_no_reversal_is(office: Office) -> None:
    charged(office)
    before = owed(office, AWA)
    serial = dues.charge(office, AWA, LEVY)
    reversal = office.do(reverse_dues, ReverseDues(serial=serial, reason="Wrong person.")).result[0]
    assert owed(office, AWA) == before
    levy = owed(office, AWA, fee_type_id=LEVY)
    assert levy is not None
    assert (levy.charged, levy.owed) == (0, 0)
    lines = office.ask(dues_ledger, AWA, LEVY)
    assert [(each.serial, each.reverses, each.reversed_by, each.balance) for each in lines] == [
        (serial, None, reversal, 500), (reversal, serial, None, 0)
    ]  # fmt: skip
    assert refused(office, reverse_dues, ReverseDues(serial=serial, reason=" ")) == {
        "": [judging.REVERSED_ALREADY], "reason": [judging.NO_REASON]
    }  # fmt: skip
    assert refused(office, reverse_dues, ReverseDues(serial=reversal, reason="x")) == {
        "": [judging.REVERSES_A_REVERSAL]
    }
    with pytest.raises(NotFound):
        office.do(reverse_dues, ReverseDues(serial=999, reason="x"))


def test_what_was_let_off_of_a_charge_is_taken_back_first(office: Office) -> None:
    charged(office)
    serial = office.ask(dues_ledger, AWA)[0].serial
    waiver = office.do(
        waive_dues, WaiveDues(member_id=AWA, fee_type_id=DUES, on=TODAY, minor=1, decision="CA 9")
    ).result[0]
    assert refused(office, reverse_dues, ReverseDues(serial=serial, reason="x")) == {"": [judging.WAIVED_FIRST]}
    office.do(reverse_dues, ReverseDues(serial=waiver, reason="x"))
    office.do(reverse_dues, ReverseDues(serial=serial, reason="x"))
    assert charged(office) == 1  # charged again, once


def test_all_charges_of_a_period_are_taken_back_together(office: Office) -> None:
    charged(office, YEAR_25)
    before = owed(office, AWA)
    charged(office)
    office.do(waive_dues, WaiveDues(member_id=AWA, fee_type_id=DUES, on=TODAY, minor=9, due_on=DUE_26, decision="9"))
    order = ReverseCharges(fee_type_id=DUES, period_from=YEAR_26, reason="The amount was wrong.")
    assert office.do(reverse_charges, order).result == 3
    assert owed(office, AWA) == before
    assert make.changes(make.last_line(office))["total"] == ("6000 BIF", None)
    assert refused(office, reverse_charges, ReverseCharges(fee_type_id=DUES, period_from=YEAR_26, reason="")) == {
        "period_from": [judging.NO_CHARGES], "reason": [judging.NO_REASON]
    }  # fmt: skip
    assert [each.period.first for each in office.ask(periods_charged, DUES)] == [YEAR_25]
    assert charged(office) == 3
