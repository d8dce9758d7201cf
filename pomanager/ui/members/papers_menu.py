"""The menu behind "Print" on the list of members: papers about those chosen, about all the list shows, and the roll."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.papers import paper_called
from pomanager.ui import icons

RECORD, ROLL = "member-record", "roll"
ABOUT_CHOSEN = ("member-letter", "member-cards", "member-labels", "admission-form")
"""The papers about members chosen in the list, beside their records."""
ABOUT_SHOWN = ("member-letter", "member-cards", "member-labels")
"""The papers about all the list shows: one for each of them, or all on one."""


class PapersMenu(QMenu):
    """Says of each paper whom it is about, and how many they are; ``wanted`` brings its key and the members."""

    wanted = Signal(str, object)

    def __init__(self, chosen: Sequence[int], shown: Sequence[int], name: str, parent: QWidget) -> None:
        """``name`` says who is chosen, where that is one person."""
        super().__init__(parent)
        self.setObjectName("members.papers")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._papers: list[tuple[str, Sequence[int]]] = []
        first = self._add_chosen(chosen, name) if chosen else None
        if shown and len(shown) != len(chosen):
            self._add_shown(shown)
        roll = self._add(ROLL, _(paper_called(ROLL).title), ())
        self.setActiveAction(first or roll)

    def _add_chosen(self, chosen: Sequence[int], name: str) -> QAction:
        if name:
            self._head(name)
        count = len(chosen)
        records = ngettext("Record of {count} member", "Records of {count} members", count)
        said = _(paper_called(RECORD).title) if count == 1 else records.format(count=formats.number(count))
        first = self._add(RECORD, said, chosen)
        for key in ABOUT_CHOSEN:
            self._add(key, _(paper_called(key).title), chosen)
        self.addSeparator()
        return first

    def _add_shown(self, shown: Sequence[int]) -> None:
        count = len(shown)
        # TR: heading in the menu "Print": papers about all members the list shows now, as filters let them through
        head = ngettext("The {count} member the list shows", "All {count} members the list shows", count)
        self._head(head.format(count=formats.number(count)))
        for key in ABOUT_SHOWN:
            self._add(key, _(paper_called(key).title), shown)
        self.addSeparator()

    def _head(self, words: str) -> None:
        self.addAction(words.replace("&", "&&")).setEnabled(False)

    def _add(self, key: str, words: str, members: Sequence[int]) -> QAction:
        icon = {RECORD: "member", ROLL: "members"}.get(key, "print")
        action = self.addAction(icons.icon(icon), words.replace("&", "&&"))
        action.setData(len(self._papers))
        self._papers.append((key, members))
        action.triggered.connect(self._on_chosen)
        return action

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.wanted.emit(*self._papers[int(sender.data())])
