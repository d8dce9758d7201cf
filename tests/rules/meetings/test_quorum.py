"""The quorum at, just below and just above, for every fraction, comparator, base, call and kind of decision."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.bylaws.values import Count, Flag, Unit, Value
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.rules.meetings.quorum import QuorumRule, There, Voter, quorum_rule, reached, there_of

SHARES = st.builds(
    Share,
    st.sampled_from([Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1)]),
    st.sampled_from(Comparator),
)


def heads(base: int, present: int, represented: int = 0) -> There:
    """People with one vote each."""
    return There(base, present, represented, present, represented)


def fulfils(share: Share, number: int, of: int) -> bool:
    """The share in exact arithmetic, without rounding: the definition the rule is held against."""
    exact = share.fraction * of
    return number > exact if share.comparator is Comparator.MORE_THAN else number >= exact


@given(
    share=SHARES, base=st.integers(0, 2_000), beside=st.integers(-1, 1), represented=st.integers(0, 50),
    proxies=st.booleans(),
)  # fmt: skip
def test_a_quorum_is_reached_exactly_where_the_fraction_is(
    share: Share, base: int, beside: int, represented: int, *, proxies: bool
) -> None:
    rule = QuorumRule(share, None, proxies_counted=proxies, bylaw="k")
    needed = next(number for number in range(base + 2) if fulfils(share, number, base))
    present = max(needed + beside - (represented if proxies else 0), 0)
    found = reached(rule, heads(base, present, represented))
    assert found.needed == needed
    assert found.represented == (represented if proxies else 0)
    assert found.is_reached is fulfils(share, found.present + found.represented, base)


PEOPLE = st.dictionaries(st.integers(0, 40), st.builds(Voter, st.integers(0, 3), st.booleans()), max_size=25)


@given(PEOPLE, st.data())
def test_those_in_conflict_are_neither_of_the_base_nor_there(voters: dict[int, Voter], data: st.DataObject) -> None:
    people = sorted(voters)
    where = {each: data.draw(st.sampled_from(["present", "represented", "absent"])) for each in people}
    conflict = {each for each in people if data.draw(st.booleans())}
    everybody = sum(each.votes for each in voters.values()) + 5
    sets = {name: {each for each in people if where[each] == name} for name in ("present", "represented")}
    found = there_of(everybody, voters, sets["present"], sets["represented"], conflict)
    rest = {each: voters[each] for each in people if each not in conflict}
    without = there_of(
        everybody - found.in_conflict, rest, sets["present"] - conflict, sets["represented"] - conflict, set()
    )  # fmt: skip
    assert replace(found, in_conflict=0) == without
    assert found.in_conflict == sum(voters[each].votes for each in conflict)
    assert found.present == sum(voter.votes for each, voter in rest.items() if where[each] == "present")
    assert found.heads_represented == sum(
        voter.votes > 0 for each, voter in rest.items() if where[each] == "represented"
    )
    assert found.women_present == sum(
        voter.votes for each, voter in rest.items() if where[each] == "present" and voter.is_woman
    )


@pytest.mark.parametrize(("persons", "enough"), [(4, False), (5, True), (6, True)])
def test_the_fewest_persons_of_every_call(persons: int, *, enough: bool) -> None:
    assert reached(QuorumRule(None, 5, bylaw="k"), heads(9, persons)).is_reached is enough
    with_share = QuorumRule(Share(Fraction(1, 4)), 5, bylaw="k")
    found = reached(with_share, heads(12, persons))
    assert (found.is_reached, found.needed) == (enough, 5), "a quarter of 12 is 3, and 5 persons are asked"


def test_persons_are_counted_as_persons_where_some_have_several_votes() -> None:
    found = reached(QuorumRule(None, 5, bylaw="k"), There(20, 10, 0, 4, 0))
    assert found.is_reached is False


def test_without_a_by_law_nothing_is_needed_and_nothing_is_said_to_be_reached() -> None:
    found = reached(QuorumRule(), heads(9, 2))
    assert (found.needed, found.is_reached) == (None, None)


def laws(values: Mapping[str, Value]) -> Bylaws:
    """By-laws of these values, each found in an article of its key."""
    return Bylaws(values={key: SetValue(value, article=f"art. {key}") for key, value in values.items()})


CALLS = {
    "extraordinary_assembly.quorum_first": Share(Fraction(2, 3)),
    "extraordinary_assembly.quorum_second": Share(Fraction(1, 2)),
    "extraordinary_assembly.quorum_third": Share(Fraction(1, 4)),
    "extraordinary_assembly.quorum_duties": Share(Fraction(3, 4)),
}


@pytest.mark.parametrize(("call", "key"), [(1, "quorum_first"), (2, "quorum_second"), (3, "quorum_third")])
@pytest.mark.parametrize("kind", [MeetingKind.EXTRAORDINARY_ASSEMBLY, MeetingKind.EXTRAORDINARY_DELEGATES])
def test_every_call_has_its_own_share(call: int, key: str, kind: MeetingKind) -> None:
    rule = quorum_rule(laws(CALLS), kind, call, DecisionKind.ORDINARY)
    key = f"extraordinary_assembly.{key}"
    assert (rule.bylaw, rule.share, rule.article) == (key, CALLS[key], f"art. {key}")
    duties = quorum_rule(laws(CALLS), kind, call, DecisionKind.DUTIES)
    assert duties.bylaw == "extraordinary_assembly.quorum_duties"


def test_duties_have_the_share_of_the_call_where_their_own_is_blank_or_the_assembly_is_ordinary() -> None:
    without = {key: value for key, value in CALLS.items() if not key.endswith("duties")}
    rule = quorum_rule(laws(without), MeetingKind.EXTRAORDINARY_ASSEMBLY, 2, DecisionKind.DUTIES)
    assert rule.bylaw == "extraordinary_assembly.quorum_second"
    ordinary = {**CALLS, "ordinary_assembly.quorum_first": Share(Fraction(1, 2))}
    rule = quorum_rule(laws(ordinary), MeetingKind.ORDINARY_ASSEMBLY, 1, DecisionKind.DUTIES)
    assert rule.bylaw == "ordinary_assembly.quorum_first"


def test_a_call_whose_by_law_is_blank_has_no_rule() -> None:
    first = laws({"ordinary_assembly.quorum_first": Share(Fraction(1, 2))})
    rule = quorum_rule(first, MeetingKind.ORDINARY_ASSEMBLY, 2, DecisionKind.ORDINARY)
    assert (rule.share, rule.bylaw, rule.article) == (None, "", "")
    assert quorum_rule(first, MeetingKind.COMMITTEE, 1, DecisionKind.ORDINARY) == QuorumRule()


def test_of_a_board_only_those_present_count() -> None:
    board = laws({"board_meeting.quorum": Share(Fraction(1, 2)), "board_meeting.proxies": Flag(yes=True)})
    rule = quorum_rule(board, MeetingKind.BOARD, 1, DecisionKind.ORDINARY)
    assert (rule.bylaw, rule.proxies_counted, rule.is_rechecked) == ("board_meeting.quorum", False, False)
    assert reached(rule, heads(6, 2, 2)).is_reached is False
    assert reached(rule, heads(6, 3)).is_reached is True


@pytest.mark.parametrize(("said", "counted"), [(None, True), (Flag(yes=True), True), (Flag(yes=False), False)])
def test_members_represented_count_unless_the_by_laws_say_otherwise(said: Flag | None, *, counted: bool) -> None:
    values: dict[str, Value] = {"ordinary_assembly.quorum_least": Count(3, Unit.PERSONS)}
    if said is not None:
        values["proxies.quorum_counted"] = said
    rule = quorum_rule(laws(values), MeetingKind.ORDINARY_ASSEMBLY, 1, DecisionKind.ORDINARY)
    assert rule.bylaw == "ordinary_assembly.quorum_least"
    assert rule.proxies_counted is counted
    assert reached(rule, heads(9, 2, 1)).is_reached is counted
