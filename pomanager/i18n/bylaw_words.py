"""The by-laws said in the language being spoken: values in their own words, whole sentences, and sources."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from pomanager.i18n import formats
from pomanager.i18n.bylaw_counts import count_said
from pomanager.i18n.catalogue import _
from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import SURE_WORDS, Bylaws, SetValue
from pomanager.rules.bylaws.setting import Clause, Saying, Setting
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF, SETTINGS
from pomanager.rules.bylaws.values import Choice, Choices, Count, Flag, Percent, Text, Value, written
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.money import Money

# TR: in the place of a value of the by-laws that nobody has entered yet; it stands inside a sentence
TO_FILL_IN = N_("to be filled in")

_FRACTIONS: Mapping[Fraction, str] = MappingProxyType(
    {
        # TR: parts of a whole inside a sentence: "at least {part} of the members"; as needed after "at least"
        Fraction(1, 2): N_("half"),
        # TR: as “half” above
        Fraction(1, 3): N_("a third"),
        # TR: as “half” above
        Fraction(2, 3): N_("two thirds"),
        # TR: as “half” above
        Fraction(1, 4): N_("a quarter"),
        # TR: as “half” above
        Fraction(3, 4): N_("three quarters"),
        # TR: as “half” above
        Fraction(1, 5): N_("a fifth"),
        # TR: as “half” above
        Fraction(1, 10): N_("a tenth"),
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: plain words (``key`` ""), or the words of a value, with the key of its setting."""

    text: str
    key: str = ""
    blank: bool = False
    """Whether the value is still to be filled in."""


def value_said(key: str, value: Value | None) -> str:  # noqa: PLR0911 - one line for each kind of value
    """A value in its own words, as it stands in its sentence: “at least 15 clear days”, “more than half”.

    Raises KeyError for an unknown setting.
    """
    setting = SETTINGS[key]
    if value is None:
        return _(TO_FILL_IN)
    match value:
        case Share():
            return share_said(value)
        case Count():
            return count_said(value, setting.saying)
        case Percent():
            return _percent(value, setting.saying)
        case Money():
            return formats.money(value)
        case Text():
            return value.text
        case Flag() | Choice():
            return _answer(setting, written(value))
        case Choices():
            return formats.listing([_answer(setting, code) for code in value.codes], alternatives=setting.any_of)


def share_said(share: Share) -> str:
    """A share of a whole in words: “at least a third”, “more than half”, “all”, “any number”."""
    more = share.comparator is Comparator.MORE_THAN
    if not more and share.fraction == 0:
        # TR: a quorum of nothing: “when any number of these are present or represented”
        return _("any number")
    if not more and share.fraction == 1:
        # TR: a share of a whole: “when all of these are present or represented”
        return _("all")
    part = part_said(share.fraction)
    # TR: a share of a whole in a sentence: “more than half of the votes cast”
    words = _("more than {part}") if more else _("at least {part}")
    return words.format(part=part)


def part_said(fraction: Fraction) -> str:
    """A part of a whole as it stands in a sentence: “a third”, “half”, else in figures."""
    marked = _FRACTIONS.get(fraction)
    return _(marked) if marked else formats.fraction(fraction)


def clause_pieces(clause: Clause, values: Mapping[str, Value | None]) -> tuple[Piece, ...]:
    """A sentence of the by-laws in pieces: words and values apart. ``values`` by key; one that is missing is blank."""
    pieces: list[Piece] = []
    for words, name, _spec, _conversion in _parsed(clause):
        if words:
            pieces.append(Piece(words))
        if name:
            key = clause.settings[name]
            value = values.get(key)
            pieces.append(Piece(value_said(key, value), key, value is None))
    return tuple(pieces)


def clause_said(clause: Clause, values: Mapping[str, Value | None]) -> str:
    """A sentence of the by-laws, whole; what is to be filled in stands in brackets."""
    return "".join(f"[{piece.text}]" if piece.blank else piece.text for piece in clause_pieces(clause, values))


def source_said(said: SetValue) -> str:
    """Where a value comes from and how sure it is: “AUSCOOP art. 110 · secondary source (B)”; "" for neither."""
    sure = _(SURE_WORDS[said.sure]) if said.sure else ""
    return " · ".join(part for part in (said.source, said.article, sure) if part)


def bylaw_named(key: str, bylaws: Bylaws) -> str:
    """The by-law behind a verdict: its number, its sentence, its source: “By-law 27 · A member has … · own by-laws”.

    Raises KeyError for an unknown setting.
    """
    clause = CLAUSE_OF[key]
    # TR: {number} is that of a sentence of the by-laws
    number = _("By-law {number}").format(number=NUMBER_OF[key])
    said = clause_said(clause, {each: bylaws.value(each) for each in clause.settings.values()})
    return " · ".join(part for part in (number, said, source_said(bylaws.set_value(key))) if part)


def answers_said(setting: Setting) -> tuple[tuple[str, str], ...]:
    """The answers a flag, a choice or choices offer: each code with its words, for a list to choose from."""
    return tuple((code, _(words)) for code, words in setting.choices)


def _parsed(clause: Clause) -> list[tuple[str, str | None, str | None, str | None]]:
    """The translated sentence in parts; the English one where the translation has other fields."""
    for sentence in (_(clause.sentence), clause.sentence):
        try:
            parsed = list(string.Formatter().parse(sentence))
        except ValueError:
            continue
        if {name for _words, name, _spec, _conversion in parsed if name is not None} == set(clause.settings):
            return parsed
    message = f"a clause names fields it has no settings for: {clause.sentence}"
    raise ValueError(message)


def _answer(setting: Setting, code: str) -> str:
    words = dict(setting.choices).get(code)
    return _(words) if words else code


def percent_around(saying: Saying) -> tuple[str, str]:
    """What stands before and behind a percentage, as beside a field to type it in: (“at least”, "")."""
    before, _place, behind = _percent_words(saying).partition(_PART)
    return before.strip(), behind.strip()


_PART = "{part}"


def _percent(value: Percent, saying: Saying) -> str:
    return _percent_words(saying).format(part=formats.percent(value.fraction))


def _percent_words(saying: Saying) -> str:
    if saying is Saying.AT_LEAST:
        return _("at least {part}")
    # TR: a percentage in a sentence: “at most 20 % of the capital”
    return _("at most {part}") if saying is Saying.AT_MOST else _PART
