"""``pomanager verify PAPER.pdf FILE``: yes to the very bytes that were signed, no to everything else."""

from pathlib import Path

import pytest

from pomanager.printing import erratum_for_signing, minutes_for_signing
from pomanager.services.meetings.commands.errata import write_erratum
from pomanager.services.meetings.commands.minutes import approve_minutes, write_minutes
from pomanager.services.meetings.commands.signing import sign_erratum, sign_minutes
from pomanager.services.meetings.orders_minutes import WriteErratum
from pomanager.services.office import Office
from tests import minutes, offices
from tests.cli.saying import Run
from tests.services.test_minutes_signing import APPROVAL, MEETING, TODAY, writing

ERRATUM = WriteErratum(meeting_id=MEETING, on=TODAY, instead_of="mill", reads="press", reason="misheard")


def fill(office: Office) -> None:
    """The annual assembly with signed minutes, and a signed erratum to them."""
    minutes.fill(office)
    office.do(write_minutes, writing(office))
    office.do(approve_minutes, APPROVAL)
    office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY))
    erratum_id = office.do(write_erratum, ERRATUM).result
    office.do(sign_erratum, erratum_for_signing(office, erratum_id, TODAY))


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A closed office file with signed minutes."""
    return offices.filled_file(tmp_path, fill)


def printed(run: Run, file: Path, target: Path, *more: str, key: str = "minutes") -> Path:
    """A paper as the command line prints it."""
    of = str(MEETING) if key == "minutes" else "1"
    assert run("print", key, file, "--of", of, "--out", target, *more).code == 0
    return target


def test_the_signed_paper_is_known_to_the_last_byte(run: Run, signed: Path, tmp_path: Path) -> None:
    paper = printed(run, signed, tmp_path / "minutes.pdf")
    said = run("verify", paper, signed)
    assert (said.code, said.told.startswith("Yes: these are the minutes of")) == (0, True)
    assert printed(run, signed, tmp_path / "again.pdf").read_bytes() == paper.read_bytes()
    facts = run("verify", paper, signed, "--json").facts()
    assert facts == {
        "same": True, "is_copy": False, "meeting": MEETING, "report": None, "erratum": None,
        "signed_on": TODAY.isoformat(),
    }  # fmt: skip


def test_an_erratum_is_known_too(run: Run, signed: Path, tmp_path: Path) -> None:
    paper = printed(run, signed, tmp_path / "erratum.pdf", key="erratum")
    said = run("verify", paper, signed)
    assert (said.code, "erratum 1" in said.told) == (0, True)


@pytest.mark.parametrize("place", [10, 3000, -10])
def test_one_byte_changed_is_refused(run: Run, signed: Path, tmp_path: Path, place: int) -> None:
    paper = printed(run, signed, tmp_path / "minutes.pdf")
    changed = bytearray(paper.read_bytes())
    changed[place] ^= 1
    paper.write_bytes(changed)
    said = run("verify", paper, signed)
    assert (said.code, said.told.startswith("No: this is none of the papers")) == (1, True)


def test_a_print_in_another_language_is_a_copy(run: Run, signed: Path, tmp_path: Path) -> None:
    paper = printed(run, signed, tmp_path / "minutes.pdf", "--language", "en")
    said = run("verify", paper, signed)
    assert said.code == 1
    assert said.told.startswith("No: this is a copy.")
    assert "Français" in said.told
    assert run("verify", paper, signed, "--json").facts()["is_copy"] is True


def test_the_check_code_of_the_signed_paper_is_known(run: Run, signed: Path, tmp_path: Path) -> None:
    out = run("print", "minutes", signed, "--of", MEETING, "--out", tmp_path / "minutes.pdf", "--json").facts()
    assert run("verify", "minutes", signed, "--of", MEETING, "--code", out["check_code"]).code == 0
    assert run("verify", "minutes", signed, "--of", MEETING, "--code", "7Q2F-9KXD-3M0P-TT1A").code == 1


def test_without_a_code_or_a_pdf_it_says_what_to_do(run: Run, signed: Path, tmp_path: Path) -> None:
    assert "--code" in run("verify", "minutes", signed).told
    assert "gone.pdf" in run("verify", tmp_path / "gone.pdf", signed).told
