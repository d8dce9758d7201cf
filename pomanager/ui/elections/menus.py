"""Where the menus of the pages of elections open: below the button that was pressed, the first line ready for Enter."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QMenu

from pomanager.ui.page import Page


def open_below(menu: QMenu, page: Page, name: str) -> None:
    """Show a menu below a button of the header or the panel, or where the page begins when none is in sight."""
    if menu.isEmpty():
        return
    menu.popup(_below(page, name))
    menu.setActiveAction(menu.actions()[0])


def _below(page: Page, name: str) -> QPoint:
    wanted = {f"action.{name}", f"elections.{name}"}
    for button in page.window().findChildren(QAbstractButton):
        if button.objectName() in wanted and button.isVisible():
            return button.mapToGlobal(button.rect().bottomLeft())
    return page.mapToGlobal(page.rect().topLeft())
