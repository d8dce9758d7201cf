"""The recovery code is read back however it was typed, and every slip is found in its group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.access import recovery
from pomanager.rules.access.recovery import ALPHABET, GROUP_LETTERS, GROUPS, code_of, groups_of, key_of

KEYS = st.binary(min_size=32, max_size=32)
KEY = bytes(range(100, 132))


def groups_named(text: str) -> list[object]:
    """The numbers of the groups that are not as on the paper."""
    found = recovery.objections_to_code(text)
    assert {objection.message for objection in found} <= {recovery.WRONG_GROUP, recovery.GROUP_LENGTH}
    assert {objection.about for objection in found} <= {"code"}
    return [objection.details["number"] for objection in found]


@given(KEYS)
def test_every_key_comes_back(key: bytes) -> None:
    groups = groups_of(key)
    assert [len(group) for group in groups] == [GROUP_LETTERS] * GROUPS
    assert set("".join(groups)) <= set(ALPHABET)
    assert recovery.objections_to_code(code_of(key)) == ()
    assert key_of(code_of(key)) == key


@given(KEYS, st.integers(0, GROUPS * GROUP_LETTERS - 1), st.integers(1, len(ALPHABET) - 1))
def test_every_wrong_letter_is_found_in_its_group(key: bytes, place: int, shift: int) -> None:
    letters = "".join(groups_of(key))
    wrong = ALPHABET[(ALPHABET.index(letters[place]) + shift) % len(ALPHABET)]
    assert groups_named(letters[:place] + wrong + letters[place + 1 :]) == [place // GROUP_LETTERS + 1]


@given(KEYS, st.integers(0, GROUPS - 1), st.integers(0, GROUP_LETTERS - 2))
def test_letters_that_changed_places_are_found(key: bytes, number: int, place: int) -> None:
    groups = list(groups_of(key))
    group = groups[number]
    groups[number] = group[:place] + group[place + 1] + group[place] + group[place + 2 :]
    assert groups_named(" ".join(groups)) == ([number + 1] if groups[number] != group else [])


@given(KEYS, st.lists(st.integers(0, GROUPS - 1), min_size=2, max_size=2, unique=True))
def test_groups_that_changed_places_are_found(key: bytes, places: list[int]) -> None:
    groups = list(groups_of(key))
    one, two = sorted(places)
    groups[one], groups[two] = groups[two], groups[one]
    assert groups_named("-".join(groups)) == [one + 1, two + 1]


@pytest.mark.parametrize(
    "typed",
    [
        code_of(KEY).lower(),
        code_of(KEY).replace("-", ""),
        code_of(KEY).replace("-", " – "),
        f"  {code_of(KEY)}\n",
        code_of(KEY).replace("0", "o").replace("1", "l"),
        code_of(KEY).replace("0", "O").replace("1", "i").replace("V", "u"),
        # Typed on a Russian keyboard, on a Khmer one, on an Arabic one, in the wide letters of East Asia.
        code_of(KEY).translate(str.maketrans("ABCEHKMPTX", "АВСЕНКМРТХ")).lower(),
        code_of(KEY).translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")),
        code_of(KEY).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        "".join(chr(ord(sign) + 0xFEE0) for sign in code_of(KEY)),
        code_of(KEY).replace("-", "\u200b-\u200b"),
    ],
)
def test_reading_forgives(typed: str) -> None:
    assert key_of(typed) == KEY


def test_the_letters_of_the_example_are_all_forgiven() -> None:
    letters = set(code_of(KEY))
    assert letters >= set("01V")  # or the example above would try nothing
    assert letters & set("ABCEHKMPTX")


@pytest.mark.parametrize(
    ("typed", "message", "details"),
    [
        ("", recovery.NOT_A_CODE, {"found": 0}),
        (code_of(KEY).replace("-", "")[:-1], recovery.NOT_A_CODE, {"found": 64}),
        (code_of(KEY)[:-1], recovery.GROUP_LENGTH, {"number": 13}),
        (code_of(KEY).replace("-", "=", 1), recovery.NO_LETTER, {"signs": "="}),
        ("សុខ", recovery.NO_LETTER, {"signs": "ស ុ ខ"}),
    ],
)
def test_what_is_no_code_is_told(typed: str, message: str, details: dict[str, object]) -> None:
    (found,) = recovery.objections_to_code(typed)
    assert found.message == message
    assert details.items() <= found.details.items()
    assert found.message.format(**found.details)
    with pytest.raises(ValueError, match="no recovery code"):
        key_of(typed)


@given(st.text(max_size=90))
def test_any_text_is_a_code_or_objected_to(text: str) -> None:
    found = recovery.objections_to_code(text)
    if found:
        assert all(objection.stops for objection in found)
    else:
        assert len(key_of(text)) == 32


def test_letters_that_carry_no_key_must_be_empty() -> None:
    groups = list(groups_of(bytes(32)))
    values = [0, 0, 0, 1]  # one of the four bits that are left over is set, and the check letter fits
    groups[-1] = "".join(ALPHABET[value] for value in (*values, recovery._check(values, GROUPS)))  # noqa: SLF001
    assert groups_named("-".join(groups)) == [GROUPS]
