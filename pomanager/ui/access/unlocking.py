"""Asks for the password of a locked office file, or for the recovery code on paper."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pomanager.errors import FileTrouble, OfficeError, Refused, WrongPassword
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.access.door import WAIT
from pomanager.ui import problems
from pomanager.ui.access.judged import Judged
from pomanager.ui.access.tries import Countdown, tries
from pomanager.ui.dialogs.ask import ReasonWindow
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.fitting import fit_words

Clock = Callable[[], datetime]
PASSWORD, CODE = "password", "code"
FIELDS = (
    Field(name=PASSWORD, label=N_("Password"), kind=Kind.PASSWORD, required=True, width=420),
    Field(
        name=CODE, label=N_("Recovery code"), kind=Kind.LONG_TEXT, required=True, width=420,
        hint=N_("As it stands on the paper. Small letters, dashes and spaces make no difference."),
    ),
)  # fmt: skip


class Opened(Enum):
    """How a file was unlocked."""

    BY_PASSWORD = auto()
    BY_CODE = auto()


class UnlockWindow(ReasonWindow):
    """Asks until the file is unlocked or the person thinks better of it; ``how`` then says by what, or None."""

    def __init__(self, path: Path, clock: Clock, parent: QWidget | None = None) -> None:
        self._path = path
        self._clock = clock
        self.how: Opened | None = None
        super().__init__(*self._words(), FIELDS, parent)
        self.setObjectName("unlock")
        self.other = Button("", kind="quiet")
        self.other.setObjectName("unlock.other")
        self.other.clicked.connect(self._on_other)
        self.buttons.insertWidget(0, self.other)
        self._waiting = Countdown(self._seconds_left, self)
        self._waiting.ticked.connect(self._on_ticked)
        self.offer(_("Open"), _("Cancel"), icon="lock")
        self.yes.setDefault(True)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.on_yes)
        self._wants_code = False
        self._wrong: tuple[Objection, ...] = ()
        self._show_face()
        self._waiting.start()

    def _words(self) -> tuple[str, str]:
        """The title, and what is said below it."""
        title = _("{file} is locked with a password").format(file=self._path.name)
        return title, _("Type the password to open it. The file is safe and was not changed.")

    @property
    def _field(self) -> str:
        return CODE if self._wants_code else PASSWORD

    def _show_face(self) -> None:
        """Ask for the one or for the other."""
        self.entries.put_away({PASSWORD} if self._wants_code else {CODE})
        self.entries.show_objections(())
        self.other.setText(_("Use the password") if self._wants_code else _("Use the recovery code…"))
        self.entries.focus_on(self._field)
        fit_words(self, self.buttons)

    def _on_other(self) -> None:
        self._wants_code = not self._wants_code
        self._wrong = ()
        self._show_face()

    def on_yes(self) -> None:
        """Try what was typed; what speaks against it stands beside the field."""
        empty = [each for each in self.entries.own_objections() if each.about == self._field]
        if empty:
            self._say(empty)
        elif self._seconds_left():
            self._waiting.start()
        else:
            self._try(str(self.entries.values()[self._field]))

    def _try(self, typed: str) -> None:
        try:
            self._unlock(typed)
        except WrongPassword as wrong:
            tries.wrong(self._path, self._clock())
            self._wrong = tuple(Objection(each.message, self._field, each.details) for each in wrong.objections)
            self._say(self._wrong)
            self._waiting.start()
        except Refused as refused:
            self._say(refused.objections)
        except FileTrouble as trouble:
            problems.show(self, trouble)
        else:
            tries.right(self._path)
            self.how = Opened.BY_CODE if self._wants_code else Opened.BY_PASSWORD
            self.accept()

    def _unlock(self, typed: str) -> None:
        (files.unlock_with_code if self._wants_code else files.unlock)(self._path, typed)

    def _say(self, objections: Sequence[Objection]) -> None:
        self._show(objections)
        self.entries.focus_on(self._field)

    def _show(self, objections: Sequence[Objection]) -> None:
        self.entries.show_objections(objections)
        fit_words(self, self.buttons)

    def _seconds_left(self) -> int:
        return tries.seconds_left(self._path, self._clock())

    def _on_ticked(self, left: int) -> None:
        waits = (Objection(WAIT, self._field, {"seconds": left}),) if left else ()
        self._show((*self._wrong, *waits))

    def ask(self) -> bool:
        """Show the window and wait until the file is unlocked, or the person thinks better of it."""
        unlocked = super().ask()
        self._waiting.stop()
        Judged(self.entries).forget()
        return unlocked


def ask_to_unlock(path: Path, clock: Clock, parent: QWidget | None) -> Opened | None:
    """Have a locked file unlocked; None when the person thought better of it. An unlocked file asks nobody."""
    try:
        if not files.needs_password(path):
            return Opened.BY_PASSWORD
    except OfficeError as trouble:
        problems.show(parent, trouble)
        return None
    window = UnlockWindow(path, clock, parent)
    window.ask()
    return window.how


class AgainWindow(UnlockWindow):
    """Asks for the password of a file that is open, once more, and keeps the recovery code of the file in ``code``."""

    def __init__(self, path: Path, clock: Clock, parent: QWidget | None = None) -> None:
        self.code = ""
        super().__init__(path, clock, parent)
        self.other.hide()
        self.yes.setText(_("Show the code"))

    def _words(self) -> tuple[str, str]:
        return _("Show the recovery code"), _("Type the password of the file once more.")

    def _unlock(self, typed: str) -> None:
        self.code = files.recovery_code(self._path, typed)


def ask_password_again(path: Path, clock: Clock, parent: QWidget | None) -> str:
    """Have the password of a file told once more; returns its recovery code, "" when nobody told it."""
    window = AgainWindow(path, clock, parent)
    window.ask()
    return window.code
