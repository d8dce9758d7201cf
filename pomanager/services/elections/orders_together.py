"""The orders of acts on several elections at once, such as those of all sections."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishLists:
    """Publish the lists of several elections in one act, such as those of all sections; each in alphabetical order."""

    election_ids: tuple[int, ...]
    published_on: date
    reason: str = ""
