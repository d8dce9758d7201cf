"""What is known before anybody signs in: who may, and what their password is held against."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db import keepers
from pomanager.db.access import OfficeRecovery, OfficeUser, secret_of
from pomanager.rules.access.people import Known, name_key


@dataclass(frozen=True, slots=True)
class Proof:
    """What the password of somebody is held against, and what it opens."""

    user: Known
    failures: int
    failed_at: datetime | None
    memory_kib: int
    rounds: int
    lanes: int
    salt: bytes = field(repr=False)
    verifier: bytes = field(repr=False)
    sealed_key: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    must_change: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryProof:
    """What the recovery code on paper is held against."""

    salt: bytes = field(repr=False)
    verifier: bytes = field(repr=False)


def people_now(session: Session) -> tuple[Known, ...]:
    """Everybody who works with the books now, by name."""
    return keepers.people_now(session)


def proof_of(session: Session, name: str) -> Proof | None:
    """What the password of somebody of this name is held against; None where nobody of that name works here."""
    wanted = name_key(name)
    user = next((each for each in people_now(session) if name_key(each.name) == wanted), None)
    return None if user is None else _proof(session, user)


def recovery_proof(session: Session) -> RecoveryProof | None:
    """What the recovery code is held against; None where none was ever made."""
    row = session.scalars(select(OfficeRecovery).order_by(OfficeRecovery.id.desc()).limit(1)).first()
    return None if row is None else RecoveryProof(row.salt, row.verifier)


def _proof(session: Session, user: Known) -> Proof | None:
    secret = secret_of(session, user.id)
    if secret is None:
        return None
    row = session.get_one(OfficeUser, user.id)
    return Proof(
        user, row.failures, row.failed_at, secret.memory_kib, secret.rounds, secret.lanes, secret.salt,
        secret.verifier, secret.sealed_key, secret.public_key, secret.must_change,
    )  # fmt: skip
