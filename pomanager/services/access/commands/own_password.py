"""Changing the own password; the private notes go on opening with the new one."""

from dataclasses import dataclass, field

from pomanager.db.access import OfficeUser, secret_of
from pomanager.errors import Refused, refuse
from pomanager.marks import N_
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.objections import Objection
from pomanager.services.access import hashing, seals
from pomanager.services.access.commands.writing import set_secret
from pomanager.services.work import About, Work

WRONG_OLD = N_("The old password is not right. Nothing was changed.")
SAME_AGAIN = N_("This is the old password. Choose another one.")
NOBODY_TO_CHANGE = N_("Nobody has signed in, so there is no password to change.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOwnPassword:
    """The old password, and the new one twice."""

    old: str = field(repr=False)
    password: str = field(repr=False)
    again: str = field(repr=False)


def change_own_password(work: Work, order: ChangeOwnPassword) -> None:
    """Change the password of whoever is at the keyboard, or raise Refused."""
    user = None if work.keeper.user_id is None else work.session.get(OfficeUser, work.keeper.user_id)
    secret = None if user is None else secret_of(work.session, user.id)
    if user is None or secret is None:
        raise Refused([Objection(NOBODY_TO_CHANGE)])
    derived = hashing.derive(order.old, secret.salt, hashing.Cost(secret.memory_kib, secret.rounds, secret.lanes))
    found = list(objections_to_password(order.password, order.again, (user.name,)))
    if not hashing.fits(derived, secret.verifier):
        found.insert(0, Objection(WRONG_OLD, "old"))
    elif order.password == order.old:
        found.append(Objection(SAME_AGAIN, "password"))
    refuse(found)
    private = seals.open_private(secret.sealed_key, derived.key)
    set_secret(work, user.id, order.password, must_change=False, private=private)
    work.record("access.own_password_changed", About("office_user", user.id, user.name))
