"""The page on which a member's telephones and mobile money are written down."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.contacts import OWNER_WORDS, Account, Phone, PhoneOwner
from pomanager.rules.objections import Objection
from pomanager.services.members.commands.contacts import SetContacts, set_contacts
from pomanager.services.members.judging_parts import objections_to_contacts
from pomanager.services.members.queries.contacts import contact_detail
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding, given

OWNERS = tuple(Choice(owner, OWNER_WORDS[owner]) for owner in PhoneOwner)


def _phone(**cells: Any) -> Phone:  # noqa: ANN401 - the cells of a row by name
    """A row as it was filled in; whose telephone it is, unless it is said, is the member's own."""
    silent = bool(cells.pop("silent", False))
    return Phone(**{"number": "", **cells}, messages=not silent)


def _account(**cells: Any) -> Account:  # noqa: ANN401 - the cells of a row by name
    return Account(**{"operator": "", "number": "", **cells})


PARTS: tuple[Field | Section, ...] = (
    Section(N_("Where and how to reach"), N_("The first number stands in lists first.")),
    Field(
        name="phones", label=N_("Telephones"), kind=Kind.ROWS, add_words=N_("Add a number"), row=_phone,
        cells=(
            Field(name="number", label=N_("Number"), kind=Kind.PHONE, required=True, width=170),
            Field(name="owner", label=N_("Whose telephone"), kind=Kind.LIST, choices=OWNERS, width=140),
            Field(name="shared", label=N_("Shared"), kind=Kind.YES_NO, width=70),
            Field(name="silent", label=N_("Leave no messages"), kind=Kind.YES_NO, width=120),
        ),
    ),
    Section(N_("How to pay"), N_("The name of the holder only where it is somebody else.")),
    Field(
        name="accounts", label=N_("Mobile money"), kind=Kind.ROWS, add_words=N_("Add an account"), row=_account,
        cells=(
            Field(name="operator", label=N_("Company"), required=True, width=150),
            Field(name="number", label=N_("Number"), kind=Kind.PHONE, required=True, width=170),
            Field(name="holder", label=N_("In the name of"), width=220),
        ),
    ),
)  # fmt: skip


class ContactsPage(FormPage[SetContacts]):
    """Says how a member is reached and paid."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        detail = desk.office.ask(contact_detail, member.id)
        binding = Binding(
            make=_order,
            judge=self._judge,
            save=self._save,
            fixed={"member_id": member.id, "version": detail.version},
        )
        super().__init__(desk, N_("Telephones and mobile money"), PARTS, binding)
        phones = [
            {"number": phone.number, "owner": phone.owner, "shared": phone.shared, "silent": not phone.messages}
            for phone in detail.phones
        ]
        self.form.show_values({"phones": phones, "accounts": detail.accounts})

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)

    def _judge(self, values: Mapping[str, Any]) -> Sequence[Objection]:
        return self.desk.office.ask(
            objections_to_contacts, self._member.id, values["phones"] or (), values["accounts"] or ()
        )

    def _save(self, order: SetContacts) -> None:
        self.desk.do(set_contacts, order)


def _order(**values: Any) -> SetContacts:  # noqa: ANN401 - the form's values by name
    return SetContacts(**given(values))
