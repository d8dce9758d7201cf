"""The door to office files: making, recognising and opening them, with a sentence for whatever stands in the way."""

from pathlib import Path

import pytest

from pomanager.db import header
from pomanager.errors import FileTrouble, Refused
from pomanager.readmodels.files import FileKind
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.organisation import queries
from pomanager.services.organisation.commands import FoundOffice, Profile
from tests import offices


def test_a_new_office_knows_its_name_and_language_and_can_be_worked_in(tmp_path: Path) -> None:
    path = tmp_path / "conapro.podb"
    office = files.create(path, "Coopérative du Nord", "fr", offices.clock, actor="Asha")
    profile = office.ask(queries.organisation)
    assert profile.name == Wording({"fr": "Coopérative du Nord"})
    assert profile.languages == ("fr",)
    assert not office.read_only
    assert office.now() == offices.NOW
    office.close()


def test_a_profile_that_cannot_stand_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        files.create(tmp_path / "conapro.podb", "  ", "fr", offices.clock)
    assert list(tmp_path.iterdir()) == []


def test_a_whole_profile_can_found_an_office(tmp_path: Path) -> None:
    order = FoundOffice(profile=Profile(name=Wording({"km": "សហគមន៍"}), currency="KHR"), is_sample=True)
    office = files.found(tmp_path / "s4.podb", order, offices.clock)
    assert office.ask(queries.organisation).is_sample
    office.close()


def test_files_are_recognised_with_their_size(tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    found = files.recognise(path)
    assert (found.kind, found.size, found.can_be_opened) == (FileKind.OFFICE, path.stat().st_size, True)
    page = tmp_path / "page.podb"
    page.write_text("<html></html>")
    found = files.recognise(page)
    assert (found.kind, found.likeness, found.can_be_opened) == (FileKind.STRANGER, "a web page", False)


def test_places_are_judged_before_a_file_is_there(tmp_path: Path) -> None:
    assert files.place_warnings(tmp_path / "new.podb") == ()
    assert len(files.place_warnings(tmp_path / "Dropbox" / "new.podb")) == 1


@pytest.mark.parametrize("writing", [True, False])
@pytest.mark.parametrize("content", [b"", b"<html>", b"POManager 9 file" + bytes(99), header.new_salt() + bytes(99)])
def test_nothing_is_left_beside_a_file_that_cannot_be_opened(tmp_path: Path, content: bytes, *, writing: bool) -> None:
    path = tmp_path / "file.podb"
    path.write_bytes(content)
    with pytest.raises(FileTrouble):
        offices.opened_office(path, writing=writing)
    assert path.read_bytes() == content
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
