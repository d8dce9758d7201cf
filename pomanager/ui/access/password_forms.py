"""The forms of passwords of people: one's own, and a new one for somebody who lost theirs."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.access import UserRow
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.objections import Objection
from pomanager.services.access.commands.own_password import ChangeOwnPassword, change_own_password
from pomanager.services.access.commands.people import GivePassword, give_password
from pomanager.services.organisation.queries import organisation
from pomanager.ui.access.judged import AGAIN, PASSWORD
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.form import Binding

OLD = Field(name="old", label=N_("Present password"), kind=Kind.PASSWORD, required=True, width=420)


def names_nobody_takes(desk: Desk) -> tuple[str, ...]:
    """What the organisation is called: the passwords anybody would try first."""
    told = desk.office.ask(organisation)
    return (*told.name.texts.values(), told.short_name)


def against_password(values: Mapping[str, object], names: Sequence[str]) -> tuple[Objection, ...]:
    """What speaks against the password typed twice in a form."""
    return objections_to_password(str(values.get("password") or ""), str(values.get("again") or ""), names)


def changing_own_password(desk: Desk) -> EntryForm:
    """The form in which whoever is at the keyboard changes their password; private notes go on opening."""
    names = (desk.office.actor, *names_nobody_takes(desk))

    def said(values: Mapping[str, object]) -> Sequence[Objection]:
        return against_password(values, names)

    def save(order: ChangeOwnPassword) -> None:
        desk.tell(desk.office.do(change_own_password, order), _("Your password was changed"))

    binding: Binding[Any] = Binding(make=ChangeOwnPassword, judge=said, save=save)
    return EntryForm(
        desk, N_("Change own password"), (OLD, PASSWORD, AGAIN), binding, about=desk.office.actor,
        save_words=N_("Change the password"),
    )  # fmt: skip


def giving_password(desk: Desk, person: UserRow) -> EntryForm:
    """The form in which somebody gets a new password; it says how many private notes are lost with the old one."""
    names = (person.name, *names_nobody_takes(desk))

    def said(values: Mapping[str, object]) -> Sequence[Objection]:
        return against_password(values, names)

    def save(order: GivePassword) -> None:
        told = _("{name} has a new password, and is asked for another one of their own when they sign in")
        desk.tell(desk.office.do(give_password, order), told.format(name=person.name))

    binding: Binding[Any] = Binding(make=GivePassword, judge=said, save=save, fixed={"user_id": person.id})
    return EntryForm(
        desk, N_("Give a new password"), (PASSWORD, AGAIN), binding, about=_about(person),
        save_words=N_("Give the password"),
    )  # fmt: skip


def _about(person: UserRow) -> str:
    if not person.notes:
        return person.name
    lost = ngettext(
        "{count} private note of theirs can then no longer be read",
        "{count} private notes of theirs can then no longer be read",
        person.notes,
    )
    return f"{person.name} · {lost.format(count=formats.number(person.notes))}"
