"""Who may vote, stand and carry a proxy: each judge just below, at and just above its limit, and by a blank by-law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Choices, Count, Flag, Unit, Value
from pomanager.rules.calendar import VagueDate, add_months
from pomanager.rules.entitlement import (
    ADMISSION,
    AGE,
    CODE_WORDS,
    LEAVING,
    SENIORITY,
    Born,
    Right,
    Speaker,
    Stance,
    Stood,
    judge_age,
    judge_membership,
    judge_proxies,
    judge_seniority,
    judge_speaker,
    judge_suspension,
    verdict_of,
)
from pomanager.rules.members import ON_ROLL, Status

DAY = date(2026, 3, 15)
EARLIER = date(2020, 1, 1)


def bylaws(**values: Value) -> Bylaws:
    """By-laws that say just this; the keys with two underlines for the dot."""
    return Bylaws(values={key.replace("__", "."): SetValue(value) for key, value in values.items()})


def stood(status: Status | None = Status.ACTIVE, member_since: date | None = EARLIER) -> Stood:
    """How somebody stood."""
    return Stood(status, None if status is None else EARLIER, member_since)


@pytest.mark.parametrize("status", [None, *Status])
def test_only_members_have_rights(status: Status | None) -> None:
    verdict = verdict_of([judge_membership(stood(status), NO_BYLAWS, DAY)])
    is_member = status in ON_ROLL
    assert [verdict.may(right) for right in Right] == [is_member] * 3
    (reason,) = verdict.reasons
    about = ADMISSION if status is None else LEAVING.get(status, ADMISSION)
    assert (reason.about, reason.stance) == (about, Stance.FOR if is_member else Stance.AGAINST)


def test_whoever_is_no_member_is_judged_no_further() -> None:
    dead = judge_membership(stood(Status.DEAD), NO_BYLAWS, DAY)
    too_young = judge_age(Born(VagueDate(2015)), bylaws(vote__min_age=Count(18, Unit.YEARS)), DAY)
    assert verdict_of([dead, too_young]).reasons == dead
    member = judge_membership(stood(), NO_BYLAWS, DAY)
    assert verdict_of([member, too_young]).reasons == member + too_young


def test_a_member_of_unknown_standing_is_a_member() -> None:
    (reason,) = judge_membership(stood(member_since=None), NO_BYLAWS, DAY)
    assert (reason.stance, reason.details) == (Stance.FOR, {})


@pytest.mark.parametrize(("keeps", "stance"), [(None, Stance.NOT_JUDGED), (True, Stance.FOR), (False, Stance.AGAINST)])
def test_a_suspension_takes_away_what_the_by_laws_say(keeps: bool | None, stance: Stance) -> None:  # noqa: FBT001 - a case of the table
    law = NO_BYLAWS if keeps is None else bylaws(vote__suspended=Flag(keeps))
    (reason,) = judge_suspension(stood(Status.SUSPENDED), law, DAY)
    assert (reason.stance, reason.about) == (stance, "vote.suspended")
    assert judge_suspension(stood(), law, DAY) == ()


@pytest.mark.parametrize("right", [Right.VOTE, Right.STAND])
@pytest.mark.parametrize(
    "asked", [Count(0, Unit.MONTHS), Count(1, Unit.MONTHS), Count(6, Unit.MONTHS), Count(2, Unit.YEARS)]
)
def test_seniority_counts_from_the_first_day_to_the_day_itself(right: Right, asked: Count) -> None:
    law = Bylaws(values={SENIORITY[right]: SetValue(asked)})
    since = asked.before(DAY)
    for member_since, stance in (
        (since - timedelta(days=1), Stance.FOR),
        (since, Stance.FOR),
        (since + timedelta(days=1), Stance.AGAINST),
    ):
        found = {reason.rights: reason for reason in judge_seniority(stood(member_since=member_since), law, DAY)}
        assert found[(right,)].stance is stance
        assert found[(right,)].details["first"] == asked.after(member_since)
    unknown = {reason.rights: reason.stance for reason in judge_seniority(stood(member_since=None), law, DAY)}
    assert unknown == {(Right.VOTE,): Stance.NOT_JUDGED, (Right.STAND,): Stance.NOT_JUDGED}


def test_of_whoever_is_no_member_no_seniority_is_judged() -> None:
    assert judge_seniority(stood(Status.APPLICANT), NO_BYLAWS, DAY) == ()
    assert [reason.stance for reason in judge_seniority(stood(), NO_BYLAWS, DAY)] == [Stance.NOT_JUDGED] * 2


@pytest.mark.parametrize("right", [Right.VOTE, Right.STAND])
@pytest.mark.parametrize(
    ("birth", "stance"),
    [
        (VagueDate(2008, 3, 14), Stance.FOR),
        (VagueDate(2008, 3, 15), Stance.FOR),
        (VagueDate(2008, 3, 16), Stance.AGAINST),
        (VagueDate(2007), Stance.FOR),
        (VagueDate(2008), Stance.NOT_JUDGED),
        (VagueDate(2009), Stance.AGAINST),
        (VagueDate(2008, 2), Stance.FOR),
        (VagueDate(2008, 3), Stance.NOT_JUDGED),
        (VagueDate(2008, 4), Stance.AGAINST),
        (VagueDate(2002, about=True), Stance.FOR),
        (VagueDate(2003, about=True), Stance.NOT_JUDGED),
        (VagueDate(2013, about=True), Stance.NOT_JUDGED),
        (VagueDate(2014, about=True), Stance.AGAINST),
        (None, Stance.NOT_JUDGED),
    ],
)
def test_age_is_judged_where_every_day_it_can_be_gives_the_same(
    right: Right, birth: VagueDate | None, stance: Stance
) -> None:
    law = Bylaws(values={AGE[right]: SetValue(Count(18, Unit.YEARS))})
    found = {reason.rights: reason for reason in judge_age(Born(birth), law, DAY)}
    assert found[(right,)].stance is stance
    other = Right.STAND if right is Right.VOTE else Right.VOTE
    assert (found[(other,)].stance, found[(other,)].about) == (Stance.NOT_JUDGED, AGE[other])


@given(st.dates(date(1920, 1, 1), date(2026, 3, 15)), st.integers(1, 100))
def test_a_known_birth_is_always_judged(born: date, years: int) -> None:
    law = bylaws(vote__min_age=Count(years, Unit.YEARS))
    reason = judge_age(Born(VagueDate.of(born)), law, DAY)[0]
    assert reason.stance is not Stance.NOT_JUDGED
    # Born on 29 February, one completes a year on 1 March where there is no such day.
    day = add_months(born, 12 * years)
    day += timedelta(days=1) if (day.month, day.day) != (born.month, born.day) else timedelta()
    assert (reason.stance is Stance.FOR) is (day <= DAY)


def test_an_organisation_has_no_age_and_acts_through_a_representative() -> None:
    law = bylaws(vote__min_age=Count(18, Unit.YEARS))
    assert judge_age(Born(ageless=True), law, DAY) == ()
    assert judge_speaker(Speaker(), law, DAY) == ()
    (named,) = judge_speaker(Speaker(is_organisation=True, representative="Ada"), law, DAY)
    (nobody,) = judge_speaker(Speaker(is_organisation=True), law, DAY)
    assert (named.stance, named.details, nobody.stance) == (Stance.FOR, {"name": "Ada"}, Stance.AGAINST)


@pytest.mark.parametrize(
    ("law", "stance"),
    [
        (NO_BYLAWS, Stance.NOT_JUDGED),
        (bylaws(proxies__allowed=Flag(False)), Stance.AGAINST),
        (bylaws(proxies__allowed=Flag(True)), Stance.FOR),
        (bylaws(proxies__allowed=Flag(True), proxies__holders=Choices(("member", "spouse"))), Stance.FOR),
        (bylaws(proxies__allowed=Flag(True), proxies__holders=Choices(("anybody",))), Stance.FOR),
        (bylaws(proxies__allowed=Flag(True), proxies__holders=Choices(("spouse",))), Stance.AGAINST),
    ],
)
def test_proxies_are_carried_as_the_by_laws_say(law: Bylaws, stance: Stance) -> None:
    (reason,) = judge_proxies(None, law, DAY)
    assert (reason.stance, reason.rights) == (stance, (Right.PROXY,))
    verdict = verdict_of([(reason,)])
    assert (verdict.may(Right.PROXY), verdict.may(Right.VOTE)) == (stance is not Stance.AGAINST, True)


def test_every_reason_names_a_by_law_that_is_one() -> None:
    keys = {
        ADMISSION,
        "vote.suspended",
        "proxies.allowed",
        "proxies.holders",
        *SENIORITY.values(),
        *AGE.values(),
        *LEAVING.values(),
    }
    assert keys <= set(SETTINGS)


def test_every_finding_has_a_title_and_every_title_a_finding() -> None:
    """Over standings, births, speakers and by-laws that make each judge give each of its answers."""
    laws = [
        NO_BYLAWS,
        *(
            bylaws(
                vote__suspended=Flag(flag), proxies__allowed=Flag(flag), proxies__holders=Choices((holder,)),
                vote__min_age=years, election__min_age=years, election__min_seniority=years,
                membership__min_seniority_to_vote=years,
            )
            for flag in (False, True)
            for holder in ("member", "spouse")
            for years in [Count(18, Unit.YEARS)]
        ),
    ]  # fmt: skip
    stands = [stood(status, since) for status in (None, *Status) for since in (None, DAY, date(1990, 1, 1))]
    births = [None, VagueDate(1980), VagueDate(2015), VagueDate(2008)]
    speakers = [Speaker(is_organisation=True), Speaker(is_organisation=True, representative="Ada")]
    found: set[str] = set()
    for law in laws:
        for each in stands:
            for judge in (judge_membership, judge_suspension, judge_seniority):
                found |= {reason.code for reason in judge(each, law, DAY)}
        found |= {reason.code for birth in births for reason in judge_age(Born(birth), law, DAY)}
        found |= {reason.code for speaker in speakers for reason in judge_speaker(speaker, law, DAY)}
        found |= {reason.code for reason in judge_proxies(None, law, DAY)}
    assert found == set(CODE_WORDS)
