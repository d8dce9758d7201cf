"""The lines of the segment of charges: periods to charge and charged, and members admitted and not charged yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pomanager.i18n import _, formats
from pomanager.i18n.fees import period_said
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeLabel, PeriodCharged
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.kinds import FeeKind
from pomanager.services.dues.queries.fees import (
    admitted_not_charged,
    fee_rows,
    periods_charged,
    periods_to_charge,
)
from pomanager.services.office import Office
from pomanager.ui.dues.words import amount_said, fee_said
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tokens import Tone


class ChargeState(StrEnum):
    """What a line of charges is."""

    TO_CHARGE = "to_charge"
    """A period that has begun and nobody was charged for."""
    ADMITTED = "admitted"
    """Members who were admitted and not charged the admission fee."""
    ANY_DAY = "any_day"
    """A fee everybody may be charged on any day."""
    CHARGED = "charged"


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """A line: of which fee, which period, how many members, how much."""

    fee: FeeLabel
    state: ChargeState
    period: FeePeriod | None = None
    members: int | None = None
    minor: int | None = None

    @property
    def charged(self) -> PeriodCharged | None:
        """The period as it was charged; None where it was not."""
        if self.state is not ChargeState.CHARGED or self.period is None:
            return None
        return PeriodCharged(self.period, self.members or 0, self.minor or 0)


def read_charges(office: Office, day: date) -> tuple[ChargeLine, ...]:
    """Every line, what is to be done first; asked beside the window."""
    todo: list[ChargeLine] = []
    done: list[ChargeLine] = []
    for row in office.ask(fee_rows, day):
        fee = row.label
        match fee.kind:
            case FeeKind.ADMISSION:
                waiting = len(office.ask(admitted_not_charged, fee.id))
                if waiting:
                    minor = None if row.minor is None else waiting * row.minor
                    todo.append(ChargeLine(fee, ChargeState.ADMITTED, None, waiting, minor))
                continue
            case FeeKind.DUES:
                if row.amounts:
                    periods = office.ask(periods_to_charge, fee.id, day)[::-1]
                    todo += [ChargeLine(fee, ChargeState.TO_CHARGE, period) for period in periods]
            case _:
                todo.append(ChargeLine(fee, ChargeState.ANY_DAY))
        done += [
            ChargeLine(fee, ChargeState.CHARGED, each.period, each.members, each.minor)
            for each in office.ask(periods_charged, fee.id)
        ]
    return (*todo, *done)


def period_of(line: ChargeLine) -> str:
    """The period of a line, in words; "" where it has none."""
    return period_said(line.fee.period, line.period.first, line.period.last) if line.period is not None else ""


def state_said(line: ChargeLine) -> str:
    """What a line is, in a few words."""
    match line.state:
        case ChargeState.TO_CHARGE:
            # TR: of a period of dues: nobody was charged for it yet
            return _("to charge")
        case ChargeState.ADMITTED:
            # TR: of members: admitted, and not charged the admission fee yet
            return _("not charged yet")
        case ChargeState.ANY_DAY:
            # TR: of a fee that is charged by occasion
            return _("when decided")
        case _:
            # TR: of a period of dues: everybody was charged
            return _("charged")


STATES = {
    ChargeState.TO_CHARGE: State(Tone.WARN, "clock"), ChargeState.ADMITTED: State(Tone.WARN, "members"),
    ChargeState.ANY_DAY: State(Tone.INFO, "plus"), ChargeState.CHARGED: State(Tone.OK),
}  # fmt: skip


def _fee(line: ChargeLine) -> str:
    return fee_said(line.fee)


def _members(line: ChargeLine) -> str:
    return formats.number(line.members) if line.members is not None else ""


def _minor(line: ChargeLine) -> str:
    return amount_said(line.fee, line.minor) if line.minor is not None else ""


def _state(line: ChargeLine) -> State:
    return STATES[line.state]


COLUMNS: tuple[Column[ChargeLine], ...] = (
    Column(N_("Fee"), _fee, width=0, key="fee", sortable=False),
    Column(N_("Period"), period_of, width=120, key="period", sortable=False),
    Column(N_("Status"), state_said, state=_state, width=180, key="state", sortable=False),
    Column(N_("Members"), _members, right=True, width=100, key="members", sortable=False),
    Column(N_("Amount"), _minor, right=True, width=130, key="minor", sortable=False),
)
