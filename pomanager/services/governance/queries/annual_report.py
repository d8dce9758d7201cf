"""The annual governance report filled from the books: every figure from the question that tells it elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from pomanager.db.kept import kept
from pomanager.i18n.catalogue import spoken
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.readmodels.governance_report import ReportAsked, ReportDetail
from pomanager.readmodels.papers import Asked
from pomanager.rules.calendar import financial_year
from pomanager.rules.governance.report import Chapter
from pomanager.services.governance.queries.annual import assemblies, keeping_rules, leadership, members, offices
from pomanager.services.governance.queries.annual.scope import Scope, scope_of
from pomanager.services.governance.queries.kept_reports import frame_of, report_asked
from pomanager.services.governance.queries.report_signers import report_signers
from pomanager.services.governance.queries.years import books_since
from pomanager.services.organisation.queries import letterhead, organisation

IN_SHORT = (
    Chapter.MEMBERS, Chapter.CAPITAL, Chapter.MEETINGS, Chapter.RESOLUTIONS, Chapter.WOMEN, Chapter.SIGNATURES,
)  # fmt: skip
"""What the two pages for members tell of."""
_OF_MEETINGS = frozenset({Chapter.MEETINGS, Chapter.SUPERVISION})
_TELLING = frozenset(Chapter) - {Chapter.MANAGEMENT, Chapter.SIGNATURES, Chapter.JOURNAL}
"""Chapters with figures: each is the field of the sheet that is called like it."""


def annual_report(session: Session, asked: ReportAsked, printed: Asked) -> AnnualReportSheet:
    """The report that is wanted, told until the day of ``printed`` where its year is not over; raises NotFound.

    Where the books tell nothing of the year no chapter is filled.
    """
    plan = asked.plan
    scope = scope_of(session, printed, plan.year, plan.section_id)
    profile, section = organisation(session), scope.section
    year = financial_year(scope.view.first, profile.year_start_month, profile.year_start_day)
    since = books_since(session)
    original = asked.standing.original
    signed_on = original.signed_on if original else printed.options.signed_on or printed.printed_at.date()
    told = (
        _chapters(scope, frozenset(plan.chapters), signed_on) if since is not None and since <= scope.view.last else {}
    )
    return AnnualReportSheet(
        letterhead=letterhead(session, printed.printed_at), asked=asked, first=scope.view.first, last=scope.view.last,
        year_ends_on=year.last, section="" if section is None else section.name,
        section_ended_on=None if section is None else section.ended_on, books_since=since, **told,
    )  # fmt: skip


def _chapters(scope: Scope, wanted: frozenset[Chapter], signed_on: date) -> dict[str, Any]:
    """What each chapter tells, by the name of its field; those sign who are in office on the day of signing."""
    held = assemblies.meetings_held(scope) if wanted & _OF_MEETINGS else ()
    makers: Mapping[Chapter, tuple[str, Callable[[], object]]] = {
        Chapter.MEMBERS: ("members", partial(members.members_told, scope)),
        Chapter.CAPITAL: ("capital", partial(members.capital_told, scope)),
        Chapter.MEETINGS: ("meetings", partial(assemblies.meetings_told, scope, held)),
        Chapter.RESOLUTIONS: ("resolutions", partial(assemblies.resolutions_told, scope)),
        Chapter.BODIES: ("bodies", partial(offices.bodies_told, scope)),
        Chapter.ELECTIONS: ("elections", partial(offices.elections_told, scope)),
        Chapter.SUPERVISION: ("supervision", partial(assemblies.supervision_told, scope, held)),
        Chapter.INTERESTS: ("interests", partial(offices.interests_told, scope)),
        Chapter.BYLAWS: ("bylaws", partial(keeping_rules.bylaws_told, scope)),
        Chapter.FILINGS: ("filings", partial(keeping_rules.filings_told, scope)),
        Chapter.WOMEN: ("women", partial(leadership.women_told, scope)),
        Chapter.MENTORING: ("mentoring", partial(leadership.mentoring_told, scope)),
        Chapter.TRAINING: ("training", partial(leadership.training_told, scope)),
        Chapter.SIGNATURES: ("signers", partial(report_signers, scope.session, signed_on)),
    }
    return {name: make() for chapter, (name, make) in makers.items() if chapter in wanted}


def annual_report_sheet(session: Session, asked: Asked, unsaved: ReportDetail | None = None) -> AnnualReportSheet:
    """The paper of a report in the books, or of the year and section chosen with all its chapters; raises NotFound.

    ``unsaved`` is the report as it is being written, in place of the one in the books.
    """
    wanted = report_asked(session, asked, unsaved)
    return annual_report(session, wanted, asked) if unsaved is None else _while_written(session, wanted, asked, unsaved)


def _while_written(
    session: Session, wanted: ReportAsked, asked: Asked, unsaved: ReportDetail
) -> AnnualReportSheet:  # fmt: skip
    """The report beside its text: the figures of all chapters are kept while the books do not change.

    In a large office they take seconds to gather, and the paper is made anew after every rest in typing.
    """
    whole = replace(wanted, plan=replace(wanted.plan, chapters=unsaved.frame.may_have))
    name = ("annual report", unsaved.row.id, asked.as_of, spoken())
    found = kept(session, name, partial(annual_report, session, whole, asked))
    left_out: dict[str, Any] = {each.value: None for each in _TELLING if each not in wanted.plan.chapters}
    return replace(found, asked=wanted, letterhead=letterhead(session, asked.printed_at), **left_out)


def short_report_sheet(session: Session, asked: Asked) -> AnnualReportSheet:
    """The two pages for members of a report in the books, or of the year and section chosen; raises NotFound."""
    found = report_asked(session, asked)
    frame = frame_of(session, found.plan)
    chapters = tuple(each for each in IN_SHORT if each in frame.may_have)
    # They are a paper of their own beside the report, whose bytes are kept.
    standing = replace(found.standing, original=None)
    return annual_report(
        session, replace(found, plan=replace(found.plan, chapters=chapters, short=True), standing=standing), asked
    )
