"""Khmer and Cyrillic names come out as their bearers spell them in Latin letters, or near it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.latin import latin, other_latin


@pytest.mark.parametrize(
    ("khmer", "spelt"),
    [
        ("សុភា", "sophea"), ("សុខ", "sok"), ("ចាន់", "chan"), ("ដារា", "dara"), ("សុវណ្ណ", "sovann"), ("វិចិត្រ", "vichet"),
        ("វណ្ណា", "vanna"), ("បុប្ផា", "bopha"), ("កញ្ញា", "kanha"), ("ស្រីមុំ", "sreymom"), ("ធីតា", "thida"),
        ("ណារិន", "narin"), ("លីដា", "lida"), ("ម៉ាលី", "maly"), ("ហេង", "heng"), ("គឹម", "kim"), ("លី", "ly"),
        ("ជា", "chea"), ("ទេព", "tep"), ("នួន", "nuon"), ("កែវ", "keo"), ("ប៉ុល", "pol"), ("ប្រាក់", "prak"),
        ("កំពង់ចាម", "kampongcham"), ("បាត់ដំបង", "batdambang"),
    ],
)  # fmt: skip
def test_khmer_names(khmer: str, spelt: str) -> None:
    assert spelt in {latin(khmer), other_latin(khmer)}


@pytest.mark.parametrize(
    ("cyrillic", "spelt"),
    [
        ("Жаныбек", "zhanybek"), ("Жаныбек", "janibek"), ("Айгүл", "aygul"), ("Айгүл", "aigul"),
        ("Өмүрзаков", "omurzakov"), ("Таңат", "tangat"), ("Юлия", "yuliya"), ("Юлия", "iuliia"),
        ("Щукин", "shchukin"), ("Хасан", "hasan"),
    ],
)  # fmt: skip
def test_cyrillic_names(cyrillic: str, spelt: str) -> None:
    assert spelt in {latin(cyrillic), other_latin(cyrillic)}


def test_latin_letters_stay() -> None:
    assert latin("Médiatrice 12") == "médiatrice 12"


@given(st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17FF), max_size=20))
def test_any_row_of_khmer_letters_can_be_read(text: str) -> None:
    assert not any("\u1780" <= char <= "\u17d3" for char in latin(text) + other_latin(text))
