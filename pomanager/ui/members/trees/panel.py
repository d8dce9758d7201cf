"""The panel beside the tree: the chosen place or section with its facts, its acts, and what happened to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.places import TreeCounts, TreeEvent
from pomanager.rules.places import TreeChange
from pomanager.ui.look import px
from pomanager.ui.members.trees.model import Shown
from pomanager.ui.members.trees.words import CHANGES, MADE_OUTERMOST
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts, Figures
from pomanager.ui.widgets.wrapping import WrappingRow

ACTS: tuple[tuple[str, str, str, str], ...] = (
    ("correct", N_("Correct"), "edit", "F2"),
    ("rename", N_("Rename"), "", ""),
    ("move", N_("Put under another"), "", ""),
    ("merge", N_("Merge"), "", ""),
    ("split", N_("Split"), "", ""),
    ("end", N_("Let it end"), "", ""),
)
"""Key, marked verb, icon and shortcut of each act on what is chosen."""


class PartPanel(DetailPanel):
    """Tells of one part, or how many are chosen for a merger."""

    asked = Signal(str)
    """The key of an act somebody wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(348, parent=parent)
        self.setObjectName("tree.panel")
        self.name = Label("", "sheet", wrap=True)
        self.path = Label("", "small", wrap=True)
        self.figures = Figures()
        self.facts = Facts(104)
        self.happened = Label("", "section")
        self.history = Facts(104)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.path)
        top.addLayout(names, 1)
        top.addWidget(self.close_button)
        self.body.addLayout(top)
        for part in (self.figures, self.facts, self.happened, self.history):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.buttons = {key: Button("", icon, shortcut=keys) for key, _words, icon, keys in ACTS}
        inside = QWidget()
        WrappingRow((tuple(self.buttons.values()),), inside)
        self.foot.addWidget(inside, 1)
        for key, button in self.buttons.items():
            button.setObjectName(f"tree.{key}")
            button.clicked.connect(self._on_button)

    def show_nothing(self) -> None:
        """Tell of nothing: nothing is chosen."""
        self.name.setText("")
        for part in (self.path, self.figures, self.facts, self.happened, self.history, *self.buttons.values()):
            part.setVisible(False)

    def show_part(self, shown: Shown, path: str, history: Sequence[TreeEvent], organisation: str = "") -> None:
        """Tell of one part; ``path`` is what it lies in, ``organisation`` the one of the roll that it is."""
        node = shown.node
        self.name.setText(node.name)
        self.path.setText(path)
        self.path.setVisible(bool(path))
        self._show_counts(shown.counts)
        facts = [(_("Level"), shown.level)] if shown.level else []
        if organisation:
            facts.append((_("Organisation"), organisation))
        if node.since is not None:
            facts.append((_("Since"), formats.day(node.since)))
        if node.until is not None:
            facts.append((_("Last day"), formats.day(node.until)))
        self.facts.show_facts(facts)
        self.facts.setVisible(bool(facts))
        self.happened.setText(_("What happened"))
        self.happened.setVisible(bool(history))
        self.history.setVisible(bool(history))
        self.history.show_facts([(formats.day(event.on), event_words(event)) for event in history])
        for button in self.buttons.values():
            button.setVisible(not node.ended)

    def show_several(self, names: Sequence[str], counts: TreeCounts) -> None:
        """Tell that several are chosen: they can be merged."""
        count = len(names)
        self.name.setText(ngettext("{count} chosen", "{count} chosen", count).format(count=formats.number(count)))
        self.path.setText(formats.listing(names))
        self.path.setVisible(True)
        self._show_counts(counts)
        for part in (self.facts, self.happened, self.history):
            part.setVisible(False)
        for key, button in self.buttons.items():
            button.setVisible(key == "merge")

    def _show_counts(self, counts: TreeCounts) -> None:
        self.figures.setVisible(True)
        figures = [
            (formats.number(counts.women), _("Women")),
            (formats.number(counts.men), _("Men")),
            (formats.number(counts.total), _("On the roll")),
        ]
        self.figures.show_figures(figures)

    def may_write(self, off: str) -> None:
        """Let acts be pressed or not, or leave them out (``Desk.off``)."""
        for button in self.buttons.values():
            button.offer(off)

    def retranslate(self) -> None:
        """Set the words of the acts anew."""
        self.close_button.set_name(_("Close"))
        for key, verb, _icon, _keys in ACTS:
            self.buttons[key].setText(_(verb))

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("tree."))


def event_words(event: TreeEvent) -> str:
    """One line of a history, with the decision where one is quoted."""
    message = MADE_OUTERMOST if event.kind is TreeChange.MOVED and not event.after else CHANGES[event.kind]
    said = _(message).format(before=event.before, after=event.after)
    return f"{said} ({event.decision})" if event.decision else said
