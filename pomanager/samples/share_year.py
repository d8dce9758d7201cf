"""What happens to shares and dues of a sample office in 2026: receipts, transfers, an inheritance, refund, interest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from pomanager.i18n import speaking
from pomanager.readmodels.members import MemberRow, RollView
from pomanager.rules.dues.kinds import RedemptionItemKind, RedemptionReason
from pomanager.rules.dues.redemptions import RedemptionItem
from pomanager.rules.members import PersonKind, Status
from pomanager.rules.shares.kinds import Channel, DistributionKind, Rate, SharedBy, TransferReason, ValueChange
from pomanager.rules.shares.successions import Heir
from pomanager.samples.share_book import Money2026, mobile_account, share_turns
from pomanager.samples.sheets import Teller, Turn, written_of
from pomanager.services.dues.commands.charging import charge_member, waive_dues
from pomanager.services.dues.commands.receipts import record_receipt, reverse_receipt
from pomanager.services.dues.commands.redeeming import work_out_redemption
from pomanager.services.dues.commands.refunding import pay_redemption
from pomanager.services.dues.commands.reminding import record_reminders
from pomanager.services.dues.orders import (
    ChargeMember,
    ReceiptLine,
    RecordReceipt,
    RecordReminders,
    ReverseReceipt,
    WaiveDues,
)
from pomanager.services.dues.orders_leaving import PayRedemption, SetOffDues, SharesBack, WorkOutRedemption
from pomanager.services.dues.queries.arrears import owed_of
from pomanager.services.dues.queries.proposed_refunds import proposed_redemption
from pomanager.services.dues.queries.receipts import receipt_proposal
from pomanager.services.dues.queries.refund_rows import redemption
from pomanager.services.members import queries
from pomanager.services.shares.commands.certifying import issue_certificate, replace_certificate, split_certificate
from pomanager.services.shares.commands.converting import convert_shares
from pomanager.services.shares.commands.distributing import decide_distribution
from pomanager.services.shares.commands.forfeiting import forfeit_shares
from pomanager.services.shares.commands.inheriting import settle_succession
from pomanager.services.shares.commands.paying_out import pay_distribution
from pomanager.services.shares.commands.subscribing import subscribe
from pomanager.services.shares.commands.transferring import decide_transfer, enter_transfer, request_transfer
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.orders import ConvertShares, ForfeitShares, SetNominalValue, Subscribe
from pomanager.services.shares.orders_distributing import AmountRow, DecideDistribution, PayDistribution
from pomanager.services.shares.orders_passing import (
    DecideTransfer,
    EnterTransfer,
    IssueCertificate,
    ReplaceCertificate,
    RequestTransfer,
    SettleSuccession,
    SplitCertificate,
)
from pomanager.services.shares.queries.holdings import holding_of, holdings_on
from pomanager.services.shares.queries.overdue import overdue_on
from pomanager.services.shares.queries.transfers import transfer

FIRST_PAGES = 90
"""Members among whom those are chosen to whom something happens."""
RECEIPTS_A_DAY, CERTIFICATES, PATRONS = 6, 9, 24
"""Receipts typed on a day, certificates handed out, members who delivered something."""


def share_turns_of(teller: Teller) -> Sequence[Turn]:
    """The turns of shares and dues of the office of a teller; it tells them from a sheet of their own."""
    code = teller.secretary.story.code
    told = written_of(code, "money")
    money = Money2026()
    acts: list[tuple[date, Callable[[Teller], None]]] = list(share_turns(money))
    acts += [(day, partial(act, money)) for day, act in _YEAR]
    own = replace(teller, told=told)
    return [(day, partial(_from_sheet, own, act)) for day, act in acts]


def _from_sheet(own: Teller, act: Callable[[Teller], None], _teller: Teller) -> None:
    """Carry out an act as the keeper would, in the office's own language."""
    with speaking(own.secretary.story.profile.languages[0]):
        act(own)


def _said(teller: Teller, key: str) -> str:
    """A decision or reason of the sheet, with the day in it."""
    written: str = teller.told["words"][key]
    return written.format(day=teller.today.strftime(teller.secretary.story.day_pattern))


def _holders(money: Money2026, teller: Teller, least: int = 1) -> Sequence[MemberRow]:
    """Active members on the first pages who hold so many shares, all of them paid, in order of the numbers."""
    held = _paid_shares(money, teller)
    return [row for row in _first_pages(teller, Status.ACTIVE) if held.get(row.id, 0) >= least]


def _paid_shares(money: Money2026, teller: Teller) -> Mapping[int, int]:
    """Member → shares of the ordinary type, of those who have paid all of theirs."""
    sheet = teller.secretary.office.ask(holdings_on, teller.today, money.share_id)
    each = zip(sheet.member_ids, sheet.shares, sheet.subscribed, sheet.paid, strict=True)
    return {member_id: shares for member_id, shares, subscribed, paid in each if subscribed == paid}


def _first_pages(teller: Teller, *statuses: Status) -> Sequence[MemberRow]:
    office = teller.secretary.office
    view = RollView(statuses=statuses, kind=PersonKind.NATURAL)
    return office.ask(queries.roll_rows, office.ask(queries.roll_ids, view)[:FIRST_PAGES])


def _held(money: Money2026, teller: Teller, member_id: int) -> int:
    """Shares of the ordinary type somebody holds."""
    rows = teller.secretary.office.ask(holding_of, member_id, teller.today)
    return next((row.shares for row in rows if row.type.id == money.share_id), 0)


def _owing(teller: Teller) -> Sequence[MemberRow]:
    """Active members on the first pages who owe dues."""
    rows = _first_pages(teller, Status.ACTIVE)
    owed = teller.secretary.office.ask(owed_of, teller.today, [row.id for row in rows])
    owing = {member_id for (member_id, _fee), each in owed.items() if each.owed > 0}
    return [row for row in rows if row.id in owing]


def _receive(_money: Money2026, teller: Teller) -> None:
    """A morning at the receipts: members pay what is due, some in dollars where the office takes them."""
    office, chance = teller.secretary.office, teller.chance
    members = _owing(teller)
    for place, row in enumerate(chance.sample(members, min(RECEIPTS_A_DAY, len(members)))):
        proposal = office.ask(receipt_proposal, row.id, teller.today)
        lines = tuple(
            ReceiptLine(minor=line.due, share_type_id=line.share_type_id, fee_type_id=line.fee_type_id)
            for line in proposal.lines
            if line.due > 0
        )
        order = RecordReceipt(member_id=row.id, received_on=teller.today, lines=lines, number=proposal.number)
        if place % 3 == 1:
            account = row.phone or mobile_account(teller)
            order = replace(order, channel=Channel.MOBILE_MONEY, account=account, account_holder=row.name)
        office.do(record_receipt, _in_dollars(teller, order) if place % 2 else order)


def _in_dollars(teller: Teller, order: RecordReceipt) -> RecordReceipt:
    """The same receipt paid in dollars at the rate of the day, where the amount comes out in cents."""
    if "rates" not in teller.told:
        return order
    taken = sum(line.minor for line in order.lines)
    for rate in teller.told["rates"]:
        cents, rest = divmod(taken * 100, int(rate))
        if not rest:
            return replace(order, given_minor=cents, given_currency=teller.told["dollars"], rate=rate)
    return order


def _mistake(_money: Money2026, teller: Teller) -> None:
    """A receipt typed twice, the second time under the next number; it is taken back at once."""
    office = teller.secretary.office
    for row in _owing(teller)[:1]:
        proposal = office.ask(receipt_proposal, row.id, teller.today)
        lines = tuple(
            ReceiptLine(minor=line.due, share_type_id=line.share_type_id, fee_type_id=line.fee_type_id)
            for line in proposal.lines
            if line.due > 0
        )
        if lines:
            order = RecordReceipt(member_id=row.id, received_on=teller.today, lines=lines, number=proposal.number)
            receipt = office.do(record_receipt, order).result
            office.do(reverse_receipt, ReverseReceipt(receipt_id=receipt.id, reason=_said(teller, "mistake")))


def _certify(money: Money2026, teller: Teller) -> None:
    """Those who hold several shares, all paid, get a certificate."""
    for row in _holders(money, teller, least=2)[:CERTIFICATES]:
        held = _held(money, teller, row.id)
        order = IssueCertificate(member_id=row.id, share_type_id=money.share_id, shares=held, on=teller.today)
        money.certificates.append((teller.secretary.office.do(issue_certificate, order).result, held))


def _renew(money: Money2026, teller: Teller) -> None:
    """One certificate is lost and a duplicate handed out, another one is split."""
    office = teller.secretary.office
    if len(money.certificates) > 2:
        (lost, _shares), (parted, shares) = money.certificates[:2]
        order = ReplaceCertificate(certificate_id=lost, on=teller.today, remarks=_said(teller, "lost"))
        office.do(replace_certificate, order)
        office.do(split_certificate, SplitCertificate(certificate_id=parted, parts=(1, shares - 1), on=teller.today))


def _join_with_shares(money: Money2026, teller: Teller) -> None:
    """Those who were admitted lately subscribe a share, pay a part of it and the admission fee."""
    office, by = teller.secretary.office, teller.today
    for row in _newest(teller):
        if row.joined_on is None or row.joined_on.year < by.year or _held(money, teller, row.id):
            continue
        office.do(
            subscribe,
            Subscribe(member_id=row.id, share_type_id=money.share_id, shares=1, on=by, decision=_said(teller, "board")),
        )
        office.do(charge_member, ChargeMember(member_id=row.id, fee_type_id=money.fee_id, on=by))
        proposal = office.ask(receipt_proposal, row.id, by)
        lines = (
            ReceiptLine(minor=money.unit // 4, share_type_id=money.share_id),
            ReceiptLine(minor=teller.told["fee"]["minor"], fee_type_id=money.fee_id),
        )
        office.do(record_receipt, RecordReceipt(member_id=row.id, received_on=by, lines=lines, number=proposal.number))


def _newest(teller: Teller) -> Sequence[MemberRow]:
    office = teller.secretary.office
    ids = office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL))
    return office.ask(queries.roll_rows, ids[-12:])


def _ask_for_transfer(money: Money2026, key: str, teller: Teller) -> None:
    """Somebody hands a share on to an applicant; the deed lies at the office."""
    givers, newcomers = _holders(money, teller, least=2), _first_pages(teller, Status.APPLICANT)
    if not givers or not newcomers:
        return
    teller.secretary.spared.add(givers[-1].id)  # who gives stays until it is entered
    order = RequestTransfer(
        requested_on=teller.today, share_type_id=money.share_id, from_id=givers[-1].id, to_id=newcomers[-1].id,
        shares=1, reason=TransferReason.SALE, price_minor=money.unit, deposited_on=teller.today,
    )  # fmt: skip
    money.transfers[key] = teller.secretary.office.do(request_transfer, order).result


def _enter_transfer(money: Money2026, teller: Teller) -> None:
    """Nobody answered in time, and silence is consent; where the by-laws know no silence, the board approves."""
    if "silent" not in money.transfers:
        return
    office, asked = teller.secretary.office, money.transfers["silent"]
    found = office.ask(transfer, asked, teller.today)
    if _held(money, teller, found.giver.member_id) < found.shares:
        return  # in a small office the giver may have left meanwhile and been refunded
    if found.answer_by is None:
        approved = DecideTransfer(transfer_id=asked, approved=True, on=teller.today, decision=_said(teller, "board"))
        office.do(decide_transfer, approved)
    office.do(enter_transfer, EnterTransfer(transfer_id=asked, on=teller.today))


def _inherit(money: Money2026, teller: Teller) -> None:
    """The shares of somebody who died pass to a daughter and a son who are members."""
    office = teller.secretary.office
    dead = [row for row in _died(teller) if _held(money, teller, row.id) > 1]
    heirs = _holders(money, teller)[-2:]
    if not dead or len(heirs) < 2:
        return
    person = office.ask(queries.member_detail, heirs[0].id).person_id
    order = SettleSuccession(
        member_id=dead[0].id, on=teller.today, representative_id=person, decision=_said(teller, "board"),
        heirs=(
            Heir(member_id=heirs[0].id, relation=_said(teller, "daughter"), part="1/2"),
            Heir(member_id=heirs[1].id, relation=_said(teller, "son"), part="1/2"),
        ),
    )  # fmt: skip
    office.do(settle_succession, order)


def _died(teller: Teller) -> Sequence[MemberRow]:
    office = teller.secretary.office
    ids = office.ask(queries.roll_ids, RollView(statuses=(Status.DEAD,), kind=PersonKind.NATURAL))
    rows = office.ask(queries.roll_rows, ids[-FIRST_PAGES:])
    return [row for row in rows if row.status_since.year == teller.today.year]


def _refund(money: Money2026, teller: Teller) -> None:
    """What is owed to whoever left with most shares: these, less what they owe."""
    office = teller.secretary.office
    ids = office.ask(queries.roll_ids, RollView(statuses=(Status.RESIGNED,), kind=PersonKind.NATURAL))
    held = {row.id: _held(money, teller, row.id) for row in office.ask(queries.roll_rows, ids[-FIRST_PAGES:])}
    leaver = max(held, key=held.__getitem__, default=0)
    if not held.get(leaver):
        return
    proposed = office.ask(proposed_redemption, leaver, teller.today)
    value, owed = proposed.sums.value, sum(debt.minor for debt in proposed.debts)
    loan = RedemptionItem(RedemptionItemKind.INPUTS, -(value // 10), _said(teller, "loan"))
    order = WorkOutRedemption(
        member_id=leaver, reason=RedemptionReason.LEFT, effective_on=proposed.effective_on,
        notice_on=proposed.left_on,
        shares=tuple(SharesBack(each.redeemed.type.id, each.redeemed.shares) for each in proposed.shares),
        dues=tuple(SetOffDues(debt.fee_type_id, debt.minor) for debt in proposed.debts if debt.minor),
        distribution_ids=tuple(each.distribution_id for each in proposed.distributions),
        items=(loan,) if 0 < value // 10 <= value - owed else (), decision=_said(teller, "board"),
    )  # fmt: skip
    money.redemptions["left"] = office.do(work_out_redemption, order).result


def _pay_refund(money: Money2026, teller: Teller) -> None:
    """Half of the refund is paid out."""
    if "left" not in money.redemptions:
        return
    office = teller.secretary.office
    row = office.ask(redemption, money.redemptions["left"], teller.today).row
    if row.rest > 1:
        order = PayRedemption(redemption_id=row.id, on=teller.today, minor=row.rest // 2, voucher="1")
        office.do(pay_redemption, order)


def _convert(money: Money2026, teller: Teller) -> None:
    """Somebody turns a share into savings shares, and somebody's unpaid share is forfeited."""
    office = teller.secretary.office
    if not money.savings_id:
        return
    for row in _holders(money, teller, least=3)[-3:-2]:
        order = ConvertShares(
            member_id=row.id, from_type_id=money.share_id, to_type_id=money.savings_id, shares=1, on=teller.today,
            decision=_said(teller, "board"),
        )  # fmt: skip
        office.do(convert_shares, order)
    late = [row for row in office.ask(overdue_on, teller.today) if _held(money, teller, row.member.member_id) > 1]
    if late:
        forfeit = ForfeitShares(
            member_id=late[0].member.member_id, share_type_id=money.share_id, shares=1, on=teller.today,
            decision=_said(teller, "board"),
        )  # fmt: skip
        office.do(forfeit_shares, forfeit)


def _revalue(money: Money2026, teller: Teller) -> None:
    """A share is worth more from the half-year on, out of the reserves."""
    told = teller.told.get("value")
    if told:
        order = SetNominalValue(
            share_type_id=money.share_id, since=told["since"], minor=told["minor"],
            change=ValueChange(told["change"]), decision=_said(teller, "assembly"),
        )  # fmt: skip
        teller.secretary.office.do(set_nominal_value, order)
        money.unit = told["minor"]


def _distribute(money: Money2026, teller: Teller) -> None:
    """The assembly decides on the surplus of 2025: interest on shares, or a refund by what was delivered."""
    office, told = teller.secretary.office, teller.told["interest"]
    order = DecideDistribution(
        kind=DistributionKind.INTEREST, period_from=date(2025, 1, 1), period_to=date(2025, 12, 31),
        how=Rate.PERCENT_A_YEAR, decided_on=teller.today, decision=_said(teller, "assembly"),
        share_type_id=money.share_id, rate=told["rate"], surplus_minor=told["surplus"], reserves_minor=told["reserves"],
        cap_rate=told["cap"],
    )  # fmt: skip
    if not told["rate"]:
        rows = tuple(
            AmountRow(row.number, (1 + place) * 1000) for place, row in enumerate(_holders(money, teller)[:PATRONS])
        )
        order = replace(
            order, kind=DistributionKind.PATRONAGE, how=Rate.POOL, rate="", share_type_id=None,
            pool_minor=told["pool"], shared_by=SharedBy.OPERATIONS, rows=rows, cap_rate="",
        )  # fmt: skip
    distribution_id = office.do(decide_distribution, order).result
    paid = tuple(row.id for row in _holders(money, teller)[:4])
    office.do(
        pay_distribution,
        PayDistribution(distribution_id=distribution_id, on=teller.today, member_ids=paid, voucher="2"),
    )


def _let_off(money: Money2026, teller: Teller) -> None:
    """Somebody who lost much is let off the dues of the year."""
    office = teller.secretary.office
    owed = office.ask(owed_of, teller.today, [row.id for row in _first_pages(teller, Status.ACTIVE)])
    for (member_id, fee_id), each in sorted(owed.items()):
        if fee_id == money.dues_id and each.owed >= money.dues:
            order = WaiveDues(
                member_id=member_id, fee_type_id=money.dues_id, on=teller.today, minor=money.dues,
                decision=_said(teller, "board"), reason=_said(teller, "waiver"),
            )  # fmt: skip
            office.do(waive_dues, order)
            return


def _remind(_money: Money2026, teller: Teller) -> None:
    """Everybody in arrears on the first pages gets a letter."""
    late = tuple(row.id for row in _owing(teller)[:40])
    if late:
        order = RecordReminders(on=teller.today, pay_by=date(2026, 12, 15), members=late)
        teller.secretary.office.do(record_reminders, order)


def _silent(money: Money2026, teller: Teller) -> None:
    _ask_for_transfer(money, "silent", teller)


def _waiting(money: Money2026, teller: Teller) -> None:
    _ask_for_transfer(money, "waiting", teller)


_YEAR: tuple[tuple[date, Callable[[Money2026, Teller], None]], ...] = (
    (date(2026, 2, 4), _certify), (date(2026, 2, 11), _receive), (date(2026, 2, 20), _silent),
    (date(2026, 3, 12), _join_with_shares), (date(2026, 3, 18), _mistake), (date(2026, 3, 26), _inherit),
    (date(2026, 4, 22), _receive), (date(2026, 5, 13), _refund), (date(2026, 5, 27), _renew),
    (date(2026, 6, 4), _enter_transfer), (date(2026, 6, 29), _distribute), (date(2026, 7, 1), _revalue),
    (date(2026, 7, 22), _convert), (date(2026, 9, 15), _let_off), (date(2026, 10, 8), _receive),
    (date(2026, 10, 21), _waiting), (date(2026, 11, 5), _pay_refund),
    (date(2026, 11, 6), _refund), (date(2026, 11, 9), _remind),
    (date(2026, 11, 10), _join_with_shares),
)  # fmt: skip
