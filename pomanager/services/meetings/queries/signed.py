"""What was signed: whether minutes are, the papers kept of meetings and reports, and to whom given bytes belong."""

import hashlib
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.minutes import Erratum, Minutes, SignedPaper
from pomanager.readmodels.meetings.signed import SignedLabel
from pomanager.rules.meetings.kinds import MinutesState

_MINUTES = table_of(Minutes)
_PAPER = table_of(SignedPaper)
_ERRATUM = table_of(Erratum)


def is_signed(session: Session, meeting_id: int) -> bool:
    """Whether the minutes of a meeting are signed, so that nothing of it may change."""
    found = session.scalar(
        select(_MINUTES.c.id).where(_MINUTES.c.meeting_id == meeting_id, _MINUTES.c.state == MinutesState.SIGNED)
    )
    return found is not None


def signed_minutes(session: Session, meeting_id: int) -> SignedLabel | None:
    """The signed minutes of a meeting, without their bytes; None while they are not signed."""
    query = _labels().where(_MINUTES.c.meeting_id == meeting_id, _PAPER.c.erratum_id.is_(None))
    row = session.execute(query).first()
    return None if row is None else _label(row)


def signed_erratum(session: Session, erratum_id: int) -> SignedLabel | None:
    """A signed erratum, without its bytes; None while it is not signed."""
    row = session.execute(_labels().where(_PAPER.c.erratum_id == erratum_id)).first()
    return None if row is None else _label(row)


def signed_report(session: Session, report_id: int) -> SignedLabel | None:
    """A signed annual report, without its bytes; None while it is not signed."""
    row = session.execute(_labels().where(_PAPER.c.report_id == report_id)).first()
    return None if row is None else _label(row)


def signed_bytes(session: Session, paper_id: int) -> bytes:
    """The very bytes of a signed paper."""
    pdf: bytes = session.execute(select(_PAPER.c.pdf).where(_PAPER.c.id == paper_id)).scalar_one()
    return pdf


def paper_of_bytes(session: Session, pdf: bytes) -> SignedLabel | None:
    """The signed paper whose bytes these are, to the last one; None where no signed paper is."""
    digest = hashlib.sha256(pdf).hexdigest()
    for row in session.execute(_labels().where(_PAPER.c.pdf_sha256 == digest)):
        if signed_bytes(session, row.id) == pdf:
            return _label(row)
    return None


def paper_of_text(session: Session, text_sha256: str) -> SignedLabel | None:
    """The signed paper whose words have this hash, without its bytes."""
    row = session.execute(_labels().where(_PAPER.c.text_sha256 == text_sha256)).first()
    return None if row is None else _label(row)


def signed_text(session: Session, paper_id: int) -> str:
    """The words of a signed paper in their canonical form."""
    text: str = session.execute(select(_PAPER.c.text).where(_PAPER.c.id == paper_id)).scalar_one()
    return text


def _labels() -> Select[*tuple[Any, ...]]:
    return (
        select(
            _PAPER.c.id, _MINUTES.c.meeting_id, _PAPER.c.erratum_id, _ERRATUM.c.number, _PAPER.c.language,
            _PAPER.c.in_columns, _PAPER.c.report_id, _PAPER.c.text_sha256, _PAPER.c.pdf_sha256, _PAPER.c.signed_on,
            _PAPER.c.signers,
        )
        .join(_MINUTES, _MINUTES.c.id == _PAPER.c.minutes_id, isouter=True)
        .join(_ERRATUM, _ERRATUM.c.id == _PAPER.c.erratum_id, isouter=True)
        .order_by(_PAPER.c.id)
    )  # fmt: skip


def _label(row: Row[Any]) -> SignedLabel:
    return SignedLabel(
        id=row.id, meeting_id=row.meeting_id, erratum_id=row.erratum_id, number=row.number or 0,
        languages=tuple(row.language.split()), in_columns=row.in_columns, text_sha256=row.text_sha256,
        pdf_sha256=row.pdf_sha256, signed_on=row.signed_on,
        report_id=row.report_id,
        signers=tuple((line.partition("\t")[0], line.partition("\t")[2]) for line in row.signers.splitlines()),
    )  # fmt: skip
