"""How tables were read before: profiles, found by their name or by the headings of a table."""

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.imports import ImportProfile as Row
from pomanager.readmodels.exchange import ImportProfile
from pomanager.rules.folding import fold
from pomanager.rules.importing.profiles import fingerprint_of


def profiles(session: Session) -> tuple[ImportProfile, ...]:
    """All of them, the one kept last first."""
    return tuple(map(_profile, session.scalars(select(Row).order_by(Row.used_at.desc(), Row.id.desc()))))


def profile_called(session: Session, name: str) -> ImportProfile | None:
    """The profile of this name."""
    row = session.scalars(select(Row).where(Row.folded == fold(name))).one_or_none()
    return _profile(row) if row is not None else None


def profile_for(session: Session, headings: Sequence[str]) -> ImportProfile | None:
    """The profile that was kept last for a table with these headings."""
    asked = select(Row).where(Row.fingerprint == fingerprint_of(headings)).order_by(Row.used_at.desc(), Row.id.desc())
    row = session.scalars(asked.limit(1)).one_or_none()
    return _profile(row) if row is not None else None


def _profile(row: Row) -> ImportProfile:
    return ImportProfile(row.id, row.name, tuple(json.loads(row.headings)), json.loads(row.mapping), row.used_at)
