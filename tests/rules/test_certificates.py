"""Certificates by the rules: never for more than is held, which go with shares taken away, their seal."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.objections import Objection
from pomanager.rules.shares import certificates as rules
from pomanager.rules.shares.accounts import Account, HolderFacts
from pomanager.rules.shares.certificates import CertificateFacts, CertificateState, GoingFacts, IssueFacts, SealedWords
from pomanager.rules.shares.entries import NominalValueFact, TypeFacts
from pomanager.rules.shares.holdings import Line
from pomanager.rules.shares.judging import AT_LEAST_ONE, NO_VALUE
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.rules.wording import Wording

BOUGHT, DAY, TODAY = date(2025, 1, 10), date(2026, 5, 4), date(2026, 11, 23)
UNIT = 100


def account(*lines: tuple[date, int, int]) -> Account:
    """Shares by day: how many more or fewer, and what was paid."""
    kind = TypeFacts(
        id=1, code="A", name=Wording({"fr": "Parts"}), currency="XOF", decimals=0,
        values=(NominalValueFact(date(2020, 1, 1), UNIT),),
    )  # fmt: skip
    holder = HolderFacts(member_id=1, person_id=1, number="1", name="Awa")
    return Account(holder, kind, tuple(Line(on, shares, shares * UNIT, paid) for on, shares, paid in lines))


def certificate(number: int, shares: int, ended_on: date | None = None, paid: int = 0) -> CertificateFacts:
    """A certificate issued when the shares were bought; its id is ten times its number."""
    return CertificateFacts(
        id=number * 10, number=number, shares=shares, paid_minor=paid, issued_on=BOUGHT, ended_on=ended_on
    )


def told(found: Iterable[Objection]) -> list[tuple[str, str]]:
    """Field and sentence of each objection."""
    return [(each.about, each.message) for each in found]


TEN = account((BOUGHT, 10, 600))


def issue(shares: int = 4, held: Account = TEN, **known: object) -> IssueFacts:
    """A certificate for some of ten shares, three of which have one."""
    facts = IssueFacts(today=TODAY, on=DAY, account=held, certificates=(certificate(1, 3),), shares=shares)
    return replace(facts, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shares", "against"),
    [(0, AT_LEAST_ONE), (1, None), (6, None), (7, rules.NOT_FULLY_PAID), (8, rules.MORE_THAN_FREE)],
)
def test_no_more_is_certified_than_is_free(shares: int, against: str | None) -> None:
    said = [message for _about, message in told(rules.objections_to_issuing(issue(shares)))]
    assert said == ([] if against is None else [against])


def test_shares_that_are_gone_later_are_not_certified_in_the_past() -> None:
    later = account((BOUGHT, 10, 1000), (date(2026, 8, 1), -6, -600))
    assert rules.free_from(later, (certificate(1, 3),), DAY) == 1
    assert rules.free_from(later, (certificate(1, 3, ended_on=date(2026, 8, 1)),), DAY) == 4
    assert told(rules.objections_to_issuing(issue(2, later))) == [("shares", rules.MORE_THAN_FREE)]


def test_everything_against_issuing_is_said() -> None:
    ahead = issue(11, on=date(2027, 1, 1), number=0)
    assert told(rules.objections_to_issuing(ahead)) == [
        ("on", DAY_AHEAD), ("number", rules.NUMBER_FROM_ONE), ("shares", rules.MORE_THAN_FREE)
    ]  # fmt: skip
    taken = issue(1, number=7, taken_by=("2 · Bintou", BOUGHT))
    assert told(rules.objections_to_issuing(taken)) == [("number", rules.NUMBER_TAKEN)]
    early = issue(1, on=date(2019, 1, 1))
    assert ("on", NO_VALUE) in told(rules.objections_to_issuing(early))


def test_fully_paid_shares_are_certified_first() -> None:
    assert rules.paid_on_new(TEN, (), 4, DAY) == 400
    assert rules.paid_on_new(TEN, (certificate(1, 4, paid=400),), 4, DAY) == 200
    assert rules.paid_on_new(TEN, (certificate(1, 6, paid=600),), 4, DAY) == 0


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.data())
def test_parts_of_a_certificate_say_what_the_whole_said(parts: list[int], data: st.DataObject) -> None:
    paid = data.draw(st.integers(0, sum(parts) * UNIT))
    found = rules.parts_paid(paid, UNIT, parts)
    assert sum(found) == paid
    assert all(0 <= part <= shares * UNIT for part, shares in zip(found, parts, strict=True))


def test_a_certificate_proves_shares_until_the_day_it_ends() -> None:
    ended = certificate(1, 3, ended_on=DAY)
    days = (date(2025, 1, 9), BOUGHT, date(2026, 5, 3), DAY)
    assert [ended.state_on(day) for day in days] == [
        CertificateState.NOT_ISSUED, CertificateState.LIVE, CertificateState.LIVE, CertificateState.CANCELLED
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "free", "numbers"),
    [(3, 3, []), (4, 0, [2]), (3, 0, [3]), (5, 0, [1]), (2, 0, [3]), (9, 0, [1, 3]), (1, 0, [3]), (13, 0, [1, 2, 3])],
)
def test_as_few_certificates_go_as_can_be(taken: int, free: int, numbers: list[int]) -> None:
    out = [certificate(1, 6), certificate(2, 4), certificate(3, 3)]
    assert [each.number for each in rules.going_with(out, taken, free)] == numbers


@given(st.lists(st.integers(1, 20), max_size=6), st.integers(0, 20), st.data())
def test_what_stays_is_covered_and_the_rest_is_certified(out: list[int], bare: int, data: st.DataObject) -> None:
    """Whatever is taken, valid certificates, that of the rest among them, stand for no more than what is left."""
    held = sum(out) + bare
    if not held:
        return
    taken = data.draw(st.integers(1, held))
    certificates = tuple(certificate(number, shares) for number, shares in enumerate(out, 1))
    before = account((BOUGHT, held, 0))
    facts = GoingFacts(
        before=before,
        after=account((BOUGHT, held, 0), (DAY, -taken, 0)),
        on=DAY,
        taken=taken,
        certificates=certificates,
    )  # fmt: skip
    assert told(rules.objections_to_going(facts, {}, "ids")) == []
    going, rest = rules.certificates_going(facts), rules.rest_of(facts)
    staying = sum(each.shares for each in certificates if each not in going)
    assert 0 <= staying + rest <= held - taken
    assert bool(going) is (taken > bare)
    assert rest == max(0, sum(each.shares for each in going) - taken)


def test_certificates_chosen_are_judged() -> None:
    gone = certificate(2, 4, ended_on=date(2026, 2, 1))
    facts = GoingFacts(
        before=TEN, after=account((BOUGHT, 10, 600), (DAY, -8, 0)), on=DAY, taken=8,
        certificates=(certificate(1, 3), gone), chosen=(20, 99, 20),
    )  # fmt: skip
    assert told(rules.objections_to_going(facts, {20: 2, 99: 9}, "ids")) == [
        ("ids", rules.NOT_LIVE), ("ids", rules.NOT_HERS), ("ids", rules.TWICE), ("ids", rules.TOO_MANY_LEFT)
    ]  # fmt: skip
    assert told(rules.objections_to_going(replace(facts, chosen=(10,)), {}, "ids")) == []
    early = replace(facts, chosen=(10,), on=date(2025, 1, 9))
    assert ("ids", rules.BEFORE_ISSUE) in told(rules.objections_to_going(early, {}, "ids"))


@pytest.mark.parametrize(
    ("parts", "against"),
    [((3,), [rules.TWO_PARTS]), ((1, 2), []), ((2, 2), [rules.PARTS_MUST_ADD_UP]), ((3, 0), [AT_LEAST_ONE]),
     ((), [rules.TWO_PARTS, rules.PARTS_MUST_ADD_UP])],
)  # fmt: skip
def test_parts_add_up_to_the_whole(parts: tuple[int, ...], against: list[str]) -> None:
    found = rules.objections_to_splitting(certificate(1, 3), parts, DAY, TODAY)
    assert [message for _about, message in told(found)] == against


def test_a_cancelled_certificate_is_not_used_again() -> None:
    gone = certificate(1, 3, ended_on=DAY)
    not_live = ("on", rules.NOT_LIVE)
    assert told(rules.objections_to_splitting(gone, (1, 2), TODAY, TODAY)) == [not_live]
    assert told(rules.objections_to_replacing(gone, TODAY, TODAY, " ")) == [not_live, ("remarks", rules.WHY_REPLACED)]
    again = rules.objections_to_cancelling(gone, TODAY, TODAY, CertificateEnd.SPLIT, "")
    assert told(again) == [not_live, ("reason", rules.NOT_THIS_WAY)]
    ahead = rules.objections_to_replacing(certificate(1, 3), date(2027, 1, 1), TODAY, "Lost.")
    assert told(ahead) == [("on", DAY_AHEAD)]


WORDS = SealedWords(
    number=12,
    member_id=1,
    share_type_id=1,
    shares=4,
    unit_minor=10_000,
    paid_minor=40_000,
    currency="XOF",
    issued_on=DAY,
)


def test_the_seal_is_taken_over_all_that_is_said() -> None:
    assert rules.canonical_words(WORDS) == (
        "number\t12\nmember\t1\ntype\t1\nshares\t4\nnominal\t10000\npaid\t40000\ncurrency\tXOF\nissued\t2026-05-04\n"
        "duplicate of\t\nsplit from\t\n"
    )
    assert rules.seal_of(WORDS) == "31eb156ab9a64c623794a694d3178dd62f8cf78b08ff2386c2cc1f79cd22cf31"
    changed = (
        replace(WORDS, number=13), replace(WORDS, member_id=2), replace(WORDS, share_type_id=2),
        replace(WORDS, shares=5), replace(WORDS, unit_minor=1), replace(WORDS, paid_minor=1),
        replace(WORDS, currency="KGS"), replace(WORDS, issued_on=TODAY), replace(WORDS, duplicate_of=1),
        replace(WORDS, split_from=1),
    )  # fmt: skip
    assert len({rules.seal_of(each) for each in (WORDS, *changed)}) == 1 + len(changed)


def test_a_square_says_number_and_seal() -> None:
    assert rules.read_square(rules.square_text(12, "ab12")) == (12, "ab12")
    assert rules.read_square(" 12 ") == (12, "")
    for text in ("", "PO1:7Q2F", "twelve", "١٢"):
        with pytest.raises(ValueError, match="no certificate"):
            rules.read_square(text)
