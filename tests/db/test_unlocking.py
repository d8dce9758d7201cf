"""A file with a password opens with it or with its key; a wrong one is told from damage."""

import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import engine, header, keys, page_seal, troubles, unlocking
from pomanager.db.engine import Access
from pomanager.db.header import PAGE, Kind
from pomanager.db.keys import FileKey
from pomanager.errors import FileTrouble, Locked, WrongPassword
from pomanager.services import files
from pomanager.services.organisation.commands import place_for
from sqlcipher3 import dbapi2
from tests import offices


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A closed file with the tests' password, which nobody has told yet."""
    return offices.locked_file(tmp_path)


def places(session: Session) -> list[str]:
    """The places the office knows."""
    return list(session.execute(text("SELECT name FROM place ORDER BY id")).scalars())


def test_the_key_everybody_knows_opens_it_no_more(locked: Path) -> None:
    for salt in (header.SALT, locked.read_bytes()[:16]):
        tool = engine.connect_to_pages(locked, Access.READ, FileKey(keys.KEY, salt))
        with closing(tool), pytest.raises(dbapi2.DatabaseError, match="not a database"):
            tool.execute("SELECT count(*) FROM sqlite_master")


ACTS: dict[str, Callable[[Path], object]] = {
    "open": offices.opened_office,
    "read": lambda path: offices.opened_office(path, writing=False),
    "check": files.check_file,
    "back up": lambda path: files.back_up(path, path.parent, offices.clock),
    "restore": lambda path: files.restore(path, path.with_name("new.podb"), offices.clock),
    "export": lambda path: files.export_plain(path, path.with_name("plain.sqlite")),
    "set password": lambda path: files.set_password(path, "another password", offices.clock),
    "remove password": lambda path: files.set_password(path, None, offices.clock),
}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_with_a_locked_file(act: str, locked: Path) -> None:
    before = locked.read_bytes()
    with pytest.raises(Locked) as refused:
        ACTS[act](locked)
    assert refused.value.objections[0].message == troubles.WITH_PASSWORD
    assert files.needs_password(locked)
    assert locked.read_bytes() == before
    assert [found.name for found in locked.parent.iterdir()] == [locked.name]


def test_unlocked_it_is_worked_with_until_it_is_locked_again(locked: Path) -> None:
    files.unlock(locked, unicodedata.normalize("NFD", offices.PASSWORD))  # however the keyboard writes the accents
    assert not files.needs_password(locked)
    office = offices.opened_office(locked)
    office.do(place_for, "Mungwa")
    files.lock_again(locked)
    assert office.ask(places) == ["Mungwa"]  # what is open stays open
    office.do(place_for, "Gitega")
    assert files.needs_password(locked)
    with pytest.raises(Locked):
        files.check_file(locked)
    with pytest.raises(WrongPassword):
        files.unlock(locked, "another password")
    files.unlock(locked, offices.PASSWORD)
    assert files.check_file(locked) == ()
    assert office.ask(places) == ["Mungwa", "Gitega"]
    office.close()


def test_an_open_file_is_never_opened_as_a_plain_one(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.unlock(locked, offices.PASSWORD)
    office = offices.opened_office(locked)

    def opened_again(*_: object, **__: object) -> None:
        raise AssertionError("the live file was opened")

    monkeypatch.setattr(Path, "open", opened_again)
    assert header.recognise(locked).kind is Kind.WITH_PASSWORD
    assert not files.needs_password(locked)
    with pytest.raises(WrongPassword):
        files.unlock(locked, "another password")
    files.lock_again(locked)
    files.unlock(locked, offices.PASSWORD)
    office.close()


@pytest.mark.parametrize("password", ["", "le mil est recolte", offices.PASSWORD + " "])
def test_a_wrong_password_is_told_and_changes_nothing(password: str, locked: Path) -> None:
    before = locked.read_bytes()
    with pytest.raises(WrongPassword) as refused:
        files.unlock(locked, password)
    (told,) = refused.value.objections
    assert told.message == troubles.WRONG_PASSWORD
    assert set(told.details) == {"path", "folder"}
    assert files.needs_password(locked)
    assert locked.read_bytes() == before


def test_a_damaged_first_page_is_no_wrong_password(locked: Path) -> None:
    _damage(locked, 100)
    with pytest.raises(WrongPassword):
        files.unlock(locked, "another password")
    files.unlock(locked, offices.PASSWORD)
    with pytest.raises(FileTrouble) as refused:
        offices.opened_office(locked)
    assert refused.value.objections[0].message == troubles.DAMAGED
    assert {finding.objection.message for finding in files.check_file(locked)} == {
        troubles.DAMAGED,
        "Page {page} of the file is not as it was written: the file is damaged.",
    }


def test_a_damaged_name_is_damage_before_any_password(locked: Path) -> None:
    _damage(locked, 9)
    assert not files.needs_password(locked)
    with pytest.raises(FileTrouble) as refused:
        files.unlock(locked, offices.PASSWORD)
    assert refused.value.objections[0].message == troubles.DAMAGED


@pytest.mark.parametrize("length", [16, 17, PAGE - 1])
def test_of_a_file_cut_off_in_its_first_page_damage_is_told(length: int, locked: Path) -> None:
    locked.write_bytes(locked.read_bytes()[:length])
    with pytest.raises(FileTrouble) as refused:
        unlocking.unlock_with_key(locked, bytes(32))
    assert refused.value.objections[0].message == troubles.DAMAGED
    assert not isinstance(refused.value, WrongPassword)


def test_a_file_without_a_password_asks_for_none(path: Path) -> None:
    files.unlock(path, "whatever")
    files.lock_again(path)
    assert not files.needs_password(path)
    assert files.check_file(path) == ()


def test_a_key_shows_itself_nowhere() -> None:
    key = FileKey(b"k" * 32, b"s" * 16)
    for shown in (repr(key), str(key), repr([key]), f"{key}"):
        assert "kkkk" not in shown
        assert b"kkkk".hex() not in shown


def test_seals_are_judged_page_by_page(path: Path) -> None:
    data = path.read_bytes()
    pages = {number: data[(number - 1) * PAGE : number * PAGE] for number in range(1, 8)}
    for number, page in pages.items():
        assert page_seal.fits({number: page}, keys.WITHOUT_PASSWORD)
        assert not page_seal.fits({number + 1: page}, keys.WITHOUT_PASSWORD)
        assert not page_seal.fits({number: bytes([*page[:2000], page[2000] ^ 1, *page[2001:]])}, keys.WITHOUT_PASSWORD)
        assert not page_seal.fits({number: page[:-1]}, keys.WITHOUT_PASSWORD)
        assert not page_seal.fits({number: page}, FileKey(bytes(32), header.SALT))
    assert page_seal.fits({1: bytes(PAGE), 2: pages[2]}, keys.WITHOUT_PASSWORD)
    assert not page_seal.fits({}, keys.WITHOUT_PASSWORD)


def _damage(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
