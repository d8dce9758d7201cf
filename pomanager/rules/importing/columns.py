"""Which column of a table holds which field: guessed by the headings, then by what stands in the cells."""

import re
import statistics
from collections.abc import Collection, Sequence
from collections.abc import Mapping as _Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from pomanager.marks import N_
from pomanager.rules.folding import digits, fold
from pomanager.rules.importing.answers import SEX_TEXTS
from pomanager.rules.importing.fields import FIELD_WORDS, NAMES, PHONES, PLACES, AnyField, Field, OwnField
from pomanager.rules.importing.headings import EITHER_NAME, HEADINGS, LEVELS, NOT_OURS, in_one
from pomanager.rules.members import FEWEST_PHONE_DIGITS, MOST_PHONE_DIGITS, Sex
from pomanager.rules.objections import Objection, Word
from pomanager.rules.wording import Wording
from pomanager.rules.written_dates import read_date

Mapping = _Mapping[int, AnyField]
"""Columns, counted from 0, and the field each fills; a column left out is not read."""

MOST = 0.8
"""The part of a column's filled cells that must look like a field before the column is taken for it."""
FEWEST_SAMPLES = 2
FEWEST_LEVELS = 2
"""Columns of different levels of places that make a chain; a single one is simply the place."""
LATEST_MIDDLE_BIRTH = 2005
"""A column of dates whose middle year is later is not taken for births by its content alone."""
LONGEST_PLACE = 6
"""Figures from which a number is no column's place."""
_PHONE = re.compile(r"[\d\s+().\-/]+")
_NOT_A_FIELD = frozenset({"", "-", "ignore", "none"})


class Sureness(IntEnum):
    """How sure a guess is; the surer column keeps a field two columns could hold."""

    NOT = 0
    BY_CONTENT = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column is taken for; ``field`` is None for a column that is not read."""

    column: int
    heading: str
    field: AnyField | None = None
    sure: Sureness = Sureness.NOT


_BY_HEADING: dict[str, Field] = {heading: field for field, headings in HEADINGS.items() for heading in headings}


def guess_columns(
    headings: Sequence[str],
    samples: Sequence[Sequence[str]] = (),
    own: Sequence[OwnField] = (),
    levels: Sequence[Wording] = (),
) -> tuple[ColumnGuess, ...]:
    """A guess for each column, in order; no field is given to two columns, the surer or else the first keeps it.

    ``own`` are the fields of the organisation's own: a column headed by a label or the key of one holds that.
    ``levels`` is what the organisation calls the levels of its places, from the outside in.
    """
    called = {in_one(text): field for field in own for text in (field.key, field.value, *field.label.texts.values())}
    guesses = [_by_heading(column, heading, called) for column, heading in enumerate(headings)]
    guesses = _name_beside_its_parts(_each_field_once(_places_by_level(_phones_in_order(guesses), levels)))
    taken = {guess.field for guess in guesses}
    for place, guess in enumerate(guesses):
        if guess.field is None and in_one(guess.heading) not in NOT_OURS:
            field = _by_content(_filled(samples, place))
            if field is not None and field not in taken:
                guesses[place] = replace(guess, field=field, sure=Sureness.BY_CONTENT)
                taken.add(field)
    if not taken.intersection(NAMES):
        guesses = _name_by_content(guesses, samples)
    return tuple(guesses)


def mapped_by_hand(
    guesses: Sequence[ColumnGuess], wishes: Sequence[tuple[str, str]], own: Sequence[OwnField] = ()
) -> tuple[dict[int, AnyField], tuple[Objection, ...]]:
    """The mapping of the guesses with wishes put over them; a wish names a column by heading or place, and a field.

    The field ``-`` leaves a column out. A wish takes its field from the column guessed for it. What cannot be
    followed is objected to.
    """
    mapping = {guess.column: guess.field for guess in guesses if guess.field is not None}
    known_fields: dict[str, AnyField] = {field.value: field for field in (*Field, *own)}
    wished: dict[int, AnyField] = {}
    objections: list[Objection] = []
    for column_text, field_text in wishes:
        column = _column_called(guesses, column_text)
        field = known_fields.get(field_text.strip().casefold())
        if column is None:
            objections.append(Objection(N_("The table has no column “{column}”."), "map", {"column": column_text}))
        elif field is not None:
            wished[column] = field
            mapping = {place: other for place, other in mapping.items() if other != field and place != column}
        elif field_text.strip().casefold() in _NOT_A_FIELD:
            mapping.pop(column, None)
        else:
            known = ", ".join(known_fields)
            message = N_("A column cannot be read as “{field}”. It can be read as: {known}.")
            objections.append(Objection(message, "map", {"field": field_text, "known": known}))
    together = sorted([*mapping.items(), *wished.items()])
    return dict(together), (*objections, *_mapped_twice(together))


def objections_to_mapping(columns: Sequence[tuple[int, AnyField]]) -> tuple[Objection, ...]:
    """Everything to say about which columns are read as what; without names there is nobody to bring in."""
    found = list(_mapped_twice(columns))
    if not {field for _column, field in columns}.intersection(NAMES):
        found.append(Objection(N_("No column holds the names. Say which one does."), "map"))
    return tuple(found)


def _mapped_twice(columns: Sequence[tuple[int, AnyField]]) -> tuple[Objection, ...]:
    fields = [field for _column, field in columns]
    twice = [field for field in dict.fromkeys(fields) if fields.count(field) > 1]
    message = N_("Two columns are read as “{field}”. Leave one of them out.")
    return tuple(Objection(message, "map", {"field": _called(field)}) for field in twice)


def _called(field: AnyField) -> str:
    return Word(FIELD_WORDS[field]) if isinstance(field, Field) else field.label.in_language("en")


def _column_called(guesses: Sequence[ColumnGuess], text: str) -> int | None:
    """A column by its heading, as written or folded, else by its place counted from 1."""
    for same in (str.strip, in_one):
        for guess in guesses:
            if same(guess.heading) == same(text) and same(text):
                return guess.column
    told = text.strip()
    place = int(told) if told.isascii() and told.isdigit() and len(told) < LONGEST_PLACE else 0
    return place - 1 if 1 <= place <= len(guesses) else None


def _by_heading(column: int, heading: str, own: _Mapping[str, OwnField]) -> ColumnGuess:
    folded = in_one(heading)
    if folded in own:
        return ColumnGuess(column, heading, own[folded], Sureness.SURE)
    # "№" and "#" have no letters: they are compared as they stand.
    folded = folded or ("no" if heading.strip() in {"№", "#"} else "")
    if not folded or folded in NOT_OURS:
        return ColumnGuess(column, heading)
    if folded in _BY_HEADING:
        return ColumnGuess(column, heading, _BY_HEADING[folded], Sureness.SURE)
    # The longest known heading inside this one: "Nom complet du membre (majuscules)".
    inside = [known for known in _BY_HEADING if len(known) > FEWEST_SAMPLES and f" {known} " in f" {folded} "]
    if not inside:
        return ColumnGuess(column, heading)
    return ColumnGuess(column, heading, _BY_HEADING[max(inside, key=len)], Sureness.LIKELY)


def _phones_in_order(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Several columns that are surely telephones are the first, the second and the third, from left to right."""
    found = [guess for guess in guesses if guess.field in PHONES and guess.sure is Sureness.SURE]
    given = dict(zip((guess.column for guess in found), PHONES, strict=False))
    return [replace(guess, field=given[guess.column]) if guess.column in given else guess for guess in guesses]


def _places_by_level(guesses: list[ColumnGuess], levels: Sequence[Wording]) -> list[ColumnGuess]:
    """Columns that each name a level of places make one place: the innermost, and what it lies in.

    The levels the organisation has named itself are asked first, then those of many countries.
    """
    named = {in_one(text): -place for place, level in enumerate(levels) for text in level.texts.values()}
    for known in (named, LEVELS):
        ranks = {guess.column: known[folded] for guess in guesses if (folded := in_one(guess.heading)) in known}
        if len(set(ranks.values())) >= FEWEST_LEVELS:
            break
    else:
        alone = None if any(guess.field is Field.PLACE for guess in guesses) else _first_called(guesses, named)
        return [replace(guess, field=Field.PLACE, sure=Sureness.SURE) if guess is alone else guess for guess in guesses]
    columns = {rank: column for column, rank in reversed(ranks.items())}
    given = dict(zip((columns[rank] for rank in sorted(columns)), PLACES, strict=False))
    return [
        replace(guess, field=given[guess.column], sure=Sureness.SURE)
        if guess.column in given
        else replace(guess, field=None, sure=Sureness.NOT)
        if guess.field is Field.PLACE
        else guess
        for guess in guesses
    ]


def _first_called(guesses: Sequence[ColumnGuess], headings: Collection[str]) -> ColumnGuess | None:
    return next((guess for guess in guesses if in_one(guess.heading) in headings), None)


def _each_field_once(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    kept: dict[AnyField, ColumnGuess] = {}
    for guess in guesses:
        if guess.field is not None and (guess.field not in kept or guess.sure > kept[guess.field].sure):
            kept[guess.field] = guess
    return [
        guess if guess.field is None or kept[guess.field] is guess else ColumnGuess(guess.column, guess.heading)
        for guess in guesses
    ]


def _name_beside_its_parts(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """The name beside its parts: "Nom" beside "Prénom" is the family name; "Имя" beside "Фамилия" is the given name."""
    fields = {guess.field for guess in guesses}
    if Field.GIVEN in fields and Field.FAMILY not in fields:
        part = Field.FAMILY
    elif Field.FAMILY in fields and Field.GIVEN not in fields:
        part = Field.GIVEN
    else:
        return guesses
    either = [guess for guess in guesses if guess.field in {Field.NAME, None} and in_one(guess.heading) in EITHER_NAME]
    return [
        replace(guess, field=part, sure=Sureness.SURE) if either and guess is either[0] else guess for guess in guesses
    ]


def _filled(samples: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column].strip() for row in samples if column < len(row) and row[column].strip()]


def _by_content(cells: list[str]) -> Field | None:
    """Sex, phone or birth, when most cells look like it."""
    if len(cells) < FEWEST_SAMPLES:
        return None
    enough = MOST * len(cells)
    if sum(SEX_TEXTS.get(fold(cell), Sex.UNKNOWN) is not Sex.UNKNOWN for cell in cells) >= enough:
        return Field.SEX
    if sum(_like_a_phone(cell) for cell in cells) >= enough:
        return Field.PHONE
    readings = [read_date(cell) for cell in cells]
    days = [reading.value for reading in readings if reading.value and reading.value.month and not reading.doubt]
    if len(days) >= enough and statistics.median(day.year for day in days) <= LATEST_MIDDLE_BIRTH:
        return Field.BIRTH
    return None


def _like_a_phone(cell: str) -> bool:
    figures = digits(cell)
    looks = cell.startswith(("+", "0")) or len(figures) > FEWEST_PHONE_DIGITS + 1
    return looks and bool(_PHONE.fullmatch(cell)) and FEWEST_PHONE_DIGITS <= len(figures) <= MOST_PHONE_DIGITS \
        and read_date(cell).value is None  # fmt: skip


def _name_by_content(guesses: list[ColumnGuess], samples: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """The first column of mostly different texts of two words and more, without figures, is taken for the names."""
    for place, guess in enumerate(guesses):
        cells = _filled(samples, place)
        if guess.field is not None or len(cells) < FEWEST_SAMPLES or in_one(guess.heading) in NOT_OURS:
            continue
        like = [
            cell for cell in cells if " " in cell and not digits(cell) and not any(char in "@_<>=" for char in cell)
        ]
        if len(like) >= MOST * len(cells) and len(set(cells)) >= MOST * len(cells):
            guesses[place] = replace(guess, field=Field.NAME, sure=Sureness.BY_CONTENT)
            break
    return guesses
