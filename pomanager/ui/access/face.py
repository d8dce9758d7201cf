"""A face of the sheet at which people sign in: what it asks, and the buttons below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label


class Face(QWidget):
    """A title, a sentence, whatever is asked, and a row of buttons with one verb at its end.

    ``left`` is sent when somebody wants to go back to the list of names.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "sheet", wrap=True)
        self.text = Label("", wrap=True, tone="text2")
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        self.verb = Button("", kind="primary", key="Enter")
        self.verb.clicked.connect(self.act)
        self.row = QHBoxLayout()
        self.row.setSpacing(px(8))
        self.row.addStretch(1)
        self.row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(self.body)
        column.addSpacing(px(8))
        column.addLayout(self.row)

    def begin_row(self, button: Button) -> None:
        """Put a button where the row begins."""
        self.row.insertWidget(0, button)

    def say(self, title: str, text: str = "") -> None:
        """Set title and sentence."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def act(self) -> None:
        """Do what the verb says."""
        raise TypeError(f"{type(self).__name__} does not say what its verb does")

    def retranslate(self) -> None:
        """Set every word anew."""

    def forget(self) -> None:
        """Empty every field."""
