"""The papers on members: what they say, that they are whole files or none, and that nothing in them is obeyed."""

import hashlib
import io
import re
import time
from pathlib import Path

import pytest
from PIL import Image

import pypdfium2
from pomanager import typefaces
from pomanager.errors import Cancelled, FileTrouble
from pomanager.i18n import speaking
from pomanager.readmodels.member_papers import AdmissionFormSheet
from pomanager.readmodels.members import MemberRecordSheet
from pomanager.reports.flow import Room
from pomanager.reports.members.admission_form import ADMISSION_FORM
from pomanager.reports.members.record import MEMBER_RECORD
from pomanager.reports.members.roll import ROLL
from pomanager.reports.paper import Heading, written
from pomanager.reports.parts import Grid, GridColumn, Text, facts
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from tests.reports.sheets import AS_OF, letterhead, member, member_row, pages_of, put, roll, text_of

HOSTILE = (
    "<b>x</b> &amp;",
    '<img src="file:///etc/hostname"/>',
    "http://example.org/<a href='x'>",
    "\x00\x1b[31m\ud800 \u202eabc",
    "👩‍🌾 \U0010ffff",
    "%s {name} \\ ) ( >> endstream",
    "\n\n\n",
    "ស្ត្រី<ខ្មែរ>",
)


def test_the_roll_names_every_member_once_by_section_with_totals_by_sex(tmp_path: Path) -> None:
    file = tmp_path / "roll.pdf"
    sections = [
        ("Mungwa", [member_row(number, f"NIYONZIMA {number}") for number in range(1, 41)]),
        ("", [member_row(number, f"HAKIZIMANA {number}") for number in range(41, 61)]),
    ]
    with speaking("en"):
        put(ROLL, roll(sections), file)
    text = text_of(file)
    for number in range(1, 61):
        assert len(re.findall(rf"^{number:05d}\b", text, re.MULTILINE)) == 1
    assert "Women: 27 · Men: 13 · Total: 40" in text
    assert "Women: 13 · Men: 7 · Total: 20" in text
    assert "Total 40 20 0 60" in text
    assert "Mungwa (continued)" in text
    assert "As of 24 November 2026" in text


def test_every_page_says_its_number_when_it_was_printed_and_the_head_of_the_journal(tmp_path: Path) -> None:
    file = tmp_path / "roll.pdf"
    with speaking("en"):
        put(ROLL, roll([("", [member_row(number) for number in range(200)])]), file)
    pages = pages_of(file)
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "7f3a9c21dead" in page
        assert "Sample office" in page
    assert "Roll of members" in pages[2]
    assert "No. Name" in pages[2]


def test_an_empty_roll_says_so(tmp_path: Path) -> None:
    file = tmp_path / "roll.pdf"
    with speaking("en"):
        put(ROLL, roll([("", [])]), file)
    assert "Nobody was on the roll on this day." in text_of(file)


def test_names_in_the_second_script_have_a_column_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "roll.pdf"
    with speaking("en"):
        put(ROLL, roll([("", [member_row(1, "SOK Sophea", "សុខ សុភា")])], other_script=True), file)
    assert "SOK Sophea សុខ សុភា" in text_of(file)


def test_a_record_shows_all_that_is_kept_and_what_was_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    with speaking("en"):
        put(MEMBER_RECORD, MemberRecordSheet(letterhead(), member(), AS_OF), file)
    text = text_of(file)
    for part in ("00042", "NTIRANYIBAGIRA Marie-Goreth", "សុខ សុភា", "about 1960", "+257 79 000 000", "Assembly 1/2015"):
        assert part in text
    assert "Suspended (taken back)" in text.replace("\n", " ")
    assert text.count("1 Jun 2019") == 1
    assert text.count("Thumb-print") == 2
    assert len(pages_of(file)) == 1


def test_the_form_for_admission_is_one_page_with_consent_and_room_to_sign(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    with speaking("en"):
        put(ADMISSION_FORM, AdmissionFormSheet(letterhead(), AS_OF), file)
    pages = pages_of(file)
    assert len(pages) == 1
    assert "member of Koperative Dukorere Hamwe" in pages[0].replace("\n", " ")
    assert pages[0].count("Thumb-print") == 2


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "km", "rn", "en_XA"])
def test_every_paper_prints_in_every_language(language: str, tmp_path: Path) -> None:
    with speaking(language):
        put(ROLL, roll([("Mungwa", [member_row(1)])], other_script=True), tmp_path / "roll.pdf")
        put(MEMBER_RECORD, MemberRecordSheet(letterhead(), member(), AS_OF), tmp_path / "record.pdf")
        put(ADMISSION_FORM, AdmissionFormSheet(letterhead(), AS_OF), tmp_path / "form.pdf")
    for name in ("roll", "record", "form"):
        content = (tmp_path / f"{name}.pdf").read_bytes()
        assert f"/Lang ({language})".encode() in content
        assert "Koperative Dukorere Hamwe" in text_of(tmp_path / f"{name}.pdf") or language == "fr"


def test_the_same_sheet_gives_the_same_file_without_a_name_in_its_description(tmp_path: Path) -> None:
    prints = []
    for name in ("one.pdf", "two.pdf"):
        with speaking("en"):
            put(MEMBER_RECORD, MemberRecordSheet(letterhead(), member(), AS_OF), tmp_path / name)
        prints.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert prints[0] == prints[1]
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as document:
        described = document.get_metadata_dict()
    assert described["Title"] == "Record of a member"
    assert described["Author"] == "Koperative Dukorere Hamwe"
    assert "NTIRANYIBAGIRA" not in str(described)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_is_printed_as_it_stands(text: str, tmp_path: Path) -> None:
    with speaking("en"):
        put(MEMBER_RECORD, MemberRecordSheet(letterhead(text), member(text), AS_OF), tmp_path / "record.pdf")
        rows = [member_row(1, text, text, text)]
        put(ROLL, roll([(text, rows)], other_script=True), tmp_path / "roll.pdf")
        put(ADMISSION_FORM, AdmissionFormSheet(letterhead(text), AS_OF), tmp_path / "form.pdf")
    seen = "".join(letter for letter in text if " " < letter < "\u0e00" and letter.isalnum())
    for name in ("record", "roll", "form"):
        assert seen in "".join(filter(str.isalnum, text_of(tmp_path / f"{name}.pdf")))
        assert b"/URI" not in (tmp_path / f"{name}.pdf").read_bytes()


def test_a_word_of_200_000_letters_goes_over_pages_in_two_seconds(tmp_path: Path) -> None:
    word = "ж" * 200_000
    with speaking("en"):
        started = time.process_time()
        put(ROLL, roll([("", [member_row(1, word), member_row(2)])]), tmp_path / "roll.pdf")
        between = time.process_time()
        put(MEMBER_RECORD, MemberRecordSheet(letterhead(), member(word), AS_OF), tmp_path / "record.pdf")
        ended = time.process_time()
    assert between - started < 2
    assert ended - between < 2 * 15
    assert text_of(tmp_path / "roll.pdf").count("ж") == 200_000


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        put(ROLL, roll([("", [member_row(number) for number in range(2000)])]), tmp_path / "roll.pdf", cancel)
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_fails_leaves_the_one_before_untouched(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"the one before")
    with pytest.raises(ZeroDivisionError), written(file, letterhead(), Heading("Paper")):
        raise ZeroDivisionError
    assert file.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as told:
        put(MEMBER_RECORD, MemberRecordSheet(letterhead(), member(), AS_OF), tmp_path / "nowhere" / "record.pdf")
    assert told.value.objections[0].details == {"folder": str(tmp_path / "nowhere")}


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda self, *rest: opened(Path("/dev/full"), "wb") if rest == ("xb",) else opened(self, *rest)
    )
    with pytest.raises(FileTrouble) as told:
        put(MEMBER_RECORD, MemberRecordSheet(letterhead(), member(), AS_OF), tmp_path / "record.pdf")
    assert "no room left" in told.value.objections[0].message
    assert list(tmp_path.iterdir()) == []


def test_a_logo_is_printed_and_a_broken_one_is_told_in_a_sentence(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGBA", (900, 300), (10, 80, 40, 128)).save(picture, "PNG")
    file = tmp_path / "form.pdf"
    put(ADMISSION_FORM, AdmissionFormSheet(letterhead(logo=picture.getvalue()), AS_OF), file)
    assert b"/Subtype /Image" in file.read_bytes()
    file.unlink()
    for broken_logo in (b"no picture", picture.getvalue()[:200]):
        with pytest.raises(FileTrouble) as told:
            put(ADMISSION_FORM, AdmissionFormSheet(letterhead(logo=broken_logo), AS_OF), file)
        assert "logo" in told.value.objections[0].message
    assert list(tmp_path.iterdir()) == []


def test_a_missing_typeface_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = typefaces.Family("Noto Sans Nowhere", "Zzzz", "fontpkg_noto_sans_nowhere", "x.ttf")
    monkeypatch.setattr(typefaces, "FAMILIES", (lost,))
    with pytest.raises(FileTrouble) as told:
        typefaces.files()
    assert told.value.objections[0].details == {"family": "Noto Sans Nowhere"}


def test_sums_are_carried_from_page_to_page(tmp_path: Path) -> None:
    file = tmp_path / "sums.pdf"
    with speaking("en"), written(file, letterhead(), Heading("Shares")) as paper:
        columns = (Column("Name", 70), Column("Amount", 30, Align.END, str))
        rows = Register(paper, columns, total=100)
        rows.rows((f"Member {number}", number) for number in range(1, 101))
        rows.end()
    pages = pages_of(file)
    carried = re.findall(r"Carried forward (\d+)", "\n".join(pages))
    brought = re.findall(r"Brought forward (\d+)", "\n".join(pages))
    assert len(carried) == len(pages) - 1
    assert carried == brought
    assert "Total 5050" in pages[-1]
    first = [int(number) for number in re.findall(r"^Member (\d+)", pages[0], re.MULTILINE)]
    assert int(carried[0]) == sum(first)


def test_a_short_table_goes_on_over_pages_with_its_head(tmp_path: Path) -> None:
    file = tmp_path / "grid.pdf"
    with speaking("en"), written(file, letterhead(), Heading("Table")) as paper:
        columns = (GridColumn("Left head", 50), GridColumn("Right head", 50, Align.END))
        paper.flow([Grid(columns, [(f"row {number}", str(number)) for number in range(120)], last_is_total=True)])
        paper.flow([Room(20), facts([("Key", "tall " * 4000)]), Text("long text " * 3000)])
    pages = pages_of(file)
    text = "\n".join(pages)
    assert len(re.findall(r"^row \d+", text, re.MULTILINE)) == 120
    assert text.count("Left head") == 3
    assert text.count("tall") == 4000
    assert text.count("long") == 3000


def test_papers_of_a_language_from_right_to_left_begin_at_the_right(tmp_path: Path) -> None:
    places = {}
    for language in ("en", "en_XA"):
        file = tmp_path / f"{language}.pdf"
        with speaking(language):
            put(ROLL, roll([("", [member_row(7)])]), file)
        with pypdfium2.PdfDocument(file) as document:
            page = document[0]
            half = page.get_width() / 2
            places[language] = "00007" in page.get_textpage().get_text_bounded(left=half)
    assert places == {"en": False, "en_XA": True}
