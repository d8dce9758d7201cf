"""Random events in the real window over a sample office: nothing uncaught, no complaint of Qt, the books still sound.

A trial is a short run of events in a fresh copy of a sample office. Every fourth has its jobs in threads beside the
window, as the program has; in the others they are done on the spot, so that a trial is as good as always the same.
"""

import gc
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import thread_time
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QThread, QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from pomanager import paths, samples
from pomanager.errors import Locked
from pomanager.i18n import catalogue
from pomanager.i18n.languages import LANGUAGES, PSEUDO
from pomanager.samples import STORIES
from pomanager.services import files
from pomanager.ui import jobs, problems
from pomanager.ui.application import Screen, make_application
from pomanager.ui.dialogs.questions import FileQuestion, WindowAnswers, questions
from pomanager.ui.language import Tongue
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview import kept
from pomanager.ui.preview.printers import use_printers
from pomanager.ui.start import Program
from tests import make, offices
from tests.reliability.hands import Hands
from tests.reliability.harness import Harness, Tally
from tests.reliability.listening import heard
from tests.ui.previews import FilePrinters

EVENTS = 1_500
"""Events of one trial: keys and buttons pressed, turns of the wheel, moves of the pointer; most are keys."""
MOOD = 0.005
"""How often the language, the theme or the size of the text is changed, for one act."""
SLOW = 20.0
"""Seconds of work after which one act is a finding."""
MOST_TO_LEAVE = 500
"""Times a window is asked to go before it is taken for one that cannot be left."""
LAST = 12
"""Acts told with a finding."""
CODES = (*(each.code for each in LANGUAGES), PSEUDO)
TABLE = "No,Name,Sex,Born,Village,Phone\n9041,SOK Sopheap,F,1978,Srae Soriya,012 447 190\n9042,,X,x,,=1+1\n"


class ChosenFiles(WindowAnswers):
    """Asks in the program's own windows, and chooses files by chance where the system's window would ask."""

    def __init__(self, chance: random.Random, folder: Path, office: Path) -> None:
        self._chance, self._folder, self._office = chance, folder, office
        (folder / "table.csv").write_text(TABLE, encoding="utf-8")
        (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")

    def file(self, parent: QWidget | None, question: FileQuestion) -> Path | None:
        """A file that is there, one that is not, or none."""
        if self._chance.random() < 0.3:
            return None
        if question.folder:
            place = self._folder / self._chance.choice(("away", "nowhere/deep"))
            (self._folder / "away").mkdir(exist_ok=True)
            return place
        ending = question.kinds[0][1].rpartition(".")[2] if question.kinds else "txt"
        if question.write:
            return self._folder / f"written-{self._chance.randrange(5)}.{ending}"
        there = sorted(each for each in self._folder.rglob("*") if each.is_file() and "-wal" not in each.name)
        return self._chance.choice([*there, self._folder / "missing.csv", self._office])


class Run:
    """One run of events: the program on its own copy of a sample office."""

    def __init__(self, number: int, folder: Path, application: QApplication) -> None:
        self.chance = random.Random(f"window-events {number}")
        self.hands = Hands(self.chance)
        self.clock = make.MovableClock()
        self.path = offices.sample_copy(folder, sorted(STORIES)[number % len(STORIES)], offices.USUAL)
        preferences = Preferences(folder / "preferences.ini", self.clock)
        preferences.language = self.chance.choice(CODES)
        preferences.theme = self.chance.choice(("light", "dark"))
        self.screen = Screen(application, preferences)
        self.program = Program(self.screen, self.clock, "Awa")
        self.answers = ChosenFiles(self.chance, folder, self.path)
        self.trouble: list[str] = []
        self.slowest = 0.0
        self.done = 0
        """Acts so far, each of some events."""
        self._events = 0
        self._leaving = 0
        self._loop = QEventLoop()
        self._acting = 0

    def let_happen(self, events: int) -> None:
        """Let so many events happen, then put away every window that still asks something."""
        self._events = events
        with questions.answered_by(self.answers):
            self.program.begin(self.path)
            QTimer.singleShot(0, self._beat)
            self._loop.exec()

    def _beat(self) -> None:
        """Act, unless an act is under way already; while it waits for the answer of a window, the hands give one."""
        if not self._loop.isRunning():
            return
        QTimer.singleShot(0, self._beat)
        level = QThread.currentThread().loopLevel()
        if level <= self._acting:
            return
        before, self._acting = self._acting, level
        began, done = thread_time(), self.done
        try:
            self._step()
        finally:
            self._acting = before
        if self.done == done + 1:  # else it waited for other acts
            self.slowest = max(self.slowest, thread_time() - began)

    def _step(self) -> None:
        if self.hands.events >= self._events:
            self._leave()
            return
        self.done += 1
        self.clock.forward(seconds=7)
        if not self._any_window():
            self._begin_again()
        elif self.chance.random() < MOOD:
            self._change_mood()
        else:
            self.hands.act()
        sys.stderr.write(f"{self.done} {self.hands.trail[-1:]}\n")  # where the process ends, this is its last word

    def _any_window(self) -> bool:
        return any(each.isVisible() for each in QApplication.topLevelWidgets())

    def _begin_again(self) -> None:
        """Everything was closed: somebody starts the program once more."""
        self.hands.trail.append("begin again")
        jobs.wait_for_all()
        self.program.begin(self.path)
        if not self._any_window():
            self.trouble.append("the program did not begin again")
            self._events = 0

    def _change_mood(self) -> None:
        what = self.chance.randrange(3)
        if what == 0:
            code = self.chance.choice(CODES)
            self.hands.trail.append(f"speak {code}")
            self.screen.change_language(code)
        elif what == 1:
            theme = self.chance.choice(("light", "dark"))
            self.hands.trail.append(f"wear {theme}")
            self.screen.change_theme(theme)
        else:
            scale = self.chance.choice((100, 125, 150, 200))
            self.hands.trail.append(f"text at {scale}")
            self.screen.change_scale(scale)

    def _leave(self) -> None:
        """Leave one window that asks something; when there is none, the run is over."""
        self._leaving += 1
        asking = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if asking is not None and self._leaving > MOST_TO_LEAVE:
            self.trouble.append(f"a window cannot be left: {asking.objectName()} {asking.windowTitle()}")
            asking.hide()
        elif isinstance(asking, QDialog):
            asking.reject()
        elif asking is not None:
            asking.close()
        elif self._acting == 1:
            self._loop.quit()

    def still_works(self) -> bool:
        """Whether the window still goes to a page and paints it."""
        window = self.program.window
        if window is None or not window.isVisible() or window.covered:
            return True
        try:
            window.show_page("members")
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is a finding, and the run is to be ended in order
            self.trouble.append(f"a fault of the program: {type(fault).__name__}: {fault}")
            return True
        QApplication.processEvents()
        return window.content.key == "members" and not window.grab().isNull()


def trials(numbers: range, folder: Path, events: int = EVENTS) -> Tally:
    """Let events happen, a run for each number."""
    application = make_application(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    tally = Tally()
    for number in numbers:
        inside = folder / str(number)
        inside.mkdir(parents=True)
        _try(number, inside, application, tally, events)
        shutil.rmtree(inside)
        tally.tried += 1
    return tally


def _try(number: int, folder: Path, application: QApplication, tally: Tally, events: int) -> None:
    sys.stderr.write(f"--- {number}\n")
    with heard() as listening, _apart(number, folder):
        run = Run(number, folder, application)
        run.let_happen(events)
        if not run.still_works():
            run.trouble.append("the window shows nothing any more")
        _end(run, application)
        trail = " | ".join(run.hands.trail[-LAST:])
        run.trouble += _unsound(run.path)
    tally.figures["events"] += run.hands.events
    tally.figures["acts"] += run.done
    tally.measured("seconds of one act", run.slowest)
    if run.slowest > SLOW:
        run.trouble.append(f"one act took {run.slowest:.0f} s")
    for trouble in dict.fromkeys(listening.complaints + run.trouble):
        tally.found(number, f"{trouble} (after {trail})")


@contextmanager
def _apart(number: int, folder: Path) -> Iterator[None]:
    """Keep to the trial's own folder: printers write files, other programs are not begun."""
    printed, data = folder / "printed", folder / "data"
    printed.mkdir()
    data.mkdir()
    printers = use_printers(FilePrinters(printed))
    pool = jobs.use_pool(jobs.ThreadPool() if number % 4 == 3 else jobs.ImmediatePool())
    with (
        patch.object(kept, "usual_root", lambda: folder / "previews"),
        patch.object(paths, "data_folder", lambda: data),
        patch.object(paths, "samples_folder", lambda: data / "samples"),
        patch.object(samples, "make_sample", _copy_sample),
        patch.object(QDesktopServices, "openUrl", lambda _url: True),
        patch.object(QPrintDialog, "show", _print),
        patch.object(sys, "excepthook", problems.last_resort),
    ):
        try:
            yield
        finally:
            jobs.use_pool(pool)
            use_printers(printers)


def _copy_sample(story: str, target: Path, **_order: object) -> None:
    """Take a sample office that is made already, in place of a minute of making one."""
    shutil.copyfile(offices.sample_file(story, offices.USUAL), target)


def _print(window: QPrintDialog) -> None:
    """Print at once, where the system's own window would ask how."""
    QDialog.done(window, QDialog.DialogCode.Accepted)


def _end(run: Run, application: QApplication) -> None:
    """Close and delete every window, and let nothing of the run's office stay behind."""
    for window in QApplication.topLevelWidgets():
        window.close()
    jobs.wait_for_all()
    QApplication.processEvents()
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    run.screen.change_scale(100)
    run.screen.tongue.speak("en")
    for tongue in application.findChildren(Tongue):
        tongue.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QGuiApplication.clipboard().clear()  # what Python put there would outlive it, and end the process badly
    catalogue.set_default("en")
    catalogue.rename({})
    gc.collect()


def _unsound(path: Path) -> list[str]:
    """What the check finds in the file the run left."""
    try:
        return [f"the file: {finding}" for finding in files.check_file(path)]
    except Locked:
        return []  # the hands gave it a password


WINDOW_EVENTS = Harness("window-events", f"runs of {EVENTS} events", few=2, many=3_334, at_once=2, trials=trials)
