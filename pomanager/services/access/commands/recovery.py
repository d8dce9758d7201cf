"""Making the recovery code of the office, by which a secretary gets a new password."""

from pomanager.db.access import OfficeRecovery
from pomanager.rules.access.recovery import KEY_BYTES, code_of
from pomanager.services.access import hashing
from pomanager.services.work import About, Work


def make_recovery_code(work: Work) -> str:
    """Make a new code and return it, to be printed once: only what it is recognised by is kept. Older ones end."""
    key, salt = hashing.new_key(KEY_BYTES), hashing.new_salt()
    work.session.add(OfficeRecovery(since=work.now, salt=salt, verifier=hashing.verifier_of_code(key, salt)))
    work.record("access.recovery_code_made", About("office_user", work.keeper.user_id, work.keeper.name or work.actor))
    return code_of(key)
