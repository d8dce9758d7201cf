"""Fields the organisation defines for its members: what speaks against one, and how values are read and kept.

Kept values are canonical, the same in every language: a text as it is, a number with a point ("2.5"), a day as
"2026-03-14", the key of an answer, "yes" or "no".
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.extra_field_kinds import NO, YES, Answer, FieldKind, day_of
from pomanager.rules.latin import latin
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG, has_hidden_characters, tidy
from pomanager.rules.written_dates import DateDoubt, DayOrder, read_date

MOST_FIELDS = 40
"""Fields in use at a time: more belong into a table of their own."""
FEWEST_CHOICES, MOST_CHOICES = 2, 30
LONGEST_LABEL = 60
_LONGEST_KEY = 24
_FIGURES = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,6})?")
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?P<mark>[.,'])\d{3}(?:(?:(?P=mark)\d{3})+|(?:(?P=mark)\d{3})*(?!(?P=mark))[.,]\d+)"
)
"""Thousands set apart with marks: two times at least, or with decimals after another mark."""
_DAY_WEIGHTS = {DateDoubt.SWAPPED: Weight.WARN, DateDoubt.SHORT_YEAR: Weight.WARN}
NO_KIND = Objection(N_("Say what the field holds."), "kind")


_YES_NO_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("yes", "y", "1", "true", "x", "oui", "o", "vrai", "да", "ооба", "បាទ", "ចាស", "បាទ/ចាស", "ego", "sim",
             "si"),
            YES,
        ),
        **dict.fromkeys(("no", "n", "0", "false", "non", "faux", "нет", "жок", "ទេ", "oya", "nao"), NO),
    }
)  # fmt: skip
"""How tables in our languages write yes and no, folded."""


@dataclass(frozen=True, slots=True)
class ValueReading:
    """What was made of a typed or brought-in value: canonical text ("" for none), and what there is to say."""

    value: str = ""
    objection: Objection | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFacts:
    """A field as it would stand.

    ``others`` are the labels of the organisation's other fields in use; ``kind_before`` is its kind until now where
    members have values in it already, and ``answers_used`` are the keys of the answers they have.
    """

    label: Wording
    kind: FieldKind
    answers: Sequence[Answer] = ()
    others: Collection[Wording] = ()
    kind_before: FieldKind | None = None
    answers_used: Collection[str] = ()
    taken_labels: Collection[str] = ()
    """What the program's own columns are called, folded."""


def objections_to_field(facts: FieldFacts) -> tuple[Objection, ...]:
    """Everything to say about a field; ``about`` names label, kind or answers."""
    return (*_about_label(facts), *_about_kind(facts), *_about_answers(facts))


def objections_to_many(in_use: int) -> tuple[Objection, ...]:
    """Whether there is room for one more field beside those in use."""
    if in_use < MOST_FIELDS:
        return ()
    message = N_("There are {most} own fields already. End one that is no longer needed.")
    return (Objection(message, details={"most": MOST_FIELDS}),)


def read_value(
    kind: FieldKind, text: str, answers: Sequence[Answer] = (), order: DayOrder = DayOrder.DAY_FIRST, about: str = ""
) -> ValueReading:
    """Read what was typed or stands in a cell; ``order`` says what 12/03 means, ``about`` names the field."""
    plain = tidy(text)
    if not plain:
        return ValueReading()
    if has_hidden_characters(plain):
        return ValueReading("", Objection(N_("This holds characters that cannot be seen. Type it again."), about))
    match kind:
        case FieldKind.NUMBER:
            reading = _read_number(plain, about)
        case FieldKind.DATE:
            reading = _read_day(plain, order, about)
        case FieldKind.CHOICE:
            reading = _read_answer(plain, answers, about)
        case FieldKind.YES_NO:
            reading = _read_yes_no(plain, about)
        case _:
            reading = _read_text(plain, about)
    return reading


def canonical_number(text: str) -> str | None:
    """A number as it is kept ("2.5", "-3", "1250000"), or None for what is none.

    Blanks between figures do not matter; a single comma or point parts the decimals; where both stand, or one of
    them several times, those in front set thousands apart: "1,234.5", "1.234.567".
    """
    plain = "".join(_digits_made_plain(text).split())
    grouped = _GROUPED.fullmatch(plain)
    if grouped is not None:
        plain = plain.replace(grouped["mark"], "")
    plain = plain.replace(",", ".")
    if not _FIGURES.fullmatch(plain):
        return None
    exact = format(Decimal(plain), "f")
    exact = exact.rstrip("0").rstrip(".") if "." in exact else exact
    return "0" if exact in {"-0", ""} else exact


def field_key(label: Wording, taken: Collection[str]) -> str:
    """A short key of Latin letters for a field or an answer, unlike those taken."""
    first = next(iter(label.texts.values()), "")
    stem = _NOT_KEY.sub("_", latin(folding.fold(first))).strip("_")[:_LONGEST_KEY].strip("_") or "field"
    if stem not in taken:
        return stem
    return next(key for number in range(2, len(taken) + 3) if (key := f"{stem}_{number}") not in taken)


def with_keys(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers, each new one with a key of its own."""
    taken = {answer.key for answer in answers if answer.key}
    found: list[Answer] = []
    for answer in answers:
        key = answer.key or field_key(answer.words, taken)
        taken.add(key)
        found.append(Answer(key, answer.words))
    return tuple(found)


def _about_label(facts: FieldFacts) -> Iterator[Objection]:
    if not facts.label:
        yield Objection(N_("Write how the field is called, in at least one language."), "label")
    texts = facts.label.texts.values()
    if any(len(text) > LONGEST_LABEL for text in texts):
        yield Objection(TOO_LONG, "label", {"most": LONGEST_LABEL})
    if any(has_hidden_characters(text) for text in texts):
        yield Objection(N_("This holds characters that cannot be seen. Type it again."), "label")
    folded = {folding.fold(text) for text in texts}
    others = {folding.fold(text) for other in facts.others for text in other.texts.values()}
    if folded & others:
        yield Objection(N_("Another field of yours is called so already."), "label")
    elif folded & set(facts.taken_labels):
        yield Objection(N_("The roll has a column of this name already."), "label")


def _about_kind(facts: FieldFacts) -> Iterator[Objection]:
    if facts.kind_before not in {None, facts.kind}:
        message = N_("Members have values in this field, so it stays what it is. Add another field, and end this one.")
        yield Objection(message, "kind")


def _about_answers(facts: FieldFacts) -> Iterator[Objection]:
    if facts.kind is not FieldKind.CHOICE:
        return
    if not FEWEST_CHOICES <= len(facts.answers) <= MOST_CHOICES:
        details = {"fewest": FEWEST_CHOICES, "most": MOST_CHOICES}
        yield Objection(N_("Write {fewest} to {most} answers to choose from."), "answers", details)
    words = [folding.fold(text) for answer in facts.answers for text in set(answer.words.texts.values())]
    if len(words) != len(set(words)):
        yield Objection(N_("Two answers are called the same."), "answers")
    if any(not answer.words for answer in facts.answers):
        yield Objection(N_("An answer has no words."), "answers")
    if any(len(text) > LONGEST_LABEL for answer in facts.answers for text in answer.words.texts.values()):
        yield Objection(TOO_LONG, "answers", {"most": LONGEST_LABEL})
    if set(facts.answers_used) - {answer.key for answer in facts.answers}:
        yield Objection(N_("An answer that members have given cannot be taken away."), "answers")


def _read_text(text: str, about: str) -> ValueReading:
    if len(text) > LONGEST_TEXT:
        return ValueReading("", Objection(TOO_LONG, about, {"most": LONGEST_TEXT}))
    return ValueReading(text)


def _read_number(text: str, about: str) -> ValueReading:
    found = canonical_number(text)
    if found is None:
        return ValueReading("", Objection(N_("Write a number in figures, like 2.5."), about))
    return ValueReading(found)


def _read_day(text: str, order: DayOrder, about: str) -> ValueReading:
    kept = day_of(text)
    if kept is not None:
        return ValueReading(kept.isoformat())
    found = read_date(text, order, serials=False)
    exact = found.value.exact if found.value is not None else None
    if exact is None:
        return ValueReading("", Objection(N_("Day, month and year are needed, like 12.03.2026."), about))
    if found.doubt is None:
        return ValueReading(exact.isoformat())
    message = N_("Look at the day again: it was read as {day}.")
    return ValueReading(exact.isoformat(), Objection(message, about, {"day": exact}, _DAY_WEIGHTS[found.doubt]))


def _read_answer(text: str, answers: Sequence[Answer], about: str) -> ValueReading:
    asked = folding.fold(text)
    for answer in answers:
        if text == answer.key or asked in {folding.fold(words) for words in answer.words.texts.values()}:
            return ValueReading(answer.key)
    return ValueReading("", Objection(N_("“{text}” is none of the answers of this field."), about, {"text": text[:60]}))


def _read_yes_no(text: str, about: str) -> ValueReading:
    found = _YES_NO_TEXTS.get(folding.fold(text))
    if found is None:
        return ValueReading("", Objection(N_("Write yes or no."), about))
    return ValueReading(found)


def _digits_made_plain(text: str) -> str:
    """Digits of every script as 0-9, the minus of typographers as a hyphen."""
    return "".join(folding.digits(sign) or sign for sign in text.replace("\u2212", "-").replace("٫", "."))
