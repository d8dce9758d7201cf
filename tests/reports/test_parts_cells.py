"""Photos and symbols: opened with care, framed where they are missing, refused where one must be there."""

import contextlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from pomanager.errors import FileTrouble
from pomanager.reports.flow import Block
from pomanager.reports.parts import Cell, Cells, Photo, Picture
from pomanager.reports.pictures import MOST_BYTES, MOST_DOTS, opened, troubles_with
from tests.reports.parts_on_paper import HOSTILE, a_photo, letters_of, printed, read, spoken_by
from tests.reports.sheets import pages_of

KINDS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
SOMEBODY = troubles_with("Aline")


def saved(picture: Image.Image, kind: str = "PNG", **wishes: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **wishes)
    return file.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A small file that says it is a picture of so many dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def told(data: bytes) -> str:
    with pytest.raises(FileTrouble) as trouble:
        opened(data, 60, SOMEBODY)
    (objection,) = trouble.value.objections
    assert objection.details == {"name": "Aline"}
    return objection.message


@pytest.mark.parametrize("kind", KINDS)
def test_usual_pictures_are_opened_no_finer_than_they_are_printed(kind: str) -> None:
    picture = opened(a_photo(size=(1200, 900), kind=kind), 72, SOMEBODY)
    assert picture.size == (300, 225)
    assert picture.mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_make_are_opened(mode: str) -> None:
    assert opened(saved(Image.new(mode, (40, 30))), 72, SOMEBODY, grey=True).mode == "L"


def test_what_is_transparent_is_white_on_paper() -> None:
    picture = opened(saved(Image.new("RGBA", (9, 9), (200, 0, 0, 0))), 72, SOMEBODY)
    assert picture.getpixel((4, 4)) == (255, 255, 255)


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert opened(saved(Image.new("RGB", (40, 20)), "JPEG", exif=turned), 72, SOMEBODY).size == (20, 40)


def test_greys_are_spread_from_black_to_white() -> None:
    dull = Image.new("L", (20, 20), 120)
    dull.paste(140, (0, 0, 10, 20))
    assert opened(saved(dull), 72, SOMEBODY, grey=True).getextrema() == (0, 255)


@pytest.mark.parametrize(
    "data", [b"no picture", a_photo()[:300], saved(Image.new("RGB", (9, 9)), "TIFF"), b"\x89PNG\r\n"]
)
def test_a_broken_picture_or_another_kind_of_file_is_told_in_a_sentence(data: bytes) -> None:
    assert told(data) == "The picture of {name} cannot be read. Choose another picture, or take it out."


def test_a_picture_that_would_fill_all_memory_is_not_opened() -> None:
    too_large = "The picture of {name} is too large to be printed. Make it smaller, or choose another one."
    side = int(MOST_DOTS**0.5)
    assert told(png_of(side, MOST_DOTS // side)) != too_large
    for width, height in ((side, MOST_DOTS // side + 1), (10_000, 10_000), (60_000, 60_000)):
        assert told(png_of(width, height)) == too_large
    assert told(a_photo() + b"\0" * MOST_BYTES) == too_large


def test_a_missing_picture_is_told_in_a_sentence() -> None:
    assert told(b"") == "There is no picture of {name}. Choose one first."
    with pytest.raises(FileTrouble) as trouble:
        opened(b"", 60, troubles_with(""))
    assert trouble.value.objections[0].message == "A picture is missing. Choose one first."


def test_a_damaged_file_is_opened_or_told_and_nothing_else() -> None:
    for kind in KINDS:
        whole = a_photo(size=(60, 60), kind=kind)
        for place in range(0, len(whole), max(1, len(whole) // 120)):
            broken = bytearray(whole)
            broken[place] ^= 0xFF
            with contextlib.suppress(FileTrouble):
                assert max(opened(bytes(broken), 60, SOMEBODY).size) <= 250


def test_a_frame_says_that_there_is_no_photo_where_one_is_not_needed(tmp_path: Path) -> None:
    for data in (b"", b"broken"):
        text = read(printed(tmp_path / "a.pdf", lambda data=data: [Picture(Photo(data), "Aline")]))  # type: ignore[misc]
        assert "No photo" in text
        assert "Aline" in text


def test_a_photo_that_must_be_there_stops_the_paper_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        printed(tmp_path / "a.pdf", lambda: [Cells([Cell("Aline", photo=Photo(b"broken", optional=False))])])
    assert list(tmp_path.iterdir()) == []


def test_the_same_photo_is_in_the_file_once(tmp_path: Path) -> None:
    photo = Photo(a_photo())
    file = printed(tmp_path / "a.pdf", lambda: [Cells([Cell(f"Member {n}", photo=photo) for n in range(12)])])
    assert file.read_bytes().count(b"/Subtype /Image") == 1


def test_every_cell_stands_whole_on_one_page_with_number_name_and_line(tmp_path: Path) -> None:
    cells = [Cell(f"Name{n}", f"No{n}", f"About{n}", Photo(a_photo())) for n in range(40)]
    pages = pages_of(printed(tmp_path / "a.pdf", lambda: [Cells(cells, 3)]))
    assert len(pages) > 1
    for cell in cells:
        (page,) = [page for page in pages if f"{cell.name}\n" in page]
        assert f"{cell.number}\n" in page
        assert f"{cell.about}\n" in page
    assert spoken_by([Cells(cells[:1])]) == ["No0", "Name0", "About0"]


@pytest.mark.parametrize("columns", [0, 1, 2, 5])
def test_cells_fit_into_any_number_of_columns(columns: int, tmp_path: Path) -> None:
    cells = [Cell("NTIRANYIBAGIRA Marie-Goreth", "1", "Gitega", Photo(a_photo())), Cell("x")]
    text = read(printed(tmp_path / "a.pdf", lambda: [Cells(cells, columns)]))
    assert "NTIRANYIBAGIRAMarieGoreth" in letters_of(text)


def test_in_two_languages_candidates_stand_once_with_words_of_both() -> None:
    photo = Photo(a_photo())
    (both,) = Cells([Cell("Aline", "1", "farmer", photo)]).beside(Cells([Cell("Aline", "1", "umurimyi", photo)]))
    assert isinstance(both, Cells)
    assert list(both.said()) == ["1", "Aline", "farmer / umurimyi"]
    (picture,) = Picture(photo, "Our seed").beside(Picture(photo, "Imbuto zacu"))
    assert list(picture.said()) == ["Our seed / Imbuto zacu"]
    assert len(list(Picture(photo, "x").beside(Picture(Photo(b""), "y"))[0].said())) == 2


def test_hostile_names_are_printed_as_they_stand(tmp_path: Path) -> None:
    def story() -> list[Block]:
        return [
            block for text in HOSTILE for block in (Cells([Cell(text, text, text, Photo())]), Picture(Photo(), text))
        ]

    seen = letters_of(read(printed(tmp_path / "a.pdf", story)))
    for text in HOSTILE:
        assert letters_of(text.translate(dict.fromkeys(range(32), None))) in seen
