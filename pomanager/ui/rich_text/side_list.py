"""The list at the side of what is written: parts or chapters in their order, moved up and down; what is missing."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.ui.look import look, px
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.wrapping import WrappingRow


class SideList(QWidget):
    """Lines under their buttons, and a note below them; heirs fill the list and say what moving a line does."""

    def __init__(
        self, lines: QListWidget, width: int, *, before: Sequence[Button] = (), after: Sequence[Button] = ()
    ) -> None:
        """Make it so wide at 100 %, with these buttons before and after those that move a line."""
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = lines
        self.list.setProperty("look", "rows")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setIconSize(QSize(px(18), px(18)))
        self.up = Button("", "up_c", "small", key="Alt+Up")
        self.down = Button("", "down_c", "small", key="Alt+Down")
        self.missing = Note(Tone.WARN)
        self.missing_room = Scroller(_at_the_top(self.missing))
        self.acts = QWidget()
        self._lay_out(width, (*before, self.up, self.down, *after))
        self._connect()

    def _lay_out(self, width: int, buttons: Sequence[Button]) -> None:
        self.setFixedWidth(px(width))
        row = WrappingRow((buttons,), self.acts)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.acts)
        column.addWidget(self.list, 3)
        column.addWidget(self.missing_room, 2)

    def _connect(self) -> None:
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        for keys, act in (("Alt+Up", self._on_up), ("Alt+Down", self._on_down)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    def name_list(self, name: str) -> None:
        """Set the words of the list and its buttons anew; ``name`` is what the list is called."""
        self.list.setFont(look().font("body"))
        self.list.setAccessibleName(name)
        self.up.set_name(_("Move up"))
        self.down.set_name(_("Move down"))

    def tell_missing(self, sentences: Sequence[str], *, stops: bool) -> None:
        """Name what is missing; ``stops`` says that without some of it one cannot go on."""
        said = "\n".join(f"• {each}" for each in sentences)
        self.missing.tell(Tone.BAD if stops else Tone.WARN, _("Still missing"), said)
        self.missing_room.setVisible(bool(sentences))

    def move_line(self, step: int) -> None:
        """Move the line that is chosen one up (-1) or down (1)."""
        raise TypeError(f"{type(self).__name__} does not say what moving a line does ({step})")

    def _on_up(self) -> None:
        self.move_line(-1)

    def _on_down(self) -> None:
        self.move_line(1)


def _at_the_top(part: QWidget) -> QWidget:
    """The part as high as it wants to be, with free room below."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return inside
