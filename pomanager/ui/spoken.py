"""Tells a screen reader what a part is that the program paints by itself: Qt knows only its own."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@cache
def introduce() -> None:
    """Let Qt ask here before it answers that a part is nothing in particular; once is enough."""
    QAccessible.installFactory(_face)


def announce(part: QWidget, sentence: str) -> None:
    """Have a sentence read aloud that appeared without anybody going there, once what is being read is over."""
    if QAccessible.isActive() and sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(part, sentence))


def _face(_kind: str, part: QObject | None) -> QAccessibleInterface | None:
    """What speaks for a part whose class says in ``spoken_as`` what it is; None leaves it to Qt."""
    role = getattr(type(part), "spoken_as", None)
    if not isinstance(part, QWidget) or not isinstance(role, QAccessible.Role):
        return None
    return QAccessibleWidget(part, role)
