"""What opens inside a sentence: a field for each of its values, where they stand in the by-laws, and Save."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _
from pomanager.i18n.bylaw_words import Piece, clause_pieces
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.bylaws import ClauseRow
from pomanager.rules.bylaws.in_force import Sure
from pomanager.rules.bylaws.judging import read_value
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.objections import Objection
from pomanager.services.organisation.commands.bylaws import NewValue
from pomanager.ui.forms.entries import Remark
from pomanager.ui.look import look, px
from pomanager.ui.organisation.bylaws.choice_fields import field_for
from pomanager.ui.organisation.bylaws.value_fields import ValueField
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.wrapping import WrappingRow

BEGINNING = 34
"""So many letters of what stands before a value say which one a field is for."""
LABEL_WIDTH = 190
Save = Callable[[tuple[NewValue, ...], str], object]


class ClauseEditor(QWidget):
    """Edits the values of one sentence. ``save`` is handed what changed and the reason; it may raise Refused.

    ``corrects``: the version is adopted, and a reason is asked for. ``done`` is sent when it is saved, or nothing
    was changed; ``left`` when the person thinks better of it.
    """

    done = Signal()
    left = Signal()
    failed = Signal(object)
    """OfficeError that concerns no field."""

    def __init__(
        self, row: ClauseRow, save: Save, currency: str, *, corrects: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bylaws.editor")
        self.clause_row = row
        self._save = save
        self._corrects = corrects
        self._seen: set[tuple[str, str]] = set()
        self.fields: dict[str, ValueField] = {}
        self.remarks: dict[str, Remark] = {}
        self._labels: dict[str, Label] = {}
        self.source, self.reason = self._line("source"), self._line("reason")
        self._source_label, self._reason_label = Label("", "small"), Label("", "small")
        self.save_button = Button("", "check", "primary", key="Enter")
        self.save_button.setObjectName("bylaws.save")
        self.cancel_button = Button("", key="Esc")
        self.cancel_button.setObjectName("bylaws.cancel")
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.left)
        for value in row.values:
            self._add_field(value.key, currency)
        self._lay_out()
        self._show(row)
        self.retranslate()

    @staticmethod
    def _line(name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"bylaws.{name}")
        line.setFixedWidth(px(230))
        return line

    def _add_field(self, key: str, currency: str) -> None:
        field = field_for(SETTINGS[key], currency)
        field.changed.connect(self._on_changed)
        self.fields[key], self.remarks[key] = field, Remark()
        self._labels[key] = Label("", "small", wrap=True)
        self.remarks[key].hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(6))
        for place, key in enumerate(self.fields):
            label = self._labels[key]
            if len(self.fields) > 1 and look().stacked:
                grid.addWidget(label, 3 * place, 1)
            elif len(self.fields) > 1:
                label.setFixedWidth(px(LABEL_WIDTH))
                label.setMinimumHeight(px(36))
                grid.addWidget(label, 3 * place + 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.fields[key], 3 * place + 1, 1)
            grid.addWidget(self.remarks[key], 3 * place + 2, 1)
        grid.setColumnStretch(1, 1)
        foot = QWidget()
        lines = [labelled(self._source_label, self.source)]
        if self._corrects:
            lines.append(labelled(self._reason_label, self.reason))
        WrappingRow((lines, (self.save_button, self.cancel_button)), foot)
        self.remarks["reason"] = Remark()
        self.remarks["reason"].hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(12))
        column.setSpacing(px(8))
        column.addLayout(grid)
        column.addWidget(foot)
        column.addWidget(self.remarks["reason"])

    def _show(self, row: ClauseRow) -> None:
        """Show what is kept; a source of a preset is not that of the office's own by-laws."""
        for value in row.values:
            self.fields[value.key].show_value(value.value)
        own = dict.fromkeys(each.source for each in row.values if each.sure is Sure.OWN and each.source)
        self._source_before = next(iter(own), "") if len(own) == 1 else ""
        self.source.setText(self._source_before)
        self._before = {key: field.written() for key, field in self.fields.items()}

    def retranslate(self) -> None:
        """Set every word anew."""
        self._source_label.setText(_("Article of our by-laws"))
        self._reason_label.setText(_("Reason for the correction"))
        self.source.setAccessibleName(_("Article of our by-laws"))
        self.reason.setAccessibleName(_("Reason for the correction"))
        self.save_button.setText(_("Save"))
        self.cancel_button.setText(_("Cancel"))
        said = _beginnings(clause_pieces(self.clause_row.clause, self.clause_row.plain))
        for key, field in self.fields.items():
            field.retranslate()
            field.set_name(said[key])
            self._labels[key].setText(said[key])

    # ---- what is typed --------------------------------------------------------------------------------------------

    def new_values(self) -> tuple[NewValue, ...]:
        """What differs from what is kept; another article makes every value the office's own."""
        article = " ".join(self.source.text().split())
        moved = article != self._source_before
        return tuple(
            NewValue(key=key, written=field.written(), source=article if field.written() else "")
            for key, field in self.fields.items()
            if field.written() != self._before[key] or (moved and field.written())
        )

    def submit(self) -> None:
        """Save, or say beside the fields what speaks against it; a remark is said once before it is saved."""
        said = [*self._judged()]
        new = [each for each in said if each.stops or (each.about, each.message) not in self._seen]
        self._seen |= {(each.about, each.message) for each in said}
        self.say(said)
        if new:
            return
        values = self.new_values()
        if not values:
            self.done.emit()
            return
        try:
            self._save(values, self.reason.text())
        except Refused as refused:
            self.say(refused.objections)
        except OfficeError as trouble:
            self.failed.emit(trouble)
        else:
            self.done.emit()

    def _judged(self) -> Sequence[Objection]:
        """What can be said of each entry by itself."""
        found: list[Objection] = []
        for key, field in self.fields.items():
            own = field.objection()
            found += (own,) if own is not None else read_value(key, field.written())[1]
        return found

    def say(self, objections: Sequence[Objection]) -> None:
        """Show each objection beside its field, and go to the first; what concerns none stands at the end."""
        by_field: dict[str, list[Objection]] = {}
        for each in objections:
            by_field.setdefault(each.about if each.about in self.remarks else "reason", []).append(each)
        for name, remark in self.remarks.items():
            mine = by_field.get(name, [])
            kind = "bad" if any(each.stops for each in mine) else "warn" if mine else ""
            remark.tell(kind, "\n".join(map(sentence, mine)))
            remark.setVisible(bool(mine))
            if name in self.fields:
                self.fields[name].show_state(kind)
        first = next((name for name in (*self.fields, "reason") if name in by_field), "")
        if first in self.fields:
            self.fields[first].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif first and self._corrects:
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.updateGeometry()

    def said(self) -> Mapping[str, str]:
        """What is said beside each field now; fields nothing is said of are left out."""
        return {name: remark.text() for name, remark in self.remarks.items() if remark.text()}

    def focus(self, key: str = "") -> None:
        """Put the keyboard into the field of a value, the first one without a key."""
        field = self.fields.get(key) or next(iter(self.fields.values()))
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self) -> None:
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.cancel_button.hasFocus():
                self.left.emit()
            else:
                self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F2}:
            super().keyPressEvent(event)


def labelled(label: Label, line: QLineEdit) -> QWidget:
    """A line with its label before it, or above it in large text; they stay together where a row goes on below."""
    both = QWidget()
    row = QVBoxLayout(both) if look().stacked else QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(label)
    row.addWidget(line)
    return both


def _beginnings(pieces: Sequence[Piece]) -> dict[str, str]:
    """What stands before each value of a sentence, cut at the start where it is long."""
    said: dict[str, str] = {}
    before = ""
    for piece in pieces:
        if piece.key:
            words = before.strip()
            if len(words) > BEGINNING:
                end = words[-BEGINNING:]
                words = f"…{end.partition(' ')[2] or end}"
            said[piece.key] = f"{words} …" if words else "…"
        before += piece.text
    return said
