"""The annual reports in the books: the list of them, one as it is worked on, and what the paper of one is made from."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.governance import AnnualReport, AnnualReportText
from pomanager.errors import NotFound
from pomanager.i18n import spoken
from pomanager.marks import N_
from pomanager.readmodels.governance_report import (
    ReportAsked,
    ReportDetail,
    ReportPlan,
    ReportRow,
    ReportStanding,
    ReportTexts,
    ReportTime,
    WrittenText,
)
from pomanager.readmodels.papers import Asked
from pomanager.rules.calendar import financial_year
from pomanager.rules.governance.report import (
    NO_BOOKS,
    Chapter,
    Frame,
    ReportFacts,
    SectionLife,
    missing,
    objections_to_time,
)
from pomanager.rules.meetings.rich_text import from_json
from pomanager.rules.objections import Objection, stopping
from pomanager.services.governance.queries.years import years_in_books
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.signed import signed_report
from pomanager.services.members.queries.addressees import NO_SUCH_SECTION
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.organisation.queries.sections import section_called, section_names, section_tree

NO_REPORT = N_("This report is not in the books.")

_REPORT, _TEXT = table_of(AnnualReport), table_of(AnnualReportText)
_KNOWN = frozenset(Chapter)


def report_time(session: Session, year: int, section_id: int | None = None) -> ReportTime:
    """The days a report of this year tells of: the financial year, or as far as the section was there in it."""
    row = organisation_row(session)
    first = date(year, row.year_start_month, row.year_start_day)
    last = financial_year(first, row.year_start_month, row.year_start_day).last
    until = None if section_id is None else section_tree(session).nodes[section_id].until
    closed = until if until is not None and first <= until < last else None
    return ReportTime(first, closed or last, closed)


def objections_to_report_of(session: Session, year: int, section_id: int | None, today: date) -> tuple[Objection, ...]:
    """What speaks against a report of a year and a section; raises NotFound for a section nobody knows."""
    life = None
    if section_id is not None:
        node = section_tree(session).nodes.get(section_id)
        if node is None:
            raise NotFound(Objection(NO_SUCH_SECTION, "section_id", {"name": str(section_id)}))
        life = SectionLife(section_names(session)[section_id], node.since, node.until)
    time = report_time(session, year)
    return objections_to_time(year, years_in_books(session, today), time.first, time.last, life)


def reports(session: Session) -> tuple[ReportRow, ...]:
    """All reports: the newest year first; in each that of the organisation, then by section; newest editions first."""
    rows = session.execute(select(_REPORT)).all()
    latest = {(row.year, row.section_id): max(row.edition, 0) for row in sorted(rows, key=lambda row: row.edition)}
    found = [_row(session, row, latest=latest[row.year, row.section_id] == row.edition) for row in rows]
    return tuple(sorted(found, key=lambda each: (-each.year, each.section_id is not None, each.section, -each.edition)))


def last_report(session: Session, year: int, section_id: int | None) -> ReportRow | None:
    """The newest edition of the report of a year and a section; None where nobody has begun one."""
    row = session.execute(_newest(year, section_id)).first()
    return None if row is None else _row(session, row, latest=True)


def report_detail(session: Session, report_id: int, today: date) -> ReportDetail:
    """A report as it is worked on, what is missing included; raises NotFound."""
    row = _kept(session, report_id)
    latest = session.execute(_newest(row.year, row.section_id)).first()
    written = _written(session, report_id)
    plan, texts = _plan(row), _texts(written)
    return ReportDetail(
        row=_row(session, row, latest=latest is not None and latest.id == report_id), frame=frame_of(session, plan),
        plan=plan, texts=texts, written=written, standing=_standing(session, row, plan, texts, today),
        version=row.version,
    )  # fmt: skip


def report_id_of(session: Session, asked: Asked) -> int:
    """The report in the books that a paper is asked for by year and section: the newest edition, 0 for none."""
    year, section_id = _year_and_section(session, asked)
    row = session.execute(_newest(year, section_id)).first()
    return 0 if row is None else int(row.id)


def report_asked(session: Session, asked: Asked, unsaved: ReportDetail | None = None) -> ReportAsked:
    """What the paper of a report is made from; one nobody began has all its chapters and no text.

    ``unsaved`` is a report as it is being written, in place of the one in the books. Raises NotFound for a report,
    a section or a year nobody knows.
    """
    day = asked.printed_at.date()
    if asked.of:
        detail = unsaved or report_detail(session, asked.of, day)
        row, signed_on = _kept(session, asked.of), asked.options.signed_on
        standing = _standing(session, row, detail.plan, detail.texts, day, signed_on)
        return ReportAsked(detail.plan, _in_languages(detail), standing)
    year, section_id = _year_and_section(session, asked)
    found = objections_to_report_of(session, year, section_id, max(asked.as_of, day))
    stops = [each for each in stopping(found) if each.message != NO_BOOKS]  # that the paper says itself
    if stops:
        raise NotFound(*stops)
    plan = usual_plan(session, year, section_id, (spoken(),))
    texts = ReportTexts()
    time = report_time(session, year, section_id)
    lacking = missing(_facts(frame_of(session, plan), plan, texts, time.last, day))
    return ReportAsked(plan, texts, ReportStanding(missing=lacking))


def _in_languages(detail: ReportDetail) -> ReportTexts:
    """The texts in the languages of the report: one that was taken out of it is kept, but does not stand in."""
    written = detail.texts.written
    return ReportTexts({place: text for place, text in written.items() if place[1] in detail.plan.languages})


def usual_plan(session: Session, year: int, section_id: int | None, languages: tuple[str, ...]) -> ReportPlan:
    """A report with all the chapters it can have, in their usual order."""
    frame = Frame(organisation_row(session).country, section_id is not None)
    return ReportPlan(year=year, chapters=frame.may_have, languages=languages, section_id=section_id)


def frame_of(session: Session, plan: ReportPlan) -> Frame:
    """Of whom a report is."""
    return Frame(organisation_row(session).country, plan.section_id is not None)


def report_facts(session: Session, detail: ReportDetail, day: date) -> ReportFacts:
    """What is known of a report, as far as it must be whole for being adopted on a day."""
    return _facts(frame_of(session, detail.plan), detail.plan, detail.texts, detail.row.time.last, day)


def _facts(frame: Frame, plan: ReportPlan, texts: ReportTexts, last: date, day: date) -> ReportFacts:
    return ReportFacts(
        frame=frame, chapters=plan.chapters, languages=plan.languages, written=frozenset(texts.written), last=last,
        day=day,
    )  # fmt: skip


def _year_and_section(session: Session, asked: Asked) -> tuple[int, int | None]:
    """The year and section wished for: without a year the last one that is over by the day, if the books tell of it."""
    wished = asked.options.section
    section = section_called(session, wished) if wished else None
    if wished and section is None:
        raise NotFound(Objection(NO_SUCH_SECTION, "section", {"name": wished}))
    section_id = None if section is None else section.id
    if asked.options.year:
        return asked.options.year, section_id
    return usual_year(session, asked.as_of), section_id


def usual_year(session: Session, day: date) -> int:
    """The last year that is over on a day, if the books tell of it; else the one the day lies in."""
    row = organisation_row(session)
    now = financial_year(day, row.year_start_month, row.year_start_day).first.year
    return now - 1 if now - 1 in years_in_books(session, day) else now


def _kept(session: Session, report_id: int) -> Row[Any]:
    row = session.execute(select(_REPORT).where(_REPORT.c.id == report_id)).first()
    if row is None:
        raise NotFound(Objection(NO_REPORT))
    return row


def _newest(year: int, section_id: int | None) -> Any:  # noqa: ANN401 - a statement over every column
    alike = (_REPORT.c.year == year, _REPORT.c.section_id.is_(section_id))
    return select(_REPORT).where(*alike).order_by(_REPORT.c.edition.desc()).limit(1)


def _row(session: Session, row: Row[Any], *, latest: bool) -> ReportRow:
    return ReportRow(
        id=row.id, year=row.year, time=report_time(session, row.year, row.section_id), section_id=row.section_id,
        section="" if row.section_id is None else section_names(session)[row.section_id], edition=row.edition,
        is_latest=latest, state=row.state, languages=_languages(row),
        adopted_at=None if row.adopted_at_id is None else meeting_label(session, row.adopted_at_id),
        signed=signed_report(session, row.id),
    )  # fmt: skip


def _languages(row: Row[Any]) -> tuple[str, ...]:
    return tuple(code for code in (row.language, row.second_language) if code)


def _plan(row: Row[Any]) -> ReportPlan:
    chapters = tuple(Chapter(each) for each in json.loads(row.chapters) if each in _KNOWN)
    return ReportPlan(
        year=row.year, chapters=chapters, languages=_languages(row), section_id=row.section_id,
        in_columns=row.in_columns,
    )  # fmt: skip


def _written(session: Session, report_id: int) -> tuple[WrittenText, ...]:
    query = select(_TEXT).where(_TEXT.c.report_id == report_id).order_by(_TEXT.c.slot, _TEXT.c.language)
    return tuple(
        WrittenText(row.slot, row.language, from_json(row.body), row.who, row.written_at)
        for row in session.execute(query)
    )


def _texts(written: Collection[WrittenText]) -> ReportTexts:
    return ReportTexts({(each.key, each.language): each.text for each in written})


def _standing(
    session: Session, row: Row[Any], plan: ReportPlan, texts: ReportTexts, today: date, signed_on: date | None = None
) -> ReportStanding:  # fmt: skip
    """How far a report is; what is missing is told of the day it was adopted, else of today."""
    time = report_time(session, row.year, row.section_id)
    original = signed_report(session, row.id)
    before = _REPORT.c.year == row.year, _REPORT.c.section_id.is_(row.section_id), _REPORT.c.edition == row.edition - 1
    replaced = session.scalars(select(_REPORT.c.id).where(*before)).first()
    return ReportStanding(
        state=row.state, edition=row.edition, edition_reason=row.edition_reason,
        replaces=None if replaced is None else signed_report(session, replaced),
        adopted_at=None if row.adopted_at_id is None else meeting_label(session, row.adopted_at_id),
        missing=missing(_facts(frame_of(session, plan), plan, texts, time.last, row.adopted_on or today)),
        reason=row.reason, signed_on=signed_on, original=original,
    )  # fmt: skip
