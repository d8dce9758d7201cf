"""Makes a picture of every page in every language, and contact sheets of them, into build/screens/."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtWidgets import QApplication

from pomanager.i18n.languages import LANGUAGES, PSEUDO
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.ui.application import Screen, make_application
from pomanager.ui.main_window import MainWindow
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.pages import PAGES
from pomanager.ui.preferences import Preferences
from tools.run import PROGRAM, PROJECT

STORY = "s1"
OPENED = {("members", "admit"), ("organisation", "edit")}
"""Acts that open a page over the page: they get a picture of their own."""
SIZE = (1366, 768)
SHEET_COLUMNS = 3
THUMB = (683, 384)


def main(words: Sequence[str]) -> int:
    """Make the pictures of an office, given or made as a sample; return 0, or 1 when no sample could be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("office", type=Path, nargs="?", help="the office file to show; without it, a sample office")
    parser.add_argument("--languages", nargs="*", default=[each.code for each in LANGUAGES] + [PSEUDO])
    parser.add_argument("--out", type=Path, default=PROJECT / "build" / "screens")
    parser.add_argument("--dark", action="store_true", help="in the dark colours")
    wanted = parser.parse_args(words)
    wanted.out.mkdir(parents=True, exist_ok=True)
    application = make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "preferences.ini", _now)
        preferences.theme = "dark" if wanted.dark else "light"
        screen = Screen(application, preferences)
        path = wanted.office or _sample(Path(folder))
        if path is None:
            return 1
        office = files.open_office(path, writing=wanted.office is None, clock=_now)
        window = OfficeWindow(office, path, screen, _open_nothing, _show_nothing)
        window.resize(*SIZE)
        window.show()
        count = 0
        for code in wanted.languages:
            screen.tongue.speak(code)
            made = list(_pictures(application, window, code, wanted.out))
            _sheet(made, wanted.out / f"sheet-{code}.png")
            count += len(made)
        window.close()
        office.close()
    print(f"{count} pictures in {wanted.out}")
    return 0


def _sample(folder: Path) -> Path | None:
    """Make a sample office with the program itself; None after saying why it could not be made."""
    path = folder / "sample.podb"
    done = subprocess.run(
        [*PROGRAM, "demo", str(path), "--story", STORY], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    return path


def _now() -> datetime:
    return datetime.now(UTC)


def _open_nothing(_path: Path) -> bool:
    return False


def _show_nothing(_office: Office, _path: Path) -> None:
    """Stand in for showing another office: none is opened here."""


def _pictures(application: QApplication, window: MainWindow, code: str, out: Path) -> Iterator[Path]:
    for kind in PAGES:
        page = window.show_page(kind.key)
        yield _picture(application, window, out / f"{kind.key}-{code}.png")
        for action in page.actions_offered():
            if (kind.key, action.key) in OPENED and not action.reason_off:
                action.slot()
                yield _picture(application, window, out / f"{kind.key}-{action.key}-{code}.png")
                window.content.go_back()


def _picture(application: QApplication, window: MainWindow, target: Path) -> Path:
    for _turn in range(3):  # words, then sizes, then what follows from the sizes
        application.processEvents()
    window.grab().save(str(target))
    return target


def _sheet(pictures: Sequence[Path], target: Path) -> None:
    """Paste the pictures of one language onto one sheet."""
    rows = -(-len(pictures) // SHEET_COLUMNS)
    sheet = Image.new("RGB", (THUMB[0] * SHEET_COLUMNS, THUMB[1] * rows), "white")
    for place, path in enumerate(pictures):
        with Image.open(path) as picture:
            corner = (place % SHEET_COLUMNS * THUMB[0], place // SHEET_COLUMNS * THUMB[1])
            sheet.paste(picture.convert("RGB").resize(THUMB), corner)
    sheet.save(target)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
