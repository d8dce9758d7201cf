"""What there is to say before a count begins and once its papers are read: what stops it, and what is worth a look."""

from collections.abc import Iterator

from pomanager.marks import N_
from pomanager.rules.counting.ballots import MOST_CANDIDATES, Ballots
from pomanager.rules.counting.methods import TRANSFERABLE, CountOrder, Method
from pomanager.rules.counting.record import Count
from pomanager.rules.counting.reserving import IMPOSSIBLE_TOGETHER, Reserve, objections_to_reserve
from pomanager.rules.counting.watching import Watch
from pomanager.rules.objections import Objection, Weight

NO_SEAT = N_("An election fills one seat at least.")
NOBODY_STANDS = N_("Nobody stands for election.")
TOO_MANY_CANDIDATES = N_("{count} candidates are more than the {most} that can be counted.")
FEWER_THAN_SEATS = N_("There are {seats} seats, but only {standing} candidates: seats stay empty.")
EMPTY_BOX = N_("There is not a single ballot paper.")
ALL_BLANK = N_("No paper bears a mark: all {blank} are blank.")
NONE_COUNTS = N_("None of the {found} papers counts: {blank} are blank, {void} are void.")
NO_SUCH_CANDIDATE = N_("There is no candidate {number}: the numbers go up to {last}.")
LIMITED_MARKS = N_("In a limited vote a paper bears fewer marks than there are seats: {marks} marks, {seats} seats.")
BLOCK_MARKS = N_("A paper cannot bear more marks, {marks}, than there are seats, {seats}.")
NO_MARKS = N_("This method counts preferences, or one mark; a number of marks means nothing to it.")
SECOND_NOT_MEANT = N_("Only an election in two rounds has papers of a second one.")
OTHER_CANDIDATES = N_("The papers of the second round must name the same candidates as those of the first.")
OVER = N_("Papers set aside because they bear more than {most} marks: {count}.")
VOID = N_("Papers set aside because their first choice is not clear: {count}.")
CUT = N_("Papers that count only as far as their ranks are clear: {count}.")
WITHDRAWN_NAMED = N_("{name} has withdrawn; papers that name them pass on to their next choice: {count}.")


def objections_to_count(ballots: Ballots, order: CountOrder) -> Iterator[Objection]:
    """Everything to say before the papers are counted."""
    yield from objections_to_candidates(ballots, order)
    if not ballots.found:
        yield Objection(EMPTY_BOX, "ballots")
    elif not ballots.marked:
        yield Objection(ALL_BLANK, "ballots", {"blank": ballots.blank})
    second = order.second
    if second is not None and order.method is not Method.TWO_ROUND:
        yield Objection(SECOND_NOT_MEANT, "second")
    elif second is not None and len(second.names) != len(ballots.names):
        yield Objection(OTHER_CANDIDATES, "second")
    for number in sorted(ballots.withdrawn):
        count = sum(papers for text, papers in ballots.papers.items() if chr(number) in text)
        if count:
            yield Objection(WITHDRAWN_NAMED, "ballots", {"name": ballots.name(number), "count": count}, Weight.WARN)


def objections_to_candidates(ballots: Ballots, order: CountOrder) -> Iterator[Objection]:
    """What is wrong about the seats, those who stand, the rules on ties and on reserved seats."""
    standing = ballots.standing
    if order.seats < 1:
        yield Objection(NO_SEAT, "seats")
    if not standing:
        yield Objection(NOBODY_STANDS, "ballots")
    if len(ballots.names) > MOST_CANDIDATES:
        told = {"count": len(ballots.names), "most": MOST_CANDIDATES}
        yield Objection(TOO_MANY_CANDIDATES, "ballots", told)
    elif 0 < len(standing) < order.seats:
        details = {"seats": order.seats, "standing": len(standing)}
        yield Objection(FEWER_THAN_SEATS, "seats", details, Weight.WARN)
    yield from _about_marks(order)
    for number in _told_numbers(order):
        if not 1 <= number <= len(ballots.names):
            yield Objection(NO_SUCH_CANDIDATE, "ties", {"number": number, "last": len(ballots.names)})
    if order.reserve is not None and order.seats >= 1:
        yield from _about_reserve(order.reserve, standing, order)


def _about_marks(order: CountOrder) -> Iterator[Objection]:
    if order.marks is None:
        return
    told = {"marks": order.marks, "seats": order.seats}
    if order.method in TRANSFERABLE or order.method is Method.PLURALITY:
        yield Objection(NO_MARKS, "marks")
    elif order.method is Method.LIMITED and order.marks >= order.seats:
        yield Objection(LIMITED_MARKS, "marks", told)
    elif order.method in {Method.BLOCK, Method.TWO_ROUND} and order.marks > order.seats:
        yield Objection(BLOCK_MARKS, "marks", told)


def _told_numbers(order: CountOrder) -> list[int]:
    """Every number the rules on ties name that would be a candidate."""
    return sorted({each for rule in order.rules for group in rule.order for each in group})


def _about_reserve(reserve: Reserve, standing: tuple[int, ...], order: CountOrder) -> Iterator[Objection]:
    is_strict = order.method in TRANSFERABLE
    found = list(objections_to_reserve(reserve, standing, order.seats, strict=is_strict))
    yield from found
    if is_strict and not any(each.stops for each in found) and not Watch(reserve, standing, order.seats).is_possible:
        yield Objection(IMPOSSIBLE_TOGETHER, "reserve")


def objections_to_papers(count: Count, most: int | None) -> Iterator[Objection]:
    """What the papers of a count are like, once they are read; ``most`` are the marks a paper may bear."""
    if not count.valid:
        found = count.blank + count.void
        yield Objection(NONE_COUNTS, "ballots", {"found": found, "blank": count.blank, "void": count.void})
        return
    if count.over:
        yield Objection(OVER, "ballots", {"count": count.over, "most": most}, Weight.WARN)
    if count.void > count.over:
        yield Objection(VOID, "ballots", {"count": count.void - count.over}, Weight.WARN)
    if count.cut:
        yield Objection(CUT, "ballots", {"count": count.cut}, Weight.WARN)
