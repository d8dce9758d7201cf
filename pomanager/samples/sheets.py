"""What is written down of a sample office beside its story, and whom it is told of."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from random import Random
from typing import Any, TypeAlias

from pomanager import paths
from pomanager.readmodels.members import MemberDetail, Particular, RollView
from pomanager.rules.members import PersonKind, Status
from pomanager.samples.year import Secretary
from pomanager.services.members import queries

Fits: TypeAlias = Callable[[MemberDetail], bool]
"""Whether something can be told of somebody."""


@cache
def written_of(code: str, sheet: str) -> Mapping[str, Any]:
    """What a sheet of the samples holds of a story; nothing where it does not speak of it."""
    text = (paths.resources() / "samples" / f"{sheet}.toml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = tomllib.loads(text).get(code, {})
    return found


def anybody(_member: MemberDetail) -> bool:
    """Everybody fits."""
    return True


@dataclass(slots=True)
class Teller:
    """Tells of people what their office has written down, of nobody two things."""

    secretary: Secretary
    told: Mapping[str, Any]
    chance: Random
    """Its own: what is told here changes nothing of the people of the story."""
    excluded: dict[int, int] = field(default_factory=dict)
    """Members who were excluded, by the place of their grounds of appeal among those written down."""
    _not_told_of: list[int] | None = None

    @property
    def today(self) -> date:
        """The day the story has come to."""
        return self.secretary.clock.today

    def somebody(self, fits: Fits = anybody, *, once: bool = True) -> MemberDetail | None:
        """An active member, no organisation, of whom nothing has been told yet; None where nobody fits.

        They stand on the first pages of the book, where whoever looks at the office finds them; those of whom the book
        says more come first. ``once``: nothing more is told of them from now on.
        """
        for place, member_id in enumerate(self._left()):
            found = self.secretary.office.ask(queries.member_detail, member_id)
            if found.status is Status.ACTIVE and fits(found):
                if once:
                    del self._left()[place]
                return found
        return None

    def in_sight(self) -> Sequence[int]:
        """Members of the first pages of whom nothing has been told yet."""
        return tuple(self._left())

    def _left(self) -> list[int]:
        """Members of whom nothing has been told yet, in the order in which they will be thought of."""
        if self._not_told_of is None:
            view, told_more = RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL), (Particular.PROFESSION,)
            views = (replace(view, has=told_more), replace(view, lacks=told_more))
            heaps = [list(self.secretary.office.ask(queries.roll_ids, each)[:FIRST_PAGES]) for each in views]
            for heap in heaps:
                self.chance.shuffle(heap)
            self._not_told_of = [*heaps[0], *heaps[1]]
        return self._not_told_of


FIRST_PAGES = 300
"""Members among whom those are chosen of whom something is told."""

Turn: TypeAlias = tuple[date, Callable[[Teller], None]]
"""A day of the year, and what is done on it."""
