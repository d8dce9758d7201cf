"""The segments of the page "Meetings", in the order of its row of tabs; adding a segment adds a line.

A segment is a ``Page`` that the page of meetings shows inside itself; nothing is imported before it is wanted.
"""

from pomanager.marks import N_
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.segment_bar import SegmentKind


def _listing(desk: Desk) -> Page:
    from pomanager.ui.meetings.listing import MeetingsSegment

    return MeetingsSegment(desk)


def _calendar(desk: Desk) -> Page:
    from pomanager.ui.meetings.calendar import CalendarSegment

    return CalendarSegment(desk)


def _resolutions(desk: Desk) -> Page:
    from pomanager.ui.meetings.resolutions import ResolutionsSegment

    return ResolutionsSegment(desk)


def _follow_ups(desk: Desk) -> Page:
    from pomanager.ui.meetings.follow_ups import FollowUpsSegment

    return FollowUpsSegment(desk)


SEGMENTS: tuple[SegmentKind, ...] = (
    # TR: tab of the page "Meetings": all of them, one below the other
    SegmentKind("list", N_("List"), _listing),
    # TR: tab of the page "Meetings": the days of a month
    SegmentKind("calendar", N_("Calendar"), _calendar),
    # TR: tab of the page "Meetings": the register of resolutions
    SegmentKind("resolutions", N_("Resolutions"), _resolutions),
    # TR: tab of the page "Meetings": what somebody is to do after a meeting
    SegmentKind("follow_ups", N_("To be done"), _follow_ups),
)
"""The segments there are, in their order."""
