"""How the lists of the page of meetings are laid out: choices above, the list or why it is empty below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.ui.look import px
from pomanager.ui.widgets.wrapping import WrappingRow


def lay_out_list(
    segment: QWidget, choices: Sequence[QWidget], stack: QStackedWidget, table: QWidget, nothing: QWidget
) -> None:
    """Put the choices above the list, and what is told in its place when it has no line."""
    stack.addWidget(table)
    stack.addWidget(nothing)
    above = QWidget()
    row = WrappingRow((tuple(choices),), above)
    row.setContentsMargins(px(24), px(6), px(16), px(6))
    column = QVBoxLayout(segment)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(above)
    column.addWidget(stack, 1)
    segment.setFocusProxy(table)
