"""Watches over reserved seats while a count goes on: who can no longer be excluded, and who can no longer be elected.

A *result still possible* holds everybody elected, only people elected or still in, fills every seat, and keeps the
fewest and the most of every group. Somebody still in is **guarded** if they are in every such result, **doomed** if
they are in none. Both are found anew after every single election and exclusion.
"""

from collections.abc import Iterable, Sequence

from pomanager.rules.counting.completions import Cells
from pomanager.rules.counting.reserving import Category, Group, Limit, Reason, Reserve


class Watch:
    """Who is guarded and who is doomed at this moment; without a rule on reserved seats, nobody ever is."""

    def __init__(self, reserve: Reserve | None, standing: Sequence[int], seats: int) -> None:
        self._categories: tuple[Category, ...] = reserve.categories if reserve is not None and reserve.binds else ()
        self._seats = min(seats, len(standing))
        self._elected: set[int] = set()
        self._hopeful = set(standing)
        self._cells = Cells(self._categories, standing) if self._categories else None
        self.guarded: frozenset[int] = frozenset()
        self.doomed: frozenset[int] = frozenset()
        self.is_possible = True
        """Whether any result keeps all the rules."""
        self._look()

    @property
    def is_watching(self) -> bool:
        """Whether there is a rule at all."""
        return self._cells is not None

    def elect(self, candidate: int) -> None:
        """Somebody was elected."""
        self._hopeful.discard(candidate)
        self._elected.add(candidate)
        self._look()

    def exclude(self, candidate: int) -> None:
        """Somebody is out."""
        self._hopeful.discard(candidate)
        self._look()

    def may_all_sit(self, candidates: Iterable[int]) -> bool:
        """Whether electing all of these together leaves a result possible."""
        if self._cells is None:
            return True
        chosen = set(candidates)
        return self._cells.ranges(self._elected | chosen, self._hopeful - chosen, self._seats) is not None

    def is_guarded_without(self, gone: Iterable[int], candidate: int) -> bool:
        """Whether somebody would be guarded once these are out."""
        if self._cells is None:
            return False
        left = self._hopeful - set(gone) - {candidate}
        return self._cells.ranges(self._elected, left, self._seats) is None

    def _look(self) -> None:
        if self._cells is None:
            return
        fates = self._cells.fates(self._elected, self._hopeful, self._seats)
        self.is_possible = fates is not None
        if fates is not None:
            self.guarded, self.doomed = fates

    def limits(self, candidate: int, *, guarded: bool) -> tuple[Limit, ...]:
        """The figures that decide the fate of somebody guarded, or else doomed."""
        why = self._why_guarded if guarded else self._why_doomed
        found = [
            limit
            for category in self._categories
            if (group := category.group_of(candidate)) is not None and (limit := why(category, group)) is not None
        ]
        return tuple(found) or (Limit(Reason.TOGETHER, "", 0, 0, 0, 0, self._vacancies),)

    @property
    def _vacancies(self) -> int:
        return self._seats - len(self._elected)

    def _why_guarded(self, category: Category, group: Group) -> Limit | None:
        elected, hopeful = self._figures(group)
        if elected + hopeful == group.least:
            return self._limit(Reason.LEAST, group)
        others = sum(min(each.most, sum(self._figures(each))) for each in category.groups if each is not group)
        loose = len((self._elected | self._hopeful) - frozenset().union(*(each.members for each in category.groups)))
        if others + loose + elected + hopeful == self._seats:
            return self._limit(Reason.OTHERS_FULL, group)
        return None

    def _why_doomed(self, category: Category, group: Group) -> Limit | None:
        elected, _hopeful = self._figures(group)
        if elected >= group.most:
            return self._limit(Reason.MOST, group)
        needed = [each for each in category.groups if each is not group and self._figures(each)[0] < each.least]
        missing = sum(each.least - self._figures(each)[0] for each in needed)
        own = max(0, group.least - elected)
        if needed and missing + own >= self._vacancies and own == 0:
            return self._limit(Reason.SEATS_NEEDED, needed[0])
        return None

    def _figures(self, group: Group) -> tuple[int, int]:
        return len(self._elected & group.members), len(self._hopeful & group.members)

    def _limit(self, reason: Reason, group: Group) -> Limit:
        elected, hopeful = self._figures(group)
        return Limit(reason, group.name, elected, hopeful, group.least, group.most, self._vacancies)
