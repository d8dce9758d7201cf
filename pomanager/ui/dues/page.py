"""The page "Dues": who owes what, the book of receipts, charges, the fees, and the room in which receipts are typed."""

from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.dues import DuesSum
from pomanager.rules.access.roles import Right
from pomanager.services.dues.queries.arrears import overdue_members
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.services.dues.queries.listing import dues_sums
from pomanager.services.office import Office
from pomanager.services.shares.queries.types import has_share_types
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.dues.acts import DuesActs
from pomanager.ui.dues.segment import DuesSegment
from pomanager.ui.dues.segments import SEGMENTS
from pomanager.ui.dues.words import sums_said
from pomanager.ui.page import Action
from pomanager.ui.paper_menu import PaperMenu, papers_of
from pomanager.ui.segmented_page import SegmentedPage
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState


class Standing(NamedTuple):
    """How dues stand on a day: each fee over everybody, and how many members are overdue."""

    day: date
    sums: tuple[DuesSum, ...]
    members: int


def read_standing(office: Office, day: date) -> Standing:
    """Ask how dues stand; takes its time where there are many accounts."""
    return Standing(day, office.ask(dues_sums, day), len(office.ask(overdue_members, day)))


class DuesPage(SegmentedPage):
    """The register of dues."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.DUES, Area.SHARES, Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SEGMENTS, EmptyState("dues"))
        self.standing: Standing | None = None
        """How dues stand today, as soon as it has been added up."""
        self._beside = Beside(self)
        self.acts = DuesActs(self)
        self.add_fee = Button("", "plus", "primary", shortcut="Ctrl+N")
        self.add_fee.setObjectName("dues.add_fee")
        self.receive = Button("", "dues")
        self.receive.setObjectName("dues.receive_shares")
        self.empty.add_button(self.add_fee)
        self.empty.add_button(self.receive)
        self._beside.answered.connect(self._on_standing)
        self.add_fee.clicked.connect(self.acts.add_fee)
        self.receive.clicked.connect(self.acts.receive)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Dues")

    def context_line(self) -> str:
        found = self.standing
        if not self.in_use or found is None:
            return ""
        day = formats.day(found.day, "long")
        if not found.members:
            # TR: below the title: of dues
            return _("Nothing is overdue on {day}").format(day=day)
        members = ngettext("{count} member", "{count} members", found.members)
        # TR: below the title: {amounts} "120 000 FBu", {members} "47 members"
        told = _("Overdue on {day}: {amounts}, {members}")
        counted = members.format(count=formats.number(found.members))
        return told.format(day=day, amounts=sums_said(found.sums), members=counted)

    def actions_offered(self) -> tuple[Action, ...]:
        if not self.in_use:
            return ()  # the first act stands in the middle of the page
        own = self.segment().actions_offered()
        off = self.desk.off(Right.KEEP_DUES)
        papers = papers_of(Area.DUES, self.desk.office)
        printing = (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),) if papers else ()
        acts = (*own, Action("acts", N_("Further acts"), self._on_acts, "edit", reason_off=off), *printing)
        if any(action.primary for action in own):
            return acts
        receive = Action(
            "receive", N_("Record receipts"), self.acts.receive, "plus", "Ctrl+N", primary=True, reason_off=off
        )
        return (*acts, receive)

    def refresh(self) -> None:
        """Ask whether there are fees, and how dues stand; a segment asks when it is in front."""
        in_use = bool(self.desk.office.ask(fee_labels))
        if in_use:
            self._beside.ask(partial(read_standing, self.desk.office, self.desk.office.today()))
        else:
            self.receive.setVisible(self.desk.office.ask(has_share_types))
        self.show_use(in_use=in_use)

    def _on_standing(self, standing: Standing) -> None:
        self.standing = standing
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word of the page's own anew; segments do so themselves."""
        super().retranslate()
        self.add_fee.setText(_("Add a fee"))
        self.receive.setText(_("Record receipts"))
        for button in (self.add_fee, self.receive):
            button.offer(self.desk.off(Right.KEEP_DUES))
        self.empty.tell(
            _("No fee is written down yet"),
            _(
                "Here stands who owes dues since when, every receipt, and what was charged for which year. It begins "
                "with a fee: what it is called, how often it is owed, and how much it is."
            ),
        )

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_acts(self) -> None:
        self.acts.menu(self.below("acts"))

    def _on_print(self) -> None:
        segment = self.segment()
        day, member_id, name = self.desk.office.today(), None, ""
        if isinstance(segment, DuesSegment):
            day, about = segment.day(), segment.member()
            member_id, name = (about.member_id, about.name) if about is not None else (None, "")
        PaperMenu(self, Area.DUES, member_id, name, day).popup(self.below("print"))
