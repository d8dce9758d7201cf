"""What is seen of records that were given up for another one of the same person."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.members import Status


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of two records, by what its label says."""

    member_id: int
    person_id: int
    number: str
    name: str
    status: Status
    since: date


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record that was given up, and where it leads now."""

    merge_id: int
    given_up: MergeSide
    kept: MergeSide
    """The record it leads to at last."""
    into_id: int
    """The member it was merged with, who may have been given up since."""
    on: date
    reason: str
