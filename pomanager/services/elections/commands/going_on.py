"""Several elections taken a step further in one act: all of them, or none."""

from pomanager.rules.elections.stepping import StepAct
from pomanager.services.elections.commands.preparing import open_nominations
from pomanager.services.elections.commands.recording import judged
from pomanager.services.elections.commands.together import publish_lists
from pomanager.services.elections.commands.voting import close_poll, freeze_voters, open_poll
from pomanager.services.elections.going_on import ActTogether, objections_to_acting_together
from pomanager.services.elections.orders_together import PublishLists
from pomanager.services.work import Work


def act_together(work: Work, order: ActTogether) -> int:
    """Take every election of the order further, or raise Refused with what speaks against each; returns how many."""
    judged(objections_to_acting_together, work, order)
    if order.act is StepAct.PUBLISH:
        on = order.on or work.today
        publish_lists(work, PublishLists(election_ids=order.election_ids, published_on=on, reason=order.reason))
        return len(order.election_ids)
    for election_id in order.election_ids:
        if order.act is StepAct.CALL:
            open_nominations(work, election_id)
        elif order.act is StepAct.FREEZE:
            freeze_voters(work, election_id)
        elif order.act is StepAct.OPEN:
            open_poll(work, election_id, order.at or 0)
        else:
            close_poll(work, election_id, order.at or 0)
    return len(order.election_ids)
