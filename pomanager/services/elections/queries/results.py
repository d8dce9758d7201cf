"""The result of an election as a whole: for the screen, the minutes, the certificate, and for being declared."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.results import Annulment, Declaration, ElectionObjection
from pomanager.errors import NotFound
from pomanager.i18n import _
from pomanager.i18n.catalogue import spoken
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail, Reconciliation
from pomanager.readmodels.elections.result import (
    Annulled,
    ContestResult,
    Declared,
    ElectionResult,
    KeptCount,
    ObjectionRow,
)
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
from pomanager.services.elections.queries.boxes import reconciliation_of
from pomanager.services.elections.queries.counting import kept_count
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.mandates import mandates_of, refused_mandates
from pomanager.services.elections.queries.papers import lots_of
from pomanager.services.organisation.queries.bylaws import bylaws_on

DECLARATION, OBJECTION, ANNULMENT = map(table_of, (Declaration, ElectionObjection, Annulment))
NO_OBJECTION = N_("This objection is not in the books.")


def contest_title(contest: ContestDetail) -> str:
    """What a contest is called: by its title, else by its place."""
    return (
        contest.title.in_language(spoken()) if contest.title else _("Ballot {number}").format(number=contest.position)
    )


def declared(session: Session, election_id: int) -> Declared | None:
    """The last declaration of a result; None before there was one."""
    row = session.execute(
        select(DECLARATION).where(DECLARATION.c.election_id == election_id).order_by(DECLARATION.c.id.desc()).limit(1)
    ).first()
    return None if row is None else Declared(row.id, row.on, row.at, row.by, row.reason)


def objections_lodged(session: Session, election_id: int) -> tuple[ObjectionRow, ...]:
    """Who objected to what, in the order of the days."""
    rows = session.execute(
        select(OBJECTION).where(OBJECTION.c.election_id == election_id).order_by(OBJECTION.c.lodged_on, OBJECTION.c.id)
    )
    return tuple(
        ObjectionRow(
            id=row.id, step=row.step, lodged_on=row.lodged_on, member_id=row.member_id, lodged_by=row.lodged_by,
            text=row.text, late_reason=row.late_reason, ruling=row.ruling, ruled_on=row.ruled_on,
            ruled_by=row.ruled_by, grounds=row.grounds, version=row.version,
        )
        for row in rows
    )  # fmt: skip


def election_of_objection(session: Session, objection_id: int) -> int:
    """The election an objection concerns; raises NotFound."""
    found = session.execute(select(OBJECTION.c.election_id).where(OBJECTION.c.id == objection_id)).scalar()
    if found is None:
        raise NotFound(Objection(NO_OBJECTION))
    return int(found)


def annulled(session: Session, election_id: int) -> Annulled | None:
    """By whom and why an election is void; None where it is not."""
    row = session.execute(select(ANNULMENT).where(ANNULMENT.c.election_id == election_id)).first()
    return None if row is None else Annulled(row.on, row.by, row.reason, row.decision)


def election_result(session: Session, election_id: int) -> ElectionResult:
    """Everything that came of an election; raises NotFound."""
    detail = election_detail(session, election_id)
    contests = tuple(_contest_result(session, detail, each) for each in detail.contests)
    found = declared(session, election_id)
    lodged = objections_lodged(session, election_id)
    until = last_day_to_object(None if found is None else found.on, bylaws_on(session, detail.label.held_on))
    return ElectionResult(
        election=detail, contests=contests, declared=found, object_until=until, objections=lodged,
        annulled=annulled(session, election_id), in_the_way=in_the_way(detail, contests, lodged, reason=""),
    )  # fmt: skip


def _contest_result(session: Session, detail: ElectionDetail, contest: ContestDetail) -> ContestResult:
    kept = kept_count(session, contest)
    order = seating.in_line(kept.count) if kept is not None and kept.count.is_settled else ()
    return ContestResult(
        contest=contest, kept=kept, lots=lots_of(session, contest.id),
        reconciliation=reconciliation_of(session, detail.label.id, contest),
        mandates=mandates_of(session, detail, contest, kept), refused=refused_mandates(session, contest),
        in_line=order, level=() if kept is None else seating.level_in_line(kept.count, order),
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
