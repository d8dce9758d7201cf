"""Reversals of standings, imports, the register of officers, votes, notices, ticks at the ballot box and merges."""

from collections.abc import Mapping, Sequence

from pomanager.db.bodies import BodyEnding
from pomanager.marks import N_
from pomanager.rules.bodies.kinds import LineKind
from pomanager.rules.objections import Objection, Word
from pomanager.services.bodies.commands.taking_back import take_back
from pomanager.services.bodies.orders import TakeBack
from pomanager.services.elections.commands.voting import take_back_issue
from pomanager.services.governance.commands.merging import split_records
from pomanager.services.governance.orders_merging import SplitRecords
from pomanager.services.history.reversals.written import Reversal, Written
from pomanager.services.meetings.calling_orders import TakeBackNotice
from pomanager.services.meetings.commands.notices import take_back_notice
from pomanager.services.meetings.commands.voting import TakeBackVote, take_back_vote
from pomanager.services.members.commands.standing import ReverseStanding, reverse_standing
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.work import Work

# TR: a member and the reason why the member stays on the roll
STAYING = N_("No. {number} · {name}: {reason}")

_LINES = (
    (LineKind.DRAW, "series_draw"), (LineKind.HAND_OVER, "hand_over"), (LineKind.RATIFICATION, "ratification"),
    (LineKind.ENDING, "body_ending"), (LineKind.INTEREST, "interest"), (LineKind.OFFICE, "office_holding"),
    (LineKind.APPOINTMENT, "appointment"), (LineKind.TERM, "term"),
)  # fmt: skip
"""Lines of the register of officers, those that others hang on last."""


def _officers(work: Work, written: Written) -> None:
    """Take back what leads first, and not once more what goes with it by itself.

    With an appointment goes its term, and what cut the term before it short; with a drawing of lots go the ends of
    terms it set; with a refusal the end of who was refused.
    """
    found = {kind: written.lines(work, table) for kind, table in _LINES}
    if found[LineKind.APPOINTMENT]:
        sat = {*found[LineKind.APPOINTMENT]}
        endings = ((line_id, work.session.get_one(BodyEnding, line_id)) for line_id in found[LineKind.ENDING])
        found[LineKind.ENDING] = tuple(line_id for line_id, ending in endings if ending.appointment_id in sat)
        found[LineKind.TERM] = ()
    elif found[LineKind.DRAW] or found[LineKind.RATIFICATION]:
        found[LineKind.ENDING] = ()
    for kind, _table in _LINES:
        for line_id in reversed(found[kind]):
            take_back(work, TakeBack(kind=kind, line_id=line_id, reason=written.reason))


def _standing(work: Work, written: Written) -> None:
    reverse_standing(work, ReverseStanding(member_id=written.order.member_id, reason=written.reason))


def _import(work: Work, written: Written) -> Sequence[Objection]:
    outcome = undo_import(work, written.result.import_id, written.long.progress, written.long.cancelled)
    return [
        Objection(STAYING, details={"number": each.number, "name": each.name, "reason": Word(each.reason.message)})
        for each in outcome.kept
    ]


def _vote(work: Work, written: Written) -> None:
    take_back_vote(work, TakeBackVote(decision_id=written.result, reason=written.reason))


def _notices(work: Work, written: Written) -> None:
    for notice_id in written.lines(work, "notice_given"):
        take_back_notice(work, TakeBackNotice(notice_id=notice_id, reason=written.reason))


def _ballot_issues(work: Work, written: Written) -> None:
    for issue_id in written.result:
        take_back_issue(work, issue_id)


def _merging(work: Work, written: Written) -> None:
    split_records(work, SplitRecords(member_id=written.order.given_up_id, reason=written.reason))


REVERSALS: Mapping[str, Reversal] = {
    "officers": _officers, "standing": _standing, "import": _import, "vote": _vote, "notices": _notices,
    "ballot_issues": _ballot_issues, "merging": _merging,
}  # fmt: skip
