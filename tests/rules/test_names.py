"""Names of Burundi, Kyrgyzstan, Cambodia, Senegal and Guatemala are taken apart as their bearers would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.names import NameCustom, PersonName, display, initials, sort_name, split_full, with_full

FIRST, GIVEN, PATRONYMIC = NameCustom.SURNAME_FIRST, NameCustom.GIVEN_FIRST, NameCustom.PATRONYMIC
TWO = NameCustom.TWO_SURNAMES


@pytest.mark.parametrize(
    ("full", "custom", "family", "given", "patronymic"),
    [
        ("NIYONZIMA Médiatrice", FIRST, "NIYONZIMA", "Médiatrice", ""),
        ("Médiatrice NIYONZIMA", FIRST, "NIYONZIMA", "Médiatrice", ""),
        ("GARCÍA MÁRQUEZ Gabriel", FIRST, "GARCÍA MÁRQUEZ", "Gabriel", ""),
        ("Dr. BIGIRINDAVYI Ildéphonse", FIRST, "BIGIRINDAVYI", "Ildéphonse", ""),
        ("NIYONZIMA MEDIATRICE ANNE", FIRST, "NIYONZIMA", "MEDIATRICE ANNE", ""),
        ("សុខ សុភា", FIRST, "សុខ", "សុភា", ""),
        ("Sukarno", FIRST, "", "Sukarno", ""),
        ("Awa Diop", GIVEN, "Diop", "Awa", ""),
        ("Awa Marie DIOP", GIVEN, "DIOP", "Awa Marie", ""),
        ("Diop, Awa", GIVEN, "Diop", "Awa", ""),
        ("Gabriel García Márquez", TWO, "García Márquez", "Gabriel", ""),
        ("Ana García", TWO, "García", "Ana", ""),
        ("Абебе Бикила", NameCustom.SINGLE, "", "Абебе Бикила", ""),
        ("Токтосунова Айгүл Бакыт кызы", PATRONYMIC, "Токтосунова", "Айгүл", "Бакыт кызы"),
        ("Айгүл Бакыт кызы", PATRONYMIC, "", "Айгүл", "Бакыт кызы"),
        ("Жаныбек уулу Азамат", PATRONYMIC, "Жаныбек уулу", "Азамат", ""),
        ("Токтосунова Айгүл Бакытовна", PATRONYMIC, "Токтосунова", "Айгүл", "Бакытовна"),
        ("Айгүл Бакытовна Токтосунова", PATRONYMIC, "Токтосунова", "Айгүл", "Бакытовна"),
        ("Токтосунова, Айгүл Бакытовна", PATRONYMIC, "Токтосунова", "Айгүл", "Бакытовна"),
        ("Ivanov Ivan Petrovich", PATRONYMIC, "Ivanov", "Ivan", "Petrovich"),
        ("Асанов Үсөн", PATRONYMIC, "Асанов", "Үсөн", ""),
    ],
)
def test_a_whole_name_is_taken_apart(full: str, custom: NameCustom, family: str, given: str, patronymic: str) -> None:
    assert split_full(full, custom) == PersonName(full, family, given, patronymic)


@pytest.mark.parametrize("pair", ["សុខ សុភា (SOK Sophea)", "សុខ សុភា / SOK Sophea"])
def test_a_pair_of_scripts_is_parted(pair: str) -> None:
    assert split_full(pair) == PersonName("សុខ សុភា", "សុខ", "សុភា", "", "SOK Sophea")


def test_brackets_in_the_same_script_stay_in_the_name() -> None:
    assert split_full("NIYONZIMA Anne (Mama Paul)").full == "NIYONZIMA Anne (Mama Paul)"
    assert split_full("NIYONZIMA Anne (Mama Paul)").other_script == ""


def test_sort_name_set_by_hand_comes_first() -> None:
    name = split_full("Awa Diop", GIVEN)
    assert sort_name(name) == "Diop Awa"
    assert sort_name(PersonName("Awa Diop", "Diop", "Awa", sort="Awa")) == "Awa"
    assert sort_name(PersonName("Awa Diop")) == "Awa Diop"


def test_a_name_is_put_together_by_custom() -> None:
    parts = PersonName("", "Diop", "Awa", "Fatou")
    assert display(parts, GIVEN) == "Awa Fatou Diop"
    assert display(parts, FIRST) == "Diop Awa Fatou"
    assert display(PersonName("Awa"), FIRST) == "Awa"


def test_what_is_missing_of_a_name_is_completed_and_nothing_else() -> None:
    assert with_full(PersonName("", "Diop", "Awa"), GIVEN) == PersonName("Awa Diop", "Diop", "Awa")
    assert with_full(PersonName("Awa Diop", sort="x"), GIVEN) == PersonName("Awa Diop", "Diop", "Awa", sort="x")
    typed = PersonName("Awa Diop", family="Awa")
    assert with_full(typed, GIVEN) is typed


def test_initials_are_letters_as_a_reader_sees_them() -> None:
    assert initials(split_full("NIYONZIMA Médiatrice")) == "NM"
    assert initials(split_full("ស្រី សុភា")) == "ស្រីសុ"
    assert initials(PersonName("Awa Diop")) == "AD"
    assert initials(PersonName("")) == ""
    assert initials(PersonName("E\u0301lise")) == "É"


@given(st.text(max_size=40), st.sampled_from(NameCustom))
def test_no_name_falls_over_and_no_letter_changes(full: str, custom: NameCustom) -> None:
    name = split_full(full, custom)
    for part in (name.family, name.given, name.patronymic):
        assert part in name.full
    assert isinstance(initials(name), str)
    assert sort_name(name) or not name.full.strip(" ,")
