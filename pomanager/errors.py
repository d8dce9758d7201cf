"""The ways an act can fail: refused by a rule, overtaken, trouble with the world, cancelled."""

from collections.abc import Iterable

from pomanager.rules.objections import Objection


class OfficeError(Exception):
    """Anything the reader is told in a sentence; carries the objections that say it."""

    def __init__(self, *objections: Objection) -> None:
        super().__init__("; ".join(objection.message for objection in objections))
        self.objections = objections


class Refused(OfficeError):
    """The rules speak against the act; nothing was written."""

    def __init__(self, objections: Iterable[Objection]) -> None:
        super().__init__(*objections)


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
