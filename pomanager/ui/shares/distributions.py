"""The segment of interest and patronage refunds: what was decided, how much of it is paid, and to how many."""

from datetime import date
from decimal import Decimal

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.distributions import DistributionRow
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.kinds import DISTRIBUTION_WORDS, SHARED_BY_WORDS
from pomanager.services.shares.queries.distributions import distribution_payments, distributions
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Told
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.preferences import Preferences
from pomanager.ui.shares.listed import ListedSegment
from pomanager.ui.shares.words import money_said, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

DECIDE = N_("Decide on a distribution")
ACTS = (
    PanelAct("pay", N_("Pay…"), "dues"),
    PanelAct("lines", N_("Members and payments"), "members", writes=False, link=True),
    PanelAct("payments_back", N_("Take payments back…"), "undo"),
    PanelAct("back", N_("Take back…"), "undo"),
    PanelAct("print", N_("Print"), "print", writes=False),
)


def amount(row: DistributionRow, minor: int) -> str:
    """An amount in the currency of a distribution."""
    return money_said(minor, row.currency, row.decimals)


def period(row: DistributionRow) -> str:
    """The days a distribution is for."""
    return f"{formats.day_short(row.period_from)} – {formats.day_short(row.period_to)}"


def _decided(row: DistributionRow) -> date:
    return row.decided_on


def _kind(row: DistributionRow) -> str:
    return _(DISTRIBUTION_WORDS[row.kind])


def _total(row: DistributionRow) -> str:
    return amount(row, row.total)


def _rest(row: DistributionRow) -> str:
    return amount(row, row.rest) if row.rest else ""


def _state(row: DistributionRow) -> str:
    if row.is_taken_back:
        return _("Taken back")
    return _("To be paid") if row.rest else _("Paid out")


def _mark(row: DistributionRow) -> State:
    if row.is_taken_back:
        return State(Tone.MUTE, "undo")
    return State(Tone.INFO, "clock") if row.rest else State(Tone.OK)


def _waiting(row: DistributionRow) -> str:
    if not row.rest:
        return ""
    return ngettext("{count} member waits", "{count} members wait", row.waiting).format(
        count=formats.number(row.waiting)
    )


COLUMNS: tuple[Column[DistributionRow], ...] = (
    Column(N_("Decided on"), _decided, formats.day_short, right=True, width=104, key="decided"),
    Column(N_("What"), _kind, width=0, key="kind", below=period),
    Column(N_("Amount"), _total, right=True, width=124, key="total", sortable=False),
    # TR: head of a column: what is left to be paid
    Column(N_("Left to pay"), _rest, right=True, width=124, key="rest", sortable=False),
    Column(N_("State"), _state, state=_mark, width=180, key="state", below=_waiting),
)


class DistributionsTable(TableView):
    """The list of distributions; the period stands below the kind."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("shares.distributions", preferences, frozen=1)


class DistributionsSegment(ListedSegment):
    """Lists interest and patronage refunds, the newest decision first."""

    filters = (N_("To be paid"), N_("All distributions"))
    first_act = DECIDE

    def __init__(self, desk: Desk) -> None:
        self.lines: RowsModel[DistributionRow] = RowsModel(COLUMNS, (), Order("decided", descending=True))
        table = DistributionsTable(desk.preferences)
        super().__init__(desk, table, self.lines, ActPanel("shares.distributions", ACTS), "dues")

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_SHARES)
        return (Action("distribute", DECIDE, self.start, "plus", "Ctrl+N", primary=True, reason_off=off),)

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Interest and patronage refunds"))

    def nothing_words(self) -> tuple[str, str]:
        if self.searched.strip():
            return _("No distribution matches “{text}”").format(text=self.searched.strip()), ""
        about = _(
            "Here the assembly’s decision on interest on shares, and on what members get back for what they did "
            "with the cooperative, becomes an amount for each member, which is paid or turned into shares."
        )
        if self.only_open():
            return _("Nothing is left to be paid to members"), about
        return _("No distribution was decided yet"), about

    def load(self) -> None:
        """List the distributions that are asked for."""
        chosen = self.chosen_id()
        found = self.desk.office.ask(distributions)
        rows = [row for row in found if row.rest or not self.only_open()]
        self.lines.set_rows([row for row in rows if self.matches(_kind(row), period(row), row.decision)])
        self.show_loaded(chosen)

    def told(self, row: DistributionRow) -> Told:
        """What the panel says of a distribution."""
        return Told(
            title=_kind(row), about=period(row), state=_state(row), mark=_mark(row),
            parts=(Part("", _facts(row)),), offered=self._offered(row),
        )  # fmt: skip

    def _offered(self, row: DistributionRow) -> set[str]:
        acts = {"print", "lines"}
        if row.is_taken_back:
            return acts
        if row.rest:
            acts.add("pay")
        acts.add("payments_back" if self._is_paid_from(row) else "back")
        return acts

    def _is_paid_from(self, row: DistributionRow) -> bool:
        """Whether any payment holds that can be taken back here; those of a refund go with the refund."""
        if not row.paid:
            return False
        payments = self.desk.office.ask(distribution_payments, row.id)
        return any(not each.is_taken_back and each.reverses_id is None for each in payments)

    def start(self) -> None:
        """Open the form of a decision."""
        from pomanager.ui.shares.distributing import deciding

        self.open_over(deciding(self.desk))

    def act(self, key: str, row: DistributionRow) -> None:
        """Do an act of the panel."""
        from pomanager.ui.dialogs.print_paper import ask_and_print
        from pomanager.ui.shares import distribution_steps as steps
        from pomanager.ui.shares.distribution_lines import DistributionLinesPage
        from pomanager.ui.shares.paying_out import paying_out

        if key == "lines":
            self.open_page(DistributionLinesPage(self.desk, row))
        elif key == "print":
            ask_and_print(self, self.desk, "distribution", of=(row.id,))
        elif self.desk.off(Right.KEEP_SHARES):
            return
        elif key == "pay":
            self.open_page(paying_out(self.desk, row))
        elif key == "payments_back":
            steps.take_payments_back(self, row)
        else:
            steps.take_back(self, row)


def _facts(row: DistributionRow) -> list[tuple[str, str]]:
    told = [(_("Amount"), amount(row, row.total)), (_("Members"), formats.number(row.members))]
    told += [(_("Paid out"), amount(row, row.paid)), (_("Left to pay"), amount(row, row.rest))]
    if row.type is not None:
        told.append((_("Type of share"), type_said(row.type)))
    if row.rate:
        # TR: interest: percent a year
        told.append((_("Rate a year"), _("{rate} % a year").format(rate=formats.number(Decimal(row.rate)))))
    if row.shared_by is not None:
        told.append((_("Shared out"), _(SHARED_BY_WORDS[row.shared_by])))
    if row.surplus is not None:
        told.append((_("Surplus"), amount(row, row.surplus)))
    if row.reserves is not None:
        told.append((_("Put to the reserves"), amount(row, row.reserves)))
    told.append((_("Decided on"), formats.day(row.decided_on)))
    if row.decision:
        told.append((_("Decision"), row.decision))
    told.append((_("Recorded"), formats.moment(row.recorded_at)))
    return told
