"""The lines of a receipt as they are typed: what can be paid for, what is proposed, and what is made of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pomanager.i18n import formats
from pomanager.i18n.fees import fee_name
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeLabel, ProposedLine, ReceiptProposal
from pomanager.rules.calendar import MONTHS
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.written_dates import read_date
from pomanager.services.dues.orders import ReceiptLine
from pomanager.services.dues.queries.facts import fee_labels, period_on
from pomanager.services.dues.queries.receipts import period_proposed
from pomanager.services.shares.queries.facts import share_types
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.receipt_fields import NO_AMOUNT, read_amount

LAST_OF_YEAR = 31
NEEDS_MONTH = N_("This fee is owed more than once a year: write the month too.")
NO_PERIOD_READ = N_("Write the year, or month and year: 2026, 03.2026.")
NOT_BY_PERIOD = N_("This is not owed by period. Leave it empty.")


class Payable(NamedTuple):
    """Something a receipt can be for: a fee, or the shares of a type."""

    key: str
    words: str
    currency: str
    decimals: int
    share_type_id: int | None
    fee: FeeLabel | None

    def typed(self, minor: int) -> str:
        """An amount as it stands in a field."""
        return formats.typed_amount(Money(minor, self.currency), self.decimals) if minor else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """A line as it stands in the form; ``what`` is the key of a payable."""

    what: str = ""
    minor: str = ""
    period_from: str = ""


def payables(desk: Desk) -> tuple[Payable, ...]:
    """All that can be paid for, fees first."""
    fees = desk.office.ask(fee_labels).values()
    types = desk.office.ask(share_types)
    return (
        *(Payable(f"fee{fee.id}", fee_name(fee.name, fee.code), fee.currency, fee.decimals, None, fee) for fee in fees),
        *(
            Payable(f"type{kind.id}", fee_name(kind.name, kind.code), kind.currency, kind.decimals, kind.id, None)
            for kind in types
        ),
    )


def lines_field(things: Sequence[Payable]) -> Field:
    """The field of the lines of a receipt."""
    choices = tuple(Choice(each.key, each.words) for each in things)
    return Field(
        name="lines", label=N_("Paid for"), kind=Kind.ROWS, required=True, row=TypedLine,
        # TR: adds a line to a receipt: another fee that was paid with it
        add_words=N_("Add a line"),
        cells=(
            # TR: head of a cell of a receipt's line: the fee or the shares that are paid
            Field(name="what", label=N_("What"), kind=Kind.LIST, choices=choices, choices_are_data=True, width=150),
            Field(name="minor", label=N_("Amount"), width=100),
            # TR: head of a cell: the period dues are for, such as 2026 or 03.2026
            Field(name="period_from", label=N_("For"), width=76),
        ),
    )  # fmt: skip


class Lines:
    """Reads typed lines and proposes them; asks the office about members and periods."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.things = {each.key: each for each in payables(desk)}

    def proposed(self, proposal: ReceiptProposal, member_id: int) -> tuple[TypedLine, ...]:
        """A line for each thing that is due, all of one currency; where nothing is, the dues without an amount."""
        due = [line for line in proposal.lines if line.due > 0]
        lines = [self._line(line, member_id) for line in due if line.currency == due[0].currency]
        if lines:
            return tuple(lines)
        dues = (each.key for each in self.things.values() if each.fee is not None and each.fee.kind is FeeKind.DUES)
        return (TypedLine(what=next(dues, next(iter(self.things), ""))),)

    def _line(self, line: ProposedLine, member_id: int) -> TypedLine:
        if line.fee_type_id is None:
            thing = self.things[f"type{line.share_type_id}"]
            return TypedLine(what=thing.key, minor=thing.typed(line.due))
        thing = self.things[f"fee{line.fee_type_id}"]
        period = self._desk.office.ask(period_proposed, line.fee_type_id, member_id)
        of_year = thing.fee is not None and thing.fee.period is Period.YEAR
        told = ""
        if period is not None and thing.fee is not None and thing.fee.kind is FeeKind.DUES:
            told = f"{period.first.year}" if of_year else f"{period.first.month:02}.{period.first.year}"
        return TypedLine(what=thing.key, minor=thing.typed(line.due), period_from=told)

    def order(self, lines: Iterable[TypedLine]) -> tuple[ReceiptLine, ...]:
        """The lines of the order, as many as are typed: one of which nothing can be made is judged as it is."""
        return tuple(self._order(line) for line in lines)

    def _order(self, line: TypedLine) -> ReceiptLine:
        thing = self.things.get(line.what)
        if thing is None:
            return ReceiptLine(minor=0)
        amount = read_amount(line.minor, thing.currency, thing.decimals)
        return ReceiptLine(
            minor=amount.minor if amount is not None else 0, share_type_id=thing.share_type_id,
            fee_type_id=thing.fee.id if thing.fee is not None else None, period_from=self._period(thing.fee, line),
        )  # fmt: skip

    def _period(self, fee: FeeLabel | None, line: TypedLine) -> date | None:
        """The first day of the period a line is said to be for."""
        said = read_date(line.period_from).value
        if said is None or fee is None or fee.kind is not FeeKind.DUES:
            return None
        if said.month is not None:
            day = date(said.year, said.month, said.day or 1)
        else:
            day = date(said.year, MONTHS, LAST_OF_YEAR)  # a year that begins in July is named after that July
        return self._desk.office.ask(period_on, fee, day).first

    def objections(self, lines: Iterable[TypedLine]) -> list[Objection]:
        """What can be said of lines of which the rules would see too little."""
        found = []
        for place, line in enumerate(lines):
            thing = self.things.get(line.what)
            currency, decimals = (thing.currency, thing.decimals) if thing is not None else ("", 3)
            if line.minor and read_amount(line.minor, currency, decimals) is None:
                found.append(Objection(NO_AMOUNT, f"lines.{place}.minor"))
            if line.period_from and thing is not None:
                found += self._about_period(thing, line.period_from, f"lines.{place}.period_from")
        return found

    @staticmethod
    def _about_period(thing: Payable, typed: str, about: str) -> Iterator[Objection]:
        said = read_date(typed).value
        if thing.fee is None or thing.fee.kind is not FeeKind.DUES:
            yield Objection(NOT_BY_PERIOD, about)
        elif said is None:
            yield Objection(NO_PERIOD_READ, about)
        elif said.month is None and thing.fee.period is not Period.YEAR:
            yield Objection(NEEDS_MONTH, about)

    def total(self, lines: Iterable[TypedLine]) -> tuple[Money, int] | None:
        """What lines of the first line's currency come to, and its decimals; None while nothing is typed."""
        known = [(self.things[line.what], line) for line in lines if line.what in self.things]
        if not known:
            return None
        first = known[0][0]
        amounts = [read_amount(line.minor, first.currency, first.decimals) for thing, line in known
                   if thing.currency == first.currency]  # fmt: skip
        return Money(sum(each.minor for each in amounts if each is not None), first.currency), first.decimals
