"""A file is recognised by its first bytes, and each kind that cannot be opened is told in its own sentence."""

import binascii
import io
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pomanager.db import header, keys, opened, opening, troubles
from pomanager.db.header import SALT, Kind
from pomanager.errors import FileTrouble, Locked
from pomanager.rules.objections import Word
from pomanager.services.office import Office


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (4, 4)).save(data, "PNG")
    return data.getvalue()


def spreadsheet() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


def locked_name(form: int = 1, mode: int = 1) -> bytes:
    """The first 16 bytes of a file with a password, put together as docs/file-format.md says."""
    named = b"PODB" + bytes([form, mode]) + b"\x07~8 bytes"[:8]
    return named + binascii.crc_hqx(named, 0).to_bytes(2, "big")


FILES = {
    "office": (SALT + bytes(100), Kind.OFFICE, ""),
    "with password": (locked_name() + bytes(99), Kind.WITH_PASSWORD, ""),
    "newer with password": (locked_name(form=2), Kind.NEWER, ""),
    "another mode": (locked_name(mode=2), Kind.NEWER, ""),
    "cut in the name with password": (locked_name()[:9], Kind.DAMAGED, ""),
    "newer": (b"POManager 2 file", Kind.NEWER, ""),
    "no such format": (b"POManager x file", Kind.DAMAGED, ""),
    "older than the first": (b"POManager 0 file", Kind.DAMAGED, ""),
    "name damaged": (b"POManager 1 filf" + bytes(99), Kind.DAMAGED, ""),
    "cut in the name": (b"POManag", Kind.DAMAGED, ""),
    "empty": (b"", Kind.EMPTY, ""),
    "web page": (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", Kind.STRANGER, "a web page"),
    "table": ("Nom;Prénom\nNIYONZIMA;Médiatrice".encode(), Kind.STRANGER, "a text or a table of text"),
    "khmer table": (("ឈ្មោះ;" * 20).encode(), Kind.STRANGER, "a text or a table of text"),
    "spreadsheet": (spreadsheet(), Kind.STRANGER, "a spreadsheet, a text document or a ZIP archive"),
    "picture": (picture(), Kind.STRANGER, "a picture"),
    "pdf": (b"%PDF-1.7\n", Kind.STRANGER, "a PDF file"),
    "sqlite": (
        b"SQLite format 3\0" + bytes(90),
        Kind.STRANGER,
        "an SQLite file without the protection of an office file",
    ),
    "noise": (bytes(range(128, 255)), Kind.STRANGER, ""),
}


@pytest.mark.parametrize("name", FILES)
def test_the_first_bytes_tell_the_kind(name: str, tmp_path: Path) -> None:
    data, kind, likeness = FILES[name]
    file = tmp_path / "file.podb"
    file.write_bytes(data)
    found = opening.recognise(file)
    assert (found.kind, found.likeness) == (kind, likeness)


@pytest.mark.parametrize("name", [name for name in FILES if name != "office"])
def test_what_is_no_office_is_refused_with_its_own_sentence(name: str, tmp_path: Path) -> None:
    data, kind, likeness = FILES[name]
    file = tmp_path / "file.podb"
    file.write_bytes(data)
    with pytest.raises(FileTrouble) as refused:
        opening.must_be_office(file)
    (objection,) = refused.value.objections
    sentences = {
        Kind.WITH_PASSWORD: troubles.WITH_PASSWORD,
        Kind.NEWER: troubles.NEWER,
        Kind.DAMAGED: troubles.DAMAGED,
        Kind.EMPTY: troubles.EMPTY,
        Kind.STRANGER: troubles.STRANGER_LIKE if likeness else troubles.STRANGER,
    }
    assert objection.message == sentences[kind]
    assert objection.message.format(**objection.details).startswith(str(file))
    assert isinstance(refused.value, Locked) is (kind is Kind.WITH_PASSWORD)
    if likeness:
        assert isinstance(objection.details["kind"], Word)
    assert file.read_bytes() == data


def test_missing_files_folders_and_files_without_a_folder_are_told_apart(tmp_path: Path) -> None:
    for place, sentence in (
        (tmp_path / "gone.podb", troubles.MISSING),
        (tmp_path / "no" / "gone.podb", troubles.FOLDER_MISSING),
        (tmp_path, troubles.IS_FOLDER),
    ):
        with pytest.raises(FileTrouble) as refused:
            header.recognise(place)
        assert refused.value.objections[0].message == sentence


def test_a_file_nobody_may_read_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", denied)  # the tests may run as root, whom no permission stops
    with pytest.raises(FileTrouble) as refused:
        header.recognise(path)
    assert refused.value.objections[0].message == troubles.NO_PERMISSION


def test_an_open_office_is_recognised_without_opening_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    path = next(file for file in _folder_of(office).iterdir() if file.suffix == ".podb")
    link = path.with_name("another name.podb")
    link.symlink_to(path)

    def opened_again(*_: object, **__: object) -> None:
        raise AssertionError("the live file was opened")

    monkeypatch.setattr(Path, "open", opened_again)
    assert header.recognise(path).kind is Kind.OFFICE
    assert header.recognise(link).kind is Kind.OFFICE


def _folder_of(office: Office) -> Path:
    books = office.books
    assert hasattr(books, "path")
    return Path(books.path).parent


def test_a_closed_office_is_forgotten(path: Path) -> None:
    identity = opened.enter(path)
    opened.enter(path)
    opened.leave(identity)
    with opened.held_back(path) as ours:
        assert ours == SALT
    opened.leave(identity)
    with opened.held_back(path) as ours:
        assert ours is None


def test_a_flipped_bit_in_the_name_is_damage_not_a_newer_program(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[10] ^= 0x08  # "1" becomes "9"
    path.write_bytes(data)
    assert header.recognise(path).kind is Kind.NEWER
    assert opening.recognise(path).kind is Kind.DAMAGED


def test_every_flipped_bit_in_a_name_with_password_is_damage() -> None:
    assert header.read_header(locked_name()).kind is Kind.WITH_PASSWORD
    for bit in range(len(SALT) * 8):
        flipped = bytearray(locked_name())
        flipped[bit // 8] ^= 1 << bit % 8
        assert header.read_header(bytes(flipped)).kind is Kind.DAMAGED, bit


def test_a_new_salt_is_a_name_with_password_and_another_each_time() -> None:
    made = {header.new_salt() for _ in range(50)}
    assert len(made) == 50
    assert {len(salt) for salt in made} == {len(SALT)}
    assert {header.read_header(salt).kind for salt in made} == {Kind.WITH_PASSWORD}


def test_the_key_is_a_whole_key() -> None:
    assert len(keys.KEY) == 32
    assert len(SALT) == 16


def test_a_pipe_is_a_stranger_and_nobody_waits_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.podb"
    os.mkfifo(pipe)
    assert header.recognise(pipe).kind is Kind.STRANGER
