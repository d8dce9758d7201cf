"""Whether two people may be one: tolerant to how a name is spelt, strict about what tells people apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules import doubles
from pomanager.rules.doubles import Born, Compared, compare, compared_of
from pomanager.rules.members import Sex
from pomanager.services.members.pairing import alike

KNOWN = {"sex": Sex.FEMALE, "birth": "1984-03-02", "place": "Mungwa", "phone": "+257 79 41 08 22"}


def person(number: int, name: str = "NDAYISHIMIYE Espérance", **known: object) -> Compared:
    """Somebody of whom everything is known, but for what is named."""
    return compared_of(number, name, **{**KNOWN, **known})  # type: ignore[arg-type]


def likely(one: Compared, other: Compared) -> bool:
    """Whether two people are likely doubles."""
    return compare(one, other, alike).likely


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NDAYISHIMIYE Espérance", "NDAHISHIMIYE Esperance"),
        ("NDAYISHIMIYE Espérance", "Espérance Ndayishimiye"),
        ("Айгүл Токтосунова", "Toktosunova Aigul"),
        ("Токтосунова Айгүл Бакыт кызы", "Токтосунова Айгуль Бакытовна"),
        ("សុខ សុភា", "SOK Sophea"),
        ("Жаныбек уулу Азамат", "Janybek uulu Azamat"),
        ("Юлия Хасанова", "Iuliia Hasanova"),
        ("Jean-Bosco NIYONZIMA", "Niyonzima Jean Bosco"),
        ("Ndayi shimiye Marie", "Ndayishimiye Marie"),
    ],
)
def test_one_name_in_several_spellings_is_one(one: str, other: str) -> None:
    assert likely(person(1, one, phone=""), person(2, other, phone=""))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NIYONZIMA Marie", "NIYONKURU Pascasie"), ("NIYONZIMA Marie", "NIYONKURU Marie"), ("Marie", "Niyonzima Marie"),
        ("Group 1", "Group 2"), ("", "NIYONZIMA Marie"), ("Абдиев Азамат", "Токтосунов Азамат"),
    ],
)  # fmt: skip
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert not likely(person(1, one, phone=""), person(2, other, phone=""))


@pytest.mark.parametrize(
    ("birth", "points"),
    [
        ("1984-03-02", doubles.DAY_POINTS), ("1984-03", doubles.YEAR_POINTS), ("1984", doubles.YEAR_POINTS),
        ("1984-01-01", doubles.YEAR_POINTS), ("1984-02-03", doubles.YEAR_POINTS), ("1984-03-05", doubles.NEAR_POINTS),
        ("1984-07-02", doubles.NEAR_POINTS), ("1984-07-05", 0), ("1983-03-02", doubles.YEAR_POINTS),
        ("1985-03-02", doubles.YEAR_POINTS), ("1948-03-02", doubles.YEAR_POINTS), ("1983", doubles.NEAR_POINTS),
        ("1985-03-03", doubles.OTHER_BIRTH_POINTS), ("1982-03-02", doubles.OTHER_BIRTH_POINTS),
        ("1986", doubles.OTHER_BIRTH_POINTS), ("~1979", doubles.NEAR_POINTS), ("~1989", doubles.NEAR_POINTS),
        ("~1978", doubles.OTHER_BIRTH_POINTS), ("~1990", doubles.OTHER_BIRTH_POINTS), ("~1948", doubles.NEAR_POINTS),
        (None, doubles.UNKNOWN_BIRTH_POINTS),
    ],
)  # fmt: skip
def test_births_speak_for_one_person_or_against(birth: str | None, points: int) -> None:
    one, other = doubles.born_of("1984-03-02"), doubles.born_of(birth)
    assert doubles.birth_points(one, other) == points
    assert doubles.birth_points(other, one) == points


def test_a_year_read_wrongly_is_one_beside_or_its_last_figures_swapped() -> None:
    assert doubles.years_near(1984) == {1983, 1984, 1985, 1948}
    assert doubles.years_near(2000) == {1999, 2000, 2001}


def test_sex_and_year_tell_people_of_one_name_apart() -> None:
    assert not likely(person(1), person(2, sex=Sex.MALE, birth="1984", phone=""))
    assert likely(person(1), person(2, sex=Sex.MALE, phone=""))  # on the very day: a slip of the pen
    assert not likely(person(1), person(2, birth="1964", phone=""))
    assert likely(person(1), person(2, sex=Sex.UNKNOWN, birth=None, phone=""))


def test_one_number_of_a_document_outweighs_a_name_written_otherwise() -> None:
    one, other = person(1, numbers=("1234567",)), person(2, "Nsabimana Odile", numbers=("1234567", "99"))
    assert compare(one, other, alike).same == ("birth", "place", "phone", "number")
    assert likely(one, other)
    assert not likely(one, replace(other, numbers=("7654321",)))


def test_the_fields_that_agree_are_named() -> None:
    assert compare(person(1), person(2), alike).same == ("name", "birth", "place", "phone")
    assert compare(person(1), person(2), alike).score == 100
    assert compare(person(1), person(2, phone="68 00 11 22", place="Jimbi"), alike).same == ("name", "birth")


def test_places_misspelt_and_phones_written_otherwise_are_the_same() -> None:
    assert person(1, place="MAI RIE").place == person(1, place="Mairie").place
    assert person(1, phone="079 410 822").phones == person(1, phone="79410822").phones
    assert person(1, phone="079410822/68001122").phones == ("68001122", "79410822")
    assert person(1, phone="12345").phones == ()


NAMES = st.lists(st.sampled_from(["Ndayi", "Ndahi", "Marie", "Mari", "сапар", "សុខ", "1", "de"]), max_size=4)
PEOPLE = st.builds(
    Compared,
    id=st.integers(1, 4),
    words=NAMES.map(" ".join).map(doubles.plain_words),
    other_words=NAMES.map(" ".join).map(doubles.plain_words),
    sex=st.sampled_from(list(Sex)),
    born=st.none() | st.builds(Born, st.sampled_from([1984, 1985, 1948, 1960]), st.just(3), st.sampled_from([0, 3, 4])),
    place=st.sampled_from(["", "mungua", "mungu", "jimbi"]),
    phones=st.sampled_from([(), ("79410822",), ("68001122", "79410822")]),
    numbers=st.sampled_from([(), ("1234",), ("5678",)]),
)


@given(one=PEOPLE, other=PEOPLE)
def test_comparing_is_the_same_from_either_side(one: Compared, other: Compared) -> None:
    assert compare(one, other, alike) == compare(other, one, alike)
    assert doubles.judged(one, other) == doubles.judged(other, one) or one.id == other.id
    assert 0 <= compare(one, other, alike).score <= 100


@given(one=PEOPLE)
def test_nobody_is_a_double_of_themselves(one: Compared) -> None:
    assert not likely(one, one)
    assert compare(one, replace(one, id=9), alike).score >= 0


@given(one=PEOPLE, other=PEOPLE, changed=PEOPLE)
def test_the_fingerprint_follows_what_is_compared(one: Compared, other: Compared, changed: Compared) -> None:
    one, other, changed = replace(one, id=1), replace(other, id=2), replace(changed, id=2)
    assert (doubles.judged(one, other) == doubles.judged(one, changed)) is (other == changed)
