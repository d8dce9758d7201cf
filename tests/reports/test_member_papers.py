"""What the papers on members say: register, joined and left, figures, cards, labels, letters, what to look at."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pypdfium2
from pomanager.i18n import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.papers import PAPERS
from pomanager.readmodels.member_papers import AdmissionFormSheet, Applicant
from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.composing import InBlocks, Listing, write
from pomanager.reports.members.admission_form import ADMISSION_FORM
from pomanager.reports.members.attention import ATTENTION
from pomanager.reports.members.cards import CARDS
from pomanager.reports.members.joined_left import JOINED_LEFT
from pomanager.reports.members.labels import LABELS
from pomanager.reports.members.letter import MEMBER_LETTER
from pomanager.reports.members.register import REGISTER
from pomanager.reports.members.roll import ROLL
from pomanager.reports.members.statistics import MEMBER_STATISTICS
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind
from pomanager.rules.letter_fields import FIELD_WORDS
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.movements import Movement
from pomanager.rules.paper_options import CardsOnSheet, CodeKind, LabelLayout
from tests.reports import sheets
from tests.reports.hostile_logos import whole
from tests.reports.sheets import AS_OF, letterhead, pages_of, put, text_of

ALINE = Applicant(
    number="00042", full_name="NIYONZIMA Aline", other_script="", sex=Sex.FEMALE, birth=VagueDate(1984, 3),
    phone="+257 79 000 000", place="Mungwa", section="Nord", how_to_find="Behind the school", profession="Farmer",
    products="coffee", thumb_print=True, document_kind=IdentityKind.PASSPORT, document_number="AB 123",
    issuer="Bujumbura", issued_on=VagueDate(2020, 5, 6), household="NIYONZIMA", persons=7,
)  # fmt: skip


def said(kind: InBlocks[Any] | Listing[Any], sheet: Any, tmp_path: Path) -> str:  # noqa: ANN401 - the sheet of its kind
    """All the words of a paper in English."""
    file = tmp_path / "paper.pdf"
    with speaking("en"):
        put(kind, sheet, file)
    return text_of(file)


# ---- the register ----------------------------------------------------------------------------------------------------


def test_the_register_lies_on_its_long_side_and_adds_up_each_page(tmp_path: Path) -> None:
    file = tmp_path / "register.pdf"
    with speaking("en"):
        put(REGISTER, sheets.register([sheets.register_line(number) for number in range(1, 61)]), file)
    pages = pages_of(file)
    assert len(pages) > 2
    assert all("Carried forward · Women:" in page and "Total of this page" in page for page in pages[:-1])
    assert "Total · Women: 40 · Men: 20 · Total: 60" in pages[-1]
    with pypdfium2.PdfDocument(file) as document:
        assert document[0].get_width() > document[0].get_height()
    assert "In order of admission · As of 24 November 2026" in pages[0]


def test_it_says_how_each_was_admitted_and_how_each_left(tmp_path: Path) -> None:
    text = said(REGISTER, sheets.register([sheets.register_line(4), sheets.register_line(5)]), tmp_path)
    lines = " ".join(text.split())
    assert "01/01/2015 AG 1/2015 01/06/2019 Resigned: Moved away" in lines
    assert lines.count("Resigned") == 1


@pytest.mark.parametrize(
    ("in_full", "words"), [(True, "stand here in full"), (False, "only the last signs are printed")]
)
def test_it_says_whether_documents_stand_in_it_in_full(tmp_path: Path, words: str, *, in_full: bool) -> None:
    assert words in said(REGISTER, sheets.register([sheets.register_line(1)], in_full=in_full), tmp_path)


def test_an_empty_register_says_so(tmp_path: Path) -> None:
    assert "Nobody had been admitted by this day." in said(REGISTER, sheets.register([]), tmp_path)


@pytest.mark.parametrize("kind", ["roll", "register"])
def test_whoever_signs_with_the_thumb_has_a_box_for_it(kind: str, tmp_path: Path) -> None:
    rows = [sheets.member_row(number) for number in range(1, 11)]
    lines = [sheets.register_line(number) for number in range(1, 11)]
    if kind == "roll":
        text = said(ROLL, sheets.roll([("", rows)], signatures=True), tmp_path)
    else:
        text = said(REGISTER, sheets.register(lines, signatures=True), tmp_path)
    assert text.count("Thumb-print") == 2
    assert "Signature or thumb-" in text


def test_organisations_are_counted_apart_from_women_and_men(tmp_path: Path) -> None:
    line = sheets.register_line(1, kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    text = said(REGISTER, sheets.register([line, sheets.register_line(2)]), tmp_path)
    assert "Women: 1 · Men: 0 · Sex not known: 0 · Organisations: 1 · Total: 2" in text


# ---- joined and left, figures ----------------------------------------------------------------------------------------


def test_joined_and_left_begins_with_an_account_of_the_roll(tmp_path: Path) -> None:
    moved = {Movement.NEW: [sheets.movement(1), sheets.movement(2)], Movement.DEAD: [sheets.movement(3, "KAYITESI")]}
    text = " ".join(said(JOINED_LEFT, sheets.joined_left(moved), tmp_path).split())
    assert "From 1 January 2026 to 24 November 2026" in text
    assert "On the roll on 31 Dec 2025 100 0 0 100" in text
    assert "+ New members 2 0 0 2" in text
    assert "− Deceased 1 0 0 1" in text
    assert "On the roll on 24 Nov 2026 101 0 0 101" in text
    assert "00003 KAYITESI Woman Mungwa 01/06/2026" in text


def test_a_period_in_which_nobody_came_or_went_says_so(tmp_path: Path) -> None:
    assert "Nobody joined or left in this period." in said(JOINED_LEFT, sheets.joined_left({}), tmp_path)


def test_figures_name_the_limit_of_youth_and_what_is_to_be_confirmed(tmp_path: Path) -> None:
    sheet = sheets.statistics(("Nord", sheets.counted(3, 1)), ("", sheets.counted(1)))
    text = " ".join(said(MEMBER_STATISTICS, sheet, tmp_path).split())
    assert "18 to 35 years 4 1 0 5" in text
    assert "Young is who is 35 years old or younger. Of 1 member the birth is known only in part" in text
    assert "Nord 3 1 0 4 Without a section 1 0 0 1 Total 4 1 0 5" in text
    assert "Nord 0 3 0 0 0 3" in text


# ---- cards, labels, letters ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cards", "pages"), [(CardsOnSheet.TEN, 2), (CardsOnSheet.EIGHT, 3)])
def test_cards_stand_ten_or_eight_on_a_sheet(tmp_path: Path, cards: CardsOnSheet, pages: int) -> None:
    file = tmp_path / "cards.pdf"
    with speaking("en"):
        put(CARDS, sheets.cards([sheets.addressee(number) for number in range(1, 21)], cards=cards), file)
    found = pages_of(file)
    assert len(found) == pages
    assert found[0].count("Member since") == int(cards.value)
    assert "Page 1 of" in found[0]


def test_a_card_shows_the_photo_where_there_is_one(tmp_path: Path) -> None:
    photo = dict(whole())["PNG"]
    text = said(CARDS, sheets.cards([sheets.addressee(1, photo=photo), sheets.addressee(2)]), tmp_path)
    assert text.count("No photo") == 1
    assert b"/Subtype /Image" in (tmp_path / "paper.pdf").read_bytes()


def dark_share(file: Path) -> float:
    """How much of the place of the code on the first card is black."""
    with pypdfium2.PdfDocument(file) as document:
        picture: Image.Image = document[0].render(scale=4, grayscale=True).to_pil()
    place = picture.crop((4 * 180, 4 * 120, 4 * 290, 4 * 190))
    values = place.tobytes()
    return sum(value < 128 for value in values) / len(values)


@pytest.mark.parametrize(
    ("number", "code"), [("00042", CodeKind.SQUARE), ("00042", CodeKind.BARS), ("№ 7", CodeKind.BARS)]
)
def test_the_number_is_said_to_machines_too(tmp_path: Path, number: str, code: CodeKind) -> None:
    said(CARDS, sheets.cards([sheets.addressee(number=number)], code=code), tmp_path)
    assert dark_share(tmp_path / "paper.pdf") > 0.03


def test_a_number_no_code_can_say_is_left_to_people(tmp_path: Path) -> None:
    assert "NTIRANYIBAGIRA" in said(CARDS, sheets.cards([sheets.addressee(number="")]), tmp_path)


@pytest.mark.parametrize(
    ("layout", "start", "pages"),
    [
        (LabelLayout.THREE_BY_EIGHT, 1, 1), (LabelLayout.THREE_BY_EIGHT, 2, 2), (LabelLayout.TWO_BY_SEVEN, 1, 2),
        (LabelLayout.TWO_BY_SEVEN, 14, 3),
    ],
)  # fmt: skip
def test_labels_begin_where_the_sheet_has_its_first_free_place(
    tmp_path: Path, layout: LabelLayout, start: int, pages: int
) -> None:
    members = [sheets.addressee(number) for number in range(1, 25)]
    text = said(LABELS, sheets.labels(members, layout=layout, start=start), tmp_path)
    assert len(pages_of(tmp_path / "paper.pdf")) == pages
    assert all(f"No. {number:05d} · Mungwa" in text for number in range(1, 25))
    assert text.count("Behind the school") == 24


def test_large_print_changes_nothing_where_there_is_no_room_for_it(tmp_path: Path) -> None:
    for name, large in (("plain", False), ("large", True)):
        order = PrintOrder(language="en", large=large)
        sheet = sheets.labels([sheets.addressee(number) for number in range(1, 25)])
        write(LABELS, sheet, tmp_path / f"labels-{name}.pdf", order)
        write(REGISTER, sheets.register([sheets.register_line(1)]), tmp_path / f"register-{name}.pdf", order)
    for kind in ("labels", "register"):
        assert (tmp_path / f"{kind}-plain.pdf").read_bytes() == (tmp_path / f"{kind}-large.pdf").read_bytes()


def test_only_papers_that_can_be_printed_large_offer_it() -> None:
    for paper in PAPERS:
        kind = paper.kind()
        large, usual = (kind.fitted(PrintOrder(language="en", large=wished)) for wished in (True, False))
        assert (large != usual) is paper.may_be_large, paper.key


def test_a_letter_is_called_by_the_heading_of_its_text_and_obeys_no_mark_of_a_name(tmp_path: Path) -> None:
    member = sheets.addressee(name="*Aline* **N.**", place="")
    text = said(MEMBER_LETTER, sheets.letter(member, "# Assembly\n\n{form_of_address} {name}: **come**."), tmp_path)
    assert text.count("Assembly") == 1
    assert "Mme *Aline* **N.**: come." in text
    assert "—" in text


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_fields_are_understood_in_whatever_language_they_were_typed(language: str, tmp_path: Path) -> None:
    with speaking(language):
        text = " ".join(f"{{{_(word)}}}" for word in FIELD_WORDS.values())
    assert "{" not in said(MEMBER_LETTER, sheets.letter(sheets.addressee(), text), tmp_path)


# ---- forms and lists -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
@pytest.mark.parametrize("applicant", [None, ALINE])
def test_the_form_is_one_page_blank_or_filled_in(language: str, applicant: Applicant | None, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    with speaking(language):
        put(ADMISSION_FORM, AdmissionFormSheet(letterhead(), AS_OF, applicant), file)
    (text,) = pages_of(file)
    known = ("NIYONZIMA Aline", "AB 123", "Bujumbura", "Behind the school", "00042", "+257 79 000 000")
    assert all((part in text) is (applicant is not None) for part in known)


def test_the_list_of_what_to_look_at_has_room_for_what_is_found(tmp_path: Path) -> None:
    sheet = sheets.attention(sheets.attention_line(1), sheets.attention_line(2))
    text = " ".join(said(ATTENTION, sheet, tmp_path).split())
    assert "Impossible: Born in the future (2)" in text
    assert "00001 NDAYIZEYE Tharcisse Mungwa May be the same person as 00007" in text
    assert "What was found" in text


def test_where_there_is_nothing_to_look_at_the_list_says_so(tmp_path: Path) -> None:
    assert "Nothing on the roll asks for a second look." in said(ATTENTION, sheets.attention(), tmp_path)
