"""The password of the office file in a window: set, changed, removed, its code shown, a fresh backup offered."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.files import FileKind, PasswordSet
from pomanager.rules.access.roles import Right
from pomanager.rules.paper_options import Options
from pomanager.services import files
from pomanager.services.organisation.queries import organisation
from pomanager.ui import problems
from pomanager.ui.access.code_window import CodeWindow, Opens
from pomanager.ui.access.rekeying import OfFile, RekeyWindow, What
from pomanager.ui.access.unlocking import ask_password_again
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.ask import AskWindow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import WideButton
from pomanager.ui.widgets.fitting import fit_words

RECOVERY_PAPER = "recovery-code"
OFFERED = (
    ("change", N_("Change the password…"), "edit"),
    ("code", N_("Show the recovery code…"), "lock"),
    ("remove", N_("Remove the password…"), "bad"),
)
"""What can be done with the password there is: key, words, icon."""


@runtime_checkable
class Shell(Protocol):
    """The window, as far as it lets its file go and takes it up again."""

    @property
    def desk(self) -> Desk:
        """The desk of the office that is open now."""

    @property
    def path(self) -> Path:
        """Where its file lies."""

    def set_aside(self) -> None:
        """Close the office; nothing of it is shown until it is taken up again."""

    def take_up(self) -> None:
        """Open the office again and show the same page, for the same person; what stands against it is told."""

    def back_up(self) -> None:
        """Make a backup in a folder that is asked for."""


class StateWindow(AskWindow):
    """Says that the file has a password, and what can be done with it; ``chosen`` is the act, or ""."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("The file is locked with a password"),
            _("Nobody opens it without the password or the recovery code."),
            parent,
        )
        self.setObjectName("file_password")
        self.chosen = ""
        self.body.addSpacing(px(8))
        for key, words, icon in OFFERED:
            button = WideButton(_(words), icon)
            button.setObjectName(f"file_password.{key}")
            button.clicked.connect(self._on_chosen)
            self.body.addWidget(button)
        self.offer("", _("Close"), icon="lock")
        self.yes.hide()
        self.mark.show_icon("lock", "accent")
        fit_words(self, self.buttons)

    def _on_chosen(self) -> None:
        self.chosen = self.sender().objectName().removeprefix("file_password.")
        self.accept()


class FilePassword(QObject):
    """The acts on the password of the file in a window."""

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window

    def open(self) -> None:
        """Say what there is, and do what is chosen; a file without a password can only be given one."""
        try:
            locked = files.recognise(self._shell.path).kind is FileKind.WITH_PASSWORD
        except OfficeError as trouble:
            problems.show(self._window, trouble)
            return
        if not locked:
            self.rekey(What.SET)
            return
        state = StateWindow(self._window)
        state.ask()
        acts: Mapping[str, Callable[[], object]] = {
            "change": partial(self.rekey, What.CHANGE), "remove": partial(self.rekey, What.REMOVE),
            "code": self.show_code_again,
        }  # fmt: skip
        if state.chosen:
            acts[state.chosen]()

    def rekey(self, what: What) -> PasswordSet | None:
        """Ask for the passwords and write the file anew; what was open is open again afterwards, whatever came of it.

        Returns what came of it, None where nothing was changed.
        """
        desk, let_go = self._shell.desk, _Once(self._shell.set_aside)
        told = desk.office.ask(organisation)
        of = OfFile(
            path=self._shell.path, clock=desk.office.now, actor=desk.office.actor,
            names=(*told.name.texts.values(), told.short_name),
        )  # fmt: skip
        window = RekeyWindow(what, of, let_go, self._window)
        window.ask()
        if let_go.called:
            self._shell.take_up()
        if window.outcome is not None:
            self.tell(window.outcome)
        return window.outcome

    def show_code_again(self) -> None:
        """Show the code to whoever tells the password once more."""
        code = ask_password_again(self._shell.path, self._shell.desk.office.now, self._window)
        if code:
            self.show_code(code)

    def show_code(self, code: str) -> None:
        """Show a code of the file, to be printed where papers may be printed."""
        may_print = self._shell.desk.office.may(Right.CHANGE_FILE)
        CodeWindow(code, Opens.FILE, partial(self._print, code) if may_print else None, self._window).ask()

    def _print(self, code: str) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self._window, self._shell.desk, RECOVERY_PAPER, options=Options(recovery_code=code))

    def tell(self, done: PasswordSet) -> None:
        """Show the new code once, and offer a fresh backup: older ones open with what the file had before."""
        if done.code:
            self.show_code(done.code)
        if not self._shell.desk.office.may(Right.BACK_UP):
            return
        wanted = questions.confirm(
            self._window, _("Make a fresh backup now?"), _about_older(done), yes=_("Back up…"), no=_("Later"),
            icon="backup",
        )  # fmt: skip
        if wanted:
            self._shell.back_up()


class _Once:
    """Calls something the first time only: who tries a second password has let the file go already."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act
        self.called = False

    def __call__(self) -> None:
        if not self.called:
            self.called = True
            self._act()


def _about_older(done: PasswordSet) -> str:
    older = done.older_backups + done.kept_copies
    told = ngettext(
        "{count} older copy beside the file opens with what the file had before.",
        "{count} older copies beside the file open with what the file had before.",
        older,
    ).format(count=formats.number(older))
    fresh = _("Backups made elsewhere stay as they were, too. A fresh one has what the file has now.")
    return f"{told}\n{fresh}" if older else fresh
