"""Which results are still possible under the rules on reserved seats: the exact answer, cell by cell.

Candidates who are in the same group of every category share a cell, and with it their fate. Looked for is how many of
each cell may sit so that all seats are filled and every group keeps its fewest and its most (Hill, Voting matters 9
(1998) P1; Otten, Voting matters 13 (2001) P3). Instead of narrowing bounds, which may miss what three categories ask
for together, all possible sums are kept while one category after the other is added up, forwards and backwards.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from pomanager.rules.counting.reserving import NO_MOST, Category, Group

Cell = tuple[int, ...]
"""A group's place for each category."""

Sums = int
"""How many sit in all, and how many of each group the categories after the first limit, in one number: a field of
``_WIDTH`` bits for each, so that sums are added, compared and held against all limits at once."""

_WIDTH = 16
_TOP = 1 << (_WIDTH - 1)

Chosen = tuple[tuple[tuple[Cell, int], ...], Sums]
"""How many sit of each cell of a block, and what that adds to the sums."""


class Cells:
    """The cells of candidates, and how many of each may still sit."""

    def __init__(self, categories: Sequence[Category], candidates: Iterable[int]) -> None:
        # The category with most groups is taken in blocks: its sums need not be carried along.
        self._categories = sorted(
            (_with_rest(category) for category in categories), key=lambda each: len(each.groups), reverse=True
        )
        self.cell = {candidate: self._cell_of(candidate) for candidate in candidates}
        self._blocks: defaultdict[int, list[Cell]] = defaultdict(list)
        for cell in sorted(set(self.cell.values())):
            self._blocks[cell[0] if cell else 0].append(cell)
        self._slots = self._numbered()

    def _cell_of(self, candidate: int) -> Cell:
        return tuple(
            next(
                place
                for place, group in enumerate(each.groups)
                if candidate in group.members or group is each.groups[-1]
            )
            for each in self._categories
        )

    def _numbered(self) -> dict[tuple[int, int], int]:
        """Where the sum of each group stands that a category after the first limits."""
        slots: dict[tuple[int, int], int] = {}
        for place, category in enumerate(self._categories[1:], 1):
            for number, group in enumerate(category.groups):
                if group.least or group.most < len(group.members):
                    slots[place, number] = len(slots) + 1
        return slots

    def ranges(self, elected: Iterable[int], hopeful: Iterable[int], seats: int) -> dict[Cell, tuple[int, int]] | None:
        """For each cell, the fewest and the most who sit in any result still possible; None where there is none."""
        bounds = self._bounds(elected, hopeful)
        blocks = len(self._categories[0].groups) if self._categories else 1
        steps = [list(self._choices(block, bounds)) for block in range(blocks)]
        allowed = self._fields([_TOP - 1 - most for most in self._most(seats)])
        tops = self._fields([_TOP] * (len(self._slots) + 1))
        reached: list[set[Sums]] = [{0}]
        for choices in steps:
            extras = {extra for _counts, extra in choices}
            added = {sums + extra for sums in reached[-1] for extra in extras}
            reached.append({sums for sums in added if not (sums + allowed) & tops})
        least = (seats, *(self._group(slot).least for slot in self._slots))
        needed = self._fields([_TOP - min(each, _TOP) for each in least])
        ends = {sums for sums in reached[-1] if (sums + needed) & tops == tops}
        return self._walked_back(steps, reached, ends) if ends else None

    def fates(
        self, elected: Collection[int], hopeful: Collection[int], seats: int
    ) -> tuple[frozenset[int], frozenset[int]] | None:
        """Who of those still in is in every result still possible, and who in none; None where there is no result."""
        ranges = self.ranges(elected, hopeful, seats)
        if ranges is None:
            return None
        sitting = Counter(self.cell[each] for each in elected)
        most = sitting + Counter(self.cell[each] for each in hopeful)
        always = frozenset(each for each in hopeful if ranges[self.cell[each]][0] == most[self.cell[each]])
        never = frozenset(each for each in hopeful if ranges[self.cell[each]][1] == sitting[self.cell[each]])
        return always, never

    def _bounds(self, elected: Iterable[int], hopeful: Iterable[int]) -> Mapping[Cell, tuple[int, int]]:
        sitting = Counter(self.cell[candidate] for candidate in elected)
        waiting = Counter(self.cell[candidate] for candidate in hopeful)
        return {cell: (sitting[cell], sitting[cell] + waiting[cell]) for cell in set(self.cell.values())}

    def _choices(self, block: int, bounds: Mapping[Cell, tuple[int, int]]) -> Iterator[Chosen]:
        """Everybody who may sit of a block."""
        cells = self._blocks[block]
        group = self._categories[0].groups[block] if self._categories else Group("", frozenset())
        for counts in product(*(range(bounds[cell][0], bounds[cell][1] + 1) for cell in cells)):
            if group.least <= sum(counts) <= group.most:
                chosen = tuple(zip(cells, counts, strict=True))
                yield chosen, self._sums(chosen)

    def _sums(self, chosen: Iterable[tuple[Cell, int]]) -> Sums:
        sums = [0] * (len(self._slots) + 1)
        for cell, count in chosen:
            sums[0] += count
            for slot in enumerate(cell[1:], 1):
                if slot in self._slots:
                    sums[self._slots[slot]] += count
        return self._fields(sums)

    @staticmethod
    def _fields(amounts: Iterable[int]) -> Sums:
        return sum(amount << (_WIDTH * place) for place, amount in enumerate(amounts))

    def _most(self, seats: int) -> list[int]:
        return [seats, *(min(seats, self._group(slot).most) for slot in self._slots)]

    def _group(self, slot: tuple[int, int]) -> Group:
        return self._categories[slot[0]].groups[slot[1]]

    @staticmethod
    def _walked_back(
        steps: Sequence[Sequence[Chosen]], reached: Sequence[set[Sums]], ends: set[Sums]
    ) -> dict[Cell, tuple[int, int]]:
        """From the sums that are allowed at the end back to the beginning, noting what each cell had on the way."""
        found: dict[Cell, tuple[int, int]] = {}
        for choices, before in zip(reversed(steps), reversed(reached[:-1]), strict=True):
            starts: set[Sums] = set()
            for chosen, extra in choices:
                here = {sums for sums in before if sums + extra in ends}
                starts |= here
                for cell, count in chosen if here else ():
                    least, most = found.get(cell, (count, count))
                    found[cell] = (min(least, count), max(most, count))
            ends = starts
        return found


def _with_rest(category: Category) -> Category:
    """The category with one more group, for whoever is in none of the others."""
    return Category(category.name, (*category.groups, Group("", frozenset(), 0, NO_MOST)))
