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
about ``"documents.1"`` that row, about ``"documents"`` the whole field. Nothing is said against an empty cell nobody
has been in yet.

Keys: Tab goes from cell to cell, and from the last to the button that adds a row: the buttons of the rows are not among
them, so that no habit of the fingers removes what was just typed. Ctrl+Shift+Up and Ctrl+Shift+Down move a row,
Ctrl+Shift+Delete removes it; what was removed can be put back as long as the form is open.
"""

import json
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.ui.forms.editor import Editor
from pomanager.ui.forms.fields import Field, Reading
from pomanager.ui.forms.row import Row, growing
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button

WIDEST = 860
"""Width of a row, px at 100 %, beyond which its buttons would stand too far from its cells."""


class RowsEditor(Editor):
    """Edits a list of small records: add a row, move it, remove it; every cell has an editor of its own kind."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.rows: list[Row] = []
        self.add = Button("", "plus", "small")
        self.add.setObjectName(f"{field.name}.add")
        self.add.clicked.connect(self._on_add)
        self.back = Button("", "undo", "quiet")
        self.back.setObjectName(f"{field.name}.back")
        self.back.clicked.connect(self._on_back)
        self.back.hide()
        self._removed: list[tuple[int, str]] = []
        """Rows that were taken out, with their places, the last one last."""
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.add)
        foot.addWidget(self.back)
        foot.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(6))
        self._column.addLayout(foot)
        self.row.addLayout(self._column, 1)
        self.setSizePolicy(growing())
        self.setMaximumWidth(px(WIDEST))
        self.setFocusProxy(self.add)

    # ---- values ---------------------------------------------------------------------------------------------------

    def _written(self) -> list[Row]:
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
            row = self._append()
            row.show_record(record, self.field.kept)
            row.touch_all()
        self._tell_rows()

    def raw(self) -> str:
        entries = [row.raw() for row in self._written()]
        return json.dumps(entries, ensure_ascii=False) if entries else ""

    def show_raw(self, text: str) -> None:
        self._clear()
        for entry in json.loads(text) if text else ():
            self._append().show_raw(entry)
        self._tell_rows()

    def been_in(self, about: str) -> bool:
        written, parts = self._written(), about.split(".")
        if len(parts) < len(("field", "place", "cell")) or int(parts[1]) >= len(written):
            return True
        return written[int(parts[1])].been_in(parts[2])

    def touch_all(self) -> None:
        for row in self.rows:
            row.touch_all()

    # ---- rows -----------------------------------------------------------------------------------------------------

    def _append(self) -> Row:
        row = Row(self.field)
        row.changed.connect(self.changed)
        row.left.connect(self.left)
        row.asked.connect(self._on_asked)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _clear(self) -> None:
        while self.rows:
            self._drop(self.rows[-1])
        self._removed.clear()

    def _drop(self, row: Row) -> None:
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
        if not isinstance(row, Row) or row not in self.rows:
            return
        place = self.rows.index(row)
        if what == "remove":
            if not row.blank:
                self._removed.append((place, json.dumps(row.raw(), ensure_ascii=False)))
            self._drop(row)
            self._focus_near(place)
        else:
            self._place(row, min(max(0, place + (1 if what == "down" else -1)), len(self.rows) - 1))
        self._tell_rows()
        self.changed.emit()

    def _on_back(self) -> None:
        """Put back the row that was removed last, where it stood."""
        place, entry = self._removed.pop()
        row = self._append()
        row.show_raw(json.loads(entry))
        self._place(row, min(place, len(self.rows) - 1))
        self._tell_rows()
        row.show()
        next(iter(row.cells.values())).editor.setFocus()
        self.changed.emit()

    def _place(self, row: Row, to: int) -> None:
        self.rows.remove(row)
        self.rows.insert(to, row)
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)

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
        room = not self.field.most_rows or len(self.rows) < self.field.most_rows
        self.add.setVisible(room)
        self.back.setVisible(room and bool(self._removed))
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
        self.back.setText(_("Put back what was removed"))
        self._tell_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMaximumWidth(px(WIDEST))
            self.updateGeometry()
