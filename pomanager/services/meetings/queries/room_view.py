"""Everything the meeting room shows, read in one go."""

from sqlalchemy.orm import Session

from pomanager.readmodels.meetings.room import CurrentItem, RoomView
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.presence import present_at, represented_at
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.items import item_found
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.motions import conflicts, motions, speakers
from pomanager.services.meetings.queries.presence import conflicted, excuses
from pomanager.services.meetings.queries.quorum import attending
from pomanager.services.meetings.queries.room import last_entries

ENTRIES = 12
"""So many of the last entries the room asks for."""


def room_view(
    session: Session, meeting_id: int, at: int, kind: DecisionKind = DecisionKind.ORDINARY, item_id: int | None = None
) -> RoomView:
    """The room at an hour, with the quorum for a kind of decision on an item; raises NotFound."""
    detail, conflict = meeting_detail(session, meeting_id), conflicted(session, item_id)
    found = attending(session, meeting_id, conflict)
    present = present_at(found.stays, at)
    represented = represented_at(found.mandates, present, at)
    came = {stay.roll_id for stay in found.stays} | set(represented)
    return RoomView(
        detail=detail,
        quorum=found.quorum(at, kind, conflict),
        rules=None if item_id is None else found.rules(at, kind, conflict),
        agenda=agenda(session, meeting_id),
        motions=motions(session, meeting_id),
        entries=last_entries(session, meeting_id, ENTRIES),
        on_roll=found.sums.on_roll if found.sums else 0,
        present=len(present),
        represented=len(represented),
        excused=len(set(excuses(session, meeting_id)) - came),
    )


def item_view(session: Session, item_id: int, view: RoomView) -> CurrentItem:
    """What the room shows of an item beside its line on the agenda; raises NotFound."""
    state = item_found(session, item_id).state
    return CurrentItem(
        item_id, state, view.motions_of(item_id), speakers(session, item_id), conflicts(session, item_id)
    )
