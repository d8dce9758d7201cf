"""What screens say of people at the keyboard: their roles, when they were last there."""

from collections.abc import Iterable

from pomanager.i18n import _, formats
from pomanager.readmodels.access import UserRow
from pomanager.rules.access.roles import ROLE_WORDS, Role


def roles_said(roles: Iterable[Role]) -> str:
    """The roles in the reader's language, the one with the most say first."""
    return ", ".join(_(ROLE_WORDS[role]) for role in roles)


def last_there(person: UserRow) -> str:
    """When somebody last signed in."""
    return formats.moment(person.last_signed_in) if person.last_signed_in is not None else _("never yet")


def state_said(person: UserRow) -> str:
    """What there is to know of their access, "" where there is nothing."""
    if person.ended_at is not None:
        return _("ended on {day}").format(day=formats.day(person.ended_at))
    return _("password to be changed") if person.must_change else ""
