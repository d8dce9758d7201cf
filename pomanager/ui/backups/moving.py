"""Handing the office over to another PC, and taking it back: what is asked, what is told in the window."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.access import Moved
from pomanager.readmodels.files import BackupFacts
from pomanager.services import backups, moving
from pomanager.ui import jobs, problems
from pomanager.ui.bands import Band, BandAct, Bands
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field

KEY, COPY = "moved", "copy"
GOES_TO = "goes_to"


class Moving(QObject):
    """The move of the office in a window."""

    def __init__(
        self, desk: Desk, path: Path, window: QWidget, open_file: Callable[[Path], bool], about: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._desk, self._path, self._window, self._open_file, self._about = desk, path, window, open_file, about

    def hand_over(self) -> None:
        """Ask with whom the office goes on, and where the copy is written; then do it."""
        answer = questions.ask_reason(
            self._window,
            _("Hand the office over to another PC"),
            _(
                "A verified copy is written on a stick, and the office goes on there. Here it is only read from then "
                "on, until you take it back. Print the checklist and go through it with whoever takes over."
            ),
            # TR: a field: a person, a place or a PC
            (Field(name=GOES_TO, label=N_("With whom, or where, it goes on"), required=True),),
            yes=_("Choose the stick…"),
            icon="usb",
        )
        if answer is None:
            return
        kept = self._desk.preferences.backup_folder
        title = _("The folder on the stick")
        folder = questions.choose_folder(self._window, title, start=Path(kept) if kept else None)
        if folder is None:
            return
        office, path, goes_to = self._desk.office, self._path, str(answer[GOES_TO])
        job = jobs.Job(lambda _job: moving.hand_over(office, path, folder, goes_to), self)
        job.finished.connect(self._on_handed_over)
        job.failed.connect(self._on_failed)
        follow(job, _("Handing the office over"), self._window)

    def _on_handed_over(self, made: BackupFacts) -> None:
        if not backups.on_same_disk(self._path, made.path.parent):
            self._desk.preferences.keep_copied_away(self._path, self._desk.office.now())
        told = _(
            "The copy {file} was verified. This PC opens the office for reading only from now on. Print the checklist "
            "now: it says what to do at the other PC."
        ).format(file=made.path.name)
        title = _("The office was handed over")
        wants = questions.confirm(
            self._window, title, told, yes=_("Print the checklist"), no=_("Later"), icon="print"
        )  # fmt: skip
        if wants:
            self.print_checklist()
        else:
            self.open_anew()

    def print_checklist(self) -> None:
        """Show the checklist, to be printed."""
        from pomanager.ui.dialogs.print_paper import ask_and_print

        self.open_anew()
        ask_and_print(self._window, self._desk, "moving")

    def open_anew(self) -> None:
        """Open the office as it is now: read only once it was handed over."""
        self._about()
        jobs.wait_for_all()
        self._desk.office.close()
        self._open_file(self._path)

    def take_back(self) -> None:
        """Let the office go on here after all, once the person is sure."""
        sure = questions.confirm(
            self._window,
            _("Take the office back?"),
            _(
                "It goes on at this PC. What was entered at the other PC since is not here, and cannot be brought "
                "together with what you enter now. Make sure that nobody works there any more."
            ),
            yes=_("Take it back"),
            no=_("Leave it there"),
            icon="undo",
        )
        if not sure:
            return
        clock, actor = self._desk.office.now, self._desk.office.actor
        self._about()
        jobs.wait_for_all()
        self._desk.office.close()
        try:
            moving.take_back(self._path, clock, actor)
        except OfficeError as trouble:
            problems.show(self._window, trouble)
        self._open_file(self._path)

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self._window, problem)


def tell_move(bands: Bands, move: Moved, take_back: Callable[[], None], *, may_take_back: bool) -> None:
    """Say in the window that the office goes on elsewhere, or from when it is and who brought it."""
    if move.away:

        def away() -> tuple[str, str]:
            title = _("This office was handed over on {when}: it goes on with {whom}").format(
                when=formats.moment(move.at), whom=move.goes_to
            )
            return title, _("Here it can be read and printed. New entries belong into the office at the other PC.")

        acts = (BandAct(N_("Take it back…"), take_back, "undo"),) if may_take_back else ()
        bands.tell(Band(KEY, "warn", away, acts, "usb", stays=True))
        return

    def brought() -> tuple[str, str]:
        title = _("This office was brought from another PC on {when} by {who}").format(
            when=formats.moment(move.at), who=move.who or formats.UNKNOWN
        )
        last = formats.moment(move.last_act)
        return title, _("Its last entry before that is of {last}. From the next entry on it goes on here.").format(
            last=last
        )  # fmt: skip

    bands.tell(Band(KEY, "info", brought, icon="usb"))


def tell_copy(bands: Bands, made: datetime, bring: Callable[[], None]) -> None:
    """Say in the window that this is a backup and not the office itself, and offer to make one of it."""

    def words() -> tuple[str, str]:
        return _("This file is a backup, made on {when}").format(when=formats.moment(made)), _(
            "What you enter here stands in this copy alone. To go on with it at this PC, bring it onto its own disk."
        )  # fmt: skip

    bands.tell(Band(COPY, "warn", words, (BandAct(N_("Bring it to this PC…"), bring, "import"),), "usb"))
