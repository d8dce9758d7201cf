"""The lock of signed minutes: every act on a meeting asks here first."""

from sqlalchemy.orm import Session

from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.signed import is_signed

SIGNED = N_("The minutes of this meeting are signed: nothing in it can be changed any more. Write an erratum instead.")


def objections_to_change(session: Session, meeting_id: int) -> tuple[Objection, ...]:
    """What speaks against any change of a meeting: that its minutes are signed."""
    return (Objection(SIGNED),) if is_signed(session, meeting_id) else ()


def must_be_unsigned(session: Session, meeting_id: int) -> None:
    """Raise Refused where the minutes of the meeting are signed."""
    found = objections_to_change(session, meeting_id)
    if found:
        raise Refused(found)
