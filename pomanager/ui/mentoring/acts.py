"""What can be done about a pair: forms opened over the page, and its papers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.papers import Subject, papers_for
from pomanager.readmodels.mentoring.pairs import PairDetail, PairRow
from pomanager.rules.mentoring.kinds import PAIR_EVENT_WORDS, RUNNING, GoalState, PairEventKind
from pomanager.ui.mentoring import journey_forms
from pomanager.ui.mentoring.forms import noting_event
from pomanager.ui.page import Page


class PairActs(QObject):
    """Opens the forms of acts over a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._detail: PairDetail | None = None

    def record_session(self, pairs: Sequence[PairRow], chosen: PairRow | None) -> None:
        """Open the form in which sessions are typed from paper."""
        running = chosen if chosen is not None and chosen.state in RUNNING else None
        self._page.open_page(journey_forms.logging(self._desk, pairs, running))

    def menu(self, detail: PairDetail, below: QWidget) -> None:
        """Show what else can be done about a pair."""
        self._detail = detail
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, N_("Set a goal…"), self._on_goal)
        for goal in detail.goals:
            if goal.state is GoalState.OPEN:
                # TR: an act: record what came of a goal; {goal} is its text
                action = menu.addAction(_("What came of: {goal}…").format(goal=goal.text).replace("&", "&&"))
                action.setData(goal.id)
                action.triggered.connect(self._on_close_goal)
        self._add(menu, N_("Record a review…"), self._on_review)
        self._add(menu, N_("Rate competencies…"), self._on_rate)
        self._add(menu, N_("Note support, a barrier or a task…"), self._on_note)
        menu.addSeparator()
        for kind in PairEventKind:
            action = menu.addAction(f"{_(PAIR_EVENT_WORDS[kind])}…")
            action.setData(kind.value)
            action.setEnabled(detail.row.state in RUNNING)
            action.triggered.connect(self._on_event)
        menu.addSeparator()
        for paper in papers_for(self._desk.office):
            if paper.of is Subject.PAIR:
                action = menu.addAction(_(paper.title))
                action.setData(paper.key)
                action.triggered.connect(self._on_paper)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _add(self, menu: QMenu, words: str, slot: Callable[[], None]) -> None:
        menu.addAction(_(words)).triggered.connect(slot)

    def _data(self) -> object:
        action = self.sender()
        return action.data() if isinstance(action, QAction) else None

    def _on_goal(self) -> None:
        if self._detail is not None:
            self._page.open_page(journey_forms.setting_goal(self._desk, self._detail.row))

    def _on_close_goal(self) -> None:
        wanted, detail = self._data(), self._detail
        if detail is not None:
            goal = next(each for each in detail.goals if each.id == wanted)
            self._page.open_page(journey_forms.closing_goal(self._desk, detail.row, goal))

    def _on_review(self) -> None:
        if self._detail is not None:
            self._page.open_page(journey_forms.reviewing(self._desk, self._detail))

    def _on_rate(self) -> None:
        if self._detail is not None:
            self._page.open_page(journey_forms.rating(self._desk, self._detail.row))

    def _on_note(self) -> None:
        if self._detail is not None:
            self._page.open_page(journey_forms.noting(self._desk, self._detail.row))

    def _on_event(self) -> None:
        kind = PairEventKind(str(self._data()))
        if self._detail is not None:
            self._page.open_page(noting_event(self._desk, self._detail.row, kind))

    def _on_paper(self) -> None:
        if self._detail is not None:
            from pomanager.ui.dialogs.print_paper import ask_and_print

            ask_and_print(self._page, self._desk, str(self._data()), of=(self._detail.row.id,))
