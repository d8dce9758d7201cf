"""Sets, changes and removes the password of an office file, and hands out its recovery code."""

from glob import escape
from pathlib import Path

from pomanager.db import keys, opening, rekeying, stamps, unlocking, upgrade
from pomanager.db.header import new_salt
from pomanager.db.keys import WITHOUT_PASSWORD, FileKey
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.readmodels.files import PasswordSet
from pomanager.rules.access import recovery
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.objections import Objection, stopping
from pomanager.services.access.commands.file_password import note_file_password
from pomanager.services.office import Clock, Office
from pomanager.services.organisation.queries import organisation

NO_PASSWORD = N_("This file has no password.")
SAME_AS_BEFORE = N_("This is the password the file has already. Choose another one.")

_ACTS = {
    (False, True): "access.file_password_set",
    (True, True): "access.file_password_changed",
    (True, False): "access.file_password_removed",
}
"""Whether there was a password and is one now → what the journal calls it."""


def unlock_with_code(path: Path, code: str) -> None:
    """Unlock a file with the code on paper; raises Refused naming mistyped groups, WrongPassword, FileTrouble."""
    found = recovery.objections_to_code(code)
    if found:
        raise Refused(found)
    unlocking.unlock_with_key(path, recovery.key_of(code))


def recovery_code(path: Path, password: str) -> str:
    """The code of a file, for whoever tells its password once more; Refused where it has none."""
    salt = keys.salt_of(path)
    unlocking.unlock(path, password)
    if salt is None:
        raise Refused((Objection(NO_PASSWORD),))
    return recovery.code_of(keys.derived(password, salt).raw)


def set_password(path: Path, new: str | None, clock: Clock, actor: str, again: str | None) -> PasswordSet:
    """Give a closed file another password, or none; raises as ``files.set_password`` says."""
    opening.must_be_office(path)
    before = keys.key_of(path)
    _judge(path, new, again or "", before)
    key = keys.derived(new, new_salt()) if new is not None else WITHOUT_PASSWORD
    try:
        with rekeying.rekeyed(path, key) as books:
            Office(books, clock, actor).do(note_file_password, _ACTS[before.is_secret, key.is_secret])
    except BaseException:
        keys.forget(key.salt)
        raise
    keys.forget(before.salt)
    code = recovery.code_of(key.raw) if key.is_secret else ""
    older = stamps.backups_of(path, path.parent / stamps.BACKUPS)
    kept = path.parent.glob(f"{escape(path.name)}.before-restore-*[Z0-9]")
    return PasswordSet(code, len(older), sum(1 for _ in kept))


def _judge(path: Path, new: str | None, again: str, before: FileKey) -> None:
    """Raise Refused with everything that speaks against the new password, or against removing one."""
    if new is None:
        if not before.is_secret:
            raise Refused((Objection(NO_PASSWORD),))
        return
    found = stopping(objections_to_password(new, again, _names(path)))
    if before.is_secret and keys.derived(new, before.salt) == before:
        found = (*found, Objection(SAME_AS_BEFORE, "password"))
    if found:
        raise Refused(found)


def _names(path: Path) -> tuple[str, ...]:
    """What the organisation is called in any language: the passwords anybody would try first."""
    books = opening.open_file(path, writing=False, bring_up_to_date=upgrade.bring_up_to_date)
    try:
        with books.reading() as session:
            profile = organisation(session)
    finally:
        books.close()
    return (*profile.name.texts.values(), profile.short_name)
