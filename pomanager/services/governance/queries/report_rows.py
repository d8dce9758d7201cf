"""The rows of an annual report themselves, for the commands that change them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.governance import AnnualReportText


def text_rows(session: Session, report_id: int) -> Sequence[AnnualReportText]:
    """The rows of the texts of a report, in all languages."""
    return session.scalars(select(AnnualReportText).where(AnnualReportText.report_id == report_id)).all()
