"""Shows a recovery code once, group by group under its number, with the way to have it on paper."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.ui.dialogs.ask import AskWindow
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.fitting import fit_words
from pomanager.ui.widgets.labels import Label

COLUMNS = 5


class Opens(Enum):
    """What a code is good for."""

    FILE = auto()
    """It opens the file in place of its password."""
    SECRETARY = auto()
    """It gives a secretary a new password."""


class CodeWindow(AskWindow):
    """Shows the groups. ``print_code`` prints them, where that can be done; else they are to be written down."""

    def __init__(
        self, code: str, opens: Opens, print_code: Callable[[], None] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Recovery code"), _text(opens), parent)
        self.setObjectName("code")
        self.setMinimumWidth(px(560))
        self.groups = tuple(code.split("-"))
        self._print_code = print_code
        self.body.addSpacing(px(8))
        self.body.addWidget(self._well())
        self.body.addWidget(Label(_how_to_keep(may_print=print_code is not None), "small", wrap=True))
        self.print = Button(_("Print the code"), "print", "primary")
        self.print.setObjectName("code.print")
        self.print.setVisible(print_code is not None)
        self.print.clicked.connect(self._on_print)
        self.buttons.addWidget(self.print)
        self.offer("", _("I have it on paper"), icon="lock")
        self.yes.hide()
        self.no.setObjectName("code.done")
        self.mark.show_icon("lock", "accent")
        (self.print if print_code is not None else self.no).setDefault(True)
        fit_words(self, self.buttons)

    def _well(self) -> QFrame:
        """The groups in rows, each under its number, to be copied without a mistake."""
        well = QFrame()
        well.setObjectName("well")
        grid = QGridLayout(well)
        grid.setContentsMargins(px(16), px(12), px(16), px(12))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for place, group in enumerate(self.groups):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(Label(formats.number(place + 1), "small"))
            shown = Label(group, "sheet")
            shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            cell.addWidget(shown)
            grid.addLayout(cell, place // COLUMNS, place % COLUMNS)
        return well

    def _on_print(self) -> None:
        """Close, since nothing may lie over the preview that is opened."""
        self.accept()
        if self._print_code is not None:
            self._print_code()


def _text(opens: Opens) -> str:
    if opens is Opens.FILE:
        return _(
            "It opens the file when the password is lost, and is shown only now. Whoever has it and the file can read "
            "everything in it."
        )
    return _(
        "With it a secretary who lost the password chooses a new one. It is shown only now, and codes made before are "
        "no longer good for anything."
    )


def _how_to_keep(*, may_print: bool) -> str:
    if may_print:
        return _("Put the paper into a sealed envelope in the safe, never beside the computer.")
    return _(
        "Write it down on paper, group by group, read it once more, and put it into a sealed envelope in the safe. "
        "There is no letter I, L, O or U in it."
    )
