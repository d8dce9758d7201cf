"""The pane of help: where one was before, the contents, a search, and below them what is told."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.help.pages import page_called
from pomanager.help.searching import Index
from pomanager.help.tasks import task_called
from pomanager.i18n import _
from pomanager.ui.header import SearchField
from pomanager.ui.help.guide import Guide
from pomanager.ui.help.telling import Place, Shown, contents_told, found_told, page_told, task_told
from pomanager.ui.look import ANY_WIDTH, look, px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.sheets import Scroller

WIDTH = 352
"""Of the pane, at 100 %."""
CONTENTS: Place = ("contents", "")
_STEPS: Mapping[int, int] = MappingProxyType(
    {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
)
"""Keys that move what is told, and by how many lines."""


class HelpSearch(SearchField):
    """The search of help, as wide as the pane."""

    def _measure(self) -> None:
        super()._measure()
        self.setMinimumWidth(1)
        self.setMaximumWidth(ANY_WIDTH)


class HelpPane(QFrame):
    """Tells a page, a task, the contents or what was found; Esc and its own button close it."""

    closed = Signal()
    dressed = Signal()
    """The size of the text is another one."""

    def __init__(self, guide: Guide | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helppane")
        self._guide = guide
        self._trail: list[Place] = []
        self._at = -1
        self._index: Index | None = None
        self.shown = Shown()
        self.back = Button("", "left_c", "small")
        self.forward = Button("", "right_c", "small")
        self.contents = Button("", "journal", "small")
        self.close_button = Button("", "x", "quiet")
        for name in ("back", "forward", "contents", "close_button"):
            getattr(self, name).setObjectName(f"help.{name}")
        self.search = HelpSearch()
        self._inside = QWidget()
        self._inside.setObjectName("helpinside")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.shown)
        self.scroller = Scroller(self._inside)
        # Else a page that just fits would come and go with the bar: its picture is as high as the room is wide.
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(12), px(8), px(8), 0)
        head.setSpacing(px(4))
        for button in (self.back, self.forward, self.contents):
            head.addWidget(button)
        head.addStretch(1)
        head.addWidget(self.close_button)
        find = QHBoxLayout()
        find.setContentsMargins(px(12), px(6), px(12), px(6))
        find.addWidget(self.search)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(find)
        whole.addWidget(self.scroller, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.contents.clicked.connect(self._on_contents)
        self.close_button.clicked.connect(self.closed)
        self.search.rested.connect(self._on_searched)
        self.search.returnPressed.connect(self.search.search_now)

    def retranslate(self) -> None:
        """Set every word anew, those of what is told, too."""
        self._index = None
        self.setAccessibleName(_("Help"))
        self.back.set_name(_("Back"))
        self.forward.set_name(_("Forward"))
        self.contents.setText(_("Contents"))
        self.close_button.set_name(_("Close help"))
        hint = _("Search in help…")
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        if self._trail:
            self._tell()

    # ---- where one is ---------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """What is told now."""
        return self._trail[self._at] if self._trail else CONTENTS

    def show_place(self, place: Place) -> None:
        """Tell something; the way back leads to what was told before."""
        if not self._trail or place != self.place:
            del self._trail[self._at + 1 :]
            self._trail.append(place)
            self._at = len(self._trail) - 1
        self._tell()

    def go_back(self) -> None:
        """Tell what was told before."""
        self._go(-1)

    def go_forward(self) -> None:
        """Tell again what one came back from."""
        self._go(1)

    def _go(self, step: int) -> None:
        if 0 <= self._at + step < len(self._trail):
            self._at += step
            self._tell()

    def _tell(self) -> None:
        before, self.shown = self.shown, self._made(self.place)
        focused = QApplication.focusWidget()
        held = focused is not None and before.isAncestorOf(focused)
        self.shown.wanted.connect(self.show_place)
        self._column.replaceWidget(before, self.shown)
        before.hide()
        before.deleteLater()
        self.shown.show()
        self.scroller.verticalScrollBar().setValue(0)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._trail))
        if held:
            self.take_keyboard()

    def _made(self, place: Place) -> Shown:
        kind, key = place
        if kind == "page":
            return page_told(page_called(key), self._guide)
        if kind == "task":
            return task_told(task_called(key), self._guide)
        if kind == "search":
            self._index = self._index or Index()
            return found_told(key, self._index.find(key))
        return contents_told()

    def _on_contents(self) -> None:
        self.show_place(CONTENTS)

    def _on_searched(self, text: str) -> None:
        """Tell what was found; while one goes on typing, it stays one step of the way back."""
        if self._trail and self.place[0] == "search":
            self._trail.pop(self._at)
            self._at -= 1
        if text.strip():
            self.show_place(("search", text.strip()))
        elif self._trail:
            self._tell()
        else:
            self.show_place(CONTENTS)

    # ---- the keyboard ---------------------------------------------------------------------------------------------

    def take_keyboard(self) -> None:
        """Put the keyboard where reading begins: the first button of what is told, else the search."""
        buttons = [each for each in self.shown.findChildren(QAbstractButton) if each.isEnabled()]
        (buttons[0] if buttons else self.search).setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.scroller.verticalScrollBar()
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in _STEPS:
            bar.setValue(bar.value() + _STEPS[key] * look().row_height)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._go(self._turn(key))
        else:
            super().keyPressEvent(event)

    def _turn(self, key: int) -> int:
        """Back or forward, by the side the arrow points to."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return 1 if (key == Qt.Key.Key_Right) != mirrored else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("surface"))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(QRect(self.width() - 1 if right else 0, 0, 1, self.height()), look().colour("line"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif looks_changed(event):
            self.dressed.emit()


class HelpWindow(QWidget):
    """Help in a window of its own, for windows that have no room for the pane."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("helpwindow")
        self.pane = HelpPane()
        self.pane.closed.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.setWindowTitle(_("Help"))
        self.resize(px(WIDTH + 40), px(560))
        self.pane.show_place(place)
        self.show()
        self.pane.take_keyboard()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(_("Help"))
