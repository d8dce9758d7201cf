"""Bands between the head of the window and its page: what the program has to say without stopping anybody."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.ui.look import look
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tips import as_tip

LATER = N_("Close this message")


class BandAct(NamedTuple):
    """A button of a band: its marked words, what it does, its icon."""

    words: str
    slot: Callable[[], None]
    icon: str = ""


class Band(NamedTuple):
    """One message: what it is about, its tone, how it is said in the language now spoken, its buttons.

    One that ``stays`` has no button that closes it: it tells a state, and goes with it.
    """

    key: str
    tone: str
    said: Callable[[], tuple[str, str]]
    acts: Sequence[BandAct] = ()
    icon: str = ""
    stays: bool = False


class Bands(QWidget):
    """Shows one message at a time, the gravest first; another about the same thing takes its place."""

    closed = Signal(str)
    """The person closed the message of this key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: dict[str, Band] = {}
        self._shown: Note | None = None
        self._shown_large = look().stacked
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def tell(self, band: Band) -> None:
        """Say this, in place of what was said of the same thing."""
        self._bands[band.key] = band
        self._show()

    def take_away(self, key: str) -> None:
        """Say this no longer."""
        if self._bands.pop(key, None) is not None:
            self._show()

    def now(self) -> Band | None:
        """The message shown; None where nothing is to be said."""
        order = ("bad", "warn", "info", "ok")
        return min(self._bands.values(), key=lambda band: order.index(band.tone), default=None)

    def note(self) -> Note | None:
        """The message as it is shown."""
        return self._shown

    def _show(self) -> None:
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        band = self.now()
        self._shown_large = look().stacked
        self._shown = None if band is None else self._note(band)
        self.setVisible(band is not None)

    def _note(self, band: Band) -> Note:
        note = Note(band.tone, wide=True)
        title, text = band.said()
        # What stays would take half a screen in large letters: its first line says it, the rest is read on hover.
        is_short = band.stays and look().stacked
        note.tell(band.tone, title, "" if is_short else text, band.icon)
        if is_short:
            note.setToolTip(as_tip(text))
            note.setAccessibleDescription(text)
        for number, act in enumerate(band.acts):
            button = Button(_(act.words), act.icon, kind="small")
            button.setObjectName(f"band.{band.key}.{number}")
            button.clicked.connect(act.slot)
            note.add_button(button)
        if not band.stays:
            close = Button(_(LATER), kind="small")
            close.setObjectName(f"band.{band.key}.close")
            close.clicked.connect(self._on_close)
            note.add_button(close)
        self._column.addWidget(note)
        return note

    def _on_close(self) -> None:
        band = self.now()
        if band is not None:
            self.take_away(band.key)
            self.closed.emit(band.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange or (looks_changed(event) and self._shown_large != look().stacked):
            self._show()
