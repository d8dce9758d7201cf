"""The words "at least half" and "more than half" differ exactly where it matters."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.fractions import Comparator, Share

SHARES = st.builds(Share, st.fractions(0, 1, max_denominator=60), st.sampled_from(Comparator))


@pytest.mark.parametrize(
    ("share", "of", "needed"),
    [
        (Share(Fraction(1, 2)), 40, 20),
        (Share(Fraction(1, 2)), 41, 21),
        (Share(Fraction(1, 2), Comparator.MORE_THAN), 40, 21),
        (Share(Fraction(1, 2), Comparator.MORE_THAN), 41, 21),
        (Share(Fraction(2, 3)), 99, 66),
        (Share(Fraction(2, 3)), 100, 67),
        (Share(Fraction(2, 3), Comparator.MORE_THAN), 99, 67),
        (Share(Fraction(1, 3)), 0, 0),
        (Share(Fraction(1)), 7, 7),
    ],
)
def test_the_number_needed(share: Share, of: int, needed: int) -> None:
    assert share.needed(of) == needed
    assert share.reached(needed, of)
    assert not share.reached(needed - 1, of)


@given(SHARES, st.integers(0, 300_000))
def test_needed_is_the_smallest_number_that_fulfils_the_share(share: Share, of: int) -> None:
    needed = share.needed(of)
    if share.comparator is Comparator.AT_LEAST:
        assert needed >= share.fraction * of > needed - 1
    else:
        assert needed > share.fraction * of >= needed - 1


@given(SHARES)
def test_a_share_is_kept_as_text(share: Share) -> None:
    assert Share.from_written(share.written()) == share


def test_what_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        Share(Fraction(3, 2))
    with pytest.raises(ValueError, match="0 at least"):
        Share(Fraction(1, 2)).needed(-1)
    with pytest.raises(ValueError, match="not a share"):
        Share.from_written("about 1/2")
