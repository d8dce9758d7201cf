"""A step of the wizard that is a form: what speaks against it stands beside its fields, all at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.rules.objections import Objection, stopping
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Field, Section, field_of
from pomanager.ui.look import px
from pomanager.ui.widgets.sheets import Scroller

REST_MILLISECONDS = 400
SETTLED_MILLISECONDS = 60
"""What is said beside fields moves them; by then they lie where they will stay."""


class FormStep(QWidget):
    """Fields in a sheet that scrolls. ``rested`` is sent a moment after something was typed: it is judged, and kept."""

    rested = Signal()
    answered = Signal(str)
    """The field of this name was touched."""

    def __init__(self, parts: Sequence[Field | Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._warned: frozenset[str] = frozenset()
        self._proposed: dict[str, object] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self.rested)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scroller: Scroller | None = None
        self.entries = self._shown(parts)

    def _shown(self, parts: Sequence[Field | Section]) -> Entries:
        entries = Entries(parts)
        entries.changed.connect(self._on_changed)
        entries.left.connect(self._on_left)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(4), px(20), px(16))
        column.addWidget(entries)
        column.addStretch(1)
        if self._scroller is not None:
            self._column.removeWidget(self._scroller)
            self._scroller.hide()
            self._scroller.deleteLater()
        self._scroller = Scroller(inside)
        self._column.addWidget(self._scroller)
        return entries

    def ask(self, parts: Sequence[Field | Section]) -> None:
        """Ask these fields from now on; what was typed stands in them again."""
        typed = self.entries.raw()
        self.entries = self._shown(parts)
        self.entries.show_raw(typed.items())

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self.entries.focus_first()

    def values(self) -> dict[str, object]:
        """The values of all fields."""
        return self.entries.values()

    def text(self, name: str) -> str:
        """What was typed into a field, "" for nothing."""
        value = self.entries.values().get(name)
        return "" if value is None else str(value)

    def propose(self, values: Mapping[str, object]) -> None:
        """Fill fields in that are empty, or still show what was proposed before."""
        now = self.entries.values()
        for name, value in values.items():
            if now.get(name) in {None, "", (), self._proposed.get(name)}:
                self.entries.show_values([(name, value)])
            self._proposed[name] = value

    # ---- judging --------------------------------------------------------------------------------------------------

    def mine(self, objections: Sequence[Objection]) -> list[Objection]:
        """What speaks against fields of this step; of an entry nothing can be made of, only that is said."""
        own = self.entries.own_objections()
        unreadable = {each.about for each in own}
        known = {field.name for field in self.entries.fields if self.entries.in_sight(field.name)}
        return [*own, *(each for each in objections if field_of(each.about) in known and each.about not in unreadable)]

    def judge(self, objections: Sequence[Objection]) -> None:
        """Show what speaks against fields somebody has been in."""
        self.entries.show_objections([each for each in self.mine(objections) if self.entries.been_in(each.about)])

    def passes(self, objections: Sequence[Objection]) -> bool:
        """Show everything against this step; whether the wizard may go on. A remark is passed by pressing again."""
        self._rest.stop()
        found = self.mine(objections)
        new = frozenset(each.message for each in found) - self._warned
        self._warned |= frozenset(each.message for each in found if not each.stops)
        self.entries.touch_all()
        self.entries.show_objections(found)
        if not stopping(found) and not new:
            return True
        stops = stopping(found) or tuple(found)
        order = [field.name for field in self.entries.fields]
        first = min((field_of(each.about) for each in stops), key=order.index)
        self.entries.focus_on(first)
        QTimer.singleShot(SETTLED_MILLISECONDS, self, self._show_focused)
        return False

    def _show_focused(self) -> None:
        inside = self.entries.focusWidget()
        if self._scroller is not None and inside is not None:
            self._scroller.ensureWidgetVisible(inside, 0, px(60))

    def go_to_next(self) -> None:
        """Put the keyboard into the next field something is said against, after the one it is in."""
        order = [field.name for field in self.entries.fields]
        here = order.index(self.entries.focused()) if self.entries.focused() in order else -1
        found = [name for name in order if self.entries.objected(name)]
        after = [name for name in found if order.index(name) > here]
        if found:
            self.entries.focus_on(after[0] if after else found[0])

    def _on_changed(self, name: str) -> None:
        self.answered.emit(name)
        self._rest.start()

    def _on_left(self, _name: str) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.rested.emit()
