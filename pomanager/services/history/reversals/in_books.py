"""Reversals of standings, imports, the register of officers, votes, notices and ticks at the ballot box."""

from collections.abc import Mapping, Sequence

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import LineKind
from pomanager.rules.objections import Objection
from pomanager.services.bodies.commands.taking_back import take_back
from pomanager.services.bodies.orders import TakeBack
from pomanager.services.elections.commands.voting import take_back_issue
from pomanager.services.history.reversals.written import Reversal, Written
from pomanager.services.meetings.calling_orders import TakeBackNotice
from pomanager.services.meetings.commands.notices import take_back_notice
from pomanager.services.meetings.commands.voting import TakeBackVote, take_back_vote
from pomanager.services.members.commands.standing import ReverseStanding, reverse_standing
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.work import Work

STAYING = N_("Members who stay, or keep something of it, because something was written since: {count}.")

_LINES = (
    (LineKind.DRAW, "series_draw"), (LineKind.HAND_OVER, "hand_over"), (LineKind.RATIFICATION, "ratification"),
    (LineKind.ENDING, "body_ending"), (LineKind.INTEREST, "interest"), (LineKind.OFFICE, "office_holding"),
    (LineKind.APPOINTMENT, "appointment"), (LineKind.TERM, "term"),
)  # fmt: skip
"""Lines of the register of officers, those that others hang on last."""

_TAKES_ALONG: Mapping[LineKind, frozenset[LineKind]] = {
    LineKind.DRAW: frozenset({LineKind.ENDING}),
    LineKind.RATIFICATION: frozenset({LineKind.ENDING}),
    LineKind.APPOINTMENT: frozenset({LineKind.TERM, LineKind.ENDING}),
}
"""What goes by itself with a line of a kind: it is not taken back once more."""


def _officers(work: Work, written: Written) -> None:
    found = {kind: written.lines(work, table) for kind, table in _LINES}
    along = {kind for leading, kinds in _TAKES_ALONG.items() if found[leading] for kind in kinds}
    for kind, _table in _LINES:
        for line_id in () if kind in along else reversed(found[kind]):
            take_back(work, TakeBack(kind=kind, line_id=line_id, reason=written.reason))


def _standing(work: Work, written: Written) -> None:
    reverse_standing(work, ReverseStanding(member_id=written.order.member_id, reason=written.reason))


def _import(work: Work, written: Written) -> Sequence[Objection]:
    outcome = undo_import(work, written.result.import_id, written.long.progress, written.long.cancelled)
    return [Objection(STAYING, details={"count": len(outcome.kept)})] if outcome.kept else []


def _vote(work: Work, written: Written) -> None:
    take_back_vote(work, TakeBackVote(decision_id=written.result, reason=written.reason))


def _notices(work: Work, written: Written) -> None:
    for notice_id in written.lines(work, "notice_given"):
        take_back_notice(work, TakeBackNotice(notice_id=notice_id, reason=written.reason))


def _ballot_issues(work: Work, written: Written) -> None:
    for issue_id in written.result:
        take_back_issue(work, issue_id)


REVERSALS: Mapping[str, Reversal] = {
    "officers": _officers, "standing": _standing, "import": _import, "vote": _vote, "notices": _notices,
    "ballot_issues": _ballot_issues,
}  # fmt: skip
