"""Names of places are told apart from misspellings: near enough and no nearer, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.places import NamesOfPlaces, latin_letters_of, letters_of, slips_between, slips_forgiven

LETTERS = st.text("abcdi", max_size=7)


def osa(one: str, other: str) -> int:
    """Slips between two texts, worked out by the definition alone."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        osa(one[:-1], other) + 1,
        osa(one, other[:-1]) + 1,
        osa(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        ways.append(osa(one[:-2], other[:-2]) + 1)
    return min(ways)


@given(one=LETTERS.filter(lambda text: len(text) < 6), other=LETTERS.filter(lambda text: len(text) < 6))
def test_slips_are_counted_as_they_are_defined(one: str, other: str) -> None:
    true = osa(one, other)
    for most in range(4):
        assert slips_between(one, other, most) == min(true, most + 1)


@pytest.mark.parametrize(("letters", "forgiven"), [(0, 0), (3, 0), (4, 1), (7, 1), (8, 2), (30, 2)])
def test_longer_names_may_hold_more_slips(letters: int, forgiven: int) -> None:
    assert slips_forgiven(letters) == forgiven


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("MAIRIE", "MAI RIE"), ("Veal Thum", "Veal Tum"), ("Bukirasazi", "Bukirisazi"), ("Bukirasazi", "Bukirsazzi"),
        ("Rukoma", "Rukmoa"), ("Thiénaba", "Thienabba"), ("Кара-Булак", "Кара Булак"), ("Кара-Булак", "Kara-Bulak"),
        ("Самаркандек", "Самаркондек"), ("ត្រពាំងឫស្សី", "ត្រពាំងឫស្សិ"), ("Zone 12", "zone12"), ("Pout", "Poutt"),
    ],
)  # fmt: skip
def test_a_misspelling_finds_what_was_meant(known: str, typed: str) -> None:
    among = NamesOfPlaces([(1, "Nyabihanga"), (2, known), (3, "Ожогоно")])
    assert among.exact(typed) == ()
    assert among.likely(typed) == (2,)


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Rusi", "Rus"), ("Rus", "Rusi"), ("Zone 12", "Zone 13"), ("Mungwa", "Mubuga"), ("Bukirasazi", "Bukirisaze x"),
        ("Gitega", ""), ("Gitega", "'"), ("Gitega", "Ngozi"), ("Кара-Бак", "Ак-Сай"),
    ],
)  # fmt: skip
def test_another_name_is_another_place(known: str, typed: str) -> None:
    assert NamesOfPlaces([(1, known)]).likely(typed) == ()


def test_the_nearest_names_are_offered_all_of_them() -> None:
    among = NamesOfPlaces([(1, "Mungwara"), (2, "Mungwera"), (3, "Mungwerra"), (4, "Mungwara")])
    assert among.exact("MUNGWARA") == (1, 4)
    assert among.likely("Mungwira") == (1, 4, 2)


@given(st.lists(LETTERS, max_size=12), LETTERS)
def test_the_quick_look_passes_over_nobody(names: list[str], typed: str) -> None:
    found = NamesOfPlaces(enumerate(names)).likely(typed)
    near = {
        key: slips_between(typed, name, 9)
        for key, name in enumerate(names)
        if name
        and typed
        and slips_between(typed, name, 9) <= min(slips_forgiven(len(name)), slips_forgiven(len(typed)))
    }
    same = [key for key, name in enumerate(names) if typed and name == typed]
    assert sorted(found) == (same or sorted(key for key, slips in near.items() if slips == min(near.values())))


def test_letters_are_compared_in_one_piece() -> None:
    assert letters_of("Кара-Бак 2") == "карабак2"
    assert latin_letters_of("Кара-Бак 2") == "karabak2"
    assert latin_letters_of("Saïb Ndoye") == "saibndoye"
