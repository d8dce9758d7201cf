"""A resignation in a COOP-CA of the OHADA law: refunded a year later, put off once, with debts deducted."""

from datetime import date
from pathlib import Path

from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.readmodels.redemptions import RefundState
from pomanager.rules.dues import redemption_judging as judging
from pomanager.rules.dues.kinds import FeeKind, RedemptionItemKind, RedemptionReason
from pomanager.rules.dues.redemptions import RedemptionItem
from pomanager.rules.members import Status
from pomanager.rules.shares.kinds import Channel, DistributionKind, Rate
from pomanager.rules.wording import Wording
from pomanager.services.dues.commands.charging import charge_member
from pomanager.services.dues.commands.fees import add_fee_type
from pomanager.services.dues.commands.redeeming import work_out_redemption
from pomanager.services.dues.commands.refunding import extend_redemption, pay_redemption
from pomanager.services.dues.orders import AddFeeType, ChargeMember
from pomanager.services.dues.orders_leaving import (
    ExtendRedemption,
    PayRedemption,
    SetOffDues,
    SharesBack,
    WorkOutRedemption,
)
from pomanager.services.dues.queries.proposed_refunds import proposed_redemption
from pomanager.services.dues.queries.refund_rows import redemption, refunds_due
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset
from pomanager.services.shares.commands.certifying import issue_certificate
from pomanager.services.shares.commands.distributing import decide_distribution
from pomanager.services.shares.orders_distributing import DecideDistribution
from pomanager.services.shares.orders_passing import IssueCertificate
from pomanager.services.shares.queries.certificates import certificates_of
from tests import make
from tests import shares as build
from tests.reports.sheets import text_of

FOUNDED, RESIGNED = date(2022, 3, 1), date(2025, 3, 31)


def test_a_resignation_is_refunded_a_year_later_with_debts_deducted(
    office: Office, clock: make.MovableClock, tmp_path: Path
) -> None:
    """Each part of the story goes on where the one before ended."""
    _members_subscribe_and_pay_a_quarter(office, clock)
    _one_resigns_with_dues_and_a_loan(office, clock)
    _the_worksheet_takes_the_debts_off(office, clock, tmp_path)
    _the_board_puts_it_off_once(office, clock)
    _it_is_paid_in_two_parts(office, clock)


def _members_subscribe_and_pay_a_quarter(office: Office, clock: make.MovableClock) -> None:
    """Ten shares of 5,000 XOF each: a quarter at subscription, the rest within three years; Awa stops at half."""
    clock.come_to(FOUNDED)
    make.profile(office, currency="XOF", currency_decimals=0)
    order = AdoptPreset(preset="ohada-coop-ca", since=date(2022, 1, 1), decision="AG constitutive", values={})
    office.do(adopt_preset, order)
    build.share_type(office, "A", 5_000)
    for name in ("Awa", "Bintou", "Coumba"):
        member = make.member(office, name, on=FOUNDED)
        build.subscribed(office, member, 10, FOUNDED, paid=12_500)
    clock.come_to(date(2024, 2, 1))
    build.paid(office, 1, 12_500, date(2024, 2, 1))
    build.paid(office, 2, 37_500, date(2024, 2, 1))
    office.do(issue_certificate, IssueCertificate(member_id=1, share_type_id=1, shares=10, on=date(2024, 2, 1)))


def _one_resigns_with_dues_and_a_loan(office: Office, clock: make.MovableClock) -> None:
    """She owes two years of dues; interest of 2024 is decided and not paid to her yet."""
    clock.come_to(date(2025, 4, 15))
    fee = AddFeeType(
        code="COT", kind=FeeKind.OTHER, name=Wording({"fr": "Cotisation"}), minor=1_000, amount_since=FOUNDED
    )
    office.do(add_fee_type, fee)
    for year in (2024, 2025):
        office.do(charge_member, ChargeMember(member_id=1, fee_type_id=1, on=date(year, 1, 15)))
    interest = DecideDistribution(
        kind=DistributionKind.INTEREST, period_from=date(2024, 1, 1), period_to=date(2024, 12, 31),
        how=Rate.PERCENT_A_YEAR, rate="3", cap_rate="3.5", share_type_id=1, decided_on=date(2025, 4, 12),
        decision="AGO 2025, 5", surplus_minor=100_000, reserves_minor=40_000,
    )  # fmt: skip
    office.do(decide_distribution, interest)
    make.standing(office, 1, Status.RESIGNED, RESIGNED)


def _the_worksheet_takes_the_debts_off(office: Office, clock: make.MovableClock, folder: Path) -> None:
    """What was paid up is owed within a year of leaving; the unpaid half is not paid back, the certificate goes."""
    clock.come_to(date(2025, 6, 1))
    found = office.ask(proposed_redemption, 1, clock.moment.date())
    assert (found.reason, found.effective_on, found.due_on) == (RedemptionReason.LEFT, RESIGNED, date(2026, 3, 31))
    (shares,) = found.shares
    assert (shares.redeemed.value_minor, shares.redeemed.unpaid_minor) == (25_000, 25_000)
    assert [(debt.owed, debt.minor) for debt in found.debts] == [(2_000, 2_000)]
    # A month at a quarter, eleven at a half: 12,500 for 31 days and 25,000 for 335 of 2024, at 3 %.
    assert [each.minor for each in found.distributions] == [720]
    order = WorkOutRedemption(
        member_id=1, reason=RedemptionReason.LEFT, notice_on=date(2025, 1, 10), effective_on=RESIGNED,
        shares=(SharesBack(1, 10),), items=(RedemptionItem(RedemptionItemKind.LOAN, -8_000, "Crédit de campagne"),),
        dues=(SetOffDues(1, 2_000),), distribution_ids=(1,), decision="CA du 1/6/2025",
    )  # fmt: skip
    assert office.do(work_out_redemption, order).result == 1
    detail = office.ask(redemption, 1, date(2025, 6, 1))
    assert (detail.sums.value, detail.sums.added, detail.sums.taken_off, detail.sums.net) == (
        25_000,
        720,
        10_000,
        15_720,
    )
    assert build.held(office, 1, RESIGNED)[:3] == (0, 0, 0)
    assert [row.ended_on for row in office.ask(certificates_of, 1, date(2025, 6, 1))] == [RESIGNED]
    file = folder / "worksheet.pdf"
    print_paper(paper_called("refund-worksheet"), office, file, PrintOrder(language="fr"), of=(1,))
    assert "15 720" in text_of(file).replace("\u202f", " ").replace("\xa0", " ")


def _the_board_puts_it_off_once(office: Office, clock: make.MovableClock) -> None:
    """The law allows another year, by a reasoned decision, once."""
    clock.come_to(date(2026, 4, 2))
    assert [row.state for row in office.ask(refunds_due, date(2026, 3, 31))] == [RefundState.WAITING]
    assert [row.state for row in office.ask(refunds_due, date(2026, 4, 1))] == [RefundState.OVERDUE]
    order = ExtendRedemption(
        redemption_id=1, on=date(2026, 3, 20), due_on=date(2026, 9, 30), reason="La campagne a été mauvaise.",
        decision="CA du 20/3/2026",
    )  # fmt: skip
    office.do(extend_redemption, order)
    assert [row.state for row in office.ask(refunds_due, date(2026, 4, 1))] == [RefundState.WAITING]
    again = ExtendRedemption(redemption_id=1, on=date(2026, 4, 2), due_on=date(2027, 3, 31), reason="Encore.")
    assert build.refused(office, extend_redemption, again) == [("due_on", judging.EXTENDED_ALREADY)]


def _it_is_paid_in_two_parts(office: Office, clock: make.MovableClock) -> None:
    """Ten thousand in cash, the rest by mobile money; then nothing is due any more."""
    clock.come_to(date(2026, 9, 15))
    first = PayRedemption(redemption_id=1, on=date(2026, 9, 1), minor=10_000, voucher="P 31")
    office.do(pay_redemption, first)
    assert [row.rest for row in office.ask(refunds_due, date(2026, 9, 15))] == [5_720]
    rest = PayRedemption(redemption_id=1, on=date(2026, 9, 15), channel=Channel.MOBILE_MONEY)
    office.do(pay_redemption, rest)
    assert office.ask(refunds_due, date(2026, 9, 15)) == ()
    assert office.ask(redemption, 1, date(2026, 9, 15)).row.state is RefundState.PAID
    # A payment of September does not stand on the list of August.
    assert [row.rest for row in office.ask(refunds_due, date(2026, 8, 31))] == [15_720]
