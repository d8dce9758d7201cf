"""What somebody hears who cannot see the screen: name, kind and description of each part, as Qt hands them on."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from pomanager.ui.forms.entries import Entries
from pomanager.ui.widgets.labels import ElidedLabel
from tests.ui.walking import in_sight

REACHED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox)
"""What takes the mouse, even where Tab passes it by."""
OF_QT = (QComboBox, QAbstractItemView, QAbstractSpinBox)
"""What is inside these belongs to them."""
NOTHING_IN_PARTICULAR = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})
BESIDE_WORDS = frozenset({"Mark", "Avatar", "Portrait", "KeyHint"})
"""Painted beside words that say the same, and not read aloud."""


def unheard(window: QWidget) -> list[str]:
    """Everything in sight that would be passed over in silence, or named without being told what it is."""
    if isinstance(window, QMenu):
        return [f"a line of {_called(window)}" for line in window.actions() if not (line.isSeparator() or line.text())]
    found = [] if window.windowTitle() else [f"the title of {_called(window)}"]
    for part in in_sight(window):
        if part.objectName().startswith("qt_") or isinstance(part.parentWidget(), OF_QT):
            continue
        if isinstance(part, REACHED) or part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found += _lacking(part)
        elif _is_painted_here(part) and type(part).__name__ not in BESIDE_WORDS and not _said(part):
            found.append(f"{_called(part)} is painted and says nothing")
        if isinstance(part, Entries):
            found += _silent_remarks(part)
    return found


def _lacking(part: QWidget) -> Iterator[str]:
    """What is not said of a part one can go to."""
    face = QAccessible.queryAccessibleInterface(part)
    if not face.text(QAccessible.Text.Name).strip():
        yield f"{_called(part)} has no name"
        return
    if face.role() in NOTHING_IN_PARTICULAR and not isinstance(part, QAbstractScrollArea):
        yield f"{_called(part)} is nothing in particular"
    if face.state().disabled and isinstance(part, QAbstractButton) and not face.text(QAccessible.Text.Description):
        yield f"{_called(part)} cannot be pressed, and does not say why"
    if isinstance(part, QTableView):
        yield from _nameless_columns(part)


def _nameless_columns(table: QTableView) -> Iterator[str]:
    model, across = table.model(), Qt.Orientation.Horizontal
    for column in range(table.horizontalHeader().count()):
        if not table.isColumnHidden(column) and not model.headerData(column, across):
            yield f"{_called(table)}: column {column} has no head"


def _silent_remarks(entries: Entries) -> Iterator[str]:
    """Fields beside which something stands that is not heard at the field."""
    for field in entries.fields:
        said = entries.remark(field.name).text() if entries.in_sight(field.name) else ""
        if said and not any(said in _described(each) for each in _reached_in(entries.editor(field.name))):
            yield f"{field.name}: nobody hears “{said}”"


def _reached_in(editor: QWidget) -> list[QWidget]:
    return [each for each in (editor, *editor.findChildren(QWidget)) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _described(part: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Description)


def _said(part: QWidget) -> str:
    return part.accessibleName() or part.accessibleDescription()


def _is_painted_here(part: QWidget) -> bool:
    """Whether the program paints what is seen of a part, and not just the ground of what lies in it."""
    home = getattr(type(part).paintEvent, "__module__", "") or ""
    empty = isinstance(part, ElidedLabel) and not part.text()
    ground = part.findChild(QWidget) is not None
    return home.partition(".")[0] not in {"", "PySide6"} and not empty and not ground and not part.size().isEmpty()


def _called(part: QWidget) -> str:
    return f"{type(part).__name__} “{part.objectName()}” in {type(part.parentWidget()).__name__}"
