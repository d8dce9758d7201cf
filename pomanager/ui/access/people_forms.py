"""The forms of the people at the keyboard: somebody added, their name or roles changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.access import UserRow
from pomanager.rules.access.people import Known, objections_to_adding, objections_to_amending
from pomanager.rules.access.roles import ROLE_DUTIES, ROLE_WORDS, Role
from pomanager.rules.objections import Objection
from pomanager.services.access.commands.people import AddUser, AmendUser, add_user, amend_user
from pomanager.services.access.queries.door import people_now
from pomanager.ui.access.judged import AGAIN, PASSWORD
from pomanager.ui.access.password_forms import against_password, names_nobody_takes
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding

NAME = Field(name="name", label=N_("Name"), required=True, hint=N_("As the journal will name them."))
ROLES = Field(
    name="roles", label=N_("Roles"), kind=Kind.SEVERAL, width=620,
    choices=tuple(Choice(role, ROLE_WORDS[role], ROLE_DUTIES[role]) for role in Role),
)  # fmt: skip
FIRST = Section(
    N_("Yourself"),
    N_("The first person is you, as secretary. Signing in begins with the second person: until then nothing changes."),
)
OTHER = Section(
    N_("The person"), N_("They sign in with this name and password, and then choose a password of their own.")
)

Values = Mapping[str, object]


def adding_person(desk: Desk) -> EntryForm:
    """The form of somebody new; the first one writes down themselves, and is secretary."""
    is_first = not desk.office.ask(people_now)
    names = names_nobody_takes(desk)

    def roles_of(values: Values) -> tuple[Role, ...]:
        return (Role.SECRETARY,) if is_first else _roles(values)

    def said(values: Values) -> Sequence[Objection]:
        name = str(values.get("name") or "")
        found = objections_to_adding(name, roles_of(values), desk.office.ask(people_now))
        return (*found, *against_password(values, (name, *names)))

    def make(**values: object) -> AddUser:
        return AddUser(
            name=str(values["name"] or ""), roles=roles_of(values), password=str(values["password"] or ""),
            again=str(values["again"] or ""),
        )  # fmt: skip

    def save(order: AddUser) -> None:
        desk.tell(desk.office.do(add_user, order), _("{name} works with the books from now on").format(name=order.name))

    parts = (FIRST, NAME, PASSWORD, AGAIN) if is_first else (OTHER, NAME, ROLES, PASSWORD, AGAIN)
    title = N_("Write down yourself") if is_first else N_("Add a person")
    binding: Binding[Any] = Binding(make=make, judge=said, save=save)
    return EntryForm(desk, title, parts, binding, save_words=N_("Add"))


def amending_person(desk: Desk, person: UserRow) -> EntryForm:
    """The form that changes name and roles; nobody changes their own roles."""
    by = desk.office.keeper.user_id
    is_self = person.id == by
    known = Known(person.id, person.name, frozenset(person.roles))

    def roles_of(values: Values) -> tuple[Role, ...]:
        return person.roles if is_self else _roles(values)

    def said(values: Values) -> Sequence[Objection]:
        name = str(values.get("name") or "")
        return objections_to_amending(known, name, roles_of(values), desk.office.ask(people_now), by)

    def make(**values: object) -> AmendUser:
        name = str(values["name"] or "")
        return AmendUser(user_id=person.id, version=person.version, name=name, roles=roles_of(values))

    def save(order: AmendUser) -> None:
        desk.do(amend_user, order)

    parts = (NAME,) if is_self else (NAME, ROLES)
    title = N_("Change own name") if is_self else N_("Change name or roles")
    page = EntryForm(desk, title, parts, Binding(make=make, judge=said, save=save), about=person.name)
    page.form.show_values({"name": person.name, "roles": person.roles})
    return page


def _roles(values: Values) -> tuple[Role, ...]:
    ticked = values.get("roles")
    return tuple(role for role in Role if isinstance(ticked, tuple) and role in ticked)
