"""Setting the nominal value of a type: what is subscribed follows, line by line, for everybody who holds it."""

from collections.abc import Iterator
from datetime import date

from pomanager.db.shares import NominalValue
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.entries import EntryDraft, NominalValueFact, TypeFacts
from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.kinds import EntryKind
from pomanager.rules.shares.types import fact_before, paid_with, put_off_with
from pomanager.services.shares.commands.recording import (
    about_type,
    judged,
    money_told,
    new_values,
    refuse,
)
from pomanager.services.shares.commands.writing import write_lines
from pomanager.services.shares.judging_types import objections_to_setting_value
from pomanager.services.shares.orders import SetNominalValue
from pomanager.services.shares.queries.facts import holder_found, share_type_found
from pomanager.services.shares.queries.values import HeldThen, held_on, moved_after, overpaid
from pomanager.services.work import Work

OVERPAID = N_("With this value, {count} holders have paid more than they owe, {holder} among them. Reverse that first.")


def set_nominal_value(work: Work, order: SetNominalValue) -> tuple[int, ...]:
    """Write the value, and the entries by which holdings follow, or raise Refused; returns their serial numbers."""
    judged(objections_to_setting_value, work, order)
    kind = share_type_found(work.session, order.share_type_id)
    before, now = fact_before(kind, order.since), kind.fact_on(order.since)
    change = None if before is None else order.change
    fact = NominalValueFact(order.since, order.minor, change, order.due_on)
    lines = [] if now is None else list(_lines(work, kind, (before, now, fact), order.decision.strip()))
    work.session.add(
        NominalValue(
            share_type_id=kind.id, since=order.since, minor=order.minor, change=change, due_on=order.due_on,
            decision=order.decision.strip(), recorded_at=work.now,
        )
    )  # fmt: skip
    serials = write_lines(work, lines)
    _look_through(work, kind)
    value = None if now is None else money_told(now.minor, kind.currency, kind.decimals)
    work.record(
        "shares.value_set",
        about_type(kind),
        {
            "nominal_value": (value, money_told(order.minor, kind.currency, kind.decimals)),
            **new_values(
                {
                    "nominal_since": order.since, "value_change": change, "due_on": order.due_on,
                    "entries": len(serials) or None, "decision": order.decision.strip(),
                }
            ),
        },
    )  # fmt: skip
    return serials


def _look_through(work: Work, kind: TypeFacts) -> None:
    wrong = overpaid(work.session, kind.id)
    if wrong:
        details = {"count": len(wrong), "holder": holder_found(work.session, wrong[0]).label}
        refuse((Objection(OVERPAID, "minor", details),))


_Facts = tuple[NominalValueFact | None, NominalValueFact, NominalValueFact]
"""The value before the day, the one that has held on it so far, and the one that is set."""


def _lines(work: Work, kind: TypeFacts, values: _Facts, decision: str) -> Iterator[EntryDraft]:
    since = values[2].since
    for held in held_on(work.session, kind.id, since):
        yield from _line(kind, values, since, held, decision)
    # What moved since was entered at the value that held then.
    for member_id, day, shares in moved_after(work.session, kind.id, since):
        yield from _line(kind, values, day, HeldThen(member_id, shares, 0), decision)


def _line(kind: TypeFacts, values: _Facts, day: date, held: HeldThen, decision: str) -> Iterator[EntryDraft]:
    before, now, fact = values
    # Setting the value of a day anew takes back what the one set before did, and then does its own.
    undone = now if now.since == fact.since else None
    paid = paid_with(fact, before, held.shares, held.paid)
    parts = [(fact.due_on, put_off_with(fact, before, held.shares))]
    if undone is not None:
        paid -= paid_with(undone, before, held.shares, held.paid)
        parts.append((undone.due_on, -put_off_with(undone, before, held.shares)))
    subscribed = held.shares * (fact.minor - now.minor)
    put_off = tuple(Instalment(due_on, minor) for due_on, minor in parts if due_on is not None and minor)
    if subscribed or paid or put_off:
        yield EntryDraft(
            kind=EntryKind.REVALUATION, member_id=held.member_id, share_type_id=kind.id, effective_on=day,
            unit_minor=fact.minor, subscribed_minor=subscribed, paid_minor=paid, decision=decision,
            put_off=tuple(part for part in put_off if part.due_on >= day),
        )  # fmt: skip
