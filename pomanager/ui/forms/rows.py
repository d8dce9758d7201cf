"""A field that holds a list of small records: identity documents, telephones, nominees, people of a household.

How to use it::

    Field(
        name="documents", label=N_("Identity documents"), kind=Kind.ROWS, add_words=N_("Add a document"),
        cells=(Field(name="kind", label=N_("Kind"), kind=Kind.LIST, choices=KINDS),
               Field(name="number", label=N_("Number"), width=150)),
        row=GivenDocument, kept=("id",),
    )

The value is a tuple of what ``row`` makes of the cells by name (a frozen dataclass; without ``row`` a mapping). A cell
that is empty is left out, so that the record's own default stands. ``kept`` names attributes of the shown records
that no cell shows and that go back unchanged (an id). Rows nobody wrote into are left out. What is said against a
cell stands below its row: an objection about ``"documents.1.number"`` concerns the cell ``number`` of the second row,
about ``"documents.1"`` that row, about ``"documents"`` the whole field.

Keys: Tab goes from cell to cell; Ctrl+Shift+Up and Ctrl+Shift+Down move a row, Ctrl+Shift+Delete removes it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.ui.forms.choices import ChoiceEditor, ListEditor, PickEditor, YesNoEditor
from pomanager.ui.forms.editor import Editor, TextEditor
from pomanager.ui.forms.fields import Field, Kind, Reading
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
WIDEST = 860
"""Width of a row, px at 100 %, beyond which its buttons would stand too far from its cells."""
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


class _Row(QFrame):
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
        self._said = Label("", "body", wrap=True)
        self._said.hide()
        self.buttons = {
            what: Button("", icon, "small") for what, icon in (("up", "up_c"), ("down", "down_c"), ("remove", "x"))
        }
        inside = QWidget()
        WrappingRow((tuple(self.cells.values()),), inside)
        inside.setSizePolicy(_growing())
        ends = QHBoxLayout()
        ends.setSpacing(px(4))
        for what, button in self.buttons.items():
            button.setObjectName(f"row.{what}")
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
        self.setSizePolicy(_growing())
        for keys in KEYS:
            key = QShortcut(QKeySequence(keys), self)
            key.setObjectName(keys)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._on_key)
        for cell in self.cells.values():
            cell.editor.changed.connect(self.changed)
            cell.editor.left.connect(self.left)

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
        self._said.setText("\n".join(dict.fromkeys(sentence(each) for each in objections)))
        self._said.setVisible(bool(objections))

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

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("row."))

    def _on_key(self) -> None:
        self.asked.emit(KEYS[self.sender().objectName()])


class RowsEditor(Editor):
    """Edits a list of small records: add a row, move it, remove it; every cell has an editor of its own kind."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.rows: list[_Row] = []
        self.add = Button("", "plus", "small")
        self.add.setObjectName(f"{field.name}.add")
        self.add.clicked.connect(self._on_add)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(6))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.row.addLayout(self._column, 1)
        self.setSizePolicy(_growing())
        self.setMaximumWidth(px(WIDEST))
        self.setFocusProxy(self.add)

    # ---- values ---------------------------------------------------------------------------------------------------

    def _written(self) -> list[_Row]:
        return [row for row in self.rows if not row.blank]

    def read(self) -> Reading:
        make = self.field.row
        found = [row.values() for row in self._written()]
        return Reading(tuple(make(**each) if make is not None else MappingProxyType(each) for each in found))

    def inner_objections(self) -> tuple[Objection, ...]:
        return tuple(
            each
            for place, row in enumerate(self._written())
            for each in row.objections(f"{self.field.name}.{place}")
        )  # fmt: skip

    def show_value(self, value: object) -> None:
        self._clear()
        for record in value if isinstance(value, Iterable) else ():
            self._append().show_record(record, self.field.kept)
        self._tell_rows()

    def raw(self) -> str:
        entries = [
            {"kept": row.kept, "cells": {name: cell.editor.raw() for name, cell in row.cells.items()}}
            for row in self._written()
        ]
        return json.dumps(entries, ensure_ascii=False) if entries else ""

    def show_raw(self, text: str) -> None:
        self._clear()
        for entry in json.loads(text) if text else ():
            row = self._append()
            row.kept = dict(entry["kept"])
            for name, raw in entry["cells"].items():
                if name in row.cells:
                    row.cells[name].editor.show_raw(str(raw))
        self._tell_rows()

    # ---- rows -----------------------------------------------------------------------------------------------------

    def _append(self) -> _Row:
        row = _Row(self.field)
        row.changed.connect(self.changed)
        row.left.connect(self.left)
        row.asked.connect(self._on_asked)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _clear(self) -> None:
        while self.rows:
            self._drop(self.rows[-1])

    def _drop(self, row: _Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_add(self) -> None:
        row = self._append()
        self._tell_rows()
        row.show()
        next(iter(row.cells.values())).editor.setFocus()
        self.changed.emit()

    def _on_asked(self, what: str) -> None:
        row = self.sender()
        if not isinstance(row, _Row) or row not in self.rows:
            return
        place = self.rows.index(row)
        if what == "remove":
            self._drop(row)
            self._focus_near(place)
        else:
            to = min(max(0, place + (1 if what == "down" else -1)), len(self.rows) - 1)
            self.rows.insert(to, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(to, row)
        self._tell_rows()
        self.changed.emit()

    def _focus_near(self, place: int) -> None:
        if self.rows:
            near = self.rows[min(place, len(self.rows) - 1)]
            next(iter(near.cells.values())).editor.setFocus()
        else:
            self.add.setFocus()

    def _tell_rows(self) -> None:
        """Rows have their numbers; the ends cannot be moved further; Tab goes through them in their order."""
        before = self._reached_before()
        for place, row in enumerate(self.rows):
            row.set_words(self.field, place + 1)
            row.show_moves(up=place > 0, down=place < len(self.rows) - 1)
            for part in row.findChildren(QWidget):
                if not part.focusPolicy() & Qt.FocusPolicy.TabFocus or part.window() is not self.window():
                    continue  # lists that drop down are windows of their own
                if before is not None:
                    QWidget.setTabOrder(before, part)
                before = part
        if before is not None and self.rows:
            QWidget.setTabOrder(before, self.add)
        most = self.field.most_rows
        self.add.setVisible(not most or len(self.rows) < most)
        self.updateGeometry()

    def _reached_before(self) -> QWidget | None:
        """What Tab reaches before this field: rows come after it, though they were made later than what follows."""
        part: QWidget | None = self.previousInFocusChain()
        while part is not None and part is not self:
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(part):
                return part if part.window() is self.window() and part.focusProxy() is None else None
            part = part.previousInFocusChain()
        return None

    # ---- how it stands --------------------------------------------------------------------------------------------

    def show_inner(self, objections: Sequence[Objection]) -> bool:
        written = self._written()
        for row in self.rows:
            about = f"{self.field.name}.{written.index(row)}" if row in written else ""
            mine = [each for each in objections if about and f"{each.about}.".startswith(f"{about}.")]
            row.show_objections(mine, about)
        return bool(objections)

    def take_keys(self) -> None:
        for row in self.rows:
            for cell in row.cells.values():
                if row.said() and cell.editor.inner().property("state") in {"bad", "warn"}:
                    cell.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                    return
        first = next(iter(self.rows[0].cells.values())).editor if self.rows else self.add
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def show_state(self, state: str) -> None:
        """Rows show their own state."""

    def retranslate(self) -> None:
        self.add.setText(_(self.field.add_words or N_("Add")))
        self._tell_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMaximumWidth(px(WIDEST))
            self.updateGeometry()


def _growing() -> QSizePolicy:
    """As wide as there is room, and as high as the cells need at that width."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _of(record: object, name: str) -> object:
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)


def _stops(objection: Objection) -> bool:
    return objection.stops
