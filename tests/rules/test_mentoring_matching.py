"""Matching: who is proposed to whom, why, and who would be the next best."""

from dataclasses import replace

from pomanager.rules.mentoring import matching
from pomanager.rules.mentoring.matching import MenteeProfile, MentorProfile, propose, weigh
from pomanager.rules.objections import Objection

PLACES = {1: "Nyabikere", 2: "Gitega", 3: "Burundi", 4: "Ngozi"}
LANGUAGES = {"fr": "français", "rn": "Ikirundi"}
ALINE = MenteeProfile(
    id=11, name="Aline", languages=frozenset({"rn", "fr"}), places=(1, 2, 3), free=frozenset({"mon_am", "sat_pm"})
)
GORETH = MentorProfile(
    id=21, name="Goreth", languages=frozenset({"rn"}), places=(1, 2, 3), free=frozenset({"sat_pm"}), room=1
)
SPES = MentorProfile(id=22, name="Spès", languages=frozenset({"ky"}), places=(4, 3), room=2)


def told(found: tuple[Objection, ...]) -> list[str]:
    return [each.message for each in found]


def test_reasons_speak_for_and_against() -> None:
    near = weigh(ALINE, GORETH, PLACES, LANGUAGES)
    assert near.points == matching.LANGUAGE + matching.NEAR + matching.TIME // 2
    assert told(near.reasons) == [matching.SPEAK, matching.SAME_PLACE, matching.COMMON_TIME]
    assert near.reasons[0].details == {"languages": "Ikirundi"}
    far = weigh(ALINE, replace(SPES, load=1), PLACES, LANGUAGES)
    assert told(far.reasons) == [matching.NEAR_PLACE]
    assert told(far.against) == [matching.NO_LANGUAGE, matching.NO_TIME, matching.ACCOMPANIES]


def test_the_nearer_the_better() -> None:
    points = [
        weigh(ALINE, replace(GORETH, places=places), PLACES, LANGUAGES).points
        for places in ((1, 2, 3), (9, 2, 3), (8, 9, 2, 3), (4, 3), (), (6, 7))
    ]
    assert points == sorted(points, reverse=True)
    assert points[0] > points[1] > points[3] > points[4] == points[5]


def test_a_wish_weighs_by_its_rank() -> None:
    first = weigh(replace(ALINE, wishes=(22, 21)), SPES, PLACES, LANGUAGES)
    second = weigh(replace(ALINE, wishes=(21, 22)), SPES, PLACES, LANGUAGES)
    assert first.points > second.points > weigh(ALINE, SPES, PLACES, LANGUAGES).points


def test_the_best_of_all_is_proposed_and_the_next_best_is_told() -> None:
    """Goreth suits both better; who loses less goes to Spès."""
    divine = replace(ALINE, id=12, name="Divine", languages=frozenset({"rn", "ky"}))

    first, second = propose((ALINE, divine), (GORETH, SPES), PLACES, LANGUAGES)

    assert (first.mentor_id, second.mentor_id) == (21, 22)
    assert (first.second_id, first.second_is_free) == (22, True)
    assert (second.second_id, second.second_is_free) == (21, False)


def test_kin_are_never_proposed_and_nobody_is_left_over_in_silence() -> None:
    kin = Objection("Kin.")
    (found,) = propose((replace(ALINE, never={21: kin}),), (GORETH,), PLACES, LANGUAGES)
    assert (found.mentor_id, found.second_id) == (None, None)


def test_nobody_is_given_more_than_there_is_room_for() -> None:
    many = tuple(replace(ALINE, id=number) for number in range(5))
    found = [each.mentor_id for each in propose(many, (GORETH, SPES), PLACES, LANGUAGES)]
    assert (found.count(21), found.count(22), found.count(None)) == (1, 2, 2)
