"""The members of one distribution: those chosen are paid in one act, and a single payment is taken back."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.distributions import DistributionLine, DistributionRow, PaymentRow
from pomanager.readmodels.members import RollView
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.kinds import DISTRIBUTION_WORDS
from pomanager.services.members.queries import roll_ids
from pomanager.services.shares.queries.distributions import (
    distribution_lines,
    distribution_members,
    distribution_payments,
    distribution_row,
)
from pomanager.services.shares.queries.open_shares import rests
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Told
from pomanager.ui.bus import RecordOf
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.shares.listed import ALL, OPEN, ListedSegment
from pomanager.ui.shares.words import money_said, payment_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.tokens import Tone

ACTS = (
    PanelAct("pay", N_("Pay…"), "dues"),
    PanelAct("back", N_("Take a payment back…"), "undo"),
    PanelAct("record", N_("Open the record"), "member", writes=False, link=True),
)


class LineShown(NamedTuple):
    """A line of the list, and the distribution in whose currency its amounts are."""

    line: DistributionLine
    of: DistributionRow

    @property
    def id(self) -> int:
        """The id of the member."""
        return self.line.member.member_id

    def said(self, minor: int) -> str:
        """An amount without its currency: the list knows but one."""
        return formats.figures(minor, self.of.decimals)


def _number(row: LineShown) -> str:
    return row.line.member.number


def _name(row: LineShown) -> str:
    return row.line.member.name


def _gets(row: LineShown) -> str:
    return row.said(row.line.minor)


def _paid(row: LineShown) -> str:
    return row.said(row.line.paid) if row.line.paid else ""


def _rest(row: LineShown) -> str:
    return row.said(row.line.rest) if row.line.rest else ""


COLUMNS: tuple[Column[LineShown], ...] = (
    Column(N_("No."), _number, right=True, width=72, key="number", muted=True, sortable=False),
    Column(N_("Name"), _name, width=0, key="name", sortable=False),
    # TR: head of a column: what a member gets of a distribution
    Column(N_("Gets"), _gets, right=True, width=124, key="minor", sortable=False),
    Column(N_("Paid"), _paid, right=True, width=124, key="paid", sortable=False),
    Column(N_("Left to pay"), _rest, right=True, width=124, key="rest", sortable=False),
)


class LinesSource:
    """The members of a distribution in the order of their numbers."""

    def __init__(self, desk: Desk, of: DistributionRow, ids: Sequence[int]) -> None:
        self._desk, self._of, self._ids = desk, of, ids

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the members; there is but one order."""
        del order
        return self._ids

    def rows(self, ids: Sequence[int]) -> Sequence[LineShown]:
        """These members."""
        found = self._desk.office.ask(distribution_lines, self._of.id, ids)
        return [LineShown(line, self._of) for line in found]


class DistributionLinesPage(ListedSegment):
    """Lists who gets what of a distribution; the panel tells of the payments of the chosen member."""

    filters = (N_("To be paid"), N_("All members"))

    def __init__(self, desk: Desk, row: DistributionRow) -> None:
        self.row = row
        self.lines: WindowedModel[Any] = WindowedModel(COLUMNS, None, Order("number"))
        table = TableView("shares.distribution_lines", desk.preferences, frozen=1)
        super().__init__(desk, table, self.lines, ActPanel("shares.distribution_lines", ACTS), "dues")
        self.which.set_value(OPEN if row.rest else ALL)
        self.table.selection_changed.connect(self.status_changed)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _(DISTRIBUTION_WORDS[self.row.kind])

    def context_line(self) -> str:
        period = f"{formats.day_short(self.row.period_from)} – {formats.day_short(self.row.period_to)}"
        return f"{period} · {_('{amount} left to pay').format(amount=self._amount(self.row.rest))}"

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_SHARES)
        pay = Action("pay_chosen", N_("Pay the chosen…"), self._on_pay, "dues", "Ctrl+N", primary=True, reason_off=off)
        return () if self.row.is_taken_back else (pay,)

    def search_hint(self) -> str:
        return _("Name, number, phone…")

    def status(self) -> tuple[str, ...]:
        chosen = tuple(self.table.chosen_ids())
        if not chosen:
            return super().status()
        left = self._amount(sum(self.desk.office.ask(rests, self.row.id, chosen).rests))
        counted = ngettext("{count} chosen", "{count} chosen", len(chosen)).format(count=formats.number(len(chosen)))
        return *super().status(), f"{counted} · {_('{amount} left to pay').format(amount=left)}"

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Members of a distribution"))

    # ---- the list -------------------------------------------------------------------------------------------------

    def nothing_words(self) -> tuple[str, str]:
        if self.searched.strip():
            return _("Nobody matches “{text}”").format(text=self.searched.strip()), ""
        return _("Nothing is left to be paid to members"), ""

    def load(self) -> None:
        """List those who are asked for."""
        chosen, ask = self.chosen_id(), self.desk.office.ask
        self.row = ask(distribution_row, self.row.id)
        ids = ask(distribution_members, self.row.id, only_open=self.only_open())
        if self.searched.strip():
            found = set(ask(roll_ids, RollView(search=self.searched)))
            ids = tuple(member for member in ids if member in found)
        self.lines.set_source(LinesSource(self.desk, self.row, ids))
        self.show_loaded(chosen)
        self.header_changed.emit()

    def _amount(self, minor: int) -> str:
        return money_said(minor, self.row.currency, self.row.decimals)

    def _payments(self, member_id: int) -> tuple[PaymentRow, ...]:
        """The payments of a member that hold, the newest first."""
        found = self.desk.office.ask(distribution_payments, self.row.id, member_id)
        return tuple(each for each in found if not each.is_taken_back and each.reverses_id is None)

    def told(self, row: LineShown) -> Told:
        """What the panel says of a member."""
        line = row.line
        payments = self._payments(line.member.member_id)
        offered = {"record"}
        if line.rest and not self.row.is_taken_back:
            offered.add("pay")
        if any(each.redemption_id is None for each in payments):
            offered.add("back")
        facts = [(_("Gets"), self._amount(line.minor)), (_("Paid out"), self._amount(line.paid))]
        facts.append((_("Left to pay"), self._amount(line.rest)))
        told = [(formats.day_short(each.on), f"{self._amount(each.minor)} · {payment_said(each)}") for each in payments]
        return Told(
            title=line.member.name, about=line.member.number, state=_("To be paid") if line.rest else _("Paid out"),
            mark=State(Tone.INFO, "clock") if line.rest else State(Tone.OK),
            parts=(Part("", facts), Part(_("Payments"), told)), offered=offered,
        )  # fmt: skip

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_pay(self) -> None:
        chosen = tuple(self.table.chosen_ids())
        if chosen:
            self.pay(chosen)

    def pay(self, member_ids: tuple[int, ...]) -> None:
        """Open the form by which these are paid, those to whom nothing is left passed over."""
        from pomanager.ui.shares.paying_out import paying_out

        left = self.desk.office.ask(rests, self.row.id, member_ids)
        if left.member_ids and not self.desk.off(Right.KEEP_SHARES):
            self.open_page(paying_out(self.desk, self.row, left))

    def act(self, key: str, row: LineShown) -> None:
        """Do an act of the panel."""
        if key == "record":
            self.desk.bus.page_wanted.emit("members", RecordOf(row.id))
        elif key == "pay":
            self.pay((row.id,))
        elif not self.desk.off(Right.KEEP_SHARES):
            from pomanager.ui.shares.distribution_steps import take_payment_back

            payments = [each for each in self._payments(row.id) if each.redemption_id is None]
            take_payment_back(self, self.row, payments)
