"""Recording what one holder of an office hands to the next."""

from pomanager.db.bodies import HandedOverItem, HandOver
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.commands.recording import called, judged, office_label, person_called
from pomanager.services.bodies.orders import RecordHandOver
from pomanager.services.bodies.queries.body import body_found
from pomanager.services.bodies.queries.people import person_label
from pomanager.services.members.commands.persons import NamedPerson, person_for
from pomanager.services.work import About, Work


def record_hand_over(work: Work, order: RecordHandOver) -> int:
    """Write the record with its items, or raise Refused; returns its id."""
    judged(judging_offices.objections_to_handing_over, work, order)
    body = body_found(work.session, order.body_id)
    given_by_id, given_by = _person(work, order.given_by_id, order.given_by)
    taken_by_id, taken_by = _person(work, order.taken_by_id, order.taken_by)
    row = HandOver(
        body_id=order.body_id, office=order.office, title=order.title, on=order.on, given_by_id=given_by_id,
        taken_by_id=taken_by_id, place=order.place.strip(), witnesses=order.witnesses.strip(),
        remarks=order.remarks.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    for position, item in enumerate(order.items, 1):
        work.session.add(
            HandedOverItem(
                hand_over_id=row.id, position=position, kind=item.kind, description=item.description.strip(),
                quantity=item.quantity, amount=item.amount, remarks=item.remarks.strip(),
            )
        )  # fmt: skip
    work.record(
        "bodies.handed_over",
        About("body", order.body_id, called(body.label.name)),
        {
            "office": (None, office_label(order.office, order.title)), "handed_on": (None, order.on),
            "given_by": (None, given_by), "taken_by": (None, taken_by),
            "items": (None, ", ".join(item.description.strip() or item.kind.value for item in order.items)),
        },
    )  # fmt: skip
    return row.id


def _person(work: Work, person_id: int | None, name: str) -> tuple[int, str]:
    if person_id is None:
        return person_for(work, None, NamedPerson(full_name=name))
    told = person_label(work.session, person_id)
    return person_id, person_called(told.number, told.name)
