"""The page that shows who may do what: each right, and the roles that have it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pomanager import papers
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.access.roles import RIGHT_WORDS, RIGHTS, ROLE_WORDS, Right, Role
from pomanager.ui.access.words import roles_said
from pomanager.ui.desk import Desk
from pomanager.ui.look import look, px
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet

PAPER = "who-may"
NARROW_BELOW = 1040
"""Where there is less room, px at 100 %, each right names its roles in words."""
SHOWN = tuple(right for right in Right if right is not Right.DOOR)


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return right in RIGHTS[role]


class WhoMayPage(Page):
    """A table of rights and roles, only to be read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sheet = Sheet()
        self._table: QWidget | None = None
        self._narrow = False
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(24))
        column.addWidget(self._sheet)
        column.addStretch(1)
        self.scroller = Scroller(inside)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroller)
        self.setFocusProxy(self.scroller)

    def title(self) -> str:
        return _("Who may do what")

    def context_line(self) -> str:
        return _("Whoever has several roles may do what any of them may.")

    def actions_offered(self) -> tuple[Action, ...]:
        if not any(paper.key == PAPER for paper in papers.PAPERS):
            return ()
        return (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.scroller.setAccessibleName(self.title())
        self._show()

    def _show(self) -> None:
        before = self._table
        self._narrow = look().stacked or self.width() < px(NARROW_BELOW)
        self._table = _in_words() if self._narrow else _grid()
        self._sheet.body.addWidget(self._table)
        if before is not None:
            self._sheet.body.removeWidget(before)
            before.hide()
            before.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._table is not None and self._narrow != (look().stacked or self.width() < px(NARROW_BELOW)):
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._table is not None:
            self._show()

    def _on_print(self) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, PAPER)


def _in_words() -> QWidget:
    """Each right with the names of its roles."""
    facts = Facts(300)
    facts.show_facts(
        [(_(RIGHT_WORDS[right]), roles_said(role for role in Role if may(role, right))) for right in SHOWN]
    )
    return facts


def _grid() -> QWidget:
    """A column for each role, a check where it has the right."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(px(5))
    grid.setColumnStretch(0, 1)
    for place, role in enumerate(Role, 1):
        head = Label(_(ROLE_WORDS[role]), "small", wrap=True)
        head.setFixedWidth(px(82))
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(head, 0, place)
    for number, right in enumerate(SHOWN):
        row = 2 * number + 1
        grid.addWidget(line(), row, 0, 1, len(Role) + 1)
        grid.addWidget(Label(_(RIGHT_WORDS[right]), wrap=True), row + 1, 0)
        for place, role in enumerate(Role, 1):
            if may(role, right):
                mark = Mark("check", 18, "ok")
                mark.setAccessibleName(f"{_(ROLE_WORDS[role])}: {_(RIGHT_WORDS[right])}")
                grid.addWidget(mark, row + 1, place, Qt.AlignmentFlag.AlignCenter)
    return made
