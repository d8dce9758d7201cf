"""After a start that followed a power cut: looks the whole file over beside the window, and says how that ended."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.files import Finding
from pomanager.services import files
from pomanager.ui.bands import Band, BandAct, Bands
from pomanager.ui.jobs import Job

KEY = "after_crash"
MOST_FINDINGS = 3


class AfterCrash(QObject):
    """Tells in a band that the file is looked over, and then what was found. Work goes on meanwhile."""

    def __init__(self, path: Path, bands: Bands, repair: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._bands, self._repair = path, bands, repair
        self.findings: tuple[Finding, ...] | None = None

    def begin(self) -> None:
        """Begin to look the file over."""
        self._bands.tell(Band(KEY, "info", _looking_words, icon="scan", stays=True))
        path = self._path
        job = Job(lambda job: files.check_file(path, lambda: job.report(0, 0)), self)
        job.finished.connect(self._on_checked)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_checked(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        if not findings:
            self._bands.tell(Band(KEY, "ok", _sound_words))
            return

        def words() -> tuple[str, str]:
            said = [sentence(each.objection) for each in findings[:MOST_FINDINGS]]
            left = len(findings) - len(said)
            if left > 0:
                said.append(ngettext("and {count} more", "and {count} more", left).format(count=formats.number(left)))
            return _("The program was not closed properly, and the file is not as it should be"), "\n".join(said)

        acts = (BandAct(N_("Check and repair…"), self._repair, "scan"),)
        self._bands.tell(Band(KEY, "bad", words, acts))

    def _on_failed(self, _problem: Exception) -> None:
        self._bands.take_away(KEY)  # the window was closed, or the disk is gone: whoever works in the file is told


def _looking_words() -> tuple[str, str]:
    return _("The program was not closed properly the last time"), _(
        "Perhaps the power went. What was saved is there; the whole file is being looked over. You can go on working."
    )  # fmt: skip


def _sound_words() -> tuple[str, str]:
    return _("Everything that was saved is there"), _(
        "The program was not closed properly the last time. The whole file was looked over: it is as it should be."
    )  # fmt: skip
