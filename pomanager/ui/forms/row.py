"""One row of a field that holds small records: its cells, what is said against them, and its buttons."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.ui.forms.choices import ChoiceEditor, ListEditor, PickEditor, YesNoEditor
from pomanager.ui.forms.editor import Editor, TextEditor
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.figures import DateEditor, MoneyEditor, NumberEditor, VagueDateEditor
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.wrapping import WrappingRow

CELL_EDITORS: Mapping[Kind, type[Editor]] = MappingProxyType(
    {
        Kind.TEXT: TextEditor, Kind.PHONE: TextEditor, Kind.NUMBER: NumberEditor, Kind.MONEY: MoneyEditor,
        Kind.DATE: DateEditor, Kind.VAGUE_DATE: VagueDateEditor, Kind.CHOICE: ChoiceEditor, Kind.LIST: ListEditor,
        Kind.PICK: PickEditor, Kind.YES_NO: YesNoEditor,
    }
)  # fmt: skip
"""The kinds a cell may be of."""
_CHOSEN = frozenset({Kind.CHOICE, Kind.LIST, Kind.YES_NO})
"""Cells that may have an answer before anybody wrote into the row."""
KEYS = {"Ctrl+Shift+Up": "up", "Ctrl+Shift+Down": "down", "Ctrl+Shift+Del": "remove"}
"""Keys that move and remove the row the keyboard is in."""


class _Cell(QWidget):
    """One cell: its label above its editor, as wide as the field says."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.label = Label("", "small")
        self.editor = CELL_EDITORS[field.kind](field)
        self.editor.setObjectName(f"cell.{field.name}")
        self.editor.setMinimumHeight(px(36))
        if isinstance(self.editor, VagueDateEditor):
            self.editor.precision.hide()  # in a row there is no room for it: "2019" says by itself how far it is known
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.label)
        column.addWidget(self.editor)

    def sizeHint(self) -> QSize:
        natural = super().sizeHint()
        wanted = max(px(self.field.width), self.editor.minimumSizeHint().width(), self.label.sizeHint().width())
        return QSize(wanted, natural.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the cell."""
        reading = self.editor.read()
        return reading.objection is None and (reading.value is None or reading.value is False or reading.value == "")


class Row(QFrame):
    """One record: its cells, what is said against it, and the buttons that move and remove it."""

    changed = Signal()
    left = Signal()
    asked = Signal(str)
    """ "up", "down" or "remove"."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.kept: dict[str, object] = {}
        self.cells = {cell.name: _Cell(cell) for cell in field.cells}
        self._been: set[str] = set()
        """Cells a person has been in."""
        self._said = Label("", "body", wrap=True)
        self._said.hide()
        self.buttons = {
            what: Button("", icon, "small") for what, icon in (("up", "up_c"), ("down", "down_c"), ("remove", "x"))
        }
        inside = QWidget()
        WrappingRow((tuple(self.cells.values()),), inside)
        inside.setSizePolicy(growing())
        ends = QHBoxLayout()
        ends.setSpacing(px(4))
        for what, button in self.buttons.items():
            button.setObjectName(f"row.{what}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self._on_button)
            ends.addWidget(button)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(inside, 1)
        top.addLayout(ends)
        top.setAlignment(ends, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(8), px(10))
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addWidget(self._said)
        self.setSizePolicy(growing())
        for keys in KEYS:
            key = QShortcut(QKeySequence(keys), self)
            key.setObjectName(keys)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._on_key)
        for cell in self.cells.values():
            cell.editor.changed.connect(self._on_touched)
            cell.editor.left.connect(self._on_left)

    def values(self) -> dict[str, object]:
        """What the cells hold, by name; empty cells are left out."""
        read = {name: cell.editor.read().value for name, cell in self.cells.items()}
        return {**self.kept, **{name: value for name, value in read.items() if value is not None}}

    def objections(self, about: str) -> Iterable[Objection]:
        """What can be said of the cells without knowing any rule."""
        for name, cell in self.cells.items():
            reading, full = cell.editor.read(), f"{about}.{name}"
            if reading.objection is not None:
                found = reading.objection
                yield Objection(found.message, full, found.details, found.weight)
            elif cell.field.required and (reading.value is None or reading.value == ""):
                yield Objection(N_("This must be filled in."), full)

    def been_in(self, name: str) -> bool:
        """Whether a person has been in the cell of this name, or something stands in it."""
        return name not in self.cells or name in self._been or not self.cells[name].empty

    def touch_all(self) -> None:
        """Take all cells for such that a person has been in."""
        self._been = set(self.cells)

    @property
    def blank(self) -> bool:
        """Whether nobody wrote into this row."""
        typed = [cell for cell in self.cells.values() if cell.field.kind not in _CHOSEN]
        return all(cell.empty for cell in typed or self.cells.values())

    def show_record(self, record: object, kept: Sequence[str]) -> None:
        """Show a record: a mapping, or anything with attributes of the cells' names."""
        for name, cell in self.cells.items():
            cell.editor.show_value(_of(record, name))
        self.kept = {name: value for name in kept if (value := _of(record, name)) is not None}

    def raw(self) -> dict[str, object]:
        """The entries as texts, for a draft."""
        return {"kept": self.kept, "cells": {name: cell.editor.raw() for name, cell in self.cells.items()}}

    def show_raw(self, entry: Mapping[str, Mapping[str, object]]) -> None:
        """Show the entries of a draft again."""
        self.kept = dict(entry["kept"])
        for name, raw in entry["cells"].items():
            if name in self.cells:
                self.cells[name].editor.show_raw(str(raw))
        self.touch_all()

    def show_objections(self, objections: Sequence[Objection], about: str) -> None:
        """Say below the cells what is against them."""
        gravest: dict[str, str] = {}
        told: dict[str, list[str]] = {}
        for each in sorted(objections, key=_stops):
            name = each.about.removeprefix(about).removeprefix(".")
            gravest[name] = "bad" if each.stops else "warn"
            told.setdefault(name, []).append(sentence(each))
        for name, cell in self.cells.items():
            cell.editor.show_state(gravest.get(name, ""))
            cell.editor.set_said("\n".join(told.get(name, told.get("", []))))
        self._said.set_tone("bad" if any(each.stops for each in objections) else "warn")
        self._said.setText("\n".join(dict.fromkeys(self._with_cell(each, about) for each in objections)))
        self._said.setVisible(bool(objections))

    def _with_cell(self, objection: Objection, about: str) -> str:
        """What is said, with the name of the cell it is about: all of it stands below the whole row."""
        cell = self.cells.get(objection.about.removeprefix(f"{about}."))
        said = sentence(objection)
        return _("{title}: {said}").format(title=_(cell.field.label), said=said) if cell is not None else said

    def said(self) -> str:
        """What is said against the row now."""
        return self._said.plain() if not self._said.isHidden() else ""

    def set_words(self, field: Field, number: int) -> None:
        """Set every word anew; the number tells rows apart when they are read aloud."""
        # TR: a row of a small table in a form, read aloud: {field} "Telephones", {number} 2
        whole = _("{field}, row {number}").format(field=_(field.label), number=formats.number(number))
        for cell in self.cells.values():
            words = _(cell.field.label)
            cell.label.setText(f"{words}\N{NO-BREAK SPACE}*" if cell.field.required else words)
            cell.editor.set_name(f"{whole}, {words}")
            cell.editor.retranslate()
        names = {"up": _("Move up"), "down": _("Move down"), "remove": _("Remove")}
        for what, button in self.buttons.items():
            button.set_name(f"{names[what]}: {whole}")

    def show_moves(self, *, up: bool, down: bool) -> None:
        """Show the buttons that move the row where it can go; those of several rows stand below one another."""
        for what, shown in (("up", up), ("down", down)):
            policy = self.buttons[what].sizePolicy()
            policy.setRetainSizeWhenHidden(up or down)
            self.buttons[what].setSizePolicy(policy)
            self.buttons[what].setVisible(shown)

    def _on_touched(self) -> None:
        self._been.add(self.sender().objectName().removeprefix("cell."))
        self.changed.emit()

    def _on_left(self) -> None:
        self._been.add(self.sender().objectName().removeprefix("cell."))
        self.left.emit()

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("row."))

    def _on_key(self) -> None:
        self.asked.emit(KEYS[self.sender().objectName()])


def growing() -> QSizePolicy:
    """As wide as there is room, and as high as the cells need at that width."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _of(record: object, name: str) -> object:
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)


def _stops(objection: Objection) -> bool:
    return objection.stops
