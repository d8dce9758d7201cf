"""The forms of minutes: language and folio, approval, signing, an erratum and its signing, the order of parts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pomanager.i18n import _
from pomanager.i18n.languages import LANGUAGES, language
from pomanager.i18n.meetings import meeting_on_day
from pomanager.marks import N_
from pomanager.printing import erratum_for_signing, minutes_for_signing
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.meetings.minutes import ErratumLine, MinutesDetail
from pomanager.rules.meetings.minutes import SIGNER_WORDS, Signer
from pomanager.rules.objections import Objection
from pomanager.services.meetings.commands.errata import write_erratum
from pomanager.services.meetings.commands.minutes import approve_minutes, order_parts, reopen_minutes
from pomanager.services.meetings.commands.signing import sign_erratum, sign_minutes
from pomanager.services.meetings.judging_minutes import (
    objections_to_approving,
    objections_to_erratum,
    objections_to_order_of_parts,
    objections_to_reopening,
    objections_to_signing,
)
from pomanager.services.meetings.orders_minutes import ApproveMinutes, OrderParts, ReopenMinutes, WriteErratum
from pomanager.services.meetings.queries.listing import meetings
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_page import FormPage
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.meetings.minutes.texts import Writing


def _at_meeting(desk: Desk, name: str, label: str, meeting: MeetingLabel) -> Field:
    """A meeting on the day of this one or later, at which its minutes can be approved or corrected."""
    later = [each for each in desk.office.ask(meetings) if each.held_on >= meeting.held_on]
    choices = tuple(Choice(each.id, meeting_on_day(each)) for each in later)
    return Field(name=name, label=label, kind=Kind.LIST, choices=choices, choices_are_data=True)


def settings(desk: Desk, writing: Writing, done: Callable[[], None]) -> FormPage[Any]:
    """In which language or two the minutes are written, how both stand, and their folio."""
    codes = tuple(Choice(each.code, each.own_name) for each in LANGUAGES)
    none = Choice("", "—")
    parts = (
        Section(N_("Language of the minutes")),
        Field(name="first", label=N_("Language"), kind=Kind.LIST, required=True, choices=codes, choices_are_data=True),
        Field(
            name="second", label=N_("Second language"), kind=Kind.LIST, choices=(none, *codes), choices_are_data=True
        ),
        Field(
            name="in_columns",
            label=N_("Both languages stand"),
            kind=Kind.CHOICE,
            choices=(Choice(True, N_("Side by side")), Choice(False, N_("One after the other"))),
        ),
        Section(N_("Special register")),
        # TR: where minutes begin in the bound register of minutes: the number of its page
        Field(name="folio", label=N_("Folio"), hint=N_("The number of the page the minutes begin on.")),
    )

    def save(values: Mapping[str, Any]) -> None:
        second = values["second"] or ""
        first = values["first"]
        writing.languages = (first, second) if second and second != first else (first,)
        writing.in_columns, writing.folio = bool(values["in_columns"]), values["folio"]
        writing.is_changed = True
        done()

    page: FormPage[Any] = FormPage(
        desk, N_("Language and folio"), parts, Binding(make=lambda **values: values, save=save), save_words=N_("Take")
    )
    page.form.show_values(
        {
            "first": writing.languages[0],
            "second": writing.languages[1] if len(writing.languages) > 1 else "",
            "in_columns": writing.in_columns,
            "folio": writing.folio,
        }
    )
    return page


def approving(desk: Desk, detail: MinutesDetail) -> EntryForm:
    """At which meeting, by which decision, the minutes were approved."""
    meeting_id = detail.meeting.id

    def make(values: Values) -> ApproveMinutes | None:
        on = values.get("approved_on")
        if not isinstance(on, date):
            return None
        return ApproveMinutes(
            meeting_id=meeting_id, approved_on=on, approved_at_id=values.get("approved_at_id"),
            approved_by=values.get("approved_by") or "",
        )  # fmt: skip

    parts = (
        day_field(desk, "approved_on", N_("Minutes approved on")),
        _at_meeting(desk, "approved_at_id", N_("Approved at"), detail.meeting),
        Field(name="approved_by", label=N_("Decision"), hint=N_("Its number, as it is quoted.")),
    )
    page = EntryForm(
        desk, N_("Approve the minutes"), parts, bound(desk, make, objections_to_approving, approve_minutes),
        about=meeting_on_day(detail.meeting), save_words=N_("Approve"),
    )  # fmt: skip
    page.form.show_values({"approved_on": desk.office.today()})
    return page


def reopening(desk: Desk, detail: MinutesDetail) -> EntryForm:
    """Why approved minutes are written on again."""

    def make(values: Values) -> ReopenMinutes:
        return ReopenMinutes(meeting_id=detail.meeting.id, reason=values.get("reason") or "")

    parts = (Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=True),)
    return EntryForm(
        desk, N_("Write on approved minutes"), parts, bound(desk, make, objections_to_reopening, reopen_minutes),
        about=meeting_on_day(detail.meeting), save_words=N_("Open again"),
    )  # fmt: skip


def signing(desk: Desk, detail: MinutesDetail) -> EntryForm:
    """The day of signing, and the reason where something speaks against it; the paper is made as it is signed."""
    meeting_id = detail.meeting.id

    def judge(values: Values) -> Sequence[Objection]:
        on = values.get("signed_on")
        if not isinstance(on, date):
            return ()
        reason = values.get("reason") or ""
        return desk.office.ask(objections_to_signing, meeting_id, on, reason, desk.office.today())

    def save(values: Mapping[str, Any]) -> None:
        order = minutes_for_signing(desk.office, meeting_id, values["signed_on"], values.get("reason") or "")
        desk.do(sign_minutes, order)

    note = N_(
        "The paper is made and kept as it is, to the last letter. From then on nothing of the meeting can be changed; "
        "what is wrong is corrected by an erratum."
    )
    parts = (
        Section(N_("Sign and lock"), note),
        day_field(desk, "signed_on", N_("Signed on")),
        Field(
            name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT,
            hint=N_("Only where something is missing, or nobody has approved them; the minutes print it."),
        ),
    )  # fmt: skip
    binding: Binding[Mapping[str, Any]] = Binding(make=lambda **values: values, save=save, judge=judge)
    page = EntryForm(
        desk,
        N_("Sign the minutes"),
        parts,
        binding,
        about=meeting_on_day(detail.meeting),
        save_words=N_("Sign and lock"),
    )
    page.form.show_values({"signed_on": desk.office.today()})
    return page


def correcting(desk: Desk, detail: MinutesDetail) -> EntryForm:
    """An erratum: the words that are wrong, those that are right, why, and who decided it."""
    draft = f"meetings.erratum.{detail.meeting.id}"

    def make(values: Values) -> WriteErratum | None:
        on = values.get("on")
        if not isinstance(on, date):
            return None
        texts = {name: values.get(name) or "" for name in ("instead_of", "reads", "reason", "decision")}
        return WriteErratum(meeting_id=detail.meeting.id, on=on, decided_at_id=values.get("decided_at_id"), **texts)

    parts = (
        Section(N_("What is corrected"), N_("The signed minutes stay as they are; the erratum is annexed to them.")),
        Field(name="instead_of", label=N_("Instead of"), kind=Kind.LONG_TEXT, required=True, width=560),
        Field(name="reads", label=N_("Read"), kind=Kind.LONG_TEXT, required=True, width=560),
        Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=True, width=560),
        Section(N_("By whom")),
        day_field(desk, "on", N_("Date of the erratum")),
        _at_meeting(desk, "decided_at_id", N_("Decided at"), detail.meeting),
        Field(name="decision", label=N_("Decision")),
    )
    page = EntryForm(
        desk, N_("Write an erratum"), parts,
        bound(desk, make, objections_to_erratum, write_erratum, keep_draft=keeping(desk, draft)),
        about=meeting_on_day(detail.meeting),
    )  # fmt: skip
    page.form.show_values({"on": desk.office.today()})
    show_kept(desk, draft, page.form)
    return page


def signing_erratum(desk: Desk, line: ErratumLine) -> EntryForm:
    """The day on which an erratum is signed."""

    def save(values: Mapping[str, Any]) -> None:
        desk.do(sign_erratum, erratum_for_signing(desk.office, line.id, values["signed_on"]))

    binding: Binding[Mapping[str, Any]] = Binding(make=lambda **values: values, save=save)
    parts = (day_field(desk, "signed_on", N_("Signed on")),)
    said = _("Erratum no. {number}").format(number=line.number)
    page = EntryForm(desk, N_("Sign the erratum"), parts, binding, about=said, save_words=N_("Sign and lock"))
    page.form.show_values({"signed_on": desk.office.today()})
    return page


def ordering(desk: Desk, writing: Writing) -> EntryForm:
    """Who signs minutes of this kind of meeting; their parts begin as those of these minutes are."""
    kind = writing.detail.meeting.kind
    made = tuple(dict.fromkeys(part.kind.value for part in writing.parts if part.item_id is None))

    def make(values: Values) -> OrderParts:
        return OrderParts(kind=kind, parts=made, signed_by=tuple(values.get("signed_by") or ()))

    choices = tuple(Choice(each.value, SIGNER_WORDS[each]) for each in Signer)
    note = N_("The parts of these minutes, in their order, are those that minutes of such meetings begin with.")
    parts = (
        Section(N_("All minutes of such meetings"), note),
        Field(name="signed_by", label=N_("Signed by"), kind=Kind.SEVERAL, choices=choices),
    )
    page = EntryForm(
        desk, N_("Order of the parts"), parts, bound(desk, make, objections_to_order_of_parts, order_parts),
    )  # fmt: skip
    page.form.show_values({"signed_by": tuple(each.value for each in writing.detail.order.signed_by)})
    return page


def languages_said(writing: Writing) -> str:
    """The languages of minutes by their own names."""
    return " / ".join(language(code).own_name for code in writing.languages)
