"""What the rules ask about types of share, holders, their accounts and the capital: gathered for judging."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bylaws import bylaws_on
from pomanager.db.members import Member, Person
from pomanager.db.organisation import Organisation
from pomanager.db.shares import NominalValue, ShareEntry, ShareInstalment, ShareType
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.members import PersonKind
from pomanager.rules.objections import Objection
from pomanager.rules.shares.accounts import Account, HolderFacts
from pomanager.rules.shares.entries import NominalValueFact, TypeFacts
from pomanager.rules.shares.holdings import Line, PutOff
from pomanager.rules.shares.instalments import PaymentTerms, terms_of
from pomanager.rules.shares.limits import CapitalFacts, HoldingLimits, holders_needed, limits_of, read_percent
from pomanager.services.members.queries.standing_lines import holding_lines

MEMBER, PERSON, ENTRY, INSTALMENT, TYPE, VALUE = map(
    table_of, (Member, Person, ShareEntry, ShareInstalment, ShareType, NominalValue)
)

NO_TYPE = N_("This type of share is not in the books.")
NO_HOLDER = N_("This member is not in the books any more.")


@dataclass(frozen=True, slots=True)
class OwnCurrency:
    """The currency the organisation keeps its books in; "" where it has named none."""

    code: str
    decimals: int


def own_currency(session: Session) -> OwnCurrency:
    """The organisation's own currency."""
    organisation = table_of(Organisation).c
    row = session.execute(select(organisation.currency, organisation.currency_decimals)).first()
    return OwnCurrency("", 2) if row is None else OwnCurrency(row.currency, row.currency_decimals)


def share_types(session: Session) -> tuple[TypeFacts, ...]:
    """All types of share, in order of their codes."""
    values = _values(session)
    rows = session.execute(select(TYPE).order_by(TYPE.c.code, TYPE.c.id))
    return tuple(
        TypeFacts(
            id=row.id, code=row.code, name=row.name, currency=row.currency, decimals=row.decimals, holder=row.holder,
            min_held=row.min_held, max_held=row.max_held,
            max_percent=None if row.max_percent is None else read_percent(row.max_percent), since=row.since,
            until=row.until, values=values.get(row.id, ()),
        )
        for row in rows
    )  # fmt: skip


def _values(session: Session) -> dict[int, tuple[NominalValueFact, ...]]:
    """Type → its nominal values, each day once: of two lines of one day the later holds."""
    rows = session.execute(select(VALUE).order_by(VALUE.c.share_type_id, VALUE.c.since, VALUE.c.id))
    found: dict[int, dict[date, NominalValueFact]] = {}
    for row in rows:
        found.setdefault(row.share_type_id, {})[row.since] = NominalValueFact(
            row.since, row.minor, row.change, row.due_on
        )
    return {type_id: tuple(values.values()) for type_id, values in found.items()}


def share_type_found(session: Session, share_type_id: int) -> TypeFacts:
    """One type of share, or raise NotFound."""
    found = next((each for each in share_types(session) if each.id == share_type_id), None)
    if found is None:
        raise NotFound(Objection(NO_TYPE))
    return found


def holders_found(session: Session, member_ids: Iterable[int]) -> dict[int, HolderFacts]:
    """Members with all they have stood as, by id; those that are not there are left out."""
    wanted = tuple(member_ids)
    asked = func.json_each(json.dumps(wanted)).table_valued("value")
    rows = session.execute(
        select(MEMBER.c.id, MEMBER.c.person_id, MEMBER.c.number, PERSON.c.full_name, PERSON.c.kind)
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .where(MEMBER.c.id.in_(select(asked.c.value)))
    )
    lines = holding_lines(session, wanted)
    return {
        row.id: HolderFacts(
            member_id=row.id, person_id=row.person_id, number=row.number, name=row.full_name,
            is_organisation=row.kind is PersonKind.ORGANISATION,
            statuses=tuple((line.since, line.status) for line in lines[row.id]),
        )
        for row in rows
    }  # fmt: skip


def holder_found(session: Session, member_id: int) -> HolderFacts:
    """One member with all they have stood as, or raise NotFound."""
    found = holders_found(session, [member_id]).get(member_id)
    if found is None:
        raise NotFound(Objection(NO_HOLDER))
    return found


def account(session: Session, member_id: int, share_type_id: int) -> Account:
    """All lines of one member and one type; raises NotFound for either."""
    return account_of(session, holder_found(session, member_id), share_type_found(session, share_type_id))


def account_of(session: Session, holder: HolderFacts, kind: TypeFacts) -> Account:
    """All lines of a member and a type that were found already."""
    lines = session.execute(
        select(ENTRY.c.effective_on, ENTRY.c.shares, ENTRY.c.subscribed_minor, ENTRY.c.paid_minor).where(
            ENTRY.c.member_id == holder.member_id, ENTRY.c.share_type_id == kind.id
        )
    )
    parts = session.execute(
        select(INSTALMENT.c.effective_on, INSTALMENT.c.due_on, INSTALMENT.c.minor).where(
            INSTALMENT.c.member_id == holder.member_id, INSTALMENT.c.share_type_id == kind.id
        )
    )
    return Account(holder, kind, tuple(Line(*line) for line in lines), tuple(PutOff(*part) for part in parts))


def accounts(session: Session, member_id: int) -> tuple[Account, ...]:
    """The accounts of one member, one for each type ever held, in order of the types' codes; raises NotFound."""
    holder = holder_found(session, member_id)
    held = set(session.scalars(select(ENTRY.c.share_type_id).where(ENTRY.c.member_id == member_id).distinct()))
    return tuple(account_of(session, holder, kind) for kind in share_types(session) if kind.id in held)


_Pair: TypeAlias = tuple[int, int]
"""Member and type."""


def lines_of(session: Session, member_ids: Iterable[int]) -> tuple[dict[_Pair, list[Line]], dict[_Pair, list[PutOff]]]:
    """All lines of these members and all that is put off, by member and type."""
    asked = func.json_each(json.dumps(sorted(member_ids))).table_valued("value")
    lines, parts = dict[_Pair, list[Line]](), dict[_Pair, list[PutOff]]()
    entries = select(
        ENTRY.c.member_id, ENTRY.c.share_type_id, ENTRY.c.effective_on, ENTRY.c.shares, ENTRY.c.subscribed_minor,
        ENTRY.c.paid_minor,
    ).where(ENTRY.c.member_id.in_(select(asked.c.value)))  # fmt: skip
    for member_id, type_id, *line in session.execute(entries):
        lines.setdefault((member_id, type_id), []).append(Line(*line))
    put_off = select(
        INSTALMENT.c.member_id, INSTALMENT.c.share_type_id, INSTALMENT.c.effective_on, INSTALMENT.c.due_on,
        INSTALMENT.c.minor,
    ).where(INSTALMENT.c.member_id.in_(select(asked.c.value)))  # fmt: skip
    for member_id, type_id, *part in session.execute(put_off):
        parts.setdefault((member_id, type_id), []).append(PutOff(*part))
    return lines, parts


def accounts_of(session: Session, pairs: Iterable[_Pair]) -> tuple[Account, ...]:
    """The accounts of many at once, each told by member and type; those of nobody are left out."""
    wanted = set(pairs)
    member_ids = {member_id for member_id, _type in wanted}
    lines, parts = lines_of(session, member_ids)
    holders, kinds = holders_found(session, member_ids), {kind.id: kind for kind in share_types(session)}
    return tuple(
        Account(holders[pair[0]], kinds[pair[1]], tuple(lines.get(pair, ())), tuple(parts.get(pair, ())))
        for pair in sorted(wanted)
        if pair[0] in holders and pair[1] in kinds
    )


def limits_on(session: Session, kind: TypeFacts, day: date) -> HoldingLimits:
    """How much of a type somebody may hold by the by-laws in force on a day."""
    return limits_of(kind.min_held, kind.max_held, kind.max_percent, bylaws_on(session, day))


def terms_on(session: Session, day: date) -> PaymentTerms:
    """How shares are paid in by the by-laws in force on a day."""
    return terms_of(bylaws_on(session, day))


def _types_of(session: Session, currency: str) -> list[int]:
    return list(session.scalars(select(TYPE.c.id).where(TYPE.c.currency == currency)))


def capital_facts(session: Session, kind: TypeFacts, member_id: int, day: date, limits: HoldingLimits) -> CapitalFacts:
    """The capital in the currency of a type at the end of a day; all nothing where no percentage is to be kept."""
    if limits.max_percent is None:
        return CapitalFacts()
    types = _types_of(session, kind.currency)
    until = ENTRY.c.share_type_id.in_(types), ENTRY.c.effective_on <= day
    whole = select(func.coalesce(func.sum(ENTRY.c.subscribed_minor), 0)).where(*until)
    counted = [kind.id] if limits.percent_of_type else types
    own = select(func.coalesce(func.sum(ENTRY.c.subscribed_minor), 0)).where(
        ENTRY.c.member_id == member_id, ENTRY.c.share_type_id.in_(counted), ENTRY.c.effective_on <= day
    )
    holders = (
        select(literal(1))
        .where(*until)
        .group_by(ENTRY.c.member_id)
        .having(func.sum(ENTRY.c.shares) > 0)
        .limit(holders_needed(limits.max_percent))
    )
    return CapitalFacts(
        session.execute(whole).scalar_one(), session.execute(own).scalar_one(), len(session.execute(holders).all())
    )
