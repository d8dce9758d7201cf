"""The kinds of fields an organisation defines for its members, the answers of one, and how both are kept and called."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.wording import Wording

YES, NO = "yes", "no"


class FieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"


KIND_WORDS: Mapping[FieldKind, str] = MappingProxyType(
    {
        FieldKind.TEXT: N_("A text"),
        FieldKind.NUMBER: N_("A number"),
        FieldKind.DATE: N_("A day"),
        FieldKind.CHOICE: N_("One of several answers"),
        FieldKind.YES_NO: N_("Yes or no"),
    }
)
YES_NO_WORDS: Mapping[str, str] = MappingProxyType({YES: N_("Yes"), NO: N_("No")})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a field to choose from: the key it is kept by, and its words."""

    key: str
    words: Wording


def answers_to_json(answers: Sequence[Answer]) -> str:
    """The answers as they are kept: [["own", {"fr": "Propre"}], …]."""
    told = [[answer.key, dict(answer.words.texts)] for answer in answers]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def answers_from_json(text: str) -> tuple[Answer, ...]:
    """The answers kept as JSON ("" for none)."""
    return tuple(Answer(str(key), Wording(words)) for key, words in json.loads(text or "[]"))


def day_of(value: str) -> date | None:
    """The day of a kept value; None for a value that is no day."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
