"""The papers of an election, in a menu."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pomanager.i18n import _
from pomanager.papers import Paper, Subject, papers_for
from pomanager.services.office import Office
from pomanager.ui.elections.menus import open_below
from pomanager.ui.page import Page


def papers_of_election(office: Office) -> tuple[Paper, ...]:
    """The papers about one election that may be printed."""
    return tuple(paper for paper in papers_for(office) if paper.of is Subject.ELECTION)


def has_papers(office: Office) -> bool:
    """Whether anything can be printed of an election."""
    return bool(papers_of_election(office))


class ElectionPapers(QObject):
    """The menu of the papers about one election."""

    def __init__(self, page: Page, election_id: int) -> None:
        super().__init__(page)
        self._page = page
        self._election_id = election_id
        self.menu = QMenu(page)

    def fill(self) -> QMenu:
        """The menu with every paper that can be printed of this election."""
        for paper in papers_of_election(self._page.desk.office):
            action = self.menu.addAction(_(paper.title).replace("&", "&&"))
            action.setData(paper.key)
            action.triggered.connect(self._on_paper)
        return self.menu

    def _on_paper(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            from pomanager.ui.dialogs.print_paper import ask_and_print

            ask_and_print(self._page, self._page.desk, str(action.data()), of=(self._election_id,))


def print_menu(page: Page, election_id: int) -> None:
    """Show the papers of an election below the button that was pressed."""
    open_below(ElectionPapers(page, election_id).fill(), page, "print")
