"""Elections of delegates in all sections at once: one act lays down an election for each, with its seats."""

from pomanager.marks import N_
from pomanager.rules.elections.kinds import ElectionFor
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.preparing import write_election
from pomanager.services.elections.commands.recording import new_values, refuse
from pomanager.services.elections.orders import ContestOrder, PrepareElection, PrepareSectionElections
from pomanager.services.elections.queries.listing import elections_of_delegates
from pomanager.services.elections.queries.section_seats import section_seats
from pomanager.services.meetings.commands.recording import about_meeting
from pomanager.services.organisation.queries import section_names
from pomanager.services.work import Work

NOBODY_TO_ELECT = N_("No section sends delegates to this meeting by the by-laws. Say how many each sends.")
THERE_ALREADY = N_("“{section}” elects its delegates already.")
NO_SEATS = N_("The by-laws do not say how many delegates “{section}” sends. Say how many.")


def prepare_section_elections(work: Work, order: PrepareSectionElections) -> tuple[int, ...]:
    """Lay down an election for each section, or raise Refused; one journal line. Returns their ids, by section."""
    told = dict(order.seats)
    by_bylaws = section_seats(work.session, order.for_meeting_id, order.held_on)
    wanted = order.section_ids or tuple(each for each in {**by_bylaws, **told} if told.get(each) or by_bylaws.get(each))
    names = section_names(work.session, order.held_on)
    there = {each.section_id for each in elections_of_delegates(work.session, order.for_meeting_id)}
    said = [] if wanted else [Objection(NOBODY_TO_ELECT, "section_ids")]
    for each in wanted:
        if each in there:
            said.append(Objection(THERE_ALREADY, "section_ids", {"section": names.get(each, "")}))
        if not (told.get(each) or by_bylaws.get(each)):
            said.append(Objection(NO_SEATS, "section_ids", {"section": names.get(each, "")}))
    refuse(tuple(said))
    ids = tuple(write_election(work, _order(order, each, told.get(each) or by_bylaws[each] or 1)) for each in wanted)
    seats = sum(told.get(each) or by_bylaws[each] or 0 for each in wanted)
    about = about_meeting(work, order.for_meeting_id)
    work.record("elections.sections_prepared", about, new_values({"elections": len(ids), "seats": seats}))
    return ids


def _order(order: PrepareSectionElections, section_id: int, seats: int) -> PrepareElection:
    return PrepareElection(
        held_on=order.held_on, purpose=ElectionFor.DELEGATES, section_id=section_id,
        for_meeting_id=order.for_meeting_id, way=order.way,
        contests=(
            ContestOrder(seats=seats, method=order.method, section_id=section_id, alternates=order.alternates),
        ),
    )  # fmt: skip
