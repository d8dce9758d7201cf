"""Giving an office of a body to who sits in it, and giving it up."""

from pomanager.db.bodies import BodyEnding
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.commands.appointing import write_office
from pomanager.services.bodies.commands.recording import about_whom, called, judged, office_label
from pomanager.services.bodies.orders import AssignOffice, EndOffice
from pomanager.services.bodies.queries.facts import appointment
from pomanager.services.bodies.queries.lines import office_found
from pomanager.services.work import Work


def assign_office(work: Work, order: AssignOffice) -> int:
    """Write who holds the office from a day on, or raise Refused; returns the id of the line."""
    judged(judging_offices.objections_to_assigning, work, order)
    held = appointment(work.session, order.appointment_id)
    row = write_office(work, held.appointment_id, order.office, order.title, order.since, order.decision)
    told = {
        "body": called(held.body.name), "office": office_label(order.office, order.title), "since": order.since,
        "decision": order.decision.strip(),
    }  # fmt: skip
    work.record(
        "bodies.office_assigned", about_whom(held.person), {key: (None, value) for key, value in told.items() if value}
    )
    return row.id


def end_office(work: Work, order: EndOffice) -> None:
    """Write the last day of an office, or raise Refused."""
    judged(judging_offices.objections_to_ending_office, work, order)
    office = office_found(work.session, order.holding_id)
    held = appointment(work.session, office.appointment_id)
    work.session.add(
        BodyEnding(
            term_id=None, appointment_id=None, holding_id=office.id, interest_id=None, on=order.on, reason=None,
            draw_id=None, remarks="", decision=order.decision.strip(), recorded_at=work.now,
        )
    )  # fmt: skip
    work.record(
        "bodies.office_ended",
        about_whom(held.person),
        {
            "body": (None, called(held.body.name)), "office": (None, office_label(office.office, office.title)),
            "until": (None, order.on), "decision": (None, order.decision.strip()),
        },
    )  # fmt: skip
