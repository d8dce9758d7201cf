"""Start of the program: the clock, who acts, the log, the reader's language; then the window or the command line."""

import gc
import getpass
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pomanager import log, paths

ENDING = ".podb"
PROGRAM = "pomanager"
"""What window managers call the program."""


def run(words: Sequence[str]) -> int:
    """Carry out the words of the command line, or open the window; returns the exit code."""
    log_file = _log_file()
    if not words or (len(words) == 1 and words[0].lower().endswith(ENDING) and not words[0].startswith("-")):
        return open_window(Path(words[0]) if words else None)
    from pomanager import cli  # the window does without the command line, and opens sooner
    from pomanager.cli.asking import of_process
    from pomanager.cli.reader import reader_language

    start = cli.Start(
        clock=now,
        actor=actor(),
        language=reader_language(os.environ, paths.data_folder() / "preferences.ini"),
        open_window=open_window,
        log_file=log_file,
        asking=of_process(os.environ),
    )
    return cli.main(words, start)


def now() -> datetime:
    """The present moment, in the time zone of this computer."""
    return datetime.now().astimezone()


def actor() -> str:
    """Who acts: the person's name on this computer, "" where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def open_window(path: Path | None) -> int:
    """Open the window on this office file, or on the one used last; the command line never comes here."""
    if not may_show_windows(os.environ):
        return _tell_no_display()
    gc.disable()  # importing makes much and drops nothing; the window turns it on again once it is seen
    from pomanager.ui import start

    return start.run([PROGRAM], path, now, actor())


def _log_file() -> Path | None:
    """Begin the log; a computer that has no room for one still keeps its books."""
    try:
        folder = paths.log_folder()
    except OSError:
        return None
    log.set_up(folder)
    return folder / log.FILE_NAME


def may_show_windows(surroundings: Mapping[str, str]) -> bool:
    """Whether this computer names a screen (or a stand-in for one); without any, Qt would end the program."""
    if sys.platform.startswith(("win", "darwin")) or surroundings.get("QT_QPA_PLATFORM"):
        return True
    return bool(surroundings.get("DISPLAY") or surroundings.get("WAYLAND_DISPLAY"))


def _tell_no_display() -> int:
    from pomanager.cli.reader import reader_language
    from pomanager.i18n import _, speaking

    with speaking(reader_language(os.environ, paths.data_folder() / "preferences.ini")):
        told = _("There is no display here, so no window can open. “pomanager --help” shows what works without one.")
        sys.stderr.write(f"{told}\n")
    return 1
