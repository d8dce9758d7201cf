"""The editor for several answers at once: a box to tick for each, and beside it what it means."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.forms.editor import Editor
from pomanager.ui.forms.fields import Field, Reading
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.ticks import TickBox


class SeveralEditor(Editor):
    """Any number of answers; the value is a tuple of those ticked, in the order of the field."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(2), 0, px(2))
        column.setSpacing(0)
        self.boxes = [TickBox() for _choice in field.choices]
        self._notes = [Label("", "small", wrap=True) for _choice in field.choices]
        for choice, box, note in zip(field.choices, self.boxes, self._notes, strict=True):
            box.setObjectName(f"{field.name}.{choice.value}")
            box.clicked.connect(self.changed)
            box.installEventFilter(self)
            note.setContentsMargins(px(32), 0, 0, px(4))
            column.addWidget(box)
            column.addWidget(note)
            note.setVisible(bool(choice.note))
        self.row.addWidget(inside, 1)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])
        self.retranslate()

    def read(self) -> Reading:
        ticked = zip(self.field.choices, self.boxes, strict=True)
        return Reading(tuple(choice.value for choice, box in ticked if box.isChecked()))

    def show_value(self, value: object) -> None:
        chosen = value if isinstance(value, tuple | list | frozenset) else ()
        for choice, box in zip(self.field.choices, self.boxes, strict=True):
            box.setChecked(choice.value in chosen)

    def raw(self) -> str:
        ticked = zip(self.field.choices, self.boxes, strict=True)
        return " ".join(str(choice.value) for choice, box in ticked if box.isChecked())

    def show_raw(self, text: str) -> None:
        kept = text.split()
        self.show_value(tuple(choice.value for choice in self.field.choices if str(choice.value) in kept))

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        for box in self.boxes:
            box.setAccessibleDescription(name)

    def set_said(self, text: str) -> None:
        for box, note in zip(self.boxes, self._notes, strict=True):  # each is named by its answer
            said = (self.accessibleName(), note.plain(), text)
            box.setAccessibleDescription("\n".join(part for part in said if part))

    def retranslate(self) -> None:
        for choice, box, note in zip(self.field.choices, self.boxes, self._notes, strict=True):
            box.setText(choice.text if self.field.choices_are_data else _(choice.text))
            note.setText(_(choice.note) if choice.note else "")
