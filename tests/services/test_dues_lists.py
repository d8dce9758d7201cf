"""What everybody owes: lists, sums, arrears by one statement and by the rules, reminders."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from pomanager.areas import Area
from pomanager.readmodels.dues import ArrearsFact, DuesView, DuesWhat
from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.dues import judging
from pomanager.rules.dues.arrears import last_due_before, owed_on
from pomanager.rules.dues.kinds import DuesKind
from pomanager.services.dues.commands.reminding import record_reminders
from pomanager.services.dues.commands.writing import DuesDraft, write_dues
from pomanager.services.dues.orders import (
    RecordReminders,
)
from pomanager.services.dues.queries import late
from pomanager.services.dues.queries.arrears import are_dues_kept, arrears_facts, dues_keys, owed_of
from pomanager.services.dues.queries.facts import lines_of
from pomanager.services.dues.queries.listing import dues_by_section, dues_rows, dues_sums, member_dues
from pomanager.services.dues.queries.reminders import remind_rows
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import dues, make
from tests.dues import (
    AWA,
    BINTOU,
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
    refused,
)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """Four members and three fees, nobody charged, on a file of the test's own."""
    opened = dues.office(tmp_path, clock)
    yield opened
    opened.close()


def test_what_everybody_owes_is_what_each_owes(office: Office) -> None:
    charged(office, YEAR_25)
    charged(office, YEAR_26)
    dues.paid(office, AWA, 4500)
    dues.paid(office, BINTOU, 2000)
    keys = office.ask(dues_keys, DuesView(day=TODAY, what=DuesWhat.ALL))
    rows = office.ask(dues_rows, TODAY, keys)
    assert [(row.member.number, row.owed.owed, row.owed.overdue, row.owed.since) for row in rows] == [
        ("1", -500, 0, None), ("2", 2000, 2000, DUE_26), ("4", 4000, 4000, DUE_25)
    ]  # fmt: skip
    for row in rows:
        assert office.ask(member_dues, row.member.member_id, TODAY).fees == (row.owed,)
    told = {each.fee.id: each for each in office.ask(dues_sums, TODAY)}[DUES]
    assert (told.accounts, told.owing, told.overdue_accounts, told.advances) == (3, 2, 2, 1)
    assert (told.charged, told.paid, told.owed, told.overdue, told.advance) == (12000, 6500, 5500, 6000, 500)


@pytest.mark.parametrize(
    ("what", "months", "numbers"),
    [
        (DuesWhat.OVERDUE, 0, [BINTOU, UNION]), (DuesWhat.OVERDUE, 7, [BINTOU, UNION]),
        (DuesWhat.OVERDUE, 8, [UNION]), (DuesWhat.OWING, 0, [BINTOU, UNION]), (DuesWhat.ADVANCE, 0, [AWA]),
    ],
)  # fmt: skip
def test_lists_show_what_is_asked(office: Office, what: DuesWhat, months: int, numbers: list[int]) -> None:
    charged(office, YEAR_25)
    charged(office, YEAR_26)
    dues.paid(office, AWA, 4500)
    dues.paid(office, BINTOU, 2000)
    keys = office.ask(dues_keys, DuesView(day=TODAY, what=what, months=months, fee_type_id=DUES))
    assert list(keys.members) == numbers


def test_sections_are_told_apart_as_members_belong_to_them(office: Office) -> None:
    north = make.member(office, "KA Dior", section="Nord")
    charged(office)
    dues.paid(office, north, 500)
    told = office.ask(dues_by_section, TODAY, DUES)
    assert [(each.section, each.sums.charged, each.sums.overdue) for each in told] == [
        ("Nord", 2000, 1500), ("", 6000, 6000)
    ]  # fmt: skip
    section_id = told[0].section_id
    keys = office.ask(dues_keys, DuesView(day=TODAY, section_id=section_id))
    assert list(keys.members) == [north]


def test_arrears_are_told_for_one_and_for_all(office: Office) -> None:
    assert not office.ask(are_dues_kept)
    charged(office, YEAR_25)
    charged(office, YEAR_26)
    dues.paid(office, AWA, 2500)
    everybody = office.ask(arrears_facts, TODAY)
    assert everybody[AWA] == ArrearsFact(1500, "BIF", DUE_26)
    assert everybody[BINTOU] == ArrearsFact(4000, "BIF", DUE_25)
    assert COUMBA not in everybody
    assert office.ask(arrears_facts, TODAY, 0, (AWA,)) == {AWA: everybody[AWA]}
    assert set(office.ask(arrears_facts, TODAY, 8)) == {BINTOU, UNION}
    assert office.ask(arrears_facts, DUE_26, 0, (AWA,)) == {AWA: ArrearsFact(2000, "BIF", DUE_25)}
    assert office.ask(are_dues_kept)


def test_the_whole_roll_is_told_as_each_account_by_the_rules(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty accounts of charges, payments, waivers and reversals at random: one statement and the rules agree."""
    chance = Random(6)
    members = [AWA, BINTOU, UNION, *(make.member(office, f"KA {number}") for number in range(7))]
    fees = [DUES, LEVY, *(dues.fee(office, f"F{number}", minor=10) for number in range(2))]
    office.do(_write_at_random, members, fees, chance)
    for day in (date(2024, 6, 30), date(2025, 3, 31), date(2025, 4, 1), TODAY):
        for months in (0, 3, 14):
            _agree(office, members, fees, day, months)
        found = [_late(office, day)]
        for letters in (0, 30):  # accounts of which more would have to be told are looked at alone
            monkeypatch.setattr(late, "_TOLD_AT_MOST", letters)
            found.append(_late(office, day))
        monkeypatch.undo()
        each = {key: owed_on(office.ask(lines_of, *key), day) for key in product(members, fees)}
        expected = {key: (owed.overdue, owed.since) for key, owed in each.items() if owed.since is not None}
        assert found == [expected] * 3


def _late(office: Office, day: date) -> dict[tuple[int, int], tuple[int, date]]:
    """Member and fee → minor units overdue, and since when, as told of the whole roll."""
    told = office.ask(late.late_accounts, day)
    accounts = [(member, told.different[place]) for member, place in zip(told.members, told.of_each, strict=True)]
    return {(member, fee): (minor, date.fromisoformat(since)) for member, (fee, minor, since) in accounts}


def _write_at_random(work: Work, members: list[int], fees: list[int], chance: Random) -> None:
    drafts = []
    for member, fee in product(members, fees):
        for _number in range(chance.randint(0, 7)):
            on = date(2024, 1, 1) + timedelta(days=chance.randrange(1000))
            due_on = on + timedelta(days=chance.randrange(200)) if chance.random() < 0.6 else None
            minor = chance.randint(1, 9) if due_on else -chance.randint(1, 9)
            drafts.append(
                DuesDraft(
                    kind=DuesKind.CHARGE if due_on else DuesKind.PAYMENT, fee_type_id=fee, member_id=member,
                    minor=minor, effective_on=on, due_on=due_on,
                )
            )  # fmt: skip
            if chance.random() < 0.2:
                drafts.append(replace(drafts[-1], kind=DuesKind.REVERSAL, minor=-minor))
    write_dues(work, drafts)
    work.record("dues.charged", About())


def _agree(office: Office, members: list[int], fees: list[int], day: date, months: int) -> None:
    expected = {
        (member, fee): owed_on(office.ask(lines_of, member, fee), day) for member, fee in product(members, fees)
    }
    told = office.ask(owed_of, day, members)
    for key, each in told.items():
        by_rule = expected[key]
        assert (each.charged, each.paid, each.overdue, each.since) == (
            by_rule.charged, by_rule.paid, by_rule.overdue, by_rule.since
        )  # fmt: skip
    long_ago = last_due_before(day, months)
    overdue = {key: each for key, each in expected.items() if each.since is not None and each.since <= long_ago}
    found = office.ask(arrears_facts, day, months)
    assert set(found) == {member for member, _fee in overdue}
    for member, fact in found.items():
        mine = [each for (who, _fee), each in overdue.items() if who == member]
        assert fact == ArrearsFact(
            sum(each.overdue for each in mine), "BIF", min(each.since for each in mine if each.since is not None)
        )


def test_several_fees_are_added_and_currencies_never(office: Office) -> None:
    charged(office)
    dollars = dues.fee(office, "USD", currency="USD", minor=250)
    charged(office, fee_type_id=dollars)
    dues.charge(office, AWA, LEVY, date(2026, 1, 1))
    assert office.ask(arrears_facts, TODAY)[AWA] == ArrearsFact(2500, "BIF", date(2026, 1, 31))
    rows = office.ask(remind_rows, TODAY, (AWA,))
    assert [(row.currency, row.minor, row.since) for row in rows] == [
        ("BIF", 2500, date(2026, 1, 31)), ("USD", 250, DUE_26)
    ]  # fmt: skip


def test_reminders_count_up_until_all_is_paid(office: Office, clock: make.MovableClock) -> None:
    charged(office, YEAR_25)
    first = RecordReminders(on=TODAY, pay_by=TODAY)
    assert office.do(record_reminders, first).result == 3
    assert Area.DUES in office.do(record_reminders, RecordReminders(on=date(2026, 11, 22), members=(AWA,))).touched
    row = office.ask(remind_rows, TODAY, (AWA,))[0]
    assert (row.level, row.last and row.last.on, row.minor) == (3, TODAY, 2000)
    assert refused(office, record_reminders, first) == {"members": [judging.NOBODY_LEFT]}
    dues.paid(office, AWA, 2000)
    assert office.ask(remind_rows, TODAY, (AWA,)) == ()
    clock.come_to(date(2027, 6, 1))
    charged(office, date(2027, 1, 1))
    assert office.ask(remind_rows, date(2027, 6, 1), (AWA,))[0].level == 1
    assert office.ask(remind_rows, date(2027, 6, 1), (BINTOU,))[0].level == 2


def test_reminders_that_reach_nobody_are_refused(office: Office) -> None:
    order = RecordReminders(on=date(2026, 11, 24), pay_by=date(2026, 11, 23))
    assert refused(office, record_reminders, order) == {
        "on": [DAY_AHEAD], "pay_by": [judging.PAY_BY_FIRST], "members": [judging.NOBODY_OVERDUE]
    }  # fmt: skip
    charged(office)
    assert refused(office, record_reminders, RecordReminders(on=TODAY, members=(COUMBA,))) == {
        "members": [judging.NONE_OF_THEM]
    }
    assert office.do(record_reminders, RecordReminders(on=TODAY, members=(AWA, COUMBA))).result == 1
