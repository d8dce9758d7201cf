"""The forms of the roll: admitting a member, amending a record, changing a standing."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import SEX_WORDS, Sex, Transition
from pomanager.rules.names import NameCustom
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
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.members.doubles import DoublesPanel

ADMISSION_DRAFT = "members.admission"
DECISION_HINT = N_("As papers will quote it: “Board, 4 March 2026, item 3”.")
SEXES = (Choice(Sex.FEMALE, SEX_WORDS[Sex.FEMALE]), Choice(Sex.MALE, SEX_WORDS[Sex.MALE]))


def person_parts(desk: Desk) -> tuple[Field | Section, ...]:
    """The fields that say who a person is, in the order the organisation's custom writes names."""
    custom = desk.office.ask(organisation).name_custom
    family = Field(name="family_name", label=N_("Family name"), required=custom is not NameCustom.SINGLE)
    given = Field(name="given_name", label=N_("Given name"))
    names = (given, family) if custom is NameCustom.GIVEN_FIRST else (family, given)
    patronymic = Field(
        name="patronymic", label=N_("Patronymic"), hint=N_("Patronymic, or the father’s name with “uulu” or “kyzy”.")
    )
    return (
        Section(N_("The person"), N_("The name is written as on the identity card.")),
        *names,
        *((patronymic,) if custom is NameCustom.PATRONYMIC else ()),
        Field(name="other_script", label=N_("Name in the second script"), hint=N_("For example in Latin letters.")),
        Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES, required=True),
        Field(
            name="birth", label=N_("Born"), kind=Kind.VAGUE_DATE,
            hint=N_("Write as much as is known: the day, the month and year, only the year, or “about 1960”."),
        ),
        Section(N_("Where and how to reach")),
        Field(name="place", label=N_("Place"), hint=N_("“Village · District” for a village in a district.")),
        Field(name="section", label=N_("Section")),
        Field(name="phone", label=N_("Phone"), kind=Kind.PHONE),
    )  # fmt: skip


class AdmissionPage(FormPage[AdmitMember]):
    """Takes somebody onto the roll; shows beside the form whoever may be the same person."""

    def __init__(self, desk: Desk) -> None:
        self._doubles = DoublesPanel()
        self._next = desk.office.ask(queries.next_number)
        parts = (
            *person_parts(desk),
            Section(N_("The admission")),
            Field(name="number", label=N_("Number"), hint=N_("Left empty, the next number is given.")),
            Field(name="on", label=N_("Day"), kind=Kind.DATE, required=True, today=desk.office.today),
            Field(name="decision", label=N_("Decision"), hint=DECISION_HINT),
            Field(name="as_applicant", label=N_("Only an applicant"), kind=Kind.YES_NO,
                  hint=N_("Not admitted yet: the board has still to decide.")),
        )  # fmt: skip
        super().__init__(
            desk,
            N_("Admit a member"),
            parts,
            Binding(make=_admission, judge=self._judge, save=self._save, keep_draft=self._keep_draft),
            save_words=N_("Admit"),
            beside=self._doubles,
        )
        self.form.show_values({"on": desk.office.today()})
        draft = desk.office.ask(drafts.draft, ADMISSION_DRAFT)
        if draft:
            self.form.show_draft(draft)
        self.admitted = 0

    def context_line(self) -> str:
        return _("Number {number} will be given; a number is never given twice.").format(number=self._next)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _admission(**{"on": self.desk.office.today(), **_given(values)})
        self._doubles.show_doubles(
            self.desk.office.ask(queries.likely_doubles, _whole_name(order), order.birth, order.place)
        )
        return self.desk.office.ask(judging.objections_to_admitting, order, self.desk.office.today())

    def _save(self, order: AdmitMember) -> None:
        self.admitted = self.desk.do(admit_member, order).result

    def _keep_draft(self, entries: Mapping[str, str] | None) -> None:
        if not self.desk.office.read_only:
            self.desk.office.do(drafts.keep_draft, ADMISSION_DRAFT, entries)

    def retranslate(self) -> None:
        super().retranslate()
        self._doubles.retranslate()


class AmendmentPage(FormPage[AmendMember]):
    """Changes what the roll says of a member."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        super().__init__(
            desk,
            N_("Edit the record"),
            person_parts(desk),
            Binding(
                make=_amendment,
                judge=self._judge,
                save=self._save,
                fixed={"member_id": member.id, "version": member.version},
            ),
        )
        known = {entry.name: getattr(member, entry.name) for entry in fields(MemberDetail)}
        names = {field.name for field in self.form.entries.fields}
        self.form.show_values({name: value for name, value in known.items() if name in names})

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _amendment(member_id=self._member.id, version=self._member.version, **_given(values))
        ask = self.desk.office.ask
        return ask(judging.objections_to_amending, order, order.section, self.desk.office.today(), self._member.id)

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
            Field(
                name="decision",
                label=N_("Decision"),
                hint=N_("As papers will quote it: “Board, 4 March 2026, item 3”."),
            ),
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
        told = self._member
        # TR: no. of the member, name, and since when the present standing holds
        return _("No. {number} · {name} · present standing since {day}").format(
            number=told.number, name=told.full_name, day=formats.day(told.status_since)
        )

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        given = {"on": self.desk.office.today(), **_given(values)}
        order = _standing(member_id=self._member.id, status=self._transition.after, **given)
        return self.desk.office.ask(judging.objections_to_changing_standing, order, self.desk.office.today())

    def _save(self, order: ChangeStanding) -> None:
        self.desk.do(change_standing, order)


def _given(values: Mapping[str, object]) -> dict[str, Any]:
    """What was filled in: an empty answer leaves the command its own default."""
    return {name: value for name, value in values.items() if value is not None}


def _admission(**values: Any) -> AdmitMember:  # noqa: ANN401 - the form's values by name
    return AdmitMember(**_given(values))


def _amendment(**values: Any) -> AmendMember:  # noqa: ANN401 - the form's values by name
    return AmendMember(**_given(values))


def _standing(**values: Any) -> ChangeStanding:  # noqa: ANN401 - the form's values by name
    return ChangeStanding(**_given(values))


def _whole_name(order: AdmitMember) -> str:
    return " ".join(part for part in (order.family_name, order.given_name, order.patronymic) if part)
