"""The password of the file is forgotten; the code on paper opens it, and a new password takes the old one's place."""

from pathlib import Path

import pytest

from pomanager.errors import Locked, Refused, WrongPassword
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.access import recovery
from pomanager.rules.access.recovery import ALPHABET
from pomanager.rules.paper_options import Options
from pomanager.services import files
from tests import make, offices
from tests.reports.sheets import text_of

NAME = "NIYONZIMA Médiatrice"
FIRST, SECOND = "le mil est récolté", "trois chèvres blanches"


def test_a_forgotten_password_and_the_code_on_paper(tmp_path: Path) -> None:
    """Each part of the story goes on where the one before ended."""
    path = offices.office_file(tmp_path)
    paper = _the_password_is_set_and_the_code_printed(path, tmp_path)
    _nobody_gets_in_without_it(path)
    _the_code_is_typed_from_the_paper(path, paper)
    _a_new_password_makes_the_paper_worthless(path, paper)


def _the_password_is_set_and_the_code_printed(path: Path, folder: Path) -> list[str]:
    """The paper goes into the safe; returned is what somebody reads from it."""
    office = offices.opened_office(path)
    make.member(office, NAME)
    office.close()
    told = files.set_password(path, FIRST, offices.clock, "Awa", FIRST)
    (folder / files.BACKUPS).mkdir()
    files.back_up(path, folder / files.BACKUPS, offices.clock)
    office = offices.opened_office(path)
    file = folder / "code.pdf"
    options = Options(recovery_code=told.code)
    print_paper(paper_called("recovery-code"), office, file, PrintOrder(language="en"), options=options)
    office.close()
    files.lock_again(path)
    words = text_of(file).split()
    assert "Awa" in words
    groups = [word for word in words if len(word) == recovery.GROUP_LETTERS and set(word) <= set(ALPHABET)]
    assert "-".join(groups) == told.code
    return groups


def _nobody_gets_in_without_it(path: Path) -> None:
    """A year later the secretary has forgotten it."""
    with pytest.raises(Locked):
        offices.opened_office(path)
    for guess in ("le mil est recolte", "Le mil est récolté", NAME):
        with pytest.raises(WrongPassword):
            files.unlock(path, guess)
    data = path.read_bytes()
    assert NAME.encode() not in data
    assert b"NIYONZIMA" not in data


def _the_code_is_typed_from_the_paper(path: Path, paper: list[str]) -> None:
    """First with a slip in the third group, then right, in small letters."""
    slip = list(paper)
    slip[2] = ("Z" if slip[2][0] != "Z" else "Y") + slip[2][1:]
    with pytest.raises(Refused) as refused:
        files.unlock_with_code(path, " ".join(slip))
    assert [objection.details for objection in refused.value.objections] == [{"number": 3}]
    files.unlock_with_code(path, " ".join(paper).lower())
    office = offices.opened_office(path)
    assert len(make.journal(office)) > 1
    office.close()


def _a_new_password_makes_the_paper_worthless(path: Path, paper: list[str]) -> None:
    """The old backup still opens with the old paper, and with nothing else."""
    told = files.set_password(path, SECOND, offices.clock, "Awa", SECOND)
    assert told.older_backups == 1
    files.lock_again(path)
    with pytest.raises(WrongPassword):
        files.unlock_with_code(path, "-".join(paper))
    files.unlock(path, SECOND)
    assert files.check_file(path) == ()
    (backup,) = (path.parent / files.BACKUPS).iterdir()
    with pytest.raises(WrongPassword):
        files.unlock(backup, SECOND)
    files.unlock_with_code(backup, "-".join(paper))
    assert files.check_file(backup) == ()
