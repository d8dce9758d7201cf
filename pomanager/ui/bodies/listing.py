"""The column of bodies: those of the whole organisation, below them those of each section."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _, formats, spoken
from pomanager.readmodels.bodies import BodyRow
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.ui.look import px
from pomanager.ui.widgets.column_buttons import ColumnButton
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.tips import as_tip

WIDTH = 232
ICONS = {
    BodyKind.ASSEMBLY: "meeting", BodyKind.BOARD: "lead", BodyKind.SUPERVISORY: "view", BodyKind.COMMITTEE: "members",
    BodyKind.OTHER: "flag",
}  # fmt: skip


class BodyButton(ColumnButton):
    """One body: what it is called, how many of its seats are held, and whether something is wrong."""

    def __init__(self, row: BodyRow, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent, wraps=True)
        self.row = row
        self.setObjectName(f"body.{row.label.id}")
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words anew, and the height of their script."""
        row = self.row
        # TR: seats that are held, of all seats of a body: "5/7"
        held = _("{held}/{seats}").format(held=formats.number(row.held), seats=formats.number(row.seats))
        state, tone = "", "text2"
        if row.remarks or row.vacant or row.holding_over:
            state, tone = "warn", "warn"
        name = row.label.name.in_language(spoken())
        self.show_line(name, held, icon=ICONS[row.label.kind], state=state, tone=tone)
        self.setAccessibleName(": ".join((name, figures_said(row))))
        self.setToolTip(as_tip(self.accessibleName()))


def figures_said(row: BodyRow) -> str:
    """The figures of a body in words."""
    parts = [
        # TR: of a body: seats, and in how many of them somebody sits
        _("{seats} seats, {held} held").format(seats=formats.number(row.seats), held=formats.number(row.held)),
        _("women: {count}").format(count=formats.number(row.women)),
    ]
    if row.vacant:
        parts.append(_("vacant: {count}").format(count=formats.number(row.vacant)))
    if row.holding_over:
        parts.append(_("holding over: {count}").format(count=formats.number(row.holding_over)))
    if row.remarks:
        parts.append(_("inconsistencies: {count}").format(count=formats.number(row.remarks)))
    return " · ".join(parts)


class BodyList(QWidget):
    """The bodies; ``chosen`` brings the id of the one pressed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodies.list")
        self._rows: tuple[BodyRow, ...] = ()
        self.buttons: dict[int, BodyButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(8), 0, px(12))
        self._column.setSpacing(0)

    def show_bodies(self, rows: Sequence[BodyRow], current: int | None) -> None:
        """Show these bodies; the keyboard stays where it was."""
        focused = self.focusWidget()
        had = focused.row.label.id if isinstance(focused, BodyButton) and focused.hasFocus() else None
        self._rows = tuple(rows)
        self._build()
        if current in self.buttons:
            self.buttons[current].setChecked(True)
        if had in self.buttons:
            self.buttons[had].setFocus()

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for section, rows in groupby(sorted(self._rows, key=_by_section), key=_section):
            if section:
                head = Label(section, "small", tone="text2")
                head.setContentsMargins(px(16), px(12), px(12), px(4))
                self._column.addWidget(head)
            for row in rows:
                button = BodyButton(row)
                button.clicked.connect(self._on_clicked)
                self.buttons[row.label.id] = button
                self._column.addWidget(button)
        self._column.addStretch(1)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, BodyButton):
            self.chosen.emit(sender.row.label.id)


def _section(row: BodyRow) -> str:
    return row.label.section


def _by_section(row: BodyRow) -> tuple[str, int]:
    return row.label.section, row.label.id
