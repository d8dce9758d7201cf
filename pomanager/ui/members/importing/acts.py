"""Writes an import and takes one back, in jobs beside the window."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.exchange import ImportOutcome, KeptMember, UndoOutcome
from pomanager.services import backups
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.profiles import KeepProfile, keep_profile
from pomanager.services.members.commands.undoing import KNOWN_BEFORE, undo_import
from pomanager.services.office import Done, Office
from pomanager.ui import problems
from pomanager.ui.bus import Undo
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job

KEPT_NAMED = 12
"""How many of those who stay are named in the window; the list of members shows all."""


def back_up_first(office: Office) -> bool:
    """Make a verified backup beside the office file, where it has one; raises FileTrouble."""
    return backups.make_before(office) is not None


def write_import(job: Job, office: Office, order: BringIn, profile: KeepProfile | None = None) -> Done[ImportOutcome]:
    """Back up, bring in, and keep the choice of columns under its name, if it has one; for a job."""
    job.report(0, 0)
    back_up_first(office)
    job.report(0, 0)
    done = office.do(bring_in, order, job.report, lambda: job.cancelled)
    if profile is not None:
        with suppress(OfficeError):  # the members are in: whatever is wrong with the name must not hide that
            office.do(keep_profile, profile)
    return done


def tell_imported(desk: Desk, window: QWidget, done: Done[ImportOutcome], file_name: str) -> None:
    """Tell everybody that a table was brought in, and offer to take it back."""
    outcome = done.result
    written = outcome.figures.new + outcome.figures.changed
    said = ngettext("{count} member imported from {file}", "{count} members imported from {file}", written)
    desk.tell(done, said.format(count=formats.number(written), file=file_name))
    if backups.path_of(desk.office) is not None:
        desk.bus.backup_made.emit(done.at)

    def take_back() -> None:
        TakingBack(desk, window, outcome.import_id, file_name)

    desk.bus.undo_offered.emit(Undo(_("import of {file}").format(file=file_name), take_back))


class TakingBack(QObject):
    """Takes one import back beside the window, and says what must stay."""

    def __init__(self, desk: Desk, window: QWidget, import_id: int, file_name: str) -> None:
        super().__init__(window)
        self._desk, self._window, self._import_id, self._file = desk, window, import_id, file_name
        job = Job(self._work, self)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.ended.connect(self.deleteLater)
        follow(job, _("Undoing the import of {file}").format(file=file_name), window)

    def _work(self, job: Job) -> Done[UndoOutcome]:
        back_up_first(self._desk.office)
        return self._desk.office.do(undo_import, self._import_id, job.report, lambda: job.cancelled)

    def _on_finished(self, done: Done[UndoOutcome]) -> None:
        self._desk.tell(done, _("The import of {file} was undone").format(file=self._file))
        self._desk.bus.undo_offered.emit(None)
        if done.result.kept:
            questions.tell(self._window, *kept_words(done.result))

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self._window, problem)


def kept_words(outcome: UndoOutcome) -> tuple[str, str]:
    """Title and text that say what an undone import left behind, and why."""
    count = len(outcome.kept)
    staying = sum(each.reason.message not in KNOWN_BEFORE for each in outcome.kept)
    if staying:
        title = ngettext("{count} member stays on the roll", "{count} members stay on the roll", staying)
    else:
        title = ngettext(
            "{count} member keeps something of the import", "{count} members keep something of the import", count
        )
    lines = [_undone_line(outcome), "", *_kept_lines(outcome.kept[:KEPT_NAMED])]
    more = count - KEPT_NAMED
    if more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=formats.number(more)))
    return title.format(count=formats.number(staying or count)), "\n".join(lines)


def _undone_line(outcome: UndoOutcome) -> str:
    removed = ngettext("{count} member was taken off.", "{count} members were taken off.", outcome.removed)
    restored = ngettext(
        "{count} record is as it was before.", "{count} records are as they were before.", outcome.restored
    )
    told = removed.format(count=formats.number(outcome.removed))
    return f"{told} {restored.format(count=formats.number(outcome.restored))}" if outcome.restored else told


def _kept_lines(kept: Sequence[KeptMember]) -> list[str]:
    # TR: a member and the reason why the member stays on the roll
    line = _("No. {number} · {name}: {reason}")
    return [line.format(number=each.number, name=each.name, reason=sentence(each.reason)) for each in kept]
