"""Spares most tests the painting of windows, a tenth of their time: what is painted wrongly shows in the others."""

import zlib

import pytest
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from pomanager.ui.office_window import OfficeWindow
from tests.trying import THOROUGH

PAINTED_ONE_IN = 4
"""Of so many tests that are not dressed the windows of one are painted; of all of them where everything is tried."""


def is_painted(test: str) -> bool:
    """Whether a test of this name has its windows painted: the same ones in every run."""
    return THOROUGH or zlib.crc32(test.encode()) % PAINTED_ONE_IN == 0


def leave_unpainted(patch: pytest.MonkeyPatch) -> None:
    """From now on a window of an office is laid out and not painted, but for a picture of it or of one of its parts."""
    grab = QWidget.grab

    def show_unpainted(window: OfficeWindow, event: QShowEvent) -> None:
        QMainWindow.showEvent(window, event)
        window.setUpdatesEnabled(False)

    def grab_painted(part: QWidget) -> QPixmap:
        window = part.window()
        before = window.updatesEnabled()
        window.setUpdatesEnabled(True)
        try:
            return grab(part)
        finally:
            window.setUpdatesEnabled(before)

    patch.setattr(OfficeWindow, "showEvent", show_unpainted, raising=False)
    patch.setattr(QWidget, "grab", grab_painted)
