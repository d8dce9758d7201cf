"""Signing an annual report: the very bytes are kept, and the report is locked."""

from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.rules.governance.report import ReportState
from pomanager.rules.objections import Objection
from pomanager.services.governance.commands.reports import about_report, report_row
from pomanager.services.governance.judging_report import objections_to_signing_report
from pomanager.services.governance.orders_report import SignReport
from pomanager.services.governance.queries.report_signers import report_signers
from pomanager.services.meetings.commands.recording import refuse
from pomanager.services.meetings.commands.signed_bytes import signed_paper, signing_told
from pomanager.services.work import Work

OTHER_LANGUAGE = N_("The paper is not in the language of the report.")


def sign_report(work: Work, order: SignReport) -> int:
    """Keep the bytes that were signed and lock the report; returns the id of the kept paper.

    Raises Refused, NotFound, and Stale where anything was recorded since the paper was made.
    """
    refuse(objections_to_signing_report(work.session, order.report_id, order.signed_on, work.today))
    row = report_row(work, order.report_id)
    if order.language != " ".join(filter(None, (row.language, row.second_language))):
        raise Refused([Objection(OTHER_LANGUAGE, "language")])
    signers = [(each.code, each.name) for each in report_signers(work.session, order.signed_on)]
    paper = signed_paper(work, order, signers, in_columns=row.in_columns)
    paper.report_id = row.id
    work.session.add(paper)
    row.state = ReportState.SIGNED
    work.session.flush()
    work.record("governance.report_signed", about_report(work, row.id), signing_told(paper))
    return paper.id
