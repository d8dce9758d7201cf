"""What the rules ask about certificates: those of a holder and a type, one by its id, who has a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.db.shares import Certificate, CertificateEnding
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.certificates import CertificateFacts

CERTIFICATE, ENDING, MEMBER, PERSON = map(table_of, (Certificate, CertificateEnding, Member, Person))

NO_CERTIFICATE = N_("This certificate is not in the books.")


@dataclass(frozen=True, slots=True)
class CertificateHeld:
    """A certificate with whose it is and of which type."""

    member_id: int
    share_type_id: int
    unit_minor: int
    facts: CertificateFacts


def _select(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            CERTIFICATE.c.id, CERTIFICATE.c.number, CERTIFICATE.c.shares, CERTIFICATE.c.unit_minor,
            CERTIFICATE.c.paid_minor, CERTIFICATE.c.issued_on, CERTIFICATE.c.member_id, CERTIFICATE.c.share_type_id,
            ENDING.c.on.label("ended_on"),
        )
        .select_from(CERTIFICATE.outerjoin(ENDING, ENDING.c.certificate_id == CERTIFICATE.c.id))
        .where(*conditions)
        .order_by(CERTIFICATE.c.number)
    )  # fmt: skip


def _facts(row: Row[Any]) -> CertificateFacts:
    return CertificateFacts(
        id=row.id, number=row.number, shares=row.shares, paid_minor=row.paid_minor, issued_on=row.issued_on,
        ended_on=row.ended_on,
    )  # fmt: skip


def certificate_facts(session: Session, member_id: int, share_type_id: int) -> tuple[CertificateFacts, ...]:
    """All certificates of a holder and a type, the cancelled ones among them, in order of their numbers."""
    rows = session.execute(_select(CERTIFICATE.c.member_id == member_id, CERTIFICATE.c.share_type_id == share_type_id))
    return tuple(map(_facts, rows))


def certified_accounts(session: Session) -> set[tuple[int, int]]:
    """Member and type of every certificate that was not cancelled."""
    rows = session.execute(
        select(CERTIFICATE.c.member_id, CERTIFICATE.c.share_type_id)
        .select_from(CERTIFICATE.outerjoin(ENDING, ENDING.c.certificate_id == CERTIFICATE.c.id))
        .where(ENDING.c.certificate_id.is_(None))
        .distinct()
    )
    return {(row.member_id, row.share_type_id) for row in rows}


def certificate_held(session: Session, certificate_id: int) -> CertificateHeld:
    """One certificate, or raise NotFound."""
    row = session.execute(_select(CERTIFICATE.c.id == certificate_id)).first()
    if row is None:
        raise NotFound(Objection(NO_CERTIFICATE))
    return CertificateHeld(row.member_id, row.share_type_id, row.unit_minor, _facts(row))


def certificate_numbers(session: Session, certificate_ids: Iterable[int]) -> dict[int, int]:
    """Id → number of those certificates that are there."""
    statement = select(CERTIFICATE.c.id, CERTIFICATE.c.number).where(CERTIFICATE.c.id.in_(tuple(certificate_ids)))
    return {row.id: row.number for row in session.execute(statement)}


def next_certificate_number(session: Session) -> int:
    """The number the next certificate gets: one more than the highest ever given."""
    return int(session.execute(select(func.max(CERTIFICATE.c.number))).scalar() or 0) + 1


def has_number(session: Session, number: int) -> tuple[str, date] | None:
    """Who holds or held the certificate of this number, and its day; None where nobody does."""
    row = session.execute(
        select(MEMBER.c.number, PERSON.c.full_name, CERTIFICATE.c.issued_on)
        .select_from(CERTIFICATE)
        .join(MEMBER, MEMBER.c.id == CERTIFICATE.c.member_id)
        .join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .where(CERTIFICATE.c.number == number)
    ).first()
    return None if row is None else (f"{row.number} · {row.full_name}", row.issued_on)
