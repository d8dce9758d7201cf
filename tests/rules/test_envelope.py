"""The canonical form of a paper's words, and the code people compare two prints by."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.envelope import CELL_ENDS, Seal, canonical, check_code, printed_code, row, typed_code, whole_code

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DIGESTS = st.binary(min_size=32, max_size=32)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("plain words", "plain words"),
        ("  two   spaces ", "two spaces"),
        ("a\tb\nc\u2028d\u00a0e", "a b c d e"),
        ("e\u0301cole", "école"),
        ("សុខ\u200bសុភា", "សុខសុភា"),
        ("a\x00b\u202ec\ufeff", "abc"),
        ("", ""),
        (" \u200b ", ""),
        ("a \u200b b", "a b"),
    ],
)
def test_words_come_into_one_form(text: str, form: str) -> None:
    assert canonical(text) == form


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    form = canonical(text)
    assert canonical(form) == form
    assert unicodedata.is_normalized("NFC", form)


@given(st.lists(st.text()))
def test_cells_never_run_together(cells: list[str]) -> None:
    parts = row(cells).split(CELL_ENDS) if cells else []
    assert parts == [canonical(cell) for cell in cells]


def test_the_sum_is_plain_sha_256_over_lines() -> None:
    seal = Seal()
    seal.add_text("one")
    seal.add("deux é".encode())
    assert seal.digest() == hashlib.sha256("one\ndeux é\n".encode()).digest()


def test_what_is_taken_in_later_changes_the_sum() -> None:
    seal = Seal()
    before = seal.digest()
    seal.add(b"")
    assert seal.digest() != before


@given(DIGESTS)
def test_a_code_is_four_groups_of_letters_nobody_misreads(digest: bytes) -> None:
    code = check_code(digest)
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert set(code.replace("-", "")) <= set(LETTERS)
    assert whole_code(digest).startswith(code.replace("-", ""))
    assert len(whole_code(digest)) == 52


@given(DIGESTS)
def test_a_code_is_understood_however_it_is_typed(digest: bytes) -> None:
    code = check_code(digest)
    sloppy = " " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l") + " "
    assert typed_code(sloppy) == code
    assert typed_code(code.replace("-", "–")) == code
    assert typed_code(printed_code(code)) == code
    assert "-" not in printed_code(code)
    assert typed_code(f"PO1:{whole_code(digest)}") == code


@pytest.mark.parametrize(
    "typed", ["", "7Q2F-9KXD-3M0P-TT1", "7Q2F-9KXD-3M0P-TT1AA", "7Q2F-9KXD-3M0P-TT1U", "ŁQ2F-9KXD-3M0P-TT1A"]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert typed_code(typed) == ""


@given(DIGESTS, DIGESTS)
def test_codes_differ_where_the_beginnings_of_sums_do(one: bytes, other: bytes) -> None:
    assert (check_code(one) == check_code(other)) == (one[:10] == other[:10])
