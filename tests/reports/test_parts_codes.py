"""Codes for machines: what a square and bars say is read back from the paper, and what they cannot say is refused."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.graphics.barcode.code128 import Code128

import segno
from pomanager.reports.codes import LONGEST_BARS, QUIET_BARS, QUIET_SQUARE, bars_of, square_of
from pomanager.reports.flow import Block, SideBySide
from pomanager.reports.parts import BarCode, QrCode
from tests.reports.parts_on_paper import pictured, printed, read, spoken_by

LETTERS = "".join(map(chr, range(32, 127)))
MARGIN = 17 * 72 / 25.4
SCALE = 8.0


def dark_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where the dark of a picture begins and ends."""
    box = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None
    return box


def drawn(block: Block, file: Path) -> Image.Image:
    """The beginning of the paper's own text, without letterhead and foot, where a code was printed alone."""
    picture = pictured(printed(file, lambda: [block], title="-"), scale=SCALE)
    top, bottom = round(123 * SCALE), round(300 * SCALE)
    return picture.crop((round(MARGIN * SCALE) - 2, top, picture.width // 2, bottom))


@pytest.mark.parametrize("text", ["PO1:7f3a9c21deadbeef", "00042", "https://example.org/?a=b", "ស្រូវ ң ө ү", "x" * 400])
def test_a_square_is_printed_module_by_module(text: str, tmp_path: Path) -> None:
    picture = drawn(QrCode(text, side=150), tmp_path / "a.pdf")
    left, top, right, bottom = dark_box(picture)
    rows = segno.make_qr(text, error="m", mask=4).matrix
    module = (right - left) / len(rows)
    assert (bottom - top) / len(rows) == pytest.approx(module, rel=0.02)
    seen = [
        [int(picture.getpixel((left + (x + 0.5) * module, top + (y + 0.5) * module)) < 128) for x in range(len(rows))]  # type: ignore[operator, arg-type]
        for y in range(len(rows))
    ]
    assert seen == [list(row) for row in rows]
    assert left >= round(QUIET_SQUARE * module) - 2


@given(st.text(min_size=1, max_size=60))
def test_a_square_says_any_text_that_can_be_kept(text: str) -> None:
    rows = square_of(text)
    assert {len(row) for row in rows} == {len(rows)}


@pytest.mark.parametrize(
    ("text", "why"), [("", "says nothing"), ("x" * 2400, "too large"), ("\ud800", "surrogates not allowed")]
)
def test_what_no_square_can_say_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        QrCode(text)


def by_another_maker(text: str) -> str:
    """The widths of bars and gaps as ReportLab draws them."""
    code: Any = Code128(text)
    code.validate()
    code.encode()
    code.decompose()
    return "".join(str("abcd".index(width.lower()) + 1) for width in code.decomposed)


def meanings() -> tuple[dict[str, str], dict[str, str]]:
    """What each sign says among letters and among pairs of figures, asked of another maker."""
    letters = {by_another_maker(letter)[6:12]: letter for letter in LETTERS}
    pairs = {by_another_maker(f"{pair:02d}")[6:12]: f"{pair:02d}" for pair in range(100)}
    return letters, pairs


LETTER_OF, PAIR_OF = meanings()
BEGINS_LETTERS, BEGINS_PAIRS = by_another_maker("A")[:6], by_another_maker("12")[:6]
TO_PAIRS, TO_LETTERS = "113141", "114131"


def read_bars(widths: str) -> str:
    """What bars say: each sign is six widths; the one before the last is the check, the last is the end."""
    assert widths[-7:] == "2331112"
    signs = [widths[start : start + 6] for start in range(0, len(widths) - 7, 6)]
    known, said = {BEGINS_LETTERS: LETTER_OF, BEGINS_PAIRS: PAIR_OF}[signs[0]], ""
    for sign in signs[1:-1]:
        if sign == TO_PAIRS and known is LETTER_OF:
            known = PAIR_OF
        elif sign == TO_LETTERS and known is PAIR_OF:
            known = LETTER_OF
        else:
            said += known[sign]
    return said


@given(st.text(alphabet=LETTERS, min_size=1, max_size=LONGEST_BARS))
def test_bars_say_what_they_were_made_for(text: str) -> None:
    assert read_bars(bars_of(text)) == text


@given(st.text(alphabet="0123456789A", min_size=1, max_size=LONGEST_BARS))
def test_figures_take_no_more_room_than_letters_would(text: str) -> None:
    assert sum(map(int, bars_of(text))) <= (len(text) + 3) * 11 + 2


@pytest.mark.parametrize("text", ["A", "12", "1234", "00042", "M-00042", "12345A", "A12345", "MB 123456 x", "99" * 20])
def test_bars_are_those_of_another_maker_with_their_check(text: str) -> None:
    assert bars_of(text) == by_another_maker(text)


def test_two_figures_share_one_sign() -> None:
    assert len(bars_of("123456")) == len(bars_of("abc"))


@pytest.mark.parametrize("text", ["", "é", "ក", "a\nb", "\x7f", "\x00", "x" * (LONGEST_BARS + 1), "\ud800"])
def test_what_no_bars_can_say_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Bars can say"):
        BarCode(text)
    bars_of("x" * LONGEST_BARS)


@pytest.mark.parametrize("text", ["00042", "MB-2026/00042"])
def test_bars_are_printed_bar_by_bar(text: str, tmp_path: Path) -> None:
    picture = drawn(BarCode(text, ""), tmp_path / "a.pdf")
    left, top, right, _bottom = dark_box(picture)
    line = [picture.getpixel((x, top + 20)) < 128 for x in range(left, right)]  # type: ignore[operator]
    runs: list[int] = []
    for number, dark in enumerate(line):
        if number and dark == line[number - 1]:
            runs[-1] += 1
        else:
            runs.append(1)
    module = (right - left) / sum(map(int, bars_of(text)))
    assert "".join(str(round(run / module)) for run in runs) == bars_of(text)
    assert left >= round(QUIET_BARS * module) - 2


def test_the_number_stands_under_its_bars(tmp_path: Path) -> None:
    text = read(printed(tmp_path / "a.pdf", lambda: [BarCode("00042"), QrCode("x", "Check code")]))
    assert "00042" in text
    assert "Check code" in text
    assert spoken_by([BarCode("00042"), BarCode("1", ""), QrCode("x", "Check code")]) == ["00042", "Check code"]


def test_long_bars_shrink_into_their_column_and_squares_too() -> None:
    bars = BarCode("x" * LONGEST_BARS)
    assert bars.wrap(100, 0)[1] > 30
    assert QrCode("x", side=72).wrap(40, 0)[1] == 40


def test_one_code_serves_two_languages() -> None:
    (square,) = QrCode("x", "Code").beside(QrCode("x", "Umubare"))
    assert list(square.said()) == ["Code / Umubare"]
    (bars,) = BarCode("00042").beside(BarCode("00042"))
    assert list(bars.said()) == ["00042"]
    assert isinstance(QrCode("x").beside(QrCode("y"))[0], SideBySide)
    assert isinstance(BarCode("1").beside(BarCode("2"))[0], SideBySide)
