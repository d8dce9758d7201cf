"""A broken logo, a full disk, a lost typeface, a print that is stopped: a sentence, and no half file left."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path

import pytest

import pypdfium2
from pomanager.errors import Cancelled, FileTrouble
from pomanager.papers import PAPERS, paper_called
from pomanager.readmodels.member_papers import AdmissionFormSheet
from pomanager.readmodels.papers import PrintOrder
from pomanager.readmodels.progress import Progress, silent
from pomanager.reports.composing import write
from pomanager.reports.members.admission_form import ADMISSION_FORM
from pomanager.reports.members.roll import ROLL
from tests.reports import hostile_logos
from tests.reports.hostile_papers import MAKERS
from tests.reports.sheets import AS_OF, letterhead, member_row, roll
from tests.trying import share

PROJECT = Path(__file__).resolve().parents[2]
ENGLISH = PrintOrder(language="en")
KEYS = [paper.key for paper in PAPERS]
WHOLE = dict(hostile_logos.whole())
REFUSED = dict(hostile_logos.refused())


def print_form(logo: bytes, file: Path) -> None:
    write(ADMISSION_FORM, AdmissionFormSheet(letterhead(logo=logo), AS_OF), file, ENGLISH)


def said_of(logo: bytes, file: Path) -> str:
    """What is said when a form with this logo is printed into this file; nothing where it is printed."""
    try:
        print_form(logo, file)
    except FileTrouble as trouble:
        return trouble.objections[0].message
    return ""


def stopping_at(step: int) -> Progress:
    """A progress that stops the print when it is told for the so manieth time, counted from 0."""
    left = iter(range(step))

    def stop(_done: int, _total: int) -> None:
        if next(left, None) is None:
            raise Cancelled

    return stop


def print_any(key: str, file: Path, progress: Progress = silent) -> None:
    """A paper of this key with harmless texts; the roll is long enough to report how far it is."""
    if key == "roll":
        write(ROLL, roll([("", [member_row(number) for number in range(1200)])]), file, ENGLISH, progress)
    else:
        write(paper_called(key).kind(), MAKERS[key](repeat("Aline")).sheet, file, ENGLISH, progress)


@pytest.mark.parametrize("name", WHOLE)
def test_a_logo_of_any_kind_is_printed(name: str, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    print_form(WHOLE[name], file)
    assert b"/Subtype /Image" in file.read_bytes()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_logo_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as told:
        print_form(REFUSED[name], tmp_path / "form.pdf")
    assert "logo" in told.value.objections[0].message
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_logo_is_printed_or_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    found = {"printed": 0, "told": 0}
    for logo in hostile_logos.damaged(40):
        said = said_of(logo, file)
        assert file.exists() is not bool(said)
        assert "logo" in said or not said
        found["told" if said else "printed"] += 1
        file.unlink(missing_ok=True)
        assert list(tmp_path.iterdir()) == []
    assert min(found.values()) > 50


@pytest.mark.parametrize("name", ["PNG", "PNG of mode I;16", "JPEG of four inks", "a photograph on its side"])
def test_a_logo_stands_upright_in_its_own_greys(name: str, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    print_form(WHOLE.get(name) or hostile_logos.turned(), file)
    with pypdfium2.PdfDocument(file) as document:
        picture = document[0].render(scale=2, grayscale=True).to_pil()
    found = [picture.getpixel((2 * (48 + 22), 2 * (43 + y))) for y in (7, 22)]
    assert found[0] == pytest.approx(0, abs=12)
    assert found[1] == pytest.approx(160, abs=12)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes: the system refuses, as on a full disk."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system sets no limit to files")
@pytest.mark.parametrize("key", KEYS)
def test_wherever_the_disk_is_full_it_is_told_and_the_paper_before_stays(key: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    print_any(key, file)
    whole = file.read_bytes()
    within = share(range(len(whole) // 9, len(whole) - 1, len(whole) // 9), 2, KEYS.index(key))
    for size in (0, 1, *within, len(whole) - 1):
        with room_for(size), pytest.raises(FileTrouble) as told:
            print_any(key, file)
        assert told.value.objections[0].details == {"file": "paper.pdf"}
        assert [path.name for path in tmp_path.iterdir()] == ["paper.pdf"]
        assert file.read_bytes() == whole
    with room_for(len(whole)):
        print_any(key, file)
    assert file.read_bytes() == whole


@pytest.mark.parametrize("key", KEYS)
def test_a_print_can_be_stopped_at_every_step_and_leaves_nothing(key: str, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    print_any(key, tmp_path / "paper.pdf", lambda done, total: steps.append((done, total)))
    (tmp_path / "paper.pdf").unlink()
    assert steps[-1][0] == steps[-1][1]
    for stop in range(len(steps)):
        with pytest.raises(Cancelled):
            print_any(key, tmp_path / "paper.pdf", stopping_at(stop))
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "a b.pdf",
        "<b>.pdf",
        "%s{0}.pdf",
        "ស្ត្រី عربي.pdf",
        "-rf.pdf",
        "a\nb.pdf",
        "\udcff.pdf",
        f"{'x' * 200}.pdf",
        "x" * 400,
    ],
)
def test_a_file_may_be_called_anything_or_it_is_told(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    said = said_of(b"", file)
    assert [path.name for path in tmp_path.iterdir()] == ([] if said else [name])
    assert said.startswith("{file} could not be written.") or not said
    assert bool(said) is (len(name) > 255)


LOST = """
import sys
from pathlib import Path
from pomanager import paths, typefaces
from pomanager.errors import FileTrouble
if sys.argv[2]:
    lost = typefaces.Family(sys.argv[2], "Latn", "fontpkg_nowhere", "x.ttf")
    typefaces.FAMILIES = (lost, *typefaces.FAMILIES[1:])
if sys.argv[3]:
    paths.cache_folder = lambda: Path(sys.argv[3])
from tests.reports.test_hostile_files import print_form
try:
    print_form(b"", Path(sys.argv[1]))
except FileTrouble as trouble:
    print(trouble.objections[0].message)
"""
"""Prints a form where a typeface is lost: in a process of its own, for fonts once opened stay open."""


@pytest.mark.parametrize(
    ("family", "cache", "said"),
    [
        ("Noto Sans Nowhere", "", "The typeface {family} did not come with the program."),
        ("", "file", "The typefaces could not be written to {folder}."),
    ],
)
def test_a_lost_typeface_is_told_and_leaves_no_file(family: str, cache: str, said: str, tmp_path: Path) -> None:
    target = tmp_path / "papers" / "form.pdf"
    target.parent.mkdir()
    no_folder = tmp_path / "file"
    no_folder.touch()
    done = subprocess.run(
        [sys.executable, "-c", LOST, str(target), family, str(no_folder) if cache else ""],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(said)
    assert list(target.parent.iterdir()) == []
