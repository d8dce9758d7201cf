"""What a segment of the mentoring shows while there is no programme: what it is for, and the way to begin one."""

from PySide6.QtWidgets import QVBoxLayout

from pomanager.i18n import _
from pomanager.rules.access.roles import Right
from pomanager.ui.desk import Desk
from pomanager.ui.mentoring.programme_forms import starting
from pomanager.ui.page import Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState


class NoProgramme(Page):
    """Stands in the place of pairs, programme, roster and matching."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.empty = EmptyState("lead")
        self.begin = Button("", "plus", "primary", shortcut="Ctrl+N")
        self.begin.setObjectName("mentoring.begin")
        self.empty.add_button(self.begin)
        self.begin.clicked.connect(self._on_begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        self.setFocusProxy(self.begin)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.begin.setText(_("Begin a programme"))
        self.begin.offer(self.desk.off(Right.KEEP_MENTORING))
        self.empty.tell(
            _("There is no mentoring programme yet."),
            _(
                "Here stands who accompanies whom, when they met, what waits, and what came of it: who spoke, stood, "
                "was elected. It begins with a programme."
            ),
        )

    def _on_begin(self) -> None:
        self.open_page(starting(self.desk))
