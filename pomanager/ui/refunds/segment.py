"""The segment of refunds: what is to be paid back to those who left, until when, and what was paid of it."""

from datetime import date

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.redemptions import RedemptionDetail, RefundRow, RefundState, StepRow
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.dues.kinds import ITEM_WORDS, REDEMPTION_REASON_WORDS, RedemptionStep
from pomanager.services.dues.queries.refund_rows import redemption, redemption_rows
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Said, Told
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.preferences import Preferences
from pomanager.ui.shares.listed import ListedSegment
from pomanager.ui.shares.words import holder_said, money_said, shares_said, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

WORK_OUT = N_("Work out a refund")
# TR: where a refund of shares stands
STATE_WORDS: dict[RefundState, str] = {
    RefundState.WAITING: N_("To be paid"), RefundState.OVERDUE: N_("Overdue"), RefundState.PAID: N_("Paid out"),
    RefundState.NOTHING: N_("Nothing to pay"), RefundState.OWES: N_("Member owes"),
    RefundState.TAKEN_BACK: N_("Taken back"),
}  # fmt: skip
MARKS: dict[RefundState, State] = {
    RefundState.WAITING: State(Tone.INFO, "clock"), RefundState.OVERDUE: State(Tone.BAD),
    RefundState.PAID: State(Tone.OK), RefundState.NOTHING: State(Tone.MUTE, "minus"),
    RefundState.OWES: State(Tone.WARN), RefundState.TAKEN_BACK: State(Tone.MUTE, "undo"),
}  # fmt: skip
DUE = frozenset({RefundState.WAITING, RefundState.OVERDUE})
ACTS = (
    PanelAct("pay", N_("Pay…"), "dues"),
    # TR: put the last day to pay a refund off
    PanelAct("put_off", N_("Put off…"), "clock"),
    PanelAct("step_back", N_("Take the last step back…"), "undo"),
    PanelAct("back", N_("Take back…"), "undo"),
    PanelAct("print", N_("Print"), "print", writes=False),
    PanelAct("holding", N_("Show the holding"), "share", writes=False, link=True),
)


def amount(row: RefundRow, minor: int) -> str:
    """An amount in the currency of a refund."""
    return money_said(minor, row.currency, row.decimals)


def _number(row: RefundRow) -> str:
    return row.member.number


def _name(row: RefundRow) -> str:
    return row.member.name


def _payee(row: RefundRow) -> str:
    return row.payee or _(REDEMPTION_REASON_WORDS[row.reason])


def _rest(row: RefundRow) -> int:
    return row.rest if row.state in DUE else row.net


def _amount_said(row: RefundRow) -> str:
    return amount(row, _rest(row))


def _due_on(row: RefundRow) -> date | None:
    return row.due_on


def _state(row: RefundRow) -> str:
    return _(STATE_WORDS[row.state])


def _mark(row: RefundRow) -> State:
    return MARKS[row.state]


def _below_state(row: RefundRow) -> str:
    if row.extended_on is not None:
        # TR: of a refund: its last day was put off
        return _("put off once")
    return ""


def _states() -> list[str]:
    return [_(words) for words in STATE_WORDS.values()]


COLUMNS: tuple[Column[RefundRow], ...] = (
    Column(N_("No."), _number, right=True, width=72, key="number", muted=True),
    Column(N_("Name"), _name, width=0, key="name", below=_payee),
    Column(N_("Amount"), _amount_said, right=True, width=136, key="amount", sortable=False),
    Column(N_("To be paid by"), _due_on, formats.day_short, right=True, width=128, key="due"),
    Column(N_("State"), _state, state=_mark, width=164, key="state", below=_below_state, words=_states),
)


class RefundsTable(TableView):
    """The list of refunds; who is paid, or why, stands below the name."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("shares.refunds", preferences, frozen=2)


class RefundsSegment(ListedSegment):
    """Lists refunds, the earliest last day first; those that are paid only where all are asked for."""

    areas = frozenset({Area.SHARES, Area.DUES, Area.MEMBERS})
    # TR: which refunds are listed
    filters = (N_("To be paid"), N_("All refunds"))
    first_act = WORK_OUT

    def __init__(self, desk: Desk) -> None:
        self.lines: RowsModel[RefundRow] = RowsModel(COLUMNS, (), Order("due"))
        super().__init__(desk, RefundsTable(desk.preferences), self.lines, ActPanel("shares.refunds", ACTS), "undo")

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_DUES)
        return (
            Action("refunds_due", N_("Refunds due"), self._on_print_due, "print"),
            Action("refund", WORK_OUT, self.start, "plus", "Ctrl+N", primary=True, reason_off=off),
        )

    def member(self) -> HolderLabel | None:
        row = self.table.current_row()
        return row.member if isinstance(row, RefundRow) else None

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Refunds"))

    def nothing_words(self) -> tuple[str, str]:
        if self.searched.strip():
            return _("No refund matches “{text}”").format(text=self.searched.strip()), ""
        about = _(
            "When a member leaves, the shares are cancelled and what they are worth is paid back within the time "
            "the by-laws give, less what the member owes. The worksheet says how much it is."
        )
        if self.only_open():
            return _("No refund waits to be paid"), about
        return _("No refund was worked out yet"), about

    def load(self) -> None:
        """List the refunds that are asked for."""
        chosen = self.chosen_id()
        found = self.desk.office.ask(redemption_rows, self.desk.office.today())
        self.lines.set_rows(
            [
                row
                for row in found
                if (row.state in DUE or not self.only_open())
                and self.matches(row.member.number, row.member.name, row.payee)
            ]
        )
        self.show_loaded(chosen)

    # ---- the chosen refund ----------------------------------------------------------------------------------------

    def told(self, row: RefundRow) -> Told:
        """What the panel says of a refund."""
        detail = self.desk.office.ask(redemption, row.id, self.desk.office.today())
        parts = (
            Part(_("Worksheet"), worksheet_told(detail)),
            Part(_("What happened"), [(formats.day_short(each.on), step_told(row, each)) for each in detail.steps]),
            Part("", _facts(detail)),
        )
        return Told(
            title=row.member.name, about=f"{_('No. {number}').format(number=row.member.number)} · {_payee(row)}",
            state=_state(row), mark=_mark(row), said=_said(row), parts=parts, offered=offered(detail),
        )  # fmt: skip

    def start(self) -> None:
        """Open the worksheet of a refund."""
        from pomanager.ui.refunds.working_out import working_out

        self.open_over(working_out(self.desk))

    def act(self, key: str, row: RefundRow) -> None:
        """Do an act of the panel."""
        from pomanager.ui.dialogs.print_paper import ask_and_print
        from pomanager.ui.refunds import steps

        if key == "holding":
            self.desk.bus.page_wanted.emit("shares", ("holdings", row.member.member_id))
        elif key == "print":
            ask_and_print(self, self.desk, "refund-worksheet", of=(row.id,))
        elif self.desk.off(Right.KEEP_DUES):
            return
        elif key == "back":
            steps.take_back(self, row)
        elif key == "step_back":
            detail = self.desk.office.ask(redemption, row.id, self.desk.office.today())
            last = holding_steps(detail)[-1]
            steps.take_step_back(self, row, last, step_told(row, last))
        else:
            detail = self.desk.office.ask(redemption, row.id, self.desk.office.today())
            self.open_over(steps.FORMS[key](self.desk, detail))

    def _on_print_due(self) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, "refunds-due", as_of=self.desk.office.today())


def holding_steps(detail: RedemptionDetail) -> list[StepRow]:
    """Payments and the extension that were not taken back, in the order they were recorded."""
    kinds = {RedemptionStep.PAID, RedemptionStep.EXTENDED}
    return [each for each in detail.steps if each.step in kinds and not each.is_taken_back]


def offered(detail: RedemptionDetail) -> set[str]:
    """Which acts make sense for a refund as it stands."""
    row, acts = detail.row, {"print", "holding"}
    if row.state is RefundState.TAKEN_BACK:
        return acts
    if row.state in DUE:
        acts.add("pay")
        if row.extended_on is None and row.due_on is not None:
            acts.add("put_off")
    if holding_steps(detail):
        acts.add("step_back")
    if not row.paid:
        acts.add("back")
    return acts


def worksheet_told(detail: RedemptionDetail) -> list[tuple[str, str]]:
    """The worksheet line by line: the shares, what is added and taken off, what is to be paid out."""
    row = detail.row
    told = [(f"{shares_said(each.shares)} ({type_said(each.type)})", amount(row, each.value_minor)) for each in
            detail.shares]  # fmt: skip
    told += [
        (" · ".join(part for part in (_(ITEM_WORDS[item.kind]), item.description) if part), amount(row, item.minor))
        for item in detail.items
    ]
    told.append((_("To be paid out"), amount(row, detail.sums.net)))
    return told


def step_told(row: RefundRow, step: StepRow) -> str:
    """A step in one line: the payment or the day it was put off to, the voucher, the reason."""
    if step.step is RedemptionStep.PAID:
        said = _("{amount} paid out").format(amount=amount(row, step.minor))
    elif step.step is RedemptionStep.EXTENDED:
        said = _("Put off until {day}").format(day=formats.day(step.due_on))
    else:
        said = _("Taken back")
    line = " · ".join(part for part in (said, step.voucher, step.decision, step.reason) if part)
    # TR: of a step that was taken back later
    return _("{line} (taken back)").format(line=line) if step.is_taken_back else line


def _said(row: RefundRow) -> Said | None:
    if row.state is RefundState.OVERDUE:
        told = _("{amount} was to be paid by {day}.")
        return Said(Tone.BAD, "", told.format(amount=amount(row, row.rest), day=formats.day(row.due_on)))
    if row.state is RefundState.WAITING and row.due_on is not None:
        told = _("{amount} is to be paid by {day}.")
        return Said(Tone.INFO, "", told.format(amount=amount(row, row.rest), day=formats.day(row.due_on)))
    return None


def _facts(detail: RedemptionDetail) -> list[tuple[str, str]]:
    row = detail.row
    told = [
        (_("Member"), holder_said(row.member)),
        (_("Reason"), _(REDEMPTION_REASON_WORDS[row.reason])),
        (_("Shares cancelled on"), formats.day(row.effective_on)),
    ]
    if row.payee:
        told.append((_("Who is paid"), row.payee))
    if row.due_on is not None:
        told.append((_("To be paid by"), formats.day(row.due_on)))
    if detail.price_reason:
        told.append((_("Reason of the price"), detail.price_reason))
    if detail.decision:
        told.append((_("Decision"), detail.decision))
    if detail.serials:
        told.append((_("Entered under no."), ", ".join(map(formats.number_text, detail.serials))))
    return told
