"""What nobody sees in a text is found and can be taken out."""

from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.writing import has_hidden_characters, tidy, without_hidden_characters


def test_controls_and_marks_of_direction_are_hidden_and_joiners_are_not() -> None:
    for char in ("\x00", "\x1b", "\n", "\t", "\u200f", "\u202e", "\ufeff"):
        assert has_hidden_characters(f"a{char}b")
    for char in ("\u200b", "\u200d", "\u00a0", " ", "é", "ក"):
        assert not has_hidden_characters(f"a{char}b")


def test_line_breaks_become_spaces() -> None:
    assert without_hidden_characters("a\r\nb\x00\tc") == "a b c"


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    assert not has_hidden_characters(without_hidden_characters(text))
    assert tidy(tidy(text)) == tidy(text)


def test_half_letters_and_what_is_no_letter_are_hidden() -> None:
    for char in "\ud800\udfff\ufdd0\ufdef\ufffe\uffff":
        assert has_hidden_characters(f"a{char}b"), ascii(char)
        assert without_hidden_characters(f"a{char}b") == "ab"
