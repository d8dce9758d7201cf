"""Gathers what the rules need to judge types of share and their nominal values."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.folding import fold
from pomanager.rules.objections import Objection
from pomanager.rules.shares.types import (
    TypeGiven,
    ValueGiven,
    objections_to_currency,
    objections_to_first_value,
    objections_to_nominal_value,
    objections_to_type,
)
from pomanager.services.shares.orders import AddShareType, AmendShareType, SetNominalValue
from pomanager.services.shares.queries import facts
from pomanager.services.shares.queries.values import last_move


def objections_to_adding_type(session: Session, order: AddShareType, today: date) -> tuple[Objection, ...]:
    """Everything to say about a new type of share."""
    return (
        *objections_to_type(_given(session, order, None)),
        *objections_to_currency(order.currency, facts.own_currency(session).code),
        *objections_to_first_value(order.nominal_minor, order.nominal_since or order.since, today),
    )


def objections_to_amending_type(session: Session, order: AmendShareType, today: date) -> tuple[Objection, ...]:
    """Everything to say about changing a type of share; raises NotFound."""
    del today
    facts.share_type_found(session, order.share_type_id)
    return objections_to_type(_given(session, order, order.share_type_id))


def _given(session: Session, order: AddShareType | AmendShareType, own_id: int | None) -> TypeGiven:
    code = fold(order.code.strip())
    taken = any(fold(kind.code) == code for kind in facts.share_types(session) if kind.id != own_id)
    return TypeGiven(
        code=order.code, name=order.name, min_held=order.min_held, max_held=order.max_held,
        max_percent=order.max_percent, since=order.since, until=order.until, taken=taken,
    )  # fmt: skip


def objections_to_setting_value(session: Session, order: SetNominalValue, today: date) -> tuple[Objection, ...]:
    """Everything to say about a nominal value; raises NotFound."""
    kind = facts.share_type_found(session, order.share_type_id)
    moved_on = last_move(session, kind.id)
    given = ValueGiven(
        since=order.since, minor=order.minor, change=order.change, due_on=order.due_on, decision=order.decision,
        held=moved_on is not None, moved_on=moved_on,
    )  # fmt: skip
    return objections_to_nominal_value(kind, given, today)
