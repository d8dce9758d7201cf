"""Exporting the roll from the screen: the file is asked for, written beside the window, and can be brought in again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pomanager.i18n import speaking
from pomanager.readmodels.members import RollOrder, RollView
from pomanager.rules.members import Sex
from pomanager.services.exchange.reading import read_table
from pomanager.services.members import queries
from pomanager.services.members.commands import AdmitMember, admit_member
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.export_roll import ask_and_export
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.preferences import Preferences
from tests.offices import office_file, opened_office
from tests.ui.scripted import Scripted, Told

NAMES = ("NIYONZIMA Médiatrice", "=cmd()|evil", "ចាន់ ធីតា")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = opened_office(office_file(tmp_path))
    for name in NAMES:
        made.do(admit_member, AdmitMember(full_name=name, sex=Sex.FEMALE, on=date(2026, 1, 2)))
    yield made
    made.close()


@pytest.fixture
def desk(office: Office, preferences: Preferences, screen: Screen) -> Desk:
    return Desk(office, Bus(), preferences)


def _export(desk: Desk, qtbot: QtBot, target: Path | None, view: RollView | None = None) -> list[str]:
    said: list[str] = []
    desk.bus.saved.connect(lambda _at, sentence: said.append(sentence))
    parent = QWidget()
    qtbot.addWidget(parent)
    with questions.answered_by(Scripted(target)):
        ask_and_export(parent, desk, view)
    return said


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_exported_roll_brings_nothing_new_when_it_is_imported(
    ending: str, desk: Desk, qtbot: QtBot, at_once: None, tmp_path: Path
) -> None:
    target = tmp_path / f"roll{ending}"
    said = _export(desk, qtbot, target)
    assert said == [f"3 members exported: roll{ending}"]
    table = read_table(target)
    plan = desk.office.ask(plan_import, table, today=desk.office.today())
    assert [row.name for row in plan.rows] == list(NAMES)
    assert (plan.figures.new, plan.figures.changed, plan.figures.same) == (0, 0, 3)


def test_headings_are_in_the_language_of_the_screen(desk: Desk, qtbot: QtBot, at_once: None, tmp_path: Path) -> None:
    with speaking("en_XA"):
        _export(desk, qtbot, tmp_path / "roll.csv")
    _export(desk, qtbot, tmp_path / "plain.csv")
    assert read_table(tmp_path / "plain.csv").headers[1] == "Full name"
    assert read_table(tmp_path / "roll.csv").headers[1] not in {"Full name", ""}


def test_a_name_without_ending_becomes_xlsx(desk: Desk, qtbot: QtBot, at_once: None, tmp_path: Path) -> None:
    assert _export(desk, qtbot, tmp_path / "roll") == ["3 members exported: roll.xlsx"]
    assert (tmp_path / "roll.xlsx").is_file()


def test_thinking_better_of_it_writes_nothing(desk: Desk, qtbot: QtBot, at_once: None, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert _export(desk, qtbot, None) == []
    assert sorted(tmp_path.iterdir()) == before


def test_an_unknown_kind_is_refused_with_a_sentence(
    desk: Desk, qtbot: QtBot, at_once: None, told: Told, tmp_path: Path
) -> None:
    assert _export(desk, qtbot, tmp_path / "roll.docx") == []
    assert [problem.title for problem in told.problems] == [
        "The roll can be written as CSV or XLSX. Choose a name that ends in .csv or .xlsx."
    ]
    assert not (tmp_path / "roll.docx").exists()


def test_a_folder_that_is_not_there_is_said(
    desk: Desk, qtbot: QtBot, at_once: None, told: Told, tmp_path: Path
) -> None:
    _export(desk, qtbot, tmp_path / "gone" / "roll.csv")
    assert len(told.problems) == 1
    assert "There is no folder" in told.problems[0].title


def test_only_the_members_shown_are_exported_in_the_order_shown(
    desk: Desk, qtbot: QtBot, at_once: None, tmp_path: Path
) -> None:
    view = RollView(sex=Sex.FEMALE, order=RollOrder.NAME, descending=True)
    assert _export(desk, qtbot, tmp_path / "women.csv", view) == ["3 members exported: women.csv"]
    shown = desk.office.ask(queries.roll_rows, desk.office.ask(queries.roll_ids, view))
    written = [row[0] for row in read_table(tmp_path / "women.csv").rows]
    assert written == [row.number for row in shown]
    assert _export(desk, qtbot, tmp_path / "one.csv", RollView(search="Médiatrice")) == ["1 member exported: one.csv"]
