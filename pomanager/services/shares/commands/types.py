"""Types of share: writing one down, changing how it is described."""

from dataclasses import asdict, dataclass
from datetime import date

from pomanager.db.shares import NominalValue, ShareType
from pomanager.errors import NotFound, Stale
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.currencies import decimals_of
from pomanager.rules.shares.kinds import Holder
from pomanager.rules.shares.limits import percent_text, read_percent
from pomanager.services.bodies.commands.recording import called
from pomanager.services.shares.commands.recording import differing, judged, money_told, new_values
from pomanager.services.shares.judging_types import objections_to_adding_type, objections_to_amending_type
from pomanager.services.shares.orders import AddShareType, AmendShareType
from pomanager.services.shares.queries.facts import NO_TYPE, own_currency
from pomanager.services.work import About, Work

CHANGED_MEANWHILE = N_("This type of share was changed in the meantime. Look at it again.")


def add_share_type(work: Work, order: AddShareType) -> int:
    """Write down a type, and its first nominal value with it, or raise Refused; returns its id."""
    judged(objections_to_adding_type, work, order)
    own = own_currency(work.session)
    currency = order.currency.strip() or own.code
    decimals = own.decimals if currency == own.code else decimals_of(currency)
    row = ShareType(
        code=order.code.strip(), name=order.name, currency=currency, decimals=decimals, holder=order.holder,
        min_held=order.min_held, max_held=order.max_held, max_percent=_percent(order.max_percent), since=order.since,
        until=order.until,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    told = new_values(_type_told(order) | {"currency": currency})
    since = order.nominal_since or order.since
    if order.nominal_minor is not None and since is not None:
        work.session.add(
            NominalValue(
                share_type_id=row.id, since=since, minor=order.nominal_minor, change=None, due_on=None,
                decision=order.decision.strip(), recorded_at=work.now,
            )
        )  # fmt: skip
        value = money_told(order.nominal_minor, currency, decimals)
        told |= new_values({"nominal_value": value, "nominal_since": since, "decision": order.decision.strip()})
    work.record("shares.type_added", About("share_type", row.id, row.code), told)
    return row.id


def amend_share_type(work: Work, order: AmendShareType) -> None:
    """Change how a type is described, or raise Refused, NotFound or Stale."""
    judged(objections_to_amending_type, work, order)
    row = work.session.get(ShareType, order.share_type_id)
    if row is None:
        raise NotFound(Objection(NO_TYPE))
    if row.version != order.version:
        raise Stale(Objection(CHANGED_MEANWHILE))
    before, after = _type_told(row), _type_told(order)
    told = differing({field: (before[field], after[field]) for field in after})
    if not told:
        return
    row.code, row.name, row.holder = order.code.strip(), order.name, order.holder
    row.min_held, row.max_held, row.max_percent = order.min_held, order.max_held, _percent(order.max_percent)
    row.since, row.until = order.since, order.until
    work.record("shares.type_amended", About("share_type", row.id, row.code), told)


def _percent(text: str) -> str | None:
    return percent_text(read_percent(text)) if text.strip() else None


@dataclass(frozen=True, slots=True)
class TypeTold:
    """What the journal says of a type of share, by field."""

    code: str
    name: str
    share_holder: Holder
    min_held: int | None
    max_held: int | None
    max_percent: str | None
    since: date | None
    until: date | None


def _type_told(kind: ShareType | AddShareType | AmendShareType) -> dict[str, object]:
    """What a row or an order says of a type, by field of the journal."""
    percent = kind.max_percent if isinstance(kind, ShareType) else _percent(kind.max_percent)
    return asdict(
        TypeTold(
            kind.code.strip(), called(kind.name), kind.holder, kind.min_held, kind.max_held, percent, kind.since,
            kind.until,
        )
    )  # fmt: skip
