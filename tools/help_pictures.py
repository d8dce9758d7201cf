"""Makes the small pictures that help and handbook show, of the sample offices, into resources/help/pictures/."""

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from pomanager.help.pictures import COLOURS, MOST_BYTES, PICTURED, SIZE, folder
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.members import RollView
from pomanager.rules.elections.kinds import RESULT_STANDS
from pomanager.rules.meetings.kinds import IN_SESSION, MeetingState
from pomanager.rules.members import Status
from pomanager.services import backups, files
from pomanager.services.elections.queries.listing import elections
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.members import queries
from pomanager.ui.application import Screen, make_application
from pomanager.ui.bus import RecordOf
from pomanager.ui.elections.counting.page import CountingRoom
from pomanager.ui.governance.home.page import HomePage
from pomanager.ui.jobs import ImmediatePool, use_pool
from pomanager.ui.meetings.minutes.page import MinutesPage
from pomanager.ui.meetings.preparing import PreparingPage
from pomanager.ui.meetings.room.page import RoomPage
from pomanager.ui.members.importing import ImportPage
from pomanager.ui.members.panel import MemberPanel
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.preferences import Preferences
from tools.run import PROGRAM, PROJECT
from tools.screen_walk import HEADING, TABLE_ROWS, now

STORIES = {"fr": "s4", "rn": "s2", "km": "s3", "ru": "s1", "ky": "s1", "en": "s3"}
"""The sample office each language is shown with."""
MEMBERS = "120"
WINDOW = (1280, 720)
"""The smallest in which a panel stands beside a list: its words stay readable in the picture."""
FEWEST_COLOURS = 8


def main(words: Sequence[str]) -> int:
    """Make the pictures of these languages; return 0, or 1 where one is missing or too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", nargs="*", default=[each.code for each in LANGUAGES])
    parser.add_argument("--out", type=Path, default=None, help="another folder than that of the program")
    wanted = parser.parse_args(words)
    began = time.monotonic()
    application = make_application(sys.argv[:1])
    out: Path = wanted.out or folder()
    with tempfile.TemporaryDirectory() as name, _jobs_at_once():
        temporary = Path(name)
        screen = Screen(application, Preferences(temporary / "preferences.ini", now))
        samples = {story: _sample(temporary, story) for story in {STORIES[code] for code in wanted.languages}}
        for code in wanted.languages:
            screen.tongue.speak(code)
            path = temporary / code / "office.podb"  # alone in its folder: its backups are listed in a picture
            path.parent.mkdir()
            path.write_bytes(samples[STORIES[code]].read_bytes())
            _of_language(screen, path, out / code)
    made = [out / code / f"{key}.png" for code in wanted.languages for key in PICTURED]
    bad = [path for path in made if not path.is_file() or path.stat().st_size > MOST_BYTES]
    for path in bad:
        print(f"{path}: missing, or larger than {MOST_BYTES} bytes")
    print(f"{len(made) - len(bad)} pictures in {out} ({time.monotonic() - began:.0f} s).")
    return 1 if bad else 0


@contextmanager
def _jobs_at_once() -> Iterator[None]:
    """Have long work done on the spot, so that the picture after it shows its end."""
    before = use_pool(ImmediatePool())
    try:
        yield
    finally:
        use_pool(before)


def _sample(place: Path, story: str) -> Path:
    path = place / f"sample-{story}.podb"
    made = [*PROGRAM, "demo", str(path), "--story", story, "--members", MEMBERS]
    subprocess.run(made, cwd=PROJECT, capture_output=True, check=True)
    return path


def _of_language(screen: Screen, path: Path, out: Path) -> None:
    """All pictures in the language spoken, of one copy of a sample office."""
    out.mkdir(parents=True, exist_ok=True)
    office = files.open_office(path, writing=True, clock=now)
    window = OfficeWindow(office, path, screen, lambda _path: False, lambda _office, _path: None)
    window.resize(*WINDOW)
    window.show()
    window.bands.hide()  # that it is a sample is not what the pictures are about
    for key in PICTURED:
        over = _shown(window, key)
        for panel in window.findChildren(MemberPanel):
            panel.tell_parts()
        for _turn in range(3):  # words, then sizes, then what follows from the sizes
            QApplication.processEvents()
        (out / f"{key}.png").write_bytes(_small(window))
        if over is not None:
            over.close_page()
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def _small(window: OfficeWindow) -> bytes:
    """The window in the size of help, in few colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as whole:
        small = whole.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    colours = COLOURS
    while len(packed := _packed(small, colours)) > MOST_BYTES and colours > FEWEST_COLOURS:
        colours -= 8
    return packed


def _packed(picture: Image.Image, colours: int) -> bytes:
    few = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    few.save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _shown(window: OfficeWindow, key: str) -> Page | None:
    """Bring a screen in front; the page that came over another one, to be closed afterwards."""
    if key in SHOWN:
        return SHOWN[key](window)
    window.show_page(key)
    return None


def _home(window: OfficeWindow) -> None:
    cast("HomePage", window.show_page("home")).ask_now()


def _over(window: OfficeWindow, key: str, over: Page) -> Page:
    """Open a page over one of the sidebar."""
    window.show_page(key).open_page(over)
    return over


def _record(window: OfficeWindow) -> Page | None:
    first = window.office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,)))[2]
    window.show_page("members").open_at(RecordOf(first))
    return window.content.page()


def _import(window: OfficeWindow) -> Page:
    page = ImportPage(window.desk)
    _over(window, "members", page)
    table = window.path.with_name("members.csv")
    table.write_text("\n".join((HEADING, *TABLE_ROWS)), encoding="utf-8")
    page.read(table)
    page.go_on()
    page.go_on()
    page.check_step.go_to_next()
    return page


def _meeting(window: OfficeWindow, *states: MeetingState) -> int:
    """The last meeting in one of these states, else the last of all."""
    known = window.office.ask(meetings)
    return ([each for each in known if each.state in states] or list(known))[-1].id


def _meetings(window: OfficeWindow) -> None:
    window.show_page("meetings").open_at(_meeting(window, MeetingState.CLOSED))


def _preparing(window: OfficeWindow) -> Page:
    planned = _meeting(window, MeetingState.PLANNED, MeetingState.CALLED)
    return _over(window, "meetings", PreparingPage(window.desk, planned))


def _room(window: OfficeWindow) -> Page:
    held = _meeting(window, *IN_SESSION, MeetingState.CLOSED)
    return _over(window, "meetings", RoomPage(window.desk, held))


def _minutes(window: OfficeWindow) -> Page:
    return _over(window, "meetings", MinutesPage(window.desk, _meeting(window, MeetingState.CLOSED)))


def _counting(window: OfficeWindow) -> Page:
    known = window.office.ask(elections, states=tuple(RESULT_STANDS)) or window.office.ask(elections)
    return _over(window, "elections", CountingRoom(window.desk, known[-1].id))


def _mentoring(window: OfficeWindow) -> None:
    window.show_page("mentoring").open_at("board")


def _funnel(window: OfficeWindow) -> None:
    window.show_page("mentoring").open_at("funnel")


def _backups(window: OfficeWindow) -> Page | None:
    backups.make_before(window.office)
    window.show_page("home")
    window.show_backups()
    return window.content.page()


SHOWN: Mapping[str, Callable[[OfficeWindow], Page | None]] = {
    "home": _home, "record": _record, "import": _import, "meetings": _meetings, "preparing": _preparing, "room": _room,
    "minutes": _minutes, "counting": _counting, "mentoring": _mentoring, "funnel": _funnel, "backups": _backups,
}  # fmt: skip
"""How a screen is brought in front that is more than a page of the sidebar; what comes over one is closed again."""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
