"""The funnel and the indicators on the screen, in an office that has no mentoring programme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.readmodels.funnel_chart import StageSpot
from pomanager.rules.governance.funnel import AgePart, FunnelStage
from pomanager.rules.governance.indicators import Indicator
from pomanager.rules.members import Sex
from pomanager.services import files
from pomanager.ui.application import Screen
from pomanager.ui.governance.funnel import FunnelSegment
from pomanager.ui.governance.indicators import IndicatorsSegment
from pomanager.ui.governance.seats_tried import SeatsTriedPage
from pomanager.ui.mentoring.none_yet import NoProgramme
from pomanager.ui.mentoring.page import MentoringPage
from pomanager.ui.office_window import OfficeWindow
from tests import offices
from tests.ui.office_desk import press


@pytest.fixture(name="window")
def opened(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """The window of S1."""
    path = offices.sample_copy(tmp_path, "s1", offices.USUAL)
    office = files.open_office(path, writing=True, clock=offices.clock)
    shown = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    shown.show()
    yield shown
    shown.close()


def test_every_figure_opens_the_people_and_the_mentoring_can_be_begun(window: OfficeWindow) -> None:
    page = window.show_page("mentoring")
    assert isinstance(page, MentoringPage)
    segment = page.segment()
    assert isinstance(segment, FunnelSegment)
    told = segment.funnel
    assert told is not None
    assert [row.values[0].amount for row in segment.chart.chart().rows if row.values[0].amount is not None] == [
        each.counts.women for each in told.stages.values() if each.counts is not None
    ]
    assert len(segment.figures.figures()) >= 3

    segment.show_spot(StageSpot(FunnelStage.ROLL, Sex.MALE))
    assert segment.detail.people is not None
    assert segment.detail.people.total == told.counts(FunnelStage.ROLL).men
    segment.detail.searched.setText(segment.detail.rows()[0].number)
    assert len(segment.detail.rows()) < told.counts(FunnelStage.ROLL).men
    segment.detail.searched.clear()

    drop = told.drop
    assert drop is not None
    press(window, "funnel.reached")
    assert len(segment.detail.rows()) == drop.after.women
    press(window, "funnel.stopped")
    assert segment.detail.people.asked.not_at is drop.after.stage

    segment.chips.choose(year=2026, ages=AgePart.YOUNG)
    assert segment.funnel is not None
    assert segment.funnel.counts(FunnelStage.ROLL).women < told.counts(FunnelStage.ROLL).women
    segment.chips.choose(year=1990)
    assert "1990" not in segment.without.text()
    assert not segment.without.isHidden()
    assert segment.bars.isHidden()

    page.show_segment("indicators")
    indicators = page.segment()
    assert isinstance(indicators, IndicatorsSegment)
    indicators.table.setCurrentIndex(indicators.model.index(0, 0))
    assert indicators.rows()[0].figure.indicator is Indicator.WOMEN_MEMBERS
    assert indicators.detail.name.text()
    assert indicators.detail.numbers.facts()
    assert indicators.body_model.rowCount() > 0

    page.show_segment("board")
    assert isinstance(page.segment(), NoProgramme)


def test_other_seats_for_women_are_asked_from_those_elected(window: OfficeWindow) -> None:
    page = window.show_page("mentoring")
    assert isinstance(page, MentoringPage)
    segment = page.segment()
    assert isinstance(segment, FunnelSegment)
    segment.show_spot(StageSpot(FunnelStage.ELECTED, Sex.FEMALE))
    press(window, "funnel.seats_tried")
    tried = window.content.page()
    assert isinstance(tried, SeatsTriedPage)
    assert tried.rows
    assert tried.model.rowCount() == len(tried.rows)
