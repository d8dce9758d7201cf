"""Which columns a table of past shares, payments and dues may have, and how people head them in our languages."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.importing.headings import in_one
from pomanager.rules.objections import Objection, Word


class EntryField(StrEnum):
    """What a column of a table of entries holds."""

    NUMBER = "number"
    """The member's number."""
    NAME = "name"
    """The member's name, to be compared with the roll."""
    DATE = "date"
    """The day from which it holds; a row without one takes the day of the opening balance."""
    TYPE = "type"
    """The code or name of a type of share."""
    SHARES = "shares"
    """Shares subscribed, or held on the day of the opening balance."""
    PAID = "paid"
    """Paid on shares."""
    DUE_ON = "due_on"
    """Last day to pay the rest of the shares, or what is charged."""
    FEE = "fee"
    """The code or name of a fee."""
    CHARGED = "charged"
    """Owed for the fee."""
    DUES_PAID = "dues_paid"
    """Paid for the fee."""
    PERIOD = "period"
    """A year, or a day in the period the fee is for."""
    RECEIPT = "receipt"
    CHANNEL = "channel"
    ACCOUNT = "account"
    """Number of the mobile money, the transfer or the delivery note."""
    DECISION = "decision"


ENTRY_FIELD_WORDS: Mapping[EntryField, str] = MappingProxyType(
    {
        EntryField.NUMBER: N_("Number"),
        EntryField.NAME: N_("Name"),
        EntryField.DATE: N_("Date"),
        EntryField.TYPE: N_("Type of share"),
        EntryField.SHARES: N_("Shares"),
        EntryField.PAID: N_("Paid on shares"),
        EntryField.DUE_ON: N_("Last day to pay"),
        EntryField.FEE: N_("Fee"),
        EntryField.CHARGED: N_("Charged"),
        EntryField.DUES_PAID: N_("Dues paid"),
        EntryField.PERIOD: N_("Period"),
        EntryField.RECEIPT: N_("Receipt no."),
        EntryField.CHANNEL: N_("How paid"),
        EntryField.ACCOUNT: N_("Number of the account"),
        EntryField.DECISION: N_("Decision"),
    }
)
"""Fields as screens and messages call them."""

NO_NUMBERS = N_("No column holds the members’ numbers. Say which one does.")
NOTHING_TO_ENTER = N_("No column holds shares, payments or dues. Say which one does.")
READ_TWICE = N_("Two columns are read as “{field}”. Leave one of them out.")
NO_SUCH_COLUMN = N_("The table has no column “{column}”.")
NO_SUCH_FIELD = N_("A column cannot be read as “{field}”. It can be read as: {known}.")
LONGEST_PLACE = 6
"""Figures from which a number is no column's place."""
_AMOUNTS = frozenset({EntryField.SHARES, EntryField.PAID, EntryField.CHARGED, EntryField.DUES_PAID})
_LEFT_OUT = frozenset({"", "-"})


def _headings(*lines: str) -> tuple[str, ...]:
    return tuple(in_one(heading) for line in lines for heading in line.split(" | "))


HEADINGS: Mapping[EntryField, tuple[str, ...]] = MappingProxyType(
    {
        EntryField.NUMBER: _headings(
            "number | no | n | member number | member no | id | code | numéro | n° | nº | matricule | n° membre",
            "numéro de membre | номер | № | номер члена | номери",
            "мүчө номери | លេខ | លេខសមាជិក | ល.រ | inomero | nomero",
        ),
        EntryField.NAME: _headings(
            "name | full name | member | names | nom | nom et prénoms",
            "nom complet | membre | фио | имя | аты-жөнү | аты",
            "ឈ្មោះ | គោត្តនាម និងនាម | izina | amazina",
        ),
        EntryField.DATE: _headings(
            "date | day | on | effective on | le | jour | дата",
            "день | күнү | дата операции | កាលបរិច្ឆេទ | ថ្ងៃ | itariki | umusi",
        ),
        EntryField.TYPE: _headings(
            "type | type of share | share type | class | type de part | type de parts | catégorie | тип пая | вид пая",
            "пай түрү | ប្រភេទភាគហ៊ុន | ប្រភេទ | ubwoko bw'umugabane",
        ),
        EntryField.SHARES: _headings(
            "shares | number of shares | shares subscribed | shares held | parts | nombre de parts | parts souscrites",
            "parts sociales | паи | пай | количество паев",
            "число паёв | пайлар | пайлардын саны | ភាគហ៊ុន | ចំនួនភាគហ៊ុន",
            "imigabane | igitigiri c'imigabane",
        ),
        EntryField.PAID: _headings(
            "paid | paid on shares | paid up | amount paid",
            "payment | versé | libéré | montant libéré | montant versé",
            "versement | payé | оплачено | внесено | оплата пая",
            "төлөнгөн | төлөндү | បានបង់ | ចំនួនបានបង់ | ប្រាក់បានបង់",
            "yarishuwe | ayishuwe | ayatanzwe",
        ),
        EntryField.DUE_ON: _headings(
            "last day to pay | due on | due date | due",
            "échéance | à payer avant le | date limite | срок оплаты | срок",
            "төлөө мөөнөтү | мөөнөтү | ថ្ងៃផុតកំណត់ | កាលកំណត់បង់ | itariki ntarengwa",
        ),
        EntryField.FEE: _headings(
            "fee | dues | type of dues | cotisation | type de cotisation | frais | взнос | вид взноса | взностун түрү",
            "វិភាគទាន | ប្រភេទវិភាគទាន | intererano | ubwoko bw'intererano",
        ),
        EntryField.CHARGED: _headings(
            "charged | owed | dues owed | amount due | dû",
            "cotisation due | montant dû | à payer | начислено | к оплате",
            "эсептелген | төлөнүүгө тийиш | ត្រូវបង់ | ចំនួនត្រូវបង់ | ategerezwa kwishurwa | umwenda",
        ),
        EntryField.DUES_PAID: _headings(
            "dues paid | fee paid | paid for dues | cotisation payée | cotisations payées | cotisation versée",
            "взнос уплачен | уплачено взносов | төлөнгөн взнос",
            "វិភាគទានបានបង់ | intererano yarishuwe | intererano yatanzwe",
        ),
        EntryField.PERIOD: _headings(
            "period | year | for | période | année | exercice | pour",
            "период | год | мезгил | жыл | រយៈពេល | ឆ្នាំ | umwaka",
            "igihe",
        ),
        EntryField.RECEIPT: _headings(
            "receipt | receipt no | receipt number | reçu | n° de reçu | numéro de reçu | квитанция | № квитанции",
            "номер квитанции | дүмүрчөк | дүмүрчөктүн номери | បង្កាន់ដៃ | លេខបង្កាន់ដៃ | icemezo c'ukwishura",
            "inomero y'icemezo c'ukwishura",
        ),
        EntryField.CHANNEL: _headings(
            "how paid | channel | paid by | means of payment",
            "mode de paiement | payé par | способ оплаты | как оплачено",
            "төлөө ыкмасы | របៀបបង់ | uko yishuwe",
        ),
        EntryField.ACCOUNT: _headings(
            "number of the account | account | mobile money | mobile money number | compte | numéro du compte | счёт",
            "номер счёта | эсеп | эсептин номери | លេខគណនី | inomero ya konti | konti",
        ),
        EntryField.DECISION: _headings(
            "decision | decision reference | décision | référence de la décision",
            "решение | чечим | សេចក្ដីសម្រេច | ingingo",
        ),
    }
)  # fmt: skip
"""Field → headings that are surely it, folded."""

_BY_HEADING = {heading: field for field, headings in HEADINGS.items() for heading in headings}

Columns = Mapping[int, EntryField]
"""Columns, counted from 0, and what each holds; a column left out is not read."""


NO_WORDS: Mapping[str, EntryField] = MappingProxyType({})


def guess_columns(headings: Sequence[str], words: Mapping[str, EntryField] = NO_WORDS) -> dict[int, EntryField]:
    """What each column is taken for by its heading; no field is given to two columns, the first keeps it.

    ``words`` are further headings, folded: what the program itself calls the fields in its languages.
    """
    found: dict[int, EntryField] = {}
    for column, heading in enumerate(headings):
        folded = in_one(heading) or ("no" if heading.strip() in {"№", "#"} else "")
        field = _BY_HEADING.get(folded) or words.get(folded)
        if field is not None and field not in found.values():
            found[column] = field
    return found


def columns_by_wish(
    headings: Sequence[str], wishes: Sequence[tuple[str, str]], words: Mapping[str, EntryField] = NO_WORDS
) -> tuple[dict[int, EntryField], tuple[Objection, ...]]:
    """The guess with wishes put over it; a wish names a column by heading or place, and a field or “-”.

    A wish takes its field from the column guessed for it. What cannot be followed is objected to.
    """
    columns, wished = guess_columns(headings, words), dict[int, EntryField]()
    objections: list[Objection] = []
    for column_text, field_text in wishes:
        column = _column_called(headings, column_text)
        known = {field.value: field for field in EntryField}
        field = known.get(field_text.strip().casefold())
        if column is None:
            objections.append(Objection(NO_SUCH_COLUMN, "map", {"column": column_text}))
        elif field is not None:
            columns = {place: other for place, other in columns.items() if place != column and other != field}
            wished[column] = field
        elif field_text.strip() in _LEFT_OUT:
            columns.pop(column, None)
        else:
            details = {"field": field_text, "known": ", ".join(known)}
            objections.append(Objection(NO_SUCH_FIELD, "map", details))
    together = dict(sorted({**columns, **wished}.items()))
    return together, (*objections, *objections_to_columns(list(together.items())))


def objections_to_columns(columns: Sequence[tuple[int, EntryField]]) -> tuple[Objection, ...]:
    """Everything to say about which columns are read as what."""
    fields = [field for _column, field in columns]
    found = [
        Objection(READ_TWICE, "map", {"field": Word(ENTRY_FIELD_WORDS[field])})
        for field in dict.fromkeys(fields)
        if fields.count(field) > 1
    ]
    if EntryField.NUMBER not in fields:
        found.append(Objection(NO_NUMBERS, "map"))
    if _AMOUNTS.isdisjoint(fields):
        found.append(Objection(NOTHING_TO_ENTER, "map"))
    return tuple(found)


def _column_called(headings: Sequence[str], text: str) -> int | None:
    """A column by its heading, as written or folded, else by its place counted from 1."""
    for same in (str.strip, in_one):
        for column, heading in enumerate(headings):
            if same(text) and same(heading) == same(text):
                return column
    told = text.strip()
    place = int(told) if told.isascii() and told.isdigit() and len(told) < LONGEST_PLACE else 0
    return place - 1 if 1 <= place <= len(headings) else None
