"""The ways an act can fail: refused by a rule, overtaken, trouble with the world, cancelled."""

from collections.abc import Iterable

from pomanager.marks import N_
from pomanager.rules.access.roles import RIGHT_WORDS, Right, Role
from pomanager.rules.objections import Objection, Word, stopping

NOT_ALLOWED = N_(
    "This is not among what you may do here: “{right}”. Nothing was changed. "
    "Ask the secretary, or let somebody sign in who may."
)
NOT_SIGNED_IN = N_("Nobody has signed in. Sign in, then do it again.")


class OfficeError(Exception):
    """Anything the reader is told in a sentence; carries the objections that say it."""

    def __init__(self, *objections: Objection) -> None:
        super().__init__("; ".join(objection.message for objection in objections))
        self.objections = objections


class Refused(OfficeError):
    """The rules speak against the act; nothing was written."""

    def __init__(self, objections: Iterable[Objection]) -> None:
        super().__init__(*objections)


def refuse(objections: Iterable[Objection]) -> None:
    """Raise Refused with every objection that stops the act, if there is one."""
    stops = stopping(objections)
    if stops:
        raise Refused(stops)


class NotAllowed(OfficeError):
    """The roles of the person at the keyboard do not include this; nothing was written and nothing was shown."""

    def __init__(self, right: Right | None, roles: Iterable[Role]) -> None:
        told = Word(RIGHT_WORDS[right or Right.KEEP_PEOPLE])
        super().__init__(Objection(NOT_ALLOWED, details={"right": told}) if tuple(roles) else Objection(NOT_SIGNED_IN))
        self.right = right


class NotFound(OfficeError):
    """What the act speaks of is not in the books."""


class Stale(OfficeError):
    """Somebody changed the same record in the meantime; nothing was written."""


class FileTrouble(OfficeError):
    """The world's fault: disk, lock, damage, a newer or a stranger's file."""


class Locked(FileTrouble):
    """The file has a password, and this process has not been told it: ask for it, unlock, and do the act again."""


class WrongPassword(FileTrouble):
    """The password, or the recovery code, is not the one of the file; nothing was changed. The asker slows down."""


class Cancelled(OfficeError):
    """The person stopped a long act; everything is as it was before."""
