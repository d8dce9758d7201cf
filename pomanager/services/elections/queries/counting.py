"""Counting a contest from what is stored: the count of now, the count that is kept, and who comes in for whom."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.results import ElectionCount
from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail
from pomanager.readmodels.elections.result import KeptCount, Lot
from pomanager.rules.counting import methods
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.methods import MORE_THAN_HALF, OWN_TIES, TRANSFERABLE, CountOrder, Method
from pomanager.rules.counting.record import Count, TieKind
from pomanager.rules.counting.reserving import Reserve
from pomanager.rules.counting.ties import TieRule
from pomanager.rules.elections import records
from pomanager.rules.elections.ages import by_age
from pomanager.rules.elections.papers import ballots_of
from pomanager.rules.elections.reserved import reserve_of
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.candidates import births_of
from pomanager.services.elections.queries.eligibility import group_names
from pomanager.services.elections.queries.loading import contest_found
from pomanager.services.elections.queries.papers import counted_hashes, found_in, lots_of
from pomanager.services.members.queries.memberships import member_since

COUNT = table_of(ElectionCount)


def recount(session: Session, contest_id: int) -> Count:
    """The count of the stored papers, made anew; raises NotFound."""
    detail, contest = contest_found(session, contest_id)
    return count_now(session, detail, contest)


def count_now(session: Session, detail: ElectionDetail, contest: ContestDetail, without: Collection[int] = ()) -> Count:
    """The same of a contest that was read already; ``without`` leaves candidates out, such as those who refused."""
    names = tuple(each.name for each in contest.numbered())
    withdrawn = frozenset(each.number or 0 for each in contest.numbered() if not each.stands)
    withdrawn |= {*without, *elected_before(session, detail, contest)}
    order = count_order(session, detail, contest)
    if detail.way is Way.ACCLAMATION:
        return methods.counted(Ballots(names=names, papers={}, seats=contest.seats, withdrawn=withdrawn), order)
    first, second = found_in(session, contest), found_in(session, contest, 2)
    if contest.method in TRANSFERABLE or (first.sums is None and second.sums is None):
        if second.batches:
            order = with_second(order, ballots_of(second.papers, names, contest.seats, withdrawn))
        return methods.counted(ballots_of(first.papers, names, contest.seats, withdrawn), order)
    again = second.as_totals(contest, names, withdrawn, contest.seats) if second.batches else None
    return methods.counted_totals(first.as_totals(contest, names, withdrawn, order.most_marks), order, again)


def with_second(order: CountOrder, ballots: Ballots) -> CountOrder:
    """The order with the papers of a second round."""
    told = {name: getattr(order, name) for name in CountOrder.__dataclass_fields__}
    return CountOrder(**{**told, "second": ballots})


def elected_before(session: Session, detail: ElectionDetail, contest: ContestDetail) -> frozenset[int]:
    """Numbers, in this contest, of those whom an earlier contest of the election has elected (UCU, rule 20.5)."""
    taken: set[int] = set()
    for each in detail.contests:
        if each.position < contest.position:
            kept = newest_count(session, each.id)
            chosen = set() if kept is None else set(kept[1].elected)
            taken |= {one.member_id for one in each.numbered() if one.number in chosen}
    return frozenset(each.number or 0 for each in contest.numbered() if each.member_id in taken)


def count_order(session: Session, detail: ElectionDetail, contest: ContestDetail) -> CountOrder:
    """How a contest is counted: by the conditions kept with it, and the answers to its ties so far."""
    day = detail.label.held_on
    reserve = None
    if contest.rule.asks:
        standing = [each.standing for each in contest.numbered()]
        reserve = reserve_of(contest.rule, standing, group_names(session, contest, day))
    if detail.way is Way.ACCLAMATION:
        method = Method.BLOCK if contest.seats > 1 else Method.PLURALITY
        return CountOrder(method=method, seats=contest.seats, reserve=_without_votes(reserve))
    marks = contest.most_marks if contest.method is not Method.PLURALITY else None
    return CountOrder(
        method=contest.method, seats=contest.seats, marks=None if contest.method in TRANSFERABLE else marks,
        reserve=reserve, ties=_ties(session, contest, day), lots=tuple(map(_lot, lots_of(session, contest.id))),
        majority=contest.majority or MORE_THAN_HALF,
    )  # fmt: skip


def _without_votes(reserve: Reserve | None) -> Reserve | None:
    if reserve is None:
        return None
    return Reserve(categories=reserve.categories, unfilled=reserve.unfilled, no_votes=True)


def _ties(session: Session, contest: ContestDetail, day: date) -> tuple[TieRule, ...] | None:
    if contest.ties is None:
        return None
    own = {rule.kind: rule for rule in OWN_TIES.get(contest.method, ())}
    found = []
    for kind in contest.ties:
        if kind is TieKind.SENIORITY:
            found.append(TieRule(kind, _by_seniority(session, contest, day)))
        elif kind in {TieKind.OLDER, TieKind.YOUNGER}:
            found.append(TieRule(kind, _by_age(session, contest, kind)))
        elif kind in {TieKind.BACKWARDS, TieKind.FORWARDS}:
            found.append(own.get(kind, TieRule(kind)))
    return tuple(found)


def _by_seniority(session: Session, contest: ContestDetail, day: date) -> tuple[tuple[int, ...], ...]:
    """Candidates by how long they have been members; of whom that is not known, the last."""
    since: dict[date, list[int]] = {}
    for each in contest.numbered():
        first = member_since(session, each.member_id, day) or date.max
        since.setdefault(first, []).append(each.number or 0)
    return tuple(tuple(since[first]) for first in sorted(since))


def _by_age(session: Session, contest: ContestDetail, kind: TieKind) -> tuple[tuple[int, ...], ...]:
    """Candidates by the days they were born on, as far as these are known."""
    births = births_of(session, [each.person_id for each in contest.numbered()])
    known = {each.number or 0: births.get(each.person_id) for each in contest.numbered()}
    return by_age(known, younger_first=kind is TieKind.YOUNGER)


def _lot(lot: Lot) -> TieRule:
    told = f"{lot.drawn_by} · {lot.witnesses}"
    if lot.seed:
        return TieRule(TieKind.SEED, seed=lot.seed, told=f"{lot.seed} · {told}")
    return TieRule(TieKind(lot.by), lot.order, told=told)


def newest_count(session: Session, contest_id: int) -> tuple[int, Count] | None:
    """The id and the record of the count of a contest that stands; None where there is none."""
    row = session.execute(
        select(COUNT.c.id, COUNT.c.record).where(COUNT.c.contest_id == contest_id).order_by(COUNT.c.id.desc()).limit(1)
    ).first()
    return None if row is None else (row.id, records.read(row.record))


def kept_count(session: Session, contest: ContestDetail) -> KeptCount | None:
    """The count of a contest that stands, and whether its papers are those of now."""
    return kept_counts(session, [contest]).get(contest.id)


def kept_counts(session: Session, contests: Sequence[ContestDetail]) -> Mapping[int, KeptCount]:
    """Contest → the count that stands; those that were not counted are left out."""
    if not contests:
        return {}
    ids = [each.id for each in contests]
    newest = select(func.max(COUNT.c.id)).where(COUNT.c.contest_id.in_(among(ids))).group_by(COUNT.c.contest_id)
    rows = session.execute(select(COUNT).where(COUNT.c.id.in_(newest))).all()
    hashes = counted_hashes(session, contests)
    return {
        row.contest_id: KeptCount(
            row.id, records.read(row.record), row.hash, row.recorded_at, row.papers_hash == hashes[row.contest_id]
        )
        for row in rows
    }
