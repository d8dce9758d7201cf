"""The founding of a COOP-CA of the OHADA law: a quarter paid at subscription, the rest within three years, some late.

And the money of the other offices: som with two decimals, Burundi francs with none.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.i18n import catalogue, formats
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.entitlement import Right, Stance
from pomanager.rules.shares.kinds import ValueChange
from pomanager.services.dues.commands.receipts import record_receipt
from pomanager.services.dues.orders import ReceiptLine, RecordReceipt
from pomanager.services.entitlement.queries.verdicts import entitlement_of
from pomanager.services.governance.queries.due import due
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.orders import SetNominalValue
from pomanager.services.shares.queries.capital import capital_between
from pomanager.services.shares.queries.overdue import overdue_on
from tests import make
from tests import shares as build
from tests.reports.sheets import text_of

FOUNDED, THREE_YEARS = date(2023, 3, 1), date(2026, 3, 1)
FOUNDERS = ("Awa", "Bintou", "Coumba", "Djeneba", "Fanta")
VALUE, EACH = 10_000, 4


@pytest.fixture(autouse=True)
def words_forgotten() -> Iterator[None]:
    """Words and decimals of an office that printed are forgotten afterwards."""
    yield
    catalogue.rename({})
    formats.set_decimals({})


def test_a_cooperative_is_founded_and_three_years_later_some_are_late(
    office: Office, clock: make.MovableClock, tmp_path: Path
) -> None:
    """Each part of the story goes on where the one before ended."""
    _five_found_it_and_pay_a_quarter(office, clock)
    _nobody_pays_more_than_shares_cost(office, clock)
    _until_the_last_day_nobody_is_late(office)
    _the_day_after_two_are_late_and_have_no_vote(office)
    _the_list_of_those_overdue_is_printed(office, clock, tmp_path)
    _one_pays_and_is_off_the_list(office, clock)


def _five_found_it_and_pay_a_quarter(office: Office, clock: make.MovableClock) -> None:
    clock.come_to(FOUNDED)
    make.profile(office, currency="XOF", currency_decimals=0)
    order = AdoptPreset(
        preset="ohada-coop-ca", since=FOUNDED, decision="Assemblée constitutive", values={"vote.shares_paid": "yes"}
    )
    office.do(adopt_preset, order)
    build.share_type(office, "A", VALUE)
    for name in FOUNDERS:
        member = make.member(office, name, on=FOUNDED)
        build.subscribed(office, member, EACH, FOUNDED, paid=VALUE, decision="Assemblée constitutive")
    (of_type, _in_all) = office.ask(capital_between, FOUNDED, FOUNDED)
    assert (of_type.closing.subscribed, of_type.closing.paid, of_type.closing.holders) == (200_000, 50_000, 5)


def _nobody_pays_more_than_shares_cost(office: Office, clock: make.MovableClock) -> None:
    """Three pay the rest in time; a franc more than is due is refused and written nowhere."""
    clock.come_to(date(2025, 6, 2))
    for member in (1, 2, 3):
        build.paid(office, member, 30_000, date(2025, 6, 2), f"R-{member}")
    with pytest.raises(Refused):
        build.paid(office, 4, 30_001, date(2025, 6, 2), "R-4")
    build.paid(office, 4, 10_000, date(2025, 6, 2), "R-4")


def _until_the_last_day_nobody_is_late(office: Office) -> None:
    assert office.ask(overdue_on, THREE_YEARS) == ()
    assert office.ask(entitlement_of, 5, THREE_YEARS).verdict.may(Right.VOTE)


def _the_day_after_two_are_late_and_have_no_vote(office: Office) -> None:
    day = date(2026, 3, 2)
    late = office.ask(overdue_on, day)
    assert [(row.member.name, row.minor, row.since) for row in late] == [
        ("Djeneba", 20_000, THREE_YEARS), ("Fanta", 30_000, THREE_YEARS),
    ]  # fmt: skip
    verdict = office.ask(entitlement_of, 5, day).verdict
    assert not verdict.may(Right.VOTE)
    assert [reason.code for reason in verdict.about(Right.VOTE, Stance.AGAINST)] == ["shares_overdue"]
    assert office.ask(entitlement_of, 1, day).verdict.may(Right.VOTE)
    (told,) = [row for row in office.ask(due, day) if row.place.argument == ("overdue", None)]
    assert told.sentence.details["count"] == 2


def _the_list_of_those_overdue_is_printed(office: Office, clock: make.MovableClock, folder: Path) -> None:
    clock.come_to(date(2026, 3, 10))
    paper, file = paper_called("share-register"), folder / "overdue.pdf"
    options = paper.read_options({"only_overdue": "yes"})
    print_paper(paper, office, file, PrintOrder(language="fr"), as_of=date(2026, 3, 10), options=options)
    text = text_of(file)
    assert "Djeneba" in text
    assert "Fanta" in text
    assert "Awa" not in text


def _one_pays_and_is_off_the_list(office: Office, clock: make.MovableClock) -> None:
    clock.come_to(date(2026, 3, 16))
    line = ReceiptLine(minor=20_000, share_type_id=build.TYPE)
    office.do(record_receipt, RecordReceipt(member_id=4, received_on=date(2026, 3, 16), lines=(line,), number="R-5"))
    assert [row.member.name for row in office.ask(overdue_on, date(2026, 3, 16))] == ["Fanta"]


@pytest.mark.parametrize(("currency", "decimals", "value"), [("KGS", 2, 100_050), ("BIF", 0, 10_000)])
def test_each_office_keeps_its_own_money(
    office: Office, clock: make.MovableClock, currency: str, decimals: int, value: int
) -> None:
    """A value of 1,000.50 som, or of 10,000 francs; it rises by a third unit, and nothing is lost in between."""
    clock.come_to(date(2026, 1, 12))
    make.profile(office, currency=currency, currency_decimals=decimals)
    build.bylaws(office, {})
    build.share_type(office, "A", value)
    for name in FOUNDERS[:3]:
        build.subscribed(office, make.member(office, name), 3, date(2026, 1, 5), paid=value)
    order = SetNominalValue(
        share_type_id=build.TYPE, since=date(2026, 1, 10), minor=value + 1, change=ValueChange.RESERVES, decision="AG 1"
    )
    office.do(set_nominal_value, order)
    (row, _in_all) = office.ask(capital_between, date(2026, 1, 1), date(2026, 1, 12))
    assert (row.currency, row.decimals) == (currency, decimals)
    assert (row.closing.subscribed, row.closing.paid) == (9 * (value + 1), 3 * value + 9)
