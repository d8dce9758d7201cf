"""Every script looks on paper as it was once seen to be right, and as Qt draws it; what is written wrong is noticed.

After a wanted change of looks or of the typefaces: ``python -m tools.golden``, look at build/golden/, then ``--write``.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from pomanager import typefaces
from pomanager.reports.fonts import REGULAR, SEMIBOLD
from tests.reports.golden_pictures import MARGIN, Likeness, Printed, likeness, printed
from tests.reports.golden_qt import Drawn, drawn_by_qt, load_typefaces
from tests.reports.golden_texts import FAULTS, SAMPLES, Fault, sample

KEPT = Path(__file__).parent / "golden"

MOST_APART = 20
"""A square may differ by so much ink. Measured: beside Qt 3, a quarter of a dot aside 8, drawn by poppler 13; the least
fault makes 27."""

LEAST_OVERLAP = 0.88
"""Beside a kept picture. Measured: drawn by poppler 0.900, a quarter of a dot aside 0.895, half a dot 0.80."""

LEAST_OVERLAP_QT = 0.95
"""Beside Qt's picture. Measured: 0.977 to 0.994."""

MOST_WIDER = 0.01
"""Lines of ours and of Qt may differ by so much of their width. Measured: 0.0003."""

KEYS = [each.key for each in SAMPLES]


@pytest.fixture(scope="module")
def qt(qapp: QGuiApplication) -> None:
    """A Qt that knows our font files."""
    load_typefaces()


@cache
def ours(key: str) -> Printed:
    return printed(sample(key))


@cache
def qts(key: str) -> Drawn:
    return drawn_by_qt(ours(key), sample(key).weight)


@cache
def spoiled(fault: Fault) -> Image.Image:
    return printed(sample(fault.sample), fault).picture


def kept(key: str) -> Image.Image:
    with Image.open(KEPT / f"{key}.png") as picture:
        return picture.convert("L")


def is_same(found: Likeness, least: float = LEAST_OVERLAP) -> bool:
    return found.apart <= MOST_APART and found.overlap >= least


@pytest.mark.parametrize("key", KEYS)
def test_it_looks_as_it_was_seen_to_be_right(key: str) -> None:
    found = likeness(ours(key).picture, kept(key))
    assert is_same(found), "python -m tools.golden shows what is printed now"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_what_is_written_wrong_is_noticed(fault: Fault) -> None:
    assert fault.was in sample(fault.sample).text
    assert not is_same(likeness(spoiled(fault), kept(fault.sample)))


@pytest.mark.parametrize("key", KEYS)
def test_a_quarter_of_a_dot_aside_is_the_same_picture(key: str) -> None:
    assert is_same(likeness(printed(sample(key), aside=0.125).picture, kept(key)))


@pytest.mark.parametrize("key", KEYS)
def test_a_whole_dot_aside_is_another(key: str) -> None:
    assert not is_same(likeness(printed(sample(key), aside=0.5).picture, kept(key)))


@pytest.mark.parametrize("key", ["arabic", "khmer"])
def test_a_mirrored_picture_is_another(key: str) -> None:
    picture = ours(key).picture
    assert not is_same(likeness(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), kept(key)))


@pytest.mark.parametrize("key", [each.key for each in SAMPLES if each.weight == SEMIBOLD])
def test_thin_letters_are_not_taken_for_strong_ones(key: str) -> None:
    thin = printed(replace(sample(key), weight=REGULAR)).picture
    assert not is_same(likeness(thin, kept(key)))


@pytest.mark.usefixtures("qt")
@pytest.mark.parametrize("key", KEYS)
def test_qt_draws_the_same(key: str) -> None:
    assert is_same(likeness(ours(key).picture, qts(key).picture), LEAST_OVERLAP_QT)


@pytest.mark.usefixtures("qt")
@pytest.mark.parametrize("key", KEYS)
def test_lines_are_as_wide_as_qts(key: str) -> None:
    for stood, width in zip(ours(key).lines, qts(key).widths, strict=True):
        assert abs(stood.line.width - width) <= MOST_WIDER * width, stood.line.text


@pytest.mark.usefixtures("qt")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_what_is_written_wrong_is_not_what_qt_draws(fault: Fault) -> None:
    assert not is_same(likeness(spoiled(fault), qts(fault.sample).picture), LEAST_OVERLAP_QT)


@pytest.mark.usefixtures("qt")
@pytest.mark.parametrize("key", KEYS)
def test_qt_took_the_letters_from_our_own_files(key: str) -> None:
    own = [font.path.read_bytes() for font in typefaces.files() if font.weight == sample(key).weight]
    for font in qts(key).fonts:
        outlines = font.fontTable("glyf").data()
        assert any(outlines in file for file in own), font.familyName()


@pytest.mark.parametrize("key", [each.key for each in SAMPLES if each.column])
def test_lines_of_a_narrow_cell_stay_inside_it(key: str) -> None:
    lines = ours(key).lines
    assert len(lines) > 3
    assert "".join(stood.line.text for stood in lines).replace(" ", "") == sample(key).text.replace(" ", "")
    for stood in lines:
        assert stood.x >= MARGIN - 0.01
        assert stood.x + stood.line.width <= MARGIN + sample(key).column + 0.01


def test_each_sample_has_its_small_picture_and_no_picture_is_left_over() -> None:
    assert sorted(path.stem for path in KEPT.iterdir()) == sorted(KEYS)
    assert all(path.stat().st_size <= 15_000 for path in KEPT.iterdir())
    assert {fault.sample for fault in FAULTS} == set(KEYS)
