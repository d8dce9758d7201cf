"""Lines of two weights: they break like lines of one, lose nothing, and keep the order of what runs from the right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.reports.fonts import REGULAR, SEMIBOLD
from pomanager.reports.lines import broken
from pomanager.reports.runs import MixedLine, Run, broken_runs

TEXT = st.text(alphabet="ab12 -—\u200b\u00a0кg%«»ក្្មعر()\n", max_size=60)
WIDTH = st.sampled_from([3.0, 20.0, 50.0, 120.0])


def texts(lines: tuple[MixedLine, ...]) -> list[str]:
    return [line.line.text for line in lines]


def seen(line: MixedLine) -> str:
    """The letters piece by piece, as they stand from left to right."""
    return "".join(piece.text for piece in line.line.pieces)


@given(TEXT, WIDTH, st.booleans(), st.integers(0, 60), st.integers(0, 60))
def test_runs_of_one_weight_break_exactly_like_plain_lines(
    text: str,
    width: float,
    right: bool,  # noqa: FBT001 - drawn by hypothesis
    one: int,
    other: int,
) -> None:
    first, last = sorted((one, other))
    runs = [Run(text[:first], REGULAR), Run(text[first:last], REGULAR, underlined=True), Run(text[last:], REGULAR)]
    plain = [line.text for line in broken(text, width, REGULAR, 10, right=right)]
    assert texts(broken_runs(runs, width, 10, right=right)) == plain


@given(st.lists(st.builds(Run, TEXT, st.sampled_from([REGULAR, SEMIBOLD]), st.booleans()), max_size=6), WIDTH)
def test_no_letter_is_lost_and_widths_are_those_of_the_pieces(runs: list[Run], width: float) -> None:
    lines = broken_runs(runs, width, 10)
    whole = "".join(run.text for run in runs)
    assert "".join("".join(texts(lines)).split()) == "".join(whole.replace("\u200b", "").split())
    for line in lines:
        assert line.line.width == pytest.approx(sum(piece.width for piece in line.line.pieces) * 10 / 1000)
        assert all(0 <= start < end <= line.line.width + 0.001 for start, end in line.underlines)


def test_no_runs_and_empty_runs_are_one_empty_line() -> None:
    assert texts(broken_runs([], 100, 10)) == [""]
    assert texts(broken_runs([Run("", REGULAR), Run("", SEMIBOLD)], 100, 10)) == [""]


def test_strong_letters_are_of_the_strong_font_and_wider() -> None:
    (mixed,) = broken_runs([Run("Women ", REGULAR), Run("Women", SEMIBOLD)], 500, 10)
    assert [piece.face.name for piece in mixed.line.pieces] == ["NotoSans-Regular", "NotoSans-SemiBold"]
    assert mixed.line.width > broken("Women Women", 500, REGULAR, 10)[0].width


def test_a_strong_word_breaks_where_its_own_width_asks_for_it() -> None:
    text = "wwwww wwwww"
    width = broken(text, 900, REGULAR, 10)[0].width + 0.1
    assert texts(broken_runs([Run(text, REGULAR)], width, 10)) == [text]
    assert texts(broken_runs([Run("wwwww ", REGULAR), Run("wwwww", SEMIBOLD)], width, 10)) == ["wwwww", "wwwww"]


def test_a_word_of_two_weights_is_one_word() -> None:
    runs = [Run("na ", REGULAR), Run("Dukorere", SEMIBOLD), Run("hamwe", REGULAR)]
    width = broken("Dukorerehamwe", 900, SEMIBOLD, 10)[0].width
    assert texts(broken_runs(runs, width, 10)) == ["na", "Dukorerehamwe"]


def test_a_number_keeps_its_unit_whatever_their_weights() -> None:
    runs = [Run("maize: ", REGULAR), Run("12", SEMIBOLD), Run(" kg", REGULAR)]
    width = broken("maize: 12", 900, SEMIBOLD, 10)[0].width
    assert texts(broken_runs(runs, width, 10)) == ["maize:", "12 kg"]


def test_khmer_breaks_at_zero_width_spaces_inside_strong_words() -> None:
    runs = [Run("សមាជិក\u200bទាំង", REGULAR), Run("អស់\u200bបាន\u200bមក", SEMIBOLD)]
    lines = texts(broken_runs(runs, 60, 10))
    assert len(lines) > 1
    assert "".join(lines) == "សមាជិកទាំងអស់បានមក"
    assert all(line in {"សមាជិក", "ទាំងអស់", "ទាំងអស់បាន", "បានមក", "មក"} for line in lines)


ARABIC = "افتتحت الرئيسة الاجتماع في 12 مارس ABC ثم أغلقته"


@given(st.integers(0, len(ARABIC)), st.integers(0, len(ARABIC)), st.sampled_from([REGULAR, SEMIBOLD]))
def test_a_passage_from_the_right_keeps_its_order_over_changes_of_weight(one: int, other: int, weight: int) -> None:
    first, last = sorted((one, other))
    runs = [Run(ARABIC[:first], REGULAR), Run(ARABIC[first:last], weight), Run(ARABIC[last:], REGULAR)]
    (line,) = broken_runs(runs, 900, 10)
    (plain,) = broken_runs([Run(ARABIC, REGULAR)], 900, 10)
    words = {word: seen(plain).index(word) for word in ("12", "ABC")}
    if all(word in seen(line) for word in words):
        assert (seen(line).index("12") > seen(line).index("ABC")) == (words["12"] > words["ABC"])
    # Pieces stand from left to right and hold their letters as they are read: the last letters come first.
    assert seen(line)[0] in ARABIC[-12:]


def test_strong_words_in_arabic_stand_where_plain_ones_would() -> None:
    (line,) = broken_runs([Run("واحد ", REGULAR), Run("اثنان", SEMIBOLD), Run(" ثلاثة", REGULAR)], 900, 10)
    assert sorted(("واحد", "اثنان", "ثلاثة"), key=seen(line).index) == ["ثلاثة", "اثنان", "واحد"]


def test_a_line_under_words_begins_and_ends_with_them() -> None:
    (line,) = broken_runs([Run("ab ", REGULAR), Run("cd", REGULAR, underlined=True), Run(" e", REGULAR)], 900, 10)
    start = broken("ab ", 900, REGULAR, 10)[0].width
    end = broken("ab cd", 900, REGULAR, 10)[0].width
    (under,) = line.underlines
    assert under == pytest.approx((start, end))


def test_a_line_under_strong_and_plain_words_is_one() -> None:
    runs = [Run("ab", REGULAR, underlined=True), Run("cd", SEMIBOLD, underlined=True)]
    (line,) = broken_runs(runs, 900, 10)
    (under,) = line.underlines
    assert under == pytest.approx((0.0, line.line.width))


def test_a_line_under_arabic_words_stands_at_the_right_place() -> None:
    (line,) = broken_runs([Run("واحد ", REGULAR), Run("اثنان", REGULAR, underlined=True)], 900, 10)
    ((start, end),) = line.underlines
    assert start == 0
    assert end == pytest.approx(broken("اثنان", 900, REGULAR, 10)[0].width, abs=0.5)


@pytest.mark.parametrize("letter", ["x", "ក", "ب", "e\u0301", "x ", "\U0001f600"])
def test_tens_of_thousands_of_letters_of_changing_weight_come_out_whole(letter: str) -> None:
    runs = [Run(letter, REGULAR if number % 2 else SEMIBOLD, number % 3 == 0) for number in range(10_000)]
    lines = texts(broken_runs(runs, 90, 9))
    assert sum(line.count(letter.strip()) for line in lines) == 10_000
    whole = broken_runs([Run(letter * 20_000, REGULAR)], 90, 9)
    assert sum(line.line.text.count(letter.strip()) for line in whole) == 20_000
