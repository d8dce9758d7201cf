"""What is asked for when two records are made one, split again, or somebody is erased."""

from dataclasses import dataclass

from pomanager.rules.governance.merging import MergeField


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRecords:
    """Give one record of a person up for the other one; ``take`` names the fields whose value comes from it."""

    kept_id: int
    given_up_id: int
    reason: str
    take: tuple[MergeField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRecords:
    """Let a record that was given up stand for itself again."""

    member_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseMember:
    """Erase somebody who left from the books, with all records that were given up for this one."""

    member_id: int
