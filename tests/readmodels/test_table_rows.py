"""Rows of a table kept in little memory are the rows that were put in, corrected where somebody corrected them."""

from hypothesis import given
from hypothesis import strategies as st

from pomanager.readmodels.table_rows import APART, CorrectedRows, PackedRows

ROWS = st.lists(st.lists(st.text(max_size=6).map(lambda text: text.replace(APART, "")), max_size=4), max_size=6)


@given(ROWS, st.integers(-3, 8), st.integers(-3, 8))
def test_what_was_put_in_comes_out(rows: list[list[str]], first: int, last: int) -> None:
    packed = PackedRows(rows)
    whole = [tuple(row) for row in rows]
    assert list(packed) == whole
    assert [packed[place] for place in range(len(packed))] == whole
    assert packed[first:last] == whole[first:last]
    assert packed.width == max(map(len, rows), default=0)
    assert list(packed.without_first(1)) == whole[1:]
    assert all(packed.letters(place) >= max(map(len, row), default=0) for place, row in enumerate(rows))


def test_another_row_can_be_put_in_its_place() -> None:
    packed = PackedRows([["a", "b"], ["c"]])
    packed.put(1, ["d", "e"])
    assert list(packed) == [("a", "b"), ("d", "e")]


def test_corrections_lie_over_the_rows_and_change_none_of_them() -> None:
    packed = PackedRows([["a", "b"], ["c"], ["d", "e"]])
    corrected = CorrectedRows(packed, {1: {0: "C", 2: "new"}, 2: {1: ""}})
    assert list(corrected) == [("a", "b"), ("C", "", "new"), ("d", "")]
    assert corrected[1:] == [("C", "", "new"), ("d", "")]
    assert len(corrected) == 3
    assert list(packed)[1] == ("c",)
