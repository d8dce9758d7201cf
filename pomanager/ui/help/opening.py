"""F1 in windows that have no room for help beside the work: it opens in a window of its own, and stops nobody."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pomanager.help.keys import HELP
from pomanager.ui.help.screens import about_pages, about_screen
from pomanager.ui.page import Page


def listen(window: QWidget, about: Callable[[], str] | None = None) -> None:
    """Have F1 open help in this window; ``about`` tells the page of help, where the window's module alone does not."""
    QShortcut(QKeySequence(HELP), window).activated.connect(partial(_on_wanted, window, about))


def _on_wanted(window: QWidget, about: Callable[[], str] | None) -> None:
    open_beside(window, about() if about is not None else "")


def open_beside(window: QWidget, about: str = "") -> QWidget:
    """Open help for a window; for a plain question it tells of the screen that asks."""
    from pomanager.ui.help.pane import HelpWindow

    around = window.parentWidget()
    pages = [] if around is None else [page for page in around.window().findChildren(Page) if page.isVisible()]
    key = about or about_screen(window) or about_pages(pages)
    return HelpWindow(("page", key) if key else ("contents", ""), window)


def open_over(window: QWidget, cover: QWidget) -> QWidget:
    """Open help for what is shown in place of all pages of a window: the sheet that asks who is there."""
    return open_beside(window, about_screen(cover))
