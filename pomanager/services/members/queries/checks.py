"""The checks of "Needs attention" asked of the whole roll at once: for each a statement of members and value judged.

``rules.attention.remarks`` says the same of one member; a test holds both against each other. Births are compared as
the texts they are kept as: what is known of one, a year or a year and month, comes before every day in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    cast,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    type_coerce,
)

from pomanager.db.attention import AttentionAnswer
from pomanager.db.base import table_of
from pomanager.db.households import HouseholdPerson
from pomanager.db.members import Standing
from pomanager.db.particulars import IdentityDocument
from pomanager.rules.attention import LEFT, LIVING, PERSONS_ALONE, YOUNGEST_LIKELY, Check, oldest_unlikely_birth
from pomanager.rules.identity import NATIONAL_DIGITS, IdentityKind
from pomanager.rules.members import FEWEST_PHONE_DIGITS, MOST_PHONE_DIGITS, TRANSITIONS, Sex, Status
from pomanager.services.members.queries.rows import MEMBER, PERSON

ANSWER, STANDING, STAY, DOCUMENT = map(table_of, (AttentionAnswer, Standing, HouseholdPerson, IdentityDocument))
Found: TypeAlias = Select[int, str]
"""Member id and the value judged, as ``rules.attention.remarks`` writes it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The day of today, and the country whose identity numbers are known."""

    today: date
    country: str = ""


def found(check: Check, asked: Asked) -> Found:
    """Members of whom the check finds something, and the value judged, answered ones included."""
    return _STATEMENTS[check](asked)


@lru_cache(64)
def open_items(check: Check, asked: Asked) -> Found:
    """Those of them nobody has found right as they stand; asked after every act, so the statement is kept."""
    items = found(check, asked).subquery()
    same = ANSWER.c.asked == check
    # First whether the member was ever asked about: hardly anybody was, and only then the value is compared.
    unasked = items.c.member_id.not_in(select(ANSWER.c.member_id).where(same))
    right = exists().where(same, ANSWER.c.member_id == items.c.member_id, ANSWER.c.judged == items.c.judged)
    return select(items.c.member_id, items.c.judged).where(or_(unasked, ~right))


def _of(judged: ColumnElement[str] | str, *conditions: ColumnElement[bool]) -> Found:
    """Members and their people under these conditions."""
    told = (literal(judged, Text) if isinstance(judged, str) else judged).label("judged")
    both = PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
    return select(MEMBER.c.id.label("member_id"), told).select_from(both).where(*conditions)


def _missing(check: Check, *lacks: ColumnElement[bool], of_person: bool = False) -> Found:
    """Members on the roll, or applying, who lack something; ``of_person`` where only the person tells."""
    conditions = [*lacks, _LIVING]
    if check in PERSONS_ALONE:
        conditions.append(MEMBER.c.person_id.not_in(_ORGANISATIONS))
    if of_person:
        return _of("", *conditions)
    return select(MEMBER.c.id.label("member_id"), literal("", Text).label("judged")).where(*conditions)


# Most are: SQLite shall not begin with the index of standings.
_LIVING: ColumnElement[bool] = func.likely(MEMBER.c.status.in_(sorted(LIVING)))
# Written out, not as parameters: only then does SQLite see that an index holds just these people.
_ORGANISATIONS = select(PERSON.c.id).where(text("person.kind = 'organisation'"))
_SEVERAL_PHONES = text("person.phone GLOB '*[/;,]*'")
"""A phone field that holds more than one number."""


# ---- births ---------------------------------------------------------------------------------------------------------

_birth = type_coerce(PERSON.c.birth, Text)
_born = MEMBER.c.person_birth
"""The birth as far as it is known, without the sign for "about"; an index holds it."""
# As texts: SQLite would take a year beside a column of days for a number.
_joined = cast(MEMBER.c.joined_on, Text)
_first_joined = select(func.min(type_coerce(MEMBER.c.joined_on, Text))).scalar_subquery()


def _born_ahead(asked: Asked) -> Found:
    return _of(_birth, asked.today.isoformat() < _born)


def _too_old(asked: Asked) -> Found:
    return _of(_birth, oldest_unlikely_birth(asked.today) >= _born, _LIVING)


def _joined_unborn(asked: Asked) -> Found:
    return _of(_birth + " " + _joined, _first_joined < _born, asked.today.isoformat() >= _born, _joined < _born)


def _too_young(asked: Asked) -> Found:
    # Nobody born long before the first admission of all was a child at the own one: that leaves few births to look at.
    first = func.date(_first_joined, f"-{YOUNGEST_LIKELY + 1} years")
    year = cast(func.substr(_born, 1, 4), Integer) + YOUNGEST_LIKELY
    of_age = func.printf("%04d", year, type_=Text) + func.substr(_born, 5, type_=Text)
    young = and_(first < _born, _joined >= _born, of_age > _joined, _birth.not_like("~%"))
    return _of(_birth + " " + _joined, young, asked.today.isoformat() >= _born)


# ---- standings ------------------------------------------------------------------------------------------------------

_REVERSAL = STANDING.alias("reversal")
_since = type_coerce(STANDING.c.since, Text)
# The plus, as in db/roll_sums.py: hardly a line has a reversal, and their index is the long way round.
_LIVE = and_(
    literal_column("+standing.reverses_id").is_(None),
    STANDING.c.id.not_in(select(_REVERSAL.c.reverses_id).where(_REVERSAL.c.reverses_id.is_not(None))),
)


def _standing_unborn(asked: Asked) -> Found:
    earliest = select(func.min(_since)).scalar_subquery()
    first = select(func.min(_since)).where(STANDING.c.member_id == MEMBER.c.id, _LIVE).scalar_subquery()
    # Who was admitted before the birth, or as a child, is on a heap of that.
    later = or_(_joined.is_(None), _joined >= _born)
    old_enough = MEMBER.c.id.not_in(select(_too_young(asked).subquery().c.member_id))
    return _of(
        _birth + " " + first, earliest < _born, asked.today.isoformat() >= _born, first < _born, later, old_enough
    )


def _standing_ahead(asked: Asked) -> Found:
    return (
        select(STANDING.c.member_id, func.max(_since).label("judged"))
        .where(asked.today.isoformat() < _since, _LIVE)
        .group_by(STANDING.c.member_id)
    )


def _left_unjoined(_asked: Asked) -> Found:
    left = type_coerce(MEMBER.c.status_since, Text)
    return select(MEMBER.c.id.label("member_id"), (_joined + " " + left).label("judged")).where(
        func.likely(MEMBER.c.status.in_(sorted(LEFT))), left < _joined
    )


_STEPS = [
    *((change.before, change.after) for change in TRANSITIONS),
    *((status, Status.MERGED) for status in Status if status is not Status.MERGED),
]
_SOUND_STEPS = [f"{before}>{after}" for before, after in _STEPS]
_SOUND_WAYS = [
    *(status.value for status in Status), *_SOUND_STEPS,
    *(f"{one}>{after}" for one in _SOUND_STEPS for before, after in _STEPS if one.endswith(f">{before}")),
]  # fmt: skip
"""The ways nearly all members have gone: one line, two, or three, each of which may follow the one before."""


def _gone_otherwise() -> Select[int]:
    """Members of several lines, but for the plain ways: to hold each line against the next one costs twice as much."""
    each = STANDING.alias("each")
    several = select(each.c.member_id).group_by(each.c.member_id).having(func.count() > 1).subquery()
    # SQLite keeps the order of what is joined to one text; here it is that of an index.
    holding = (
        select(STANDING.c.status)
        .where(STANDING.c.member_id == several.c.member_id, _LIVE)
        .order_by(STANDING.c.since, STANDING.c.id)
        .correlate(several)
        .subquery()
    )
    way = (
        select(func.group_concat(type_coerce(holding.c.status, Text), ">", type_=Text))
        .correlate(several)
        .scalar_subquery()
    )
    return select(several.c.member_id).where(way.not_in(_SOUND_WAYS))


def _contradicting(_asked: Asked) -> Found:
    one_after_other = (
        select(
            STANDING.c.id,
            STANDING.c.member_id,
            STANDING.c.status.label("after"),
            func.lag(STANDING.c.status)
            .over(partition_by=STANDING.c.member_id, order_by=(STANDING.c.since, STANDING.c.id))
            .label("before"),
        )
        .where(_LIVE, STANDING.c.member_id.in_(_gone_otherwise()))
        .subquery()
    )
    step = type_coerce(one_after_other.c.before, Text) + ">" + type_coerce(one_after_other.c.after, Text)
    return (
        select(one_after_other.c.member_id, cast(func.max(one_after_other.c.id), Text).label("judged"))
        .where(one_after_other.c.before.is_not(None), step.not_in(_SOUND_STEPS))
        .group_by(one_after_other.c.member_id)
    )


# ---- phones, documents, households ----------------------------------------------------------------------------------


def _phone_digits(_asked: Asked) -> Found:
    """One number is measured by its digits alone; a field of several is taken apart first."""
    count = func.length(PERSON.c.phone_digits)
    wrong = and_(PERSON.c.phone_digits != "", or_(count < FEWEST_PHONE_DIGITS, count > MOST_PHONE_DIGITS))
    several = select(PERSON.c.id).where(_SEVERAL_PHONES)
    one = select(PERSON.c.id).where(wrong, PERSON.c.id.not_in(several))
    return _of(PERSON.c.phone, PERSON.c.id.in_(one.union_all(_wrong_among_several())))


def _wrong_among_several() -> Select[int]:
    """People one of whose several numbers has too few or too many digits."""
    signs = func.replace(func.replace(PERSON.c.phone, ";", "/"), ",", "/") + "/"
    apart = (
        select(PERSON.c.id, literal("", Text).label("one"), signs.label("rest"))
        .where(_SEVERAL_PHONES, PERSON.c.phone_digits != "")
        .cte("apart", recursive=True)
    )
    end = func.instr(apart.c.rest, "/")
    apart = apart.union_all(
        select(apart.c.id, func.substr(apart.c.rest, 1, end - 1), func.substr(apart.c.rest, end + 1)).where(
            apart.c.rest != ""
        )
    )
    bare: ColumnElement[str] = apart.c.one
    for figure in "0123456789":
        bare = func.replace(bare, figure, "")
    count = func.length(apart.c.one) - func.length(bare)
    return select(apart.c.id).where(
        func.trim(apart.c.one) != "", or_(count < FEWEST_PHONE_DIGITS, count > MOST_PHONE_DIGITS)
    )


def _document_digits(asked: Asked) -> Found:
    wanted = NATIONAL_DIGITS.get(asked.country, ())
    key = DOCUMENT.c.number_key
    odd = (
        select(DOCUMENT.c.person_id, func.max(key).label("number"))
        .where(
            DOCUMENT.c.kind == IdentityKind.NATIONAL_CARD, key != "", key.op("NOT GLOB")("*[^0-9]*"),
            func.length(key).not_in(wanted or (-1,)), literal(bool(wanted)),
        )
        .group_by(DOCUMENT.c.person_id)
        .subquery()
    )  # fmt: skip
    return select(MEMBER.c.id.label("member_id"), odd.c.number.label("judged")).select_from(
        MEMBER.join(odd, odd.c.person_id == MEMBER.c.person_id)
    )


def lasting(today: date) -> ColumnElement[bool]:
    """Whether a stay in a household lasts today."""
    return or_(STAY.c.until.is_(None), type_coerce(STAY.c.until, Text) > today.isoformat())


def _no_household(asked: Asked) -> Found:
    return _missing(Check.NO_HOUSEHOLD, MEMBER.c.person_id.not_in(select(STAY.c.person_id).where(lasting(asked.today))))


def _two_households(asked: Asked) -> Found:
    several = (
        select(STAY.c.person_id, func.max(STAY.c.id).label("last"))
        .where(lasting(asked.today))
        .group_by(STAY.c.person_id)
        .having(func.count() > 1)
        .subquery()
    )
    return select(MEMBER.c.id.label("member_id"), cast(several.c.last, Text).label("judged")).select_from(
        MEMBER.join(several, several.c.person_id == MEMBER.c.person_id)
    )


_STATEMENTS: Mapping[Check, Callable[[Asked], Found]] = {
    Check.NO_BIRTH: lambda _asked: _missing(Check.NO_BIRTH, MEMBER.c.person_birth.is_(None)),
    Check.NO_SEX: lambda _asked: _missing(Check.NO_SEX, MEMBER.c.person_sex == Sex.UNKNOWN),
    Check.NO_PHONE: lambda _asked: _missing(Check.NO_PHONE, PERSON.c.phone_digits == "", of_person=True),
    Check.NO_PLACE: lambda _asked: _missing(Check.NO_PLACE, MEMBER.c.person_place_id.is_(None)),
    Check.NO_SECTION: lambda _asked: _missing(Check.NO_SECTION, MEMBER.c.section_id.is_(None)),
    Check.NO_OTHER_SCRIPT: lambda _asked: _missing(Check.NO_OTHER_SCRIPT, PERSON.c.other_script == "", of_person=True),
    Check.NO_DOCUMENT: lambda _asked: _missing(
        Check.NO_DOCUMENT, MEMBER.c.person_id.not_in(select(DOCUMENT.c.person_id))
    ),
    Check.NO_HOUSEHOLD: _no_household,
    Check.BORN_AHEAD: _born_ahead,
    Check.TOO_OLD: _too_old,
    Check.TOO_YOUNG: _too_young,
    Check.JOINED_UNBORN: _joined_unborn,
    Check.LEFT_UNJOINED: _left_unjoined,
    Check.STANDING_UNBORN: _standing_unborn,
    Check.STANDING_AHEAD: _standing_ahead,
    Check.PHONE_DIGITS: _phone_digits,
    Check.DOCUMENT_DIGITS: _document_digits,
    Check.CONTRADICTING: _contradicting,
    Check.TWO_HOUSEHOLDS: _two_households,
}
