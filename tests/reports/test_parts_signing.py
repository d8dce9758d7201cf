"""Places to sign and slips to hand back: who signs, room for a thumb, a stamp; one place in two languages."""

from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.reports.flow import Block, SideBySide
from pomanager.reports.parts import (
    Blank,
    Signature,
    Signatures,
    Slip,
    Text,
    all_present,
    bureau,
    chair_and_secretary,
    channels,
    facts,
    read_and_explained,
    receipt,
    witnesses,
)
from tests.reports.parts_on_paper import HOSTILE, letters_of, pictured, printed, read, spoken_by
from tests.reports.sheets import pages_of


def test_minutes_of_a_board_are_signed_by_chair_and_secretary() -> None:
    assert spoken_by([chair_and_secretary("HAKIZIMANA Jean-Bosco")]) == [
        "The chair", "HAKIZIMANA Jean-Bosco", "The secretary",
    ]  # fmt: skip


def test_minutes_of_an_assembly_are_signed_by_its_bureau() -> None:
    assert spoken_by([bureau("A", "B", ("C", "D"))]) == [
        "The chair", "A", "The secretary", "B", "A teller", "C", "A teller", "D",
    ]  # fmt: skip
    assert spoken_by([bureau()]).count("A teller") == 2
    assert spoken_by([witnesses()]) == ["A witness", "A witness"]


def test_everybody_has_room_for_a_thumb_print_and_a_day(tmp_path: Path) -> None:
    text = read(printed(tmp_path / "a.pdf", lambda: [bureau(stamp=True)]))
    assert text.count("Thumb-print") == 4
    assert text.count("Date:") == 4
    assert text.count("Stamp") == 1
    without = read(printed(tmp_path / "b.pdf", lambda: [Signatures([Signature("The chair")], thumb=False)]))
    assert "Thumb-print" not in without


def test_there_is_a_dashed_circle_for_the_stamp(tmp_path: Path) -> None:
    people = [Signature(role) for role in ("The chair", "The secretary", "A teller")]
    dark = {}
    for stamp in (True, False):
        signing = Signatures(people[: 2 if stamp else 3], stamp=stamp)
        picture = pictured(printed(tmp_path / "a.pdf", lambda signing=signing: [signing]))  # type: ignore[misc]
        # The third place of the row, without its box for a thumb.
        wide, tall = picture.size
        dark[stamp] = sum(
            picture.crop((wide * 7 // 10, tall * 17 // 100, wide * 8 // 10, tall * 30 // 100)).histogram()[:160]
        )
    assert dark[True] > 1.5 * dark[False] > 0


@pytest.mark.parametrize("people", range(1, 9))
@pytest.mark.parametrize("stamp", [True, False])
def test_rows_of_places_are_about_as_long_as_one_another(people: int, stamp: bool, tmp_path: Path) -> None:  # noqa: FBT001 - both ways
    signing = Signatures([Signature(f"Person {number}") for number in range(people)], stamp=stamp)
    file = printed(tmp_path / "a.pdf", lambda: [Signatures(signing.people, stamp=stamp)])
    text = read(file)
    assert [f"Person {number}" in text for number in range(people)] == [True] * people
    assert text.count("Stamp") == stamp
    assert signing.wrap(480, 0)[1] <= 130 * -(-(people + stamp) // 2)


def test_places_for_many_go_on_over_pages_and_the_stamp_comes_last(tmp_path: Path) -> None:
    people = [Signature(f"Person {number:02d}") for number in range(40)]
    pages = pages_of(printed(tmp_path / "a.pdf", lambda: [Signatures(people, stamp=True)]))
    assert len(pages) > 2
    assert ["Stamp" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    text = "\n".join(pages)
    assert [text.count(person.role) for person in people] == [1] * 40


def test_people_sign_once_on_a_paper_in_two_languages(tmp_path: Path) -> None:
    with speaking("fr"):
        french = Signatures([Signature("Présidente", "NDAYIZEYE"), Signature("Témoin")])
    with speaking("rn"):
        kirundi = Signatures([Signature("Umukuru", "NDAYIZEYE"), Signature("Icabona")])
    (both,) = french.beside(kirundi)
    assert isinstance(both, Signatures)
    assert list(both.said()) == ["Présidente / Umukuru", "NDAYIZEYE", "Témoin / Icabona"]
    text = read(printed(tmp_path / "a.pdf", lambda: [chair_and_secretary()], "fr", "rn"))
    with speaking("fr"):
        assert text.count("Empreinte du pouce") == 2
    assert text.count("Igikumu") == 2


def test_different_people_sign_in_columns_of_their_own() -> None:
    (pair,) = chair_and_secretary().beside(bureau())
    assert isinstance(pair, SideBySide)


def test_all_who_were_there_sign_one_list_in_both_languages() -> None:
    with speaking("fr"):
        french = all_present([("1", "NDAYIZEYE")])
    with speaking("rn"):
        kirundi = all_present([("1", "NDAYIZEYE")])
    (both,) = french.beside(kirundi)
    assert "Nom / Izina" in list(both.said())
    assert list(both.said()).count("NDAYIZEYE") == 1


def test_it_is_told_in_which_language_and_by_whom_it_was_explained() -> None:
    assert spoken_by([read_and_explained("Kirundi", "Aline")]) == [
        "Read and explained in (language)", "Kirundi", "By (name)", "Aline",
    ]  # fmt: skip


def test_a_receipt_names_its_sender_again_and_asks_how_it_came(tmp_path: Path) -> None:
    def story() -> list[Block]:
        return [receipt("Dukorere Hamwe", "Receipt of the convocation", [("Member", "00042 NDAYIZEYE")])]

    text = read(printed(tmp_path / "a.pdf", story))
    assert "Cut here" in text
    assert "Dukorere Hamwe Receipt of the convocation Member 00042 NDAYIZEYE" in text
    for channel in channels():
        assert channel in text
    assert len(channels()) == 6
    assert "Brought by (name)" in text
    assert text.count("Thumb-print") == 1
    said = spoken_by(story())
    assert said[:4] == ["Dukorere Hamwe", "Receipt of the convocation", "Member", "00042 NDAYIZEYE"]


def test_a_slip_is_never_cut_by_the_end_of_a_page(tmp_path: Path) -> None:
    def slip() -> Block:
        return receipt("Sender", "Receipt of the convocation", [("Member", "00042")])

    tall = slip().wrap(480, 0)[1]
    assert slip().split(480, tall - 1) == []
    for lines in range(20, 44, 3):
        file = printed(tmp_path / "a.pdf", lambda lines=lines: [Text("line\n" * lines), slip()])  # type: ignore[misc]
        (page,) = [page for page in pages_of(file) if "Cut here" in page]
        assert "Brought by (name)" in page
        assert "Thumb-print" in page


def test_a_slip_in_two_languages_is_one_slip() -> None:
    first = Slip("Coopérative", "Accusé", [facts([("Membre", "1")]), Blank("Reçu le")])
    second = Slip("Koperative", "Icemezo", [facts([("Umunywanyi", "1")]), Blank("Yakiriwe")])
    (both,) = first.beside(second)
    assert isinstance(both, Slip)
    assert list(both.said()) == [
        "Coopérative / Koperative", "Accusé / Icemezo", "Membre / Umunywanyi", "1", "Reçu le / Yakiriwe",
    ]  # fmt: skip


def test_hostile_names_are_printed_as_they_stand(tmp_path: Path) -> None:
    def story() -> list[Block]:
        return [
            block
            for text in HOSTILE
            for block in (
                Signatures([Signature(text, text)]),
                Slip(text, text, [Blank(text)]),
                all_present([("1", text)]),
            )
        ]

    file = printed(tmp_path / "a.pdf", story)
    seen = letters_of(read(file))
    for text in HOSTILE:
        assert letters_of(text.translate(dict.fromkeys(range(32), None))) in seen
    assert b"/URI" not in file.read_bytes()
