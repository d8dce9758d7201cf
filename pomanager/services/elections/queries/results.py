"""The result of an election as a whole: for the screen, the minutes, the certificate, and for being declared."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.results import Annulment, Declaration, ElectionObjection
from pomanager.errors import NotFound
from pomanager.i18n import _
from pomanager.i18n.catalogue import spoken
from pomanager.marks import N_
from pomanager.readmodels.elections.dated import Declared, ObjectionRow
from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail, Reconciliation
from pomanager.readmodels.elections.result import Annulled, ContestResult, ElectionResult, KeptCount, Lot
from pomanager.rules.elections import mandates as seating
from pomanager.rules.elections.kinds import Ruling
from pomanager.rules.elections.lodging import (
    OBJECTIONS_OPEN,
    ContestCounted,
    last_day_to_object,
    objections_to_result,
)
from pomanager.rules.elections.reconciling import objections_to_declaring
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.objections import Objection, Weight
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.boxes import reconciled
from pomanager.services.elections.queries.counting import kept_counts
from pomanager.services.elections.queries.dated import declared_last, objections_by_election
from pomanager.services.elections.queries.loading import election_details
from pomanager.services.elections.queries.mandates import Answered, answered, mandates_of, refused_mandates
from pomanager.services.elections.queries.papers import lots_by_contest
from pomanager.services.organisation.queries.bylaws import bylaws_by_day

DECLARATION, OBJECTION, ANNULMENT = map(table_of, (Declaration, ElectionObjection, Annulment))
NO_OBJECTION = N_("This objection is not in the books.")


def contest_title(contest: ContestDetail) -> str:
    """What a contest is called: by its title, else by its place."""
    return (
        contest.title.in_language(spoken()) if contest.title else _("Ballot {number}").format(number=contest.position)
    )


def declared(session: Session, election_id: int) -> Declared | None:
    """The last declaration of a result; None before there was one."""
    return declared_last(session, [election_id]).get(election_id)


def objections_lodged(session: Session, election_id: int) -> tuple[ObjectionRow, ...]:
    """Who objected to what, in the order of the days."""
    return objections_by_election(session, [election_id]).get(election_id, ())


def election_of_objection(session: Session, objection_id: int) -> int:
    """The election an objection concerns; raises NotFound."""
    found = session.execute(select(OBJECTION.c.election_id).where(OBJECTION.c.id == objection_id)).scalar()
    if found is None:
        raise NotFound(Objection(NO_OBJECTION))
    return int(found)


def _void(session: Session, election_ids: Sequence[int]) -> Mapping[int, Annulled]:
    rows = session.execute(select(ANNULMENT).where(ANNULMENT.c.election_id.in_(among(election_ids))))
    return {row.election_id: Annulled(row.on, row.by, row.reason, row.decision) for row in rows}


def election_result(session: Session, election_id: int) -> ElectionResult:
    """Everything that came of an election; raises NotFound."""
    return election_results(session, [election_id])[0]


def election_results(session: Session, election_ids: Sequence[int]) -> tuple[ElectionResult, ...]:
    """Everything that came of elections, read together; raises NotFound."""
    details = election_details(session, election_ids)
    contests = [each for detail in details for each in detail.contests]
    kept, known, reconciliations = (
        kept_counts(session, contests), answered(session, contests), reconciled(session, contests),
    )  # fmt: skip
    lodged, told, void = objections_by_election(session, election_ids), declared_last(session, election_ids), _void(
        session, election_ids)  # fmt: skip
    lots, bylaws = lots_by_contest(session, [each.id for each in contests]), bylaws_by_day(session)
    found = []
    for detail in details:
        of = tuple(
            _contest_result(
                session, detail, each, (kept.get(each.id), known, reconciliations[each.id], lots.get(each.id, ()))
            )
            for each in detail.contests
        )
        last, raised = told.get(detail.label.id), lodged.get(detail.label.id, ())
        until = last_day_to_object(last.on, bylaws.on(detail.label.held_on)) if last is not None else None
        found.append(
            ElectionResult(
                election=detail, contests=of, declared=last, object_until=until, objections=raised,
                annulled=void.get(detail.label.id), in_the_way=in_the_way(detail, of, raised, reason=""),
            )
        )  # fmt: skip
    return tuple(found)


def _contest_result(
    session: Session, detail: ElectionDetail, contest: ContestDetail,
    read: tuple[KeptCount | None, Answered, tuple[Reconciliation, ...], tuple[Lot, ...]],
) -> ContestResult:  # fmt: skip
    kept, known, reconciliation, lots = read
    order = seating.in_line(kept.count) if kept is not None and kept.count.is_settled else ()
    return ContestResult(
        contest=contest, kept=kept, lots=lots, reconciliation=reconciliation,
        mandates=mandates_of(session, detail, contest, kept, known),
        refused=refused_mandates(contest, known), in_line=order,
        level=() if kept is None else seating.level_in_line(kept.count, order),
    )  # fmt: skip


def in_the_way(
    detail: ElectionDetail, contests: tuple[ContestResult, ...], lodged: tuple[ObjectionRow, ...], *, reason: str
) -> tuple[Objection, ...]:
    """What keeps a result from being declared, and what does not add up: that needs a stated reason."""
    counted = tuple(_counted(each.contest, each.kept) for each in contests)
    found = list(objections_to_result(counted))
    pending = sum(each.ruling is Ruling.PENDING for each in lodged)
    if pending:
        found.append(Objection(OBJECTIONS_OPEN, "", {"count": pending}, Weight.WARN))
    if detail.way is Way.ACCLAMATION:
        return tuple(found)
    rounds: list[Reconciliation] = [each for contest in contests for each in contest.reconciliation]
    boxes = [box.figures for each in rounds for box in each.boxes]
    wholes = [each.figures for each in rounds]
    # A single box says what the whole says; the whole knows the roll besides.
    figures = wholes if len(boxes) == len(wholes) else [*boxes, *wholes]
    return (*found, *_each_once(objections_to_declaring(tuple(figures), reason)))


def _each_once(found: tuple[Objection, ...]) -> tuple[Objection, ...]:
    kept: list[Objection] = []
    for each in found:
        if each not in kept:
            kept.append(each)
    return tuple(kept)


def _counted(contest: ContestDetail, kept: KeptCount | None) -> ContestCounted:
    title = contest_title(contest)
    return ContestCounted(title, None if kept is None else kept.count, is_fresh=kept is not None and kept.is_fresh)
