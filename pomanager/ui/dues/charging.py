"""The forms that charge, everybody for a period or one member, and the one that lets a member off."""

from collections.abc import Mapping, Sequence

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.fees import period_said
from pomanager.marks import N_
from pomanager.readmodels.dues import ChargePreview, FeeLabel
from pomanager.rules.dues.kinds import FeeKind
from pomanager.services.dues.commands.charging import charge_dues, charge_member, waive_dues
from pomanager.services.dues.judging import (
    objections_to_charging_dues,
    objections_to_charging_member,
    objections_to_waiving,
    open_for_waiver,
)
from pomanager.services.dues.orders import ChargeDues, ChargeMember, WaiveDues
from pomanager.services.dues.queries.facts import amount_on, period_on
from pomanager.services.dues.queries.fees import charge_preview
from pomanager.ui.desk import Desk
from pomanager.ui.dues.forms import (
    DECISION,
    amount_field,
    amount_of,
    fee_field,
    fee_of,
    member_field,
    said_amount,
    typed_amount,
)
from pomanager.ui.dues.taking_back import offer_entry_undo
from pomanager.ui.dues.words import fee_said
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Field
from pomanager.ui.member_picking import member_choice


def preview_told(preview: ChargePreview) -> str:
    """What charging a period would do, in a sentence."""
    counted = ngettext("{count} member", "{count} members", preview.to_charge)
    if preview.minor is None:
        return counted.format(count=formats.number(preview.to_charge))
    # TR: before everybody is charged: {members} is "47 members"
    told = _("{members} × {amount} = {total}")
    return told.format(
        members=counted.format(count=formats.number(preview.to_charge)),
        amount=said_amount(preview.fee, preview.minor), total=said_amount(preview.fee, preview.total),
    )  # fmt: skip


def charging_period(desk: Desk, preview: ChargePreview) -> EntryForm:
    """The form that charges everybody for a period: whom, how much, and by what decision."""
    fee, period = preview.fee, preview.period

    def make(values: Values) -> ChargeDues:
        first = day_of(desk, values, "period_from") if fee.kind is not FeeKind.DUES else period.first
        return ChargeDues(fee_type_id=fee.id, period_from=first, decision=values.get("decision") or "")

    def hints(values: Values) -> Mapping[str, str]:
        now = desk.office.ask(charge_preview, fee.id, make(values).period_from)
        # TR: beside the day of a charge: what it comes to, and the last day to pay
        told = _("{charge}, to be paid by {day}.")
        said = told.format(charge=preview_told(now), day=formats.day(now.due_on))
        return {"period_from" if fee.kind is not FeeKind.DUES else "decision": said}

    day = day_field(desk, "period_from", N_("Charged on"))
    parts: Parts = (*((day,) if fee.kind is not FeeKind.DUES else ()), DECISION)
    said = period_said(fee.period, period.first, period.last) if fee.kind is FeeKind.DUES else ""
    about = " · ".join(part for part in (fee_said(fee), said) if part)
    binding = bound(desk, make, objections_to_charging_dues, charge_dues, hints=hints)
    page = EntryForm(desk, N_("Charge everybody"), parts, binding, about=about, save_words=N_("Charge the fee"))
    page.form.show_values({"period_from": desk.office.today()})
    return page


class ChargingMember:
    """What the form of one charge knows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def order(self, values: Values) -> ChargeMember | None:
        """The order the entries amount to; None until a member and a fee are named."""
        fee, member = fee_of(self._desk, values), values.get("member_id")
        if fee is None or member is None:
            return None
        on = day_of(self._desk, values)
        period = self._desk.office.ask(period_on, fee, on).first if fee.kind is FeeKind.DUES else None
        return ChargeMember(
            member_id=member, fee_type_id=fee.id, on=on, minor=amount_of(values, "minor", fee) or None,
            period_from=period, due_on=values.get("due_on"), decision=values.get("decision") or "",
        )  # fmt: skip

    def hints(self, values: Values) -> Mapping[str, str]:
        """How much it is that day, and the period the day lies in."""
        fee = fee_of(self._desk, values)
        if fee is None:
            return {}
        on = day_of(self._desk, values)
        found = {}
        minor = self._desk.office.ask(amount_on, fee.id, on)
        if minor is not None:
            # TR: beside the amount of a charge: how much the fee is that day
            found["minor"] = _("Left empty: {amount}.").format(amount=said_amount(fee, minor))
        if fee.kind is FeeKind.DUES:
            period = self._desk.office.ask(period_on, fee, on)
            # TR: beside the day of a charge: the period of dues it lies in
            said = period_said(fee.period, period.first, period.last)
            found["on"] = _("For {period}.").format(period=said)
        return found


def charging_member(desk: Desk, member_id: int | None = None, fee_type_id: int | None = None) -> EntryForm:
    """The form that charges one member a fee; without a member it begins anew after each."""
    form = ChargingMember(desk)
    draft = f"dues.charge.{member_id or ''}"
    page: EntryForm

    def keep(order: ChargeMember, serial: int) -> None:
        shown = member_choice(desk, order.member_id)
        page.tell(f"{shown.text} · {shown.note}")
        # TR: an act that can be undone, in the menu line
        offer_entry_undo(desk, serial, _("charge, no. {number}").format(number=shown.text))

    def again(values: Values) -> Mapping[str, object]:
        return {name: values.get(name) for name in ("fee_type_id", "on", "decision")}

    parts: Parts = (
        member_field(desk),
        fee_field(desk),
        day_field(desk, "on", N_("Charged on")),
        amount_field("minor", N_("Amount"), required=False),
        day_field(desk, "due_on", N_("To be paid by"), N_("Left empty: the days to pay of the fee."), required=False),
        DECISION,
    )
    binding = bound(
        desk, form.order, objections_to_charging_member, charge_member, amounts=("minor",), keep=keep,
        hints=form.hints, keep_draft=keeping(desk, draft),
    )  # fmt: skip
    one = member_id is not None
    page = EntryForm(
        desk, N_("Charge a member"), parts, binding, again=None if one else again,
        about="" if one else _("Ctrl+Enter saves and begins the next one"),
        save_words=N_("Charge the fee") if one else N_("Save and next"),
    )  # fmt: skip
    known: dict[str, object] = {"on": desk.office.today(), "fee_type_id": fee_type_id}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
    page.form.show_values(known)
    show_kept(desk, draft, page.form)
    return page


def letting_off(desk: Desk, member_id: int, fee_type_id: int | None) -> EntryForm:
    """The form that lets a member off something owed, by decision."""

    def order(values: Values) -> WaiveDues | None:
        fee = fee_of(desk, values)
        if fee is None:
            return None
        return WaiveDues(
            member_id=member_id, fee_type_id=fee.id, on=day_of(desk, values), minor=amount_of(values, "minor", fee),
            decision=values.get("decision") or "", reason=values.get("reason") or "",
        )  # fmt: skip

    def open_minor(fee: FeeLabel, values: Values) -> int:
        asked = WaiveDues(member_id=member_id, fee_type_id=fee.id, on=day_of(desk, values), minor=0)
        return sum(minor for _day, minor in desk.office.ask(open_for_waiver, asked))

    def hints(values: Values) -> Mapping[str, str]:
        fee = fee_of(desk, values)
        if fee is None:
            return {}
        # TR: beside the amount somebody is let off: what is owed of the fee
        told = _("{amount} are owed; the oldest is let off first.")
        return {"minor": told.format(amount=said_amount(fee, open_minor(fee, values)))}

    def propose(name: str, values: Values) -> Mapping[str, object]:
        fee = fee_of(desk, values)
        if name not in {"fee_type_id", "on"} or fee is None:
            return {}
        return {"minor": typed_amount(fee, open_minor(fee, values))}

    def keep(done: WaiveDues, serials: Sequence[int]) -> None:
        shown = member_choice(desk, done.member_id)
        if len(serials) == 1:
            # TR: an act that can be undone, in the menu line
            offer_entry_undo(desk, serials[0], _("waiver, no. {number}").format(number=shown.text))

    parts: Parts = (
        fee_field(desk),
        amount_field("minor", N_("Amount let off")),
        day_field(desk, "on", N_("On")),
        DECISION,
        Field(name="reason", label=N_("Reason")),
    )
    binding = bound(
        desk, order, objections_to_waiving, waive_dues, amounts=("minor",), keep=keep, hints=hints
    )  # fmt: skip
    shown = member_choice(desk, member_id)
    page = EntryForm(
        desk, N_("Let off"), parts, binding, about=f"{shown.text} · {shown.note}", propose=propose,
        save_words=N_("Let off"),
    )  # fmt: skip
    known: dict[str, object] = {"on": desk.office.today(), "fee_type_id": fee_type_id}
    page.form.show_values({**known, **propose("fee_type_id", known)})
    return page
