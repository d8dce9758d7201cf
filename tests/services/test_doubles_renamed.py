"""Doubles under another name: who is found by a name borne before, on the roll, in the form, and in a table."""

from datetime import date

from sqlalchemy.orm import Session

from benchmarks.seeded_doubles import seeded
from pomanager.readmodels.exchange import NewMember
from pomanager.rules.calendar import VagueDate
from pomanager.rules.doubles import Born, compare, compared_of, judged
from pomanager.services.members.commands import attention as commands
from pomanager.services.members.commands.renaming import ChangeName, TakeBackName, change_name, take_back_name
from pomanager.services.members.pairing import LARGEST_BLOCK, alike, likely_pairs
from pomanager.services.members.queries import doubles, likely_doubles
from pomanager.services.members.queries.known import Known, KnownRoll
from pomanager.services.office import Office
from tests import make

BIRTH = VagueDate(1984, 3, 2)
MAIDEN, MARRIED = "NDAYISHIMIYE Espérance", "BUKURU Chantal"


def married(office: Office) -> int:
    """Somebody who has borne another name since she married; returns the member's id."""
    member_id = make.member(office, MAIDEN, other_script="Ндайишимийе", birth=BIRTH, place="Mungwa")
    order = ChangeName(
        member_id=member_id, version=make.detail(office, member_id).version, full_name=MARRIED, on=date(2024, 6, 1),
        reason="Marriage", document="Court 4/2024",
    )  # fmt: skip
    office.do(change_name, order)
    return member_id


def sought(office: Office) -> list[tuple[str, str, tuple[str, ...]]]:
    """Search the roll; the numbers of each pair, and the names the first of the two bore before."""
    office.do(commands.keep_doubles, office.ask(doubles.find_doubles))
    pairs = office.ask(doubles.double_pairs, office.ask(doubles.double_ids))
    return [(pair.one.number, pair.other.number, pair.one.former) for pair in pairs]


def test_the_search_finds_who_stands_there_again_under_the_maiden_name(office: Office) -> None:
    married(office)
    make.member(office, "Esperance NDAHISHIMIYE", birth=BIRTH, place="Mungwa")
    assert sought(office) == [("1", "2", (MAIDEN, "Ндайишимийе"))]


def test_the_search_finds_two_of_one_former_name(office: Office) -> None:
    married(office)
    married(office)
    assert [numbers[:2] for numbers in sought(office)] == [("1", "2")]


def test_a_change_of_name_taken_back_is_no_former_name(office: Office) -> None:
    member_id = married(office)
    office.do(take_back_name, TakeBackName(member_id=member_id, reason="It was her sister."))
    make.member(office, MARRIED, birth=BIRTH, place="Mungwa")
    assert sought(office) == []


def test_the_form_of_admission_finds_a_former_name(office: Office) -> None:
    married(office)
    for name in (MAIDEN, "Ndahishimiye Esperance", "Ндайишимийе"):
        (found,) = office.ask(likely_doubles, name, BIRTH, "Mungwa")
        assert (found.number, found.name, found.former[0], "name" in found.same) == ("1", MARRIED, MAIDEN, True)
    assert office.ask(likely_doubles, MAIDEN, VagueDate(1960), "Jimbi") == ()


def test_a_fingerprint_is_another_only_where_a_name_was_borne_before() -> None:
    """Answers given before former names were compared still hold."""
    one, other = compared_of(1, MARRIED), compared_of(2, MAIDEN)
    renamed = compared_of(1, MARRIED, former=(MAIDEN, ""))
    assert renamed.former == (other.words,)
    assert judged(one, other) != judged(renamed, other) == judged(other, renamed)
    assert judged(one, other) == judged(compared_of(1, MARRIED, former=()), other)
    assert compare(renamed, other, alike) == compare(other, renamed, alike)
    assert (compare(renamed, other, alike).name, compare(one, other, alike).name) == (1, 0)


def test_as_many_are_found_when_one_of_two_bears_another_name() -> None:
    """Every double of a roll is given another name now and the old one before: the search finds as many."""
    people = seeded("s2", 600, 60, seed=7)
    doubled = {high for _low, high in people.pairs}
    renamed = [
        compared_of(
            person.id, f"Wxwx Qfqf{person.id}", sex=person.sex,
            birth=None if person.born is None else _iso(person.born), place=person.place,
            former=(" ".join(person.words),),
        )
        if person.id in doubled
        else person
        for person in people.people
    ]  # fmt: skip
    before, after = likely_pairs(people.people), likely_pairs(renamed)
    lost = (people.pairs.keys() & before.keys()) - after.keys()
    # What is lost lost its phone or document above, not its name.
    assert len(lost) <= 0.1 * len(people.pairs)


def _iso(born: Born) -> str:
    text = f"{born.year:04}" + (f"-{born.month:02}" if born.month else "") + (f"-{born.day:02}" if born.day else "")
    return ("~" if born.about else "") + text


def test_a_block_that_is_parted_by_names_is_parted_by_former_ones_too() -> None:
    crowd = [
        compared_of(number, f"{'bdgkmnrst'[number % 9]}a{'aeiou'[number % 5]}l X{number:05}", place="Mungwa")
        for number in range(1, LARGEST_BLOCK + 100)
    ]
    renamed = compared_of(9001, MARRIED, place="Mungwa", former=(MAIDEN,))
    again = compared_of(9002, MAIDEN, place="Mungwa", birth="1984")
    assert (9001, 9002) in likely_pairs([*crowd, renamed, again])


def test_those_whose_place_nobody_knows_are_found_by_former_names() -> None:
    again = compared_of(2, MAIDEN, birth="1984")
    assert likely_pairs([compared_of(1, MARRIED, birth="1984", former=(MAIDEN,)), again])
    assert likely_pairs([compared_of(1, MARRIED, birth="1984"), again]) == {}


def met_in_a_table(session: Session, asked: NewMember) -> tuple[Known | None, Known | None]:
    """Who is a likely double of a row of a table, and who clearly is the person it means."""
    roll = KnownRoll(session, with_more=False)
    roll.look_up([asked])
    return roll.likely_double(asked), roll.same_person(asked)


def test_a_row_of_a_table_under_a_former_name_is_a_likely_double_and_no_correction(office: Office) -> None:
    married(office)
    double, same = office.ask(met_in_a_table, NewMember(full_name=MAIDEN, birth=BIRTH, place="Mungwa"))
    assert double is not None
    assert (double.says.number, same) == ("1", None)
