"""Who signs the annual report: the chair and the secretary of the board, and the chair of the supervisory body."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.annual_report import ReportSigner
from pomanager.readmodels.bodies import OfficerRow
from pomanager.rules.bodies.kinds import BodyKind, Office
from pomanager.services.bodies.queries.officers import officers_on

_SIGNING = ((BodyKind.BOARD, Office.CHAIR), (BodyKind.BOARD, Office.SECRETARY), (BodyKind.SUPERVISORY, Office.CHAIR))


def report_signers(session: Session, day: date) -> tuple[ReportSigner, ...]:
    """Those in office on the day of signing, as far as the seats of the organisation's own bodies are held."""
    seated = [row for row in officers_on(session, day) if not row.body.section]
    found = [_signer(seated, kind, office) for kind, office in _SIGNING]
    return tuple(each for each in found if each is not None)


def _signer(seated: list[OfficerRow], kind: BodyKind, office: Office) -> ReportSigner | None:
    for row in seated:
        for held in row.holding.offices:
            if row.body.kind is kind and held.office is office:
                return ReportSigner(office, held.title, row.body, row.holding.person.name)
    return None
