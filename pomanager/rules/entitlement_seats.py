"""Whether somebody may stand for one seat: what the rules of bodies say of them, told as reasons with their by-laws.

What only concerns the seat itself (that somebody still sits there, when its term runs) is no reason against standing;
membership and age are judged for every seat alike.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies import excluding, judging
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.bodies.limits import SILENT, SUBJECTS
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.entitlement import Reason, Right, Stance
from pomanager.rules.objections import Objection

ELIGIBILITY = "election.eligibility"
"""By-law behind what no setting of the body itself speaks of."""

_AGAINST: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        judging.PAST_LIMIT: ("seat_past_limit", "max_consecutive_terms"),
        judging.COOLING_OFF: ("seat_cooling_off", "cooling_off"),
        judging.NOT_AGAIN: ("seat_not_again", "re_eligible"),
        excluding.INCOMPATIBLE: ("seat_incompatible", "incompatible"),
        excluding.DECLARED: ("seat_declared", "incompatible"),
        excluding.TO_BE_SEEN: ("seat_declared", "incompatible"),
        excluding.NOT_DECLARED: ("seat_not_declared", "incompatible"),
        judging.TWICE_IN_BODY: ("seat_twice", "incompatible"),
        judging.NO_ORGANISATIONS: ("seat_organisation", "legal_persons"),
        judging.FOR_WOMEN: ("seat_for_women", "women_min"),
        judging.FOR_YOUNG: ("seat_for_young", "youth_min"),
        judging.FOR_SECTION: ("seat_for_section", ""),
    }
)
"""Sentence of the rules of bodies → the finding, and the setting of the body behind it."""
_SILENT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        SUBJECTS["max_consecutive_terms"]: ("seat_terms_blank", "max_consecutive_terms"),
        SUBJECTS["incompatible_with"]: ("seat_incompatible_blank", "incompatible"),
    }
)
"""What the by-laws are silent on → the finding, and the setting that is blank."""
NOTHING_AGAINST = N_("Neither terms served nor seats held speak against it.")


def seat_reasons(said: Iterable[Objection], kind: BodyKind) -> tuple[Reason, ...]:
    """What the objections to an appointment say of the one who would stand for that seat, in a body of this kind."""
    found = tuple(reason for reason in (_reason(objection, kind) for objection in said) if reason is not None)
    if found:
        return found
    about = _key(kind, "incompatible")
    return (Reason("seat_open", about, Stance.FOR, NOTHING_AGAINST, rights=(Right.STAND,)),)


def _reason(objection: Objection, kind: BodyKind) -> Reason | None:
    if objection.message == SILENT:
        code, setting = _SILENT.get(str(objection.details.get("subject")), ("", ""))
        stance = Stance.NOT_JUDGED
    else:
        code, setting = _AGAINST.get(objection.message, ("", ""))
        stance = Stance.AGAINST if objection.stops else Stance.NOT_JUDGED
    if not code:
        return None
    by = objection.details.get(excluding.EXCLUDED_BY, kind)
    is_silence = stance is Stance.NOT_JUDGED and objection.message == SILENT
    return Reason(
        code,
        _key(BodyKind(str(by)), setting),
        stance,
        objection.message,
        objection.details,
        (Right.STAND,),
        is_silence=is_silence,
    )


def _key(kind: BodyKind, setting: str) -> str:
    """The setting of this kind of body, or that on eligibility where it has none."""
    key = f"{kind.value}.{setting}"
    return key if key in SETTINGS else ELIGIBILITY
