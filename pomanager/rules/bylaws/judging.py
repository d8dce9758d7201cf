"""What speaks against a value of the by-laws, against a whole version of them, and against its coming into force."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from pomanager.marks import N_
from pomanager.rules.bylaws.setting import Setting
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import TYPES, Choice, Choices, Count, Kind, Text, Value, from_written
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, has_hidden_characters

UNKNOWN_KEY = N_("“{key}” is no setting of the by-laws.")
NOT_READ: Mapping[Kind, str] = {
    Kind.SHARE: N_("“{text}” is no share. Write “>= 1/3” for at least a third, “> 1/2” for more than half."),
    Kind.COUNT: N_("“{text}” is no number with its unit. Write a whole number and one of these: {units}."),
    Kind.PERCENT: N_("“{text}” is no percentage. Write a number from 0 to 100, such as “20 %”."),
    Kind.MONEY: N_("“{text}” is no amount. Write it in the smallest unit of the currency, such as “10000 XOF”."),
    Kind.FLAG: N_("“{text}” says neither yes nor no. Write yes or no."),
    Kind.CHOICE: N_("“{text}” is none of these: {known}."),
    Kind.CHOICES: N_("“{text}” is none of these: {known}."),
    Kind.TEXT: N_("Write the words as they stand in the by-laws."),
}
MORE_THAN_WHOLE = N_("{share} is more than the whole. A share is 1 at most.")
WRONG_UNIT = N_("This is not counted in “{unit}”. It is counted in: {units}.")
OUT_OF_BOUNDS = N_("This lies between {least} and {most}.")
CHOSEN_TWICE = N_("Each answer is chosen once.")
LEAST_ABOVE_MOST = N_("The least allowed is more than the most allowed.")
TOO_LONG = N_("This is longer than {most} characters.")
HIDDEN = N_("This holds characters that cannot be seen. Type it again.")
SHUTS_OUT = N_("This keeps out members who cannot read and write, women above all. “Or is assisted” lets them stand.")
NO_DECISION = N_("Name the decision by which the by-laws were adopted.")
SAME_DAY = N_("Other by-laws are in force from {day}. Two versions cannot begin on the same day.")
NO_REASON = N_("Say why the version is withdrawn.")

LEAST_AND_MOST: tuple[tuple[str, str], ...] = (
    ("capital.min_held", "capital.max_held"),
    ("board.size_min", "board.size_max"),
    ("supervisory.size_min", "supervisory.size_max"),
    ("committee.size_min", "committee.size_max"),
    ("board.size_min", "board.size_max_large"),
    ("board.size_max", "board.size_max_large"),
    ("board.term_shortest", "board.term_longest"),
    ("board.term_shortest", "board.term"),
    ("board.term", "board.term_longest"),
    ("board.women_min", "board.size_max"),
    ("board.youth_min", "board.size_max"),
    ("supervisory.women_min", "supervisory.size_max"),
    ("supervisory.youth_min", "supervisory.size_max"),
)  # fmt: skip
"""Pairs of settings of which the first may not exceed the second."""


def read_value(key: str, text: str) -> tuple[Value | None, tuple[Objection, ...]]:
    """What a written value means, and everything against it; "" is a blank. ``about`` is the key."""
    setting = SETTINGS.get(key)
    if setting is None:
        return None, (Objection(UNKNOWN_KEY, key, {"key": key}),)
    if not text.strip():
        return None, ()
    try:
        value = from_written(setting.kind, text)
    except ValueError:
        return None, (_not_read(setting, text.strip()),)
    return value, objections_to_value(key, value)


def objections_to_value(key: str, value: Value | None) -> tuple[Objection, ...]:
    """Everything to say about one value: unknown setting, kind, unit, bounds, answers, length. ``about`` is the key."""
    setting = SETTINGS.get(key)
    if setting is None:
        return (Objection(UNKNOWN_KEY, key, {"key": key}),)
    if value is None:
        return ()
    if not isinstance(value, TYPES[setting.kind]):
        return (_not_read(setting, ""),)
    return tuple(_about(setting, value))


def objections_to_values(
    values: Mapping[str, Value | None], changed: Collection[str] | None = None
) -> tuple[Objection, ...]:
    """Everything to say about values that hold together, by their keys, all at once.

    ``changed`` are the keys somebody is about to change: only what concerns these is said. None is all of them.
    """
    concerned = set(values if changed is None else changed)
    single = [said for key, value in values.items() if key in concerned for said in objections_to_value(key, value)]
    return (*single, *_least_above_most(values, concerned))


def objections_to_source(key: str, source: str) -> tuple[Objection, ...]:
    """What speaks against the words in which a source or an article is quoted."""
    return tuple(_about_words(key, source))


def objections_to_adoption(since: date, decision: str, taken: Iterable[date]) -> tuple[Objection, ...]:
    """What speaks against by-laws that hold from a day: no decision, or others (``taken``) that begin that day."""
    found: list[Objection] = []
    if since in set(taken):
        found.append(Objection(SAME_DAY, "since", {"day": since}))
    if not decision.strip():
        found.append(Objection(NO_DECISION, "decision"))
    return (*found, *_about_words("decision", decision))


def objections_to_withdrawal(reason: str) -> tuple[Objection, ...]:
    """What speaks against withdrawing a version: no reason given."""
    if not reason.strip():
        return (Objection(NO_REASON, "reason"),)
    return tuple(_about_words("reason", reason))


def _not_read(setting: Setting, text: str) -> Objection:
    details: dict[str, object] = {"text": text}
    if setting.kind is Kind.SHARE and _more_than_whole(text):
        return Objection(MORE_THAN_WHOLE, setting.key, {"share": text.partition(" ")[2]})
    if setting.kind is Kind.COUNT:
        details["units"] = _units(setting)
    if setting.choices:
        details["known"] = ", ".join(setting.codes)
    return Objection(NOT_READ[setting.kind], setting.key, details)


def _more_than_whole(text: str) -> bool:
    try:
        return Fraction(text.partition(" ")[2]) > 1
    except (ValueError, ZeroDivisionError):
        return False


def _units(setting: Setting) -> str:
    return ", ".join(unit.value for unit in setting.units)


def _about(setting: Setting, value: Value) -> Iterator[Objection]:
    key = setting.key
    if isinstance(value, Count):
        if value.unit not in setting.units:
            yield Objection(WRONG_UNIT, key, {"unit": value.unit.value, "units": _units(setting)})
        elif not setting.lowest <= value.number <= setting.highest:
            yield Objection(OUT_OF_BOUNDS, key, {"least": setting.lowest, "most": setting.highest})
    if isinstance(value, Choice | Choices):
        codes = (value.code,) if isinstance(value, Choice) else value.codes
        known = ", ".join(setting.codes)
        for code in codes:
            if code not in setting.codes:
                yield Objection(NOT_READ[setting.kind], key, {"text": code, "known": known})
        if len(set(codes)) < len(codes):
            yield Objection(CHOSEN_TWICE, key)
        if "literate" in codes:
            yield Objection(SHUTS_OUT, key, weight=Weight.WARN)
    if isinstance(value, Text):
        yield from _about_words(key, value.text)


def _about_words(about: str, words: str) -> Iterator[Objection]:
    if len(words) > LONGEST_TEXT:
        yield Objection(TOO_LONG, about, {"most": LONGEST_TEXT})
    if has_hidden_characters(words):
        yield Objection(HIDDEN, about)


def _least_above_most(values: Mapping[str, Value | None], concerned: Collection[str]) -> Iterator[Objection]:
    for pair in LEAST_AND_MOST:
        least, most = (values.get(key) for key in pair)
        about = next((key for key in pair if key in concerned), None)
        if about and isinstance(least, Count) and isinstance(most, Count) and _size(least) > _size(most):
            yield Objection(LEAST_ABOVE_MOST, about)


def _size(count: Count) -> int:
    """The number, times in months: the two of a pair may be counted in months and in years."""
    try:
        return count.in_months()
    except ValueError:
        return count.number
