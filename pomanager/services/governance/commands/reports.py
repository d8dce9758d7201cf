"""The annual report from its beginning to its adoption: begun, written on, adopted at a meeting, opened again."""

import json

from pomanager.db.governance import AnnualReport, AnnualReportText, make_newer
from pomanager.errors import NotFound, Stale
from pomanager.i18n import speaking
from pomanager.i18n.reports import report_name
from pomanager.marks import N_
from pomanager.rules.governance.report import ReportState
from pomanager.rules.objections import Objection
from pomanager.services.governance.judging_report import (
    objections_to_adopting,
    objections_to_beginning,
    objections_to_reopening,
    objections_to_writing,
)
from pomanager.services.governance.orders_report import AdoptReport, BeginReport, ReopenReport, WriteReport
from pomanager.services.governance.queries.kept_reports import (
    NO_REPORT,
    last_report,
    report_detail,
    usual_plan,
)
from pomanager.services.governance.queries.report_rows import text_rows
from pomanager.services.meetings.commands.recording import differing, judged, meeting_told
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work

OVERTAKEN = N_("Somebody changed this report in the meantime. Look at what stands there now, then do it again.")


def begin_report(work: Work, order: BeginReport) -> int:
    """Begin the report of a year; returns its id. A next edition takes over chapters and texts of the signed one.

    Raises Refused, NotFound.
    """
    judged(objections_to_beginning, work, order)
    last = last_report(work.session, order.year, order.section_id)
    chapters = usual_plan(work.session, order.year, order.section_id, order.languages).chapters
    row = AnnualReport(
        year=order.year, section_id=order.section_id, edition=1 if last is None else last.edition + 1,
        edition_reason="" if last is None else order.reason.strip(), state=ReportState.DRAFT,
        chapters=json.dumps([each.value for each in chapters]), reason="",
        in_columns=order.in_columns,
    )  # fmt: skip
    row.language, row.second_language = (*order.languages, "")[:2]
    work.session.add(row)
    work.session.flush()
    if last is not None:
        _take_over(work, row, last.id)
    told = {"languages": (None, " ".join(order.languages)), "edition": (None, row.edition)}
    work.record("governance.report_begun", about_report(work, row.id), told, row.edition_reason)
    return row.id


def _take_over(work: Work, row: AnnualReport, last_id: int) -> None:
    row.chapters = work.session.get_one(AnnualReport, last_id).chapters
    for text in text_rows(work.session, last_id):
        work.session.add(
            AnnualReportText(
                report_id=row.id, slot=text.slot, language=text.language, body=text.body, who=text.who,
                written_at=text.written_at,
            )
        )  # fmt: skip


def write_report(work: Work, order: WriteReport) -> None:
    """Write down the chapters of a report, its languages, and the texts that are other ones now.

    Raises Refused, NotFound, and Stale where somebody wrote on it since it was read.
    """
    judged(objections_to_writing, work, order)
    row = report_row(work, order.report_id)
    if row.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    before = row.chapters, f"{row.language} {row.second_language}".strip(), row.in_columns
    row.language, row.second_language = (*order.languages, "")[:2]
    row.in_columns, row.chapters = order.in_columns, json.dumps(list(order.chapters))
    make_newer(row)
    changed = _write_texts(work, order)
    told = differing(
        {
            "chapters": (_listed(before[0]), _listed(row.chapters)),
            "languages": (before[1], " ".join(order.languages)),
            "in_columns": (before[2], row.in_columns),
            "texts": (None, ", ".join(changed)),
        }
    )
    work.record("governance.report_written", about_report(work, row.id), told)


def _write_texts(work: Work, order: WriteReport) -> list[str]:
    """Keep the texts that are other ones than before; returns their places as the journal tells of them."""
    kept = {(text.slot, text.language): text for text in text_rows(work.session, order.report_id)}
    changed = []
    for (slot, language), body in sorted(order.texts.items()):
        text = kept.get((slot, language))
        if (text.body if text is not None else "") == body:
            continue
        if text is None:
            text = AnnualReportText(report_id=order.report_id, slot=slot, language=language)
            work.session.add(text)
        text.body, text.who, text.written_at = body, work.actor, work.now
        changed.append(f"{slot} ({language})")
    return changed


def adopt_report(work: Work, order: AdoptReport) -> None:
    """Write down at which meeting a report was adopted; raises Refused with everything missing, and NotFound."""
    judged(objections_to_adopting, work, order)
    row, meeting = report_row(work, order.report_id), meeting_label(work.session, order.adopted_at_id)
    row.state, row.adopted_at_id, row.adopted_on = ReportState.ADOPTED, meeting.id, meeting.held_on
    row.reason = order.reason.strip()
    told = {"adopted_at": (None, meeting_told(work, meeting))}
    work.record("governance.report_adopted", about_report(work, row.id), told, row.reason)


def reopen_report(work: Work, order: ReopenReport) -> None:
    """Make an adopted report a draft again, with the reason; raises Refused, NotFound."""
    judged(objections_to_reopening, work, order)
    row = report_row(work, order.report_id)
    told = {"adopted_on": (row.adopted_on, None)}
    row.state, row.adopted_at_id, row.adopted_on, row.reason = ReportState.DRAFT, None, None, ""
    work.record("governance.report_reopened", about_report(work, row.id), told, order.reason.strip())


def report_row(work: Work, report_id: int) -> AnnualReport:
    """The row of a report that is there; raises NotFound."""
    row = work.session.get(AnnualReport, report_id)
    if row is None:
        raise NotFound(Objection(NO_REPORT))
    return row


def about_report(work: Work, report_id: int) -> About:
    """A report as the journal calls it: its year, section and edition, in the organisation's first language."""
    row = report_detail(work.session, report_id, work.today).row
    with speaking(organisation(work.session).languages[0]):
        return About("annual_report", report_id, report_name(row))


def _listed(chapters: str) -> str:
    return ", ".join(json.loads(chapters))
