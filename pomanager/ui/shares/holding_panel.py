"""The panel beside the holdings: what a member holds of each type, what is to be paid when, the last entries."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.shares import EntryRow, HoldingRow, InstalmentRow, MemberShares
from pomanager.rules.members import STATUS_WORDS
from pomanager.ui import icons
from pomanager.ui.look import px
from pomanager.ui.shares.holding_acts import HOLDING_ACTS, HoldingAct
from pomanager.ui.shares.holding_view import INSTALMENTS_TOLD, HoldingView, instalment_told
from pomanager.ui.shares.words import (
    entry_told,
)
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 356
ENTRIES_TOLD = 6
"""So many entries stand in the panel; the segment of entries shows them all."""
OWN_BUTTONS = 2
"""So many acts have buttons of their own."""


class HoldingPanel(DetailPanel):
    """Tells of one member's shares; sends what somebody wants to do."""

    act_wanted = Signal(str)
    """The key of one of HOLDING_ACTS."""
    record_wanted = Signal(int)
    """The id of the member whose record is to be opened."""
    entries_wanted = Signal(int)
    """The id of the member all of whose entries are to be listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("shares.panel")
        self.shares: MemberShares | None = None
        self.type_id: int | None = None
        self._entries: tuple[EntryRow, ...] = ()
        self._reason_off = ""
        self._name = Label("", "sheet", wrap=True)
        self._number = Label("", "small", wrap=True)
        self._nothing = Label("", wrap=True, tone="text2")
        self._held = QVBoxLayout()
        self._held.setSpacing(px(12))
        self._next_title, self._last_title = Label("", "section"), Label("", "section")
        self.instalments, self.entries = Facts(96), Facts(96)
        self.all_entries = Button("", "journal", "quiet")
        self.all_entries.setObjectName("shares.all_entries")
        self.record = Button("", "member", "quiet")
        self.record.setObjectName("shares.record")
        self.buttons = {act.key: Button("", act.icon) for act in HOLDING_ACTS[:OWN_BUTTONS]}
        self.more = Button("", "more", chevron=True)
        self.more.setObjectName("shares.more")
        self._lay_out()
        for key, button in self.buttons.items():
            button.setObjectName(f"shares.{key}")
            button.clicked.connect(self._on_button)
        self.more.clicked.connect(self._on_more)
        self.record.clicked.connect(self._on_record)
        self.all_entries.clicked.connect(self._on_entries)
        self.show_shares(None, (), None)

    def _lay_out(self) -> None:
        self.begin_with(self._name, self._number)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._held)
        for part in (self._next_title, self.instalments, self._last_title, self.entries):
            self.body.addWidget(part)
        links = QWidget()
        WrappingRow(((self.all_entries, self.record),), links)
        self.body.addWidget(links)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow(((*self.buttons.values(), self.more),), acts)
        self.foot.addWidget(acts, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        # TR: heading over the days on which parts of the shares are to be paid
        self._next_title.setText(_("Still to be paid"))
        self._last_title.setText(_("Last entries"))
        self._nothing.setText(_("No shares are held."))
        self.all_entries.setText(_("All entries"))
        self.record.setText(_("Open the record"))
        self.more.setText(_("More"))
        for act in HOLDING_ACTS[:OWN_BUTTONS]:
            self.buttons[act.key].setText(_(act.words))
        self.show_shares(self.shares, self._entries, self.type_id)

    def may_write(self, reason_off: str) -> None:
        """Allow the acts, or say on hover why there are none."""
        self._reason_off = reason_off
        self._show_acts()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_shares(self, shares: MemberShares | None, entries: Sequence[EntryRow], type_id: int | None) -> None:
        """Tell of a member's shares and the newest entries; acts are about the type; None shows nothing."""
        self.shares, self._entries, self.type_id = shares, tuple(entries), type_id
        self._inside.setVisible(shares is not None)
        self._show_acts()
        if shares is None:
            return
        self._name.setText(shares.member.name)
        number = _("No. {number}").format(number=shares.member.number)
        parts = (shares.member.other_script, number, _(STATUS_WORDS[shares.member.status]))
        self._number.setText(" · ".join(part for part in parts if part))
        self._show_held(shares.holdings)
        self._nothing.setVisible(not shares.holdings)
        self._show_instalments(shares.instalments)
        self.entries.show_facts([(formats.day_short(each.effective_on), entry_told(each)) for each in entries])
        for part in (self._last_title, self.entries, self.all_entries):
            part.setVisible(bool(entries))

    def _show_held(self, holdings: Sequence[HoldingRow]) -> None:
        while (item := self._held.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for holding in holdings:
            self._held.addWidget(HoldingView(holding))

    def _show_instalments(self, rows: Sequence[InstalmentRow]) -> None:
        told = [(formats.day_short(each.due_on), instalment_told(each)) for each in rows[:INSTALMENTS_TOLD]]
        self.instalments.show_facts(told)
        self._next_title.setVisible(bool(told))
        self.instalments.setVisible(bool(told))

    def holding(self) -> HoldingRow | None:
        """The holding of the type that is looked at, or the only one."""
        holdings = self.shares.holdings if self.shares is not None else ()
        return next((each for each in holdings if each.type.id == self.type_id), holdings[0] if holdings else None)

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _offered(self, acts: Sequence[HoldingAct]) -> list[HoldingAct]:
        shares = self.shares
        return [act for act in acts if act.offered(shares, self.holding())] if shares is not None else []

    def _show_acts(self) -> None:
        shown = self.shares is not None
        offered = {act.key for act in self._offered(HOLDING_ACTS)}
        for key, button in self.buttons.items():
            button.setVisible(shown)
            nothing_due = _("Nothing is due on these shares.") if key not in offered else ""
            button.offer(self._reason_off or nothing_due)
        self.more.setVisible(shown)
        self.more.offer(self._reason_off)

    def more_menu(self) -> QMenu:
        """The acts without a button of their own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self._offered(HOLDING_ACTS[OWN_BUTTONS:]):
            action = menu.addAction(icons.icon(act.icon), _(act.words))
            action.setData(act.key)
            action.triggered.connect(self._on_act)
        return menu

    def _on_more(self) -> None:
        menu = self.more_menu()
        place = self.more.mapToGlobal(QPoint(0, 0))
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)

    def _on_act(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.act_wanted.emit(str(sender.data()))

    def _on_button(self) -> None:
        self.act_wanted.emit(self.sender().objectName().removeprefix("shares."))

    def _on_record(self) -> None:
        if self.shares is not None:
            self.record_wanted.emit(self.shares.member.member_id)

    def _on_entries(self) -> None:
        if self.shares is not None:
            self.entries_wanted.emit(self.shares.member.member_id)
