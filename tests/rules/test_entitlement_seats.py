"""Standing for one seat: which objections to an appointment speak of the one who would stand, and their by-laws."""

from datetime import date

import pytest

from pomanager.rules.bodies import eligibility, excluding, judging
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.bodies.limits import ON_APPOINTMENT, BodyLimits, silences
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.entitlement import Right, Stance
from pomanager.rules.entitlement_seats import ELIGIBILITY, seat_reasons
from pomanager.rules.objections import Objection, Weight


@pytest.mark.parametrize(
    ("message", "kind", "about"),
    [
        (judging.PAST_LIMIT, BodyKind.BOARD, "board.max_consecutive_terms"),
        (judging.COOLING_OFF, BodyKind.SUPERVISORY, "supervisory.cooling_off"),
        (excluding.INCOMPATIBLE, BodyKind.COMMITTEE, "committee.incompatible"),
        (judging.NOT_AGAIN, BodyKind.BOARD, "board.re_eligible"),
        (excluding.DECLARED, BodyKind.SUPERVISORY, "supervisory.incompatible"),
        (judging.TWICE_IN_BODY, BodyKind.OTHER, ELIGIBILITY),
        (judging.FOR_WOMEN, BodyKind.BOARD, "board.women_min"),
        (judging.FOR_WOMEN, BodyKind.COMMITTEE, ELIGIBILITY),
        (judging.FOR_YOUNG, BodyKind.BOARD, "board.youth_min"),
        (judging.FOR_SECTION, BodyKind.BOARD, ELIGIBILITY),
    ],
)
def test_what_speaks_of_the_one_who_stands_is_a_reason_with_its_by_law(
    message: str, kind: BodyKind, about: str
) -> None:
    (reason,) = seat_reasons([Objection(message, "member_id", {"name": "Ada"})], kind)
    assert (reason.stance, reason.about, reason.rights) == (Stance.AGAINST, about, (Right.STAND,))
    assert reason.about in SETTINGS
    (softer,) = seat_reasons([Objection(message, "member_id", weight=Weight.WARN)], kind)
    assert softer.stance is Stance.NOT_JUDGED


def test_that_somebody_still_sits_there_is_no_reason_against_standing() -> None:
    said = [
        Objection(judging.HELD, "starts_on", {"name": "Ada", "until": date(2027, 1, 1)}),
        Objection(judging.NO_LAST_DAY, "ends_on"),
        Objection(eligibility.TOO_YOUNG, "member_id", {"years": 18}),
    ]
    (reason,) = seat_reasons(said, BodyKind.BOARD)
    assert (reason.stance, reason.about) == (Stance.FOR, "board.incompatible")


def test_blank_by_laws_are_said_and_not_judged() -> None:
    reasons = seat_reasons(silences(BodyLimits(), ON_APPOINTMENT), BodyKind.BOARD)
    assert [(reason.about, reason.stance, reason.is_silence) for reason in reasons] == [
        ("board.max_consecutive_terms", Stance.NOT_JUDGED, True),
        ("board.incompatible", Stance.NOT_JUDGED, True),
    ]


def test_the_by_law_cited_is_that_of_the_body_that_excludes() -> None:
    details = {"name": "Ada", "body": "Surveillance", excluding.EXCLUDED_BY: BodyKind.SUPERVISORY}
    (reason,) = seat_reasons([Objection(excluding.INCOMPATIBLE, "member_id", details)], BodyKind.BOARD)
    assert reason.about == "supervisory.incompatible"
    (reason,) = seat_reasons([Objection(excluding.INCOMPATIBLE, "member_id")], BodyKind.BOARD)
    assert reason.about == "board.incompatible"


def test_what_nobody_declared_is_not_judged() -> None:
    said = Objection(excluding.NOT_DECLARED, "member_id", {"name": "Ada", "others": ()}, Weight.WARN)
    (reason,) = seat_reasons([said], BodyKind.BOARD)
    assert (reason.stance, reason.about, reason.is_silence) == (Stance.NOT_JUDGED, "board.incompatible", False)
