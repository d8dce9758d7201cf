"""Acts on several elections at once, such as those of all sections: all of them or none, with one journal line."""

from pomanager.db import bulk
from pomanager.db.elections.preparing import Nomination
from pomanager.db.elections.results import ElectionCount
from pomanager.marks import N_
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.objections import Objection
from pomanager.services.elections import judging
from pomanager.services.elections.commands.candidates import numbered
from pomanager.services.elections.commands.counting import against_counting, keep_count
from pomanager.services.elections.commands.recording import (
    about_election,
    go_on_together,
    judged,
    new_values,
    refuse,
)
from pomanager.services.elections.orders_together import PublishLists
from pomanager.services.elections.queries.counting import count_now
from pomanager.services.elections.queries.loading import election_details
from pomanager.services.elections.queries.papers import counted_hashes
from pomanager.services.work import Work

NO_ELECTIONS = N_("Choose at least one election.")


def publish_lists(work: Work, order: PublishLists) -> None:
    """Give everybody who stands in these elections a number, and keep the verdict on each, or raise Refused."""
    if not order.election_ids:
        refuse((Objection(NO_ELECTIONS, "election_ids"),))
    judged(judging.objections_to_lists, work, order)
    details = election_details(work.session, order.election_ids)
    rows = numbered(work, details)
    bulk.change(work.session, Nomination, rows)
    reason = order.reason.strip()
    ids = [each.label.id for each in details]
    go_on_together(work, ids, ElectionState.PUBLISHED, state_reason=reason, published_on=order.published_on)
    work.touch(Nomination.area)
    told = {"elections": len(details), "candidates": len(rows), "published_on": order.published_on}
    work.record("elections.lists_published", about_election(work, order.election_ids[0]), new_values(told), reason)


def count_all(work: Work, election_ids: tuple[int, ...]) -> None:
    """Count every contest of these elections and keep the records, or raise Refused with everything in the way.

    Those held by acclamation need no ballot papers. A tie is answered in its own election afterwards.
    """
    if not election_ids:
        refuse((Objection(NO_ELECTIONS, "election_ids"),))
    details = election_details(work.session, election_ids)
    contests = [(detail, contest) for detail in details for contest in detail.contests]
    refuse(tuple(each for one in contests for each in against_counting(work, *one)))
    counted = counted_hashes(work.session, [contest for _detail, contest in contests])
    for detail, contest in contests:
        keep_count(work, contest, count_now(work.session, detail, contest), counted[contest.id])
        if len(detail.contests) > 1:
            work.session.flush()  # the next one is told who is elected here
    ids = [each.label.id for each in details if each.label.state is not ElectionState.CONTESTED]
    go_on_together(work, ids, ElectionState.COUNTED, state_reason="")
    work.touch(ElectionCount.area)
    about = about_election(work, election_ids[0])
    work.record("elections.all_counted", about, new_values({"elections": len(details)}))
