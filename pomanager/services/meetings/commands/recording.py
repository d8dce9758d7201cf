"""What the acts on meetings share: refusing with every objection, and how the journal calls a meeting and an item."""

from collections.abc import Mapping

from pomanager.i18n import speaking
from pomanager.i18n.meetings import meeting_name, title_of
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.wording import Wording
from pomanager.services.bodies.commands.recording import differing, judged, refuse
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work

__all__ = [
    "about_meeting",
    "differing",
    "hour_told",
    "item_told",
    "judged",
    "meeting_told",
    "new_values",
    "refuse",
    "with_reason",
]


def about_meeting(work: Work, meeting_id: int) -> About:
    """A meeting as the journal calls it: its name in the organisation's first language, and its day."""
    return About("meeting", meeting_id, meeting_told(work, meeting_label(work.session, meeting_id)))


def meeting_told(work: Work, label: MeetingLabel) -> str:
    """The name of a meeting in the organisation's first language, and its day: "Board · 2026-03-14"."""
    with speaking(organisation(work.session).languages[0]):
        return f"{meeting_name(label)} · {label.held_on.isoformat()}"


def item_told(work: Work, kind: ItemKind, title: Wording) -> str:
    """An item as the journal calls it, in the organisation's first language."""
    with speaking(organisation(work.session).languages[0]):
        return title_of(kind, title)


def hour_told(minutes: int | None) -> str:
    """An hour as the journal keeps it: "09:30"; "" for none."""
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def with_reason(before: str, reason: str) -> str:
    """Reasons stated for a notice, one a line: the minutes print them all."""
    return "\n".join(filter(None, (before, reason.strip())))


def new_values(told: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """The fields that have a value, as the journal tells of what is new."""
    return {key: (None, value) for key, value in told.items() if value not in {None, ""}}
