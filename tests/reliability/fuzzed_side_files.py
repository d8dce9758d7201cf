"""Broken files beside the office: the program starts, keeps the bad copy, tells once, and restores nothing bad."""

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget

from pomanager.errors import FileTrouble, Refused
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.checking import objections_to_count, objections_to_papers
from pomanager.rules.counting.methods import CountOrder, Method, counted
from pomanager.rules.objections import stopping
from pomanager.services import files
from pomanager.services.exchange.ballot_files import read_ballots, read_categories
from pomanager.ui.first_run.kept import FILE_NAME, KeptTyping, Typed
from pomanager.ui.preferences import Preferences
from tests import offices
from tests.reliability import side_files
from tests.reliability.fuzzed_csv import told
from tests.reliability.harness import Harness, Tally
from tests.reliability.mutating import ANY, broken

MOST_COUNTED = 40
"""Candidates of a broken file that is also counted: with hundreds a count takes its time."""
Try = Callable[[random.Random, Path, Tally], None]


def trials(numbers: range, folder: Path) -> Tally:
    """One kind of file after the other."""
    tally = Tally()
    for number in numbers:
        chance = random.Random(f"side files {number}")
        trying = KINDS[number % len(KINDS)]
        inside = folder / "trial"
        inside.mkdir()
        try:
            trying(chance, inside, tally)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
            tally.found(number, f"{trying.__name__}: {type(problem).__name__}: {problem}"[:300])
        for left in inside.iterdir():
            left.unlink()
        inside.rmdir()
        tally.tried += 1
    return tally


def _preferences(chance: random.Random, folder: Path, tally: Tally) -> None:
    """Every preference can be read and kept; what is set aside is what was there, and is told of once."""
    data = side_files.preferences(chance)
    # QSettings takes a file of the same name, length and moment for one it has read: each has a name of its own.
    mine = f"{chance.getrandbits(60)}.ini"
    path = side_files.written(folder, mine, data)
    found = Preferences(path, lambda: side_files.NOW)
    if found.set_aside is not None:
        tally.figures["preferences set aside"] += 1
        assert found.set_aside.read_bytes() == data, "what was set aside is not what was there"
        assert Preferences(path, lambda: side_files.NOW).set_aside is None, "told twice"
    for name in Preferences.declared():
        getattr(found, name)
    found.columns("members")
    found.copied_away(Path("conapro.podb"))
    found.language = "ky"
    found.keep_columns("members", {"name": 100})
    again = Preferences(side_files.written(folder, f"again-{mine}", path.read_bytes()), lambda: side_files.NOW)
    assert (again.language, again.columns("members")) == ("ky", {"name": 100}), "not kept"


def _begun_office(chance: random.Random, folder: Path, tally: Tally) -> None:
    """What was typed is taken up again, or set aside and told of once; what is typed now can be kept."""
    data = side_files.begun_office(chance)
    side_files.written(folder, FILE_NAME, data)
    kept = KeptTyping(folder, lambda: side_files.NOW)
    found = kept.read()
    if found is None:
        tally.figures["begun offices set aside"] += 1
        assert kept.set_aside is not None, "nothing found, and nothing set aside"
        assert kept.set_aside.read_bytes() == data, "what was set aside is not what was there"
    else:
        assert isinstance(found.name, str)
    assert kept.keep(Typed(1, {"organisation": {"name": "C"}})), "not kept"
    again = KeptTyping(folder, lambda: side_files.NOW)
    assert again.read() == Typed(1, {"organisation": {"name": "C"}})
    assert again.set_aside is None, "told twice"


def _ballots(chance: random.Random, folder: Path, tally: Tally) -> None:
    """Ballots are read and counted, or refused with the line that is wrong."""
    ending, data = side_files.ballots(chance)
    path = side_files.written(folder, f"ballots.{ending}", data)
    try:
        found = read_ballots(path)
    except (FileTrouble, Refused) as refused:
        told(refused.objections, chance)
        tally.figures["ballots refused with a sentence"] += 1
        found = None
    if isinstance(found, Ballots) and len(found.names) <= MOST_COUNTED:
        method = chance.choice((Method.SCOTTISH, Method.PLURALITY, Method.IRV, Method.MEEK))
        order = CountOrder(method=method, seats=found.seats)
        against = tuple(objections_to_count(found, order))
        told(against, chance)
        if not stopping(against):
            told(tuple(objections_to_papers(counted(found, order), order.most_marks)), chance)
            tally.figures["ballots counted"] += 1
    try:
        read_categories(path, ("SOK Sophea", "A"))
    except (FileTrouble, Refused) as refused:
        told(refused.objections, chance)


def _window(chance: random.Random, _folder: Path, _tally: Tally) -> None:
    """A window is given back a state that no window ever had: it comes up all the same, on a screen."""
    QApplication.instance() or QApplication([])
    window = QWidget()
    window.restoreGeometry(QByteArray(side_files.window_state(chance)))
    assert window.screen() is not None
    window.deleteLater()


def _backup(chance: random.Random, folder: Path, tally: Tally) -> None:
    """A broken backup is not put in the place of the office, which stays as it was; a whole one is."""
    target = offices.office_file(folder)
    data = broken(target.read_bytes(), chance, ANY, most=2, longest=1 << 30)
    source = side_files.written(folder, "backup.podb", data)
    before = hashlib.sha256(target.read_bytes()).digest()
    try:
        files.restore(source, target, lambda: side_files.NOW, replace=True)
    except FileTrouble as refused:
        told(refused.objections, chance)
        tally.figures["backups refused with a sentence"] += 1
        assert hashlib.sha256(target.read_bytes()).digest() == before, "the office is not as it was"
    else:
        tally.figures["backups restored"] += 1
        assert not files.check_file(target), "what was restored is not sound"


KINDS: tuple[Try, ...] = (
    _preferences, _begun_office, _ballots, _preferences, _begun_office, _ballots, _ballots, _window, _ballots, _backup,
)  # fmt: skip

FUZZED_SIDE_FILES = Harness(
    key="fuzzed-side-files", unit="side files", few=400, many=100_000, at_once=400, trials=trials
)
