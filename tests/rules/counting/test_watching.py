"""Who is guarded and who is doomed: the examples of Hill, and the definition by enumeration on thousands of states."""

from collections.abc import Iterable
from itertools import combinations, product
from random import Random

from pomanager.rules.counting.completions import Cells
from pomanager.rules.counting.reserving import Category, Group, Reason, Reserve
from pomanager.rules.counting.watching import Watch
from tests.rules.counting.electing import group, women

STATES = 10_000


def results(categories: Iterable[Category], elected: set[int], hopeful: set[int], seats: int) -> list[frozenset[int]]:
    """Every result still possible, by its definition."""
    found = []
    for rest in combinations(sorted(hopeful), seats - len(elected)):
        sitting = elected | set(rest)
        groups = (each for category in categories for each in category.groups)
        if all(each.least <= len(each.members & sitting) <= each.most for each in groups):
            found.append(frozenset(sitting))
    return found


def test_the_definition_holds_on_random_states() -> None:
    chance = Random(9)
    seen = {"guarded": 0, "doomed": 0, "impossible": 0}
    for _state in range(STATES):
        size = chance.randint(2, 7)
        seats = chance.randint(1, size)
        everybody = set(range(1, size + 1))
        categories = tuple(_category(chance, size) for _each in range(chance.choice((1, 1, 2, 2, 3))))
        elected = set(chance.sample(sorted(everybody), chance.randint(0, seats - 1)))
        hopeful = {each for each in everybody - elected if chance.random() < 0.8}
        fates = Cells(categories, everybody).fates(elected, hopeful, seats)
        possible = results(categories, elected, hopeful, seats) if seats - len(elected) <= len(hopeful) else []
        assert (fates is None) == (not possible)
        seen["impossible"] += fates is None
        if fates is None:
            continue
        guarded = frozenset(each for each in hopeful if all(each in result for result in possible))
        doomed = frozenset(each for each in hopeful if not any(each in result for result in possible))
        assert fates == (guarded, doomed)
        seen["guarded"] += bool(guarded)
        seen["doomed"] += bool(doomed)
    assert min(seen.values()) > STATES // 20


def _category(chance: Random, size: int) -> Category:
    groups = chance.randint(1, 3)
    letters: list[str] = ["" for _group in range(groups)]
    for number in range(size):
        place = chance.randint(0, groups if chance.random() < 0.2 else groups - 1)
        if place < groups:
            letters[place] += "ABCDEFGH"[number]
    limits = [(chance.choice((0, 0, 0, 1, 2)), chance.choice((1, 2, 3, 9))) for _group in range(groups)]
    return Category("any", tuple(group(str(place), letters[place], *limits[place]) for place in range(groups)))


def test_two_rules_together_guard_somebody_neither_guards_alone() -> None:
    # Hill: three seats, two women and two black people at least; two black men, two white women, one black woman.
    sex = Category("sex", (group("women", "CDE", 2), group("men", "AB")))
    colour = Category("colour", (group("black", "ABE", 2), group("white", "CD")))
    assert Watch(Reserve(categories=(sex,)), (1, 2, 3, 4, 5), 3).guarded == frozenset()
    assert Watch(Reserve(categories=(colour,)), (1, 2, 3, 4, 5), 3).guarded == frozenset()
    both = Watch(Reserve(categories=(sex, colour)), (1, 2, 3, 4, 5), 3)
    assert both.guarded == {5}
    assert [limit.reason for limit in both.limits(5, guarded=True)] == [Reason.TOGETHER]


# Hill's 14 seats: English 7, Scottish 6, Welsh 1; 7 men, 7 women. Cells in the order EM EW SM SW WM WW.
CELLS = ("EM", "EW", "SM", "SW", "WM", "WW")


def _hill(numbers: dict[str, int]) -> tuple[tuple[Category, ...], dict[str, list[int]]]:
    people: dict[str, list[int]] = {}
    last = 0
    for cell, count in numbers.items():
        people[cell] = list(range(last + 1, last + count + 1))
        last += count

    def members(letter: str, place: int) -> frozenset[int]:
        return frozenset(each for cell, those in people.items() if cell[place] == letter for each in those)

    seats = {"E": 7, "S": 6, "W": 1}
    nations = Category("nation", tuple(Group(name, members(name, 0), size, size) for name, size in seats.items()))
    sexes = Category("sex", tuple(Group(name, members(name, 1), 7, 7) for name in "MW"))
    return (nations, sexes), people


def test_hills_fourteen_seats_have_fourteen_tables() -> None:
    tables = [
        (em, 7 - em, sm, 6 - sm, wm, 1 - wm)
        for em, sm, wm in product(range(8), range(7), range(2))
        if em + sm + wm == 7
    ]
    assert len(tables) == 14
    categories, people = _hill(dict.fromkeys(CELLS, 7))
    everybody = [each for those in people.values() for each in those]
    cells = Cells(categories, everybody)
    ranges = cells.ranges((), everybody, 14)
    assert ranges is not None
    for place, cell in enumerate(CELLS):
        seen = {table[place] for table in tables}
        assert ranges[cells.cell[people[cell][0]]] == (min(seen), max(seen))


def test_hills_scots_are_guarded_and_the_other_english_men_doomed() -> None:
    # Three English men are elected, two Scottish women are left and four Scottish men, and no Scot is elected yet.
    categories, people = _hill({"EM": 6, "EW": 6, "SM": 4, "SW": 2, "WM": 1, "WW": 1})
    everybody = [each for those in people.values() for each in those]
    watch = Watch(Reserve(categories=categories), everybody, 14)
    for each in people["EM"][:3]:
        watch.elect(each)
    assert watch.guarded >= set(people["SM"]) | set(people["SW"])
    assert watch.doomed >= set(people["EM"][3:]) | set(people["WM"])
    assert not watch.doomed & {*people["EW"], *people["SM"], *people["SW"], *people["WW"]}


def test_the_figures_that_decide_are_told() -> None:
    watch = Watch(women("CD", 2, "AB"), (1, 2, 3, 4), 3)
    assert watch.guarded == {3, 4}
    (limit,) = watch.limits(3, guarded=True)
    assert (limit.reason, limit.group, limit.elected, limit.hopeful, limit.least) == (Reason.LEAST, "women", 0, 2, 2)
    watch.elect(1)
    assert watch.doomed == {2}
    (limit,) = watch.limits(2, guarded=False)
    assert (limit.reason, limit.group, limit.vacancies) == (Reason.SEATS_NEEDED, "women", 2)
    at_most = Reserve(categories=(Category("sex", (group("women", "CD"), group("men", "AB", 0, 1))),))
    watch = Watch(at_most, (1, 2, 3, 4), 2)
    watch.elect(1)
    (limit,) = watch.limits(2, guarded=False)
    assert (limit.reason, limit.elected, limit.most) == (Reason.MOST, 1, 1)
