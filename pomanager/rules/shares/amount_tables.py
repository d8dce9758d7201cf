"""Reads a table of amounts by member (what each delivered or gets): which column is which, and what each row says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules import importing
from pomanager.rules.importing.headings import HEADINGS, in_one
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection


class AmountField(StrEnum):
    """What a column of such a table holds."""

    NUMBER = "number"
    NAME = "name"
    """The member's name, to be compared with the roll."""
    AMOUNT = "amount"


AMOUNT_FIELD_WORDS: Mapping[AmountField, str] = MappingProxyType(
    {AmountField.NUMBER: N_("Number"), AmountField.NAME: N_("Name"), AmountField.AMOUNT: N_("Amount")}
)

NO_NUMBERS = N_("No column holds the members’ numbers. Say which one does.")
NO_AMOUNTS = N_("No column holds the amounts. Say which one does.")
NO_NUMBER = N_("There is no number in this row: nobody knows whose it is.")
NO_AMOUNT = N_("There is no amount in this row.")
UNREADABLE_AMOUNT = N_("“{text}” is no amount in {currency}, 0 or more.")

_AMOUNT = (
    "amount | total | sum | value | turnover | deliveries | delivered | sales | purchases | operations"
    " | montant | valeur | chiffre d'affaires | livraisons | livré | ventes | achats | opérations | apports"
    " | сумма | итого | стоимость | оборот | сдано | поставки | продажи | закупки | операции"
    " | суммасы | жалпы | жүгүртүү | тапшырылды | сатуу | операциялар"
    " | ចំនួនទឹកប្រាក់ | ទឹកប្រាក់ | សរុប | ប្រតិបត្តិការ | ការលក់ | ការទិញ"
    " | amafaranga | igiteranyo | ivyatanzwe | ivyagurishijwe | ivyaguzwe"
)
_BY_HEADING: Mapping[str, AmountField] = MappingProxyType(
    {
        **{in_one(heading): AmountField.AMOUNT for heading in _AMOUNT.split(" | ")},
        **dict.fromkeys(HEADINGS[importing.Field.NAME], AmountField.NAME),
        **dict.fromkeys(HEADINGS[importing.Field.NUMBER], AmountField.NUMBER),
    }
)

Columns = Mapping[int, AmountField]
"""Columns, counted from 0, and what each holds; a column left out is not read."""


def guess_amount_columns(headings: Sequence[str], words: Mapping[str, AmountField]) -> dict[int, AmountField]:
    """What each column is taken for by its heading; the first of two keeps its field.

    ``words`` are further headings, folded: what the program itself calls the fields in its languages.
    """
    found: dict[int, AmountField] = {}
    for column, heading in enumerate(headings):
        folded = in_one(heading) or ("no" if heading.strip() in {"№", "#"} else "")
        field = words.get(folded) or _BY_HEADING.get(folded)
        if field is not None and field not in found.values():
            found[column] = field
    return found


def objections_to_amount_columns(columns: Columns) -> tuple[Objection, ...]:
    """What there is to say about which columns are read as what."""
    needed = ((AmountField.NUMBER, NO_NUMBERS), (AmountField.AMOUNT, NO_AMOUNTS))
    return tuple(Objection(sentence, "map") for field, sentence in needed if field not in columns.values())


@dataclass(frozen=True, slots=True)
class AmountLine:
    """What one row says; ``minor`` in minor units, None where it is not to be read."""

    row: int
    """Its number, as a spreadsheet counts."""
    number: str
    name: str
    minor: int | None
    objections: tuple[Objection, ...] = ()


def read_amount_lines(
    cells: Iterable[Sequence[str]], first_row: int, columns: Columns, currency: str, decimals: int
) -> Iterator[AmountLine]:
    """Every row that has anything in the columns that are read, in order."""
    for row, each in enumerate(cells, first_row):
        said = {what: each[at].strip() for at, what in columns.items() if at < len(each) and each[at].strip()}
        if not said:
            continue
        wrong = [] if AmountField.NUMBER in said else [Objection(NO_NUMBER, AmountField.NUMBER)]
        minor = _amount(said.get(AmountField.AMOUNT, ""), currency, decimals, wrong)
        number, name = said.get(AmountField.NUMBER, ""), said.get(AmountField.NAME, "")
        yield AmountLine(row, number, name, minor, tuple(wrong))


def _amount(text: str, currency: str, decimals: int, wrong: list[Objection]) -> int | None:
    if not text:
        wrong.append(Objection(NO_AMOUNT, AmountField.AMOUNT))
        return None
    try:
        minor = Money.parse(text, currency, decimals).minor
    except ValueError:
        minor = -1
    if minor < 0:
        wrong.append(Objection(UNREADABLE_AMOUNT, AmountField.AMOUNT, {"text": text, "currency": currency}))
        return None
    return minor
