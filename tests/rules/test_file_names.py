"""A file is called by words of any script, and by nothing a system refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.file_names import file_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Kayoro / “Nord”", "Kayoro-Nord"),
        ("Coopérative avicole de Mbour", "Coopérative-avicole-de-Mbour"),
        ("La fiche d’un membre", "La-fiche-d-un-membre"),
        ("សហករណ៍\u200bស្រូវសរីរាង្គ", "សហករណ៍ស្រូវសរីរាង្គ"),
        ("ЖАК «Баткен-Агро»", "ЖАК-Баткен-Агро"),
        ("../..", "office"),
        ("", "office"),
    ],
)
def test_the_words_of_a_name_are_kept_in_their_script(name: str, stem: str) -> None:
    assert file_stem(name, "office") == stem


@given(st.text())
def test_whatever_a_name_is_a_file_can_be_called_so(name: str) -> None:
    stem = file_stem(name, "office")
    assert stem
    assert not set(stem) & set('<>:"/\\|?*. \n\t\0')
    assert len(stem.encode()) <= 150
