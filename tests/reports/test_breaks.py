"""Where lines may end: numbers stay with their units, signs with their words, and a narrow place still takes all."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.reports.breaks import ZERO_WIDTH, holds, steps
from pomanager.reports.fonts import REGULAR
from pomanager.reports.lines import LONGEST_KEPT, broken, broken_afresh
from pomanager.reports.scripts import LONGEST_CLUSTER, clusters

HELD = [
    "12 345,50 FBu",
    "1 234 567",
    "5 kg",
    "2,5 ha",
    "12 %",
    "30 °C",
    "500 F",
    "40 000 KHR",
    "40 000 ៛",
    "100 руб",
    "25 кг",
    "25 គ.ក",
    "$ 100",
    "USD 100",
    "no. 12",
    "No. 12",
    "n° 7",
    "№ 5",
    "§ 4",
    "§§ 4",
    "art. 104",
    "ст. 28",
    "(art. 5",
    "p. 12",
    "tel. +257",
    "Présents :",
    "« oui »",
    "quoi ?",
    "non !",
    "ici ;",
    "[ x ]",
    "ខ្លួន ។",
    "2026-03-12",
    "COVID-19",
    "-5",
    "2019–2024",
]
FREE = [
    "2026 members",
    "12 members",
    "12 March",
    "1000 1000",
    "12 34",
    "kg 5",
    "12 mangues",
    "12 GITEGA",
    "5 kgs",
    "art 104",
    "part. 5",
    "the 5",
    "Jean-Bosco",
    "word :other",
    "oui «",
    "a ?b",
    "HAKIZIMANA Jean",
    "ក\u200bខ",
    "word—5",
]


def parts(text: str) -> list[str]:
    """What stands between the places where a line may end."""
    return ["".join([held[0][1], *(gap + word for gap, word in held[1:])]) for held in steps(text)]


@pytest.mark.parametrize("text", HELD)
def test_what_belongs_together_stays_on_one_line(text: str) -> None:
    assert parts(text) == [text]
    assert [line.text for line in broken(f"xxxxxxxxxxxxxxxxxxxx {text}", 110, REGULAR, 10)][1:] == [text]


@pytest.mark.parametrize("text", FREE)
def test_other_words_may_part(text: str) -> None:
    assert len(parts(text)) == 2


def test_a_narrow_place_parts_even_what_belongs_together_and_at_its_spaces_first() -> None:
    lines = broken("12 345 678,50 FBu", 32, REGULAR, 10)
    assert [line.text for line in lines] == ["12 345", "678,50", "FBu"]
    assert [line.text for line in broken("2026-03-12", 32, REGULAR, 10)] == ["2026-", "03-12"]


def test_only_the_words_beside_a_space_decide() -> None:
    assert holds("12", "kg")
    assert not holds("douze", "kg")
    assert holds("x" * 500 + "12", "kg")


def test_zero_width_spaces_part_and_are_not_in_what_they_part() -> None:
    assert parts("កសិករ\u200bកម្ពុជា\u200bជា") == ["កសិករ", "កម្ពុជា", "ជា"]


@given(st.text(alphabet="a1 -–,.:;%«»()§№FBukg\u200b\u00a0ក", max_size=40))
def test_every_letter_comes_back_once_and_in_order(text: str) -> None:
    steps_of = [step for held in steps(text) for step in held]
    spaces = " \u200b"
    assert "".join(gap + word for gap, word in steps_of) == text.rstrip(spaces).translate(ZERO_WIDTH)
    whole = "".join(line.text for line in broken_afresh(text, 25, REGULAR, 10))
    assert whole.replace(" ", "") == text.translate(ZERO_WIDTH).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("เมือง", ["เมื", "อ", "ง"]),
        ("น้ำ", ["น้ำ"]),
        ("ໄທ", ["ໄທ"]),
        ("ນ້ຳ", ["ນ້ຳ"]),
        ("မြန်မာ", ["မြ", "န်", "မာ"]),
        ("ស្ត្រី", ["ស្ត្រី"]),
        ("e\u0301x", ["e\u0301", "x"]),
    ],
)
def test_what_a_reader_takes_for_one_letter_is_never_parted(text: str, letters: list[str]) -> None:
    assert clusters(text) == letters
    assert [line.text for line in broken(text, 1, REGULAR, 10)] == letters


@pytest.mark.parametrize(
    "text", ["ກະສິກຳແມ່ນສຳຄັນຫຼາຍສຳລັບປະຊາຊົນລາວທັງໝົດ", "การเกษตรเป็นสิ่งสำคัญมากสำหรับประชาชน", "လယ်ယာစိုက်ပျိုးရေးသည်အလွန်အရေးကြီးပါသည်"]
)
def test_scripts_without_spaces_break_between_letters(text: str) -> None:
    lines = broken(text, 60, REGULAR, 10)
    assert len(lines) > 1
    assert all(line.width <= 60 for line in lines)
    assert [letter for line in lines for letter in clusters(line.text)] == clusters(text)


@pytest.mark.parametrize("sign", ["ា", "្", "\u0e40", "\u0e33", "\u200d"])
def test_signs_heaped_on_one_letter_without_end_are_parted(sign: str) -> None:
    found = clusters("ក" + sign * 1000)
    assert "".join(found) == "ក" + sign * 1000
    assert max(map(len, found)) == LONGEST_CLUSTER


def test_a_text_broken_again_is_the_same_whether_it_was_kept_or_not() -> None:
    for length in (LONGEST_KEPT, LONGEST_KEPT + 1):
        text = ("word ខ្មែរ " * length)[:length]
        first = broken(text, 100, REGULAR, 10)
        assert (broken(text, 100, REGULAR, 10) is first) is (length <= LONGEST_KEPT)
        assert [line.text for line in broken_afresh(text, 100, REGULAR, 10)] == [line.text for line in first]


def test_width_size_and_side_are_told_apart_in_what_is_kept() -> None:
    text = "12 - 13 ខ"
    whole = broken(text, 100, REGULAR, 10)
    assert [piece.text for line in whole for piece in line.pieces] == ["12 - 13 ", "ខ"]
    assert [line.text for line in broken(text, 30, REGULAR, 10)] == ["12 -", "13 ខ"]
    assert len(broken(text, 100, REGULAR, 30)) > 1
    assert broken(text, 100, REGULAR, 10, right=True)[0].pieces[0].text == "ខ"


def test_several_threads_may_break_texts_at_once() -> None:
    texts = [f"ស្ត្រី {number} عربي Кыргыз e\u0301" for number in range(200)] * 2

    def lines(text: str) -> list[str]:
        return [piece.show for line in broken(text, 60, REGULAR, 10) for piece in line.pieces]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lines, texts))
    assert found == [
        [piece.show for line in broken_afresh(text, 60, REGULAR, 10) for piece in line.pieces] for text in texts
    ]
