"""Text on papers: every script comes out as it went in, breaks where it may, and is never markup."""

import io
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import pypdfium2
from pomanager import typefaces
from pomanager.reports import fonts
from pomanager.reports.fonts import REGULAR, faces
from pomanager.reports.lines import broken, one_line
from pomanager.reports.ordering import in_sight, levels
from pomanager.reports.pages import PaperCanvas
from pomanager.reports.scripts import cleaned, clusters
from pomanager.reports.shaping import itemised, pieces, width_of
from pomanager.reports.styles import TextStyle
from tests.reports.sheets import PRINTED

STYLE = TextStyle(size=12, leading=20)

LINES = {
    "kirundi": "N'ukuri, umukuru w'ishirahamwe yaragiye: 12 %",
    "wolof": "Ŋaari jigéen ñu ngi bëgg a dem, ŋ ñ ë",
    "french": "L'œuvre d'Évelyne — « ça » 1 234,50 €",
    "kyrgyz": "Өрөөндүн чоң өкмөтү: ң ө ү Ң Ө Ү",
    "khmer": "សហគមន៍កសិកម្ម ស្រូវមានជ័យ ថ្ងៃទី 12 ខែមីនា 2026 ស្ត្រី ព្រះ",
    "decomposed": "e\u0301cole n\u030ang x\u0323",
    "devanagari": "शक्ति किसान",
    "arabic": "تعاونية الفلاحين رقم 123 و GPS في 12/03/2026",
    "mixed": "Latin Кыргыз ខ្មែរ 2026 عربي",
}
SUPPORTED = " ".join(LINES.values())


def printed(text: str, width: float = 500, style: TextStyle = STYLE) -> bytes:
    """A PDF of one page with the text on it."""
    file = io.BytesIO()
    canvas = PaperCanvas(file, (595, 842), "en", PRINTED)
    canvas.text_at(text, 40, 800, width, style)
    canvas.save()
    return file.getvalue()


def read_by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].get_textpage().get_text_range().replace("\r\n", "\n")


@pytest.mark.parametrize("language", LINES)
def test_pdfium_reads_what_was_put_in(language: str) -> None:
    assert read_by_pdfium(printed(LINES[language])) == LINES[language]


# Poppler begins every line at the left, so a line with Arabic comes back in another order of its parts.
@pytest.mark.parametrize("language", sorted(set(LINES) - {"arabic", "mixed"}))
def test_poppler_reads_what_was_put_in(language: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        assert read_by_pdfium(printed(LINES[language])) == LINES[language]
        return
    file = tmp_path / "line.pdf"
    file.write_bytes(printed(LINES[language]))
    read = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    assert read.stdout.decode().strip("\n\f") == LINES[language]


def test_every_letter_of_our_languages_has_a_shape() -> None:
    for weight in (400, 600):
        for face, text in itemised(SUPPORTED, weight):
            assert face is not None, text
        for piece in pieces(SUPPORTED, weight):
            assert all(glyph != "\0" for glyph in piece.glyphs), piece.text


def test_letters_whose_numbers_would_end_a_string_or_be_taken_for_something_else_are_read_back() -> None:
    for face in faces(REGULAR)[:2]:
        odd = [chr(code) for code, glyph in face.glyphs.items() if set(glyph.to_bytes(2, "big")) & set(b"()\\\r\n")]
        letters = [letter for letter in odd if letter in face.plain]
        assert {glyph % 256 for glyph in map(face.glyphs.__getitem__, map(ord, letters))} >= set(b"()\\\r\n")
        for letter in letters:
            assert read_by_pdfium(printed(f"a{letter}b", style=TextStyle(size=10))) == f"a{letter}b"


def test_khmer_is_shaped_and_not_written_letter_by_letter() -> None:
    (piece,) = pieces("ស្ត្រី", REGULAR)
    assert len(piece.glyphs) < len("ស្ត្រី")
    assert "/ActualText(\xfe\xff" in piece.show
    assert piece.width < sum(face_width(letter) for letter in "ស្ត្រី")


def face_width(letter: str) -> int:
    khmer = faces(REGULAR)[1]
    return khmer.widths[letter]


def test_arabic_letters_are_joined_and_stand_from_right_to_left() -> None:
    line = one_line("عربي", REGULAR, 10)
    alone = sum(one_line(letter, REGULAR, 10).width for letter in "عربي")
    assert line.width < alone
    arabic = faces(REGULAR)[2]
    (piece,) = line.pieces
    assert [arabic.joined.known(ord(glyph)).text for glyph in piece.glyphs] == list("يبرع")  # type: ignore[union-attr]


def test_numbers_and_latin_keep_their_direction_inside_arabic() -> None:
    assert levels("ab", right=False) == [0, 0]
    assert levels("رقم 12", right=True) == [1, 1, 1, 1, 2, 2]
    assert in_sight([(1, "رقم "), (2, "12")]) == [(2, "12"), (1, "رقم ")]


def test_letters_unicode_has_not_given_out_run_as_their_block_does() -> None:
    assert levels("a\U0001ecff\U000e1000", right=False) == [0, 1, 0]
    assert one_line("\U0001ecff 12", REGULAR, 10).text == "\U0001ecff 12"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("a\x00b\x07c", "abc"),
        ("a\ud800b", "ab"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("tab\there", "tab here"),
        ("\u202egnirts\u202c \u2066x\u2069", "gnirts x"),
        ("a\ufeffb\u00adc", "abc"),
        ("n'uko", "n'uko"),
    ],
)
def test_what_cannot_be_seen_is_not_printed(given: str, left: str) -> None:
    assert cleaned(given) == left
    assert read_by_pdfium(printed(given)) == left


def test_a_heap_of_accents_is_cut() -> None:
    assert cleaned("a" + "\u0301" * 500) == "a" + "\u0301" * 4


@pytest.mark.parametrize(
    "hostile", ["<b>bold</b>", "&amp; &#65;", '<img src="/etc/hostname">', "(a) \\ <a href='x'>", "=cmd()"]
)
def test_nothing_in_a_text_is_markup(hostile: str) -> None:
    assert read_by_pdfium(printed(hostile)) == hostile


def test_a_letter_no_font_has_is_shown_by_a_sign() -> None:
    ((face, text),) = itemised("\U0001f600", REGULAR)
    assert (face, text) == (None, "\U0001f600")
    (piece,) = pieces("\U0001f600", REGULAR)
    assert "\xfe\xff\xd8\x3d\xde\x00" in piece.show
    assert piece.glyphs == chr(piece.face.glyphs[0xFFFD])


def test_lines_break_at_spaces_and_after_hyphens_and_fit() -> None:
    lines = broken("HAKIZIMANA Jean-Bosco na Marie-Goreth", 80, REGULAR, 10)
    assert [line.text for line in lines] == ["HAKIZIMANA", "Jean-Bosco na", "Marie-Goreth"]
    assert all(line.width <= 80 for line in lines)


def test_khmer_breaks_at_zero_width_spaces_which_are_not_printed() -> None:
    text = "កសិករ\u200bកម្ពុជា\u200bជា\u200bអ្នក\u200bផលិត\u200bស្បៀង\u200bអាហារ"
    lines = broken(text, 70, REGULAR, 10)
    assert len(lines) > 1
    assert "".join(line.text for line in lines) == text.replace("\u200b", "")
    words = text.split("\u200b")
    for line in lines:
        rest = line.text
        while rest:
            word = next(word for word in words if rest.startswith(word))
            rest = rest[len(word) :]


def test_khmer_without_any_space_breaks_between_letters_and_never_inside_one() -> None:
    text = "កសិករកម្ពុជាជាអ្នកផលិតស្បៀងអាហារសម្រាប់ប្រជាជនទាំងមូល"
    lines = broken(text, 60, REGULAR, 10)
    assert "".join(line.text for line in lines) == text
    assert all(line.width <= 60 for line in lines)
    whole = clusters(text)
    found = [cluster for line in lines for cluster in clusters(line.text)]
    assert found == whole


def test_a_word_wider_than_its_place_is_broken_and_not_lost() -> None:
    lines = broken("x" * 100, 50, REGULAR, 10)
    assert "".join(line.text for line in lines) == "x" * 100
    assert all(line.width <= 50 for line in lines)


def test_a_place_narrower_than_a_letter_still_takes_one_letter_a_line() -> None:
    assert [line.text for line in broken("abc", 1, REGULAR, 10)] == ["a", "b", "c"]
    assert [line.text for line in broken("", 1, REGULAR, 10)] == [""]


@pytest.mark.parametrize("letter", ["x", "ក", "ب", "e\u0301", "\U0001f600"])
def test_a_word_of_200_000_letters_is_broken_without_hanging(letter: str) -> None:
    started = time.process_time()
    lines = broken(letter * 200_000, 90, REGULAR, 9)
    assert time.process_time() - started < 20  # only against work that grows with the square; benchmarks measure speed
    assert sum(len(line.text) for line in lines) == 200_000 * len(letter)


def test_widths_are_those_of_the_pieces() -> None:
    for text in LINES.values():
        assert width_of(text, REGULAR) == sum(piece.width for piece in pieces(text, REGULAR))


def test_papers_begun_at_once_share_their_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    other_weight = replace(typefaces.files()[0], weight=123)

    def slowly(_font: typefaces.FontFile, _key: str) -> object:
        time.sleep(0.02)
        return object()

    monkeypatch.setattr(typefaces, "files", lambda: (other_weight,))
    monkeypatch.setattr(fonts, "_opened", slowly)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(faces, [123] * 4))
    assert all(each[0] is found[0][0] for each in found)
