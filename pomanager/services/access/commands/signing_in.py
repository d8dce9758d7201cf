"""What is written down of signing in: that somebody did, that a password was wrong, that the code on paper was used."""

from dataclasses import dataclass, field

from pomanager.db.access import OfficeUser
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.rules.access import recovery
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.access.roles import Role
from pomanager.rules.objections import Objection, stopping
from pomanager.services.access import hashing
from pomanager.services.access.commands.writing import set_secret
from pomanager.services.access.queries.door import people_now, recovery_proof
from pomanager.services.work import About, Work

NO_CODE_MADE = N_("No recovery code was made for this office. Somebody else who may gives you a new password.")
OTHER_CODE = N_("This is not the latest recovery code of this office. Nothing was changed.")
SECRETARIES_ONLY = N_("The recovery code gives a new password to a secretary only.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverPassword:
    """A secretary who lost the password has the code on paper, and chooses a new password."""

    user_id: int
    code: str = field(repr=False)
    password: str = field(repr=False)
    again: str = field(repr=False)


def note_sign_in(work: Work, user_id: int) -> None:
    """Write down that somebody signed in; wrong tries before that no longer count."""
    user = work.session.get_one(OfficeUser, user_id)
    if user.failures:
        user.failures, user.failed_at = 0, None
    work.record("access.signed_in", About("office_user", user.id, user.name))


def note_failure(work: Work, user_id: int) -> None:
    """Write down that a password was wrong, so that the next try waits longer, after a restart too.

    Nobody knows who tried, least of all where the window is locked and somebody else is still at the keyboard.
    """
    work.actor = ""
    user = work.session.get_one(OfficeUser, user_id)
    user.failures, user.failed_at = user.failures + 1, work.now
    work.record("access.sign_in_failed", About("office_user", user.id, user.name))


def recover_password(work: Work, order: RecoverPassword) -> None:
    """Give a secretary the new password they chose, or raise Refused with all that speaks against it."""
    user = next((each for each in people_now(work.session) if each.id == order.user_id), None)
    found = list(recovery.objections_to_code(order.code)) or _against_code(work, order.code)
    if user is None or Role.SECRETARY not in user.roles:
        found.append(Objection(SECRETARIES_ONLY, "user_id"))
    found += objections_to_password(order.password, order.again, () if user is None else (user.name,))
    if user is None or stopping(found):
        raise Refused(stopping(found))
    set_secret(work, user.id, order.password, must_change=False)
    row = work.session.get_one(OfficeUser, user.id)
    row.failures, row.failed_at = 0, None
    work.record("access.password_recovered", About("office_user", user.id, user.name))


def _against_code(work: Work, code: str) -> list[Objection]:
    proof = recovery_proof(work.session)
    if proof is None:
        return [Objection(NO_CODE_MADE, "code")]
    if not hashing.fits_code(recovery.key_of(code), proof.salt, proof.verifier):
        return [Objection(OTHER_CODE, "code")]
    return []
