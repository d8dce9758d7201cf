"""Certificates as screens and papers list them, what each proves on a day, and one looked up by number or square."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.shares import Certificate, CertificateEnding, ShareType
from pomanager.errors import NotFound
from pomanager.readmodels.certificates import (
    CertificateFound,
    CertificateRegisterSheet,
    CertificateRow,
    CertificateSheet,
    CertifiedHolding,
)
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel
from pomanager.rules.bodies.kinds import BodyKind, Office
from pomanager.rules.objections import Objection
from pomanager.rules.shares.certificates import (
    CertificateFacts,
    CertificateState,
    SealedWords,
    certified_on,
    read_square,
    seal_of,
    square_text,
)
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.organisation.queries.profile import letterhead
from pomanager.services.shares.queries.certificate_facts import (
    NO_CERTIFICATE,
    certificate_facts,
    next_certificate_number,
)
from pomanager.services.shares.queries.facts import MEMBER, PERSON, accounts
from pomanager.services.shares.queries.labels import among

__all__ = [
    "certificate", "certificate_ids", "certificate_register", "certificate_register_sheet", "certificate_rows",
    "certificate_sheet", "certificates_cancelled_with", "certificates_of", "certified_holdings", "find_certificate",
    "first_certificate_id", "next_certificate_number", "valid_numbers",
]  # fmt: skip

CERTIFICATE, ENDING, TYPE = map(table_of, (Certificate, CertificateEnding, ShareType))
_ORIGINAL, _COPY, _WHOLE = CERTIFICATE.alias("original"), CERTIFICATE.alias("copy"), CERTIFICATE.alias("whole")

_LARGEST = 2**63 - 1
"""No number kept is larger; figures that are no number of a certificate may be typed, too."""
_FETCHED = 1000
"""Rows read at a time while the register is written."""


def certificates_of(session: Session, member_id: int, day: date) -> tuple[CertificateRow, ...]:
    """All certificates of a member issued by that day, the valid ones first, each in order of number."""
    rows = _rows(session, day, CERTIFICATE.c.member_id == member_id, CERTIFICATE.c.issued_on <= day)
    return tuple(sorted(rows, key=_valid_first))


def _valid_first(row: CertificateRow) -> tuple[bool, int]:
    return row.state is not CertificateState.LIVE, row.number


def certificate(session: Session, certificate_id: int, day: date) -> CertificateRow:
    """One certificate as it is on a day, or raise NotFound."""
    found = certificate_rows(session, day, (certificate_id,))
    if not found:
        raise NotFound(Objection(NO_CERTIFICATE))
    return found[0]


def certificate_rows(session: Session, day: date, ids: tuple[int, ...]) -> tuple[CertificateRow, ...]:
    """Certificates by their ids, in order of number."""
    return tuple(_rows(session, day, CERTIFICATE.c.id.in_(ids)))


def certificates_cancelled_with(session: Session, serial: int, day: date) -> tuple[CertificateRow, ...]:
    """The certificates that were cancelled with an entry."""
    return tuple(_rows(session, day, ENDING.c.entry_id == serial))


def certificate_register(
    session: Session, day: date, type_id: int | None = None, *, live_only: bool = False
) -> tuple[CertificateRow, ...]:
    """Every certificate issued by that day, in order of number; of one type, or the valid ones alone, where asked."""
    return tuple(_rows(session, day, *_register_conditions(day, type_id, live_only=live_only)))


def certificate_ids(
    session: Session,
    day: date,
    type_id: int | None = None,
    *,
    live_only: bool = False,
    member_ids: Sequence[int] | None = None,
) -> tuple[int, ...]:
    """The ids of the same certificates, for a list that fetches its rows as they are looked at.

    Of some members alone where ``member_ids`` names them.
    """
    conditions = _register_conditions(day, type_id, live_only=live_only)
    if member_ids is not None:
        conditions.append(CERTIFICATE.c.member_id.in_(among(member_ids)))
    statement = (
        select(CERTIFICATE.c.id)
        .select_from(CERTIFICATE.outerjoin(ENDING, ENDING.c.certificate_id == CERTIFICATE.c.id))
        .where(*conditions)
        .order_by(CERTIFICATE.c.number)
    )
    return tuple(session.scalars(statement))


def _register_conditions(day: date, type_id: int | None, *, live_only: bool) -> list[ColumnElement[bool]]:
    conditions = [CERTIFICATE.c.issued_on <= day]
    if type_id is not None:
        conditions.append(CERTIFICATE.c.share_type_id == type_id)
    if live_only:
        conditions.append(_is_live(day))
    return conditions


def _is_live(day: date) -> ColumnElement[bool]:
    return or_(ENDING.c.certificate_id.is_(None), ENDING.c.on > day)


def valid_numbers(
    session: Session, day: date, share_type_id: int, member_ids: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """Member → the numbers of the certificates that hold for shares of a type on a day, in order."""
    rows = session.execute(
        select(CERTIFICATE.c.member_id, CERTIFICATE.c.number)
        .select_from(CERTIFICATE.outerjoin(ENDING, ENDING.c.certificate_id == CERTIFICATE.c.id))
        .where(
            CERTIFICATE.c.member_id.in_(among(member_ids)), CERTIFICATE.c.share_type_id == share_type_id,
            CERTIFICATE.c.issued_on <= day, _is_live(day),
        )
        .order_by(CERTIFICATE.c.number)
    )  # fmt: skip
    found: dict[int, tuple[int, ...]] = {}
    for member_id, number in rows:
        found[member_id] = (*found.get(member_id, ()), number)
    return found


def certified_holdings(session: Session, member_id: int, day: date) -> tuple[CertifiedHolding, ...]:
    """How many shares of each type a member has on a day, and for how many there are certificates; raises NotFound."""
    found = []
    for account in accounts(session, member_id):
        kind = account.type
        label = ShareTypeLabel(kind.id, kind.code, kind.name, kind.currency, kind.decimals)
        certified = certified_on(certificate_facts(session, member_id, kind.id), day)
        found.append(CertifiedHolding(label, account.on(day).shares, certified))
    return tuple(found)


def find_certificate(session: Session, text: str, day: date) -> CertificateFound | None:
    """The certificate of a number that was typed, or of a square that was scanned; None where there is none.

    The seal is taken anew over what the books say, and held against the one in the books and the one that was read.
    """
    try:
        number, seal = read_square(text)
    except ValueError:
        return None
    rows = tuple(_rows(session, day, CERTIFICATE.c.number == number)) if number <= _LARGEST else ()
    if not rows:
        return None
    row = rows[0]
    words = SealedWords(
        number=row.number, member_id=row.member.member_id, share_type_id=row.type.id, shares=row.shares,
        unit_minor=row.unit_minor, paid_minor=row.paid_minor, currency=row.type.currency, issued_on=row.issued_on,
        duplicate_of=row.duplicate_of, split_from=row.split_from,
    )  # fmt: skip
    return CertificateFound(row, seal_of(words) == row.seal, seal == row.seal if seal else None)


def first_certificate_id(session: Session) -> int:
    """The first certificate that was issued; 0 where there is none yet."""
    return int(session.execute(select(CERTIFICATE.c.id).order_by(CERTIFICATE.c.id).limit(1)).scalar() or 0)


def _select(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            CERTIFICATE, MEMBER.c.number.label("member_number"), MEMBER.c.status, PERSON.c.full_name,
            PERSON.c.other_script, TYPE.c.code, TYPE.c.name.label("type_name"), TYPE.c.currency, TYPE.c.decimals,
            _ORIGINAL.c.number.label("duplicate_of"), _COPY.c.number.label("replaced_by"),
            _WHOLE.c.number.label("split_from"), ENDING.c.on.label("ended_on"), ENDING.c.reason.label("end_reason"),
            ENDING.c.entry_id.label("end_entry"), ENDING.c.remarks.label("end_remarks"),
        )
        .select_from(
            CERTIFICATE.join(MEMBER, MEMBER.c.id == CERTIFICATE.c.member_id)
            .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
            .join(TYPE, TYPE.c.id == CERTIFICATE.c.share_type_id)
            .outerjoin(_ORIGINAL, _ORIGINAL.c.id == CERTIFICATE.c.duplicate_of_id)
            .outerjoin(_COPY, _COPY.c.duplicate_of_id == CERTIFICATE.c.id)
            .outerjoin(_WHOLE, _WHOLE.c.id == CERTIFICATE.c.split_from_id)
            .outerjoin(ENDING, ENDING.c.certificate_id == CERTIFICATE.c.id)
        )
        .where(*conditions)
        .order_by(CERTIFICATE.c.number)
    )  # fmt: skip


def _rows(session: Session, day: date, *conditions: ColumnElement[bool]) -> Iterator[CertificateRow]:
    for row in session.execute(_select(*conditions).execution_options(yield_per=_FETCHED)):
        yield _row(row, day)


def _row(row: Row[Any], day: date) -> CertificateRow:
    facts = CertificateFacts(
        id=row.id, number=row.number, shares=row.shares, paid_minor=row.paid_minor, issued_on=row.issued_on,
        ended_on=row.ended_on,
    )  # fmt: skip
    return CertificateRow(
        id=row.id, number=row.number,
        type=ShareTypeLabel(row.share_type_id, row.code, row.type_name, row.currency, row.decimals),
        member=HolderLabel(row.member_id, row.member_number, row.full_name, row.other_script, row.status),
        shares=row.shares, unit_minor=row.unit_minor, paid_minor=row.paid_minor, issued_on=row.issued_on,
        state=facts.state_on(day), duplicate_of=row.duplicate_of, replaced_by=row.replaced_by,
        split_from=row.split_from, ended_on=row.ended_on, end_reason=row.end_reason, end_entry=row.end_entry,
        end_remarks=row.end_remarks or "", seal=row.seal, recorded_at=row.recorded_at,
    )  # fmt: skip


# ---- sheets ---------------------------------------------------------------------------------------------------------


def certificate_sheet(session: Session, asked: Asked) -> CertificateSheet:
    """A certificate to be printed, with those who sign it on the day of printing; raises NotFound.

    For 0, where none was issued yet, the sheet has none.
    """
    day = asked.printed_at.date()
    if not asked.of:
        return CertificateSheet(letterhead(session, asked.printed_at), None)
    row = certificate(session, asked.of, day)
    officers = [each for each in officers_on(session, day) if each.body.kind is BodyKind.BOARD]
    held = {office.office: each.holding.person.name for each in officers for office in each.holding.offices}
    return CertificateSheet(
        letterhead(session, asked.printed_at), row, held.get(Office.CHAIR, ""), held.get(Office.TREASURER, ""),
        square_text(row.number, row.seal),
    )  # fmt: skip


def certificate_register_sheet(session: Session, asked: Asked) -> CertificateRegisterSheet:
    """The register of certificates as of the day asked for."""
    issued = CERTIFICATE.c.issued_on <= asked.as_of
    counted = select(func.count()).select_from(
        CERTIFICATE.outerjoin(ENDING, ENDING.c.certificate_id == CERTIFICATE.c.id)
    )
    return CertificateRegisterSheet(
        letterhead(session, asked.printed_at), asked.as_of, session.execute(counted.where(issued)).scalar_one(),
        session.execute(counted.where(issued, _is_live(asked.as_of))).scalar_one(),
        _rows(session, asked.as_of, issued),
    )  # fmt: skip
