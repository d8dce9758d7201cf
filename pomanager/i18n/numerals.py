"""Whole numbers spelled in words, so that a count in minutes cannot be changed with one stroke: 34 (thirty-four)."""

from enum import StrEnum

from pomanager.i18n import formats
from pomanager.i18n.catalogue import SOURCE, _, spoken
from pomanager.i18n.languages import language
from pomanager.i18n.number_words import SPEECHES, Speech
from pomanager.i18n.pseudo import PSEUDO, stretched

LARGEST = 999_999_999_999
"""The largest number that is spelled."""


class Gender(StrEnum):
    """The gender of what is counted; it changes one and two in French and Russian."""

    MASCULINE = ""
    FEMININE = "feminine"
    NEUTER = "neuter"


def in_words(value: int, gender: Gender = Gender.MASCULINE) -> str:
    """The number in the language being spoken: "thirty-four".

    Raises ValueError for a number below 0 or above ``LARGEST``.
    """
    if not 0 <= value <= LARGEST:
        raise ValueError(f"{value} is not between 0 and {LARGEST}.")
    if spoken() == PSEUDO:
        return stretched(_whole(SPEECHES[SOURCE], value, gender))
    return _whole(SPEECHES[language(spoken()).code], value, gender)


def with_words(value: int, gender: Gender = Gender.MASCULINE) -> str:
    """The number in figures and words: "34 (thirty-four)". Raises ValueError as ``in_words`` does."""
    # TR: a count in figures, and the same count spelled out, as minutes want it: 34 (thirty-four)
    return _("{figures} ({words})").format(figures=formats.number(value), words=in_words(value, gender))


def _whole(speech: Speech, value: int, form: str) -> str:
    said = _spelled(speech, value, form)
    for met, written in speech.smoothed:
        said = said.replace(met, written)
    return said


def _spelled(speech: Speech, value: int, form: str) -> str:
    """The number in a form: of a gender, or as the word after it wants it."""
    word = speech.forms.get(form, speech.words).get(value, speech.words.get(value))
    if word is not None:
        return word
    step = next(step for step in reversed(speech.steps) if step.start <= value)
    count, rest = divmod(value, step.size)
    said = step.said if isinstance(step.said, str) else step.said[_slavic_form(count)]
    if "{count}" in said:
        said = said.format(count=_spelled(speech, count, step.count))
    if not rest:
        return said
    joined = step.besides if rest in step.rests else step.joined
    return f"{said}{joined}{_spelled(speech, rest, form)}"


def _slavic_form(count: int) -> int:
    """Which of the three forms of a Slavic noun stands with so many: 0 for 1 and 21, 1 for 2 to 4, 2 for others."""
    last, last_two = count % 10, count % 100
    if last == 1 and last_two != 11:  # noqa: PLR2004 - the rule speaks of these figures
        return 0
    if 2 <= last <= 4 and not 12 <= last_two <= 14:  # noqa: PLR2004 - the rule speaks of these figures
        return 1
    return 2
