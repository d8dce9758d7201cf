"""The panel of a private note: the whole text, who else may read it, and what its writer can do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.access import NoteRow
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts


class NotePanel(DetailPanel):
    """Shows one note; ``asked`` brings "amend" or "remove"."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("notes.panel")
        self.note: NoteRow | None = None
        self._may_write = True
        self._about, self._when = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.text = Label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = Facts()
        self.begin_with(self._about, self._when)
        self.body.addWidget(self.text)
        self.body.addWidget(self.facts)
        self.body.addStretch(1)
        self.buttons = {"amend": Button("", "edit", shortcut="F2"), "remove": Button("", "x")}
        for key, button in self.buttons.items():
            button.setObjectName(f"notes.{key}")
            button.clicked.connect(self._on_button)
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.show_note(None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.buttons["amend"].setText(_("Change"))
        self.buttons["remove"].setText(_("Take away…"))
        self.show_note(self.note, may_write=self._may_write)

    def show_note(self, note: NoteRow | None, *, may_write: bool = True) -> None:
        """Show a note; None leaves nothing of one in any part."""
        self.note, self._may_write = note, may_write
        self._inside.setVisible(note is not None)
        for button in self.buttons.values():
            button.setVisible(note is not None and note.is_own and may_write)
        self._about.setText("" if note is None else note.about or _("No subject"))
        self._when.setText("" if note is None else formats.moment(note.written_at))
        self.text.setText("" if note is None else note.text)
        self.facts.show_facts(() if note is None else _facts(note))

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("notes."))


def _facts(note: NoteRow) -> list[tuple[str, str]]:
    told = [] if note.is_own else [(_("Written by"), note.writer)]
    others = formats.listing(list(note.readers)) if note.readers else _("nobody")
    return [*told, (_("May read it too"), others)]
