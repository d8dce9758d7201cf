"""The part of a member's record that tells of second records of the same person, and where they are merged or split."""

from collections.abc import Sequence
from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.attention import ToldApart
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.merged import MergedRecord
from pomanager.services.governance.commands.merging import split_records
from pomanager.services.governance.judging_merging import objections_to_splitting_records
from pomanager.services.governance.orders_merging import SplitRecords
from pomanager.services.members.commands.attention import NotOne, may_be_double
from pomanager.services.members.queries.doubles import told_apart
from pomanager.services.members.queries.merged import merged_into, merged_record
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding
from pomanager.ui.member_picking import members_found
from pomanager.ui.merging.backing_up import back_up_first
from pomanager.ui.merging.merge_page import merging
from pomanager.ui.merging.words import record_words
from pomanager.ui.page import Page

ANOTHER = 0
"""In place of a record that was given up: another one is to be merged."""


def records_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    """Where a record that was given up leads, or which ones lead to this one."""
    led = office.ask(merged_record, member.id)
    if led is not None:
        return [(_("Given up for"), record_words(led.kept)), (_("On"), formats.day(led.on)), (_("Because"), led.reason)]
    leading = [
        (formats.day_short(each.on), f"{record_words(each.given_up)} — {each.reason}")
        for each in office.ask(merged_into, member.id)
    ]
    # TR: on a record: somebody looked at the two and found that they are two people
    apart = _("Another person than")
    return [*leading, *((apart, f"{each.number} · {each.name}") for each in office.ask(told_apart, member.person_id))]


def records_in_short(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    """The same in the panel beside the list, where there is anything to tell."""
    led = office.ask(merged_record, member.id)
    if led is not None:
        return [(_("Given up for"), record_words(led.kept))]
    numbers = [each.given_up.number for each in office.ask(merged_into, member.id)]
    return [(_("Other records"), formats.listing(numbers))] if numbers else []


def records_page(desk: Desk, member: MemberDetail) -> Page:
    """Splitting a record that was given up; for others choosing the second record, or one to split off again."""
    led = desk.office.ask(merged_record, member.id)
    if led is not None:
        return split_page(desk, led)
    office = desk.office
    return ChoosingPage(desk, member, office.ask(merged_into, member.id), office.ask(told_apart, member.person_id))


def split_page(desk: Desk, led: MergedRecord) -> EntryForm:
    """The form that splits a record off again."""

    def make(values: Values) -> SplitRecords:
        return SplitRecords(member_id=led.given_up.member_id, reason=values.get("reason") or "")

    def save(order: SplitRecords) -> None:
        back_up_first(desk, page)
        desk.do(split_records, order)

    told = _("No. {given_up} was given up for no. {kept} on {day}")
    reason = Field(
        name="reason", label=N_("Why they are two people"), kind=Kind.LONG_TEXT, required=True, lines=2,
        hint=N_("What was merged is put back: shares and dues by further entries, everything else as it was"),
    )  # fmt: skip
    page = EntryForm(
        desk, N_("Split two records again"), [reason],
        replace(bound(desk, make, objections_to_splitting_records, split_records), save=save),
        about=told.format(given_up=led.given_up.number, kept=led.kept.number, day=formats.day(led.on)),
        save_words=N_("Split again"),
    )  # fmt: skip
    return page


class ChoosingPage(FormPage[tuple[int, int]]):
    """Which second record of a person to merge with this one; of those that lead to it already, which to split off."""

    def __init__(
        self, desk: Desk, member: MemberDetail, leading: Sequence[MergedRecord], apart: Sequence[ToldApart] = ()
    ) -> None:
        self._leading = {each.given_up.member_id: each for each in leading}
        self._apart = {-each.person_id: each for each in apart}
        """Below nothing, so that no key is one of a record that was merged."""
        self._member = member
        answers = [Choice(ANOTHER, _("Merge another record with this one"))]
        split = _("Split off {record}")
        answers += [
            Choice(key, split.format(record=record_words(each.given_up))) for key, each in self._leading.items()
        ]
        again = _("May be one person after all: {record}")
        answers += [
            Choice(key, again.format(record=f"{each.number} · {each.name}")) for key, each in self._apart.items()
        ]
        what = Field(
            name="what", label=N_("What to do"), kind=Kind.LIST, choices=tuple(answers), choices_are_data=True,
            width=420,
        )  # fmt: skip
        other = Field(
            name="other", label=N_("The second record"), kind=Kind.PICK, find=members_found(desk), width=420,
            required=True, hint=N_("Number or name"),
        )  # fmt: skip
        binding: Binding[tuple[int, int]] = Binding(
            make=lambda what=None, other=None: (what or ANOTHER, other or 0), save=self._go_on,
            hidden=lambda values: ["other"] if values.get("what") else [],
        )  # fmt: skip
        parts = [what, other] if len(answers) > 1 else [other]
        super().__init__(desk, N_("Records of one person"), parts, binding, save_words=N_("Go on"))
        self.form.saved.disconnect(self.close_page)  # only what is opened over this page closes both
        if len(answers) > 1:
            self.form.show_values({"what": ANOTHER})

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)

    def _go_on(self, chosen: tuple[int, int]) -> None:
        what, other = chosen
        if what in self._apart:
            order = NotOne(one=self._member.person_id, other=self._apart[what].person_id)
            self.desk.do(may_be_double, order)
            self.close_page()
            return
        page = split_page(self.desk, self._leading[what]) if what else merging(self.desk, self._member.id, other)
        page.form.saved.connect(self.close_page)
        self.open_page(page)
