"""Which by-laws limit which body: every limit comes from its own setting, and a blank one stays blank."""

from dataclasses import fields
from datetime import date
from fractions import Fraction

import pytest

from pomanager.rules.bodies.kinds import BodyKind, Exclusion, Filling
from pomanager.rules.bodies.limits import BodyLimits, Force
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Count, Unit, from_written
from pomanager.rules.fractions import Share
from pomanager.services.bodies.limits import WITH_BYLAWS, limits_of, limits_on
from pomanager.services.office import Office
from tests import bodies as build
from tests import make


def said(**values: str) -> Bylaws:
    """By-laws with these values, written with two underscores for the point of a key."""
    keys = {name.replace("__", "."): written for name, written in values.items()}
    return Bylaws(values={key: SetValue(from_written(SETTINGS[key].kind, text)) for key, text in keys.items()})


BOARD = {
    "board__size_min": "3 persons", "board__size_max": "9 persons", "board__odd_only": "yes", "board__term": "3 years",
    "board__term_longest": "5 years", "board__max_consecutive_terms": "2 terms", "board__cooling_off": "12 months",
    "board__renewal": "staggered", "board__renewal_series": "3 series", "board__incompatible": "supervisory, employee",
    "board__holdover": "no", "board__women_min": "2 seats", "board__women_share": ">= 1/3",
    "board__women_rule": "target", "board__youth_min": "1 seats", "board__youth_age": "35 years",
    "election__min_age": "21 years", "election__min_seniority": "9 months", "board__legal_persons": "no",
    "board__term_shortest": "12 months", "board__re_eligible": "no", "board__vacancy": "co_option",
    "board__vacancy_ratified": "yes", "board__vacancy_rest": "yes", "board__vacancy_assembly": ">= 1/2",
    "board__women_officer": "yes",
}  # fmt: skip


@pytest.mark.parametrize("kind", BodyKind)
def test_without_by_laws_nothing_is_limited(kind: BodyKind) -> None:
    assert limits_of(NO_BYLAWS, kind) == BodyLimits()


def test_the_board_has_its_own_by_laws() -> None:
    assert limits_of(said(**BOARD), BodyKind.BOARD) == BodyLimits(
        size_min=3, size_max=9, odd_only=True, term_months=36, term_longest_months=60, max_consecutive_terms=2,
        cooling_off_months=12, renewal_series=3, holdover=False,
        incompatible_with=frozenset({BodyKind.SUPERVISORY, Exclusion.EMPLOYEE}),
        women_min=2, women_share=Share(Fraction(1, 3)), women_force=Force.TARGET, youth_min=1, youth_age=35, min_age=21,
        min_seniority=Count(9, Unit.MONTHS), legal_persons=False, term_shortest_months=12, re_eligible=False,
        filling=Filling.CO_OPTION, filling_ratified=True,
        filling_for_rest=True, vacant_share=Share(Fraction(1, 2)), women_officer=True,
    )  # fmt: skip


@pytest.mark.parametrize("name", BOARD)
def test_each_by_law_is_a_limit_of_its_own(name: str) -> None:
    """What one blank by-law leaves open, and nothing else."""
    whole, without = limits_of(said(**BOARD), BodyKind.BOARD), {key: BOARD[key] for key in BOARD if key != name}
    left = limits_of(said(**without), BodyKind.BOARD)
    changed = {each.name for each in fields(left) if getattr(left, each.name) != getattr(whole, each.name)}
    assert len(changed) == (name != "board__renewal")
    assert all(getattr(left, each) is None for each in changed)


def test_a_board_renewed_at_once_has_no_series() -> None:
    assert limits_of(said(**{**BOARD, "board__renewal": "at_once"}), BodyKind.BOARD).renewal_series is None


@pytest.mark.parametrize("kind", sorted(WITH_BYLAWS - {BodyKind.BOARD}))
def test_other_bodies_do_not_read_the_by_laws_of_the_board(kind: BodyKind) -> None:
    assert limits_of(said(**BOARD), kind) == BodyLimits(min_age=21, min_seniority=Count(9, Unit.MONTHS))
    own = said(**{f"{kind.value}__size_max": "5 persons", f"{kind.value}__term": "24 months"})
    assert limits_of(own, kind) == BodyLimits(size_max=5, term_months=24)


@pytest.mark.parametrize("kind", [BodyKind.ASSEMBLY, BodyKind.OTHER])
def test_bodies_without_by_laws_of_their_own_are_not_judged(kind: BodyKind) -> None:
    assert limits_of(said(**BOARD), kind) == BodyLimits()


def test_a_large_cooperative_may_have_a_larger_board(office: Office) -> None:
    values = {"board.size_max": "3 persons", "board.large_from": "2 members", "board.size_max_large": "5 persons"}
    build.bylaws(office, values)
    make.member(office, "Awa")
    day = date(2026, 11, 23)
    assert office.ask(limits_on, day, BodyKind.BOARD).size_max == 3
    make.member(office, "Bintou")
    assert office.ask(limits_on, day, BodyKind.BOARD).size_max == 5
    assert office.ask(limits_on, date(2014, 12, 31), BodyKind.BOARD) == BodyLimits()
