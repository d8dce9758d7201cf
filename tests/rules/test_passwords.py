"""New passwords are judged all at once, and whoever mistypes one waits longer each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.access import passwords
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.access.patience import LONGEST_WAIT, seconds_to_wait
from pomanager.rules.objections import Weight


def said(password: str, again: str | None = None, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Each objection and the field it stands beside."""
    found = objections_to_password(password, password if again is None else again, names)
    assert all(objection.message.format(**objection.details) for objection in found)
    return [(objection.message, objection.about) for objection in found]


@pytest.mark.parametrize(
    ("password", "objections"),
    [
        ("", [passwords.EMPTY]),
        ("    \t   ", [passwords.EMPTY]),
        ("seven77", [passwords.TOO_SHORT]),
        ("eight888", []),
        ("un bon secret", []),
        ("បាយសុខ៨៨", []),
        ("e\u0301e\u0301e\u0301abcd", [passwords.TOO_SHORT]),  # seven letters, however the accents are written
        ("aaaaaaaaa", [passwords.ONE_SIGN]),
        ("aaa", [passwords.TOO_SHORT, passwords.ONE_SIGN]),
        ("a" * 201, [passwords.TOO_LONG, passwords.ONE_SIGN]),
        ("ab" * 100, []),
        ("two\nlines here", [passwords.HIDDEN_SIGNS]),
        ("half a sign \ud800", [passwords.HIDDEN_SIGNS]),
    ],
)
def test_a_password_is_judged(password: str, objections: list[str]) -> None:
    assert said(password) == [(message, "password") for message in objections]


def test_everything_is_said_at_once_beside_its_field() -> None:
    assert said("awa", "awo", ("Awa",)) == [
        (passwords.TOO_SHORT, "password"),
        (passwords.A_NAME, "password"),
        (passwords.NOT_THE_SAME, "again"),
    ]


@pytest.mark.parametrize("name", ["Médiatrice", "MEDIATRICE", " mediatrice "])
def test_a_name_is_no_password_however_it_is_written(name: str) -> None:
    assert (passwords.A_NAME, "password") in said("médiatrice", names=("", name))
    assert (passwords.A_NAME, "password") not in said("médiatrice2", names=(name,))


@pytest.mark.parametrize("password", [" un bon secret", "un bon secret "])
def test_spaces_around_are_told_and_kept(password: str) -> None:
    (found,) = objections_to_password(password, password)
    assert (found.message, found.weight) == (passwords.SPACES_AROUND, Weight.WARN)


@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_is_judged(password: str, again: str, names: list[str]) -> None:
    found = objections_to_password(password, again, names)
    assert any(objection.about == "again" for objection in found) == (password != again)


def test_waiting_grows_and_ends() -> None:
    assert [seconds_to_wait(failures) for failures in range(10)] == [0, 0, 1, 2, 4, 8, 16, 30, 30, 30]
    assert seconds_to_wait(10**6) == LONGEST_WAIT
