"""The panel of something that has a code, and an amount from each day on: a fee, a type of share."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 356


class AmountsPanel(DetailPanel):
    """Tells its name and code, facts, and its amounts day by day; ``asked`` brings the key of the button pressed.

    ``key`` is the beginning of the names of its buttons; ``above`` stands over the facts.
    """

    asked = Signal(str)

    def __init__(
        self, key: str, buttons: Mapping[str, Button], above: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName(f"{key}.panel")
        self.key, self.buttons = key, dict(buttons)
        self.named, self.coded = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.facts, self.amounts = Facts(132), Facts(96)
        self.history = Label("", "section")
        self.begin_with(self.named, self.coded)
        for part in (*above, self.facts, self.history, self.amounts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow((tuple(self.buttons.values()),), acts)
        self.foot.addWidget(acts, 1)
        for name, button in self.buttons.items():
            button.setObjectName(f"{key}.{name}")
            button.clicked.connect(self._on_button)

    def name_parts(self, history: str, buttons: Mapping[str, str]) -> None:
        """Set the words over the amounts and on the buttons, in the reader's language."""
        self.close_button.set_name(_("Close"))
        self.history.setText(history)
        for name, words in buttons.items():
            self.buttons[name].setText(words)

    def may_write(self, reason_off: str) -> None:
        """Allow the acts, or say on hover why there are none."""
        for button in self.buttons.values():
            button.offer(reason_off)

    def show_any(self, *, is_any: bool) -> None:
        """Show the panel filled, or with nothing in it."""
        self._inside.setVisible(is_any)
        for button in self.buttons.values():
            button.setVisible(is_any)

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix(f"{self.key}."))
