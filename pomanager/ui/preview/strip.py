"""What becomes of the paper, in a strip above its pages: being written, stopped, in trouble, saved, overtaken."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from pomanager.i18n import _, formats
from pomanager.ui.tokens import Tone
from pomanager.ui.waiting import time_left
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note

SHOWN_AFTER_SECONDS = 0.3
"""A paper written sooner needs no strip, which would only flicker."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One act the strip offers: its words, its icon, its name for tests, and what it does."""

    words: str
    icon: str
    name: str
    act: Callable[[], None]


Saying = Callable[[], tuple[str, str, tuple[Offer, ...]]]
"""Says title, text and offers in the language spoken: asked again when the language changes."""


class Strip(Note):
    """Says one thing at a time, and offers what can be done about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.INFO, parent=parent)
        self.setObjectName("preview.strip")
        self._saying: Saying | None = None
        self._tone = Tone.INFO
        self._began = 0.0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(round(SHOWN_AFTER_SECONDS * 1000))
        self._soon.timeout.connect(self.show_work)
        self._offers: dict[str, Offer] = {}
        self._offered: list[Button] = []
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.count = Label("", "small")
        self.add_widget(self.bar)
        self._buttons.insertWidget(0, self.count)
        self._close = Button("", "x", "small")
        self._close.setObjectName("preview.close_note")
        self._close.clicked.connect(self.say_nothing)
        self._closable = False
        row = self.layout()
        if row is not None:
            row.addWidget(self._close)
            row.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        self.say_nothing()

    def say(self, tone: Tone, saying: Saying, *, closable: bool = False) -> None:
        """Say something until it is taken back or something else is said; what was only told can be closed."""
        self._soon.stop()
        self._saying, self._tone, self._closable = saying, tone, closable
        self._show(working=False)
        self.show()

    def say_nothing(self) -> None:
        """Take back what was said."""
        self._soon.stop()
        self._saying = None
        self.hide()

    def work_begins(self, saying: Saying) -> None:
        """Say what is being done, once it takes longer than a moment: also while nothing tells how far it is."""
        self.say_nothing()
        self._saying, self._tone, self._closable = saying, Tone.INFO, False
        self._began = monotonic()
        self.bar.setRange(0, 1)  # it stands still as long as nobody knows how much there is
        self.count.setText("")
        self._soon.start()

    def work_goes_on(self, done: int, total: int) -> None:
        """Show how far it is."""
        passed = monotonic() - self._began
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        counted = _("{done} of {total}").format(done=formats.number(done), total=formats.number(total)) if total else ""
        self.count.setText(" · ".join(part for part in (counted, time_left(done, total, passed)) if part))

    def show_work(self) -> None:
        """Say what is being done, however short a time it has taken."""
        self._show(working=True)
        self.show()

    @property
    def said(self) -> str:
        """What stands in the strip now; "" for nothing."""
        return "" if self.isHidden() else self.title()

    def say_again(self) -> None:
        """Say the same in the language spoken now, or with what has become of it."""
        if self._saying is not None and not self.isHidden():
            self._show(working=self.bar.isVisibleTo(self))

    def _show(self, *, working: bool) -> None:
        if self._saying is None:
            return
        title, text, offers = self._saying()
        self.tell(self._tone, title, text)
        self._close.setVisible(self._closable)
        self._close.set_name(_("Close"))
        self.bar.setVisible(working)
        self.bar.setAccessibleName(title)
        self.count.setVisible(working)
        for button in self._offered:
            button.hide()
            button.deleteLater()
        self._offers = {offer.name: offer for offer in offers}
        self._offered = [self._button(offer) for offer in offers]

    def _button(self, offer: Offer) -> Button:
        button = Button(offer.words, offer.icon, "small")
        button.setObjectName(offer.name)
        button.clicked.connect(self._on_pressed)
        self.add_button(button)
        return button

    def _on_pressed(self) -> None:
        offer = self._offers.get(self.sender().objectName())
        if offer is not None:
            offer.act()
