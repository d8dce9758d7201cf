"""What can be done about an election before its count: forms and pages opened over the one that shows it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.i18n.offices import body_name
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.stepping import StepAct
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.elections.commands.preparing import open_nominations
from pomanager.services.elections.going_on import TOGETHER
from pomanager.services.elections.queries.loading import election_detail
from pomanager.ui import icons, problems
from pomanager.ui.desk import Desk
from pomanager.ui.elections.going_on import WORDS, TogetherForm
from pomanager.ui.elections.menus import open_below
from pomanager.ui.elections.steps import PAGES, open_step
from pomanager.ui.page import Page

SECTION, SECTIONS = "section", "sections"
"""What an election can be held for besides a body: delegates of one section, or of all."""


class ElectionActs(QObject):
    """The acts on elections; each opens its form or its page over the page they were asked on."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk

    def prepare(self) -> None:
        """Ask what is to be filled, in a menu: seats of a body, or delegates."""
        open_below(self.menu(), self._page, "prepare")

    def menu(self) -> QMenu:
        """The menu of what an election can be held for."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in self._desk.office.ask(bodies, self._desk.office.today()):
            if row.seats:
                self._add(menu, "lead", body_name(row.label.name, row.label.section), row.label.id)
        menu.addSeparator()
        self._add(menu, "member", _("Delegates of one section…"), SECTION)
        self._add(menu, "members", _("Delegates of all sections…"), SECTIONS)
        return menu

    def _add(self, menu: QMenu, icon: str, words: str, what: object) -> None:
        action = menu.addAction(icons.icon(icon), words.replace("&", "&&"))
        action.setData(what)
        action.triggered.connect(self._on_what)

    def _on_what(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.prepare_for(sender.data())

    def prepare_for(self, what: object) -> None:
        """Open the form of a new election: of a body by its id, of one section, of all of them."""
        from pomanager.ui.elections.preparing import preparing_body, preparing_delegates
        from pomanager.ui.elections.sections import preparing_sections

        if self._desk.off(Right.KEEP_MEETINGS):
            return
        if isinstance(what, int):
            self._page.open_page(preparing_body(self._desk, what, self._page.open_at))
        elif what == SECTION:
            self._page.open_page(preparing_delegates(self._desk, self._page.open_at))
        else:
            self._page.open_page(preparing_sections(self._desk))

    def paste_candidates(self) -> None:
        """Open the form for candidates of many sections."""
        from pomanager.ui.elections.many import pasting

        if not self._desk.off(Right.KEEP_MEETINGS):
            self._page.open_page(pasting(self._desk))

    def together(self, election_ids: tuple[int, ...]) -> None:
        """Ask in a menu what is done with all these elections."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in TOGETHER:
            action = menu.addAction(_(WORDS[act][0]))
            action.setData((act, election_ids))
            action.triggered.connect(self._on_together)
        open_below(menu, self._page, "together")

    def _on_together(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            act, election_ids = sender.data()
            self.together_by(StepAct(act), tuple(election_ids))

    def together_by(self, act: StepAct, election_ids: tuple[int, ...]) -> None:
        """Open the form that does an act with all these elections."""
        if not self._desk.off(Right.KEEP_MEETINGS):
            self._page.open_page(TogetherForm(self._desk, act, election_ids))

    def act(self, key: str, election_id: int) -> None:
        """Do an act of the panel or a step, by its key."""
        detail = self._desk.office.ask(election_detail, election_id)
        if key == "steps":
            self._page.open_page(self._steps(election_id))
        elif key == "print":
            from pomanager.ui.elections.papers import print_menu

            print_menu(self._page, election_id)
        elif key == StepAct.MEETING:
            self._desk.bus.page_wanted.emit("meetings", detail.label.meeting_id)
        elif key in set(PAGES):
            self._page.open_page(open_step(self._desk, election_id, StepAct(key)))
        elif not self._desk.off(Right.KEEP_MEETINGS):
            self._write(StepAct(key), detail)

    def _steps(self, election_id: int) -> Page:
        from pomanager.ui.elections.steps_page import StepsPage

        page = StepsPage(self._desk, election_id)
        page.act_wanted.connect(ElectionActs(page).act)
        return page

    def _write(self, key: StepAct, detail: ElectionDetail) -> None:
        if key is StepAct.FREEZE:
            from pomanager.ui.elections.freezing import RollFreezing

            RollFreezing(self._page).freeze(detail.label.id)
        elif key is StepAct.CALL:
            try:
                self._desk.do(open_nominations, detail.label.id)
            except OfficeError as trouble:
                problems.show(self._page, trouble)
        else:
            self._page.open_page(_form(self._desk, key, detail))


def _form(desk: Desk, key: StepAct, detail: ElectionDetail) -> Page:
    from pomanager.ui.elections import forms, listing_forms, officials

    if key is StepAct.AMEND:
        return forms.amending(desk, detail)
    if key is StepAct.OFFICIALS:
        return officials.naming(desk, detail)
    if key is StepAct.PUBLISH:
        return listing_forms.publishing(desk, detail)
    return forms.poll_opening(desk, detail) if key is StepAct.OPEN else forms.poll_closing(desk, detail)
