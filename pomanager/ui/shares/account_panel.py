"""Beside a form about somebody's shares: who it is, what is held, what is to be paid and by when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from pomanager.errors import NotFound
from pomanager.i18n import _, formats
from pomanager.readmodels.shares import MemberShares
from pomanager.rules.members import STATUS_WORDS
from pomanager.services.shares.queries.holdings import member_shares
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.shares.holding_view import INSTALMENTS_TOLD, HoldingView, instalment_told
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts

WIDTH = 348


class AccountPanel(DetailPanel):
    """Shows the shares of the member a form is about; nothing until one is named."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(WIDTH)
        self.setObjectName("shares.account")
        self._desk = desk
        self._member_id: int | None = None
        self.shares: MemberShares | None = None
        self.close_button.hide()
        self._name = Label("", "sheet", wrap=True)
        self._number = Label("", "small", wrap=True)
        self._held = QVBoxLayout()
        self._held.setSpacing(px(12))
        self._next = Label("", "section")
        self.instalments = Facts(96)
        for part in (self._name, self._number):
            self.body.addWidget(part)
        self.body.addLayout(self._held)
        self.body.addWidget(self._next)
        self.body.addWidget(self.instalments)
        self.body.addStretch(1)
        self.show_member(None)

    def show_member(self, member_id: int | None, *, anew: bool = False) -> None:
        """Show what this member holds today; asked again only for another member, or ``anew``."""
        if member_id == self._member_id and not anew and (self.shares is not None or member_id is None):
            return
        self._member_id, self.shares = member_id, None
        if member_id is not None:
            try:
                self.shares = self._desk.office.ask(member_shares, member_id, self._desk.office.today())
            except NotFound:
                self.shares = None  # gone from the books meanwhile: the form says so beside its field
        self._show()

    def _show(self) -> None:
        while (item := self._held.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shares = self.shares
        self._name.setText(shares.member.name if shares is not None else "")
        self._number.setText("")
        self._next.setText("")
        self.instalments.show_facts(())
        for label in (self._name, self._number):
            label.setVisible(shares is not None)
        if shares is None:
            return
        number = _("No. {number}").format(number=shares.member.number)
        self._number.setText(" · ".join((number, _(STATUS_WORDS[shares.member.status]))))
        for holding in shares.holdings:
            self._held.addWidget(HoldingView(holding))
        if not shares.holdings:
            self._held.addWidget(Label(_("No shares are held."), wrap=True, tone="text2"))
        rows = shares.instalments[:INSTALMENTS_TOLD]
        self._next.setText(_("Still to be paid") if rows else "")
        self.instalments.show_facts([(formats.day_short(each.due_on), instalment_told(each)) for each in rows])


class AccountAndFacts(AccountPanel):
    """The shares of a member, and below them what comes of a form as it is filled in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts_title = Label("", "section", wrap=True)
        self.facts = Facts(116)
        for part in (self._facts_title, self.facts):
            self.body.insertWidget(self.body.count() - 1, part)

    def show_facts(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts under their title, or nothing."""
        self._facts_title.setText(title if facts else "")
        self.facts.show_facts(facts)
