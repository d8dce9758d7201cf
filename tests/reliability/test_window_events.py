"""Whatever is pressed and typed in the window, nothing goes uncaught; and a fault that is there is found."""

from itertools import count
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from pomanager.ui.content import Content
from tests.reliability.window_events import EVENTS, WINDOW_EVENTS, trials


def test_random_events_find_nothing(qapp: QApplication, tmp_path: Path) -> None:
    tally = WINDOW_EVENTS.trials(range(WINDOW_EVENTS.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == WINDOW_EVENTS.few
    assert tally.figures["events"] >= WINDOW_EVENTS.few * EVENTS


def test_a_fault_and_a_complaint_of_qt_are_found(qapp: QApplication, tmp_path: Path) -> None:
    """Broken on purpose: whatever shows a page makes a mistake, and Qt complains."""
    times = count()
    show = Content._show_last  # noqa: SLF001 - what nearly every event leads to

    def fail(content: Content) -> None:
        show(content)
        qWarning("something is not as Qt likes it")
        if next(times) % 3 == 2:  # not the first page, without which there is no window
            raise ZeroDivisionError

    with patch.object(Content, "_show_last", fail):
        tally = trials(range(1), tmp_path, events=300)
    said = "\n".join(tally.findings)
    assert "a fault of the program: ZeroDivisionError" in said
    assert "Qt: something is not as Qt likes it" in said
