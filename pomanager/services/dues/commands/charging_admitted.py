"""Charging the admission fee to all who were admitted and not charged it, in one act."""

from pomanager.services.dues.commands.charging import charge_member
from pomanager.services.dues.orders import ChargeAdmitted, ChargeMember
from pomanager.services.dues.queries.fees import admitted_not_charged
from pomanager.services.work import Work


def charge_admitted(work: Work, order: ChargeAdmitted) -> int:
    """Charge each of them as ``charge_member`` does; returns how many. Raises Refused, and nobody is charged then."""
    wanted = None if order.members is None else frozenset(order.members)
    found = [
        row
        for row in admitted_not_charged(work.session, order.fee_type_id)
        if wanted is None or row.member.member_id in wanted
    ]
    for row in found:
        charge = ChargeMember(
            member_id=row.member.member_id, fee_type_id=order.fee_type_id, on=row.joined_on, decision=order.decision
        )
        charge_member(work, charge)
    return len(found)
