"""What else can be done about programmes: the menu behind "Further acts" of the page of the mentoring."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from pomanager.i18n import _
from pomanager.readmodels.mentoring.journeys import of_cohort
from pomanager.readmodels.mentoring.roster import ProgrammeRow
from pomanager.services.mentoring.queries.board import board
from pomanager.ui import icons
from pomanager.ui.mentoring import programme_forms
from pomanager.ui.mentoring.competencies import CompetenciesPage
from pomanager.ui.mentoring.words import programme_said
from pomanager.ui.page import Page

Make = Callable[[], Page]


class ProgrammeActs(QObject):
    """Opens the forms of programmes, cohorts and competencies over a page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk

    def menu(self, programmes: Sequence[ProgrammeRow], place: QPoint) -> QMenu:
        """Show what can be done; of several programmes each has a menu of its own. Returns the menu."""
        menu = QMenu(self._page)
        menu.setObjectName("mentoring.further")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for programme in programmes:
            inside = menu if len(programmes) == 1 else menu.addMenu(programme_said(programme).replace("&", "&&"))
            self._of_programme(inside, programme)
        menu.addSeparator()
        self._add(menu, _("Begin a programme…"), "flag", partial(programme_forms.starting, self._desk))
        self._add(menu, _("What is rated…"), "chart", partial(CompetenciesPage, self._desk))
        menu.popup(place)
        return menu

    def _of_programme(self, menu: QMenu, programme: ProgrammeRow) -> None:
        for cohort in reversed(programme.cohorts):
            # TR: an act: a meeting of the mentees of a cohort among themselves; {cohort} is its name
            said = _("Record a meeting of the cohort {cohort}…").format(cohort=cohort.name)
            self._add(menu, said, "members", partial(self._meeting, programme, cohort.id))
        menu.addSeparator()
        amend = partial(programme_forms.amending_programme, self._desk, programme)
        self._add(menu, _("Amend the programme…"), "edit", amend)
        self._add(menu, _("Add a cohort…"), "plus", partial(programme_forms.adding_cohort, self._desk, programme))
        for cohort in reversed(programme.cohorts):
            said = _("Amend the cohort {cohort}…").format(cohort=cohort.name)
            self._add(menu, said, "edit", partial(programme_forms.amending_cohort, self._desk, programme, cohort))

    def _meeting(self, programme: ProgrammeRow, cohort_id: int) -> Page:
        told = self._desk.office.ask(board, self._desk.office.today())
        cohort = next(each for each in programme.cohorts if each.id == cohort_id)
        return programme_forms.meeting(self._desk, cohort, of_cohort(told.journeys, cohort_id))

    def _add(self, menu: QMenu, words: str, icon: str, make: Make) -> None:
        action = menu.addAction(icons.icon(icon), words.replace("&", "&&"))
        action.triggered.connect(partial(self._open, make))

    def _open(self, make: Make, _checked: bool = False) -> None:
        self._page.open_page(make())
