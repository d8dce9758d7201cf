"""What screens and the command line see of merging: two records side by side, what moves, and who may be erased."""

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from pomanager.readmodels.merged import MergeSide
from pomanager.rules.governance.merging import MergeField
from pomanager.rules.members import Status

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """A field in which two records differ: what each says as the books keep it, and which one is proposed.

    A place or section is its label, a phone as it was written, a day ``2026-11-23``; "" where nothing is known.
    """

    field: MergeField
    kept: str
    given_up: str
    takes: bool
    """Whether the value of the record given up is proposed."""


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """How much of a record moves, or is found with the other one from then on."""

    shares: int = 0
    dues: "Mapping[str, int]" = field(default_factory=lambda: MappingProxyType({}))
    """Currency → minor units owed; below nothing for what was paid in advance."""
    decimals: "Mapping[str, int]" = field(default_factory=lambda: MappingProxyType({}))
    documents: int = 0
    households: int = 0
    trainings: int = 0
    seats: int = 0
    meetings: int = 0
    candidacies: int = 0
    mentoring: int = 0


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two records before they are made one."""

    kept: MergeSide
    given_up: MergeSide
    choices: tuple[MergeChoice, ...]
    counts: MergeCounts


@dataclass(frozen=True, slots=True)
class ErasableRow:
    """Somebody who left so long ago that nothing keeps the data any more."""

    id: int
    """The member."""
    number: str
    name: str
    status: Status
    left_on: date
    until: date
    """The last day on which the data had to be kept."""


@dataclass(frozen=True, slots=True)
class ErasureFound:
    """When somebody was erased, and how long the data had been kept."""

    on: date
    left_on: date
    kept_years: int
