"""Who is seated when votes alone decide: reserved seats first, then the rest, as Wahlordnung to the BetrVG section 22.

(1) The seats reserved for a group go to its candidates in order of their votes; (2) the other seats to whoever has most
votes, of whatever group, as long as the most of the group allow it; (3) where equal votes decide a seat, the rules on
ties do, between those of the group for a reserved seat, between all for another; (4) reserved seats for which too few
stand go to (2), or stay empty where the by-laws say so. Nobody without a vote takes a reserved seat, unless allowed.

Where several categories cross (women, and a province each), there is no order of filling first: whoever has most votes
sits, one after the other, as long as some result with them still keeps all the rules.
"""

from collections.abc import Iterable
from dataclasses import replace

from pomanager.rules.counting.record import Question, Why
from pomanager.rules.counting.reserving import NO_MOST, Category, Group, Reserve, Unfilled
from pomanager.rules.counting.running import Running
from pomanager.rules.counting.watching import Watch


def seat(run: Running, reserve: Reserve | None, eligible: Iterable[int], why: Why = Why.MOST) -> None:
    """Fill the seats of a count with those eligible by their votes. Raises Unanswered for a tie left open."""
    pool = set(eligible)
    if reserve is None or not reserve.binds:
        _by_votes(run, pool, run.vacancies, None, why)
    elif len(reserve.categories) == 1:
        _reserved_first(run, reserve, pool, why)
    else:
        _whoever_keeps_the_rules(run, within_reach(reserve, run.votes, pool), pool, why)


def within_reach(reserve: Reserve, votes: list[int], pool: Iterable[int]) -> Reserve:
    """The rule with no more seats reserved for a group than it has candidates who may take one."""
    able = {each for each in pool if votes[each] or reserve.no_votes}
    categories = tuple(
        Category(
            each.name,
            tuple(replace(group, least=min(group.least, len(group.members & able))) for group in each.groups),
        )
        for each in reserve.categories
    )
    return replace(reserve, categories=categories)


def seats_lost(reserve: Reserve, votes: list[int], pool: Iterable[int]) -> int:
    """The seats that stay empty because too few stand for whom they are reserved; 0 where they go to everybody."""
    if reserve.unfilled is Unfilled.OPEN:
        return 0
    reached = within_reach(reserve, votes, pool)
    return max(
        sum(asked.least - got.least for asked, got in zip(whole.groups, part.groups, strict=True))
        for whole, part in zip(reserve.categories, reached.categories, strict=True)
    )


def _reserved_first(run: Running, reserve: Reserve, pool: set[int], why: Why) -> None:
    category = reserve.categories[0]
    free = run.vacancies - seats_lost(reserve, run.votes, pool)
    for group in category.groups:
        able = {each for each in pool & group.members if run.votes[each] or reserve.no_votes}
        places = min(group.least, len(able), run.vacancies)
        before = len(run.elected)
        _by_votes(run, able, places, None, Why.RESERVED, Question.RESERVED_SEAT)
        free -= len(run.elected) - before
    _by_votes(run, pool - set(run.elected), free, category, why)


def _by_votes(
    run: Running, pool: set[int], places: int, category: Category | None, why: Why, question: Question = Question.SEAT
) -> None:
    """Seat so many of the pool by their votes, no more of a group than may sit."""
    left = set(pool)
    while places > 0 and left:
        if category is not None:
            left -= {each for group in category.groups if _room(run, group) <= 0 for each in group.members}
            if not left:
                return
        top = max(run.votes[each] for each in left)
        level = sorted(each for each in left if run.votes[each] == top)
        fits = category is None or all(
            len(group.members & set(level)) <= _room(run, group) for group in category.groups
        )
        taken = run.pick(question, level, places if fits else 1)
        for each in taken:
            run.elect(each, why)
        left -= set(taken)
        places -= len(taken)


def _room(run: Running, group: Group) -> int:
    """How many more of a group may sit."""
    return NO_MOST if group.most >= NO_MOST else group.most - len(group.members & set(run.elected))


def _whoever_keeps_the_rules(run: Running, reserve: Reserve, pool: set[int], why: Why) -> None:
    seats = run.vacancies - seats_lost(reserve, run.votes, pool)
    watch = Watch(reserve, sorted(pool), seats)
    while not watch.is_possible and seats:
        seats -= 1
        watch = Watch(reserve, sorted(pool), seats)
    left = set(pool)
    places = min(seats, len(pool))
    while places > 0:
        open_to = left - watch.doomed
        top = max(run.votes[each] for each in open_to)
        level = sorted(each for each in open_to if run.votes[each] == top)
        free = len(level) <= places and watch.may_all_sit(level)
        for each in level if free else run.pick(Question.SEAT, level):
            run.elect(each, Why.RESERVED if each in watch.guarded else why)
            watch.elect(each)
            left.discard(each)
            places -= 1
