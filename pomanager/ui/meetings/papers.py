"""The papers of a meeting, in a menu."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu

from pomanager.i18n import _
from pomanager.ui.page import Page


class MeetingPapers(QObject):
    """The menu of the papers about one meeting."""

    def __init__(self, page: Page, meeting_id: int) -> None:
        super().__init__(page)
        self._page = page
        self._meeting_id = meeting_id
        self.menu = QMenu(page)

    def fill(self) -> QMenu:
        """The menu with every paper that can be printed of this meeting."""
        from pomanager.papers import Subject, papers_for

        for paper in papers_for(self._page.desk.office):
            if paper.of is Subject.MEETING:
                action = self.menu.addAction(_(paper.title))
                action.setData(paper.key)
                action.triggered.connect(self._on_paper)
        return self.menu

    def _on_paper(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            from pomanager.ui.dialogs.print_paper import ask_and_print

            ask_and_print(self._page, self._page.desk, str(action.data()), of=(self._meeting_id,))


def print_menu(page: Page, meeting_id: int) -> None:
    """Show the papers of a meeting where the mouse, or the button pressed, is."""
    menu = MeetingPapers(page, meeting_id).fill()
    if not menu.isEmpty():
        menu.popup(QCursor.pos())
