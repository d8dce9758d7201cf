"""What stands above and below the meeting room: the line under its title, its status line, the hour of its acts."""

from datetime import datetime

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.meetings import hour
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.readmodels.meetings.room import RoomView

MINUTES_OF_DAY = 24 * 60
_CALLS = (N_("first call"), N_("second call"), N_("third call"))


def under_title(detail: MeetingDetail) -> str:
    """Where and when, which call, and since when the meeting is open or closed."""
    label = detail.label
    said = [", ".join(part for part in (label.place, formats.day(label.held_on, "full")) if part)]
    said.append(_(_CALLS[min(max(label.call, 1), 3) - 1]))
    if detail.closed_at is not None:
        # TR: in the line below the title of a meeting: when it was closed
        said.append(_("closed at {hour}").format(hour=hour(detail.closed_at)))
    elif detail.opened_at is not None:
        # TR: in the line below the title of a meeting: when it was opened
        said.append(_("opened at {hour}").format(hour=hour(detail.opened_at)))
    else:
        said.append(_("not opened yet"))
    return " · ".join(said)


def status_said(view: RoomView, item_id: int) -> tuple[str, ...]:
    """Which item of how many is looked at, and how many are excused or absent."""
    place = next((place for place, item in enumerate(view.agenda, 1) if item.id == item_id), 0)
    excused = ngettext("{count} excused", "{count} excused", view.excused)
    absent = ngettext("{count} absent", "{count} absent", view.absent)
    return (
        _("Item {number} of {count}").format(number=formats.number(place), count=formats.number(len(view.agenda))),
        excused.format(count=formats.number(view.excused)),
        absent.format(count=formats.number(view.absent)),
    )


def hour_of_acts(now: datetime, view: RoomView | None) -> int:
    """At which hour something that is entered now happens, in minutes since the midnight of the meeting's day.

    On the day itself, and in the night after it while the meeting is open, it is the hour it is. Of a meeting that is
    written up later it is the hour it closed, else the last hour anything was noted at.
    """
    at = now.hour * 60 + now.minute
    if view is None:
        return at
    detail = view.detail
    days = (now.date() - detail.label.held_on).days
    if detail.closed_at is not None:
        return detail.closed_at
    if days == 0:
        return at
    if days == 1 and detail.opened_at is not None:
        return MINUTES_OF_DAY + at
    return max(detail.opened_at or 0, _last_hour(view), detail.label.starts_at)


def _last_hour(view: RoomView) -> int:
    """The last hour anything was noted at."""
    noted = [entry.at for entry in view.entries if entry.at is not None]
    voted = [motion.decision.voted_at for motion in view.motions if motion.decision is not None]
    return max((*noted, *voted), default=0)
