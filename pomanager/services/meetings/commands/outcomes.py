"""What higher areas hand down to an item of the agenda, such as the result of an election."""

from pomanager.db.meetings.decisions import OutcomeBlock
from pomanager.rules.meetings.rich_text import RichText
from pomanager.services.meetings.commands.recording import about_meeting, item_told, new_values
from pomanager.services.meetings.locked import must_be_unsigned
from pomanager.services.meetings.queries.items import item_found
from pomanager.services.work import Work


def record_outcome(work: Work, item_id: int, key: str, blocks: RichText) -> int:
    """Write what an item's minutes print of another area, in place of what has the same key; returns its id.

    ``key`` says who handed it down, such as "election:12". Raises NotFound, or Refused once the minutes are signed.
    """
    item = item_found(work.session, item_id)
    must_be_unsigned(work.session, item.meeting_id)
    row = OutcomeBlock(item_id=item_id, key=key, blocks=blocks.to_json(), recorded_at=work.now)
    work.session.add(row)
    told = {"item": item_told(work, item.kind, item.title), "outcome_key": key, "outcome_text": blocks.text}
    work.record("meetings.outcome_recorded", about_meeting(work, item.meeting_id), new_values(told))
    return row.id
