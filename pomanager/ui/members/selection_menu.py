"""The menu of what can be done with the members chosen in the list: papers, a change of all, a table, a training."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.rules.access.roles import Right
from pomanager.services.office import Office
from pomanager.ui import icons
from pomanager.ui.desk import Desk

ACTS = (
    ("training", N_("Add to a training…"), "report", Right.KEEP_TRAININGS),
    ("change", N_("Change together…"), "edit", Right.KEEP_ROLL),
    ("settle", N_("Everything noted is right…"), "check", Right.KEEP_ROLL),
    ("only", N_("Show only these"), "filter", None),
    ("export", N_("Export these"), "export", Right.TAKE_OUT),
    ("export_all", N_("Export all that is kept of these"), "export", Right.TAKE_OUT),
    ("copy", N_("Copy"), "columns", None),
)
"""Key, words, icon of each act, and the right it needs."""


def chosen_words(count: int) -> str:
    """The words of the button that opens the menu."""
    # TR: button above the list, opens the menu of what can be done with the members chosen there
    return ngettext("With the {count} chosen", "With the {count} chosen", count).format(count=formats.number(count))


class SelectionMenu(QObject):
    """Makes the menu; ``wanted`` brings the key of an act, ``paper_wanted`` that of a paper, each with the members."""

    wanted = Signal(str)
    paper_wanted = Signal(str)

    def menu(self, parent: QWidget, chosen: int, desk: Desk) -> QMenu:
        """The menu for so many members chosen: what whoever is at the keyboard may do with them."""
        menu = QMenu(parent)
        menu.setObjectName("members.chosen")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = menu.addAction(ngettext("{count} member", "{count} members", chosen).format(
            count=formats.number(chosen)
        ))  # fmt: skip
        heading.setEnabled(False)
        self._add_papers(menu.addMenu(icons.icon("print"), _("Papers")), desk.office)
        for key, words, icon, right in ACTS:
            if not (right and desk.off(right)):
                self._add(menu, key, _(words), icon)
        return menu

    def _add_papers(self, menu: QMenu, office: Office) -> None:
        for key, title in papers_of_chosen(office):
            action = menu.addAction(_(title).replace("&", "&&"))
            action.setData(key)
            action.triggered.connect(self._on_paper)

    def _add(self, menu: QMenu, key: str, words: str, icon: str) -> None:
        action = menu.addAction(icons.icon(icon), words)
        action.setData(key)
        action.triggered.connect(self._on_wanted)

    def _on_paper(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.paper_wanted.emit(str(sender.data()))

    def _on_wanted(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.wanted.emit(str(sender.data()))


def papers_of_chosen(office: Office) -> Sequence[tuple[str, str]]:
    """Key and title of the papers that members chosen in the list stand on: one each, or all on one."""
    from pomanager.papers import Chosen, Subject, papers_for

    return [
        (paper.key, paper.title)
        for paper in papers_for(office)
        if paper.of is Subject.MEMBER or paper.chosen is not Chosen.NOT_ASKED
    ]
