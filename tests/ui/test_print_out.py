"""Printing from the preview: which pages, how often, on which sheets, and what is said when it cannot be done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.errors import Cancelled, FileTrouble
from pomanager.i18n.languages import PSEUDO
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.members import RollView
from pomanager.readmodels.papers import PrintOrder
from pomanager.services.members import queries
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.choose_printer import MOST_COPIES, PrintWindow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview.document import PaperFile
from pomanager.ui.preview.printers import use_printers
from pomanager.ui.preview.printing_out import Sheets, print_out, read_pages
from tests.ui.office_desk import nameless
from tests.ui.previews import FilePrinters, choose, pages_of, press, preview_of, sample_window
from tests.ui.scripted import Scripted, Told
from tests.ui.test_every_page import speak


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of 120 people."""
    with sample_window(screen, tmp_path, qtbot) as opened:
        yield opened


@pytest.fixture
def roll(window: OfficeWindow, tmp_path: Path) -> Path:
    """The roll of the office as a PDF of several pages."""
    target = tmp_path / "roll.pdf"
    print_paper(paper_called("roll"), window.office, target, PrintOrder(language="en"))
    return target


@pytest.fixture
def known(tmp_path: Path) -> Iterator[FilePrinters]:
    """Two printers that write into files."""
    folder = tmp_path / "printed"
    folder.mkdir()
    mine = FilePrinters(folder)
    before = use_printers(mine)
    yield mine
    use_printers(before)


def printed(path: Path) -> list[QImage]:
    """Small pictures of the pages of a PDF, in greys."""
    paper = PaperFile(path)
    pictures = [paper.grey(page, 36) for page in range(len(paper))]
    paper.close()
    return pictures


def most_like(picture: QImage, pages: list[QImage]) -> int:
    """Which of the pages a picture shows."""
    shades = greys(picture)

    def difference(page: QImage) -> int:
        same = greys(page.scaled(picture.size()))
        return sum(map(abs, map(int.__sub__, shades, same)))

    return min(range(len(pages)), key=lambda place: difference(pages[place]))


def greys(picture: QImage) -> bytes:
    """How bright every second dot of every second line of a picture is."""
    plain = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = bytes(plain.constBits())
    across = plain.bytesPerLine()
    return b"".join(lines[at : at + plain.width() : 2] for at in range(0, len(lines), 2 * across))


# ---- pages and copies ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("  ", (0, 1, 2, 3, 4)),
        ("1", (0,)),
        ("5", (4,)),
        ("2-3", (1, 2)),
        ("2 – 3; 1, 3", (0, 1, 2)),
        ("1-5", (0, 1, 2, 3, 4)),
        ("0", None),
        ("6", None),
        ("4-6", None),
        ("3-2", None),
        ("2-", None),
        ("-2", None),
        ("1,,2", None),
        ("all", None),
        ("1.5", None),
    ],
)
def test_pages_are_read_as_people_write_them(text: str, pages: tuple[int, ...] | None) -> None:
    assert read_pages(text, 5) == pages


@pytest.mark.parametrize(
    ("collated", "last_first", "alone", "copied"),
    [
        (True, False, [1, 2, 1, 2], [1, 2]),
        (False, False, [1, 1, 2, 2], [1, 2]),
        (True, True, [2, 1, 2, 1], [2, 1]),
    ],
)
def test_copies_are_sent_again_unless_the_printer_copies(
    *, collated: bool, last_first: bool, alone: list[int], copied: list[int]
) -> None:
    sheets = Sheets((1, 2), copies=2, collated=collated, last_first=last_first)
    assert list(sheets.one_by_one(printer_copies=False)) == alone
    assert list(sheets.one_by_one(printer_copies=True)) == copied
    assert (sheets.count(printer_copies=False), sheets.count(printer_copies=True)) == (4, 2)


def test_pages_two_and_three_twice_are_four_sheets(roll: Path, known: FilePrinters) -> None:
    told: list[tuple[int, int]] = []
    printer = known.printer("Office printer")
    sent = print_out(roll, printer, Sheets((1, 2), copies=2), lambda done, total: told.append((done, total)))
    assert sent == 4
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    pages = printed(roll)
    assert [most_like(sheet, pages) for sheet in printed(known.folder / "Office printer.pdf")] == [1, 2, 1, 2]


def test_sheets_are_as_large_as_the_pages_and_lie_as_they_do(
    window: OfficeWindow, known: FilePrinters, tmp_path: Path
) -> None:
    across = tmp_path / "across.pdf"
    print_paper(paper_called("roll"), window.office, across, PrintOrder(language="en", large=True))
    width, height = PaperFile(across).sizes[0]
    assert width > height
    print_out(across, known.printer("Good printer"), Sheets((0,)))
    sheet = PaperFile(known.folder / "Good printer.pdf").sizes[0]
    assert sheet == pytest.approx((width, height), abs=2)


def test_a_colour_printer_prints_colours_only_when_asked(roll: Path, known: FilePrinters) -> None:
    sizes = {}
    for mode in (QPrinter.ColorMode.GrayScale, QPrinter.ColorMode.Color):
        printer = known.printer("Good printer")
        printer.setColorMode(mode)
        print_out(roll, printer, Sheets((0,)))
        sizes[mode] = b"/DeviceGray" in (known.folder / "Good printer.pdf").read_bytes()
    assert sizes[QPrinter.ColorMode.GrayScale]


def test_cancelled_printing_stops_at_the_next_page(roll: Path, known: FilePrinters) -> None:
    told = []

    def stop(done: int, _total: int) -> None:
        told.append(done)
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_out(roll, known.printer("Office printer"), Sheets(tuple(range(5))), stop)
    assert told == [0, 1, 2]


@pytest.mark.qt_log_ignore("QPrinter|QPdf|Failed to open|QPainter")
def test_a_printer_that_does_not_answer_is_said(roll: Path, known: FilePrinters) -> None:
    known.folder.rmdir()
    with pytest.raises(FileTrouble, match="does not take the paper"):
        print_out(roll, known.printer("Office printer"), Sheets((0,)))


# ---- the window that asks --------------------------------------------------------------------------------------------


@pytest.fixture
def asking(screen: Screen, known: FilePrinters, qtbot: QtBot) -> PrintWindow:
    """The question how a paper of 16 pages is printed."""
    made = PrintWindow("Print: Roll of members", 16, known, shares_sheets=False)
    qtbot.addWidget(made)
    made.propose("Good printer")
    made.show()
    return made


def write(asking: PrintWindow, name: str, text: str) -> None:
    asking.entries.editor(name).show_raw(text)


def bad(asking: PrintWindow) -> dict[str, str]:
    """What is objected to, by the name of its field."""
    remarks = {field.name: asking.entries.remark(field.name) for field in asking.entries.fields}
    return {name: remark.kind for name, remark in remarks.items() if remark.kind in {"bad", "warn"}}


def test_the_printer_used_last_is_proposed_else_the_usual_one(asking: PrintWindow) -> None:
    assert asking.choice().printer == "Good printer"
    asking.propose("a printer sold long ago")
    assert asking.choice().printer == "Office printer"
    assert asking.choice().sheets == Sheets(tuple(range(16)), copies=1)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("pages", "16", ""),
        ("pages", "17", "bad"),
        ("pages", "0", "bad"),
        ("copies", "0", "bad"),
        ("copies", "1", ""),
        ("copies", str(MOST_COPIES), ""),
        ("copies", str(MOST_COPIES + 1), "bad"),
        ("copies", "two", "bad"),
        ("copies", "", ""),
    ],
)
def test_what_no_printer_can_do_is_said_beside_its_field(asking: PrintWindow, name: str, text: str, kind: str) -> None:
    write(asking, name, text)
    press(asking, "question.yes")
    assert bad(asking) == ({name: kind} if kind else {})
    assert asking.isVisible() == bool(kind)


def test_a_plain_printer_neither_turns_sheets_nor_has_colours(asking: PrintWindow) -> None:
    asking.propose("Office printer")
    asking.entries.show_values((("sides", QPrinter.DuplexMode.DuplexLongSide), ("in_colours", True)))
    press(asking, "question.yes")
    assert bad(asking) == {"sides": "bad", "in_colours": "bad"}
    asking.entries.show_values((("printer", "Good printer"),))
    press(asking, "question.yes")
    assert not asking.isVisible()
    assert asking.choice().sides == QPrinter.DuplexMode.DuplexLongSide


def test_two_records_on_one_sheet_are_warned_of_once(screen: Screen, known: FilePrinters, qtbot: QtBot) -> None:
    asking = PrintWindow("Print", 16, known, shares_sheets=True)
    qtbot.addWidget(asking)
    asking.propose("Good printer")
    asking.show()
    asking.entries.show_values((("sides", QPrinter.DuplexMode.DuplexShortSide),))
    press(asking, "question.yes")
    assert bad(asking) == {"sides": "warn"}
    assert asking.isVisible()
    press(asking, "question.yes")
    assert not asking.isVisible()


@pytest.mark.dressed
@pytest.mark.parametrize("code", ["fr", "km", PSEUDO])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_question_has_names_and_room_in_every_language(
    screen: Screen, known: FilePrinters, qtbot: QtBot, code: str, scale: int
) -> None:
    speak(screen, code)
    screen.change_scale(scale)
    asking = PrintWindow("Print", 16, known, shares_sheets=True)
    qtbot.addWidget(asking)
    asking.propose("Good printer")
    asking.show()
    write(asking, "pages", "99")
    press(asking, "question.yes")
    QApplication.processEvents()
    assert nameless(asking) == []
    for part in (asking.yes, asking.no, asking.system, *map(asking.entries.editor, ("printer", "pages", "sides"))):
        assert part.width() >= part.minimumSizeHint().width()
        assert part.height() >= part.minimumSizeHint().height()


# ---- from the preview ------------------------------------------------------------------------------------------------


def test_a_paper_goes_to_the_printer_chosen(
    window: OfficeWindow, known: FilePrinters, at_once: None, preferences: Preferences, qtbot: QtBot
) -> None:
    roll = preview_of(window)
    QTest.keyClick(roll.page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(roll.findChildren(PrintWindow)))
    [asking] = roll.findChildren(PrintWindow)
    choose_printer(asking, "Good printer")
    write(asking, "pages", "2-3")
    write(asking, "copies", "2")
    press(asking, "question.yes")
    assert len(printed(known.folder / "Good printer.pdf")) == 4
    assert roll.page.telling.strip.said == "Sent to the printer Good printer"
    assert preferences.printer == "Good printer"


def choose_printer(asking: PrintWindow, name: str) -> None:
    asking.entries.show_values((("printer", name),))


def test_a_batch_on_both_sides_keeps_each_record_to_itself(
    window: OfficeWindow, known: FilePrinters, at_once: None
) -> None:
    members = tuple(window.office.ask(queries.roll_ids, RollView()))[:3]
    batch = preview_of(window, "member-record", members)
    plain = pages_of(batch)
    press(batch, "preview.both_sides")
    assert pages_of(batch) >= max(5, plain)
    batch.page.want("print")
    [asking] = batch.findChildren(PrintWindow)
    asking.entries.show_values((("printer", "Good printer"), ("sides", QPrinter.DuplexMode.DuplexLongSide)))
    press(asking, "question.yes")
    assert asking.choice().sides == QPrinter.DuplexMode.DuplexLongSide
    assert len(printed(known.folder / "Good printer.pdf")) == pages_of(batch)


def test_without_a_printer_it_is_said_what_to_do_and_the_paper_can_be_saved(
    window: OfficeWindow, known: FilePrinters, at_once: None, tmp_path: Path
) -> None:
    known.known = ()
    roll = preview_of(window)
    with questions.answered_by(script := Scripted(True, tmp_path / "saved.pdf")):
        press(roll, "action.print")
    assert script.asked[0].title == "This computer knows no printer"
    assert "set it up in the settings" in script.asked[0].text
    assert (tmp_path / "saved.pdf").is_file()
    with questions.answered_by(Scripted(False)):
        press(roll, "action.print")
    assert roll.findChildren(PrintWindow) == []


@pytest.mark.qt_log_ignore("QPrinter|QPdf|Failed to open|QPainter")
def test_trouble_with_the_printer_is_told(window: OfficeWindow, known: FilePrinters, at_once: None, told: Told) -> None:
    roll = preview_of(window)
    known.folder.rmdir()
    roll.page.want("print")
    [asking] = roll.findChildren(PrintWindow)
    press(asking, "question.yes")
    assert "does not take the paper" in told.problems[0].title
    assert roll.page.telling.strip.said == ""


def test_printing_stops_with_the_preview_in_its_language(
    window: OfficeWindow, known: FilePrinters, at_once: None, screen: Screen
) -> None:
    roll = preview_of(window)
    choose(roll.page.choices.language, "Français")
    speak(screen, "fr")
    roll.page.want("print")
    [asking] = roll.findChildren(PrintWindow)
    press(asking, "question.no")
    assert list(known.folder.iterdir()) == []
