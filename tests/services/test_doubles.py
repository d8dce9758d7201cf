"""Doubles on the whole roll: found in whatever way they were spelt, and never again once they were told apart."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.seeded_doubles import seeded, typical_table
from pomanager.errors import Cancelled
from pomanager.readmodels.attention import DOUBLES
from pomanager.readmodels.exchange import NewMember
from pomanager.rules.attention import Check
from pomanager.rules.calendar import VagueDate
from pomanager.rules.doubles import Compared, compare, compared_of
from pomanager.rules.members import Sex
from pomanager.services.members.commands import attention as commands
from pomanager.services.members.commands.attention import AnswerRight, NotOne
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.pairing import alike, likely_pairs
from pomanager.services.members.queries import attention, doubles, likely_doubles
from pomanager.services.office import Office
from tests import make, offices

TODAY = offices.NOW.date()


@pytest.mark.parametrize(("story", "least_precise"), [("s1", 0.95), ("s2", 0.9), ("s3", 0.85), ("s4", 0.85)])
def test_most_people_written_down_twice_are_found(story: str, least_precise: float) -> None:
    """The whole promise, 98 of 100, is measured at 260,000 in the benchmark; here in each country's own names."""
    people = seeded(story, 1500, 150, seed=3)
    found = likely_pairs(people.people)
    hits = people.pairs.keys() & found.keys()
    assert len(hits) >= 0.98 * len(people.pairs)
    assert len(hits) >= least_precise * len(found)


def test_a_typical_first_table_is_seen_through() -> None:
    """Of 4,200 members 341 share a number, 528 pairs share a name, 1,104 have no birth: 98 of 100 are found."""
    table = typical_table("s2")
    assert (len(table.people), len(table.pairs)) == (4200, 341 + 528)
    assert sum(person.born is None for person in table.people) >= 1104
    found = likely_pairs(table.people)
    hits = len(table.pairs.keys() & found.keys())
    assert hits >= 0.98 * len(table.pairs)
    assert hits >= 0.95 * len(found)


def test_what_is_found_is_what_comparing_all_with_all_finds() -> None:
    people = seeded("s2", 150, 60, seed=5).people
    by_hand = {
        (one.id, other.id): likeness.score
        for one, other in combinations(people, 2)
        if (likeness := compare(one, other, alike)).likely
    }
    assert likely_pairs(people) == by_hand
    assert likely_pairs(list(reversed(people))) == by_hand


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Ndayishimiye Marie", "Ndahishimiye Mari", "Marie Ndayishimiye", "Сапаров Бакыт"]),
        st.sampled_from([None, "1984", "1984-03-02", "1985-03-02", "~1980"]),
        st.sampled_from(["", "Mungwa", "Mung wa", "Jimbi"]),
        st.sampled_from(["", "79 41 08 22"]),
    ),
    max_size=12,
)  # fmt: skip


@given(told=PEOPLE)
def test_pairs_are_of_two_people_and_the_same_in_any_order(told: list[tuple[str, str | None, str, str]]) -> None:
    people: list[Compared] = [
        compared_of(number, name, sex=Sex.FEMALE, birth=birth, place=place, phone=phone)
        for number, (name, birth, place, phone) in enumerate(told, 1)
    ]
    found = likely_pairs(people)
    assert all(low < high for low, high in found)
    assert likely_pairs(people[::-1]) == found


def test_a_search_can_be_cancelled() -> None:
    people = seeded("s2", 50, 0).people
    with pytest.raises(Cancelled):
        likely_pairs(people, cancelled=lambda: True)


def test_a_list_without_particulars_does_not_compare_all_with_all() -> None:
    """Thousands in one place without births are parted by their names; who is alike in everything tells nothing."""
    names = [f"{first}{vowel}{last}" for first in "bdgkmnrst" for vowel in "aeiou" for last in "lmnrs"]
    people = [
        compared_of(number, f"{names[number % 225]} {names[number // 225 % 225]}", place="Mungwa")
        for number in range(1, 3001)
    ]
    twice = [compared_of(9001, f"{names[224]} {names[0]}", place="Mungwa")]
    found = likely_pairs([*people, *twice])
    assert (224, 9001) in found
    alike_in_all = [compared_of(number, "Niyonzima Marie", place="Mungwa") for number in range(1, 1602)]
    assert likely_pairs(alike_in_all) == {}


def seek(office: Office) -> None:
    """Search the whole roll for doubles."""
    office.do(commands.keep_doubles, office.ask(doubles.find_doubles))


def pairs(office: Office) -> list[tuple[str, str]]:
    """The numbers of the pairs still to be looked at."""
    ids = office.ask(doubles.double_ids)
    return [(pair.one.number, pair.other.number) for pair in office.ask(doubles.double_pairs, ids)]


def two(office: Office) -> NotOne:
    """Two members who may be one, by their person ids."""
    one = make.member(office, "NDAYISHIMIYE Espérance", birth=VagueDate(1984), place="Mungwa", phone="79410822")
    other = make.member(office, "Esperance NDAHISHIMIYE", birth=VagueDate(1984, 3, 2), place="Mungwa")
    make.member(office, "HABONIMANA Chantal", birth=VagueDate(1984), place="Mungwa")
    seek(office)
    return NotOne(one=make.detail(office, one).person_id, other=make.detail(office, other).person_id)


def test_pairs_stand_side_by_side_with_what_agrees(office: Office) -> None:
    two(office)
    (pair,) = office.ask(doubles.double_pairs, office.ask(doubles.double_ids))
    assert (pair.one.number, pair.other.number, pair.same) == ("1", "2", ("name", "birth", "place"))
    assert (pair.one.name, pair.other.birth) == ("NDAYISHIMIYE Espérance", VagueDate(1984, 3, 2))
    assert [
        (each.heap, each.count) for each in office.ask(attention.attention_counts, TODAY) if each.heap == DOUBLES
    ] == [(DOUBLES, 1)]
    assert office.ask(doubles.people_in_doubles) == {1, 2}


def test_told_apart_is_never_asked_again_unless_a_value_changes(office: Office) -> None:
    order = two(office)
    office.do(commands.answer_not_double, NotOne(one=order.other, other=order.one))
    line = make.last_line(office)
    assert (line.act, line.label) == ("members.told_apart", "1 · NDAYISHIMIYE Espérance / 2 · Esperance NDAHISHIMIYE")
    assert pairs(office) == []
    seek(office)
    assert pairs(office) == []
    make.amended(office, 2, section="North")
    assert pairs(office) == []
    make.amended(office, 2, phone="79 41 08 22")
    assert pairs(office) == [("1", "2")]


def test_telling_apart_can_be_taken_back(office: Office) -> None:
    order = two(office)
    office.do(commands.answer_not_double, order)
    told = [[each.number for each in office.ask(doubles.told_apart, person)] for person in (order.one, order.other)]
    assert told == [["2"], ["1"]]
    assert office.do(commands.may_be_double, order).result
    assert pairs(office) == [("1", "2")]
    assert not office.do(commands.may_be_double, order).result


def test_a_pair_that_was_put_right_leaves_the_list(office: Office) -> None:
    two(office)
    make.amended(office, 2, birth=VagueDate(1960))
    assert pairs(office) == []


def test_the_form_respects_who_was_told_apart(office: Office) -> None:
    order = two(office)
    asked = ("Esperance NDAHISHIMIYE", VagueDate(1984, 3, 2), "Mungwa")
    assert [each.number for each in office.ask(likely_doubles, *asked, 2)] == ["1"]
    office.do(commands.answer_not_double, order)
    assert office.ask(likely_doubles, *asked, 2) == ()
    assert [each.number for each in office.ask(likely_doubles, *asked)] == ["2", "1"]


def test_the_form_finds_other_spellings_scripts_and_orders(office: Office) -> None:
    make.member(office, "Токтосунова Айгүл", birth=VagueDate(1987), place="Ак-Турпак")
    make.member(office, "SOK Sophea", other_script="សុខ សុភា", place="Tbaeng · Kampong Svay")
    make.member(office, "NDAYISHIMIYE Espérance", birth=VagueDate(1984, 3, 2), place="Mungwa")

    def numbers(name: str, birth: VagueDate | None = None, place: str = "") -> list[str]:
        return [each.number for each in office.ask(likely_doubles, name, birth, place)]

    assert numbers("Toktosunova Aigul") == ["1"]
    assert numbers("Aigul Toktosunova", VagueDate(1987, 3, 1)) == ["1"]
    assert numbers("សុខ សុភា", place="Tbaeng") == ["2"]
    assert numbers("Ndahishimiye Esperance", place="Mungwa") == ["3"]
    assert numbers("Dayishimiye Esperance", VagueDate(1984), "Mungwa") == ["3"]
    assert numbers("Xayishimiye Esperance", VagueDate(1984, 3, 2)) == ["3"]
    assert numbers("Ndahishimiye Esperance", VagueDate(1960), "Mungwa") == []


def test_the_search_tells_when_it_was_and_what_happened_since(office: Office) -> None:
    assert office.ask(doubles.doubles_sought) is None
    two(office)
    sought = office.ask(doubles.doubles_sought)
    assert sought is not None
    assert (sought.at, sought.acts_since) == (offices.NOW, 0)
    make.member(office, "Somebody Else")
    assert (office.ask(doubles.doubles_sought) or sought).acts_since == 1


def test_a_search_kept_writes_no_line_of_the_journal(office: Office) -> None:
    make.member(office)
    before = len(make.journal(office))
    assert office.do(commands.keep_doubles, {(1, 99): 80}).touched == frozenset()
    assert pairs(office) == []
    assert len(make.journal(office)) == before


def brought_twice(office: Office) -> int:
    """A member, and an import that brings the same person once more; returns the id of the import."""
    make.member(office, "NDAYISHIMIYE Espérance", place="Mungwa")
    newcomers = [NewMember(full_name="Esperance NDAHISHIMIYE", place="Mungwa", joined_on=TODAY)]
    brought = office.do(bring_in_members, newcomers, "roll.csv").result
    seek(office)
    assert pairs(office) == [("1", "2")]
    return brought.import_id


def test_pairs_found_go_with_the_import_that_brought_the_people(office: Office) -> None:
    import_id = brought_twice(office)
    assert office.do(undo_import, import_id).result.removed == 1
    assert pairs(office) == []


def test_who_was_told_apart_was_worked_on_and_stays(office: Office) -> None:
    import_id = brought_twice(office)
    people = [make.detail(office, number).person_id for number in (1, 2)]
    office.do(commands.answer_right, AnswerRight(check=Check.NO_BIRTH, member_ids=(2,)))
    office.do(commands.answer_not_double, NotOne(one=people[0], other=people[1]))
    done = office.do(undo_import, import_id).result
    assert [each.number for each in done.kept] == ["2"]
    assert pairs(office) == []


def test_members_in_pairs_are_counted_once_with_all_others(office: Office) -> None:
    two(office)
    office.do(commands.choose_checks, {Check.NO_PHONE: False})
    assert office.ask(attention.attention_total, TODAY) == 2
    make.member(office, "HAKIZIMANA Révérien", place="Jimbi")
    assert office.ask(attention.attention_total, TODAY) == 3
