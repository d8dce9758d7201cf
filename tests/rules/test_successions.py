"""Successions by the rules: parts of a whole, whole shares, and that nothing is lost of what is paid and put off."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection
from pomanager.rules.shares import successions as rules
from pomanager.rules.shares.accounts import Account, HolderFacts
from pomanager.rules.shares.entries import NominalValueFact, TypeFacts
from pomanager.rules.shares.holdings import Line, PutOff
from pomanager.rules.shares.successions import Heir, SuccessionFacts
from pomanager.rules.wording import Wording

BOUGHT, DAY, TODAY = date(2024, 1, 5), date(2026, 5, 4), date(2026, 11, 23)
HALF = Fraction(1, 2)


def account(shares: int, unit: int, paid: int, put_off: Iterable[tuple[date, int]] = ()) -> Account:
    """So many shares bought in one act."""
    kind = TypeFacts(
        id=1, code="A", name=Wording({"fr": "Parts"}), currency="XOF", decimals=0,
        values=(NominalValueFact(date(2020, 1, 1), unit),),
    )  # fmt: skip
    holder = HolderFacts(member_id=1, person_id=1, number="1", name="Awa")
    lines = (Line(BOUGHT, shares, shares * unit, paid),)
    return Account(holder, kind, lines, tuple(PutOff(BOUGHT, due_on, minor) for due_on, minor in put_off))


@pytest.mark.parametrize(
    ("typed", "part"),
    [("1/2", HALF), (" 1 / 3 ", Fraction(1, 3)), ("50 %", HALF), ("33,5%", Fraction(67, 200)), ("0.25", Fraction(1, 4)),
     ("1", Fraction(1)), ("100 %", Fraction(1))],
)  # fmt: skip
def test_parts_are_read_as_people_write_them(typed: str, part: Fraction) -> None:
    assert rules.read_part(typed) == part
    assert rules.read_part(rules.written_part(part)) == part


@pytest.mark.parametrize("typed", ["", "half", "1/0", "0", "0/3", "3/2", "101 %", "-1/2", "1/2/3", "2"])
def test_what_is_no_part_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="part of a whole"):
        rules.read_part(typed)


def test_nominees_get_their_stated_parts_else_equal_ones() -> None:
    assert rules.proposed_parts([60, 40]) == (Fraction(3, 5), Fraction(2, 5))
    assert rules.proposed_parts([None, None, None]) == (Fraction(1, 3),) * 3
    assert rules.proposed_parts([60, 30]) == (HALF, HALF)
    assert rules.proposed_parts([60, None]) == (HALF, HALF)


@pytest.mark.parametrize(
    ("shares", "parts", "whole"),
    [(7, (HALF, HALF), (4, 3)), (10, (Fraction(1, 3),) * 3, (4, 3, 3)), (1, (Fraction(1, 3), Fraction(2, 3)), (0, 1)),
     (0, (HALF, HALF), (0, 0)), (5, (Fraction(1),), (5,))],
)  # fmt: skip
def test_whole_shares_go_to_the_largest_remainders(
    shares: int, parts: tuple[Fraction, ...], whole: tuple[int, ...]
) -> None:
    assert rules.whole_shares(shares, parts) == whole


def test_parts_that_are_no_whole_share_nothing_out() -> None:
    with pytest.raises(ValueError, match="come to 1"):
        rules.whole_shares(5, (HALF,))


weights = st.lists(st.integers(1, 12), min_size=1, max_size=5)


@given(st.integers(1, 60), st.integers(1, 5_000), st.data(), weights)
def test_nothing_is_lost_and_no_limit_is_passed(shares: int, unit: int, data: st.DataObject, heirs: list[int]) -> None:
    """Shares, what is paid and what is put off add up; nobody has more paid than in full, or more put off than owed."""
    paid = data.draw(st.integers(0, shares * unit))
    later = data.draw(st.integers(0, shares * unit - paid))
    first = data.draw(st.integers(0, later))
    put_off = [(DAY + timedelta(days=30), first), (DAY + timedelta(days=400), later - first)]
    stays = data.draw(st.integers(0, len(heirs) - 1))
    dead = account(shares, unit, paid, put_off)
    total = sum(heirs)
    whole = rules.whole_shares(shares, [Fraction(each, total) for each in heirs])
    counts = [count if place >= stays else 0 for place, count in enumerate(whole)]
    assert sum(whole) == shares
    if not sum(counts):
        return
    found = rules.portions(dead, counts, DAY)
    assert [each.taken.shares for each in found] == [count for count in counts if count]
    gone_paid = sum(each.taken.paid for each in found)
    gone_later = sum(line.minor for each in found for line in each.taken.put_off)
    left = shares - sum(counts)
    assert 0 <= paid - gone_paid <= left * unit
    owed_left = left * unit - (paid - gone_paid)
    assert 0 <= later - gone_later <= max(0, owed_left)
    for each in found:
        taken = each.taken
        assert taken.subscribed == taken.shares * unit
        assert 0 <= taken.paid <= taken.subscribed
        assert all(line.minor > 0 for line in taken.put_off)
        assert sum(line.minor for line in taken.put_off) <= taken.subscribed - taken.paid
        assert abs(Fraction(taken.paid) - Fraction(paid * taken.shares, shares)) < 1


def test_who_paid_ahead_passes_on_less_that_is_still_owed() -> None:
    dead = account(4, 100, 390, [(date(2027, 1, 1), 300)])
    one, two = rules.portions(dead, [2, 2], DAY)
    assert (one.taken.paid, two.taken.paid) == (195, 195)
    assert [line.minor for each in (one, two) for line in each.taken.put_off] == [5, 5]


def test_more_than_is_held_cannot_pass() -> None:
    with pytest.raises(ValueError, match="cannot pass"):
        rules.portions(account(4, 100, 0), [3, 2], DAY)


# ---- what speaks against ------------------------------------------------------------------------------------------


def facts(*heirs: Heir, **known: Any) -> SuccessionFacts:  # noqa: ANN401 - any part of the facts
    """The succession of Awa, who died, with ten shares of one type and somebody who represents the heirs."""
    names = tuple(f"#{heir.member_id}" if heir.member_id else "" for heir in heirs)
    return SuccessionFacts(
        **{
            "today": TODAY, "on": DAY, "member_id": 1, "name": "1 · Awa", "status": Status.DEAD, "heirs": heirs,
            "names": names, "held": (10,), "has_representative": True, **known,
        }
    )  # fmt: skip


def told(found: Iterable[Objection]) -> list[tuple[str, str]]:
    """Field and sentence of each objection."""
    return [(each.about, each.message) for each in found]


ONE, TWO = Heir(member_id=2, part="1/2"), Heir(name="Fatou", relation="daughter", part="1/2")


def test_two_heirs_one_of_whom_takes_the_value() -> None:
    assert told(rules.objections_to_succession(facts(ONE, TWO))) == []


def test_everything_against_a_succession_is_said() -> None:
    wrong = facts(
        Heir(member_id=1, part="1/2"), Heir(part="x"), Heir(member_id=2, part="1/2"), Heir(member_id=2, part="1/2"),
        status=Status.ACTIVE, held=(0,), has_representative=False, decision="x" * 201,
    )  # fmt: skip
    said = told(rules.objections_to_succession(wrong))
    assert set(said) >= {
        ("on", rules.NOT_DEAD), ("", rules.HOLDS_NOTHING), ("heirs.0.name", rules.HEIR_IS_THE_DEAD),
        ("heirs.1.name", rules.HEIR_WITHOUT_NAME), ("heirs.1.part", rules.NOT_A_PART),
        ("heirs.3.name", rules.HEIR_TWICE), ("representative_name", rules.NO_REPRESENTATIVE),
    }  # fmt: skip
    assert "decision" in {about for about, _message in said}
    assert told(rules.objections_to_succession(facts())) == [("heirs", rules.NO_HEIRS)]


@pytest.mark.parametrize(
    ("parts", "against"), [(("1/2", "1/3"), True), (("1/2", "1/2"), False), (("1/2", "2/3"), True)]
)
def test_parts_come_to_one(parts: tuple[str, str], against: bool) -> None:  # noqa: FBT001
    heirs = (Heir(member_id=2, part=parts[0]), Heir(name="Fatou", part=parts[1]))
    assert (("heirs", rules.NOT_WHOLE) in told(rules.objections_to_succession(facts(*heirs)))) is against


def test_a_day_ahead_is_refused_and_what_is_only_odd_warns() -> None:
    ahead = facts(ONE, TWO, on=TODAY + timedelta(days=1))
    assert told(rules.objections_to_succession(ahead)) == [("on", DAY_AHEAD)]
    odd = facts(
        Heir(member_id=2, part="1/30"), Heir(name="Fatou", part="29/30"), promised=3, settled_on=date(2026, 4, 1)
    )
    found = list(rules.objections_to_succession(odd))
    assert told(found) == [
        ("heirs.0.part", rules.NO_WHOLE_SHARE), ("", rules.SETTLED_BEFORE), ("", rules.PROMISED_BY_THE_DEAD)
    ]  # fmt: skip
    value_alone = list(rules.objections_to_succession(facts(Heir(name="Fatou"))))
    assert told(value_alone) == [("heirs", rules.ALL_TAKE_VALUE)]
    assert not any(each.stops for each in (*found, *value_alone))


def test_one_heir_needs_no_representative_and_a_dead_one_cannot_be_it() -> None:
    assert told(rules.objections_to_succession(facts(Heir(member_id=2), has_representative=False))) == []
    dead = facts(ONE, TWO, representative_status=("Demba", Status.DEAD))
    assert told(rules.objections_to_succession(dead)) == [("representative_name", rules.REPRESENTATIVE_DEAD)]


def test_no_more_heirs_than_can_be_kept() -> None:
    many = [Heir(name=f"Heir {each}", part=f"1/{rules.MOST_HEIRS + 1}") for each in range(rules.MOST_HEIRS + 1)]
    assert ("heirs", rules.TOO_MANY_HEIRS) in told(rules.objections_to_succession(facts(*many)))
    fewer = [Heir(name=f"Heir {each}", part=f"1/{rules.MOST_HEIRS}") for each in range(rules.MOST_HEIRS)]
    assert ("heirs", rules.TOO_MANY_HEIRS) not in told(rules.objections_to_succession(facts(*fewer)))
