"""The segments of the page of the mentoring, in the order of its row of tabs; adding a segment adds a line."""

from pomanager.marks import N_
from pomanager.rules.access.roles import Right
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.segment_bar import SegmentKind


def _board(desk: Desk) -> Page:
    from pomanager.ui.mentoring.board import BoardSegment

    return BoardSegment(desk)


def _programme(desk: Desk) -> Page:
    from pomanager.ui.mentoring.programme_board import ProgrammeSegment

    return ProgrammeSegment(desk)


def _roster(desk: Desk) -> Page:
    from pomanager.ui.mentoring.roster import RosterSegment

    return RosterSegment(desk)


def _matching(desk: Desk) -> Page:
    from pomanager.ui.mentoring.matching import MatchingSegment

    return MatchingSegment(desk)


BOARD = SegmentKind("board", N_("Pairs"), _board)
PROGRAMME = SegmentKind("programme", N_("Programme"), _programme)
ROSTER = SegmentKind("roster", N_("Roster"), _roster)
MATCHING = SegmentKind("matching", N_("Matching"), _matching)


def segments_for(desk: Desk) -> tuple[SegmentKind, ...]:
    """The segments whoever is at the keyboard may see: proposals are for those who see all pairs."""
    if not desk.office.may(Right.SEE_PAIRS):
        return ()
    return (BOARD, PROGRAMME, ROSTER, MATCHING) if desk.office.may(Right.SEE_ALL_PAIRS) else (BOARD, ROSTER)
