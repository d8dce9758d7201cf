"""A day's work with an office in a foreign surrounding: locale, encoding, folder; and what of it must not differ.

``python -m tests.reliability.abroad TEMPLATE FOLDER`` reads lines of JSON ({"number", "locale", "place"}) and answers
each with one: what was stored and written, as sums, or what went wrong.
"""

import contextlib
import hashlib
import io
import json
import locale
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from pomanager import cli
from pomanager.cli import Start
from pomanager.papers import PAPERS
from pomanager.printing import print_paper
from pomanager.readmodels.members import RollView
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.members import Sex
from pomanager.services import backups, files
from pomanager.services.exchange.reading import read_table
from pomanager.services.exchange.writing import write_table
from pomanager.services.members.commands import AdmitMember, admit_member
from pomanager.services.members.queries.roll import roll_ids, roll_rows
from pomanager.ui.preferences import Preferences
from tests import statements, tables, watching
from tests.tables import REAL_LAYOUT

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PEOPLE = ("İPEK Işıl", "Токтосунова Айгүл", "សុខ សុភា")


def main() -> None:
    """Do the day's work once for each line that is read."""
    template, folder = Path(sys.argv[1]), Path(sys.argv[2])
    statements.share()
    watching.share(pytest.MonkeyPatch())
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        place = folder / os.fsdecode(bytes.fromhex(asked["place"]))
        try:
            told = day(template, place, asked["locale"])
        except Exception as problem:  # noqa: BLE001 - it is told to whoever asked
            told = {"wrong": f"{type(problem).__name__}: {problem!a}"[:300]}
        shutil.rmtree(place, ignore_errors=True)
        answer = json.dumps({"number": asked["number"], **told})
        os.write(1, answer.encode("ascii") + b"\n")


def day(template: Path, place: Path, called: str) -> dict[str, object]:
    """One day's work in a folder, in a locale as far as the system has it."""
    QLocale.setDefault(QLocale(called))
    has_it = True
    try:
        locale.setlocale(locale.LC_ALL, called if called == "C" else f"{called}.UTF-8")
    except locale.Error:
        has_it = False
        locale.setlocale(locale.LC_ALL, "C")
    place.mkdir(parents=True)
    path = place / "conapro.podb"
    shutil.copyfile(template, path)
    stored = _worked(path, place)
    _paper(path, place / "roll.pdf")
    _said(path)
    _preferred(path, place)
    copy = backups.make(path, lambda: NOW).path
    return {**stored, "has_it": has_it, "backup": copy.exists(), "files": sorted(map(_shown, place.iterdir()))}


def _shown(path: Path) -> str:
    return path.name if path.suffix == ".pdf" or path.stem in {"conapro", "out", "Backups"} else path.suffix


def _worked(path: Path, place: Path) -> dict[str, str]:
    """People typed and brought in, the roll written and read again: what is stored, and what is written."""
    office = files.open_office(path, writing=True, clock=lambda: NOW, actor="Odette")
    for person in PEOPLE:
        order = AdmitMember(
            full_name=person, sex=Sex.FEMALE, on=NOW.date(), decision="AG 3", place="Iğdır · Мургаб", section="I",
            phone="+257 79 12 34 56",
        )  # fmt: skip
        office.do(admit_member, order)
    tables.brought_in(office, tables.written(place, REAL_LAYOUT, f"{place.name}.csv"))
    rows = office.ask(lambda session: roll_rows(session, roll_ids(session, RollView())))
    cells = [[row.number, row.name, row.phone, row.place, str(row.joined_on)] for row in rows]
    sums: dict[str, str] = {"content": tables.content(office)}
    for ending in ("csv", "xlsx"):
        target = place / f"out.{ending}"
        write_table(target, ["no", "name", "phone", "place", "joined"], cells)
        read = read_table(target)
        sums[ending] = hashlib.sha256(repr(list(map(tuple, read.rows))).encode()).hexdigest()
    office.close()
    return sums


def _paper(path: Path, target: Path) -> None:
    """The roll on paper, in another language than the surroundings speak."""
    office = files.open_office(path, writing=False, clock=lambda: NOW, actor="Odette")
    roll = next(paper for paper in PAPERS if paper.key == "roll")
    print_paper(roll, office, target, PrintOrder(language="ky"))
    office.close()
    assert target.read_bytes().startswith(b"%PDF")


def _said(path: Path) -> None:
    """The roll at a terminal that knows few letters."""
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp437")
    begun = Start(clock=lambda: NOW, actor="the secretary", language="ru", open_window=lambda _path: 1)
    with contextlib.redirect_stdout(console), contextlib.redirect_stderr(console):
        code = cli.main(["members", "find", str(path), ""], begun)
        refused = cli.main(["check", str(path.with_name("none.podb"))], begun)
        console.flush()
    said = console.buffer.getvalue().decode("cp437")
    assert (code, refused, "Traceback" in said) == (0, 1, False), said[-300:]
    assert said.count("\n") >= len(PEOPLE)


def _preferred(path: Path, place: Path) -> None:
    """The file is among the recent ones when the program starts again."""
    ours = place.parent / "preferences.ini"
    ours.unlink(missing_ok=True)
    Preferences(ours, lambda: NOW).remember_file(path)
    again = Preferences(ours, lambda: NOW)
    assert again.set_aside is None
    assert again.recent_files in {(str(path),), ()}, again.recent_files
    assert again.recent_files or not os.fsencode(path).isascii(), "not among the recent files"


if __name__ == "__main__":
    main()
