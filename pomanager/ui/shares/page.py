"""The page "Shares": a row of tabs, and below them the segment in front with its own list, search and panel."""

from functools import partial
from typing import ClassVar

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.shares import ShareTypeRow
from pomanager.rules.access.roles import Right
from pomanager.services.shares.queries.types import has_share_types, share_type_rows
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.segmented_page import SegmentedPage
from pomanager.ui.shares.acts import ShareActs
from pomanager.ui.shares.papers import SharePapers, papers_offered
from pomanager.ui.shares.segment import ShareSegment
from pomanager.ui.shares.segments import SEGMENTS
from pomanager.ui.shares.words import capital_said
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState


class SharesPage(SegmentedPage):
    """The share register: who holds what on a day, every entry, the capital, what is overdue, the types of share."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.SHARES, Area.DUES, Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SEGMENTS, EmptyState("share"))
        self.types: tuple[ShareTypeRow, ...] = ()
        """The types with what is held of them, as soon as it has been added up."""
        self._beside = Beside(self)
        self.acts = ShareActs(self)
        self.add_type = Button("", "plus", "primary", shortcut="Ctrl+N")
        self.add_type.setObjectName("shares.add_type")
        self.bring_in = Button("", "import")
        self.bring_in.setObjectName("shares.bring_in")
        for button in (self.add_type, self.bring_in):
            self.empty.add_button(button)
        self._beside.answered.connect(self._on_types)
        self.add_type.clicked.connect(self.acts.add_type)
        self.bring_in.clicked.connect(self._on_bring_in)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Shares")

    def context_line(self) -> str:
        return capital_said(self.types, self.desk.office.today()) if self.types else ""

    def actions_offered(self) -> tuple[Action, ...]:
        own = self.segment().actions_offered() if self.in_use else ()
        off = self.desk.off(Right.KEEP_SHARES)
        if not self.in_use:
            return ()  # the first act stands in the middle of the page
        papers = papers_offered(self.desk.office)
        printing = (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),) if papers else ()
        pay = Action("pay", N_("Record a payment"), self.acts.pay, "dues", "Ctrl+M", reason_off=off)
        acts = (*own, pay, Action("acts", N_("Further acts"), self._on_acts, "edit", reason_off=off), *printing)
        if any(action.primary for action in own):
            return acts
        subscribe = Action(
            "subscribe", N_("Record a subscription"), self.acts.subscribe, "plus", "Ctrl+N", primary=True,
            reason_off=off,
        )  # fmt: skip
        return (*acts, subscribe)

    def refresh(self) -> None:
        """Ask for the types and the capital again; a segment asks when it is in front."""
        in_use = self.desk.office.ask(has_share_types)
        if in_use:
            self._beside.ask(partial(self.desk.office.ask, share_type_rows, self.desk.office.today()))
        self.show_use(in_use=in_use)

    def _on_types(self, types: tuple[ShareTypeRow, ...]) -> None:
        self.types = types
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word of the page's own anew; segments do so themselves."""
        super().retranslate()
        self.add_type.setText(_("Add a share type"))
        self.bring_in.setText(_("Bring in a table"))
        for button in (self.add_type, self.bring_in):
            button.offer(self.desk.off(Right.KEEP_SHARES))
        self.empty.tell(
            _("No type of share is written down yet"),
            _(
                "Here stands what each member has subscribed and paid up, every entry of the register, the capital on "
                "any day, and which instalments are overdue. It begins with what a share is called and what it is "
                "worth."
            ),
        )

    def open_at(self, argument: object) -> None:
        """Show a segment by its key, with what it is to show: (key, argument); or what a member holds, by id."""
        super().open_at(("holdings", argument) if isinstance(argument, int) else argument)

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_bring_in(self) -> None:
        self.acts.open("table")

    def _on_acts(self) -> None:
        self.acts.menu(self.below("acts"))

    def _on_print(self) -> None:
        segment = self.segment()
        day, member_id, name = self.desk.office.today(), None, ""
        if isinstance(segment, ShareSegment):
            day, about = segment.day(), segment.member()
            member_id, name = (about.member_id, about.name) if about is not None else (None, "")
        SharePapers(self, member_id, name, day).popup(self.below("print"))
