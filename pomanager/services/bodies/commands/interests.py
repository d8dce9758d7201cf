"""Interests officers declare, and their end."""

from pomanager.db.bodies import BodyEnding, Interest
from pomanager.rules import writing
from pomanager.rules.bodies.kinds import InterestKind
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.commands.recording import about_whom, judged
from pomanager.services.bodies.orders import DeclareInterest, EndInterest
from pomanager.services.bodies.queries.lines import interest_found
from pomanager.services.bodies.queries.people import person_label, person_of_member
from pomanager.services.work import Work


def declare_interest(work: Work, order: DeclareInterest) -> int:
    """Write the interest, or raise Refused; returns its id."""
    judged(judging_offices.objections_to_declaring, work, order)
    known = order.person_id if order.member_id is None else person_of_member(work.session, order.member_id)
    person = person_label(work.session, known or 0)
    row = Interest(
        person_id=person.person_id, kind=order.kind or InterestKind.OTHER, party=writing.tidy(order.party),
        nature=order.nature.strip(), declared_on=order.declared_on, since=order.since, recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    told = {
        "interest_kind": order.kind, "party": row.party, "nature": row.nature, "declared_on": order.declared_on,
        "since": order.since,
    }  # fmt: skip
    work.record(
        "bodies.interest_declared",
        about_whom(person),
        {key: (None, value) for key, value in told.items() if value},
    )
    return row.id


def end_interest(work: Work, order: EndInterest) -> None:
    """Write the last day of an interest, or raise Refused."""
    judged(judging_offices.objections_to_ending_interest, work, order)
    found = interest_found(work.session, order.interest_id)
    work.session.add(
        BodyEnding(
            term_id=None, appointment_id=None, holding_id=None, interest_id=found.id, on=order.on, reason=None,
            draw_id=None, remarks="", decision="", recorded_at=work.now,
        )
    )  # fmt: skip
    person = person_label(work.session, found.person_id)
    work.record(
        "bodies.interest_ended",
        about_whom(person),
        {"until": (None, order.on)},
    )
