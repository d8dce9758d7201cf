"""What can be done about a pair: forms opened over the page, papers, and the way to trainings and private notes."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from pomanager.i18n import _, formats
from pomanager.papers import Subject, papers_for
from pomanager.readmodels.mentoring.pairs import PairDetail, PairRow
from pomanager.rules.access.roles import Right
from pomanager.rules.mentoring.journey import may_follow
from pomanager.rules.mentoring.kinds import PAIR_EVENT_WORDS, RUNNING, GoalState, PairEventKind
from pomanager.ui.mentoring import journey_forms
from pomanager.ui.mentoring.forms import noting_event
from pomanager.ui.mentoring.timeline import TimelineLine
from pomanager.ui.page import Page

TRAINING_CERTIFICATE = "training-certificate"


class PairActs(QObject):
    """Opens the forms of acts over a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk

    def record_session(self, pairs: Sequence[PairRow], chosen: PairRow | None) -> None:
        """Open the form in which sessions are typed from paper."""
        running = chosen if chosen is not None and chosen.state in RUNNING else None
        self._page.open_page(journey_forms.logging(self._desk, pairs, running))

    def take_back(self, detail: PairDetail, line: TimelineLine) -> None:
        """Open the form that takes a line back that was written by mistake."""
        if line.can_be_taken_back:
            self._page.open_page(journey_forms.taking_back(self._desk, detail.row, line))

    def menu(self, detail: PairDetail, place: QPoint, line: TimelineLine | None = None) -> QMenu:
        """Show what else can be done about a pair, and about the line that is chosen. Returns the menu."""
        menu = QMenu(self._page)
        menu.setObjectName("pair.further")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self._desk.off(Right.KEEP_MENTORING):
            self._journey(menu, detail)
            menu.addSeparator()
            self._events(menu, detail)
            if line is not None and line.can_be_taken_back:
                # TR: an act: take back a line of a pair written by mistake; {what} is "Session", {day} its day
                said = _("Take back: {what} of {day}…").format(what=line.what, day=formats.day_short(line.on))
                self._add(menu, said, partial(self.take_back, detail, line))
            menu.addSeparator()
        self._papers(menu, detail)
        menu.addSeparator()
        if self._desk.office.may(Right.WRITE_NOTES):
            self._add(menu, _("Private notes…"), partial(self._go, "notes", None))
        if self._desk.office.may(Right.KEEP_TRAININGS):
            self._add(menu, _("Trainings…"), partial(self._go, "members", "trainings"))
        menu.popup(place)
        return menu

    def _journey(self, menu: QMenu, detail: PairDetail) -> None:
        row = detail.row
        self._form(menu, _("Set a goal…"), partial(journey_forms.setting_goal, self._desk, row))
        for goal in detail.goals:
            if goal.state is GoalState.OPEN:
                # TR: an act: record what came of a goal; {goal} is its text
                said = _("What came of: {goal}…").format(goal=goal.text)
                self._form(menu, said, partial(journey_forms.closing_goal, self._desk, row, goal))
        self._form(menu, _("Record a review…"), partial(journey_forms.reviewing, self._desk, detail))
        self._form(menu, _("Rate competencies…"), partial(journey_forms.rating, self._desk, row))
        self._form(menu, _("Note support, a barrier or a task…"), partial(journey_forms.noting, self._desk, row))

    def _events(self, menu: QMenu, detail: PairDetail) -> None:
        """What can happen to the pair as it stands now."""
        for kind in PairEventKind:
            if may_follow(detail.row.state, kind):
                said = f"{_(PAIR_EVENT_WORDS[kind])}…"
                self._form(menu, said, partial(noting_event, self._desk, detail.row, kind))

    def _papers(self, menu: QMenu, detail: PairDetail) -> None:
        for paper in papers_for(self._desk.office):
            if paper.of is Subject.PAIR:
                self._add(menu, _(paper.title), partial(self._print, paper.key, detail.row.id))
            elif paper.key == TRAINING_CERTIFICATE and detail.mentee.person.member_id is not None:
                self._add(menu, _(paper.title), partial(self._print, paper.key, detail.mentee.person.member_id))

    def _form(self, menu: QMenu, words: str, make: Callable[[], Page]) -> None:
        self._add(menu, words, partial(self._open, make))

    def _add(self, menu: QMenu, words: str, act: Callable[[], None]) -> None:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False: act())

    def _open(self, make: Callable[[], Page]) -> None:
        self._page.open_page(make())

    def _go(self, page: str, argument: object) -> None:
        self._desk.bus.page_wanted.emit(page, argument)

    def _print(self, key: str, of: int) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self._page, self._desk, key, of=(of,))
