"""The judges of the right to vote: one line for each, naming the fact it looks at and the rule that judges it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pomanager.rules import entitlement as rules
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Born, Reason, Speaker, Stood
from pomanager.services.entitlement.queries.reading import Facts, Reading

FactT = TypeVar("FactT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Judge(Generic[FactT]):
    """One thing that is looked at: ``facts`` reads it of all who are judged, ``rule`` judges one such fact."""

    facts: Callable[[Reading], Facts[FactT]]
    rule: Callable[[FactT, Bylaws, date], tuple[Reason, ...]]


def _stood(reading: Reading) -> Facts[Stood]:
    return reading.stood


def _born(reading: Reading) -> Facts[Born]:
    return reading.born


def _speakers(reading: Reading) -> Facts[Speaker]:
    return reading.speakers


def _nothing(reading: Reading) -> Facts[None]:
    return reading.nothing


_MEMBERSHIP: Judge[Stood] = Judge(_stood, rules.judge_membership)
_SUSPENSION: Judge[Stood] = Judge(_stood, rules.judge_suspension)
_SENIORITY: Judge[Stood] = Judge(_stood, rules.judge_seniority)
_AGE: Judge[Born] = Judge(_born, rules.judge_age)
_SPEAKER: Judge[Speaker] = Judge(_speakers, rules.judge_speaker)
_PROXIES: Judge[None] = Judge(_nothing, rules.judge_proxies)

JUDGES: tuple[Judge[Any], ...] = (_MEMBERSHIP, _SUSPENSION, _SENIORITY, _AGE, _SPEAKER, _PROXIES)
"""All of them, in the order in which their reasons are told. A new area adds a line: a fact and a rule."""
