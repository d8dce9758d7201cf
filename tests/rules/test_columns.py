"""Columns of other people's tables are found by heading and by content, in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.importing import (
    FIELD_WORDS,
    Field,
    Sureness,
    guess_columns,
    mapped_by_hand,
    objections_to_mapping,
)
from pomanager.rules.importing.fields import ORDER_FIELDS
from pomanager.rules.importing.headings import HEADINGS
from pomanager.rules.wording import Wording

REAL = ["name", "sort_name", "area", "chamber", "term", "start_date", "end_date", "gender"]
REAL_ROWS = [
    ["AHISHAKIYE Gloriose", "AHISHAKIYE Gloriose", "NGOZI", "Assemblée nationale", "2015", "", "", "female"],
    ["BANYIKWA Adolphe", "BANYIKWA Adolphe", "BUJUMBURA", "Assemblée nationale", "2015", "", "", "male"],
]


def found(headings: list[str], rows: list[list[str]] | None = None) -> dict[str, str]:
    return {guess.heading: guess.field.value for guess in guess_columns(headings, rows or []) if guess.field}


def test_the_real_roll_is_read_as_it_is_meant() -> None:
    assert found(REAL, REAL_ROWS) == {
        "name": "name", "area": "place", "start_date": "joined", "end_date": "left", "gender": "sex",
    }  # fmt: skip
    unread = [guess.heading for guess in guess_columns(REAL, REAL_ROWS) if guess.field is None]
    assert unread == ["sort_name", "chamber", "term"]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            "N°|Nom|Prénom|Sexe|Date de naissance|Tél.|Colline|Groupement|Date d'adhésion|Statut|Montant dû",
            "number|family|given|sex|birth|phone|place|section|joined|status|",
        ),
        (
            "№|Фамилия|Имя|Отчество|Пол|Дата рождения|Телефон|Село|Дата вступления|Статус",
            "number|family|given|patronymic|sex|birth|phone|place|joined|status",
        ),
        (
            "Мүчө номери|Аты-жөнү|Жынысы|Туулган күнү|Телефон номери|Айыл",
            "number|name|sex|birth|phone|place",
        ),
        (
            "ល.រ|ឈ្មោះ|ឈ្មោះឡាតាំង|ភេទ|ថ្ងៃខែឆ្នាំកំណើត|លេខទូរស័ព្ទ|ភូមិ|ថ្ងៃចូល",
            "number|name|other_script|sex|birth|phone|place|joined",
        ),
        ("Inomero|Izina|Amatazirano|Igitsina|Umutumba|Telefone", "number|family|given|sex|place|phone"),
        ("Namba|Jina kamili|Jinsia|Tarehe ya kuzaliwa|Simu|Kijiji", "number|name|sex|birth|phone|place"),
        ("Nombre|Apellidos|Sexo|Fecha de nacimiento|Teléfono|Aldea", "given|family|sex|birth|phone|place"),
        ("Nome|Sobrenome|Sexo|Data de nascimento|Celular|Endereço", "given|family|sex|birth|phone|place"),
        (
            "Member number|Surname|First name|Sex|DOB|Mobile|Village|Group",
            "number|family|given|sex|birth|phone|place|section",
        ),
        ("NOM_COMPLET|SEXE (M/F)|date  naissance :|Phone no", "name|sex|birth|phone"),
        ("National ID|Full name", "id_number|name"),
        (
            "Province|Commune|Zone|Colline|Nom|Prénom|CNI|Délivrée par|Tél 1|Tél 2",
            "within_3|within_2|within_1|place|family|given|id_number|id_issuer|phone|phone_2",
        ),
        (
            "Nom|Profession|Cultures|Ménage|Lien|Langues|Empreinte|Consentement",
            "name|profession|products|household|relation|languages|thumb_print|consent",
        ),
        ("Область|Район|Айыл аймагы|Село|ФИО|ИНН|Паспорт", "within_3|within_2|within_1|place|name|id_number|"),
        ("ខេត្ត|ស្រុក|ឃុំ|ភូមិ|ឈ្មោះ", "within_3|within_2|within_1|place|name"),
        ("Province|Name", "place|name"),
        (
            "Name|Date of application|Date of admission|Decision|Date de sortie|Motif",
            "name|applied|joined|decision|left|left_reason",
        ),
        ("Name|Phone|Mobile", "name|phone|phone_2"),
        ("N°|Prénom et nom|Sexe|Village", "number|name|sex|place"),
        ("N°|Prénom(s) et NOM du membre|Sexe|Village", "number|name|sex|place"),
        ("№|Имя и фамилия|Пол|Село", "number|name|sex|place"),
    ],
)
def test_headings_of_many_languages(headings: str, fields: str) -> None:
    guesses = guess_columns(headings.split("|"))
    assert [guess.field.value if guess.field else "" for guess in guesses] == fields.split("|")


def test_without_headings_the_content_tells() -> None:
    rows = [
        ["NIYO Anne", "f", "+257 79 12 34 56", "12.03.1971", "1500"],
        ["NDAYI Paul", "m", "+257 79 12 34 57", "13.03.1961", "3000"],
        ["NDAYI Rose", "f", "", "14.03.1981", "3000"],
    ]
    guesses = guess_columns(["A", "", "x1", "", "paid"], rows)
    assert [guess.field for guess in guesses] == [Field.NAME, Field.SEX, Field.PHONE, Field.BIRTH, None]
    assert {guess.sure for guess in guesses} == {Sureness.BY_CONTENT, Sureness.NOT}


def test_recent_dates_and_numbers_one_and_two_are_not_guessed() -> None:
    rows = [["1", "12.03.2021"], ["2", "13.03.2022"], ["1", "14.03.2023"]]
    assert found(["a", "b"], rows) == {}


def test_the_surer_column_keeps_the_field_and_of_two_the_first() -> None:
    assert found(["Phone of the neighbour", "Phone"]) == {"Phone": "phone"}
    assert [guess.column for guess in guess_columns(["Sex", "Gender", "Sex"]) if guess.field] == [0]
    phones = guess_columns(["Phone", "Tel", "Mobile", "Cell"])
    assert [guess.field for guess in phones] == [Field.PHONE, Field.PHONE_2, Field.PHONE_3, None]


@given(
    st.lists(st.sampled_from([heading for known in HEADINGS.values() for heading in known] + ["", "x"]), max_size=30)
)
def test_no_field_is_given_to_two_columns(headings: list[str]) -> None:
    fields = [guess.field for guess in guess_columns(headings) if guess.field]
    assert len(fields) == len(set(fields))


@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=5))
def test_any_table_gives_a_guess_a_column(headings: list[str], rows: list[list[str]]) -> None:
    assert [guess.heading for guess in guess_columns(headings, rows)] == headings


def test_three_hundred_columns_and_doubles_do_no_harm() -> None:
    guesses = guess_columns(["Name"] * 300, [["a b"] * 300] * 20)
    assert [guess.column for guess in guesses if guess.field] == [0]


def test_a_wish_takes_its_field_from_the_guess() -> None:
    mapping, objections = mapped_by_hand(guess_columns(REAL, REAL_ROWS), [("sort_name", "name"), ("3", "-")])
    assert objections == ()
    assert mapping == {1: Field.NAME, 5: Field.JOINED, 6: Field.LEFT, 7: Field.SEX}


def test_wishes_that_cannot_be_followed_are_told() -> None:
    guesses = guess_columns(REAL, REAL_ROWS)
    wishes = [("nowhere", "name"), ("name", "colour"), ("99", "sex"), ("name", "phone"), ("area", "phone")]
    mapping, objections = mapped_by_hand(guesses, wishes)
    assert [objection.about for objection in objections] == ["map"] * 4
    assert mapping[7] is Field.SEX


def test_a_mapping_needs_names_and_no_field_twice() -> None:
    assert objections_to_mapping([(0, Field.GIVEN)]) == ()
    assert len(objections_to_mapping([(0, Field.SEX)])) == 1
    assert len(objections_to_mapping([(0, Field.NAME), (1, Field.NAME)])) == 1
    assert len(objections_to_mapping([])) == 1


def test_every_field_has_its_words() -> None:
    assert set(FIELD_WORDS) == set(HEADINGS) == set(ORDER_FIELDS) == set(Field)


def test_no_heading_means_two_fields() -> None:
    headings = [heading for known in HEADINGS.values() for heading in set(known)]
    assert sorted(set(headings)) == sorted(headings)


def test_the_levels_the_organisation_named_order_its_columns_of_places() -> None:
    levels = [Wording({"en": "Diocese"}), Wording({"en": "Parish", "fr": "Paroisse"}), Wording({"en": "Chapel"})]
    headings = ["Chapel", "Name", "paroisse", "Diocese", "Village"]
    assert [guess.field for guess in guess_columns(headings, levels=levels)] == [
        Field.PLACE, Field.NAME, Field.WITHIN_1, Field.WITHIN_2, None,
    ]  # fmt: skip
    assert [guess.field for guess in guess_columns(["Name", "Chapel"], levels=levels)] == [Field.NAME, Field.PLACE]
