"""The shares of somebody who died pass to the heirs; a succession taken back."""

from dataclasses import replace

from pomanager.db.shares import Succession, SuccessionHeir
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.rules.shares.successions import read_part, written_part
from pomanager.services.bodies.queries.people import person_label
from pomanager.services.members.commands.persons import NamedPerson, person_for
from pomanager.services.shares import judging_successions as judging
from pomanager.services.shares.commands.certificates_gone import cancel_for_entry
from pomanager.services.shares.commands.recording import about_holder, judged, new_values
from pomanager.services.shares.commands.writing import reverse_operation, write_operation
from pomanager.services.shares.orders_passing import SettleSuccession, TakeBackSuccession
from pomanager.services.shares.queries.facts import holder_found
from pomanager.services.shares.queries.successions import deceased_of, succession_entries
from pomanager.services.work import Work


def settle_succession(work: Work, order: SettleSuccession) -> int:
    """Write the succession with its heirs and the entries of all types as one operation, or raise Refused.

    Returns its id. The shares of heirs who take the value stay with the deceased until they are paid out as a refund.
    """
    judged(judging.objections_to_settling, work, order)
    passed = judging.passed(work.session, order)
    going = [judging.going_with(work.session, order, each) for each in passed]
    representative_id, representative = _representative(work, order)
    row = Succession(
        member_id=order.member_id, representative_id=representative_id, on=order.on, decision=order.decision.strip(),
        remarks=order.remarks.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    heirs = [_write_heir(work, row.id, position, order) for position in range(1, len(order.heirs) + 1)]
    drafts = [replace(draft, succession_id=row.id, decision=row.decision) for each in passed for draft in each.drafts]
    serials = write_operation(work, drafts)
    told_certificates = []
    first = 0
    for each, gone in zip(passed, going, strict=True):
        told_certificates.append(cancel_for_entry(work, gone, serials[first], CertificateEnd.INHERITED))
        first += len(each.drafts)
    told: dict[str, object] = {
        "on": order.on, "heirs": "; ".join(heirs), "heirs_representative": representative, "decision": row.decision,
        "certificates_cancelled": "; ".join(filter(None, told_certificates)),
        "remarks": row.remarks,
    }  # fmt: skip
    work.record(
        "shares.succession_settled", about_holder(holder_found(work.session, order.member_id)), new_values(told)
    )
    return row.id


def _representative(work: Work, order: SettleSuccession) -> tuple[int | None, str]:
    if order.representative_id is not None:
        return order.representative_id, person_label(work.session, order.representative_id).name
    name = order.representative_name.strip()
    return person_for(work, None, NamedPerson(full_name=name)) if name else (None, "")


def _write_heir(work: Work, succession_id: int, position: int, order: SettleSuccession) -> str:
    """Write one heir; returns how the journal calls them and their part. Who was a nominee stays out of it."""
    heir = order.heirs[position - 1]
    part = written_part(read_part(heir.part))
    name = "" if heir.takes_shares else heir.name.strip()
    work.session.add(
        SuccessionHeir(
            succession_id=succession_id, position=position, member_id=heir.member_id, name=name,
            relation=heir.relation.strip(), part=part, was_nominee=heir.was_nominee,
        )
    )  # fmt: skip
    called = name if heir.member_id is None else holder_found(work.session, heir.member_id).label
    return f"{called}: {part}"


def take_back_succession(work: Work, order: TakeBackSuccession) -> None:
    """Reverse the entries of a succession, or raise Refused."""
    judged(judging.objections_to_taking_back_succession, work, order)
    entries, _day = succession_entries(work.session, order.succession_id)
    reverse_operation(work, entries[0].serial, order.reason.strip())
    holder = holder_found(work.session, deceased_of(work.session, order.succession_id))
    work.record("shares.succession_taken_back", about_holder(holder), reason=order.reason.strip())
