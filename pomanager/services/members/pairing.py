"""Finds who on a whole roll may be whose double: within blocks that share something, never all with all.

A block is people of one place and years of birth that may be one year read twice; people born on one day, wherever
they live; people with one phone; people with one number of an identity document; and, for those whose place nobody
knows, people with the same words in their names. A name borne before counts as the present one does. Within a block a
quick look at the letters comes before the comparison of ``rules.doubles``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from pomanager.errors import Cancelled
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.doubles import Born, Compared, compare, years_near

LETTERS_LIKE = 76.0
"""How alike (0 to 100) the letters of two names must be, in any order, to be looked at closely."""
MOST_SHARING = 40
"""People with one phone: beyond, it is the office's or a shop's, and tells nothing of who they are."""
LARGEST_BLOCK = 1500
"""People compared all with all; a larger block is parted by the beginnings of the names."""
BEGINNINGS = (1, 3, 99)
"""Letters of each word by which blocks are parted, one after another."""
STEP = 2000
"""People between two looks at whether the person has cancelled."""
_ANY_YEAR = 0


@lru_cache(maxsize=400_000)
def alike(one: str, other: str) -> float:
    """How alike two plain words are: letters typed wrong, left out, doubled or in each other's place count one each."""
    return OSA.normalized_similarity(one, other)


class LikelyPairs:
    """The pairs found so far: (lower id, higher id) → points."""

    def __init__(self, people: Sequence[Compared]) -> None:
        self._people = people
        known: dict[tuple[str, ...], str] = {}
        self._letters = [known.setdefault(person.words, _letters(person.words)) for person in people]
        self._other_letters = {
            place: [*map(_letters, filter(None, (person.other_words, *person.former)))]
            for place, person in enumerate(people)
            if person.other_words or person.former
        }
        self.found: dict[tuple[int, int], int] = {}

    def look_at_all(self, places: Iterable[int]) -> None:
        """Compare everybody of a small block with everybody of it."""
        for one, other in combinations(places, 2):
            self.look(one, other)

    def look_within(self, places: Sequence[int]) -> None:
        """Compare those of a block whose letters are much the same."""
        for part in self._parts(places):
            for number, place in enumerate(part):
                self._look_among(place, part[number + 1 :])

    def look_across(self, places: Sequence[int], others: Sequence[int]) -> None:
        """Compare everybody of one block with those of another whose letters are much the same."""
        if len(places) * len(others) <= LARGEST_BLOCK**2:
            for place in places:
                self._look_among(place, others)
            return
        first = frozenset(places)
        for part in self._parts([*places, *others]):
            mine = [place for place in part if place in first]
            for place in mine:
                self._look_among(place, [other for other in part if other not in first])

    def _parts(self, places: Sequence[int]) -> Iterator[Sequence[int]]:
        """A block too large to compare all with all, in parts whose names begin alike.

        A part that is too large even so is left out: so many people of one name, of whom nothing else is known, are a
        list without particulars.
        """
        parts: list[Sequence[int]] = [places]
        for letters in BEGINNINGS:
            parts = [
                smaller
                for part in parts
                for smaller in ((part,) if len(part) <= LARGEST_BLOCK else self._beginning_alike(part, letters))
            ]
        return (part for part in parts if len(part) <= LARGEST_BLOCK)

    def _beginning_alike(self, places: Sequence[int], letters: int) -> Iterable[Sequence[int]]:
        alike_so_far: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in places:
            person = self._people[place]
            for key in {_beginnings(words, letters) for words in (person.words, *person.former)}:
                alike_so_far[key].append(place)
        return alike_so_far.values()

    def _look_among(self, place: int, others: Sequence[int]) -> None:
        mine = [self._letters[place], *self._other_form((place,))]
        theirs = [self._letters[other] for other in others] + self._other_form(others)
        whose = [*others, *(other for other in others for _form in self._other_letters.get(other, ()))]
        for letters in mine if theirs else ():
            near = process.extract(letters, theirs, scorer=fuzz.ratio, score_cutoff=LETTERS_LIKE, limit=None)
            for _letters, _points, number in near:
                self.look(place, whose[number])

    def _other_form(self, places: Iterable[int]) -> list[str]:
        """The letters of those names that are kept in a second script, and of those borne before."""
        if not self._other_letters:
            return []
        return [letters for place in places for letters in self._other_letters.get(place, ())]

    def look(self, one: int, other: int) -> None:
        """Compare two people closely."""
        mine, theirs = self._people[one], self._people[other]
        likeness = compare(mine, theirs, alike)
        if likeness.likely:
            low, high = sorted((mine.id, theirs.id))
            self.found[low, high] = likeness.score


def _letters(words: Iterable[str]) -> str:
    return "".join(sorted("".join(words)))


def _beginnings(words: Iterable[str], letters: int) -> tuple[str, ...]:
    return tuple(sorted(word[:letters] for word in words))


class _Pace:
    """Tells how far the search is, and stops it where the person has cancelled."""

    def __init__(self, total: int, progress: Progress, cancelled: Cancelling) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._done = self._told = 0

    def go_on(self, people: int) -> None:
        """So many more people were looked at. Raises Cancelled."""
        self._done += people
        if self._done - self._told >= STEP or self._done >= self._total:
            self._told = self._done
            if self._cancelled():
                raise Cancelled
            self._progress(min(self._done, self._total), self._total)


def likely_pairs(
    people: Sequence[Compared], progress: Progress = silent, cancelled: Cancelling = never
) -> dict[tuple[int, int], int]:
    """Who may be whose double: (lower id, higher id) → points, from ``rules.doubles.LIKELY`` on. Raises Cancelled."""
    pairs = LikelyPairs(people)
    by_place: dict[str, list[int]] = defaultdict(list)
    by_day: dict[Born, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        by_place[person.place].append(place)
        if (born := person.born) is not None and born.day and not born.about and (born.month, born.day) != (1, 1):
            by_day[born].append(place)  # the first of January is no day: it stands where only the year is known
    nowhere = by_place.pop("", [])
    pace = _Pace(len(people) - len(nowhere) + sum(map(len, by_day.values())), progress, cancelled)
    for block in by_place.values():
        _look_in_place(pairs, people, block, pace)
    for block in by_day.values():
        pairs.look_within(block)
        pace.go_on(len(block))
    _look_by_numbers(pairs, people)
    _look_for_those_nowhere(pairs, people, nowhere)
    pace.go_on(0)
    return pairs.found


def _look_in_place(pairs: LikelyPairs, people: Sequence[Compared], block: Sequence[int], pace: _Pace) -> None:
    """People of one place whose years of birth may be one."""
    by_year = _by_year(people, block)
    unknown = by_year.pop(_ANY_YEAR, [])
    pairs.look_within(unknown)
    pace.go_on(len(unknown))
    for year, born in by_year.items():
        pairs.look_within(born)
        for near in years_near(year):
            if near > year and near in by_year:
                pairs.look_across(born, by_year[near])
        pairs.look_across(born, unknown)
        pace.go_on(len(born))


def _by_year(people: Sequence[Compared], block: Iterable[int]) -> dict[int, list[int]]:
    """Places by year of birth; a guess or nothing known is any year."""
    found: dict[int, list[int]] = defaultdict(list)
    for place in block:
        born = people[place].born
        found[_ANY_YEAR if born is None or born.about else born.year].append(place)
    return found


def _look_by_numbers(pairs: LikelyPairs, people: Sequence[Compared]) -> None:
    """People with one phone, and people with one number of an identity document."""
    for block in (*_sharing(people, phones=True), *_sharing(people, phones=False)):
        pairs.look_at_all(block)


def _sharing(people: Sequence[Compared], *, phones: bool) -> Iterator[Sequence[int]]:
    shared: Mapping[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for number in person.phones if phones else person.numbers:
            shared[number].append(place)
    return (block for block in shared.values() if 1 < len(block) <= MOST_SHARING)


def _look_for_those_nowhere(pairs: LikelyPairs, people: Sequence[Compared], nowhere: Sequence[int]) -> None:
    """People whose place nobody knows, beside everybody with the same words in the name."""
    wanted = {name for place in nowhere for name in _whole_names(people[place])}
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, person in enumerate(people if wanted else ()):
        for name in _whole_names(person):
            if name in wanted:
                by_name[name].append(place)
    for block in by_name.values():
        without = [place for place in block if not people[place].place]
        for one in without:
            for other in block:
                if one != other:
                    pairs.look(one, other)


def _whole_names(person: Compared) -> Iterable[tuple[str, ...]]:
    """The name and those borne before, each once, whatever the order of their words."""
    if not person.former:
        return (tuple(sorted(person.words)),)
    return {tuple(sorted(words)) for words in (person.words, *person.former)}
