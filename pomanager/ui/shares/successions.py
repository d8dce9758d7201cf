"""The segment of successions: whose shares passed to which heirs, and taking one back that was a mistake."""

from datetime import date

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.shares import HolderLabel
from pomanager.readmodels.transfers import HeirRow, SuccessionRow
from pomanager.rules.access.roles import Right
from pomanager.rules.shares.successions import written_part
from pomanager.services.shares.commands.inheriting import take_back_succession
from pomanager.services.shares.orders_passing import TakeBackSuccession
from pomanager.services.shares.queries.successions import successions
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Told
from pomanager.ui.desk import Desk
from pomanager.ui.shares.listed import ListedSegment
from pomanager.ui.shares.taking_back import ask_and_reverse
from pomanager.ui.shares.words import holder_said, shares_said, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

ACTS = (
    PanelAct("back", N_("Take back…"), "undo"),
    PanelAct("holding", N_("Show the holding"), "share", writes=False, link=True),
)


def _number(row: SuccessionRow) -> str:
    return row.member.number


def _name(row: SuccessionRow) -> str:
    return row.member.name


def _day(row: SuccessionRow) -> date:
    return row.on


def _heirs(row: SuccessionRow) -> str:
    return ", ".join(each.name for each in row.heirs)


def _state(row: SuccessionRow) -> str:
    # TR: where a succession stands: the shares passed to the heirs, or that was taken back
    return _("Taken back") if row.is_taken_back else _("Settled")


def _mark(row: SuccessionRow) -> State:
    return State(Tone.MUTE, "undo") if row.is_taken_back else State(Tone.OK)


def _states() -> list[str]:
    return [_("Taken back"), _("Settled")]


COLUMNS: tuple[Column[SuccessionRow], ...] = (
    Column(N_("No."), _number, right=True, width=72, key="number", muted=True),
    Column(N_("Name"), _name, width=190, key="name"),
    Column(N_("Day"), _day, formats.day_short, right=True, width=108, key="day"),
    Column(N_("Heirs"), _heirs, width=0, key="heirs", sortable=False),
    Column(N_("State"), _state, state=_mark, width=140, key="state", words=_states),
)


class SuccessionsSegment(ListedSegment):
    """Lists successions, the newest first; those taken back only where all are asked for."""

    # TR: which successions are listed: those that hold, or also those taken back
    filters = (N_("Settled ones"), N_("All successions"))
    first_act, first_icon = N_("Show the holdings"), "share"

    def __init__(self, desk: Desk) -> None:
        self.lines: RowsModel[SuccessionRow] = RowsModel(COLUMNS, (), Order("day", descending=True))
        table = TableView("shares.successions", desk.preferences, frozen=2)
        super().__init__(desk, table, self.lines, ActPanel("shares.successions", ACTS), "members")

    def member(self) -> HolderLabel | None:
        row = self.table.current_row()
        return row.member if isinstance(row, SuccessionRow) else None

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Successions"))

    def nothing_words(self) -> tuple[str, str]:
        if self.searched.strip():
            return _("No succession matches “{text}”").format(text=self.searched.strip()), ""
        return _("No succession was settled yet"), _(
            "When a member has died, the shares pass to the heirs who are members; the others are paid the value. "
            "It is recorded from the holding of who died: “More”, “Record a succession…”."
        )

    def start(self) -> None:
        """Show the holdings, from which a succession is recorded."""
        self.desk.bus.page_wanted.emit("shares", ("holdings", None))

    def load(self) -> None:
        """List the successions that are asked for."""
        chosen = self.chosen_id()
        found = self.desk.office.ask(successions)
        self.lines.set_rows(
            [
                row
                for row in found
                if not (row.is_taken_back and self.only_open())
                and self.matches(row.member.number, row.member.name, _heirs(row))
            ]
        )
        self.show_loaded(chosen)

    def told(self, row: SuccessionRow) -> Told:
        """What the panel says of a succession."""
        heirs = [(heir_said(heir), heir_got(heir)) for heir in row.heirs]
        return Told(
            title=row.member.name, about=_("No. {number}").format(number=row.member.number), state=_state(row),
            mark=_mark(row), parts=(Part(_("Heirs"), heirs), Part("", _facts(row))),
            offered={"holding"} if row.is_taken_back or not row.serials else {"holding", "back"},
        )  # fmt: skip

    def act(self, key: str, row: SuccessionRow) -> None:
        """Do an act of the panel."""
        if key == "holding":
            self.desk.bus.page_wanted.emit("shares", ("holdings", row.member.member_id))
        elif not self.desk.off(Right.KEEP_SHARES):
            self._take_back(row)

    def _take_back(self, row: SuccessionRow) -> None:
        def order(reason: str) -> TakeBackSuccession:
            return TakeBackSuccession(succession_id=row.id, reason=reason)

        ask_and_reverse(
            self,
            # TR: {name} is the member who died
            _("Take back the succession of {name}?").format(name=row.member.name),
            _("What was entered with it is reversed and stays in the register."),
            _("Take back the succession"),
            take_back_succession,
            order,
        )


def heir_said(heir: HeirRow) -> str:
    """An heir by name, with the number where it is a member."""
    return holder_said(heir.member) if heir.member is not None else heir.name


def heir_got(heir: HeirRow) -> str:
    """The part of an heir, the relation, and what passed."""
    got = [f"{shares_said(count)} ({type_said(type_)})" for type_, count in heir.shares]
    if heir.member is None:
        # TR: of an heir who is no member
        got = [_("is paid the value")]
    return " · ".join(part for part in (written_part(heir.part), heir.relation, *got) if part)


def _facts(row: SuccessionRow) -> list[tuple[str, str]]:
    told = [(_("Day"), formats.day(row.on))]
    if row.representative:
        told.append((_("Representative"), row.representative))
    if row.decision:
        told.append((_("Decision"), row.decision))
    if row.serials:
        told.append((_("Entered under no."), ", ".join(map(formats.number_text, row.serials))))
    if row.remarks:
        told.append((_("Remarks"), row.remarks))
    told.append((_("Recorded"), formats.moment(row.recorded_at)))
    return told
