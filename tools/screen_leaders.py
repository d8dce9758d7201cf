"""Walks through the home page, the page of women leaders and the elections: lists, panels, results, what-if."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from pomanager.readmodels.funnel_chart import StageSpot
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionFor
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.members import Sex
from pomanager.services.elections.queries.listing import elections
from pomanager.services.mentoring.queries.board import attention_rows
from pomanager.ui.elections.candidates_page import CandidatesPage
from pomanager.ui.elections.counting.page import CountingRoom
from pomanager.ui.elections.page import ElectionsPage
from pomanager.ui.elections.result.mandates import MandatesPage
from pomanager.ui.elections.result.page import ResultPage
from pomanager.ui.elections.steps_page import StepsPage
from pomanager.ui.elections.voters_page import VotersPage
from pomanager.ui.governance.funnel import FunnelSegment
from pomanager.ui.governance.home.page import HomePage
from pomanager.ui.governance.indicators import IndicatorsSegment
from pomanager.ui.governance.seats_tried import SeatsTriedPage
from pomanager.ui.mentoring.page import MentoringPage
from pomanager.ui.mentoring.pair_page import PairPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page

Take = Callable[[str, QWidget], None]


def walk_the_home(window: OfficeWindow, take: Take) -> None:
    """Take a picture of the first page, once everything on it was asked for."""
    page = cast("HomePage", window.show_page("home"))
    page.ask_now()
    take("home", window)


def walk_the_leaders(window: OfficeWindow, take: Take) -> None:
    """Take a picture of the funnel, of the people behind a bar, the indicators, and every part of the mentoring."""
    page = cast("MentoringPage", window.show_page("mentoring"))
    funnel = cast("FunnelSegment", page.segment())
    take("leaders-funnel", window)
    funnel.show_spot(StageSpot(FunnelStage.ELECTED, Sex.FEMALE))
    take("leaders-people", window)
    _over(page, SeatsTriedPage(page.desk, page.desk.office.today()), "leaders-seats", window, take)
    page.show_segment("indicators")
    indicators = cast("IndicatorsSegment", page.segment())
    indicators.table.setCurrentIndex(indicators.model.index(2, 0))
    take("leaders-indicators", window)
    for key in ("board", "programme", "roster", "matching"):
        page.show_segment(key)
        take(f"mentoring-{key}", window)
    asking = [row for row, _attention in page.desk.office.ask(attention_rows, page.desk.office.today()) if row]
    for row in asking[:1]:
        _over(page, PairPage(page.desk, row.id), "mentoring-pair", window, take)
    page.show_segment("funnel")


def walk_the_elections(window: OfficeWindow, take: Take) -> None:
    """Take a picture of the list, and of everything there is of the last election of a body whose result stands."""
    page = cast("ElectionsPage", window.show_page("elections"))
    take("elections", window)
    desk = page.desk
    known = desk.office.ask(elections, states=tuple(RESULT_STANDS))
    for label in [each for each in known if each.purpose is ElectionFor.BODY][-1:]:
        made: dict[str, Page] = {
            "steps": StepsPage(desk, label.id), "candidates": CandidatesPage(desk, label.id),
            "voters": VotersPage(desk, label.id), "counting": CountingRoom(desk, label.id),
            "result": ResultPage(desk, label.id), "mandates": MandatesPage(desk, label.id),
        }  # fmt: skip
        for name, over in made.items():
            _over(page, over, f"elections-{name}", window, take)


def _over(page: Page, over: Page, name: str, window: OfficeWindow, take: Take) -> None:
    page.open_page(over)
    take(name, window)
    over.close_page()
