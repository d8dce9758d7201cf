"""Why somebody on a frozen roll may vote or not, as it is kept for good: sentences with their fields, and back."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.calendar import VagueDate
from pomanager.rules.entitlement import CODE_WORDS, EVERY_RIGHT, Reason, Right, Stance, Verdict
from pomanager.rules.entitlement_money import MONEY_WORDS
from pomanager.rules.objections import Word

SITS_WITH_VOTE = Reason("sits", "", Stance.FOR, N_("Sits in this body, with a vote."), rights=(Right.VOTE,))
SITS_WITHOUT_VOTE = Reason(
    "sits_without", "", Stance.AGAINST, N_("Sits in this body, without a vote."), rights=(Right.VOTE,)
)

# TR: in a few words, why somebody who sits in a body is on its roll without a vote
REASON_WORDS: Mapping[str, str] = MappingProxyType(
    {**CODE_WORDS, **MONEY_WORDS, SITS_WITHOUT_VOTE.code: N_("Seat without a vote")}
)
"""Code of a reason → what keeps somebody from voting, in a few words."""


def reasons_kept(verdict: Verdict) -> str:
    """The reasons that bear on the right to vote, as JSON: code, by-law, stance, sentence, and its fields.

    All of one kind share them: days and numbers in their sentences are those of one of them.
    """
    kept = [
        {
            "code": reason.code, "about": reason.about, "stance": reason.stance.value, "message": reason.message,
            "details": {name: _kept(value) for name, value in reason.details.items()},
        }
        for reason in verdict.reasons
        if Right.VOTE in reason.rights
    ]  # fmt: skip
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def reasons_read(text: str) -> tuple[Reason, ...]:
    """The reasons kept by ``reasons_kept``."""
    return tuple(
        Reason(
            each["code"], each["about"], Stance(each["stance"]), each["message"],
            {name: _read(value) for name, value in each["details"].items()}, EVERY_RIGHT,
        )
        for each in json.loads(text)
    )  # fmt: skip


def _kept(value: object) -> list[str]:  # noqa: PLR0911 - one line for each kind of value
    """A detail with its kind, so that it is said in any language later."""
    match value:
        case Word():
            return ["word", str(value)]
        case date():
            return ["day", value.isoformat()]
        case VagueDate():
            return ["vague", value.iso()]
        case Count():
            return ["count", value.written()]
        case int():
            return ["number", str(value)]
        case tuple() if all(isinstance(each, Word) for each in value):
            return ["words", *map(str, value)]
        case _:
            return ["text", str(value)]


def _read(kept: list[str]) -> object:
    kind, *texts = kept
    if kind == "words":
        return tuple(map(Word, texts))
    return _READERS[kind](texts[0])


def _count(text: str) -> Count:
    number, unit = text.split(" ")
    return Count(int(number), Unit(unit))


_READERS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "word": Word, "day": date.fromisoformat, "vague": VagueDate.from_iso, "count": _count, "number": int,
        "text": str,
    }
)  # fmt: skip
