"""Sheets of the papers on refunds of shares and on distributions, with one line each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from pomanager.readmodels.distributions import DistributionLine, DistributionRow, DistributionSheet
from pomanager.readmodels.redemptions import (
    CapStanding,
    PaidOutRow,
    RedeemedShares,
    RedemptionDetail,
    RefundRow,
    RefundsDueSheet,
    RefundsPaidSheet,
    RefundState,
    RefundWorksheetSheet,
    StepRow,
)
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.calendar import financial_year
from pomanager.rules.dues.kinds import RedemptionItemKind, RedemptionReason, RedemptionStep
from pomanager.rules.dues.redemptions import PriceRule, RedemptionItem, RefundOrder, sums_of
from pomanager.rules.members import Status
from pomanager.rules.shares.kinds import Channel, DistributionKind, Rate, SharedBy
from pomanager.rules.wording import Wording
from tests.reports.sheets import AS_OF, letterhead

LEFT, DUE = date(2025, 6, 30), date(2026, 6, 30)
RECORDED = datetime(2026, 3, 1, 9, tzinfo=UTC)


def holder(name: str = "NIYONZIMA Aline", number: str = "00042", other_script: str = "") -> HolderLabel:
    """Somebody who resigned."""
    return HolderLabel(1, number, name, other_script, Status.RESIGNED)


def share_type(name: str = "Parts sociales") -> ShareTypeLabel:
    """Shares in XOF."""
    return ShareTypeLabel(1, "A", Wording({"en": name}), "XOF", 0)


def refund(who: HolderLabel | None = None, **known: Any) -> RefundRow:  # noqa: ANN401 - any part of the row
    """A refund of 28,000 of which 5,000 is paid, overdue since July."""
    told: dict[str, Any] = {
        "id": 1, "member": who or holder(), "payee": "", "reason": RedemptionReason.LEFT, "effective_on": LEFT,
        "shares": 4, "currency": "XOF", "decimals": 0, "net": 28_000, "paid": 5_000, "due_on": DUE,
        "extended_on": None, "state": RefundState.OVERDUE,
    }  # fmt: skip
    return RefundRow(**{**told, **known})


def step(kind: RedemptionStep = RedemptionStep.PAID, **known: Any) -> StepRow:  # noqa: ANN401 - any part of the row
    """A payment of 5,000."""
    told: dict[str, Any] = {
        "id": 1, "step": kind, "on": date(2026, 2, 1), "due_on": None, "minor": 5_000, "channel": Channel.CASH,
        "voucher": "P 7", "reason": "", "decision": "", "recorded_at": RECORDED, "reverses_id": None,
        "is_taken_back": False,
    }  # fmt: skip
    return StepRow(**{**told, **known})


def worksheet(row: RefundRow | None = None, **known: Any) -> RefundWorksheetSheet:  # noqa: ANN401 - any part of it
    """A worksheet: 30,000 of paid-up shares, a loan of 5,000 taken off, 3,000 of interest added."""
    items = (
        RedemptionItem(RedemptionItemKind.LOAN, -5_000, "Plough"),
        RedemptionItem(RedemptionItemKind.INTEREST, 3_000, "2024"),
    )
    told: dict[str, Any] = {
        "row": row or refund(), "notice_on": date(2025, 3, 1), "first_due_on": DUE, "latest_on": None,
        "price_rule": PriceRule.NOMINAL, "price_reason": "", "decision": "CA 7", "recorded_at": RECORDED,
        "shares": (RedeemedShares(share_type(), 4, 10_000, 30_000, 30_000),), "items": items, "steps": (step(),),
        "serials": (9,),
    }  # fmt: skip
    told.update(known)
    sums = sums_of([each.value_minor for each in told["shares"]], [item.minor for item in told["items"]])
    return RefundWorksheetSheet(letterhead(), AS_OF, RedemptionDetail(**{"sums": sums, **told}))


def blank_worksheet() -> RefundWorksheetSheet:
    """A worksheet to be filled in by hand."""
    return RefundWorksheetSheet(letterhead(), AS_OF, None)


def refunds_due(
    *rows: RefundRow, order: RefundOrder | None = RefundOrder.LEAVING, cap: int | None = 10_000
) -> RefundsDueSheet:
    """The list of these refunds, of which 10,000 may be paid in the year."""
    year = financial_year(AS_OF)
    standing = CapStanding(year, cap, 4_000, None if cap is None else cap - 4_000)
    caps = tuple((currency, standing) for currency in dict.fromkeys(row.currency for row in rows))
    return RefundsDueSheet(letterhead(), AS_OF, order, rows, caps)


def paid_out(who: HolderLabel | None = None, **known: Any) -> PaidOutRow:  # noqa: ANN401 - any part of the row
    """A payment of 5,000, a part of the refund."""
    told: dict[str, Any] = {
        "step_id": 1, "redemption_id": 1, "member": who or holder(), "payee": "", "on": date(2026, 2, 1),
        "minor": 5_000, "currency": "XOF", "decimals": 0, "channel": Channel.CASH, "voucher": "P 7", "is_last": False,
    }  # fmt: skip
    return PaidOutRow(**{**told, **known})


def refunds_paid(*rows: PaidOutRow) -> RefundsPaidSheet:
    """The list of these payments."""
    return RefundsPaidSheet(letterhead(), date(2026, 1, 1), AS_OF, iter(rows), len(rows))


def distribution_row(**known: Any) -> DistributionRow:  # noqa: ANN401 - any part of the row
    """Interest of 3.5 % on shares for 2025, of which one of two members was paid."""
    told: dict[str, Any] = {
        "id": 1, "kind": DistributionKind.INTEREST, "type": share_type(), "period_from": date(2025, 1, 1),
        "period_to": date(2025, 12, 31), "how": Rate.PERCENT_A_YEAR, "rate": "3.5", "shared_by": None,
        "surplus": 90_000, "reserves": 36_000, "total": 5_250, "paid": 1_750, "members": 2, "waiting": 1,
        "currency": "XOF", "decimals": 0, "decided_on": date(2026, 3, 20), "decision": "AG 3/2026",
        "recorded_at": RECORDED, "is_taken_back": False,
    }  # fmt: skip
    return DistributionRow(**{**told, **known})


def distribution(
    row: DistributionRow | None, lines: Sequence[DistributionLine] = (), *, signatures: bool = False
) -> DistributionSheet:
    """The list of a distribution."""
    return DistributionSheet(letterhead(), AS_OF, row, iter(lines), signatures)


def line(who: HolderLabel | None = None, held: int = 50_000, minor: int = 1_750, paid: int = 0) -> DistributionLine:
    """What somebody gets who held so much all year."""
    return DistributionLine(who or holder(), held * 365, minor, paid)


def refund_shared_out(**known: Any) -> DistributionRow:  # noqa: ANN401 - any part of the row
    """A patronage refund shared out by operations."""
    row = distribution_row(kind=DistributionKind.PATRONAGE, type=None, how=Rate.POOL, rate="")
    return replace(row, shared_by=SharedBy.OPERATIONS, **known)
