"""From a result to seats: who takes which seat, who accepts or refuses, and who is next in line.

A seat kept for women, the young or a section is taken by somebody it is kept for, as long as that leaves a seat to
everybody elected; otherwise seats are taken in the order of election. Who refuses leaves the seat to whoever the same
papers elect without them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.counting.methods import Method
from pomanager.rules.counting.record import Count
from pomanager.rules.elections.reserved import Standing
from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True)
class SeatOffered:
    """A seat to be taken, in the order of the body."""

    seat_id: int
    reserved_for: ReservedFor = ReservedFor.NOBODY
    section_id: int | None = None

    def fits(self, who: Standing) -> bool:
        """Whether it is kept for nobody, or for this one."""
        if self.reserved_for is ReservedFor.WOMEN:
            return who.sex is Sex.FEMALE
        if self.reserved_for is ReservedFor.YOUTH:
            return who.is_young
        if self.reserved_for is ReservedFor.SECTION:
            return self.section_id in who.sections
        return True


def placed(elected: Sequence[Standing], seats: Sequence[SeatOffered]) -> Mapping[int, int]:
    """Number of the candidate → seat. Reserved seats are offered first; nobody is left without a seat that fits."""
    offered = sorted(seats, key=lambda seat: seat.reserved_for is ReservedFor.NOBODY)
    taken: dict[int, Standing] = {}

    def seat(who: Standing, tried: set[int]) -> bool:
        for each in offered:
            if each.seat_id in tried or not each.fits(who):
                continue
            tried.add(each.seat_id)
            if each.seat_id not in taken or seat(taken[each.seat_id], tried):
                taken[each.seat_id] = who
                return True
        return False

    for who in elected:
        free = next((each for each in offered if each.seat_id not in taken and each.fits(who)), None)
        if free is None:
            seat(who, set())  # somebody before moves to another seat that fits
        else:
            taken[free.seat_id] = who
    return {who.number: seat_id for seat_id, who in taken.items()}


def seated(first: Count, again: Count | None, refused: Collection[int], seats: int) -> tuple[int, ...]:
    """Who takes the seats: those elected who did not refuse, then whom the papers elect without those who refused.

    ``again`` is the count of the same papers without them; None where nobody refused. Nobody elected loses a seat.
    """
    stay = [each for each in first.elected if each not in refused]
    if again is not None:
        stay += [each for each in again.elected if each not in stay and each not in refused]
    return tuple(stay[:seats])


def next_in_line(first: Count, again: Count, refused: Collection[int]) -> tuple[int, ...]:
    """Who comes in for those who refused, in the order in which the count without them elects."""
    return tuple(each for each in again.elected if each not in first.elected and each not in refused)


def in_line(count: Count) -> tuple[int, ...]:
    """Everybody who stood and was not elected, who came nearest first: the order of substitutes.

    By votes where marks decide; by the stage at which they went out where papers are passed on.
    """
    left = [each for each in range(1, len(count.names) + 1) if each not in {*count.elected, *count.withdrawn}]
    if not count.stages:
        return tuple(left)
    if count.method in {Method.SCOTTISH, Method.MEEK, Method.ERS97, Method.IRV}:
        out = {each: stage.number for stage in count.stages for event in stage.events for each in (event.candidate,)}
        return tuple(sorted(left, key=lambda each: (-_votes(count, each)[0], -out.get(each, 0), each)))
    return tuple(sorted(left, key=lambda each: (-(_first_votes(count)[each - 1] or 0), each)))


def _votes(count: Count, candidate: int) -> tuple[int, int]:
    """The last stage at which a candidate still had papers, and the votes then."""
    for stage in reversed(count.stages):
        votes = stage.votes[candidate - 1]
        if votes is not None:
            return stage.number, votes
    return 0, 0


def _first_votes(count: Count) -> Sequence[int | None]:
    return count.stages[0].votes


def level_in_line(count: Count, order: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Substitutes with equal votes, who would need a lot to be told apart; only where marks decide."""
    if not count.stages or count.method in {Method.SCOTTISH, Method.MEEK, Method.ERS97, Method.IRV}:
        return ()
    votes: dict[int, list[int]] = {}
    for each in order:
        votes.setdefault(_first_votes(count)[each - 1] or 0, []).append(each)
    return tuple(tuple(group) for group in votes.values() if len(group) > 1)


def refusals(answers: Iterable[tuple[int, bool]]) -> frozenset[int]:
    """The candidates who refused, of numbers with their answers."""
    return frozenset(number for number, accepted in answers if not accepted)
