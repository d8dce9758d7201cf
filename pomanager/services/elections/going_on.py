"""What speaks against taking several elections a step further at once, such as those of all sections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail, ElectionLabel
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.elections.lodging import objections_to_step
from pomanager.rules.elections.stepping import StepAct
from pomanager.rules.objections import Objection
from pomanager.services.elections.judging import against_list
from pomanager.services.elections.queries.loading import election_details
from pomanager.services.elections.queries.voters import ROLL_OF_MEETING, ROLL_THERE, voters_written

NOTHING_CHOSEN = N_("Choose at least one election.")
NOT_TOGETHER = N_("This is done for each election by itself.")
NO_HOUR_YET = N_("Write the hour.")
TOGETHER = (StepAct.CALL, StepAct.PUBLISH, StepAct.FREEZE, StepAct.OPEN, StepAct.CLOSE)
"""The acts that can be done with several elections at once."""
_LEADS_TO: Mapping[StepAct, ElectionState] = {
    StepAct.CALL: ElectionState.NOMINATIONS, StepAct.OPEN: ElectionState.VOTING,
    StepAct.CLOSE: ElectionState.COUNTING,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTogether:
    """Take several elections one step further in one act: call, publish by name, freeze, open or close the poll.

    ``on`` is the day lists are published, ``at`` the hour of the poll in minutes since midnight.
    """

    election_ids: tuple[int, ...]
    act: StepAct
    on: date | None = None
    at: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class JudgedElection:
    """One of several elections, and everything to say about taking it further."""

    label: ElectionLabel
    objections: tuple[Objection, ...]


def plan_together(session: Session, order: ActTogether, today: date) -> tuple[JudgedElection, ...]:
    """The elections of an order, each judged by itself, in the order they were chosen; raises NotFound."""
    details = election_details(session, order.election_ids)
    return tuple(JudgedElection(each.label, _against(session, each, order, today)) for each in details)


def objections_to_acting_together(session: Session, order: ActTogether, today: date) -> tuple[Objection, ...]:
    """Everything to say about the whole; ``about`` tells the row, counted from 1: "election_ids.3". Raises NotFound."""
    found: list[Objection] = []
    if not order.election_ids:
        found.append(Objection(NOTHING_CHOSEN, "election_ids"))
    if order.act not in TOGETHER:
        return (*found, Objection(NOT_TOGETHER))
    if order.act in {StepAct.OPEN, StepAct.CLOSE} and order.at is None:
        found.append(Objection(NO_HOUR_YET, "at"))
    for row, each in enumerate(plan_together(session, order, today), 1):
        about = f"election_ids.{row}"
        found += [Objection(one.message, about, one.details, one.weight) for one in each.objections]
    return tuple(found)


def _against(session: Session, detail: ElectionDetail, order: ActTogether, today: date) -> tuple[Objection, ...]:
    judges: Mapping[StepAct, Callable[[], tuple[Objection, ...]]] = {
        StepAct.PUBLISH: lambda: against_list(detail, order.on or today, order.reason),
        StepAct.FREEZE: lambda: _against_roll(session, detail),
    }
    if order.act in judges:
        return judges[order.act]()
    wanted = _LEADS_TO.get(order.act)
    return () if wanted is None else objections_to_step(detail.label.state, wanted)


def _against_roll(session: Session, detail: ElectionDetail) -> tuple[Objection, ...]:
    if detail.label.meeting_id is not None:
        return (Objection(ROLL_OF_MEETING),)
    return (Objection(ROLL_THERE),) if voters_written(session, detail.label.id) else ()
