"""Handing the result of an election down to the item of the agenda it was held under, for the minutes to print."""

from pomanager.i18n import speaking
from pomanager.services.elections.outcome import outcome_of
from pomanager.services.elections.queries.results import election_result
from pomanager.services.meetings.commands.outcomes import record_outcome
from pomanager.services.meetings.locked import objections_to_change
from pomanager.services.organisation.queries import organisation
from pomanager.services.work import Work


def hand_down(work: Work, election_id: int) -> None:
    """Write the result for the minutes of its meeting, in the first language of the office.

    Nothing happens where the election belongs to no item, or the minutes are signed: what comes later is an erratum.
    """
    result = election_result(work.session, election_id)
    detail = result.election
    if detail.item_id is None or detail.label.meeting_id is None:
        return
    if objections_to_change(work.session, detail.label.meeting_id):
        return
    with speaking(organisation(work.session).languages[0]):
        blocks = outcome_of(result)
    record_outcome(work, detail.item_id, f"election:{election_id}", blocks)
