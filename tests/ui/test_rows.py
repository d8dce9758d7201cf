"""A field of small records: rows added, moved and removed by keys and buttons, objections below their row, drafts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pomanager.rules.objections import Objection, Weight
from pomanager.ui.application import Screen
from pomanager.ui.forms.fields import Choice, Field, Kind, field_of
from pomanager.ui.forms.form import Binding, Form
from pomanager.ui.forms.rows import RowsEditor

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Goat:
    """A record of a test."""

    name: str
    kind: str = "goat"
    born: date | None = None
    sold: bool = False
    id: int | None = None


@dataclass(frozen=True)
class Herd:
    """The command of a test."""

    village: str = ""
    goats: tuple[Goat, ...] = ()


FIELDS = (
    Field(name="village", label="Village"),
    Field(
        name="goats", label="Goats", kind=Kind.ROWS, add_words="Add a goat", row=Goat, kept=("id",),
        cells=(
            Field(name="name", label="Name", required=True),
            Field(name="kind", label="Kind", kind=Kind.LIST, choices=(Choice("goat", "Goat"), Choice("kid", "Kid"))),
            Field(name="born", label="Born", kind=Kind.DATE),
            Field(name="sold", label="Sold", kind=Kind.YES_NO),
        ),
    ),
)  # fmt: skip
HERD = (Goat("Ama", "goat", date(2024, 5, 1), sold=True, id=7), Goat("Bo", "kid", id=9))


def judge(values: Mapping[str, object]) -> list[Objection]:
    """Nobody calls two goats by one name; a goat called Bo is looked at again."""
    goats = values["goats"]
    assert isinstance(goats, tuple)
    names = [goat.name for goat in goats]
    twice = [place for place, name in enumerate(names) if name in names[:place]]
    found = [Objection("Two goats have this name.", f"goats.{place}.name") for place in twice]
    return found + [
        Objection("Is it Bo again?", f"goats.{place}", weight=Weight.WARN)
        for place, name in enumerate(names) if name == "Bo"
    ]  # fmt: skip


@pytest.fixture
def saved() -> list[Herd]:
    """What the form saved."""
    return []


@pytest.fixture
def form(screen: Screen, qtbot: QtBot, saved: list[Herd]) -> Form[Herd]:
    """A form with a herd of two."""
    made: Form[Herd] = Form(FIELDS, Binding(make=Herd, save=saved.append, judge=judge))
    qtbot.addWidget(made)
    made.resize(1000, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_values({"goats": HERD})
    return made


@pytest.fixture
def rows(form: Form[Herd]) -> RowsEditor:
    """The editor of the rows."""
    editor = form.entries.editor("goats")
    assert isinstance(editor, RowsEditor)
    return editor


def cell(rows: RowsEditor, place: int, name: str) -> QWidget:
    """What takes the keys in a cell."""
    return rows.rows[place].cells[name].editor.inner()


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def names(rows: RowsEditor) -> list[str]:
    """The names in the rows, in their order on the screen."""
    in_sight = sorted(rows.rows, key=lambda row: row.y())
    return [row.cells["name"].editor.raw() for row in in_sight]


def test_records_shown_come_back_unchanged(form: Form[Herd]) -> None:
    assert form.command() == Herd(village="", goats=HERD)
    form.show_values({"goats": ({"name": "Ama", "id": 3},)})
    assert form.command().goats == (Goat("Ama", "goat", id=3),)


def test_a_row_is_added_filled_in_and_saved_by_keys_alone(
    form: Form[Herd], rows: RowsEditor, saved: list[Herd], qtbot: QtBot
) -> None:
    rows.add.setFocus()
    QTest.keyClick(rows.add, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is cell(rows, 2, "name")
    QTest.keyClicks(cell(rows, 2, "name"), "Chi")
    for _tab in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is cell(rows, 2, "born")
    QTest.keyClicks(cell(rows, 2, "born"), "3.4.2025")
    form.submit()  # the remark on Bo is read, then it is meant so
    form.submit()
    assert saved[-1].goats == (*HERD, Goat("Chi", born=date(2025, 4, 3)))


def test_rows_nobody_wrote_into_are_left_out(form: Form[Herd], rows: RowsEditor) -> None:
    rows.add.click()
    rows.rows[2].cells["kind"].editor.show_value("kid")
    assert form.command().goats == HERD
    form.show_values({"goats": ()})
    assert form.command().goats == ()


def test_rows_are_moved_and_removed_by_keys_and_the_keyboard_stays_near(
    form: Form[Herd], rows: RowsEditor, qtbot: QtBot
) -> None:
    cell(rows, 0, "name").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down, BOTH)
    qtbot.waitUntil(lambda: names(rows) == ["Bo", "Ama"])
    QTest.keyClick(focused(), Qt.Key.Key_Down, BOTH)  # it is the last already
    assert [goat.name for goat in form.command().goats] == ["Bo", "Ama"]
    QTest.keyClick(focused(), Qt.Key.Key_Up, BOTH)
    assert [goat.name for goat in form.command().goats] == ["Ama", "Bo"]
    cell(rows, 1, "name").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Delete, BOTH)
    assert [goat.name for goat in form.command().goats] == ["Ama"]
    assert QApplication.focusWidget() is cell(rows, 0, "name")
    QTest.mouseClick(rows.rows[0].buttons["remove"], Qt.MouseButton.LeftButton)
    assert form.command().goats == ()
    assert QApplication.focusWidget() is rows.add


def test_only_buttons_that_do_something_are_shown(rows: RowsEditor) -> None:
    shown = [{what for what, button in row.buttons.items() if button.isVisibleTo(row)} for row in rows.rows]
    assert shown == [{"down", "remove"}, {"up", "remove"}]


def test_what_is_said_stands_below_its_row_and_save_goes_there(
    form: Form[Herd], rows: RowsEditor, saved: list[Herd]
) -> None:
    rows.add.click()  # a blank row between does not shift what is said
    rows.add.click()
    rows.rows[3].cells["name"].editor.show_raw("Ama")
    rows.changed.emit()
    form.submit()
    assert [row.said() for row in rows.rows] == ["", "Is it Bo again?", "", "Name: Two goats have this name."]
    assert saved == []
    assert form.entries.focused() == "goats"
    assert QApplication.focusWidget() is cell(rows, 3, "name")
    assert form.entries.objected("goats")
    rows.rows[3].cells["name"].editor.show_raw("Chi")
    rows.rows[1].cells["name"].editor.show_raw("Dee")
    rows.changed.emit()
    form.submit()
    assert [goat.name for goat in saved[-1].goats] == ["Ama", "Dee", "Chi"]
    assert not form.entries.objected("goats")


def test_a_cell_that_cannot_be_read_or_is_needed_stops(form: Form[Herd], rows: RowsEditor, saved: list[Herd]) -> None:
    rows.rows[0].cells["name"].editor.show_raw("")
    rows.rows[1].cells["born"].editor.show_raw("yesterday")
    form.submit()
    assert saved == []
    assert rows.rows[0].said() == "Name: This must be filled in."
    assert rows.rows[1].said().startswith("Born: This is not a date.")


def test_nothing_is_said_against_a_cell_nobody_has_been_in_yet(form: Form[Herd], rows: RowsEditor) -> None:
    rows.add.click()
    rows.rows[2].cells["born"].editor.show_raw("yester")
    rows.rows[2].cells["born"].editor.changed.emit()
    form.judge()
    assert [part.split(".")[0] for part in rows.rows[2].said().splitlines()] == ["Born: This is not a date"]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    form.judge()
    assert "Name: This must be filled in." in rows.rows[2].said()


def test_tab_goes_from_the_last_cell_to_the_button_that_adds_a_row(rows: RowsEditor) -> None:
    cell(rows, 1, "sold").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is rows.add, "a key more would have removed the row"
    QTest.keyClick(rows.add, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is cell(rows, 2, "name")


def test_rows_that_were_removed_are_put_back_where_they_stood(form: Form[Herd], rows: RowsEditor) -> None:
    assert not rows.back.isVisible()
    rows.add.click()
    rows.rows[2].buttons["remove"].click()  # nobody wrote into it
    assert not rows.back.isVisible()
    for _row in HERD:
        rows.rows[0].buttons["remove"].click()
    assert form.command().goats == ()
    rows.back.click()
    assert names(rows) == ["Bo"]
    rows.back.click()
    assert form.command().goats == HERD
    assert QApplication.focusWidget() is cell(rows, 0, "name")
    assert not rows.back.isVisible()
    rows.rows[0].buttons["remove"].click()
    form.show_values({"goats": HERD})
    assert not rows.back.isVisible(), "what was removed belonged to another entry"


def test_a_draft_keeps_what_was_written_even_what_cannot_be_read(form: Form[Herd], rows: RowsEditor) -> None:
    rows.rows[1].cells["born"].editor.show_raw("yester")
    draft = form.entries.raw()
    form.show_values({"goats": ()})
    form.show_draft(draft)
    assert [row.cells["born"].editor.raw() for row in rows.rows][1] == "yester"
    rows.rows[1].cells["born"].editor.show_raw("")
    assert form.command().goats == HERD


def test_every_part_has_a_name_to_be_read_aloud(rows: RowsEditor) -> None:
    assert cell(rows, 1, "name").accessibleName() == "Goats, row 2, Name"
    assert rows.rows[1].buttons["up"].accessibleName() == "Move up: Goats, row 2"


def test_no_more_rows_than_allowed_are_offered(screen: Screen, qtbot: QtBot) -> None:
    editor = RowsEditor(Field(name="one", label="One", kind=Kind.ROWS, cells=FIELDS[1].cells, most_rows=1))
    qtbot.addWidget(editor)
    assert editor.add.isVisibleTo(editor)
    editor.show_value(HERD[:1])
    assert not editor.add.isVisibleTo(editor)
    value = editor.read().value
    assert isinstance(value, tuple)
    assert dict(value[0]) == {"name": "Ama", "kind": "goat", "born": date(2024, 5, 1), "sold": True}


def test_the_field_of_an_objection_is_what_stands_before_the_first_point() -> None:
    assert [field_of(about) for about in ("goats.1.name", "goats", "")] == ["goats", "goats", ""]
