"""Reads the rows of a table of past shares, payments and dues: what each says, and all that is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.dues.entry_fields import Columns, EntryField
from pomanager.rules.folding import fold
from pomanager.rules.importing.headings import in_one
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import Channel
from pomanager.rules.wording import Wording
from pomanager.rules.written_dates import read_date

NO_NUMBER = N_("There is no number in this row: nobody knows whose it is.")
NO_DAY = N_("There is no date in this row, and no day of an opening balance is given.")
UNREADABLE_DAY = N_("“{text}” is no full date. Write day, month and year.")
FUTURE_DAY = N_("{day} is still to come.")
UNREADABLE_SHARES = N_("“{text}” is no whole number of shares, 0 or more.")
UNREADABLE_AMOUNT = N_("“{text}” is no amount in {currency}, 0 or more.")
UNKNOWN_TYPE = N_("The books have no type of share “{text}”. They have: {known}.")
WHICH_TYPE = N_("The row does not say which type of share it is about. The books have: {known}.")
NO_TYPES = N_("The books have no type of share yet. Add one first.")
UNKNOWN_FEE = N_("The books have no fee “{text}”. They have: {known}.")
WHICH_FEE = N_("The row does not say which fee it is about. The books have: {known}.")
NO_FEES = N_("The books have no fee yet. Add one first.")

LONGEST_TEXT = 200
"""Letters of a receipt number, an account or a decision; what is longer is cut."""
MOST_SHARES = 1_000_000_000
_YEAR = range(1900, 2101)

_CHANNELS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.CASH: (
            "cash | espèces | liquide | comptant | наличные | наличными | накталай | សាច់ប្រាក់ "
            "| amafaranga mu ntoke"
        ),
        Channel.MOBILE_MONEY: (
            "mobile money | mobile_money | momo | orange money | wave | lumicash | ecocash | wing | aba | m-pesa "
            "| paiement mobile | argent mobile | мобильные деньги | мобилдик акча | ប្រាក់តាមទូរស័ព្ទ "
            "| amafaranga yo kuri telefone"
        ),
        Channel.BANK: "bank | transfer | banque | virement | банк | перевод | которуу | ធនាគារ | ibanki",
        Channel.PRODUCE: (
            "produce | kept back from produce | produit | en nature | récolte | retenue | урожай | продукция "
            "| түшүм | ផលិតផល | umwimbu"
        ),
        Channel.SET_OFF: "set off | set_off | compensation | взаимозачёт | зачёт | эсепке алуу | ទូទាត់ | guhwanya",
        Channel.NOT_KNOWN: "not known | not_known | unknown | inconnu | неизвестно | белгисиз | មិនដឹង | ntibizwi",
    }
)  # fmt: skip
_BY_WORD = {in_one(word): channel for channel, words in _CHANNELS.items() for word in words.split(" | ")}


@dataclass(frozen=True, slots=True)
class Kept:
    """A type of share or a fee of the books: the id, how a table may call it, and its currency."""

    id: int
    code: str
    name: Wording
    currency: str
    decimals: int

    def answers_to(self, text: str) -> bool:
        """Whether this is what is called so: its code, or its name in any language."""
        return fold(text) in {fold(self.code), *map(fold, self.name.texts.values())}


@dataclass(frozen=True, slots=True)
class Known:
    """What the books know that rows refer to, and the days they are judged by."""

    types: tuple[Kept, ...]
    fees: tuple[Kept, ...]
    today: date
    opening_on: date | None = None
    """The day of the opening balance, taken by rows without a date."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What one row says; amounts are minor units, 0 for what it does not say."""

    row: int
    """Its number, as a spreadsheet counts."""
    number: str
    name: str = ""
    on: date | None = None
    is_opening: bool = False
    """Whether it has no date of its own and is the balance of the opening day."""
    type_id: int | None = None
    shares: int = 0
    paid: int = 0
    fee_id: int | None = None
    charged: int = 0
    dues_paid: int = 0
    period: date | None = None
    """A day in the period the fee is for."""
    due_on: date | None = None
    receipt: str = ""
    channel: Channel = Channel.NOT_KNOWN
    account: str = ""
    decision: str = ""
    objections: tuple[Objection, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be entered for it."""
        return not (self.shares or self.paid or self.charged or self.dues_paid)


@dataclass(slots=True)
class RowReader:
    """Reads rows one after the other; texts that come again are not read again."""

    columns: Columns
    known: Known
    _days: dict[str, date | None] = field(default_factory=dict)
    _kept: dict[tuple[EntryField, str], int | None] = field(default_factory=dict)

    def rows(self, cells: Iterable[Sequence[str]], first_row: int) -> Iterator[EntryRow]:
        """Every row that has anything in it, in order."""
        for row, each in enumerate(cells, first_row):
            said = {what: each[at].strip() for at, what in self.columns.items() if at < len(each) and each[at].strip()}
            if said:
                yield self._row(row, said)

    def _row(self, row: int, said: Mapping[EntryField, str]) -> EntryRow:
        wrong: list[Objection] = []
        number = said.get(EntryField.NUMBER, "")
        if not number:
            wrong.append(Objection(NO_NUMBER, EntryField.NUMBER))
        on, is_opening = self._day(said, wrong)
        has_shares = EntryField.SHARES in said or EntryField.PAID in said
        has_dues = EntryField.CHARGED in said or EntryField.DUES_PAID in said
        type_of = self._one(EntryField.TYPE, said, self.known.types, wrong) if has_shares else None
        fee = self._one(EntryField.FEE, said, self.known.fees, wrong) if has_dues else None
        return EntryRow(
            row, number, said.get(EntryField.NAME, ""), on, is_opening,
            None if type_of is None else type_of.id, _shares(said, wrong),
            _amount(EntryField.PAID, said, type_of, wrong),
            None if fee is None else fee.id,
            _amount(EntryField.CHARGED, said, fee, wrong), _amount(EntryField.DUES_PAID, said, fee, wrong),
            self._period(said, wrong), self._other_day(EntryField.DUE_ON, said, wrong),
            said.get(EntryField.RECEIPT, "")[:LONGEST_TEXT], _channel(said),
            said.get(EntryField.ACCOUNT, "")[:LONGEST_TEXT], said.get(EntryField.DECISION, "")[:LONGEST_TEXT],
            tuple(wrong),
        )  # fmt: skip

    def _day(self, said: Mapping[EntryField, str], wrong: list[Objection]) -> tuple[date | None, bool]:
        if EntryField.DATE not in said:
            if self.known.opening_on is None:
                wrong.append(Objection(NO_DAY, EntryField.DATE))
            return self.known.opening_on, True
        day = self._other_day(EntryField.DATE, said, wrong)
        if day is not None and day > self.known.today:
            wrong.append(Objection(FUTURE_DAY, EntryField.DATE, {"day": day}))
        return day, False

    def _other_day(self, what: EntryField, said: Mapping[EntryField, str], wrong: list[Objection]) -> date | None:
        text = said.get(what)
        if text is None:
            return None
        if text not in self._days:
            self._days[text] = _full_day(text)
        if self._days[text] is None:
            wrong.append(Objection(UNREADABLE_DAY, what, {"text": text}))
        return self._days[text]

    def _period(self, said: Mapping[EntryField, str], wrong: list[Objection]) -> date | None:
        """The first day of a year named alone, else the day that is written."""
        text = said.get(EntryField.PERIOD, "")
        if text.isdecimal() and len(text) == len("2026") and int(text) in _YEAR:
            return date(int(text), 1, 1)
        return self._other_day(EntryField.PERIOD, said, wrong)

    def _one(
        self, what: EntryField, said: Mapping[EntryField, str], known: Sequence[Kept], wrong: list[Objection]
    ) -> Kept | None:
        """Which type or fee a row is about: the one it names, or the only one there is."""
        text = said.get(what, "")
        if not known:
            wrong.append(Objection(NO_TYPES if what is EntryField.TYPE else NO_FEES, what))
            return None
        if not text and len(known) == 1:
            return known[0]
        if (what, text) not in self._kept:
            self._kept[what, text] = next((place for place, each in enumerate(known) if each.answers_to(text)), None)
        found = self._kept[what, text]
        if found is not None and text:
            return known[found]
        details = {"text": text, "known": ", ".join(each.code for each in known)}
        unknown, which = (UNKNOWN_TYPE, WHICH_TYPE) if what is EntryField.TYPE else (UNKNOWN_FEE, WHICH_FEE)
        wrong.append(Objection(unknown if text else which, what, details))
        return None


def _full_day(text: str) -> date | None:
    """The day written, or the one a spreadsheet has counted; None for what is no full date."""
    reading = read_date(text, serials=True)
    value = reading.value
    if value is None or value.month is None or value.day is None or value.about or reading.doubt is not None:
        return None
    return date(value.year, value.month, value.day)


def _shares(said: Mapping[EntryField, str], wrong: list[Objection]) -> int:
    text = said.get(EntryField.SHARES)
    if text is None:
        return 0
    try:
        shares = Money.parse(text, "", 0).minor
    except ValueError:
        shares = -1
    if not 0 <= shares <= MOST_SHARES:
        wrong.append(Objection(UNREADABLE_SHARES, EntryField.SHARES, {"text": text}))
        return 0
    return shares


def _amount(what: EntryField, said: Mapping[EntryField, str], of: Kept | None, wrong: list[Objection]) -> int:
    text = said.get(what)
    if text is None or of is None:
        return 0
    try:
        minor = Money.parse(text, of.currency, of.decimals).minor
    except ValueError:
        minor = -1
    if minor < 0:
        wrong.append(Objection(UNREADABLE_AMOUNT, what, {"text": text, "currency": of.currency}))
        return 0
    return minor


def _channel(said: Mapping[EntryField, str]) -> Channel:
    """How it was paid; what is not understood counts as not known."""
    return _BY_WORD.get(in_one(said.get(EntryField.CHANNEL, "")), Channel.NOT_KNOWN)
