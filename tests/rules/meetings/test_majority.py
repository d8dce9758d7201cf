"""Majorities at, just below and just above, for every fraction, comparator, base and rule on abstentions; ties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue
from pomanager.rules.bylaws.values import Choice as Chosen
from pomanager.rules.bylaws.values import Flag, Value
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.meetings.deciding import Choice, Method, Outcome
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.rules.meetings.majority import (
    BELOW_ZERO,
    CASTING_NOT_SAID,
    NO_CASTING_VOTE,
    NO_TIE,
    NO_VOTES,
    NOT_ACCLAIMED,
    PAPERS_ONLY_IN_SECRET,
    TOO_MANY_VOTES,
    Counted,
    MajorityBase,
    MajorityRule,
    Room,
    Votes,
    judged,
    majority_rule,
    objections_to_votes,
)

FRACTIONS = (Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(4, 5))
HALF = Share(Fraction(1, 2), Comparator.MORE_THAN)
RULES = st.builds(
    MajorityRule,
    share=st.builds(Share, st.sampled_from(FRACTIONS), st.sampled_from(Comparator)),
    base=st.sampled_from(MajorityBase),
    abstentions_counted=st.booleans(),
    blanks_counted=st.booleans(),
    bylaw=st.just("k"),
)
SOME = st.integers(0, 60)


def fulfils(share: Share, number: int, of: int) -> bool:
    """The share in exact arithmetic: the definition the rule is held against."""
    exact = share.fraction * of
    return number > exact if share.comparator is Comparator.MORE_THAN else number >= exact


@given(RULES, st.tuples(SOME, SOME, SOME, SOME, SOME), SOME, SOME)
def test_a_motion_is_adopted_exactly_where_the_fraction_of_its_base_is(
    rule: MajorityRule, counted: tuple[int, int, int, int, int], silent: int, absent: int
) -> None:
    votes = Votes(*counted)
    yes, no, abstain, blank, _spoilt = counted
    there = votes.total + silent
    of = {
        MajorityBase.VOTES_CAST: yes + no + (abstain if rule.abstentions_counted else 0)
        + (blank if rule.blanks_counted else 0),
        MajorityBase.PRESENT: there,
        MajorityBase.ENTITLED: there + absent,
    }[rule.base]  # fmt: skip
    assert rule.share is not None
    found = judged(votes, rule, Room(there, there + absent))
    assert found.of == of, "spoilt papers never count among the votes cast"
    assert (found.outcome is Outcome.ADOPTED) is (yes > 0 and fulfils(rule.share, yes, of))


@given(RULES, st.integers(1, 400), st.integers(-1, 1))
def test_one_vote_less_one_more(rule: MajorityRule, of: int, beside: int) -> None:
    assert rule.share is not None
    needed = next(number for number in range(of + 2) if fulfils(rule.share, number, of))
    yes = needed + beside
    if not 0 <= yes <= of:
        return
    found = judged(Votes(yes, of - yes), rule, Room(of, of))
    assert found.needed == needed
    assert (found.outcome is Outcome.ADOPTED) is (beside >= 0 and yes > 0)


@given(RULES, SOME, SOME)
def test_without_a_quorum_nothing_is_adopted(rule: MajorityRule, yes: int, no: int) -> None:
    room = Room(yes + no, yes + no, has_quorum=False)
    assert judged(Votes(yes, no), rule, room).outcome is Outcome.NO_QUORUM


ENOUGH = Room(100, 120)


def test_the_casting_vote_breaks_a_tie_only_where_by_laws_give_it() -> None:
    with_it = MajorityRule(HALF, has_casting_vote=True)
    tie = Votes(40, 40, 5)
    assert judged(tie, with_it, ENOUGH).outcome is Outcome.REJECTED
    assert judged(tie, with_it, ENOUGH, Choice.FOR).outcome is Outcome.ADOPTED
    assert judged(tie, with_it, ENOUGH, Choice.AGAINST).outcome is Outcome.REJECTED
    assert judged(tie, with_it, ENOUGH, Choice.FOR).casting is Choice.FOR
    for unsaid in (None, False):
        without = MajorityRule(HALF, has_casting_vote=unsaid)
        assert judged(tie, without, ENOUGH, Choice.FOR).outcome is Outcome.REJECTED
    assert judged(Votes(40, 41), with_it, ENOUGH, Choice.FOR).casting is None


def test_one_vote_of_the_chair_makes_no_two_thirds_and_no_majority_of_all_there() -> None:
    two_thirds = MajorityRule(Share(Fraction(2, 3)), has_casting_vote=True)
    assert judged(Votes(40, 40), two_thirds, ENOUGH, Choice.FOR).outcome is Outcome.REJECTED
    of_all = MajorityRule(HALF, MajorityBase.PRESENT, has_casting_vote=True)
    assert judged(Votes(40, 40), of_all, ENOUGH, Choice.FOR).outcome is Outcome.REJECTED
    assert judged(Votes(50, 50), of_all, ENOUGH, Choice.FOR).outcome is Outcome.ADOPTED


def test_where_by_laws_are_silent_more_for_than_against_decide() -> None:
    silent = MajorityRule()
    assert judged(Votes(3, 2, 90), silent, ENOUGH).outcome is Outcome.ADOPTED
    assert judged(Votes(2, 2), silent, ENOUGH).outcome is Outcome.REJECTED
    assert judged(Votes(0, 0, 9), silent, ENOUGH).outcome is Outcome.REJECTED


def said(votes: Votes, method: Method = Method.SECRET, casting: Choice | None = None, **rule: bool) -> list[str]:
    """The sentences against votes in a room of a hundred."""
    found = objections_to_votes(Counted(votes, method, casting, "10:42"), MajorityRule(HALF, **rule), ENOUGH)  # type: ignore[arg-type]
    return [objection.message for objection in found]


def test_more_votes_than_are_in_the_room_are_refused() -> None:
    assert said(Votes(60, 20, 10, 5, 5)) == []
    assert said(Votes(60, 20, 10, 5, 6)) == [TOO_MANY_VOTES]
    assert said(Votes(-1, 2)) == [BELOW_ZERO]
    assert said(Votes(0, 0)) == [NO_VOTES]


def test_blank_and_spoilt_papers_need_papers_and_acclamation_nobody_against() -> None:
    assert said(Votes(9, 0, 0, 1), Method.HANDS) == [PAPERS_ONLY_IN_SECRET]
    assert said(Votes(9, 1), Method.ACCLAMATION) == [NOT_ACCLAIMED]
    assert said(Votes(9, 0, 4), Method.ACCLAMATION) == []


def test_a_casting_vote_that_nobody_has_is_refused() -> None:
    assert said(Votes(9, 9), casting=Choice.FOR, has_casting_vote=True) == []
    assert said(Votes(9, 9), casting=Choice.FOR, has_casting_vote=False) == [NO_CASTING_VOTE]
    assert said(Votes(9, 9), casting=Choice.FOR) == [CASTING_NOT_SAID]
    assert said(Votes(9, 8), casting=Choice.FOR, has_casting_vote=True) == [NO_TIE]


def test_the_rule_is_that_of_the_kind_of_meeting_with_its_article() -> None:
    values: dict[str, Value] = {
        "extraordinary_assembly.majority": Share(Fraction(2, 3)),
        "extraordinary_assembly.majority_base": Chosen("present"),
        "extraordinary_assembly.abstentions_counted": Flag(yes=True),
        "board_meeting.casting_vote": Flag(yes=True),
    }
    laws = Bylaws(values={key: SetValue(value, article="art. 13") for key, value in values.items()})
    rule = majority_rule(laws, MeetingKind.EXTRAORDINARY_DELEGATES)
    assert (rule.share, rule.base, rule.article) == (Share(Fraction(2, 3)), MajorityBase.PRESENT, "art. 13")
    assert (rule.bylaw, rule.abstentions_counted) == ("extraordinary_assembly.majority", True)
    board = majority_rule(laws, MeetingKind.BOARD)
    assert (board.share, board.bylaw, board.has_casting_vote) == (None, "", True)
    assert majority_rule(NO_BYLAWS, MeetingKind.COMMITTEE) == MajorityRule()


@pytest.mark.parametrize("kind", MeetingKind)
def test_every_kind_of_meeting_has_a_rule_or_says_that_there_is_none(kind: MeetingKind) -> None:
    assert majority_rule(NO_BYLAWS, kind).share is None
