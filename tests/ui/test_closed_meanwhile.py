"""A window that asks and is closed together with what it stands above gives an answer, and no fault."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from pomanager.ui.application import Screen
from pomanager.ui.dialogs.ask import AskWindow
from pomanager.ui.trouble import TroubleWindow

ASKING: list[Callable[[QWidget], AskWindow | TroubleWindow]] = [
    lambda under: AskWindow("Close?", "All is saved.", under),
    lambda under: TroubleWindow("No room", "Make room on the disk.", parent=under),
]


@pytest.mark.parametrize("asking", ASKING)
def test_what_asks_may_be_closed_with_what_it_stands_above(
    asking: Callable[[QWidget], AskWindow | TroubleWindow], screen: Screen, qtbot: QtBot
) -> None:
    under = QWidget()
    window = asking(under)
    QTimer.singleShot(0, lambda: delete(under))
    assert window.ask() is False
