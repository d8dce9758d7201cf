"""The forms of the parts of a record: documents, particulars, consent, representative, and a change of name."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.identity import number_key, objections_to_documents
from pomanager.rules.member_objections import objections_to_consent
from pomanager.rules.name_changes import objections_to_name_change
from pomanager.rules.names import NameCustom
from pomanager.rules.objections import Objection
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.commands.particulars import (
    AmendParticulars,
    SetConsent,
    SetRepresentative,
    amend_particulars,
    objections_to_particulars,
    objections_to_representative,
    set_consent,
    set_representative,
)
from pomanager.services.members.commands.renaming import ChangeName, change_name
from pomanager.services.members.judging import facts_of_name
from pomanager.services.members.queries.particulars import members_with_document, particulars
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Field, Kind, Section
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.members.person_fields import (
    custom_of,
    documents_field,
    hidden_of,
    known_choice,
    name_fields,
    representative_field,
    whole_name_field,
)


def whom(member: MemberDetail) -> str:
    """The member a form is about, below its title."""
    return _("No. {number} · {name}").format(number=member.number, name=member.full_name)


class DocumentsPage(FormPage[SetDocuments]):
    """Says which identity documents a member shows."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        note = N_("Lists and papers that go round show only the last four signs of a number.")
        binding = Binding(make=self._order, judge=self._judge, save=self._save)
        parts = (documents_field(note),)
        super().__init__(desk, N_("Identity documents"), parts, binding)
        self.form.show_values({"documents": desk.office.ask(particulars, member.person_id).documents})

    def context_line(self) -> str:
        return whom(self._member)

    def _order(self, **values: Any) -> SetDocuments:  # noqa: ANN401 - the form's values by name
        return SetDocuments(member_id=self._member.id, **given(values))

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        documents, office = self._order(**values).documents, self.desk.office
        keys = [number_key(each.number) for each in documents]
        others = office.ask(members_with_document, keys, self._member.id)
        country = office.ask(organisation).country
        return objections_to_documents(documents, today=office.today(), country=country, others=others)

    def _save(self, order: SetDocuments) -> None:
        self.desk.do(set_documents, order)


class ParticularsPage(FormPage[AmendParticulars]):
    """Says what is known of a person beside name, birth and place."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        parts = (
            Section(N_("Particulars")),
            Field(name="form_of_address", label=N_("Form of address"), hint=N_("As letters begin: “Mme”, “Байке”.")),
            Field(name="profession", label=N_("Profession")),
            Field(name="products", label=N_("Products"), hint=N_("What is grown, kept or made: “coffee, goats”.")),
            Field(name="languages", label=N_("Languages"), hint=N_("Those spoken, the best one first.")),
            Field(name="how_to_find", label=N_("How to find the house"), kind=Kind.LONG_TEXT,
                  hint=N_("The way in words, for whoever brings a letter.")),
            Field(name="thumb_print", label=N_("Signs by thumb-print"), kind=Kind.YES_NO,
                  hint=N_("Papers to be signed then have a box for it.")),
        )  # fmt: skip
        binding = Binding(make=self._order, judge=self._judge, save=self._save)
        super().__init__(desk, N_("Particulars"), parts, binding)
        told = desk.office.ask(particulars, member.person_id)
        self.form.show_values({field.name: getattr(told, field.name) for field in self.form.entries.fields})

    def context_line(self) -> str:
        return whom(self._member)

    def _order(self, **values: Any) -> AmendParticulars:  # noqa: ANN401 - the form's values by name
        return AmendParticulars(member_id=self._member.id, version=self._member.version, **given(values))

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        return objections_to_particulars(self._order(**values))

    def _save(self, order: AmendParticulars) -> None:
        self.desk.do(amend_particulars, order)


class ConsentPage(FormPage[SetConsent]):
    """Says when somebody agreed to the keeping of these data, and when that was taken back."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        parts = (
            Section(N_("Consent to keep the data")),
            Field(name="consent_on", label=N_("Consent given on"), kind=Kind.DATE, today=desk.office.today,
                  hint=N_("The day the form was signed.")),
            Field(name="consent_ended_on", label=N_("Consent taken back on"), kind=Kind.DATE, today=desk.office.today,
                  hint=N_("What the law makes the cooperative keep stays; the rest may be taken out.")),
        )  # fmt: skip
        binding = Binding(make=self._order, judge=self._judge, save=self._save)
        super().__init__(desk, N_("Consent to keep the data"), parts, binding)
        told = desk.office.ask(particulars, member.person_id)
        self.form.show_values({"consent_on": told.consent_on, "consent_ended_on": told.consent_ended_on})

    def context_line(self) -> str:
        return whom(self._member)

    def _order(self, **values: Any) -> SetConsent:  # noqa: ANN401 - the form's values by name
        return SetConsent(member_id=self._member.id, **values)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = self._order(**values)
        return objections_to_consent(order.consent_on, order.consent_ended_on, self.desk.office.today())

    def _save(self, order: SetConsent) -> None:
        self.desk.do(set_consent, order)


class RepresentativePage(FormPage[SetRepresentative]):
    """Says who acts for an organisation."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        binding = Binding(make=self._order, judge=self._judge, save=self._save)
        parts = (Section(N_("Representative")), representative_field(desk, member.person_id))
        super().__init__(desk, N_("Representative"), parts, binding)
        acting = desk.office.ask(particulars, member.person_id).representative
        self.form.show_values({"representative": known_choice(acting) if acting else None})

    def context_line(self) -> str:
        return whom(self._member)

    def _order(self, **values: Any) -> SetRepresentative:  # noqa: ANN401 - the form's values by name
        return SetRepresentative(member_id=self._member.id, **given(values))

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        return objections_to_representative(self._member, self._order(**values).representative)

    def _save(self, order: SetRepresentative) -> None:
        self.desk.do(set_representative, order)


class NameChangePage(FormPage[ChangeName]):
    """Lets a member bear another name from a day on."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        self._custom = custom_of(desk)
        whole = () if self._custom is NameCustom.SINGLE else (whole_name_field(),)
        parts = (
            Section(N_("The new name"), N_("The name borne until then stays in the record and is still found.")),
            *name_fields(self._custom, family_needed=bool(member.family_name)),
            *whole,
            Field(name="other_script", label=N_("Name in the second script"), hint=N_("For example in Latin letters.")),
            Section(N_("The change")),
            Field(name="on", label=N_("Takes effect on"), kind=Kind.DATE, required=True, today=desk.office.today),
            Field(name="reason", label=N_("Reason"), hint=N_("Marriage, divorce, a new law, the person’s own wish.")),
            Field(name="document", label=N_("Document"),
                  hint=N_("What it is proved by: “Passport 2025”, “Court of Gitega 4/2025”.")),
        )  # fmt: skip
        binding = Binding(make=self._order, judge=self._judge, save=self._save, hidden=self._hidden)
        super().__init__(desk, N_("Change the name"), parts, binding, save_words=N_("Change the name"))
        shown = {field.name for field in self.form.entries.fields} - {"full_name"}
        if self._single:
            shown.add("full_name")
        names = {name: getattr(member, name) for name in shown if hasattr(member, name)}
        self.form.show_values({**names, "on": desk.office.today()})

    @property
    def _single(self) -> bool:
        """Whether the name has no parts."""
        return self._custom is NameCustom.SINGLE or not (self._member.family_name or self._member.given_name)

    def context_line(self) -> str:
        # TR: {member} is number and name of somebody; a mistake is corrected elsewhere
        return _("{member} · A name that was only misspelt is corrected with “Amend”.").format(
            member=whom(self._member)
        )

    def _hidden(self, _values: Mapping[str, object]) -> Sequence[str]:
        return hidden_of({"kind": self._member.kind}, self._custom, whole_name=True)

    def _order(self, **values: Any) -> ChangeName:  # noqa: ANN401 - the form's values by name
        said = {"on": self.desk.office.today(), **given(values)}
        return ChangeName(member_id=self._member.id, version=self._member.version, **said)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        office = self.desk.office
        facts = office.ask(facts_of_name, self._order(**values), self._member, office.today())
        return objections_to_name_change(facts)

    def _save(self, order: ChangeName) -> None:
        self.desk.do(change_name, order)
