"""The window of a preview: its head with the search and the acts, the page, and the foot; Esc closes it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.content import Content
from pomanager.ui.desk import Desk
from pomanager.ui.header import Header
from pomanager.ui.help.opening import listen
from pomanager.ui.look import px
from pomanager.ui.panes import go_to_next
from pomanager.ui.preview.making import Wanted
from pomanager.ui.preview.page import PreviewPage
from pomanager.ui.preview.zoom import Fit
from pomanager.ui.reading_order import go_on


class PreviewWindow(QWidget):
    """A window of its own beside the office's; it closes with it, and stops nobody."""

    def __init__(self, desk: Desk, what: Wanted, parent: QWidget) -> None:
        page = PreviewPage(desk, what)  # before the window, which must not stay behind when there is no room for it
        super().__init__(parent.window(), Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("preview")
        self.what = what
        self.page = page
        self.header = Header()
        self.content = Content()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.content, 1)
        column.addWidget(self.page.foot)
        self._connect()
        self.content.show_page("paper", self._page)
        self.setMinimumSize(px(480), px(300))
        self.resize(parent.window().size())
        parent.window().installEventFilter(self)

    def _page(self) -> PreviewPage:
        return self.page

    def _connect(self) -> None:
        self.content.page_shown.connect(self._on_head)
        self.content.head_changed.connect(self._on_head)
        self.header.searched.connect(self.page.search)
        self.header.search.returnPressed.connect(self._on_enter)
        self.page.foot.close_button.clicked.connect(self.close)
        view = self.page.view
        for keys, act in (
            ("Ctrl+F", self._on_find), ("Ctrl++", view.larger), ("Ctrl+=", view.larger), ("Ctrl+-", view.smaller),
            ("Ctrl+0", partial(view.set_zoom, Fit.WIDTH)), ("F5", self.page.make), ("F6", self._on_next_pane),
            ("F11", self._on_full_screen),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        listen(self)

    def begin(self) -> None:
        """Show the window, and have the paper made."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.make()
        self.page.view.setFocus()

    def _on_head(self) -> None:
        self.header.show_page(self.page, may_go_back=False)
        self.setWindowTitle(_("{paper} · Preview").format(paper=self.page.title()))

    def _on_find(self) -> None:
        self.header.search.setFocus()
        self.header.search.selectAll()

    def _on_enter(self) -> None:
        if self.header.search.text() != self.page.searched:
            self.header.search.search_now()
        else:
            self.page.next_hit()

    def _on_next_pane(self) -> None:
        go_to_next((self.header, self.content, self.page.foot), self.focusWidget())

    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.parent():
            self.close()  # the office is closed with its window: nothing could be made any more
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, self.focusWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # a search that is not empty takes Esc for itself
            if self.page.choices.isVisible() and not self.page.isVisible():
                self.content.go_back()
            else:
                self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.page.leave()
        super().closeEvent(event)
