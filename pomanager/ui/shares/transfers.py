"""The segment of transfers: whose approval they wait for, until when, and what is to be done about each."""

from typing import Any

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.shares import HolderLabel
from pomanager.readmodels.transfers import TransferRow, TransferStepRow
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.kinds import Approval
from pomanager.rules.shares.transfers import (
    APPROVAL_WORDS,
    MAY_PASS,
    OPEN,
    REASON_WORDS,
    STATE_WORDS,
    STEP_WORDS,
    TransferState,
)
from pomanager.services.shares.queries.transfers import transfers
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Said, Told
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.preferences import Preferences
from pomanager.ui.shares.listed import ListedSegment
from pomanager.ui.shares.words import amount_said, holder_said, shares_said, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

RECORD = N_("Record a transfer")
MARKS: dict[TransferState, State] = {
    TransferState.FREE: State(Tone.INFO, "right_c"), TransferState.WAITING: State(Tone.WARN, "clock"),
    TransferState.SILENT: State(Tone.WARN, "hand"), TransferState.APPROVED: State(Tone.INFO, "check"),
    TransferState.REFUSED: State(Tone.BAD), TransferState.WITHDRAWN: State(Tone.MUTE, "x"),
    TransferState.ENTERED: State(Tone.OK), TransferState.TAKEN_BACK: State(Tone.MUTE, "undo"),
}  # fmt: skip
UNANSWERED = frozenset({TransferState.FREE, TransferState.WAITING})
"""Nothing has happened to it since it was recorded."""
ACTS = (
    # TR: write down whether a transfer was approved or refused
    PanelAct("decide", N_("Decide…"), "hand"),
    # TR: let the shares of a transfer pass: the entries are written into the register
    PanelAct("enter", N_("Enter…"), "check"),
    PanelAct("withdraw", N_("Withdraw…"), "x"),
    PanelAct("back", N_("Take back…"), "undo"),
    PanelAct("print", N_("Print"), "print", writes=False),
    PanelAct("holding", N_("Show the holding"), "share", writes=False, link=True),
)


def number_said(row: TransferRow) -> str:
    """The number a transfer is known by: that of its attestation, else that under which it is kept."""
    return row.attestation or formats.number_text(row.id)


def days_said(row: TransferRow) -> str:
    """How many days are left to answer; "" where no answer is awaited, or silence has answered."""
    left = row.days_left
    if left is None or left < 0:
        return ""
    return ngettext("{count} day left", "{count} days left", left).format(count=formats.number(left))


def _number(row: TransferRow) -> str:
    return number_said(row)


def _day(row: TransferRow) -> Any:  # noqa: ANN401 - a day, which the column says and sorts by
    return row.requested_on


def _giver(row: TransferRow) -> str:
    return holder_said(row.giver)


def _receiver(row: TransferRow) -> str:
    # TR: below who gives shares: who receives them
    return _("to {receiver}").format(receiver=holder_said(row.receiver))


def _shares(row: TransferRow) -> int:
    return row.shares


def _state(row: TransferRow) -> str:
    return _(STATE_WORDS[row.state])


def _mark(row: TransferRow) -> State:
    return MARKS[row.state]


def _below_state(row: TransferRow) -> str:
    asked = "" if row.approval is Approval.NONE else _(APPROVAL_WORDS[row.approval])
    ends = days_said(row) or ("" if row.state in UNANSWERED else formats.day_short(row.state_since))
    return " · ".join(part for part in (asked, ends) if part)


def _states() -> list[str]:
    return [_(words) for words in STATE_WORDS.values()]


COLUMNS: tuple[Column[TransferRow], ...] = (
    Column(N_("No."), _number, width=84, key="number", muted=True),
    Column(N_("Day"), _day, formats.day_short, right=True, width=104, key="day"),
    Column(N_("Who gives"), _giver, width=0, key="giver", below=_receiver),
    Column(N_("Shares"), _shares, formats.number, right=True, width=76, key="shares"),
    Column(N_("State"), _state, state=_mark, width=210, key="state", below=_below_state, words=_states),
)


class TransfersTable(TableView):
    """The list of transfers; who receives stands below who gives."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("shares.transfers", preferences, frozen=1)


class TransfersSegment(ListedSegment):
    """Lists transfers, the newest first; those that are not over yet unless all are asked for."""

    filters = (N_("Not entered yet"), N_("All transfers"))
    first_act = RECORD

    def __init__(self, desk: Desk) -> None:
        self.lines: RowsModel[TransferRow] = RowsModel(COLUMNS, (), Order("day", descending=True))
        super().__init__(
            desk, TransfersTable(desk.preferences), self.lines, ActPanel("shares.transfers", ACTS), "right_c"
        )

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_SHARES)
        return (Action("transfer", RECORD, self.start, "plus", "Ctrl+N", primary=True, reason_off=off),)

    def member(self) -> HolderLabel | None:
        row = self.table.current_row()
        return row.giver if isinstance(row, TransferRow) else None

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Transfers"))

    def nothing_words(self) -> tuple[str, str]:
        if self.searched.strip():
            return _("No transfer matches “{text}”").format(text=self.searched.strip()), ""
        about = _(
            "Here stands what members give or sell to one another, whose approval it needs by the by-laws, and "
            "until when nobody’s answer counts as consent."
        )
        if self.only_open():
            return _("No transfer waits to be decided or entered"), about
        return _("No transfer was recorded yet"), about

    def load(self) -> None:
        """List the transfers that are asked for."""
        chosen = self.chosen_id()
        found = self.desk.office.ask(transfers, self.desk.office.today(), open_only=self.only_open())
        self.lines.set_rows([row for row in found if self.matches(number_said(row), _giver(row), _receiver(row))])
        self.show_loaded(chosen)

    # ---- the chosen transfer --------------------------------------------------------------------------------------

    def told(self, row: TransferRow) -> Told:
        """What the panel says of a transfer."""
        title = _("{giver} to {receiver}").format(giver=row.giver.name, receiver=row.receiver.name)
        about = " · ".join((number_said(row), shares_said(row.shares), formats.day(row.requested_on)))
        steps = [(formats.day_short(step.on), step_told(step)) for step in row.steps]
        parts = (
            Part("", _facts(row)),
            # TR: heading over what happened to a transfer or a refund, each with its day
            Part(_("What happened"), steps),
        )
        return Told(
            title=title, about=about, state=_state(row), mark=_mark(row), said=_said(row), parts=parts,
            offered=offered(row),
        )  # fmt: skip

    def start(self) -> None:
        """Open the form of a transfer."""
        from pomanager.ui.shares.transferring import transferring

        self.open_over(transferring(self.desk))

    def act(self, key: str, row: TransferRow) -> None:
        """Do an act of the panel."""
        from pomanager.ui.shares import transferring

        if key == "holding":
            self.desk.bus.page_wanted.emit("shares", ("holdings", row.giver.member_id))
        elif key == "print":
            from pomanager.ui.dialogs.print_paper import ask_and_print

            ask_and_print(self, self.desk, "transfer-form", of=(row.id,))
        elif self.desk.off(Right.KEEP_SHARES):
            return
        elif key == "back":
            transferring.take_back(self, row)
        else:
            self.open_over(transferring.FORMS[key](self.desk, row))


def offered(row: TransferRow) -> set[str]:
    """Which acts make sense for a transfer as it stands."""
    acts = {"print", "holding"}
    if row.state is TransferState.WAITING:
        acts.add("decide")
    if row.state in MAY_PASS:
        acts.add("enter")
    if row.state in OPEN:
        acts.add("withdraw")
    if row.state is not TransferState.TAKEN_BACK:
        acts.add("back")
    return acts


def step_told(step: TransferStepRow) -> str:
    """A step in one line: what it was, the decision, the reason."""
    return " · ".join(part for part in (_(STEP_WORDS[step.step]), step.decision, step.reason) if part)


def _said(row: TransferRow) -> Said | None:
    if row.state is TransferState.SILENT:
        # TR: {day} was the last day to answer
        told = _("Nobody answered by {day}: silence is consent, and the shares can be entered.")
        return Said(Tone.WARN, "", told.format(day=formats.day(row.answer_by)))
    if row.state is TransferState.WAITING and row.answer_by is not None:
        told = _("Nobody’s answer after {day} counts as consent: {days}.")
        return Said(Tone.INFO, "", told.format(day=formats.day(row.answer_by), days=days_said(row)))
    return None


def _facts(row: TransferRow) -> list[tuple[str, str]]:
    told = [
        (_("Who gives"), holder_said(row.giver)),
        (_("Who receives"), holder_said(row.receiver)),
        (_("Type"), type_said(row.type)),
        (_("Shares"), formats.number(row.shares)),
        (_("Reason"), _(REASON_WORDS[row.reason])),
    ]
    if row.price_minor is not None:
        told.append((_("Price"), amount_said(row.type, row.price_minor)))
    told += [
        (_("Date of the deed"), formats.day(row.requested_on)),
        (_("Deed handed in on"), formats.day(row.deposited_on)),
        (_("Approval needed"), _(APPROVAL_WORDS[row.approval])),
    ]
    if row.answer_by is not None:
        told.append((_("To be answered by"), formats.day(row.answer_by)))
    if row.serials:
        told.append((_("Entered under no."), ", ".join(map(formats.number_text, row.serials))))
    if row.remarks:
        told.append((_("Remarks"), row.remarks))
    return told
