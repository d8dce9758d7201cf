"""The panel beside transfers, certificates and refunds: what it is, where it stands, and what can be done about it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.look import px
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

WIDTH = 356
LABELS = 116
Pairs = Sequence[tuple[str, str]]


class PanelAct(NamedTuple):
    """One act of a panel: its name for tests, its marked verb, its icon, and whether it writes into the books.

    A ``link`` leads elsewhere and stands below the facts instead of among the acts.
    """

    key: str
    words: str
    icon: str
    writes: bool = True
    link: bool = False


class Said(NamedTuple):
    """What is said of a row before its facts, in the reader's language: a title, what follows from it."""

    tone: Tone
    title: str
    text: str = ""


class Part(NamedTuple):
    """Facts under a heading; both are in the reader's language, "" is no heading."""

    title: str
    facts: Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the panel says of one row, in the reader's language, and which of its acts are offered."""

    title: str
    about: str
    state: str
    mark: State
    said: Said | None = None
    parts: Sequence[Part] = ()
    offered: Collection[str] = ()


class ActPanel(DetailPanel):
    """Tells of one row; sends which act is wanted."""

    act_wanted = Signal(str)
    """The key of one of its acts."""

    def __init__(self, name: str, acts: Sequence[PanelAct], parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName(f"{name}.panel")
        self.told: Told | None = None
        self._acts = tuple(acts)
        self._reason_off = ""
        self._title = Label("", "sheet", wrap=True)
        self._about = Label("", "small", wrap=True)
        self.badge = Badge()
        self.note = Note()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(px(12))
        self.buttons = {act.key: Button("", act.icon, "quiet" if act.link else "plain") for act in self._acts}
        for key, button in self.buttons.items():
            button.setObjectName(f"{name}.{key}")
            button.clicked.connect(self._on_button)
        self._name = name
        self._lay_out()
        self.tell(None)

    def _lay_out(self) -> None:
        self.begin_with(self._title, self._about)
        self.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.note)
        self.body.addLayout(self._parts)
        links, acts = QWidget(), QWidget()
        WrappingRow((tuple(self.buttons[act.key] for act in self._acts if act.link),), links)
        WrappingRow((tuple(self.buttons[act.key] for act in self._acts if not act.link),), acts)
        self.body.addWidget(links)
        self.body.addStretch(1)
        self.foot.addWidget(acts, 1)

    def retranslate(self) -> None:
        """Set the words of the panel's own anew; whoever fills it tells the row again."""
        self.close_button.set_name(_("Close"))
        for act in self._acts:
            self.buttons[act.key].setText(_(act.words))

    def may_write(self, reason_off: str) -> None:
        """Allow the acts that write, or say on hover why there are none."""
        self._reason_off = reason_off
        self._show_acts()

    def tell(self, told: Told | None) -> None:
        """Say this of a row; None shows nothing."""
        self.told = told
        self._inside.setVisible(told is not None)
        self._show_acts()
        if told is None:
            return
        self._title.setText(told.title)
        self._about.setText(told.about)
        self._about.setVisible(bool(told.about))
        self.badge.show_state(told.state, told.mark.tone, told.mark.shown_icon)
        self.note.setVisible(told.said is not None)
        if told.said is not None:
            self.note.tell(*told.said)
        self._show_parts(told.parts)

    def _show_parts(self, parts: Sequence[Part]) -> None:
        while (item := self._parts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in parts:
            if not part.facts:
                continue
            if part.title:
                self._parts.addWidget(Label(part.title, "section", wrap=True))
            facts = Facts(LABELS)
            facts.show_facts(part.facts)
            self._parts.addWidget(facts)

    def facts(self) -> dict[str, str]:
        """Every fact the panel shows, by its label."""
        parts = self.told.parts if self.told is not None else ()
        return {label: value for part in parts for label, value in part.facts}

    def _show_acts(self) -> None:
        offered = self.told.offered if self.told is not None else ()
        for act in self._acts:
            button = self.buttons[act.key]
            button.setVisible(act.key in offered)
            off = self._reason_off if act.writes else ""
            button.offer(off)

    def _on_button(self) -> None:
        self.act_wanted.emit(self.sender().objectName().removeprefix(f"{self._name}."))
