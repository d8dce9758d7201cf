"""The forms of certificates: issuing one, splitting it, a duplicate in place of one that was lost, cancelling it."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.certificates import CertificateRow
from pomanager.rules.shares.certificates import END_WORDS, MADE_WITH_ANOTHER
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.shares.commands.certifying import (
    cancel_certificate,
    issue_certificate,
    replace_certificate,
    split_certificate,
)
from pomanager.services.shares.judging_certificates import (
    objections_to_cancelling,
    objections_to_issuing,
    objections_to_replacing,
    objections_to_splitting,
)
from pomanager.services.shares.orders_passing import (
    CancelCertificate,
    IssueCertificate,
    ReplaceCertificate,
    SplitCertificate,
)
from pomanager.services.shares.queries.certificates import certified_holdings, next_certificate_number
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.member_picking import member_choice
from pomanager.ui.shares.account_panel import AccountPanel
from pomanager.ui.shares.forms import member_field, number_field, only_type, type_field, type_of
from pomanager.ui.shares.words import holder_said, shares_said

ENDS = tuple(Choice(end, END_WORDS[end]) for end in CertificateEnd if end not in MADE_WITH_ANOTHER)


def _about(row: CertificateRow) -> str:
    number = _("Certificate {number}").format(number=formats.number_text(row.number))
    return f"{number} · {holder_said(row.member)} · {shares_said(row.shares)}"


def issuing(desk: Desk, member_id: int | None = None, type_id: int | None = None) -> EntryForm:
    """The form by which a certificate is issued; once it is written it is shown, to be printed."""
    panel = AccountPanel(desk)
    issued: list[int] = []

    def make(values: Values) -> IssueCertificate | None:
        kind, member = type_of(desk, values), values.get("member_id")
        if kind is None or member is None:
            return None
        return IssueCertificate(
            member_id=member, share_type_id=kind.id, shares=values.get("shares") or 0, on=day_of(desk, values),
            number=values.get("number"),
        )  # fmt: skip

    def hidden(_values: Values) -> Collection[str]:
        return [] if only_type(desk) is None else ["share_type_id"]

    def hints(values: Values) -> Mapping[str, str]:
        kind, member = type_of(desk, values), values.get("member_id")
        panel.show_member(member)
        number = formats.number_text(desk.office.ask(next_certificate_number))
        told = {"number": _("Left empty: {number}").format(number=number)}
        if kind is not None and member is not None:
            held = desk.office.ask(certified_holdings, member, day_of(desk, values))
            free = next((each.free for each in held if each.type.id == kind.id), 0)
            # TR: beside the number of shares a certificate is issued for
            told["shares"] = _("Without a certificate so far: {shares}.").format(shares=shares_said(max(0, free)))
        return told

    def keep(_order: IssueCertificate, certificate_id: int) -> None:
        issued.append(certificate_id)

    def show() -> None:
        desk.bus.page_wanted.emit("shares", ("certificates", issued[-1]))

    parts: Parts = (
        member_field(desk),
        type_field(desk),
        number_field("shares", N_("Shares")),
        day_field(desk, "on", N_("Issued on")),
        number_field("number", N_("Certificate no."), required=False),
    )
    binding = bound(desk, make, objections_to_issuing, issue_certificate, keep=keep, hidden=hidden, hints=hints)
    page = EntryForm(desk, N_("Issue a certificate"), parts, binding, beside=panel, save_words=N_("Issue"))
    page.form.saved.connect(show)
    known: dict[str, object] = {"on": desk.office.today(), "share_type_id": type_id}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
    page.form.show_values(known)
    return page


class Piece(NamedTuple):
    """A row of the form by which a certificate is split: for how many shares a new one is."""

    shares: int | None = None


def _piece(shares: int | None = None) -> Piece:
    return Piece(shares)


def splitting(desk: Desk, row: CertificateRow) -> EntryForm:
    """The form by which several certificates are issued in place of one."""

    def make(values: Values) -> SplitCertificate:
        pieces = tuple(piece.shares or 0 for piece in values.get("parts") or ())
        return SplitCertificate(certificate_id=row.id, parts=pieces, on=day_of(desk, values))

    cell = Field(name="shares", label=N_("Shares"), kind=Kind.NUMBER, required=True, width=110)
    parts: Parts = (
        Field(
            name="parts", label=N_("New certificates"), kind=Kind.ROWS, add_words=N_("Add a certificate"),
            row=_piece, cells=(cell,),
        ),
        day_field(desk, "on", N_("On")),
    )  # fmt: skip
    binding = bound(desk, make, objections_to_splitting, split_certificate)
    page = EntryForm(desk, N_("Split a certificate"), parts, binding, about=_about(row), save_words=N_("Split"))
    half = row.shares // 2
    page.form.show_values({"on": desk.office.today(), "parts": (Piece(row.shares - half), Piece(half))})
    return page


def replacing(desk: Desk, row: CertificateRow) -> EntryForm:
    """The form by which a duplicate is issued in place of a certificate that was lost."""

    def make(values: Values) -> ReplaceCertificate:
        return ReplaceCertificate(certificate_id=row.id, on=day_of(desk, values), remarks=values.get("remarks") or "")

    parts: Parts = (
        Field(name="remarks", label=N_("What happened"), hint=N_("Lost, stolen, burnt…"), required=True),
        day_field(desk, "on", N_("On")),
    )
    binding = bound(desk, make, objections_to_replacing, replace_certificate)
    page = EntryForm(desk, N_("Issue a duplicate"), parts, binding, about=_about(row), save_words=N_("Issue"))
    page.form.show_values({"on": desk.office.today()})
    return page


def cancelling(desk: Desk, row: CertificateRow) -> EntryForm:
    """The form by which a certificate is cancelled: the shares stay, without one."""

    def make(values: Values) -> CancelCertificate:
        return CancelCertificate(
            certificate_id=row.id, on=day_of(desk, values), reason=values.get("reason") or CertificateEnd.MISTAKE,
            remarks=values.get("remarks") or "",
        )  # fmt: skip

    parts: Parts = (
        Field(name="reason", label=N_("Reason"), kind=Kind.LIST, choices=ENDS, required=True),
        day_field(desk, "on", N_("On"), N_("The shares stay, without a certificate.")),
        Field(name="remarks", label=N_("Remarks")),
    )
    binding = bound(desk, make, objections_to_cancelling, cancel_certificate)
    page = EntryForm(
        desk, N_("Cancel a certificate"), parts, binding, about=_about(row),
        save_words=N_("Cancel the certificate"),
    )  # fmt: skip
    page.form.show_values({"on": desk.office.today(), "reason": CertificateEnd.MISTAKE})
    return page


FORMS: Mapping[str, Callable[[Desk, CertificateRow], EntryForm]] = {
    "split": splitting, "replace": replacing, "cancel": cancelling,
}  # fmt: skip
"""The forms the panel of a certificate opens, by the key of the act."""
