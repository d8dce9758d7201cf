"""A sentence in the list with what opens below it: its acts while it is chosen, its fields while it is edited."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.readmodels.bylaws import ClauseRow, ValueState
from pomanager.ui.look import look, px
from pomanager.ui.offering import NOT_YOURS
from pomanager.ui.organisation.bylaws.clause_editor import ClauseEditor, labelled
from pomanager.ui.organisation.bylaws.clause_face import BEFORE, ClauseFace
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tips import as_tip
from pomanager.ui.widgets.wrapping import WrappingRow


class ClauseBar(QWidget):
    """What can be done with the chosen sentence: change its values, or mark it as found in the signed by-laws."""

    edit_wanted = Signal()
    check_wanted = Signal(str)
    """The article it was found in, "" where none is named."""

    def __init__(self, row: ClauseRow, reason_off: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bylaws.bar")
        self._checked = row.state is ValueState.CHECKED
        self._label = Label("", "small")
        self.article = QLineEdit()
        self.article.setObjectName("bylaws.article")
        self.article.setFixedWidth(px(150))
        self.check = Button("", "undo" if self._checked else "check", "plain" if self._checked else "primary",
                            key="Space")  # fmt: skip
        self.check.setObjectName("bylaws.check")
        self.edit = Button("", "edit", key="F2")
        self.edit.setObjectName("bylaws.edit")
        self.article.setEnabled(not reason_off)
        self.article.setToolTip(as_tip(_(reason_off) if reason_off else ""))
        for button in (self.check, self.edit):
            button.offer(reason_off)
        where = labelled(self._label, self.article)
        inside = WrappingRow(((where, self.check, self.edit),), self)
        where.setVisible(not self._checked)
        inside.setContentsMargins(0, px(2), px(10), px(12))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.edit.clicked.connect(self.edit_wanted)
        self.check.clicked.connect(self._on_check)
        self.article.returnPressed.connect(self._on_check)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._label.setText(_("Article"))
        self.article.setAccessibleName(_("Article of our by-laws"))
        self.edit.setText(_("Change"))
        self.check.setText(_("Take the check back") if self._checked else _("Checked in our by-laws"))

    def _on_check(self) -> None:
        self.check_wanted.emit(self.article.text())


class ClauseView(QWidget):
    """One sentence that is shown. ``reason_off`` says why it cannot be changed; ``fixed``: nothing is offered."""

    chosen = Signal(str)
    """Its key: the person went to it."""
    edit_wanted = Signal(str, str)
    """Its key and the key of a value, "" for the first."""
    check_wanted = Signal(str, str)
    """Its key and the article it was found in."""
    move_wanted = Signal(int)
    grown = Signal()
    """What is open below it has another height now."""

    def __init__(self, row: ClauseRow, *, reason_off: str, fixed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._reason_off = reason_off
        self._fixed = fixed
        self.is_chosen = False
        self.face = ClauseFace(row)
        self.bar: ClauseBar | None = None
        self.editor: ClauseEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self.face)
        self._below = QVBoxLayout()
        self._indent()
        self._column.addLayout(self._below)
        self.setFocusProxy(self.face)
        self.face.clicked.connect(self._on_clicked)
        self.face.reached.connect(self._on_reached)
        self.face.value_pressed.connect(self._on_value)
        self.face.edit_wanted.connect(self._on_edit)
        self.face.check_wanted.connect(self._on_space)
        self.face.move_wanted.connect(self.move_wanted)

    def _indent(self) -> None:
        """Have what opens below begin where the sentence begins, on either side."""
        sides = (px(BEFORE), px(10))
        start, end = reversed(sides) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else sides
        self._below.setContentsMargins(start, 0, end, 0)

    def show_row(self, row: ClauseRow) -> None:
        """Show the sentence as it is now."""
        if row == self.row:
            return
        self.row = row
        self.face.show_row(row)
        if self.bar is not None:
            self._put_away(self.bar)
            self.bar = None
            self._show_bar()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.face.retranslate()
        if self.bar is not None:
            self.bar.retranslate()
        if self.editor is not None:
            self.editor.retranslate()

    # ---- chosen and edited ----------------------------------------------------------------------------------------

    def choose(self, *, chosen: bool) -> None:
        """Offer its acts below it, or put them away."""
        if chosen == self.is_chosen:
            return
        self.is_chosen = chosen
        if chosen:
            self._show_bar()
        elif self.bar is not None:
            self._put_away(self.bar)
            self.bar = None
        self.update()

    def _show_bar(self) -> None:
        if self._fixed or self._reason_off == NOT_YOURS or self.editor is not None or not self.is_chosen:
            return
        self.bar = ClauseBar(self.row, self._reason_off)
        self.bar.edit_wanted.connect(self._on_edit)
        self.bar.check_wanted.connect(self._on_check)
        self._below.addWidget(self.bar)

    def open_editor(self, editor: ClauseEditor) -> None:
        """Show fields in the place of the acts."""
        if self.bar is not None:
            self._put_away(self.bar)
            self.bar = None
        self.editor = editor
        self._below.addWidget(editor)

    def close_editor(self) -> None:
        """Put the fields away again; the keyboard goes back to the sentence."""
        if self.editor is None:
            return
        had = self.editor.isAncestorOf(self.window().focusWidget())
        self._put_away(self.editor)
        self.editor = None
        self._show_bar()
        if had:
            self.face.setFocus()

    def _put_away(self, part: QWidget) -> None:
        self._below.removeWidget(part)
        part.hide()
        part.deleteLater()

    # ---- what the person does -------------------------------------------------------------------------------------

    def _on_clicked(self) -> None:
        self.face.setFocus()
        self.chosen.emit(self.row.key)

    def _on_reached(self) -> None:
        self.chosen.emit(self.row.key)

    def _on_value(self, key: str) -> None:
        self._ask_to_edit(key)

    def _on_edit(self) -> None:
        self._ask_to_edit("")

    def _ask_to_edit(self, key: str) -> None:
        if not self._fixed and not self._reason_off and self.editor is None:
            self.edit_wanted.emit(self.row.key, key)

    def _on_space(self) -> None:
        self._on_check(self.bar.article.text() if self.bar is not None else "")

    def _on_check(self, article: str) -> None:
        if not self._fixed and not self._reason_off and self.editor is None:
            self.check_wanted.emit(self.row.key, article)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.editor is not None and event.oldSize().height() != event.size().height():
            self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._on_edit()
        elif event.key() == Qt.Key.Key_Escape and self.bar is not None and not self.face.hasFocus():
            self.face.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event) and hasattr(self, "_below"):
            self._indent()

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = look()
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn.colour("select" if self.is_chosen else "surface"))
        if self.is_chosen:
            bar = QRect(0, 0, px(4), self.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(self.width() - 1)
            painter.fillRect(bar, worn.colour("accent"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), worn.colour("line"))
