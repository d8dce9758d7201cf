"""The annual report gathered from the books: its figures add up, of sections too, and what may not be told is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from sqlalchemy.orm import Session

from pomanager.db.covering import read_with
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.readmodels.funnel import FunnelView
from pomanager.readmodels.governance_report import ReportAsked, ReportPlan
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.papers import Asked
from pomanager.rules.access.roles import RIGHTS, Role
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.governance.report import OF_SECTION, Chapter
from pomanager.rules.meetings.kinds import MeetingState
from pomanager.rules.movements import JOINING
from pomanager.services.governance.queries.annual.scope import Scope, Section
from pomanager.services.governance.queries.annual_report import annual_report, short_report_sheet
from pomanager.services.members.queries.on_day import counts_by_section
from pomanager.services.office import Office
from pomanager.services.organisation.queries.sections import section_tree
from tests import offices

TODAY = offices.NOW.date()
PRINTED = Asked(offices.NOW, TODAY)
WHOLE = ReportAsked(ReportPlan(year=2026, chapters=tuple(Chapter), languages=("ru",)))


@pytest.fixture(name="batken", scope="module")
def cooperative() -> Iterator[Office]:
    """S1, which is only read."""
    office = offices.opened_office(offices.sample_file("s1", offices.USUAL), writing=False)
    yield office
    office.close()


@pytest.fixture(name="whole", scope="module")
def report_of_all(batken: Office) -> AnnualReportSheet:
    """The report on the year, of everybody."""
    return batken.ask(annual_report, WHOLE, PRINTED)


def of_section(office: Office, section_id: int) -> AnnualReportSheet:
    """The report on one section."""
    plan = replace(WHOLE.plan, section_id=section_id, chapters=tuple(each for each in Chapter if each in OF_SECTION))
    return office.ask(annual_report, ReportAsked(plan), PRINTED)


def adds_up(sheet: AnnualReportSheet) -> bool:
    """Whether those there at first, with those who came and without those who left, are those there at the end."""
    assert sheet.members is not None
    moved = sheet.members.moved
    came = sum(counts.total * (1 if each in JOINING else -1) for each, counts in moved.moved.items())
    return moved.opening.total + came == moved.closing.total == sheet.members.statistics.everybody.counts.total


def test_figures_that_stand_in_two_chapters_are_the_same(whole: AnnualReportSheet) -> None:
    assert adds_up(whole)
    assert whole.members is not None
    assert whole.women is not None
    assert whole.members.moved.closing == whole.women.funnel.counts(FunnelStage.ROLL)
    assert whole.meetings is not None
    assert whole.resolutions is not None
    assert whole.supervision is not None
    told = {each.meeting.id for each in whole.meetings.meetings}
    assert {line.meeting.id for line in whole.resolutions.lines} <= told
    assert {each.meeting.id for each in whole.supervision.meetings} <= told


def test_the_meetings_of_the_year_stand_with_their_quorum(whole: AnnualReportSheet) -> None:
    assert whole.meetings is not None
    assert whole.meetings.annual is not None
    assert whole.meetings.annual.held_on in {each.meeting.held_on for each in whole.meetings.meetings}
    for each in whole.meetings.meetings:
        assert (each.quorum is not None) == (each.meeting.state in {MeetingState.CLOSED, MeetingState.FAILED})
    board, *_others = whole.meetings.bodies
    held = [each for each in whole.meetings.meetings if each.meeting.body_id == board.body.id]
    assert board.held == sum(each.meeting.state is MeetingState.CLOSED for each in held)


def test_what_the_year_brought_is_there(whole: AnnualReportSheet) -> None:
    assert whole.capital is not None
    assert whole.capital.since == date(2026, 1, 1)
    assert whole.bylaws is not None
    assert [each.later.since for each in whole.bylaws.changes] == [date(2026, 7, 1)]
    assert whole.elections is not None
    assert whole.elections.results
    assert whole.interests
    assert whole.filings is not None
    assert all(row.on is None or row.on >= whole.first for row in whole.filings.rows)
    assert whole.signers
    assert whole.mentoring is not None
    assert whole.mentoring.sheet is None  # no programme


def test_sections_add_up_to_the_whole(batken: Office) -> None:
    tree = batken.ask(section_tree)
    by_section: dict[int | None, RollCounts] = batken.ask(counts_by_section, TODAY)
    for section_id in list(tree.nodes)[:2]:
        told = of_section(batken, section_id)
        assert adds_up(told)
        assert told.members is not None
        assert told.members.moved.closing == by_section[section_id]
        assert told.section == tree.nodes[section_id].name
        assert told.women is not None
        assert told.women.funnel.counts(FunnelStage.ROLL) == by_section[section_id]
        assert not any((told.capital, told.filings, told.interests, told.bylaws))
        assert told.meetings is not None
        assert told.meetings.annual is None


def test_a_year_before_the_books_fills_no_chapter(batken: Office) -> None:
    plan = replace(WHOLE.plan, year=1990)
    told = batken.ask(annual_report, ReportAsked(plan), PRINTED)
    assert not told.has_books
    assert not any((told.members, told.women, told.meetings))


def test_the_short_one_asks_for_no_more_than_it_prints(batken: Office) -> None:
    told = batken.ask(short_report_sheet, PRINTED)
    assert told.asked.plan.short
    assert told.members is not None
    assert not any((told.bylaws, told.filings, told.elections))


def test_whoever_may_not_read_shares_or_pairs_is_told_nothing_of_them(batken: Office) -> None:
    def asked(session: Session) -> AnnualReportSheet:
        read_with(session, RIGHTS[Role.DATA_CLERK])
        return annual_report(session, WHOLE, PRINTED)

    told = batken.ask(asked)
    assert not any((told.capital, told.mentoring))
    assert told.members is not None


def test_members_of_a_section_closed_in_mid_year_are_told_of_as_on_its_last_day() -> None:
    view, closed = FunnelView(date(2026, 1, 1), TODAY, section_id=3), date(2026, 6, 30)
    for ended, until in ((None, TODAY), (closed, closed), (date(2025, 5, 1), date(2026, 1, 1))):
        section = Section("Mungwa", ended, (3,), frozenset(), frozenset())
        scope = Scope(cast("Session", None), PRINTED, view, section)
        assert scope.members_until == until
        assert scope.has_body(7) is scope.has_body(None) is False
