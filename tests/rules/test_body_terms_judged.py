"""How long a term is, and whether somebody comes again: judged where a seat is filled, and said where it is not."""

from dataclasses import replace
from datetime import date

import pytest

from pomanager.rules.bodies import judging
from pomanager.rules.bodies.judging import SeatFacts, objections_to_appointment, objections_to_term
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.bodies.terms import Served, Span
from pomanager.rules.objections import stopping
from tests.rules.test_body_judging import AWA, FIRST, LAST, LIMITS, RUNNING, TODAY, facts, stops


@pytest.mark.parametrize(("ends_on", "told"), [(date(2025, 3, 30), True), (date(2025, 3, 31), False)])
def test_a_term_shorter_than_the_by_laws_have_it_is_refused(ends_on: date, *, told: bool) -> None:
    """But for a body renewed in parts, whose first terms are shorter, and for what is written down of the past."""
    limits = replace(LIMITS, term_shortest_months=12)
    for kept, known, stops_it in (
        (limits, {}, True), (replace(limits, renewal_series=3), {}, False), (limits, {"as_recorded": True}, False),
    ):  # fmt: skip
        found = objections_to_appointment(facts(ends_on=ends_on, **known), kept)
        assert [(each.message, each.stops) for each in found] == [(judging.TERM_TOO_SHORT, stops_it)] * told
    found = objections_to_term(SeatFacts(), FIRST, ends_on, TODAY, limits)
    assert [each.message for each in stopping(found)] == [judging.TERM_TOO_SHORT] * told


@pytest.mark.parametrize(
    ("kind", "ends_on", "told"), [(BodyKind.BOARD, LAST, 1), (BodyKind.BOARD, None, 0), (BodyKind.COMMITTEE, LAST, 0)]
)
def test_that_by_laws_are_silent_on_the_shortest_term_is_said_where_one_is_written(
    kind: BodyKind, ends_on: date | None, told: int
) -> None:
    found = objections_to_appointment(facts(ends_on=ends_on, seat=SeatFacts(body_kind=kind)), LIMITS)
    assert [str(each.details["subject"]) for each in found] == ["the shortest term"] * told
    seat = SeatFacts(body_kind=kind, terms=(RUNNING,))
    assert objections_to_appointment(facts(ends_on=RUNNING.last, seat=seat), LIMITS) == ()  # the rest of a term


@pytest.mark.parametrize("allowed", [None, True, False])
def test_whoever_has_ended_a_term_comes_again_where_the_by_laws_let_them(*, allowed: bool | None) -> None:
    limits = replace(LIMITS, re_eligible=allowed)
    before = Span(date(2015, 4, 1), date(2018, 3, 31))
    served = (Served(before, before),)
    refused = [judging.NOT_AGAIN] * (allowed is False)
    assert stops(limits, candidate=replace(AWA, served=served)) == refused
    assert stops(limits, candidate=replace(AWA, served=served), as_recorded=True) == []
    less_than_half = (Served(Span(date(2017, 4, 1), date(2018, 3, 31)), before),)
    assert stops(limits, candidate=replace(AWA, served=less_than_half)) == []
    assert stops(limits, candidate=replace(AWA, served=(Served(Span(LAST), Span(LAST)),))) == []  # a later one
    # The rest of the very term somebody has begun is not another one.
    same = (Served(RUNNING, RUNNING),)
    assert stops(limits, candidate=replace(AWA, served=same), seat=SeatFacts(terms=(RUNNING,))) == []


def test_by_laws_that_let_nobody_come_again_are_not_silent_on_terms_in_a_row() -> None:
    limits = replace(LIMITS, max_consecutive_terms=None, re_eligible=False)
    assert objections_to_appointment(facts(), limits) == ()
