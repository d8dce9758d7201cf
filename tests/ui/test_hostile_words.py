"""Hostile texts on the screen: in the list, on the panel, in exports and in a form they are the texts they are."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.members import MemberRow, RollView
from pomanager.services.exchange.writing import write_table
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.members.queries.roll import roll_ids, roll_rows
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.form_page import FormPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from tests import tables
from tests.reports.hostile import ENDLESS, LONG, SHORT
from tests.trying import share
from tests.ui.office_desk import office_window

HALVES = ("\ud800", "\udfff")
EVERY = tuple(
    text for text in (*SHORT.values(), *LONG.values()) if not any(HALVES[0] <= sign <= HALVES[1] for sign in text)
)
"""Half letters are left out: no table that is read holds any."""
TEXTS = share(EVERY, 6, turn=1)
FIELDS = ("number", "name", "other_script", "phone", "place", "section")
SHOWN, TYPED = 5, 12


def _many(office: Office) -> None:
    """A member for every text, which is the name of one, the place of another, the section of a third."""
    count = len(TEXTS)
    rows = [
        (str(at + 1), *(TEXTS[(at + 31 * field) % count] for field in range(len(FIELDS) - 1))) for at in range(count)
    ]
    table = RawTable(headers=FIELDS, rows=rows, first_row=2, file_name="roll.csv", digest="")
    plan = office.ask(plan_import, table, dict(zip(FIELDS, FIELDS, strict=True)), today=office.today())
    office.do(bring_in, BringIn(plan=plan))


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of these people, open in its window."""
    with office_window(screen, tmp_path, qtbot, fill=_many) as opened:
        yield opened


def test_hostile_texts_stay_the_texts_they_are(window: OfficeWindow, tmp_path: Path) -> None:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    page.refresh()
    rows = window.office.ask(lambda session: roll_rows(session, roll_ids(session, RollView())))
    assert len(rows) > len(TEXTS) * 0.8
    _in_the_list(page, rows)
    _on_the_panel(page, rows)
    _found(window.office, rows)
    _written(window.office, tmp_path, rows)
    _typed(window, page, rows)


def _in_the_list(page: MembersPage, rows: Sequence[MemberRow]) -> None:
    """Each cell says what is kept."""
    for column in ("section", "phone", "other"):
        page.table.arrangement.show_column(column, shown=True)
    names = [column.name for column in page.model.columns]
    told = {"name": "name", "other": "other_script", "phone": "phone", "section": "section"}
    for place, row in enumerate(rows):
        for column, field in told.items():
            shown = page.model.data(page.model.index(place, names.index(column)), Qt.ItemDataRole.DisplayRole)
            assert shown == getattr(row, field) or (shown in {None, "", "—"} and not getattr(row, field)), (column, row)
    page.grab()


def _on_the_panel(page: MembersPage, rows: Sequence[MemberRow]) -> None:
    """No words of the panel are taken for marks."""
    for row in rows[:: len(rows) // SHOWN]:
        page.table.choose(row.id)
        QApplication.processEvents()
        labels = [label for label in page.detail.findChildren(QLabel) if label.text()]
        assert labels
        assert all(label.textFormat() != Qt.TextFormat.AutoText for label in labels)
        page.detail.grab()


def _found(office: Office, rows: Sequence[MemberRow]) -> None:
    """Whoever's whole name is asked for is found."""
    for row in rows[::5]:
        found = office.ask(find_members, row.name, len(rows))
        assert row.id in {each.id for each in found}, row.name


def _written(office: Office, folder: Path, rows: Sequence[MemberRow]) -> None:
    """What is exported and brought in again changes nothing."""
    cells = [[row.number, row.name, row.other_script, row.phone, row.place, row.section] for row in rows]
    for ending in ("csv", "xlsx"):
        path = folder / f"out.{ending}"
        write_table(path, FIELDS, cells)
        plan = tables.planned(office, path, dict(zip(FIELDS, FIELDS, strict=True)))
        new, changed, same, _flagged, refused = tables.figures(plan)
        assert (new, changed, same, refused) == (0, 0, len(rows), 0), ending


def _typed(window: OfficeWindow, page: MembersPage, rows: Sequence[MemberRow]) -> None:
    """A form takes any text into any field, and judges it; what is said is a sentence."""
    page.table.choose(rows[0].id)
    page.detail.amend_wanted.emit(page.detail.member)
    form = window.content.page()
    assert isinstance(form, FormPage)
    lines = [line for line in form.findChildren(QLineEdit) if line.isVisible() and not line.isReadOnly()]
    areas = [area for area in form.findChildren(QPlainTextEdit) if area.isVisible()]
    assert len(lines) + len(areas) > 5
    for text in (*random.Random("typed").sample(EVERY, TYPED), *HALVES, ENDLESS):
        for line in lines:
            line.clear()
            line.insert(text)
        for area in areas:
            area.setPlainText(text)
        form.form.judge()
    form.form.submit()
    assert window.content.page() is form, "200,000 letters are no name"
