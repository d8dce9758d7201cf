"""How the last election of each body would have come out with other seats kept for women, from the same papers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail, ElectionLabel
from pomanager.readmodels.seats_tried import SeatsTried, Tried
from pomanager.rules.counting.record import Count
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionFor
from pomanager.rules.elections.reserved import seats_of_percent
from pomanager.rules.members import Sex
from pomanager.services.elections.queries.counting import count_now, kept_counts
from pomanager.services.elections.queries.loading import ELECTION, election_details, labels, select_labels

PERCENTS = (0, 30, 40, 50)


def seats_tried(session: Session, until: date, percents: Sequence[int] = PERCENTS) -> tuple[SeatsTried, ...]:
    """The last election of each body held until a day whose result stands, counted again with seats kept for women.

    Everything else stays as it was: papers, method, other seats kept, ties that were decided.
    """
    return tuple(_tried(session, detail, percents) for detail in election_details(session, _last(session, until)))


def _last(session: Session, until: date) -> tuple[int, ...]:
    statement = select_labels().where(
        ELECTION.c.purpose == ElectionFor.BODY, ELECTION.c.held_on <= until, ELECTION.c.state.in_(RESULT_STANDS)
    )
    latest: dict[int | None, ElectionLabel] = {}
    for label in sorted(labels(session, statement), key=_by_day):
        latest[label.body_id] = label
    return tuple(label.id for label in latest.values())


def _by_day(label: ElectionLabel) -> tuple[date, int]:
    return label.held_on, label.id


def _tried(session: Session, detail: ElectionDetail, percents: Sequence[int]) -> SeatsTried:
    kept = kept_counts(session, detail.contests)
    counts = [(contest, kept[contest.id].count) for contest in detail.contests if contest.id in kept]
    return SeatsTried(
        detail.label.id, detail.label.body, detail.label.section, detail.label.held_on, detail.label.seats,
        sum(each.standing.sex is Sex.FEMALE and each.stands for one, _c in counts for each in one.numbered()),
        sum(women_in(contest, count) for contest, count in counts),
        tuple(_with(session, detail, [contest for contest, _count in counts], percent) for percent in percents),
    )  # fmt: skip


def _with(session: Session, detail: ElectionDetail, contests: Sequence[ContestDetail], percent: int) -> Tried:
    kept, women = 0, 0
    settled = True
    for contest in contests:
        least = seats_of_percent(contest.seats, percent)
        rule = replace(contest.rule, women=least, women_target=False)
        count = count_now(session, detail, replace(contest, rule=rule))
        kept, women = kept + least, women + women_in(contest, count)
        settled = settled and count.is_settled
    return Tried(percent, kept, women if settled else None)


def women_in(contest: ContestDetail, count: Count) -> int:
    """How many of those elected are women."""
    women = {each.number for each in contest.numbered() if each.standing.sex is Sex.FEMALE}
    return len(women & set(count.elected))
