"""Proposes who accompanies whom: the best assignment over the whole roster, with its reasons and the second best.

Points are given for a common language, nearness, common time, the mentee's wishes, and experience; a pair of kin, or
with a line of authority, is never proposed. A person decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.mentoring.assigning import assign
from pomanager.rules.objections import Objection

LANGUAGE, NEAR, TIME, WISH, OFFICE, LOAD = 40, 30, 20, 45, 5, 4
"""The most points for each reason; those for load are taken off for each mentee a mentor accompanies already."""
_WISHES: Mapping[int, int] = MappingProxyType({1: WISH, 2: 30, 3: 20})
_NEARNESS = (NEAR, 20, 10)
"""Points for the same place, one level up, two levels up."""
_HALF_DAYS = 2
"""So many half-days in common are enough."""

SPEAK = N_("Both speak {languages}.")
NO_LANGUAGE = N_("They have no language in common.")
SAME_PLACE = N_("Both live in {place}.")
NEAR_PLACE = N_("Both live in {place}, in different parts of it.")
FAR = N_("They live far from each other.")
PLACE_UNKNOWN = N_("Where one of them lives is not in the books.")
COMMON_TIME = N_("Half-days on which both have time: {count}.")
NO_TIME = N_("They have no half-day in common.")
WISHED = N_("She wishes for this mentor, as choice {rank}.")
NOT_WISHED = N_("She wishes for others.")
HAS_OFFICE = N_("The mentor holds or held an office.")
ACCOMPANIES = N_("The mentor accompanies {count} already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeProfile:
    """What a mentee is matched by. ``places`` is where she lives, then what that lies in, and so on upwards."""

    id: int
    name: str
    languages: frozenset[str] = frozenset()
    places: tuple[int, ...] = ()
    free: frozenset[str] = frozenset()
    wishes: tuple[int, ...] = ()
    """Mentors she would like, the most liked first."""
    never: Mapping[int, Objection] = field(default_factory=dict, hash=False)
    """Mentors who cannot be hers, and why: kin, a line of authority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorProfile:
    """What a mentor is matched by. ``room`` is how many more can be accompanied, ``load`` how many are now."""

    id: int
    name: str
    languages: frozenset[str] = frozenset()
    places: tuple[int, ...] = ()
    free: frozenset[str] = frozenset()
    room: int = 1
    load: int = 0
    has_office: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """How well two fit: points, and the reasons for and against."""

    points: int
    reasons: tuple[Objection, ...]
    against: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who is proposed to whom. ``mentor_id`` None: nobody is left; ``against`` then says why, if anything is known."""

    mentee_id: int
    mentor_id: int | None
    weighed: Weighed | None
    second_id: int | None
    """Who would be the next best for her."""
    second: Weighed | None
    second_is_free: bool
    """Whether that mentor still has room beside what is proposed."""


Names = Mapping[int, str]
"""What places are called."""


def weigh(mentee: MenteeProfile, mentor: MentorProfile, places: Names, languages: Mapping[str, str]) -> Weighed:
    """How well a mentee and a mentor fit; ``languages`` says how each is called."""
    said = (
        _of_language(mentee, mentor, languages), _of_place(mentee, mentor, places), _of_time(mentee, mentor),
        _of_wish(mentee, mentor), _of_mentor(mentor),
    )  # fmt: skip
    reasons = tuple(sentence for points, sentence in said if sentence is not None and points > 0)
    against = [sentence for points, sentence in said if sentence is not None and points <= 0]
    if mentor.load:
        against.append(Objection(ACCOMPANIES, "", {"count": mentor.load}))
    return Weighed(_points(mentee, mentor), reasons, tuple(against))


def _points(mentee: MenteeProfile, mentor: MentorProfile) -> int:
    """The points alone: asked for each pair there could be."""
    points = LANGUAGE if mentee.languages & mentor.languages else 0
    points += _nearness(mentee.places, mentor.places)[0]
    points += TIME * min(len(mentee.free & mentor.free), _HALF_DAYS) // _HALF_DAYS
    if mentor.id in mentee.wishes:
        points += _WISHES.get(mentee.wishes.index(mentor.id) + 1, 0)
    return points + (OFFICE if mentor.has_office else 0) - LOAD * mentor.load


def _nearness(mine: tuple[int, ...], theirs: tuple[int, ...]) -> tuple[int, int | None]:
    """Points, and the smallest place both live in. The way up from the farther of the two counts."""
    for up, place in enumerate(mine):
        if place in theirs:
            levels = max(up, theirs.index(place))
            return (_NEARNESS[levels] if levels < len(_NEARNESS) else 0), place
    return 0, None


_Said = tuple[int, Objection | None]


def _of_language(mentee: MenteeProfile, mentor: MentorProfile, called: Mapping[str, str]) -> _Said:
    common = sorted(called.get(code, code) for code in mentee.languages & mentor.languages)
    if common:
        return LANGUAGE, Objection(SPEAK, "", {"languages": ", ".join(common)})
    return 0, Objection(NO_LANGUAGE)


def _of_place(mentee: MenteeProfile, mentor: MentorProfile, places: Names) -> _Said:
    if not mentee.places or not mentor.places:
        return 0, Objection(PLACE_UNKNOWN)
    points, place = _nearness(mentee.places, mentor.places)
    if points == 0 or place is None:
        return 0, Objection(FAR)
    return points, Objection(SAME_PLACE if points == NEAR else NEAR_PLACE, "", {"place": places.get(place, "")})


def _of_time(mentee: MenteeProfile, mentor: MentorProfile) -> _Said:
    common = len(mentee.free & mentor.free)
    return common, Objection(COMMON_TIME, "", {"count": common}) if common else Objection(NO_TIME)


def _of_wish(mentee: MenteeProfile, mentor: MentorProfile) -> _Said:
    if not mentee.wishes:
        return 0, None
    if mentor.id in mentee.wishes:
        return WISH, Objection(WISHED, "", {"rank": mentee.wishes.index(mentor.id) + 1})
    return 0, Objection(NOT_WISHED)


def _of_mentor(mentor: MentorProfile) -> _Said:
    return (OFFICE, Objection(HAS_OFFICE)) if mentor.has_office else (0, None)


def propose(
    mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile], places: Names, languages: Mapping[str, str]
) -> tuple[Proposal, ...]:
    """A mentor for each mentee, as far as there is room: of all assignments one with the most points."""
    gains = [
        [None if mentor.id in mentee.never else _points(mentee, mentor) for mentor in mentors] for mentee in mentees
    ]
    found = assign(gains, [mentor.room for mentor in mentors]).places
    proposals = []
    for mentee, row, place in zip(mentees, gains, found, strict=True):
        mentor = None if place is None else mentors[place]
        others = [(gain, -column) for column, gain in enumerate(row) if gain is not None and column != place]
        next_best = -max(others)[1] if others else None
        second = None if next_best is None else mentors[next_best]
        proposals.append(
            Proposal(
                mentee.id,
                None if mentor is None else mentor.id,
                None if mentor is None else weigh(mentee, mentor, places, languages),
                None if second is None else second.id,
                None if second is None else weigh(mentee, second, places, languages),
                second is not None and second.room > found.count(next_best),
            )
        )
    return tuple(proposals)
