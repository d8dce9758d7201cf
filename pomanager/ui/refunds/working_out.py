"""The worksheet of a refund: which shares are cancelled, what is added and taken off, what is paid out by when."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from pomanager.errors import NotFound
from pomanager.i18n import _, formats
from pomanager.i18n.fees import fee_name
from pomanager.marks import N_
from pomanager.readmodels.redemptions import ProposedRedemption
from pomanager.rules.dues.kinds import ITEM_WORDS, REDEMPTION_REASON_WORDS, RedemptionItemKind, RedemptionReason
from pomanager.rules.dues.redemptions import TAKEN_OFF, RedemptionItem
from pomanager.rules.objections import Objection
from pomanager.services.dues.commands.redeeming import work_out_redemption
from pomanager.services.dues.judging_leaving import judged_worksheet
from pomanager.services.dues.orders_leaving import SetOffDues, SharesBack, WorkOutRedemption
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.services.dues.queries.proposed_refunds import proposed_redemption
from pomanager.services.dues.queries.worksheets import Worksheet, worksheet
from pomanager.services.shares.queries.facts import share_types
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.member_picking import member_choice
from pomanager.ui.receipt_fields import NO_AMOUNT, read_amount
from pomanager.ui.shares.account_panel import AccountAndFacts
from pomanager.ui.shares.forms import DECISION, member_field, type_named
from pomanager.ui.shares.words import money_said, shares_said

REASONS = tuple(Choice(reason, REDEMPTION_REASON_WORDS[reason]) for reason in RedemptionReason)
TYPED = tuple(Choice(kind, ITEM_WORDS[kind]) for kind in RedemptionItemKind if kind is not RedemptionItemKind.DUES)
"""What is typed; dues come from the member's account."""
BESIDE: Mapping[str, str] = {"value_minor": "shares", "paid_minor": "shares", "distribution_ids": "pay_open"}
"""Parts of the order that no field is named after, and the field their objections stand beside."""


class Back(NamedTuple):
    """A row of shares that are given back, as it is typed."""

    share_type_id: int | None = None
    shares: int | None = None
    value: str = ""


class SetOff(NamedTuple):
    """A row of dues that are set off, as it is typed."""

    fee_type_id: int | None = None
    amount: str = ""


class Item(NamedTuple):
    """A row of what is added or taken off, as it is typed."""

    kind: RedemptionItemKind | None = None
    amount: str = ""
    description: str = ""


def _back(**cells: Any) -> Back:  # noqa: ANN401 - the cells of a row by name
    return Back(**cells)


def _set_off(**cells: Any) -> SetOff:  # noqa: ANN401 - the cells of a row by name
    return SetOff(**cells)


def _item(**cells: Any) -> Item:  # noqa: ANN401 - the cells of a row by name
    return Item(**cells)


class WorkingOut:
    """What the worksheet knows: what the books propose for a member, its order, its sums."""

    def __init__(self, desk: Desk, panel: AccountAndFacts) -> None:
        self._desk = desk
        self._panel = panel
        self._proposed: dict[tuple[int, date], ProposedRedemption | None] = {}

    def proposed(self, values: Values) -> ProposedRedemption | None:
        """What the books would fill in for the member chosen; None while nobody is."""
        member = values.get("member_id")
        if member is None:
            return None
        key = (member, self._desk.office.today())
        if key not in self._proposed:
            try:
                self._proposed[key] = self._desk.office.ask(proposed_redemption, *key)
            except NotFound:
                self._proposed[key] = None  # gone from the books meanwhile: said beside the field
        return self._proposed[key]

    def order(self, values: Values) -> WorkOutRedemption | None:
        """The order the entries amount to."""
        known = self.proposed(values)
        if known is None or values.get("reason") is None:
            return None
        currency, decimals = self._currency(values, known)

        def minor(text: str) -> int:
            found = read_amount(text, currency, decimals)
            return found.minor if found is not None else 0

        return WorkOutRedemption(
            member_id=known.member.member_id, reason=values["reason"],
            effective_on=day_of(self._desk, values, "effective_on"),
            shares=tuple(
                SharesBack(each.share_type_id, each.shares or 0, None, minor(each.value) if each.value else None)
                for each in values.get("shares") or ()
                if each.share_type_id is not None
            ),
            notice_on=values.get("notice_on"),
            items=tuple(_signed(each, minor(each.amount)) for each in values.get("items") or () if each.kind),
            dues=tuple(
                SetOffDues(each.fee_type_id, minor(each.amount))
                for each in values.get("dues") or ()
                if each.fee_type_id is not None
            ),
            distribution_ids=tuple(each.distribution_id for each in known.distributions)
            if values.get("pay_open")
            else (),
            due_on=values.get("due_on"), price_reason=values.get("price_reason") or "",
            payee=values.get("payee") or "", decision=values.get("decision") or "",
        )  # fmt: skip

    def _currency(self, values: Values, known: ProposedRedemption) -> tuple[str, int]:
        """The currency amounts are typed in: that of the first type that is given back."""
        first = next((each.share_type_id for each in values.get("shares") or () if each.share_type_id), None)
        kind = next((each for each in self._desk.office.ask(share_types) if each.id == first), None)
        return (known.currency, known.decimals) if kind is None else (kind.currency, kind.decimals)

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense: a payee other than who leaves, distributions of which nothing is left."""
        known = self.proposed(values)
        away = [] if known is not None and known.distributions else ["pay_open"]
        if values.get("reason") is not RedemptionReason.DIED and not values.get("payee"):
            away.append("payee")
        return away

    def hints(self, values: Values) -> Mapping[str, str]:
        """The sums beside the form, the day by the by-laws, what is left of distributions."""
        known, made = self.proposed(values), self.order(values)
        self._panel.show_member(values.get("member_id"))
        if known is None or made is None:
            self._panel.show_facts("", ())
            return {}
        sheet = self._desk.office.ask(worksheet, made)
        self._panel.show_facts(_("Worksheet"), sheet_told(sheet))
        told = {}
        if sheet.due_on is not None:
            # TR: beside the last day to pay a refund: which day the by-laws say
            told["due_on"] = _("Left empty: {day}, by the by-laws.").format(day=formats.day(sheet.due_on))
        if known.distributions:
            left = sum(each.minor for each in known.distributions)
            # TR: beside a tick: what is still to be paid to the member of interest and patronage refunds
            amount = money_said(left, known.currency, known.decimals)
            told["pay_open"] = _("{amount} is left to be paid.").format(amount=amount)
        if known.other_currencies:
            others = _("Shares in {currencies} need a worksheet of their own.")
            told["shares"] = others.format(currencies=", ".join(known.other_currencies))
        return told

    def proposals(self, name: str, values: Values) -> Mapping[str, object]:
        """What the books say of the member who was just chosen."""
        known = self.proposed(values) if name == "member_id" else None
        return {} if known is None else proposals(known)


def _signed(item: Item, minor: int) -> RedemptionItem:
    """An item as it is kept: what is taken off is below nothing, however it was typed."""
    kind = item.kind or RedemptionItemKind.OTHER
    return RedemptionItem(kind, -abs(minor) if kind in TAKEN_OFF else minor, item.description)


def proposals(known: ProposedRedemption) -> dict[str, object]:
    """The fields of a worksheet as the books fill them in."""
    return {
        "reason": known.reason,
        "effective_on": known.effective_on,
        "shares": tuple(Back(each.redeemed.type.id, each.redeemed.shares) for each in known.shares),
        "dues": tuple(
            SetOff(each.fee_type_id, formats.typed_amount(known.money(each.minor), each.decimals))
            for each in known.debts
            if each.minor
        ),
        "pay_open": bool(known.distributions),
        "payee": known.payee,
    }


def sheet_told(sheet: Worksheet) -> list[tuple[str, str]]:
    """The sums of a worksheet, as they stand beside the form."""

    def said(minor: int) -> str:
        return money_said(minor, sheet.currency, sheet.decimals)

    told = [(shares_said(each.taken.shares), said(each.value)) for each in sheet.given]
    told += [(_(ITEM_WORDS[item.kind]), said(item.minor)) for item in sheet.items]
    told.append((_("To be paid out"), said(sheet.sums.net)))
    if sheet.due_on is not None:
        told.append((_("To be paid by"), formats.day(sheet.due_on)))
    return told


def _judge(session: Any, order: WorkOutRedemption, today: date) -> tuple[Objection, ...]:  # noqa: ANN401 - the office's own
    found = judged_worksheet(session, order, today)[1]
    return tuple(replace(each, about=BESIDE.get(each.about, each.about)) for each in found)


def unread_cells(values: Values) -> list[Objection]:
    """An objection about each cell in which something stands that is no amount of money."""
    found = []
    for name, cell in (("shares", "value"), ("dues", "amount"), ("items", "amount")):
        for place, row in enumerate(values.get(name) or ()):
            typed = str(getattr(row, cell) or "").strip()
            if typed and read_amount(typed, "", 3) is None:
                found.append(Objection(NO_AMOUNT, f"{name}.{place}.{cell}"))
    return found


def working_out(desk: Desk, member_id: int | None = None) -> EntryForm:
    """The worksheet of a refund, filled in from the books for the member."""
    panel = AccountAndFacts(desk)
    form = WorkingOut(desk, panel)
    worked: list[int] = []
    draft = f"shares.refund.{member_id or ''}"

    def keep(_order: WorkOutRedemption, redemption_id: int) -> None:
        worked.append(redemption_id)

    def show() -> None:
        desk.bus.page_wanted.emit("shares", ("refunds", worked[-1]))

    binding = bound(desk, form.order, _judge, work_out_redemption, keep=keep, hidden=form.hidden, hints=form.hints)
    ruled = binding.judge

    def judge(values: Values) -> list[Objection]:
        found = unread_cells(values)
        silent = {each.about for each in found}
        return [*found, *(each for each in ruled(values) if each.about.partition(".")[0] not in silent)]

    binding = replace(binding, judge=judge, keep_draft=keeping(desk, draft))
    page = EntryForm(desk, N_("Work out a refund"), _parts(desk), binding, beside=panel, propose=form.proposals)
    page.form.saved.connect(show)
    known: dict[str, object] = {"effective_on": desk.office.today()}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
        proposed = form.proposed({"member_id": member_id})
        known |= proposals(proposed) if proposed is not None else {}
    page.form.show_values(known)
    show_kept(desk, draft, page.form)
    return page


def _parts(desk: Desk) -> Parts:
    types = tuple(Choice(each.id, type_named(each)) for each in desk.office.ask(share_types))
    fees = tuple(
        Choice(fee_id, fee_name(label.name, label.code)) for fee_id, label in desk.office.ask(fee_labels).items()
    )
    amount = Field(name="amount", label=N_("Amount"), width=120, required=True)
    return (
        Section(N_("Who gives shares back, and why")),
        member_field(desk),
        Field(name="reason", label=N_("Reason"), kind=Kind.LIST, choices=REASONS, required=True),
        day_field(desk, "effective_on", N_("Shares cancelled on")),
        day_field(desk, "notice_on", N_("Notice given on"), required=False),
        Field(
            name="shares", label=N_("Shares"), kind=Kind.ROWS, add_words=N_("Add a type"), row=_back,
            cells=(
                Field(name="share_type_id", label=N_("Type"), kind=Kind.LIST, choices=types, choices_are_data=True,
                      width=150, required=True),
                Field(name="shares", label=N_("Shares"), kind=Kind.NUMBER, width=90, required=True),
                # TR: at what amount shares are paid back, where it is not what was paid up on them
                Field(name="value", label=N_("Other value"), width=120),
            ),
        ),
        Field(name="price_reason", label=N_("Reason of the price"), hint=N_("Where it is not what was paid up.")),
        Section(N_("What is added and taken off")),
        Field(
            name="dues", label=N_("Dues set off"), kind=Kind.ROWS, add_words=N_("Add dues"), row=_set_off,
            cells=(
                Field(name="fee_type_id", label=N_("Fee"), kind=Kind.LIST, choices=fees, choices_are_data=True,
                      width=200, required=True),
                amount,
            ),
        ),
        Field(
            name="items", label=N_("Other"), kind=Kind.ROWS, add_words=N_("Add a line"), row=_item,
            cells=(
                Field(name="kind", label=N_("Kind"), kind=Kind.LIST, choices=TYPED, width=200, required=True),
                amount,
                Field(name="description", label=N_("Description"), width=200),
            ),
        ),
        Field(name="pay_open", label=N_("Interest and refunds"), kind=Kind.YES_NO),
        Section(N_("Payment")),
        Field(name="payee", label=N_("Who is paid")),
        day_field(desk, "due_on", N_("To be paid by"), required=False),
        DECISION,
    )  # fmt: skip
