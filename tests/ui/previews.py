"""What tests of the preview share: a sample office in its window, previews of it, printers that write files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from pomanager.services import files
from pomanager.ui import jobs
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.print_paper import ask_and_print
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview import kept
from pomanager.ui.preview.window import PreviewWindow
from tests.offices import sample_copy
from tests.ui.office_desk import Clock


@contextmanager
def sample_window(screen: Screen, folder: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """The window of an office with 120 people, whose roll takes several pages.

    Its previews keep their papers in a folder of the test's own, in which nothing may be left at the end.
    """
    papers = folder / "previews"
    path = sample_copy(folder, "s2", 120)
    office = files.open_office(path, writing=True, clock=Clock(), actor="Awa")
    window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kept, "usual_root", lambda: papers)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield window
        window.close()
    assert jobs.wait_for_all()
    assert [*papers.glob("*")] == []


def preview_of(window: OfficeWindow, key: str = "roll", of: tuple[int, ...] = ()) -> PreviewWindow:
    """Open a paper in its preview, as a menu does."""
    opened = ask_and_print(window, window.desk, key, of=of)
    assert opened is not None
    opened.resize(1366, 740)
    QApplication.processEvents()
    assert QApplication.activeWindow() is opened
    return opened


def press(preview: QWidget, name: str) -> None:
    """Click the button of this name that is in sight."""
    QApplication.processEvents()  # a button that was just added shows itself when Qt comes to it
    QTest.mouseClick(only(preview, QAbstractButton, name), Qt.MouseButton.LeftButton)


def choose(combo: QComboBox, words: str) -> None:
    """Choose a line of a list, as a person does."""
    place = combo.findText(words)
    assert place >= 0, f"{words} is not in the list"
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def words_of(preview: PreviewWindow) -> str:
    """All that stands on the pages of the paper shown."""
    file = preview.page.file
    assert file is not None
    return "\n".join(file.words(page) for page in range(len(file)))


def words_of_page(preview: PreviewWindow, page: int) -> str:
    """What stands on one page."""
    file = preview.page.file
    assert file is not None
    return file.words(page)


def shown_page(preview: PreviewWindow) -> str:
    """The number of the page one is on, as the foot says it."""
    return preview.page.foot.field.line.text()


def key(preview: PreviewWindow, name: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key while the pages have the keyboard."""
    QTest.keyClick(preview.page.view, name, held)


def pages_of(preview: PreviewWindow) -> int:
    """How many pages the paper shown has."""
    file = preview.page.file
    assert file is not None
    return len(file)


def search(preview: PreviewWindow, text: str) -> None:
    """Type into the search, and let it come to its end."""
    field = preview.header.search
    field.setFocus()
    field.clear()
    field.insert(text)
    field.search_now()
    preview.page.finder.settle()


class HeldPool:
    """Keeps jobs back until a test lets them run."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def let_run(self) -> None:
        """Run the job that waits longest."""
        self.waiting.pop(0)()


@contextmanager
def held_jobs() -> Iterator[HeldPool]:
    """Jobs run only when the test says so."""
    pool = HeldPool()
    before = jobs.use_pool(pool)
    try:
        yield pool
    finally:
        jobs.use_pool(before)
        while pool.waiting:
            pool.let_run()


class FilePrinters:
    """Two printers that write what they print into files: a plain one, and one that turns sheets and has colours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: tuple[str, ...] = ("Office printer", "Good printer")
        self.made: list[QPrinter] = []
        self.program = ""

    def names(self) -> tuple[str, ...]:
        return self.known

    def printer(self, name: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / f"{name}.pdf"))
        self.made.append(made)
        return made

    def spooler(self) -> str:
        return self.program

    def turns_sheets(self, name: str) -> bool:
        return name == "Good printer"

    def has_colours(self, name: str) -> bool:
        return name == "Good printer"


def only(preview: QWidget, kind: type[QWidget], name: str = "") -> QWidget:
    """The one part of this kind and name that is in sight."""
    found = [each for each in preview.findChildren(kind, name) if each.isVisible()]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} {name}"
    return found[0]
