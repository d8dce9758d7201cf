"""The menu behind "Print" of a page: papers about the member chosen, and about all the books of the page's area."""

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


def papers_of(area: Area, office: Office) -> tuple[Paper, ...]:
    """The papers of an area that are about all of it, or about one member, and may be printed."""
    return tuple(paper for paper in papers_for(office) if paper.area is area and paper.of in {None, Subject.MEMBER})


class PaperMenu(QMenu):
    """Offers the papers; the one chosen opens in its preview, as of the day the page shows."""

    def __init__(self, page: Page, area: Area, member_id: int | None, name: str, day: date) -> None:
        """``member_id`` and ``name`` say who is chosen; None and "" for nobody.

        A paper that is about everybody concerned where nobody is chosen stands among those about the area, too.
        """
        super().__init__(page)
        self.setObjectName("papers")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page, self._member_id, self._day = page, member_id, day
        papers = papers_of(area, page.desk.office)
        about = [paper for paper in papers if paper.of is Subject.MEMBER]
        if member_id is not None and about:
            self.addAction(name.replace("&", "&&")).setEnabled(False)
            for paper in about:
                self._add(paper, "member", of_member=True)
            self.addSeparator()
        for paper in papers:
            if paper.of is None or paper.everybody is not None:
                self._add(paper, "print", of_member=False)

    def _add(self, paper: Paper, icon: str, *, of_member: bool) -> None:
        action = self.addAction(icons.icon(icon), _(paper.title).replace("&", "&&"))
        action.setData((paper.key, of_member))
        action.triggered.connect(self._on_paper)

    def _on_paper(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QAction):
            return
        from pomanager.ui.dialogs.print_paper import ask_and_print

        key, of_member = sender.data()
        of = (self._member_id,) if of_member and self._member_id is not None else ()
        ask_and_print(self._page, self._page.desk, key, of=of, as_of=self._day)
