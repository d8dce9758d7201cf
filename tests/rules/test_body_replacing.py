"""How a vacant seat is filled by the by-laws: by whom, ratified or not, for how long; when an assembly is called."""

from datetime import date
from fractions import Fraction

import pytest

from pomanager.rules.bodies.kinds import FILLING_WORDS, Filling, How, SeatKind
from pomanager.rules.bodies.limits import SILENT, BodyLimits
from pomanager.rules.bodies.replacing import (
    FILLED_OTHERWISE,
    NO_TERM_TO_FINISH,
    REST_ONLY,
    TO_BE_RATIFIED,
    calls_for_assembly,
    objections_to_replacing,
    objections_to_way,
)
from pomanager.rules.bodies.terms import Span
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.fractions import Comparator, Share

RUNNING = Span(date(2024, 4, 1), date(2027, 3, 31))


def said(
    how: How,
    limits: BodyLimits,
    running: Span | None = RUNNING,
    *,
    pending: bool = False,
    begins: bool = False,
    seat: SeatKind = SeatKind.ELECTED,
) -> list[tuple[str, bool]]:
    """Message and whether it stops."""
    found = objections_to_replacing(how, limits, running, pending=pending, begins_term=begins, seat=seat)
    return [(each.message, each.stops) for each in found]


@pytest.mark.parametrize(
    ("filling", "how", "told"),
    [
        (Filling.CO_OPTION, How.CO_OPTED, []), (Filling.ALTERNATE, How.CO_OPTED, [(FILLED_OTHERWISE, True)]),
        (Filling.ASSEMBLY, How.CO_OPTED, [(FILLED_OTHERWISE, True)]), (None, How.CO_OPTED, [(SILENT, False)]),
        (Filling.CO_OPTION, How.ELECTED, []), (Filling.ASSEMBLY, How.ELECTED, []), (None, How.ELECTED, []),
    ],
)  # fmt: skip
def test_a_vacant_seat_is_filled_as_the_by_laws_have_it(
    filling: Filling | None, how: How, told: list[tuple[str, bool]]
) -> None:
    assert said(how, BodyLimits(filling=filling)) == told


@pytest.mark.parametrize("filling", Filling)
def test_an_alternate_steps_in_where_the_by_laws_have_alternates(filling: Filling) -> None:
    found = [each.message for each in objections_to_way(How.STEPPED_IN, BodyLimits(filling=filling))]
    assert found == [FILLED_OTHERWISE] * (filling is not Filling.ALTERNATE)


def test_a_seat_that_is_co_opted_by_its_nature_is_no_vacancy() -> None:
    assert said(How.CO_OPTED, BodyLimits(filling=Filling.ASSEMBLY), None, begins=True, seat=SeatKind.CO_OPTED) == []


@pytest.mark.parametrize(("ratified", "told"), [(True, 1), (False, 0), (None, 0)])
def test_a_co_option_waits_to_be_ratified_where_the_by_laws_ask_for_it(ratified: bool | None, told: int) -> None:  # noqa: FBT001 - a case
    limits = BodyLimits(filling=Filling.CO_OPTION, filling_ratified=ratified)
    assert said(How.CO_OPTED, limits) == [(TO_BE_RATIFIED, False)] * told
    assert said(How.CO_OPTED, limits, pending=True) == []


@pytest.mark.parametrize("rest", [None, True, False])
def test_somebody_is_co_opted_for_the_rest_of_a_term_or_a_full_one(*, rest: bool | None) -> None:
    limits = BodyLimits(filling=Filling.CO_OPTION, filling_for_rest=rest)
    assert said(How.CO_OPTED, limits, None, begins=True) == [(NO_TERM_TO_FINISH, True)] * (rest is not False)
    assert said(How.CO_OPTED, limits) == []
    assert said(How.ELECTED, limits, begins=True) == [(REST_ONLY, False)] * (rest is True)
    assert said(How.ELECTED, limits, None, begins=True) == []


@pytest.mark.parametrize(
    ("share", "vacant", "seats", "called"),
    [
        (Share(Fraction(1, 2)), 2, 6, False), (Share(Fraction(1, 2)), 3, 6, True), (Share(Fraction(1, 2)), 3, 7, False),
        (Share(Fraction(1, 2), Comparator.MORE_THAN), 3, 6, False), (None, 6, 6, False),
        (Share(Fraction(1, 2)), 0, 0, False), (Share(Fraction(0)), 0, 6, False),
    ],
)  # fmt: skip
def test_an_assembly_is_called_once_so_many_seats_are_vacant(
    share: Share | None, vacant: int, seats: int, *, called: bool
) -> None:
    assert calls_for_assembly(vacant, seats, BodyLimits(vacant_share=share)) is called


def test_every_way_is_an_answer_of_the_by_laws() -> None:
    assert dict(SETTINGS["board.vacancy"].choices) == {each.value: FILLING_WORDS[each] for each in Filling}
