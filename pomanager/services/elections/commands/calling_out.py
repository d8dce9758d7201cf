"""A roll call of an election: what each voter answered aloud, kept by name, and counted as papers are."""

from collections import Counter

from pomanager.db import bulk
from pomanager.db.elections.voting import CalledChoice
from pomanager.rules.elections.batches import NO_TELLER
from pomanager.rules.elections.calling_out import Answer, objections_to_roll_call
from pomanager.rules.elections.kinds import BALLOTS_COME_IN, BatchKind, BatchState
from pomanager.rules.elections.lodging import wrong_state
from pomanager.rules.elections.papers import Paper
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.ballots import close_called, write_batch
from pomanager.services.elections.commands.recording import refuse
from pomanager.services.elections.orders import RecordRollCall
from pomanager.services.elections.queries.boxes import contest_of_box
from pomanager.services.elections.queries.calling_out import answers_of
from pomanager.services.elections.queries.loading import contest_found
from pomanager.services.elections.queries.sizes import ballot_size
from pomanager.services.elections.queries.voters import meeting_of, voters
from pomanager.services.work import Work


def record_roll_call(work: Work, order: RecordRollCall) -> int:
    """Write the answers of voters as a closed batch, each with its name, or raise Refused; returns the batch.

    Whoever has several votes gives them all alike. The batch is taken back like any other where one was misheard.
    """
    contest_id, number = contest_of_box(work.session, order.box_id)
    detail, _contest = contest_found(work.session, contest_id)
    lines = [line for line, _paper in order.choices]
    is_alone = meeting_of(work.session, detail.label.id) is None
    there = {
        (each.voter_id if is_alone else each.roll_id) or 0: each
        for each in voters(work.session, detail.label.id, number, lines)
    }
    answers = [Answer(line, there[line].name, paper) for line, paper in order.choices if line in there]
    said = [] if detail.label.state in BALLOTS_COME_IN else [wrong_state(detail.label.state)]
    if not order.caller.strip():
        said.append(Objection(NO_TELLER, "caller"))
    before = frozenset(answers_of(work.session, contest_id, number))
    size = ballot_size(work.session, contest_id)
    refuse((*said, *objections_to_roll_call(detail.way, len(order.choices), answers, before, size)))
    heap: Counter[Paper] = Counter()
    for each in answers:
        heap[each.paper] += there[each.line].votes
    batch = write_batch(work, order.box_id, BatchKind.CALLED, BatchState.CLOSED, "")
    batch.source = order.caller.strip()
    work.session.flush()
    _keep(work, batch.id, answers, is_alone=is_alone)
    close_called(work, batch.id, heap)
    return batch.id


def _keep(work: Work, batch_id: int, answers: list[Answer], *, is_alone: bool) -> None:
    rows = [
        {
            "batch_id": batch_id, "voter_id": each.line if is_alone else None,
            "roll_id": None if is_alone else each.line, "kind": each.paper.kind, "marks": each.paper.marks,
        }
        for each in answers
    ]  # fmt: skip
    bulk.add(work.session, CalledChoice, rows)
    work.touch(CalledChoice.area)
