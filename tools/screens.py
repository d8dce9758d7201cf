"""Makes a picture of every screen in every language, and contact sheets of them, into build/screens/."""

import argparse
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Windows that fit themselves to the screen are to be seen as on the small one everything is made for.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('offscreen.json')}")

from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget

from pomanager.i18n.languages import LANGUAGES, PSEUDO
from pomanager.ui.application import Screen, make_application
from pomanager.ui.jobs import ImmediatePool, use_pool
from pomanager.ui.members.panel import MemberPanel
from pomanager.ui.preferences import Preferences
from tools.run import PROGRAM, PROJECT
from tools.screen_walk import Tour, now, walk

STORIES = {"fr": "s2", "km": "s3", "ru": "s1", "ky": "s1", "en": "s3", PSEUDO: "s4"}
"""The sample office each language is shown with: people whose names belong to it."""
OTHERS = "s4"
FOLDER = PROJECT / "build" / "screens"
SIZE = (1366, 740)
"""What a screen of 1366 by 768 leaves a window."""
SHEET_COLUMNS = 3
THUMB = (683, 370)


def main(words: Sequence[str]) -> int:
    """Make the pictures of an office, given or made as a sample; return 0, or 1 when no sample could be made."""
    wanted = _wanted(words)
    began = time.monotonic()
    wanted.out.mkdir(parents=True, exist_ok=True)
    if wanted.out == FOLDER and not wanted.only:
        for old in FOLDER.glob("*.png"):
            old.unlink()
    logging.getLogger().addHandler(logging.NullHandler())  # one of the screens tells of a mistake made on purpose
    application = make_application(sys.argv[:1])
    sys.excepthook = sys.__excepthook__  # a window that tells of a mistake would wait for ever: nobody is there
    count = 0
    with tempfile.TemporaryDirectory() as name, _jobs_at_once():
        folder = Path(name)
        preferences = Preferences(folder / "preferences.ini", now)
        preferences.theme = "dark" if wanted.dark else "light"
        preferences.text_scale = wanted.scale
        screen = Screen(application, preferences)
        for code in wanted.languages:
            sample = wanted.office or _sample(folder, STORIES.get(code, OTHERS))
            if sample is None:
                return 1
            screen.tongue.speak(code)
            pictures = _Pictures(application, wanted.out, code, wanted.only)
            preferences.window = b""
            walk(Tour(screen, folder, tuple(wanted.size), pictures.take), sample)
            _sheet(pictures.made, wanted.out / f"sheet-{code}.png")
            count += len(pictures.made)
    print(f"{count} pictures in {wanted.out} ({time.monotonic() - began:.0f} s).")
    return 0


def _wanted(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("office", type=Path, nargs="?", help="the office file to show; without it, a sample office")
    parser.add_argument("--languages", nargs="*", default=[each.code for each in LANGUAGES] + [PSEUDO])
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--only", nargs="*", default=[], help="only the screens whose name begins so")
    parser.add_argument("--size", type=int, nargs=2, default=SIZE, help="width and height of the window, in px")
    parser.add_argument("--scale", type=int, default=100, help="size of the text, in per cent")
    parser.add_argument("--dark", action="store_true", help="in the dark colours")
    return parser.parse_args(words)


@contextmanager
def _jobs_at_once() -> Iterator[None]:
    """Have long work done on the spot, so that the picture after it shows its end."""
    before = use_pool(ImmediatePool())
    try:
        yield
    finally:
        use_pool(before)


def _sample(folder: Path, story: str) -> Path | None:
    """Make a sample office with the program itself; None after saying why it could not be made."""
    path = folder / f"{story}.podb"
    if path.exists():
        return path
    done = subprocess.run(
        [*PROGRAM, "demo", str(path), "--story", story], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    return path


class _Pictures:
    """Takes the pictures of one language."""

    def __init__(self, application: QApplication, out: Path, code: str, only: Sequence[str]) -> None:
        self._application = application
        self._out = out
        self._code = code
        self._only = tuple(only)
        self.made: list[Path] = []

    def take(self, name: str, shown: QWidget) -> None:
        """Take a picture of a window or a question under a name."""
        if self._only and not name.startswith(self._only):
            return
        for panel in shown.findChildren(MemberPanel):
            panel.tell_parts()
        for _turn in range(3):  # words, then sizes, then what follows from the sizes
            self._application.processEvents()
        target = self._out / f"{name}-{self._code}.png"
        shown.grab().save(str(target))
        self.made.append(target)


def _sheet(pictures: Sequence[Path], target: Path) -> None:
    """Paste the pictures of one language onto one sheet."""
    rows = -(-len(pictures) // SHEET_COLUMNS)
    sheet = Image.new("RGB", (THUMB[0] * SHEET_COLUMNS, THUMB[1] * rows), "gray")
    for place, path in enumerate(pictures):
        with Image.open(path) as picture:
            corner = (place % SHEET_COLUMNS * THUMB[0], place // SHEET_COLUMNS * THUMB[1])
            small = picture.convert("RGB")
            small.thumbnail(THUMB)
            sheet.paste(small, corner)
    sheet.save(target)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
