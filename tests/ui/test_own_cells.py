"""Cells of the organisation's own fields in the list of members: typed into, chosen, judged, pasted and emptied."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pomanager.i18n import catalogue
from pomanager.readmodels.views import ShownColumn
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.extra_fields import DefineField, define_field, end_field
from pomanager.services.members.commands.extra_values import SetExtraValues, set_extra_values
from pomanager.services.members.queries.extra_fields import extra_values
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.forms.editor import Editor
from pomanager.ui.members.change_page import BlockPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from tests import make
from tests.make import journal
from tests.ui.members_list import page_of, record, stand_on
from tests.ui.office_desk import admitted, office_window, press

HOUSE = (Answer("straw", Wording({"en": "Straw", "fr": "Paille"})), Answer("brick", Wording({"en": "Brick"})))
FIELDS = (
    ("House", FieldKind.CHOICE, HOUSE), ("Trees", FieldKind.NUMBER, ()), ("Visited", FieldKind.DATE, ()),
    ("Cows", FieldKind.YES_NO, ()), ("Note", FieldKind.TEXT, ()),
)  # fmt: skip
NUMBERS = {"house": 1, "trees": 2, "visited": 3, "cows": 4, "note": 5}
"""Key of a field → its id."""


def _filled(office: Office) -> None:
    """Two people and an organisation, and a field of each kind, of which the first person has values."""
    first = admitted(office, "NIYONZIMA Médiatrice")
    admitted(office, "HAKIZIMANA Révérien")
    make.member(office, "Union du Nord", kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    for label, kind, answers in FIELDS:
        office.do(define_field, DefineField(label=Wording({"en": label}), kind=kind, answers=answers))
    values = {"house": "brick", "trees": "10.5", "visited": "2026-03-14", "cows": "yes", "note": "Ibitoke"}
    office.do(set_extra_values, SetExtraValues(member_id=first, values=values))


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """The list with a column for each own field and the telephones."""
    with office_window(screen, tmp_path, qtbot, fill=_filled) as opened:
        page = page_of(opened)
        page.refresh()
        arrangement = page.table.arrangement
        wanted = {"phone", *(f"own:{key}" for key in NUMBERS), *(column.name for column in arrangement.shown())}
        arrangement.show([ShownColumn(column.name) for column in page.model.columns if column.name in wanted])
        yield opened


def kept(window: OfficeWindow, place: int, key: str) -> str:
    """What the member at a place of the list has in an own field."""
    person = record(window, place).person_id
    return window.office.ask(extra_values, [person]).get(person, {}).get(NUMBERS[key], "")


def said(page: MembersPage, place: int, key: str) -> str:
    """What the cell says."""
    row = page.model.row(place)
    assert row is not None
    return next(column for column in page.model.columns if column.name == f"own:{key}").shown(row)


def editor_of(window: OfficeWindow) -> Editor:
    editor = page_of(window).list_acts().editing.editor
    assert editor is not None, "no cell is being changed"
    return editor


def entry(window: OfficeWindow) -> QLineEdit:
    found = editor_of(window).findChild(QLineEdit)
    assert found is not None
    return found


def key(inside: QWidget, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(inside, pressed, held)


def written(window: OfficeWindow, place: int, field: str, text: str) -> str:
    """Begin by typing, put this text there and press Enter; what stands under the cell then."""
    page = stand_on(window, place, f"own:{field}")
    QTest.keyClicks(page.table, "1")
    entry(window).setText(text)
    key(entry(window), Qt.Key.Key_Return)
    return page.list_acts().editing.remark()


@pytest.mark.parametrize(
    ("field", "text", "now", "shown"),
    [("trees", "1 250,50", "1250.5", "1,250.5"), ("visited", "02.01.2026", "2026-01-02", "2 Jan 2026"),
     ("note", "  Ibitoke  n'ikawa ", "Ibitoke n'ikawa", "Ibitoke n'ikawa"), ("trees", "", "", "—")],
)  # fmt: skip
def test_what_is_typed_is_kept_as_the_form_keeps_it(
    window: OfficeWindow, field: str, text: str, now: str, shown: str
) -> None:
    for place in range(3):  # the last one is an organisation
        assert written(window, place, field, text) == ""
        assert kept(window, place, field) == now
        assert said(page_of(window), place, field) == shown


def test_the_journal_tells_as_it_does_of_the_form(window: OfficeWindow) -> None:
    written(window, 0, "trees", "12")
    line = journal(window.office)[0]
    assert line.act == "members.values_set"
    assert [(change.field, change.old, change.new) for change in line.changes] == [("Trees", "10.5", "12")]


@pytest.mark.parametrize(("field", "text"), [("trees", "many"), ("visited", "2026"), ("note", "x" * 2001)])
def test_what_a_kind_does_not_hold_stands_under_the_cell_and_is_not_written(
    window: OfficeWindow, field: str, text: str
) -> None:
    before, lines = kept(window, 0, field), len(journal(window.office))
    assert written(window, 0, field, text)
    assert editor_of(window) is not None
    key(entry(window), Qt.Key.Key_Escape)
    page_of(window).table.go_to(2)
    assert (kept(window, 0, field), len(journal(window.office))) == (before, lines)


@pytest.mark.parametrize(("field", "letter", "now"), [("house", "s", "straw"), ("cows", "n", "no")])
def test_an_answer_is_chosen_by_its_first_letter(window: OfficeWindow, field: str, letter: str, now: str) -> None:
    page = stand_on(window, 0, f"own:{field}")
    QTest.keyClicks(page.table, letter)
    key(editor_of(window).inner(), Qt.Key.Key_Return)
    assert kept(window, 0, field) == now


@pytest.mark.parametrize("field", NUMBERS)
def test_f2_and_enter_change_nothing(window: OfficeWindow, field: str) -> None:
    lines = len(journal(window.office))
    for place in (0, 1):
        page = stand_on(window, place, f"own:{field}")
        key(page.table, Qt.Key.Key_F2)
        key(editor_of(window).inner(), Qt.Key.Key_Return)
        assert not page.list_acts().editing.waiting
    page_of(window).table.go_to(2)
    assert len(journal(window.office)) == lines


def test_today_is_written_into_a_cell_with_a_day(window: OfficeWindow) -> None:
    page = stand_on(window, 1, "own:visited")
    key(page.table, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    key(entry(window), Qt.Key.Key_Return)
    page.table.go_to(0)
    assert kept(window, 1, "visited") == "2026-11-23"


def test_entries_of_own_and_other_fields_wait_together_and_are_shown_meanwhile(window: OfficeWindow) -> None:
    page = stand_on(window, 1, "phone")
    QTest.keyClicks(page.table, "7")
    entry(window).setText("79 41 08 22")
    assert page.list_acts().editing.commit()
    for field, text in (("trees", "2,5"), ("visited", "02.01.2026")):
        stand_on(window, 1, f"own:{field}")
        QTest.keyClicks(page.table, "1")
        entry(window).setText(text)
        assert page.list_acts().editing.commit()
    assert (kept(window, 1, "trees"), record(window, 1).phone) == ("", "")
    assert {"2.5", "2 Jan 2026"} <= set(page.table.delegate.waiting.values())
    page.table.go_to(0)
    assert (kept(window, 1, "trees"), kept(window, 1, "visited"), record(window, 1).phone) == (
        "2.5", "2026-01-02", "79 41 08 22",
    )  # fmt: skip
    assert {line.act for line in journal(window.office)[:2]} == {"members.amended", "members.values_set"}


def test_a_block_is_laid_onto_own_fields_and_taken_back(window: OfficeWindow) -> None:
    QGuiApplication.clipboard().setText("Straw\t12\t01.02.2026\tno\tA\npalace\tmany\t2026\tperhaps\tB\n")
    page = stand_on(window, 0, "own:house")
    key(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = window.content.page()
    assert isinstance(shown, BlockPage)
    assert shown.preview is not None
    assert (shown.preview.changed, shown.preview.refused) == (2, 4)
    press(shown, "change.change")
    assert [kept(window, 0, field) for field in NUMBERS] == ["straw", "12", "2026-02-01", "no", "A"]
    assert [kept(window, 1, field) for field in NUMBERS] == ["", "", "", "", "B"]
    window.undo()
    assert [kept(window, 0, field) for field in NUMBERS] == ["brick", "10.5", "2026-03-14", "yes", "Ibitoke"]
    assert kept(window, 1, "note") == ""


@pytest.mark.parametrize("field", NUMBERS)
def test_a_value_is_copied_down_and_emptied_in_any_language(window: OfficeWindow, field: str) -> None:
    for pressed, held in ((Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier),
                          (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)):  # fmt: skip
        with catalogue.speaking("fr"):
            page = stand_on(window, 0, f"own:{field}")
            page.table.selectAll()
            key(page.table, pressed, held)
            shown = window.content.page()
            assert isinstance(shown, BlockPage)
            press(shown, "change.change")
        values = {kept(window, place, field) for place in range(3)}
        assert values == {"" if pressed == Qt.Key.Key_Delete else kept(window, 0, field)}
        assert bool(values.pop()) is (pressed == Qt.Key.Key_D)


def test_a_field_defined_while_the_list_stands_can_be_changed_in_it(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "own:note")
    assert page.list_acts().cells.field_of(page.model.columns[-1]) is not None
    page.desk.do(define_field, DefineField(label=Wording({"en": "Bees"}), kind=FieldKind.NUMBER))
    page.table.arrangement.show_column("own:bees", shown=True)
    assert written(window, 0, "bees", "7") == ""
    page.desk.do(end_field, NUMBERS["note"])
    assert "own:note" not in page.list_acts().cells.own_fields()


def test_own_fields_are_not_changed_in_a_file_that_is_read_only(
    window: OfficeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.office), "read_only", property(lambda _office: True))
    page = stand_on(window, 0, "own:trees")
    QTest.keyClicks(page.table, "7")
    assert page.list_acts().editing.editor is None
