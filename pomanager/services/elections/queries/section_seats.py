"""How many delegates each section sends to a meeting by the by-laws of its day."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.meetings.delegates import seats_for
from pomanager.services.meetings.queries.loading import meeting_bylaws
from pomanager.services.members.queries.on_day import counts_by_section


def section_seats(session: Session, for_meeting_id: int, day: date) -> Mapping[int, int | None]:
    """Section with members of its own → its delegates; None where the by-laws are silent. Raises NotFound.

    Members count for the section they belong to, and for no other.
    """
    bylaws = meeting_bylaws(session, for_meeting_id)
    members: Counter[int] = Counter()
    for section_id, counts in counts_by_section(session, day).items():
        if section_id is not None:
            members[section_id] += counts.total
    return {section_id: seats_for(number, bylaws) for section_id, number in members.items()}
