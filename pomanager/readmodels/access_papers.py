"""What the papers on people, passwords and hand-overs see, complete and already fetched."""

from dataclasses import dataclass, field
from datetime import datetime

from pomanager.readmodels.access import HandOverRow, Moved
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.access.roles import Right, Role


@dataclass(frozen=True, slots=True)
class RecoveryCodeSheet:
    """The recovery code of the office file, and since when it opens it."""

    letterhead: Letterhead
    groups: tuple[str, ...] = field(repr=False)
    """The thirteen groups; () for a form into which the code is written by hand."""
    set_at: datetime | None
    """When the password was set that the code stands for, by the journal; None where there is no password."""
    set_by: str


@dataclass(frozen=True, slots=True)
class PersonAtWork:
    """Somebody who works with the books, with their roles."""

    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class RightLine:
    """One thing that may be seen or done: which roles may, and who has one of these."""

    right: Right
    roles: tuple[Role, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoMaySheet:
    """Who works with the books, and what each role may."""

    letterhead: Letterhead
    people: tuple[PersonAtWork, ...]
    """By name; empty where one person works alone and nobody signs in."""
    lines: tuple[RightLine, ...]


@dataclass(frozen=True, slots=True)
class OfficeHandOverSheet:
    """The record of a hand-over of the office to be signed; a form to be filled in by hand without one."""

    letterhead: Letterhead
    row: HandOverRow | None


@dataclass(frozen=True, slots=True)
class MovingSheet:
    """The checklist for moving the office to another PC; a form to be filled in by hand without a move."""

    letterhead: Letterhead
    moved: Moved | None
