"""Gathers what the rules need to judge acts on annual reports: the same words warn while typing and refuse."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.governance_report import ReportDetail
from pomanager.rules.governance.report import (
    ReportState,
    missing,
    objections_to_chapters,
    objections_to_slot,
)
from pomanager.rules.meetings.kinds import MeetingState
from pomanager.rules.meetings.rich_text import objections_to_text
from pomanager.rules.objections import Objection, Weight
from pomanager.services.governance.orders_report import AdoptReport, BeginReport, ReopenReport, WriteReport
from pomanager.services.governance.queries.kept_reports import (
    last_report,
    objections_to_report_of,
    report_detail,
    report_facts,
)
from pomanager.services.meetings.queries.loading import meeting_label

BEGUN_ALREADY = N_("The report of this year is begun already. Open it from the list.")
WHY_ANEW = N_("The report of this year is signed. Choose it in the list and begin a new edition, with the reason.")
NO_LANGUAGE = N_("Choose the language of the report.")
UNKNOWN_LANGUAGE = N_("The program has no language “{code}”.")
SAME_LANGUAGE = N_("A bilingual report needs two different languages.")
ADOPTED = N_("This report is adopted. Open it again, with the reason, before you write on it.")
SIGNED = N_("This report is signed: nothing in it can be changed any more. Begin a new edition instead.")
NOT_HELD = N_("The meeting of {day} was not held, or is not closed yet. A report is adopted at a meeting that was.")
ALL_THE_SAME = N_("Something is missing in the report. Say why it is adopted all the same; the report prints it.")
NOT_ADOPTED = N_("No meeting has adopted this report yet: it can be signed once one has.")
OPEN_ALREADY = N_("This report is a draft: it can be written on as it is.")
SAY_WHY = N_("Say why.")
IN_FUTURE = N_("This day is still to come.")
BEFORE_ADOPTION = N_("The report was adopted on {day}: it cannot be signed before that.")


def objections_to_beginning(session: Session, order: BeginReport, today: date) -> tuple[Objection, ...]:
    """Everything to say about beginning the report of a year; raises NotFound for a section nobody knows."""
    found = [*objections_to_report_of(session, order.year, order.section_id, today), *_about_languages(order.languages)]
    last = last_report(session, order.year, order.section_id)
    if last is not None and last.state is not ReportState.SIGNED:
        found.append(Objection(BEGUN_ALREADY, "year"))
    elif last is not None and not order.reason.strip():
        found.append(Objection(WHY_ANEW, "year"))
    return tuple(found)


def objections_to_writing(session: Session, order: WriteReport, today: date) -> tuple[Objection, ...]:
    """Everything to say about writing on a report; raises NotFound."""
    detail = report_detail(session, order.report_id, today)
    found = [*_not_a_draft(detail), *objections_to_chapters(order.chapters, detail.frame)]
    found += _about_languages(order.languages)
    for (key, language), body in order.texts.items():
        found += objections_to_slot(key, detail.frame)
        found += _unknown((language,), "texts")
        found += objections_to_text(body, "texts")
    return tuple(found)


def objections_to_adopting(session: Session, order: AdoptReport, today: date) -> tuple[Objection, ...]:
    """Everything to say about adopting a report, each chapter that is missing by its name; raises NotFound.

    What is missing stops until a reason is stated, which the report prints.
    """
    detail = report_detail(session, order.report_id, today)
    found = _not_a_draft(detail)
    meeting = meeting_label(session, order.adopted_at_id)
    if meeting.state is not MeetingState.CLOSED:
        found.append(Objection(NOT_HELD, "adopted_at_id", {"day": meeting.held_on}))
    lacking = missing(report_facts(session, detail, meeting.held_on))
    excused = bool(order.reason.strip())
    for each in lacking:
        weight = Weight.WARN if excused and not each.stops else Weight.STOP
        found.append(Objection(each.message, "adopted_at_id" if each.stops else "", each.details, weight))
    if any(not each.stops for each in lacking) and not excused:
        found.append(Objection(ALL_THE_SAME, "reason"))
    return tuple(found)


def objections_to_reopening(session: Session, order: ReopenReport, today: date) -> tuple[Objection, ...]:
    """Everything to say about writing on an adopted report again; raises NotFound."""
    state = report_detail(session, order.report_id, today).row.state
    found = [Objection(SIGNED)] if state is ReportState.SIGNED else []
    if state is ReportState.DRAFT:
        found.append(Objection(OPEN_ALREADY))
    if not order.reason.strip():
        found.append(Objection(SAY_WHY, "reason"))
    return tuple(found)


def objections_to_signing_report(
    session: Session, report_id: int, signed_on: date, today: date
) -> tuple[Objection, ...]:
    """Everything to say about signing a report; raises NotFound."""
    row = report_detail(session, report_id, today).row
    if row.state is ReportState.SIGNED:
        return (Objection(SIGNED),)
    found = [Objection(IN_FUTURE, "signed_on")] if signed_on > today else []
    if row.adopted_at is None:
        found.append(Objection(NOT_ADOPTED))
    elif signed_on < row.adopted_at.held_on:
        found.append(Objection(BEFORE_ADOPTION, "signed_on", {"day": row.adopted_at.held_on}))
    return tuple(found)


def _not_a_draft(detail: ReportDetail) -> list[Objection]:
    said = {ReportState.ADOPTED: ADOPTED, ReportState.SIGNED: SIGNED}
    return [Objection(said[detail.row.state])] if detail.row.state in said else []


def _about_languages(codes: tuple[str, ...]) -> list[Objection]:
    found = _unknown(codes, "languages")
    if not codes:
        found.append(Objection(NO_LANGUAGE, "languages"))
    if len(set(codes)) != len(codes):
        found.append(Objection(SAME_LANGUAGE, "languages"))
    return found


def _unknown(codes: tuple[str, ...], about: str) -> list[Objection]:
    known = {language.code for language in LANGUAGES}
    return [Objection(UNKNOWN_LANGUAGE, about, {"code": code}) for code in codes if code not in known]
