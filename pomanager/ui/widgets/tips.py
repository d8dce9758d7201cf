"""Words that appear under the pointer: plain text, whatever a name or a title holds."""

from PySide6.QtGui import QHelpEvent, Qt
from PySide6.QtWidgets import QToolTip, QWidget

PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""What keeps marks in a text from being obeyed; the html module would bring in a large table for it."""


def as_tip(text: str) -> str:
    """The text as Qt is to be given it for a tip: it would obey marks such as ``<b>``, and fetch ``<img src=…>``."""
    if not Qt.mightBeRichText(text):
        return text
    return "<span>" + text.translate(PLAIN).replace("\n", "<br>") + "</span>"


def show_tip(event: QHelpEvent, text: str, over: QWidget) -> None:
    """Show a tip where the pointer rests over a part; with "" none is to be seen any more."""
    if text:
        QToolTip.showText(event.globalPos(), as_tip(text), over)
    else:
        QToolTip.hideText()
