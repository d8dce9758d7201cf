"""Where the printing system takes a PDF as it is, it gets the paper with the pages, copies and sides chosen."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from pomanager.errors import FileTrouble
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.choose_printer import PrintWindow
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.printers import use_printers
from pomanager.ui.preview.printing_out import PrintChoice, Sheets
from pomanager.ui.preview.spooling import ranges, spool
from tests.ui.previews import FilePrinters, press, preview_of, sample_window
from tests.ui.scripted import Told

TAKES = """#!{python}
import shutil, sys
open({said!r}, "w").write("\\n".join(sys.argv[1:]))
shutil.copyfile(sys.argv[-1], {taken!r})
"""
REFUSES = """#!{python}
import sys
sys.exit("lp: The printer or class does not exist.")
"""


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of 120 people."""
    with sample_window(screen, tmp_path, qtbot) as opened:
        yield opened


class System:
    """A printing system of a test's own: it keeps what it was told and given."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.said_in, self.taken = folder / "said", folder / "taken.pdf"
        self.program = folder / "lp"
        self.be(TAKES)

    def be(self, script: str) -> None:
        """Take papers, or refuse them, from now on."""
        text = script.format(python=sys.executable, said=str(self.said_in), taken=str(self.taken))
        self.program.write_text(text, encoding="utf-8")
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)

    def said(self) -> list[str]:
        """The words it was called with."""
        return self.said_in.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def system(tmp_path: Path) -> System:
    """A printing system that takes every paper."""
    return System(tmp_path / "system")


@pytest.fixture
def roll(window: OfficeWindow, tmp_path: Path) -> Path:
    """The roll on sheets of the size Letter."""
    target = tmp_path / "roll.pdf"
    print_paper(paper_called("roll"), window.office, target, PrintOrder(language="en", page_size=PageSize.LETTER))
    return target


@pytest.mark.parametrize(
    ("pages", "said"), [((0,), "1"), ((0, 1, 2), "1-3"), ((0, 2, 3, 4, 8), "1,3-5,9"), ((4, 3), "5,4"), ((), "")]
)
def test_pages_are_said_as_printing_systems_read_them(pages: tuple[int, ...], said: str) -> None:
    assert ranges(pages) == said


def test_the_paper_itself_is_handed_over_with_what_was_chosen(system: System, roll: Path) -> None:
    choice = PrintChoice("Office; rm", Sheets((1, 2), copies=3), QPrinter.DuplexMode.DuplexLongSide, in_colours=True)
    spool(str(system.program), roll, "Roll of members", choice)
    assert system.taken.read_bytes() == roll.read_bytes()
    assert system.said() == [
        "-d", "Office; rm", "-t", "Roll of members", "-n", "3", "-o", "sides=two-sided-long-edge", "-o", "media=Letter",
        "-o", "print-color-mode=color", "-o", "collate=true", "-o", "page-ranges=2-3", "--", str(roll),
    ]  # fmt: skip


def test_a_whole_paper_on_one_side_needs_no_ranges(system: System, roll: Path) -> None:
    everything = Sheets(tuple(range(200)))
    spool(str(system.program), roll, "Roll", PrintChoice("Office", everything))
    said = system.said()
    assert {"sides=one-sided", "print-color-mode=monochrome"} <= set(said)
    assert [word for word in said if word.startswith("page-ranges")] == []


def test_a_printing_system_that_refuses_is_told_about(system: System, roll: Path) -> None:
    system.be(REFUSES)
    with pytest.raises(FileTrouble, match="does not take the paper"):
        spool(str(system.program), roll, "Roll", PrintChoice("Office", Sheets((0,))))
    with pytest.raises(FileTrouble, match="does not take the paper"):
        spool(str(system.program.with_name("gone")), roll, "Roll", PrintChoice("Office", Sheets((0,))))


def test_from_the_preview_the_printing_system_gets_the_paper(
    window: OfficeWindow, system: System, tmp_path: Path, at_once: None, told: Told
) -> None:
    known = FilePrinters(tmp_path)
    known.program = str(system.program)
    before = use_printers(known)
    try:
        roll = preview_of(window)
        roll.page.want("print")
        [asking] = roll.findChildren(PrintWindow)
        asking.entries.editor("pages").show_raw("2-3")
        press(asking, "question.yes")
        assert roll.page.telling.strip.said == "Sent to the printer Office printer"
        assert "page-ranges=2-3" in system.said()
        assert known.made == []
        system.be(REFUSES)
        roll.page.want("print")
        press(next(each for each in roll.findChildren(PrintWindow) if each.isVisible()), "question.yes")
    finally:
        use_printers(before)
    assert [problem.title.partition(".")[0] for problem in told.problems] == [
        "The printer Office printer does not take the paper"
    ]
