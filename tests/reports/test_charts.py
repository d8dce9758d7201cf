"""Charts on paper: words come back in every language, patterns differ in ink alone, long ones go on over pages."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL.Image import Image

import pypdfium2
from pomanager.i18n import formats, speaking
from pomanager.i18n.languages import LANGUAGES, PSEUDO, language
from pomanager.i18n.pseudo import stretched
from pomanager.readmodels import charts
from pomanager.readmodels.charts import Box, Kind, Pattern, Reference, Role, Row, Series, Value, laid_out
from pomanager.reports.charts import LETTERS, STYLES, WAITS_BELOW, Chart
from pomanager.reports.flow import SideBySide
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.paper import Heading, written
from tests.reports.sheets import PRINTED, letterhead, pages_of, text_of

SHEET = (595.0, 842.0)
LEFT, TOP, WIDTH = 50.0, 780.0, 480.0

WORDS = {
    "en": ("Women", "Men", "On the roll", "Share on the roll"),
    "fr": ("Femmes", "Hommes", "À l’assemblée", "Part au registre"),
    "ru": ("Женщины", "Мужчины", "В реестре", "Доля в реестре"),
    "ky": ("Аялдар", "Эркектер", "Өкмөттө өңүттө", "Реестрдеги үлүшү"),
    "km": ("ស្ត្រី", "បុរស", "នៅក្នុង\u200bបញ្ជី", "ភាគ\u200bនៅ\u200bក្នុង\u200bបញ្ជី"),
    "rn": ("Abagore", "Abagabo", "N'abari ku rutonde", "Igice c'urutonde"),
    PSEUDO: tuple(map(stretched, ("Women", "Men", "On the roll", "Share on the roll"))),
}


def members(code: str, kind: Kind = Kind.STACKED, count: int = 3) -> charts.Chart:
    """A chart of women and men in the words of a language; the figures of the last men are not known."""
    women, men, label, compared = WORDS[code]
    lines = [(1234 * (number + 1), None if number == count - 1 else 567 + number) for number in range(count)]
    return charts.Chart(
        kind=kind,
        title=f"{label} 2026",
        series=(Series(women), Series(men, Pattern.HATCHED)),
        rows=tuple(
            Row(f"{label} {number + 1}", tuple(Value(each, formats.number(each)) for each in line), remark=women)
            for number, line in enumerate(lines)
        ),
        reference=None if kind is Kind.STEPS else Reference(600, compared),
    )


def printed(file: Path, chart: charts.Chart, code: str = "en", width: float = WIDTH) -> Path:
    """A page with the chart on it."""
    with speaking(code), file.open("wb") as target:
        canvas = PaperCanvas(target, SHEET, code, PRINTED, right=language(code).right_to_left)
        block = Chart(chart)
        height = block.wrapOn(canvas, width, 0)[1]
        block.drawOn(canvas, LEFT, TOP - height)
        canvas.save()
    return file


def bare(text: str) -> str:
    """The text without what only parts words and lines."""
    return "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("code", [*(each.code for each in LANGUAGES), PSEUDO])
def test_every_word_and_figure_is_read_back(code: str, kind: Kind, tmp_path: Path) -> None:
    with speaking(code):
        chart = members(code, kind)
        said = list(Chart(chart).said())
    read = bare(text_of(printed(tmp_path / "chart.pdf", chart, code)))
    assert len(said) > 10
    for words in said:
        assert bare(words) in read


def test_arabic_and_latin_names_stand_on_one_chart(tmp_path: Path) -> None:
    rows = tuple(Row(name, (Value(3),)) for name in ("تعاونية الفلاحين", "Mungwa", "ស្រូវមានជ័យ"))
    chart = charts.Chart(kind=Kind.BARS, series=(Series(""),), rows=rows)
    read = text_of(printed(tmp_path / "chart.pdf", chart, PSEUDO))
    for word in " ".join(row.label for row in rows).split():
        assert word in read


def test_rows_are_read_from_top_to_bottom_each_with_its_figures(tmp_path: Path) -> None:
    read = bare(text_of(printed(tmp_path / "chart.pdf", members("en", Kind.BARS))))
    places = [read.index(f"Ontheroll{number}Women") for number in (1, 2, 3)]
    assert places == sorted(places)
    assert places[0] < read.index("1,234") < places[1] < read.index("2,468") < places[2] < read.index("3,702")


@pytest.mark.parametrize(
    "hostile", ["<b>x</b> &amp;", "a) Tj ET Q", "\x00\ud800\u202eabc", "%s {name} \\ >>", "a\u2028b\nc"]
)
def test_nothing_in_the_words_of_a_chart_is_obeyed(hostile: str, tmp_path: Path) -> None:
    chart = charts.Chart(
        kind=Kind.STACKED,
        title=hostile,
        series=(Series(hostile), Series(hostile, Pattern.OPEN)),
        rows=(Row(hostile, (Value(1, hostile), Value(2, hostile)), note=hostile, remark=hostile),),
        note_title=hostile,
        reference=Reference(1, hostile),
    )
    read = "".join(filter(str.isalnum, text_of(printed(tmp_path / "chart.pdf", chart))))
    seen = "".join(letter for letter in hostile if " " < letter < "\u02ff" and letter.isalnum())
    assert read.count(seen) >= 9


def picture_of(file: Path, scale: float = 4.0) -> Image:
    """The first page, grey."""
    with pypdfium2.PdfDocument(file) as document:
        page = document[0]
        drawn = page.render(scale=scale, grayscale=True)
        picture = drawn.to_pil().copy()
        drawn.close()
        page.close()
    return picture


def ink(picture: Image, box: Box, scale: float = 4.0) -> list[bool]:
    """Which dots of a box are black, as a printer that knows no grey would decide, line after line."""
    inside = box.grown(-1.2)
    left, top = LEFT + inside.x, SHEET[1] - TOP + inside.y
    right, bottom = left + inside.width, top + inside.height
    ends = (round(left * scale), round(top * scale), round(right * scale), round(bottom * scale))
    return [dot < 128 for dot in picture.crop(ends).tobytes()]


def blackness(dots: Sequence[bool]) -> float:
    return sum(dots) / len(dots)


def five_patterns(kind: Kind) -> charts.Chart:
    series = tuple(Series(pattern.value, pattern) for pattern in Pattern)
    return charts.Chart(kind=kind, series=series, rows=(Row("Mungwa", (Value(20),) * len(series)),))


@pytest.mark.parametrize("kind", [Kind.BARS, Kind.STACKED])
@pytest.mark.parametrize("code", ["en", PSEUDO])
def test_patterns_are_told_apart_by_ink_alone(kind: Kind, code: str, tmp_path: Path) -> None:
    chart = five_patterns(kind)
    picture = picture_of(printed(tmp_path / "chart.pdf", chart, code))
    laid = laid_out(chart, WIDTH, LETTERS, right=language(code).right_to_left)
    black = {bar.pattern: blackness(ink(picture, bar.box)) for bar in laid.bars}
    assert black[Pattern.SOLID] == 1
    assert black[Pattern.OPEN] == 0
    assert 0.1 < black[Pattern.HATCHED] < 0.35
    assert 0.05 < black[Pattern.DOTTED] < 0.5
    assert black[Pattern.HATCHED] * 1.2 < black[Pattern.CROSSED] < 0.6
    for swatch in laid.swatches:
        assert blackness(ink(picture, swatch.box)) == pytest.approx(black[swatch.pattern], abs=0.12)


def test_hatching_is_made_of_lines_that_rise_and_dots_are_not(tmp_path: Path) -> None:
    chart = five_patterns(Kind.BARS)
    picture = picture_of(printed(tmp_path / "chart.pdf", chart))
    laid = laid_out(chart, WIDTH, LETTERS)

    def alike_along(pattern: Pattern, slope: int) -> float:
        """How many dots are as the one a line lower and ``slope`` further to the right."""
        (box,) = (bar.box for bar in laid.bars if bar.pattern is pattern)
        dots = ink(picture, box)
        wide = round((LEFT + box.grown(-1.2).right) * 4) - round((LEFT + box.grown(-1.2).x) * 4)
        pairs = [
            (dots[place], dots[place + wide + slope])
            for place in range(len(dots) - wide - 1)
            if 0 < place % wide < wide - 1
        ]
        return sum(one == other for one, other in pairs) / len(pairs)

    assert alike_along(Pattern.HATCHED, -1) > 0.97
    assert alike_along(Pattern.HATCHED, 1) < 0.85
    assert alike_along(Pattern.DOTTED, -1) < 0.95


def test_the_line_to_compare_with_is_seen_on_black_bars(tmp_path: Path) -> None:
    chart = charts.Chart(
        kind=Kind.BARS, series=(Series(""),), rows=(Row("A", (Value(100),)),), reference=Reference(50, "Half")
    )
    laid = laid_out(chart, WIDTH, LETTERS)
    picture = picture_of(printed(tmp_path / "chart.pdf", chart))
    bar = laid.bars[0].box
    near = Box(bar.middle[0] - 4, bar.y, 8, bar.height)
    assert 0.3 < blackness(ink(picture, near)) < 0.9
    assert blackness(ink(picture, Box(bar.x, bar.y, 20, bar.height))) == 1


def test_figures_are_not_printed_over_by_bars_or_lines(tmp_path: Path) -> None:
    """Around every figure there is white: nothing is drawn through it."""
    chart = members("en", Kind.BARS, 6)
    laid = laid_out(chart, WIDTH, LETTERS)
    picture = picture_of(printed(tmp_path / "chart.pdf", chart))
    for bar in laid.bars:
        above = Box(bar.figure.x - 1, bar.figure.y, bar.figure.width + 2, 3.4)
        assert blackness(ink(picture, above)) == 0


def sections(count: int) -> charts.Chart:
    rows = tuple(Row(f"Section {number:02d}", (Value(number), Value(7))) for number in range(1, count + 1))
    series = (Series("Women"), Series("Men", Pattern.HATCHED))
    return charts.Chart(kind=Kind.BARS, title="Members by section", series=series, rows=rows).with_ticks(str)


def test_a_chart_higher_than_a_page_goes_on_with_title_legend_and_scale(tmp_path: Path) -> None:
    file = tmp_path / "chart.pdf"
    with speaking("en"), written(file, letterhead(), Heading("Report")) as paper:
        paper.flow([Chart(sections(60))])
    pages = pages_of(file)
    assert len(pages) > 2
    for number in range(1, 61):
        assert sum(page.count(f"Section {number:02d}") for page in pages) == 1
    for page in pages[1:]:
        assert "Members by section (continued)" in page
    assert "Members by section (continued)" not in pages[0]
    for page in pages:
        assert page.count("Women") == page.count("Men\n") == 1
        assert "60" in page


def test_parts_are_as_high_as_they_say_and_fit_the_room() -> None:
    with speaking("en"):
        block = Chart(sections(40))
        for room in (320.0, 500.0, 699.9):
            first, rest = block.cut(WIDTH, room)
            assert room - 60 < first.height_in(WIDTH) <= room
            assert rest.height_in(WIDTH) > WAITS_BELOW


def test_a_low_chart_waits_for_the_next_page_and_a_high_one_for_room_for_three_rows() -> None:
    with speaking("en"):
        low, high = Chart(sections(5)), Chart(sections(40))
        assert low.height_in(WIDTH) < WAITS_BELOW
        assert low.cut(WIDTH, low.height_in(WIDTH) - 1) == []
        three = laid_out(sections(40), WIDTH, LETTERS, bands=(0, 3)).height
        assert high.cut(WIDTH, three - 1) == []
        assert len(high.cut(WIDTH, three + 1)) == 2


def test_a_long_line_is_cut_between_its_stretches() -> None:
    rows = tuple(Row(f"Month {number}", (Value(number % 7),)) for number in range(120))
    with speaking("en"):
        block = Chart(charts.Chart(kind=Kind.LINES, series=(Series(""),), rows=rows))
        height = block.height_in(WIDTH)
        first, rest = block.cut(WIDTH, height - 10)
        assert first.height_in(WIDTH) + rest.height_in(WIDTH) == pytest.approx(height, abs=30)


def test_what_a_chart_says_does_not_depend_on_pages() -> None:
    with speaking("en"):
        block = Chart(sections(40))
        whole = list(block.said())
        first, rest = block.cut(WIDTH, 500)
        again = rest.cut(WIDTH, 320)
    assert [line for part in (first, *again) for line in part.said()] == whole
    assert whole[:5] == ["Members by section", "Women", "Men", "Section 01", "1"]
    assert len(whole) == 3 + 40 * 3


def test_two_languages_stand_side_by_side(tmp_path: Path) -> None:
    blocks = []
    for code in ("fr", "km"):
        with speaking(code):
            blocks.append(Chart(members(code)))
    file = tmp_path / "chart.pdf"
    with speaking("fr"), written(file, letterhead(), Heading("Rapport")) as paper:
        pair = list(blocks[0].beside(blocks[1]))
        assert isinstance(pair[0], SideBySide)
        paper.flow(pair)
    read = bare(text_of(file))
    for block in blocks:
        for words in block.said():
            assert bare(words) in read


def test_letters_are_measured_as_they_are_printed() -> None:
    assert (
        LETTERS.width("Mungwa", Role.TICK) < LETTERS.width("Mungwa", Role.LABEL) < LETTERS.width("Mungwa", Role.TITLE)
    )
    assert {LETTERS.leading(role) for role in Role} == {style.leading for style in STYLES.values()}
