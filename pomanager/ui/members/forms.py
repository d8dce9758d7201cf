"""The forms of the roll: admitting a member, correcting a record, changing a standing."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Signal

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.members import LikelyDouble, MemberDetail
from pomanager.rules import names
from pomanager.rules.access.roles import Right
from pomanager.rules.members import PersonKind, Status, Transition, transition_between
from pomanager.rules.names import NameCustom, PersonName
from pomanager.rules.objections import Objection
from pomanager.services import drafts
from pomanager.services.members import judging, queries
from pomanager.services.members.commands import (
    AdmitMember,
    AmendMember,
    ChangeStanding,
    admit_member,
    amend_member,
    change_standing,
)
from pomanager.services.members.queries.particulars import particulars
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.drafts import draft_name
from pomanager.ui.forms.fields import Field, Kind, Section
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.members.doubles import DoublesPanel, Entry
from pomanager.ui.members.part_words import standing_line
from pomanager.ui.members.person_fields import (
    KINDS,
    SEXES,
    birth_field,
    custom_of,
    documents_field,
    hidden_of,
    hints_of,
    name_fields,
    representative_field,
    where_fields,
    whole_name_field,
)

ADMISSION_DRAFT = "members.admission"
DECISION_HINT = N_("As papers will quote it: “Board, 4 March 2026, item 3”.")


def _person_parts(custom: NameCustom, *more: Field, family_needed: bool = True) -> tuple[Field | Section, ...]:
    whole = () if custom is NameCustom.SINGLE else (whole_name_field(),)
    return (
        Section(N_("The person"), N_("The name is written as on the identity card.")),
        Field(name="kind", label=N_("Member is"), kind=Kind.CHOICE, choices=KINDS, required=True),
        *name_fields(custom, family_needed=family_needed),
        *whole,
        Field(name="other_script", label=N_("Name in the second script"), hint=N_("For example in Latin letters.")),
        *more,
        Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES, required=True),
        birth_field(),
    )


class AdmissionPage(FormPage[AdmitMember]):
    """Takes somebody onto the roll; shows beside the form whoever may be the same person."""

    return_wanted = Signal(object, object)
    """The member id of somebody who comes back, and the Transition that takes them back under their old number."""
    record_wanted = Signal(object)
    """The member id of somebody whose record is to be looked at."""

    def __init__(self, desk: Desk) -> None:
        self._doubles = DoublesPanel()
        self._next = desk.office.ask(queries.next_number)
        self._custom = custom_of(desk)
        self._others: set[int] = set()
        """Members of whom was said: another person."""
        parts = (
            *_person_parts(self._custom, representative_field(desk)),
            documents_field(),
            *where_fields(),
            Field(name="profession", label=N_("Profession")),
            Section(N_("The admission")),
            Field(name="number", label=N_("Number"), hint=N_("Left empty, the next number is given.")),
            Field(name="on", label=N_("Day"), kind=Kind.DATE, required=True, today=desk.office.today),
            Field(name="decision", label=N_("Decision"), hint=DECISION_HINT),
            Field(name="as_applicant", label=N_("Only an applicant"), kind=Kind.YES_NO,
                  hint=N_("Not admitted yet: the board has still to decide.")),
            Field(name="thumb_print", label=N_("Signs by thumb-print"), kind=Kind.YES_NO),
            Field(name="consent_on", label=N_("Consent given on"), kind=Kind.DATE, today=desk.office.today,
                  hint=N_("The day somebody agreed to the keeping of these data.")),
        )  # fmt: skip
        super().__init__(
            desk,
            N_("Admit a member"),
            parts,
            Binding(
                make=_admission, judge=self._judge, save=self._save, keep_draft=self._keep_draft,
                hidden=self._hidden, hints=self._hints,
            ),
            save_words=N_("Admit"),
            beside=self._doubles,
        )  # fmt: skip
        self._doubles.return_wanted.connect(self._on_return)
        self._doubles.record_wanted.connect(self.record_wanted)
        self._doubles.told_apart.connect(self._on_told_apart)
        self.form.show_values({"on": desk.office.today(), "kind": PersonKind.NATURAL})
        draft = desk.office.ask(drafts.draft, draft_name(desk, ADMISSION_DRAFT))
        if draft:
            self.form.show_draft({"kind": PersonKind.NATURAL.value, **draft})
        self.admitted = 0

    def context_line(self) -> str:
        return _("Number {number} will be given; a number is never given twice.").format(number=self._next)

    def _hidden(self, values: Mapping[str, object]) -> Sequence[str]:
        return hidden_of(values, self._custom)

    def _hints(self, values: Mapping[str, object]) -> Mapping[str, str]:
        return hints_of(values, self.desk)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _admission(**{"on": self.desk.office.today(), **given(values)})
        self._show_doubles(order)
        found = self.desk.office.ask(judging.objections_to_admitting, order, self.desk.office.today())
        answered = {self._label(each) for each in self._others}
        return [each for each in found if (each.details.get("number"), each.details.get("name")) not in answered
                or each.about != "full_name"]  # fmt: skip

    def _show_doubles(self, order: AdmitMember) -> None:
        name = _whole_name(order)
        found = self.desk.office.ask(queries.likely_doubles, name, order.birth, order.place)
        entry = Entry(name, order.birth, order.place, order.phone)
        self._doubles.show_doubles(tuple(each for each in found if each.member_id not in self._others), entry)

    def _label(self, member_id: int) -> tuple[str, str]:
        told = self.desk.office.ask(queries.member_detail, member_id)
        return told.number, told.full_name

    def _on_return(self, double: LikelyDouble) -> None:
        transition = transition_between(double.status, Status.ACTIVE)
        if transition is not None:
            self.return_wanted.emit(double.member_id, transition)

    def _on_told_apart(self, double: LikelyDouble) -> None:
        self._others.add(double.member_id)
        self.form.judge()

    def leave_for(self, member_id: int) -> None:
        """Leave the form without admitting anybody: the person is on the roll under this id already."""
        self.admitted = member_id
        self._keep_draft(None)
        self.form.saved.emit()

    def _save(self, order: AdmitMember) -> None:
        answered = replace(order, not_doubles=tuple(sorted(self._others)))
        self.admitted = self.desk.do(admit_member, answered).result

    def _keep_draft(self, entries: Mapping[str, str] | None) -> None:
        if not self.desk.off(Right.OWN):
            self.desk.office.do(drafts.keep_draft, draft_name(self.desk, ADMISSION_DRAFT), entries)

    def retranslate(self) -> None:
        super().retranslate()
        self._doubles.retranslate()


class AmendmentPage(FormPage[AmendMember]):
    """Corrects what the roll says of a member."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        self._custom = custom_of(desk)
        sorted_by = Field(name="sort_name", label=N_("Sorted as"), hint=N_("Left empty, as family and given name."))
        super().__init__(
            desk,
            N_("Edit the record"),
            (*_person_parts(self._custom, sorted_by, family_needed=bool(member.family_name)), *where_fields()),
            Binding(
                make=_amendment, judge=self._judge, save=self._save, hidden=self._hidden, hints=self._hints,
                fixed={"member_id": member.id, "version": member.version},
            ),
        )  # fmt: skip
        known = {entry.name: getattr(member, entry.name) for entry in fields(MemberDetail)}
        known["sort_name"] = desk.office.ask(particulars, member.person_id).hand_sort_name
        if _is_made_of_its_parts(member, self._custom):
            known["full_name"] = ""
        shown = {field.name for field in self.form.entries.fields}
        self.form.show_values({name: value for name, value in known.items() if name in shown})

    def context_line(self) -> str:
        line = _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)
        # TR: below the title of a form; a name that has changed is not corrected but written with its day
        return _("{member} · For mistakes only; a name that has changed has a form of its own.").format(member=line)

    def _hidden(self, values: Mapping[str, object]) -> Sequence[str]:
        return hidden_of(values, self._custom, whole_name=True)

    def _hints(self, values: Mapping[str, object]) -> Mapping[str, str]:
        return hints_of(values, self.desk)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _amendment(member_id=self._member.id, version=self._member.version, **given(values))
        return self.desk.office.ask(judging.objections_to_amending, order, self.desk.office.today())

    def _save(self, order: AmendMember) -> None:
        self.desk.do(amend_member, order)


class StandingPage(FormPage[ChangeStanding]):
    """Changes a member's standing on a day, with the reason and the decision."""

    def __init__(self, desk: Desk, member: MemberDetail, transition: Transition) -> None:
        self._member = member
        self._transition = transition
        reason = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=transition.needs_reason)
        parts = (
            Section(
                N_("The change"), N_("It stands in the register for ever; a mistake is corrected by a later entry.")
            ),
            Field(name="on", label=N_("Takes effect on"), kind=Kind.DATE, required=True, today=desk.office.today),
            reason,
            Field(name="decision", label=N_("Decision"), hint=DECISION_HINT),
        )
        super().__init__(
            desk,
            transition.act,
            parts,
            Binding(
                make=_standing,
                judge=self._judge,
                save=self._save,
                fixed={"member_id": member.id, "status": transition.after},
            ),
            save_words=transition.act,
        )
        self.form.show_values({"on": desk.office.today()})

    def context_line(self) -> str:
        return standing_line(self._member)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        said = {"on": self.desk.office.today(), **given(values)}
        order = _standing(member_id=self._member.id, status=self._transition.after, **said)
        return self.desk.office.ask(judging.objections_to_changing_standing, order, self.desk.office.today())

    def _save(self, order: ChangeStanding) -> None:
        self.desk.do(change_standing, order)


def _is_made_of_its_parts(member: MemberDetail, custom: NameCustom) -> bool:
    """Whether the whole name need not be shown beside its parts."""
    if member.kind is PersonKind.ORGANISATION or custom is NameCustom.SINGLE:
        return False
    parts = PersonName("", member.family_name, member.given_name, member.patronymic)
    return names.display(parts, custom) == member.full_name


def _admission(**values: Any) -> AdmitMember:  # noqa: ANN401 - the form's values by name
    return AdmitMember(**given(values))


def _amendment(**values: Any) -> AmendMember:  # noqa: ANN401 - the form's values by name
    return AmendMember(**given(values))


def _standing(**values: Any) -> ChangeStanding:  # noqa: ANN401 - the form's values by name
    return ChangeStanding(**given(values))


def _whole_name(order: AdmitMember) -> str:
    parts = (order.family_name, order.given_name, order.patronymic)
    return " ".join(part for part in parts if part) or order.full_name
