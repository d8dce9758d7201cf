"""Members are found by part of a name in any script, a transliteration, phone digits, a number or a place."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.readmodels.members import MemberDetail
from pomanager.rules import folding
from pomanager.services.members.queries import find_members, likely_doubles, members_with_phone
from pomanager.services.office import Office
from tests import make

PEOPLE = (
    ("NIYONZIMA Médiatrice", "", "+257 79 12 34 56", "Mungwa · Gitega"),
    ("Токтосунова Айгүл Бакытовна", "", "0555 12-34-99 / 0700 00 11 22", "Өзгөн"),
    ("សុខ សុភា", "SOK Sophea", "០១២ ៣៤៥ ៦៧៨", "ត្បែង · កំពង់ស្វាយ"),
    ("LI Bo", "", "", "Thiès"),
    ("N'DIAYE Awa", "", "77 123 45 67", "Thiès"),
)
"""Numbers 1 to 5."""


@pytest.fixture
def roll(office: Office) -> Office:
    """An office with these people on its roll."""
    for name, other_script, phone, place in PEOPLE:
        make.member(office, name, other_script=other_script, phone=phone, place=place)
    return office


def found(office: Office, asked: str) -> list[str]:
    """Numbers of the members found."""
    return sorted(row.number for row in office.ask(find_members, asked))


FOUND = {
    "niyon": "1", "zima": "1", "MEDIATRICE": "1", "médiatrice niyonzima": "1", "onzi atric": "1",
    "Айг": "2", "сунова": "2", "АЙГҮЛ": "2", "айгул": "2", "aigul": "2", "Toktosunova": "2",
    "សុភា": "3", "សុ": "3", "sophea": "3", "phea": "3",
    "li": "4", "bo": "4", "i": "", "l b": "4",
    "ndiaye": "5", "n'diaye": "5", "N’Diaye": "5", "awa": "5",
    "79123456": "1", "79 12 34 56": "1", "123456": "135", "0700001122": "2", "012345678": "3",
    "7712": "5", "gitega": "1", "mung": "1", "thies": "45", "Thiès awa": "5", "өзгөн": "2",
    "កំពង់": "3", "nobody": "", "niyonzima thies": "", '"': "12345", "* OR": "", "": "12345",
}  # fmt: skip
"""What is asked for → numbers of the members it finds."""


def test_who_is_found(roll: Office) -> None:
    assert {asked: "".join(found(roll, asked)) for asked in FOUND} == FOUND


def test_a_number_finds_its_member_first_of_all(roll: Office) -> None:
    for number in "12345":
        assert number in found(roll, number)


def test_found_members_stand_in_the_order_of_their_names_and_not_too_many(roll: Office) -> None:
    assert [row.name for row in roll.ask(find_members, "thies")] == ["LI Bo", "N'DIAYE Awa"]
    assert len(roll.ask(find_members, "", limit=2)) == 2


def test_search_follows_an_amendment(roll: Office) -> None:
    make.amended(roll, 4, full_name="LI Wu", family_name="LI", given_name="Wu", phone="66 55 44 33 22")
    assert [found(roll, asked) for asked in ("bo", "wu", "6655443322", "thies")] == [[], ["4"], ["4"], ["4", "5"]]


def fits(asked: str, told: MemberDetail) -> bool:
    """Whether a query finds a member, as the definition of the search says it."""
    kept = folding.search_text((told.number, told.full_name, told.other_script, told.phone, told.place, told.section))
    return all(
        any(each.startswith(word) for each in kept.split()) or (len(word) >= 3 and word in kept)
        for word in folding.query_words(asked)
    )  # fmt: skip


SCRIPTS = ("aéImn'- 0179.", "ёйүкБсң ", "សុខកា្ំថ ", "محمدعلي ٣", "王小明李 ")
"""Letters of five scripts, with what joins and parts words in them."""
LETTERS = st.lists(st.one_of(*(st.text(script, max_size=8) for script in SCRIPTS)), max_size=3).map("".join)


@pytest.fixture
def read_already() -> dict[int, MemberDetail]:
    """The details of members who do not change any more."""
    return {}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=LETTERS, queries=st.lists(LETTERS, max_size=3), start=st.integers(1, 12))
def test_the_search_equals_its_definition(
    roll: Office, read_already: dict[int, MemberDetail], name: str, queries: list[str], start: int
) -> None:
    full_name = f"Zed {name}"
    make.member(roll, full_name, place="Mungwa", phone="79 12 34 56")
    ids = {row.id for row in roll.ask(find_members, "", limit=500)}
    read_already |= {each: make.detail(roll, each) for each in ids - read_already.keys()}
    everybody = [read_already[each] for each in ids]
    cuts = [text[start : start + length] for text in (full_name, "Médiatrice Токтосунова") for length in range(1, 6)]
    for asked in (*queries, *cuts, full_name):
        assert found(roll, asked) == sorted(told.number for told in everybody if fits(asked, told)), asked


def test_doubles_have_the_same_words_in_their_name(roll: Office) -> None:
    def numbers(name: str, **known: object) -> list[str]:
        given: dict[str, object] = {"birth": None, "place": "", **known}
        return [double.number for double in roll.ask(likely_doubles, name, **given)]  # type: ignore[arg-type]

    assert numbers("Mediatrice Niyonzima") == ["1"]
    assert numbers("niyonzima") == []
    assert numbers("Sophea SOK") == ["3"]
    assert numbers("Mediatrice Niyonzima", besides=1) == []
    assert numbers("") == []


def test_a_double_is_found_among_many_who_are_called_alike(office: Office) -> None:
    for count in range(30):
        make.member(office, f"Marie Kabura {count}")
    make.member(office, "Kabura Marie", place="Mungwa · Gitega")
    (double,) = office.ask(likely_doubles, "Marie KABURA", None, "Mungwa")
    assert (double.number, double.same) == ("31", ("name", "place"))


def test_a_name_of_one_word_twice_has_its_double(office: Office) -> None:
    make.member(office, "Sok Sok")
    make.member(office, "Sok")
    assert [double.number for double in office.ask(likely_doubles, "SOK SOK", None, "")] == ["1"]
    assert [double.number for double in office.ask(likely_doubles, "sok", None, "")] == ["2"]


WITH_PHONE = {
    "+257 79123456": "1", "0700001122": "2", "0555-123499": "2", "99999999/0700 00 11 22": "2", "012 345 678": "3",
    "12345678": "", "": "", "12": "", "25779123456, 771234567": "15",
}  # fmt: skip
"""A phone → numbers of the members who have it."""


def test_others_who_have_a_phone(roll: Office) -> None:
    said = {phone: roll.ask(members_with_phone, phone) for phone in WITH_PHONE}
    assert {phone: "".join(number for number, _name in others) for phone, others in said.items()} == WITH_PHONE


def test_ones_own_phone_is_nobody_elses(roll: Office) -> None:
    assert roll.ask(members_with_phone, "771234567", besides=5) == ()
