"""The judges of the right to vote: one line for each, naming the fact it looks at and the rule that judges it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pomanager.rules import entitlement as rules
from pomanager.rules import entitlement_money as money_rules
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Born, Reason, Speaker, Stood
from pomanager.rules.entitlement_money import Held, InArrears
from pomanager.services.entitlement.queries import money
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
_LEAST_HELD: Judge[Held] = Judge(money.shares_held, money_rules.judge_least_held)
_SHARES_PAID: Judge[Held] = Judge(money.shares_paid, money_rules.judge_shares_paid)
_HELD_FOR: Judge[Held] = Judge(money.shares_held_since, money_rules.judge_shares_held_for)
_ARREARS: Judge[InArrears] = Judge(money.dues_in_arrears, money_rules.judge_arrears)

JUDGES: tuple[Judge[Any], ...] = (
    _MEMBERSHIP, _SUSPENSION, _SENIORITY, _AGE, _LEAST_HELD, _SHARES_PAID, _HELD_FOR, _ARREARS, _SPEAKER, _PROXIES,
)  # fmt: skip
"""All of them, in the order in which their reasons are told. A new area adds a line: a fact and a rule."""
