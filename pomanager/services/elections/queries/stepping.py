"""How far an election is, step by step, as its page and the panel beside the list tell it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.rules.elections.kinds import OPEN_FOR_CANDIDATES, BatchState, ElectionState, OfficialRole
from pomanager.rules.elections.stepping import ElectionStep, StepFacts, steps_of
from pomanager.rules.objections import Objection
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.results import election_result
from pomanager.services.elections.queries.voters import roll_figures

_BEFORE_PAPERS = OPEN_FOR_CANDIDATES | {ElectionState.PUBLISHED}


def election_steps(session: Session, election_id: int, today: date) -> tuple[ElectionStep, ...]:
    """The steps of an election in their order, as they stand on a day; raises NotFound."""
    detail = election_detail(session, election_id)
    candidates = [each for contest in detail.contests for each in contest.candidates]
    standing = [each for each in candidates if each.stands]
    tellers = sum(each.role is OfficialRole.TELLER for each in detail.officials)
    roll = roll_figures(session, election_id)
    counted = _counted(session, detail)
    return steps_of(
        StepFacts(
            state=detail.label.state, today=today, held_on=detail.label.held_on, place=detail.place,
            in_meeting=detail.label.meeting_id is not None, way=detail.way, seats=detail.label.seats,
            contests=len(detail.contests), candidates_until=detail.candidates_until, standing=len(standing),
            not_agreed=sum(each.accepted_on is None for each in standing),
            withdrawn=len(candidates) - len(standing), order=detail.candidate_order,
            published_on=detail.published_on, tellers=tellers, others=len(detail.officials) - tellers,
            voters=roll.on_roll, votes=roll.votes, ticked=roll.ticked, papers_given=roll.papers,
            papers_counted=counted.papers, open_batches=counted.open_batches, in_the_way=counted.in_the_way,
            declared_on=counted.declared_on, object_until=counted.object_until, elected=counted.elected,
            installed=counted.installed,
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """What came of an election so far."""

    papers: int = 0
    open_batches: int = 0
    in_the_way: tuple[Objection, ...] = ()
    declared_on: date | None = None
    object_until: date | None = None
    elected: int = 0
    installed: int = 0


def _counted(session: Session, detail: ElectionDetail) -> _Counted:
    if detail.label.state in _BEFORE_PAPERS:
        return _Counted()
    result = election_result(session, detail.label.id)
    rounds = [each for contest in result.contests for each in contest.reconciliation]
    batches = [batch for each in rounds for box in each.boxes for batch in box.batches]
    mandates = [each for contest in result.contests for each in contest.mandates if not each.is_alternate]
    return _Counted(
        papers=sum(each.papers for each in batches if each.state is BatchState.CLOSED),
        open_batches=sum(each.state is BatchState.OPEN for each in batches), in_the_way=result.in_the_way,
        declared_on=None if result.declared is None else result.declared.on, object_until=result.object_until,
        elected=len(mandates), installed=sum(each.installed for each in mandates),
    )  # fmt: skip
