"""The head of a page: its title, one line of context, the search, its acts; what has no room goes into "More"."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui import icons
from pomanager.ui.look import look, px
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.keys import KeyHint, key_text, key_width
from pomanager.ui.widgets.labels import ElidedLabel
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tips import as_tip

SEARCH_REST_MILLISECONDS = 180
HEIGHT = 68


class SearchField(QLineEdit):
    """The search of a page; Ctrl+F goes to it, Esc empties it."""

    rested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(11), 0, px(8), 0)
        self._mark = Mark("search", 18)
        self._key = KeyHint("Ctrl+F")
        for part in (self._mark, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._mark)
        row.addStretch(1)
        row.addWidget(self._key)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEARCH_REST_MILLISECONDS)
        self._rest.timeout.connect(self._on_rested)
        self.textChanged.connect(self._on_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()

    def _measure(self) -> None:
        self.setTextMargins(px(24), 0, key_width("Ctrl+F") + px(4), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setTextMargins(key_width("Ctrl+F") + px(4), 0, px(24), 0)
        self.setMinimumWidth(px(170))
        self.setMaximumWidth(px(300))

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(36))

    def wanted_width(self) -> int:
        """The width in which the hint can be read, as far as it is worth the room of a button."""
        hint = look().metrics().horizontalAdvance(self.placeholderText())
        return min(px(260), max(px(200), hint + px(24 + 11 + 12) + key_width("Ctrl+F")))

    def _on_changed(self, text: str) -> None:
        self._key.setVisible(not text)
        self._rest.start()

    def _on_rested(self) -> None:
        self.rested.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
            return
        super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Show what is searched for already; nothing is searched."""
        if text != self.text():
            self.setText(text)
        self._rest.stop()

    def search_now(self) -> None:
        """Search without waiting for a rest."""
        self._rest.stop()
        self._on_rested()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event) and hasattr(self, "_key"):
            self._measure()


class Header(QFrame):
    """Shows the head of whatever page is open; ``searched`` and ``went_back`` go to the window."""

    searched = Signal(str)
    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._actions: tuple[Action, ...] = ()
        self._buttons: list[tuple[Action, Button]] = []
        self._said: list[Action] = []
        """What the buttons say: their acts in the reader's words."""
        self._keys: list[QAction] = []
        """The keys of acts that stand in "More": a button out of sight does not hear its own."""
        self._part: QWidget | None = None
        self.back = Button("", "left_c", "small")
        self.back.setObjectName("header.back")
        self.back.clicked.connect(self.went_back)
        self.title = ElidedLabel("", "page")
        self.context = ElidedLabel("", "small")
        self.search = SearchField()
        self.search.rested.connect(self.searched)
        self.more = Button("", "more", chevron=False)
        self.more.setObjectName("header.more")
        self.more.clicked.connect(self._on_more)
        self._lay_out()
        self._measure()

    def _lay_out(self) -> None:
        self._titles = QWidget()
        names = QVBoxLayout(self._titles)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.title)
        names.addWidget(self.context)
        names.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(8))
        self._row.addWidget(self.back)
        self._row.addWidget(self._titles)
        # Takes what the search leaves: it stretches by its policy only, else it would take as much as the search.
        self._row.addSpacerItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding))
        self._row.addWidget(self.search, 1)
        self._place = self._row.count()
        self._row.addWidget(self.more)

    def _measure(self) -> None:
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(24), px(8), px(20), px(8))

    def show_page(self, page: Page, *, may_go_back: bool) -> None:
        """Show the head of a page."""
        self._row.setEnabled(False)  # until there is room for all of it
        self.back.setVisible(may_go_back)
        self.back.set_name(_("Back"))
        self.more.set_name(_("More"))
        self.title.set_text(page.title())
        self.context.set_text(page.context_line())
        self.context.setVisible(bool(page.context_line()))
        hint = page.search_hint()
        self.search.setVisible(bool(hint))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self._show_part(page.header_part())
        self._show_actions(page.acts_there())
        self._make_room()

    def _show_part(self, part: QWidget | None) -> None:
        if self._part is part:
            return
        if self._part is not None:
            self._row.removeWidget(self._part)
            self._part.hide()
            self._part.setParent(None)
        self._part = part
        if part is not None:
            self._row.insertWidget(self._place, part)
            part.show()

    def _show_actions(self, actions: tuple[Action, ...]) -> None:
        self._actions = actions
        ordered = sorted(actions, key=_primary_last)
        said = [_said(action) for action in ordered]
        if said == self._said:  # most changes of a head are not about its acts
            self._buttons = [(action, button) for action, (_old, button) in zip(ordered, self._buttons, strict=True)]
            return
        self._said = said
        for _action, button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        for action in ordered:
            button = Button(
                _(action.text),
                action.icon,
                "primary" if action.primary else "plain",
                shortcut=action.shortcut,
            )
            button.setObjectName(f"action.{action.key}")
            button.clicked.connect(self._on_pressed)
            button.setEnabled(not action.reason_off)
            button.setToolTip(as_tip(_(action.reason_off) if action.reason_off else ""))
            self._buttons.append((action, button))
            self._row.addWidget(button)

    def _make_room(self) -> None:
        """Hide secondary buttons from the last until the rest fits; the hidden ones stand in "More"."""
        widths = {button: button.sizeHint().width() + px(8) for _action, button in self._buttons}
        secondary = [button for action, button in self._buttons if not action.primary]
        hidden: set[Button] = set()
        free = self.width() - self._fixed_width()
        while secondary and sum(width for button, width in widths.items() if button not in hidden) > free:
            if not hidden:
                free -= self.more.sizeHint().width() + px(8)
            hidden.add(secondary.pop())
        # Each part that comes or goes would have the whole window laid out: they all come and go at once.
        self._row.setEnabled(False)
        for button in widths:
            button.setVisible(button not in hidden)
        self.more.setVisible(bool(hidden))
        self._row.setEnabled(True)
        self._row.activate()
        self._hear_keys()

    def _hear_keys(self) -> None:
        for key in self._keys:
            self.removeAction(key)
            key.deleteLater()
        self._keys = []
        for action, button in self._buttons:
            if action.shortcut and not action.reason_off and not button.isVisibleTo(self):
                key = QAction(self)
                key.setObjectName(f"action.{action.key}")
                key.setShortcut(QKeySequence(action.shortcut))
                key.triggered.connect(self._on_pressed)
                self.addAction(key)
                self._keys.append(key)

    def _fixed_width(self) -> int:
        title = min(self.title.sizeHint().width(), px(420))
        context = min(self.context.sizeHint().width(), px(340)) if self.context.isVisibleTo(self) else 0
        width = px(44) + max(title, context) + px(8)
        if self.search.isVisibleTo(self):
            width += self.search.wanted_width() + px(8)
        if self._part is not None:
            width += self._part.sizeHint().width() + px(8)
        if self.back.isVisibleTo(self):
            width += self.back.sizeHint().width() + px(8)
        return width

    def _on_pressed(self) -> None:
        pressed = self.sender().objectName()
        for action in self._actions:
            if pressed == f"action.{action.key}":
                action.slot()
                return

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action, button in self._buttons:
            if not button.isVisibleTo(self):
                words = _(action.text).replace("&", "&&")
                if action.shortcut:
                    words = f"{words}\t{key_text(action.shortcut)}"
                entry = QAction(icons.icon(action.icon), words, menu)
                entry.setObjectName(f"action.{action.key}")
                entry.triggered.connect(self._on_pressed)
                entry.setEnabled(not action.reason_off)
                menu.addAction(entry)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def hidden_actions(self) -> tuple[str, ...]:
        """The keys of the acts that stand in "More" now."""
        return tuple(action.key for action, button in self._buttons if not button.isVisibleTo(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()
            self._make_room()


def _said(action: Action) -> Action:
    """All of an act that can be seen or heard of its button."""
    reason = _(action.reason_off) if action.reason_off else ""
    return action._replace(text=_(action.text), reason_off=reason, slot=_nothing)


def _nothing() -> None:
    """Stands for what an act does: buttons ask for that when they are pressed."""


def _primary_last(action: Action) -> bool:
    return action.primary
