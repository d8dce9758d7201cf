"""Walks through the meetings: lists and calendar, steps, agenda, notices, forms, the room with its wall, minutes."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.meetings.kinds import IN_SESSION, OF_DELEGATES, Channel, MeetingState
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.ui.meetings import agenda_forms, forms, notices_forms
from pomanager.ui.meetings.agenda_page import AgendaPage
from pomanager.ui.meetings.delegates_page import DelegatesPage
from pomanager.ui.meetings.listing import MeetingsSegment
from pomanager.ui.meetings.minutes.page import MinutesPage
from pomanager.ui.meetings.notices_page import NoticesPage
from pomanager.ui.meetings.page import MeetingsPage
from pomanager.ui.meetings.preparing import PreparingPage
from pomanager.ui.meetings.room.page import RoomPage
from pomanager.ui.meetings.short_texts_page import ShortTextsPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page

Take = Callable[[str, QWidget], None]


def walk_the_meetings(window: OfficeWindow, take: Take) -> None:
    """Take a picture of every view and form; an office without meetings shows only what the page is for."""
    page = cast("MeetingsPage", window.show_page("meetings"))
    if not page.in_use:
        take("meetings-empty", window)
        return
    for key in ("calendar", "resolutions", "follow_ups"):
        page.show_segment(key)
        take(f"meetings-{key}", window)
    page.show_segment("list")
    take("meetings-list", window)
    segment = cast("MeetingsSegment", page.segment())
    called = [label for label in segment.lines.rows() if label.state is MeetingState.CALLED]
    if called:
        segment.table.choose(called[0].id)
        take("meetings-called", window)
    row = segment.table.current_row()
    if isinstance(row, MeetingLabel):
        _of_one(page, row, window, take)
    for label in page.desk.office.ask(meetings, kinds=OF_DELEGATES)[-1:]:
        _over(page, DelegatesPage(page.desk, label.id), "delegates", window, take)
    _room_and_minutes(page, window, take)


def _of_one(page: MeetingsPage, row: MeetingLabel, window: OfficeWindow, take: Take) -> None:
    desk = page.desk
    detail = desk.office.ask(meeting_detail, row.id)
    made: dict[str, Page] = {
        "prepare": PreparingPage(desk, row.id),
        "texts": ShortTextsPage(desk, row.id),
        "agenda": AgendaPage(desk, row.id),
        "item": agenda_forms.adding(desk, detail, None),
        "notices": NoticesPage(desk, row.id),
        "notice": notices_forms.recording(desk, detail, Channel.POSTER),
        "plan": forms.planning(desk, page.open_at),
        "call": forms.calling(desk, detail),
        "freeze": forms.freezing(desk, detail),
        "amend": forms.amending(desk, detail),
    }
    for name, over in made.items():
        _over(page, over, name, window, take)


def _room_and_minutes(page: MeetingsPage, window: OfficeWindow, take: Take) -> None:
    """The room of a meeting that is in session, else of the last one; what is on its wall; minutes, signed or not."""
    known = page.desk.office.ask(meetings)
    held = [label for label in known if label.state is MeetingState.CLOSED]
    opened = [label for label in known if label.state in IN_SESSION] or held
    if opened:
        room = RoomPage(page.desk, opened[-1].id)
        page.open_page(room)
        room.attendance.field.setText("1")
        take("meetings-room", window)
        room.show_projector()
        if room.projector is not None:
            take("meetings-wall", room.projector)
            room.projector.close()
        room.close_page()
    for label in held[-1:]:
        _over(page, MinutesPage(page.desk, label.id), "minutes", window, take)


def _over(page: MeetingsPage, over: Page, name: str, window: OfficeWindow, take: Take) -> None:
    page.open_page(over)
    take(f"meetings-{name}", window)
    over.close_page()
