"""The menu behind "Print" on the page of shares: papers about the member chosen, and about the register."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.papers import Paper, Subject, papers_for
from pomanager.services.office import Office
from pomanager.ui import icons
from pomanager.ui.page import Page

ABOUT_ONE = frozenset({Subject.MEMBER})


def papers_offered(office: Office) -> tuple[Paper, ...]:
    """The papers on shares that are about the register, or about one member, and may be printed."""
    mine = (paper for paper in papers_for(office) if paper.area is Area.SHARES)
    return tuple(paper for paper in mine if paper.of is None or paper.of in ABOUT_ONE)


class SharePapers(QMenu):
    """Offers the papers; the one chosen opens in its preview, as of the day the page shows."""

    def __init__(self, page: Page, member_id: int | None, name: str, day: date) -> None:
        """``member_id`` and ``name`` say who is chosen; None and "" for nobody."""
        super().__init__(page)
        self.setObjectName("shares.papers")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page, self._member_id, self._day = page, member_id, day
        self._offered = papers_offered(page.desk.office)
        about = [paper for paper in self._offered if paper.of in ABOUT_ONE]
        if member_id is not None and about:
            self.addAction(name.replace("&", "&&")).setEnabled(False)
            for paper in about:
                self._add(paper, "member")
            self.addSeparator()
        for paper in self._offered:
            if paper.of is None:
                self._add(paper, "print")

    def _add(self, paper: Paper, icon: str) -> None:
        action = self.addAction(icons.icon(icon), _(paper.title).replace("&", "&&"))
        action.setData(paper.key)
        action.triggered.connect(self._on_paper)

    def _on_paper(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QAction):
            return
        from pomanager.ui.dialogs.print_paper import ask_and_print

        paper = next(each for each in self._offered if each.key == sender.data())
        of = (self._member_id,) if paper.of is not None and self._member_id is not None else ()
        ask_and_print(self._page, self._page.desk, paper.key, of=of, as_of=self._day)
