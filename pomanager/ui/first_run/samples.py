"""Sample offices: made in a folder of their own, marked as samples wherever they are seen, made anew by a button.

What makes them knows every act there is, and is imported when one is made: opening one, or the first window, needs none
of it.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pomanager import paths
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.services import files
from pomanager.ui import problems
from pomanager.ui.bands import Band, BandAct, Bands
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job

SEED = 1
MOST_PEOPLE = 600
"""So many people are enough to look around, and made in a minute or two; the command line makes any number."""
WORDS = {
    "s1": N_("Batken, Kyrgyzstan"),
    "s2": N_("Burundi"),
    "s3": N_("Kampong Thom, Cambodia"),
    "s4": N_("Thiès, Senegal"),
}
"""The stories, and where their offices are; a test holds them against those there are to be made."""
BAND = "sample"


def path_of(story: str) -> Path:
    """Where the sample office of a story lies."""
    return paths.samples_folder() / f"{story}-sample{files.ENDING}"


def story_of(path: Path) -> str:
    """The story of a sample office in its own folder; "" for every other file."""
    return next((story for story in WORDS if path_of(story) == path), "")


def open_sample(story: str, parent: QWidget | None, open_file: Callable[[Path], object]) -> None:
    """Open the sample office of a story, which is made first where it is not there."""
    path = path_of(story)
    if path.exists():
        open_file(path)
        return

    def work(job: Job) -> Path:
        from pomanager import samples

        with suppress(OSError):  # a folder that cannot be made is said by the sample itself, in a sentence
            path.parent.mkdir(parents=True, exist_ok=True)
        members = min(samples.story(story).default_members, MOST_PEOPLE)
        samples.make_sample(story, path, members=members, seed=SEED, progress=job.report)
        return path

    def failed(problem: Exception) -> None:
        problems.show(parent, problem)

    job = Job(work, parent)
    job.finished.connect(open_file)
    job.failed.connect(failed)
    follow(job, _("Making the sample office"), parent)


def throw_away(story: str) -> None:
    """Delete a sample office that is closed, with its backups: nothing in it is anybody's work."""
    path = path_of(story)
    for left in path.parent.glob(f"{path.name}*"):
        with suppress(OSError):
            left.unlink()
    with suppress(OSError):
        for backup in (path.parent / files.BACKUPS).glob(f"{path.stem}-*"):
            backup.unlink()


class SampleBand(QObject):
    """Says above every page that this is a sample, and offers to make it anew or to leave it."""

    anew_wanted = Signal(str)
    left = Signal()

    def __init__(self, bands: Bands, story: str, parent: QObject) -> None:
        super().__init__(parent)
        self._story = story
        acts = [BandAct(N_("Leave the sample"), self.left.emit, "leave")]
        if story:
            acts.insert(0, BandAct(N_("Make the sample anew"), self._on_anew, "undo"))
        bands.tell(Band(BAND, "info", _words, acts, "info", stays=True))

    def _on_anew(self) -> None:
        self.anew_wanted.emit(self._story)


def _words() -> tuple[str, str]:
    return _("This is a sample office"), _(
        "People and figures are invented, and every paper says so. Try whatever you like: your own books lie elsewhere "
        "and are not touched."
    )
