"""Folding makes one text of what people mean by the same; the search text holds what people look for."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pomanager.rules.folding import MOST_ASKED, digits, fold, query_words, search_text, words

FIVE_SCRIPTS = st.text(
    st.sampled_from("aZéÑß'’ -.,0912ЖүҢёйАក្ខសុភាំ០៩\u200bعربيِّΆςÆŁ(+)/ﬁ²"), max_size=25
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("NIYONZIMA Médiatrice", "niyonzima mediatrice"),
        ("N'Diaye", "ndiaye"),
        ("N’Diaye", "ndiaye"),
        ("  Ægir   Łódź\u00a0ß ", "aegir lodz ss"),
        ("Ёлкин Йылмаз", "елкин иылмаз"),
        ("Өмүрзаков Таңат", "омурзаков танат"),
        ("សុភា", "សុភា"),
        ("សុ\u200bភា ១២", "សុភា 12"),
        ("Ά Ως", "α ωσ"),
        ("E\u0301lise", "elise"),
        ("İstanbul ılık", "istanbul ilik"),
    ],
)
def test_texts_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@example("℻ ﷺ ΐ İ ŉ ½ ᴭ")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(FIVE_SCRIPTS)
def test_capitals_and_composition_make_no_difference(text: str) -> None:
    assert fold(text.swapcase()) == fold(text.casefold())
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_words_hold_letters_marks_and_digits_alone(text: str) -> None:
    for word in words(text):
        assert all(unicodedata.category(char)[0] in "LNM" or unicodedata.category(char) == "Co" for char in word)


@given(st.lists(FIVE_SCRIPTS, max_size=5))
def test_every_word_of_every_part_is_found(parts: list[str]) -> None:
    kept = search_text(parts).split()
    assert len(kept) == len(set(kept))
    for part in parts:
        assert set(words(part)) <= set(kept)


@given(FIVE_SCRIPTS)
def test_what_is_asked_as_it_is_written_is_found(text: str) -> None:
    kept = search_text((text,)).split()
    assert all(word in kept for word in query_words(text))


def test_phones_are_found_however_they_are_spaced() -> None:
    kept = search_text(("+257 79 12 34 56", "B-0012")).split()
    for asked in ("79123456", "79-12-34-56", "+257 79 123 456", "79.12.34"):
        (word,) = query_words(asked)
        assert any(word in one for one in kept)
    assert query_words("79 12") == ("79", "12")
    assert query_words("12 345") == ("12", "345")
    assert query_words("123 456") == ("123456",)
    assert query_words("Niyonzima / 79 12 34 56; 77.65.43.21") == ("niyonzima", "79123456", "77654321")


def test_two_phones_in_one_field_are_two() -> None:
    kept = search_text(("79 12 34 56 / 77 65 43 21",)).split()
    assert "79123456" in kept
    assert "77654321" in kept


def test_names_are_found_by_their_latin_spelling() -> None:
    assert "sophea" in search_text(("សុខ សុភា",)).split()
    kept = search_text(("Жаныбек Токтосунова",)).split()
    assert {"zhanybek", "janibek", "toktosunova"} <= set(kept)


def test_of_a_question_without_end_the_beginning_is_looked_at() -> None:
    assert query_words("ж" * 200_000) == ("ж" * MOST_ASKED,)


def test_a_question_names_each_word_once() -> None:
    assert query_words("Médiatrice MEDIATRICE niy") == ("mediatrice", "niy")
    assert query_words(" .,' ") == ()


def test_digits_of_any_script() -> None:
    assert digits("+257 (79) 12-34") == "257791234"
    assert digits("១២ x ٣") == "123"
