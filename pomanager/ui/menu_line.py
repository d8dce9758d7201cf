"""The line at the top: the menus, and at its end what can be undone and when the last act was saved."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QMenuBar, QWidget

from pomanager.help import keys
from pomanager.i18n import _, formats
from pomanager.ui import icons
from pomanager.ui.bus import Undo
from pomanager.ui.look import px
from pomanager.ui.page import Action
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.links import LineButton
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tips import as_tip

HEIGHT = 30
FLASH_MILLISECONDS = 900


class MenuKind(NamedTuple):
    """One menu: its marked title and its acts; None draws a line between them."""

    title: str
    actions: Sequence[Action | None]


class MenuLine(QFrame):
    """Shows declared menus; Ctrl+S says that everything is saved already."""

    undone = Signal()

    def __init__(self, menus: Sequence[MenuKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menuline")
        self._menus = tuple(menus)
        self._saved: datetime | None = None
        self._undo: Undo | None = None
        self._redo: Undo | None = None
        self._acts: dict[str, Action] = {}
        self._bar = QMenuBar()
        self._bar.setNativeMenuBar(False)
        self.undo_button = LineButton("", "undo", key=keys.UNDO)
        self.undo_button.setObjectName("menu.undo")
        self.undo_button.clicked.connect(self.undone)
        self._saved_mark = Mark("check", 16, "ok")
        self.saved_words = Label("", "small", tone="ok")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(6))
        self._row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.undo_button)
        self._row.addSpacing(px(12))
        self._row.addWidget(self._saved_mark)
        self._row.addWidget(self.saved_words)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH_MILLISECONDS)
        self._flash.timeout.connect(self._on_flashed)
        self._measure()
        self.retranslate()

    def _measure(self) -> None:
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(6), 0, px(16), 0)

    def retranslate(self) -> None:
        """Make the menus anew in the language spoken."""
        self._bar.clear()
        self._acts.clear()
        for kind in self._menus:
            menu = self._bar.addMenu(_(kind.title))
            menu.aboutToShow.connect(self._on_menu_wanted)
            self._fill(menu, kind)
        self.offer_undo(self._undo, self._redo)
        self.show_saved(self._saved)

    def _fill(self, menu: QMenu, kind: MenuKind) -> None:
        for action in kind.actions:
            if action is None:
                menu.addSeparator()
                continue
            entry = QAction(_(action.text).replace("&", "&&"), menu)
            entry.setObjectName(f"menu.{action.key}")
            if action.shortcut:
                entry.setShortcut(QKeySequence(action.shortcut))
            entry.setEnabled(not action.reason_off)
            entry.setToolTip(as_tip(_(action.reason_off) if action.reason_off else ""))
            self._acts[entry.objectName()] = action
            entry.triggered.connect(self._on_triggered)
            menu.addAction(entry)

    def _on_menu_wanted(self) -> None:
        """Paint the icons of the menu that opens: most menus are never opened, and colours may have changed."""
        menu = self.sender()
        for entry in menu.actions() if isinstance(menu, QMenu) else ():
            action = self._acts.get(entry.objectName())
            if action is not None and action.icon:
                entry.setIcon(icons.icon(action.icon))

    def _on_triggered(self) -> None:
        self._acts[self.sender().objectName()].slot()

    def act(self, key: str) -> Action | None:
        """The act of a line of the menus; None where there is no such line."""
        return self._acts.get(f"menu.{key}")

    def offer_undo(self, undo: Undo | None, redo: Undo | None = None) -> None:
        """Show what "Undo" would take back and "Redo" do again; None hides it, and so does what cannot be."""
        self._undo, self._redo = undo, redo
        self.undo_button.setVisible(undo is not None and not undo.is_off)
        if undo is not None:
            self.undo_button.setText(_("Undo: {what}").format(what=undo.what))
        self._rename("menu.undo", _("Undo: {what}").format(what=undo.what) if undo else _("Undo"))
        self._rename("menu.redo", _("Redo: {what}").format(what=redo.what) if redo else _("Redo"))

    def _rename(self, key: str, words: str) -> None:
        entry = self._bar.findChild(QAction, key)
        if entry is not None:
            entry.setText(words.replace("&", "&&"))

    def undo_now(self) -> None:
        """Take back what is offered, or say why it cannot be."""
        undo = self._undo
        if undo is not None and not undo.is_off:
            self.offer_undo(None)
        if undo is not None:
            undo.act()

    def redo_now(self) -> None:
        """Do again what is offered."""
        redo = self._redo
        if redo is not None:
            redo.act()

    def show_saved(self, moment: datetime | None) -> None:
        """Show when the last act was safe on the disk."""
        self._saved = moment
        for part in (self._saved_mark, self.saved_words):
            part.setVisible(moment is not None)
        if moment is not None:
            self.saved_words.setText(_("Saved at {time}").format(time=formats.clock(moment)))

    def say_already_saved(self) -> None:
        """Answer Ctrl+S: everything is saved at once, nobody needs to."""
        self._saved_mark.show()
        self.saved_words.show()
        self.saved_words.setText(_("Already saved: every step is saved at once"))
        self._flash.start()

    def _on_flashed(self) -> None:
        self.show_saved(self._saved)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
