"""The window in which the password of an office file is set, changed or removed: the whole file is written anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QProgressBar, QWidget

from pomanager.errors import OfficeError, Refused, WrongPassword
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.files import PasswordSet
from pomanager.rules.access.passwords import objections_to_password
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.access.door import WAIT
from pomanager.ui import problems
from pomanager.ui.access.judged import AGAIN, PASSWORD, Judged
from pomanager.ui.access.tries import tries
from pomanager.ui.dialogs.ask import ReasonWindow
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.jobs import Job
from pomanager.ui.widgets.fitting import fit_words
from pomanager.ui.widgets.labels import Label


class What(Enum):
    """What becomes of the password of the file."""

    SET = auto()
    CHANGE = auto()
    REMOVE = auto()
    RECOVER = auto()
    """It was opened with the recovery code: the old password is not known."""


class Words(NamedTuple):
    """What the window says, all marked: title, what will be true after, the two answers."""

    title: str
    text: str
    yes: str
    no: str


WORDS: Mapping[What, Words] = {
    What.SET: Words(
        N_("Set a password for the file?"),
        N_(
            "Nobody opens the file without it from now on, on this computer or another. Whoever loses the password and "
            "the recovery code loses the books. Backups made before stay as they are: they open without a password."
        ),
        N_("Set the password"),
        N_("Leave it as it is"),
    ),
    What.CHANGE: Words(
        N_("Change the password of the file?"),
        N_(
            "From now on the file opens with the new password only, and there will be a new recovery code. Backups "
            "made before keep the old password and the old code."
        ),
        N_("Change the password"),
        N_("Leave it as it is"),
    ),
    What.REMOVE: Words(
        N_("Remove the password of the file?"),
        N_(
            "Anybody who has the file can read everything in it from now on. Backups made before keep the password "
            "they had."
        ),
        N_("Remove the password"),
        N_("Leave it as it is"),
    ),
    What.RECOVER: Words(
        N_("Choose a new password for the file"),
        N_(
            "The file was opened with the recovery code. From now on it opens with the new password, and there will be "
            "a new recovery code. Backups made before keep the old ones."
        ),
        N_("Set the new password"),
        N_("Open it without a new one"),
    ),
}
OLD = Field(name="old", label=N_("Present password"), kind=Kind.PASSWORD, required=True, width=420)
NEW = (PASSWORD, AGAIN)
FIELDS: Mapping[What, tuple[Field, ...]] = {
    What.SET: NEW,
    What.CHANGE: (OLD, *NEW),
    What.REMOVE: (OLD,),
    What.RECOVER: NEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfFile:
    """Which file it is, the clock, who acts, and what its organisation is called, as nobody should choose that."""

    path: Path
    clock: Callable[[], datetime]
    actor: str
    names: tuple[str, ...] = ()


class RekeyWindow(ReasonWindow):
    """Asks for the passwords and writes the file anew; ``outcome`` then says what came of it, or is None.

    ``release`` is called before the file is written: whoever has it open closes it then.
    """

    def __init__(self, what: What, of: OfFile, release: Callable[[], None], parent: QWidget | None = None) -> None:
        self._what = what
        self._of = of
        self._release = release
        self._job: Job | None = None
        self.outcome: PasswordSet | None = None
        words = WORDS[what]
        super().__init__(_(words.title), _(words.text), FIELDS[what], parent)
        self.setObjectName("rekey")
        self._judged = Judged(self.entries)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1)  # it stands still as long as nobody knows how much there is
        self._bar.setAccessibleName(_("The file is being written anew"))
        self._writing = Label(_("The file is written anew. With many members that takes half a minute."), wrap=True)
        for part in (self._writing, self._bar):
            part.hide()
            self.body.addWidget(part)
        self.offer(_(words.yes), _(words.no), icon="lock", danger=what is What.REMOVE)
        self.yes.setDefault(True)
        fit_words(self, self.buttons)

    # ---- judging --------------------------------------------------------------------------------------------------

    def on_yes(self) -> None:
        """Begin, or say all that speaks against it beside the fields."""
        if self._job is not None:
            return
        may_begin = self._judged.pass_with(self._objections())
        fit_words(self, self.buttons)
        if may_begin:
            self._begin()

    def _objections(self) -> tuple[Objection, ...]:
        values = self.entries.values()
        found = list(self.entries.own_objections())
        if values.get("old"):
            found += self._against_old(str(values["old"]))
        if "password" in values:
            found += objections_to_password(str(values["password"]), str(values["again"]), self._of.names)
        return tuple(found)

    def _against_old(self, old: str) -> list[Objection]:
        path, now = self._of.path, self._of.clock()
        if left := tries.seconds_left(path, now):
            return [Objection(WAIT, "old", {"seconds": left})]
        try:
            files.unlock(path, old)
            tries.right(path)
        except WrongPassword as wrong:
            tries.wrong(path, now)
            return [Objection(each.message, "old", each.details) for each in wrong.objections]
        except OfficeError as trouble:
            problems.show(self, trouble)
        return []

    # ---- writing --------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        of, removes = self._of, self._what is What.REMOVE
        new = None if removes else self._judged.value("password")
        again = "" if removes else self._judged.value("again")

        def work(_job: Job) -> PasswordSet:
            return files.set_password(of.path, new, of.clock, of.actor, again)

        self._release()
        self._show_writing(writing=True)
        self._job = Job(work, self)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _show_writing(self, *, writing: bool) -> None:
        for part in (self.entries, self.yes, self.no):
            part.setEnabled(not writing)
        self._writing.setVisible(writing)
        self._bar.setVisible(writing)
        fit_words(self, self.buttons)

    def _on_finished(self, done: PasswordSet) -> None:
        self._job = None
        self.outcome = done
        self.accept()

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        self._show_writing(writing=False)
        fields = {field.name for field in FIELDS[self._what]}
        if isinstance(problem, Refused) and all(each.about in fields for each in problem.objections):
            self._judged.show(problem.objections)
            fit_words(self, self.buttons)
        else:
            problems.show(self, problem)

    def reject(self) -> None:
        """Think better of it; while the file is being written nobody can."""
        if self._job is None:
            super().reject()

    def ask(self) -> bool:
        """Show the window and wait until it is done, or the person thinks better of it."""
        done = super().ask()
        self._judged.forget()
        return done
