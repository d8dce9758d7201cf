"""What on the roll asks for a second look: missing, impossible, overlapping; each as a sentence about one field.

``remarks`` is the definition, for one member. The list asks the same of the whole roll at once, in the file's own
language; a test holds both against each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.folding import digits
from pomanager.rules.identity import NATIONAL_DIGITS
from pomanager.rules.member_objections import NOT_ALLOWED, OLDEST_LIKELY, objections_to_phone
from pomanager.rules.members import ON_ROLL, STATUS_WORDS, Sex, Status, may_follow
from pomanager.rules.objections import Objection, Weight, Word

YOUNGEST_LIKELY = 14
"""Years somebody has completed on the day of admission; below, somebody is asked to look again."""

LIVING = ON_ROLL | {Status.APPLICANT}
"""Of whom something may be missing: nobody goes looking for the phone of somebody who left or died."""
LEFT = frozenset(Status) - LIVING
"""Those who left or died."""


class Kind(StrEnum):
    """The heaps of the list, in the order in which they are worked through."""

    MISSING = "missing"
    IMPOSSIBLE = "impossible"
    OVERLAPPING = "overlapping"
    DOUBLE = "double"
    IMPORTED = "imported"


KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MISSING: N_("Missing"),
        Kind.IMPOSSIBLE: N_("Impossible"),
        Kind.OVERLAPPING: N_("Overlapping"),
        Kind.DOUBLE: N_("Likely doubles"),
        Kind.IMPORTED: N_("From imports"),
    }
)


class Check(StrEnum):
    """One thing the whole roll is looked through for."""

    NO_BIRTH = "no_birth"
    NO_SEX = "no_sex"
    NO_PHONE = "no_phone"
    NO_PLACE = "no_place"
    NO_SECTION = "no_section"
    NO_OTHER_SCRIPT = "no_other_script"
    NO_DOCUMENT = "no_document"
    NO_HOUSEHOLD = "no_household"
    BORN_AHEAD = "born_ahead"
    TOO_OLD = "too_old"
    TOO_YOUNG = "too_young"
    JOINED_UNBORN = "joined_unborn"
    LEFT_UNJOINED = "left_unjoined"
    STANDING_UNBORN = "standing_unborn"
    STANDING_AHEAD = "standing_ahead"
    PHONE_DIGITS = "phone_digits"
    DOCUMENT_DIGITS = "document_digits"
    CONTRADICTING = "contradicting"
    TWO_HOUSEHOLDS = "two_households"


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a check is called, which heap it lies on, the field it is about, and whether it is asked unless chosen."""

    kind: Kind
    title: str
    about: str
    wanted: bool = True


CHECKS: Mapping[Check, CheckWords] = MappingProxyType(
    {
        Check.NO_BIRTH: CheckWords(Kind.MISSING, N_("Date of birth"), "birth"),
        Check.NO_SEX: CheckWords(Kind.MISSING, N_("Sex"), "sex"),
        Check.NO_PHONE: CheckWords(Kind.MISSING, N_("Phone"), "phone"),
        Check.NO_PLACE: CheckWords(Kind.MISSING, N_("Place"), "place"),
        Check.NO_SECTION: CheckWords(Kind.MISSING, N_("Section"), "section"),
        Check.NO_OTHER_SCRIPT: CheckWords(Kind.MISSING, N_("Name in the second script"), "other_script"),
        Check.NO_DOCUMENT: CheckWords(Kind.MISSING, N_("Identity document"), "documents", wanted=False),
        Check.NO_HOUSEHOLD: CheckWords(Kind.MISSING, N_("Household"), "household", wanted=False),
        Check.BORN_AHEAD: CheckWords(Kind.IMPOSSIBLE, N_("Born in the future"), "birth"),
        Check.TOO_OLD: CheckWords(Kind.IMPOSSIBLE, N_("Older than is likely"), "birth"),
        Check.TOO_YOUNG: CheckWords(Kind.IMPOSSIBLE, N_("Admitted as a child"), "birth"),
        Check.JOINED_UNBORN: CheckWords(Kind.IMPOSSIBLE, N_("Admitted before the birth"), "birth"),
        Check.LEFT_UNJOINED: CheckWords(Kind.IMPOSSIBLE, N_("Left before the admission"), "standing"),
        Check.STANDING_UNBORN: CheckWords(Kind.IMPOSSIBLE, N_("Entry before the birth"), "birth"),
        Check.STANDING_AHEAD: CheckWords(Kind.IMPOSSIBLE, N_("Entry in the future"), "standing"),
        Check.PHONE_DIGITS: CheckWords(Kind.IMPOSSIBLE, N_("Digits of the phone"), "phone"),
        Check.DOCUMENT_DIGITS: CheckWords(Kind.IMPOSSIBLE, N_("Digits of the identity card"), "documents"),
        Check.CONTRADICTING: CheckWords(Kind.OVERLAPPING, N_("Contradicting entries"), "standing"),
        Check.TWO_HOUSEHOLDS: CheckWords(Kind.OVERLAPPING, N_("In two households at once"), "household"),
    }
)

MISSING_SENTENCES: Mapping[Check, str] = MappingProxyType(
    {
        Check.NO_BIRTH: N_("The date of birth is not known."),
        Check.NO_SEX: N_("The sex is not known. Papers count this person apart."),
        Check.NO_PHONE: N_("No phone is known."),
        Check.NO_PLACE: N_("The place is not known."),
        Check.NO_SECTION: N_("No section is named."),
        Check.NO_OTHER_SCRIPT: N_("The name in the second script is missing."),
        Check.NO_DOCUMENT: N_("No identity document is recorded."),
        Check.NO_HOUSEHOLD: N_("No household is recorded."),
    }
)
PERSONS_ALONE = frozenset({Check.NO_BIRTH, Check.NO_SEX, Check.NO_DOCUMENT, Check.NO_HOUSEHOLD})
"""What an organisation on the roll cannot miss."""


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A line of somebody's standing that holds: neither reversed nor reversing."""

    id: int
    status: Status
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionFacts:
    """What is known of one member when the roll is looked through; ``standings`` hold, oldest first.

    ``national_numbers`` are those of national cards as they are compared (``identity.number_key``); ``households``
    are the ids of the lines by which the person belongs to one now.
    """

    member_id: int
    status: Status
    status_since: date
    joined_on: date | None = None
    birth: VagueDate | None = None
    sex: Sex = Sex.UNKNOWN
    phone: str = ""
    has_place: bool = False
    has_section: bool = False
    other_script: str = ""
    has_document: bool = False
    national_numbers: tuple[str, ...] = ()
    households: tuple[int, ...] = ()
    standings: tuple[StandingLine, ...] = ()
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: the sentence, and the value judged, until which changes an answer holds."""

    check: Check
    objection: Objection
    judged: str = ""


def remarks(facts: AttentionFacts, today: date, country: str = "") -> dict[Check, Remark]:
    """Everything about a member that asks for a second look, by check, whatever the organisation wants to know.

    ``country`` (ISO 3166) says how long its national numbers are, as far as that is known.
    """
    found = [*_missing(facts), *_about_birth(facts, today), *_about_days(facts, today), *_about_phone(facts)]
    found += [*_about_documents(facts, country), *_contradicting(facts), *_about_households(facts)]
    return {remark.check: remark for remark in found}


def oldest_unlikely_birth(today: date) -> str:
    """The last day, as it is kept, on which somebody born would today be older than is likely.

    It may be a 29 February of a year without one: births are compared with it as texts, not as days.
    """
    return f"{today.year - OLDEST_LIKELY - 1:04}{today.isoformat()[4:]}"


def _missing(facts: AttentionFacts) -> Sequence[Remark]:
    if facts.status not in LIVING:
        return ()
    lacks: Mapping[Check, bool] = {
        Check.NO_BIRTH: facts.birth is None,
        Check.NO_SEX: facts.sex is Sex.UNKNOWN,
        Check.NO_PHONE: not digits(facts.phone),
        Check.NO_PLACE: not facts.has_place,
        Check.NO_SECTION: not facts.has_section,
        Check.NO_OTHER_SCRIPT: not facts.other_script,
        Check.NO_DOCUMENT: not facts.has_document,
        Check.NO_HOUSEHOLD: not facts.households,
    }
    return [
        _remark(check, MISSING_SENTENCES[check])
        for check, missing in lacks.items()
        if missing and not (facts.is_organisation and check in PERSONS_ALONE)
    ]


def _about_birth(facts: AttentionFacts, today: date) -> Sequence[Remark]:
    """What the birth has against it: of several days it lies after, only the first that anybody would look at."""
    birth = facts.birth
    if birth is None:
        return ()
    if birth.earliest > today:
        return [_remark(Check.BORN_AHEAD, N_("The birth lies in the future."), judged=birth.iso())]
    found = []
    age = birth.age_on(today)[0]
    if age > OLDEST_LIKELY and facts.status in LIVING:
        message = N_("This person would be {age} years old. Look at the birth date again.")
        found.append(_remark(Check.TOO_OLD, message, {"age": age}, birth.iso()))
    return [*found, *_about_admission(facts, birth)]


def _about_admission(facts: AttentionFacts, birth: VagueDate) -> Sequence[Remark]:
    joined = facts.joined_on
    if joined is not None:
        both = f"{birth.iso()} {joined.isoformat()}"
        if birth.earliest > joined:
            return [_remark(Check.JOINED_UNBORN, N_("The day of admission lies before the birth."), judged=both)]
        if not birth.about and (at := birth.age_on(joined)[0]) < YOUNGEST_LIKELY:
            message = N_("Admitted at the age of {age}. A member is at least {least} years old.")
            return [_remark(Check.TOO_YOUNG, message, {"age": at, "least": YOUNGEST_LIKELY}, both)]
    if facts.standings and birth.earliest > (first := facts.standings[0].since):
        message = N_("The entry of {day} lies before the birth.")
        judged = f"{birth.iso()} {first.isoformat()}"
        return [_remark(Check.STANDING_UNBORN, message, {"day": first}, judged)]
    return ()


def _about_days(facts: AttentionFacts, today: date) -> Sequence[Remark]:
    found = []
    joined, left = facts.joined_on, facts.status_since
    if facts.status in LEFT and joined is not None and joined > left:
        message = N_("Left on {left}, before the admission on {joined}.")
        judged = f"{joined.isoformat()} {left.isoformat()}"
        found.append(_remark(Check.LEFT_UNJOINED, message, {"left": left, "joined": joined}, judged))
    if facts.standings and (last := facts.standings[-1].since) > today:
        message = N_("The entry of {day} lies in the future.")
        found.append(_remark(Check.STANDING_AHEAD, message, {"day": last}, last.isoformat()))
    return found


def _about_phone(facts: AttentionFacts) -> Sequence[Remark]:
    if not digits(facts.phone):
        return ()
    return [
        _remark(Check.PHONE_DIGITS, objection.message, objection.details, facts.phone)
        for objection in objections_to_phone(facts.phone)
    ]


def _about_documents(facts: AttentionFacts, country: str) -> Sequence[Remark]:
    wanted = NATIONAL_DIGITS.get(country, ())
    odd = [key for key in facts.national_numbers if key.isascii() and key.isdigit() and len(key) not in wanted]
    if not wanted or not odd:
        return ()
    number = max(odd)
    details = {"digits": " / ".join(map(str, wanted)), "count": len(number)}
    message = N_("A national number has {digits} digits, this one {count}.")
    return [_remark(Check.DOCUMENT_DIGITS, message, details, number)]


def _contradicting(facts: AttentionFacts) -> Sequence[Remark]:
    """The last entry that cannot follow the one before it."""
    lines = facts.standings
    wrong = [(before, after) for before, after in pairwise(lines) if not may_follow(before.status, after.status)]
    if not wrong:
        return ()
    before, after = max(wrong, key=_later_id)
    details = {"before": Word(STATUS_WORDS[before.status]), "after": Word(STATUS_WORDS[after.status])}
    return [_remark(Check.CONTRADICTING, NOT_ALLOWED, details, str(after.id))]


def _later_id(pair: tuple[StandingLine, StandingLine]) -> int:
    return pair[1].id


def _about_households(facts: AttentionFacts) -> Sequence[Remark]:
    count = len(facts.households)
    if count < 2:  # noqa: PLR2004 - a person belongs to one household
        return ()
    message = N_("Belongs to {count} households at once.")
    return [_remark(Check.TWO_HOUSEHOLDS, message, {"count": count}, str(max(facts.households)))]


def _remark(check: Check, message: str, details: Mapping[str, object] | None = None, judged: str = "") -> Remark:
    return Remark(check, Objection(message, CHECKS[check].about, details or {}, Weight.WARN), judged)
