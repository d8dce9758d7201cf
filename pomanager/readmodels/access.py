"""What screens see of the people at the keyboard: who is there, what they may, and their own notes."""

from dataclasses import dataclass, field
from datetime import datetime

from pomanager.rules.access.people import Known
from pomanager.rules.access.roles import ALL_RIGHTS, BEFORE_SIGNING_IN, Right, Role, rights_of


@dataclass(frozen=True, slots=True)
class Keeper:
    """Whoever is at the keyboard: a person who signed in, somebody alone in the office, or nobody yet.

    ``key`` opens the private notes; it is there only after a password was typed, stays in memory and is never shown.
    """

    name: str = ""
    user_id: int | None = None
    roles: frozenset[Role] = frozenset()
    rights: frozenset[Right] = BEFORE_SIGNING_IN
    is_alone: bool = False
    must_change: bool = False
    """Somebody else chose their password."""
    key: bytes | None = field(default=None, repr=False, compare=False)

    def may(self, right: Right) -> bool:
        """Whether they may do, or see, what needs this right."""
        return right in self.rights

    @property
    def is_there(self) -> bool:
        """Whether anybody is at the keyboard: alone, or signed in."""
        return self.is_alone or self.user_id is not None


NOBODY = Keeper()
"""Several people work here, and none of them has signed in."""


def alone(name: str, user_id: int | None = None, roles: frozenset[Role] = frozenset()) -> Keeper:
    """The one person of an office in which nobody signs in: they may do everything."""
    return Keeper(name, user_id, roles, ALL_RIGHTS, is_alone=True)


def signed_in(user: Known, key: bytes, *, must_change: bool) -> Keeper:
    """Somebody whose password was right; ``key`` is the one of their private notes."""
    return Keeper(user.name, user.id, user.roles, rights_of(user.roles), must_change=must_change, key=key)


@dataclass(frozen=True, slots=True)
class UserRow:
    """Somebody who works with the books, or did: ``ended_at`` says when that ended."""

    id: int
    name: str
    roles: tuple[Role, ...]
    added_at: datetime
    ended_at: datetime | None
    last_signed_in: datetime | None
    must_change: bool
    notes: int
    """How many private notes they wrote."""
    version: int


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """Everybody who works with the books or did, and since when there is a recovery code on paper (None without)."""

    people: tuple[UserRow, ...]
    recovery_since: datetime | None

    @property
    def now(self) -> tuple[UserRow, ...]:
        """Those who work with the books now."""
        return tuple(person for person in self.people if person.ended_at is None)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A private note, opened for one who may read it. ``about`` and ``text`` never leave the screen it stands on."""

    id: int
    writer: str
    is_own: bool
    written_at: datetime
    about: str = field(repr=False)
    text: str = field(repr=False)
    readers: tuple[str, ...] = ()
    """Who else may read it."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class NotesFacts:
    """The private notes somebody may read, the latest first, and how many of their own no longer open."""

    notes: tuple[NoteRow, ...]
    lost: int = 0
    """Their own notes that were sealed for a password they lost."""


@dataclass(frozen=True, slots=True)
class HandOverItem:
    """One thing on the list of a hand-over."""

    item: str
    called: str
    is_done: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """One hand-over of the office that took place."""

    id: int
    at: datetime
    given_by: str
    taken_by: str
    given_by_roles: tuple[Role, ...]
    """What the one who gave it stays; empty where their access ended."""
    backup_name: str
    journal_count: int
    journal_hash: str
    file_password_new: bool
    notes: str
    items: tuple[HandOverItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A move of the office to another PC: when, by whom, with whom it goes on, and the moment of the act before it.

    ``away`` is true in the file that was left behind, false in the copy that goes on.
    """

    away: bool
    at: datetime
    who: str
    goes_to: str
    last_act: datetime | None
