"""Keys at a field as a person presses them: letters in a list, arrows between answers, Enter on a button, ahead."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.first_run.wizard import PEOPLE, FoundingWizard
from pomanager.ui.forms.choices import PickEditor
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, Form
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.segmented import Segmented
from tests.ui.first_run_desk import alone, go_to

__all__ = ["alone"]

PEOPLE_FOUND = (Choice(1, "001", "DIOP Awa"), Choice(15, "015", "FALL Bintou"), Choice(150, "150", "FALL Bineta"))
SPACE = Qt.Key.Key_Space


def find(text: str) -> Sequence[Choice]:
    """Who has a number or a name that begins so; whoever is called by another word is found, too, as in the roll."""
    asked = text.casefold()
    if asked == "diob":
        return PEOPLE_FOUND[:1]
    return [each for each in PEOPLE_FOUND if asked in f"{each.text} {each.note}".casefold()]


def shown(qtbot: QtBot, window: QWidget) -> None:
    """Show this in a window that has the keyboard."""
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


# ---- a list that drops down -------------------------------------------------------------------------------------


@pytest.fixture
def countries(screen: Screen, qtbot: QtBot) -> ComboBox:
    """A list of countries, the first of which is chosen."""
    combo = ComboBox()
    for name in ("France", "Samoa américaines", "Sao Tomé", "Sénégal", "Serbie", "Singapour"):
        combo.addItem(name)
    shown(qtbot, combo)
    combo.setFocus()
    return combo


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sen", "Sénégal"), ("ser", "Serbie"), ("sao t", "Sao Tomé"), ("s", "Samoa américaines"), ("sss", "Sénégal"),
        ("xyz", "France"),
    ],
)  # fmt: skip
def test_letters_go_to_the_line_that_begins_with_them_whatever_its_accents(
    countries: ComboBox, typed: str, found: str
) -> None:
    chosen: list[int] = []
    countries.activated.connect(chosen.append)
    QTest.keyClicks(countries, typed)
    assert countries.currentText() == found
    assert bool(chosen) is (found != "France")
    assert not countries.view().isVisible(), "a space goes on with the word"


def test_in_the_list_that_dropped_down_letters_only_move(countries: ComboBox) -> None:
    countries.showPopup()
    QTest.keyClicks(countries.view(), "sen")
    assert countries.view().currentIndex().data() == "Sénégal"
    assert countries.currentText() == "France"
    countries.hidePopup()


# ---- answers side by side, and buttons --------------------------------------------------------------------------


def test_an_arrow_key_chooses_where_nothing_was_chosen_yet(screen: Screen, qtbot: QtBot) -> None:
    sexes = Segmented([("f", "Woman"), ("m", "Man")])
    chosen: list[object] = []
    sexes.chosen.connect(chosen.append)
    shown(qtbot, sexes)
    sexes.segments()[0].setFocus()
    assert sexes.value() is None
    QTest.keyClick(sexes.segments()[0], Qt.Key.Key_Right)
    assert (sexes.value(), chosen) == ("m", ["m"])
    QTest.keyClick(sexes.segments()[1], Qt.Key.Key_Left)
    assert (sexes.value(), chosen) == ("f", ["m", "f"])


@pytest.mark.parametrize("make", [QWidget, QDialog])
def test_enter_presses_the_button_it_is_on_but_not_in_a_dialog(
    screen: Screen, qtbot: QtBot, make: type[QWidget]
) -> None:
    window = make()
    button = Button("Add", parent=window)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    shown(qtbot, window)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(pressed) == (1 if make is QWidget else 0), "in a dialog Enter gives the first answer"
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == (1 if make is QWidget else 0)


def test_tab_goes_on_from_the_last_person_of_a_new_office_to_what_comes_below(
    alone: FoundingWizard, qtbot: QtBot
) -> None:
    people = go_to(alone, PEOPLE).people.entries.editor("people")
    with qtbot.waitActive(alone):
        alone.activateWindow()
    add = people.inner()
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Tab)
    there = QApplication.focusWidget()
    assert there is not None
    assert not people.isAncestorOf(there)


# ---- something looked for by typing -----------------------------------------------------------------------------


@pytest.fixture
def form(screen: Screen, qtbot: QtBot) -> Form[dict[str, object]]:
    """A form about a member, with a field behind."""
    fields = (
        Field(name="member", label="Member", kind=Kind.PICK, find=find, required=True),
        Field(name="sum", label="Sum", kind=Kind.NUMBER),
    )
    made: Form[dict[str, object]] = Form(fields, Binding(make=dict, save=lambda _order: None))
    shown(qtbot, made)
    made.entries.focus_first()
    return made


@pytest.fixture
def member(form: Form[dict[str, object]]) -> PickEditor:
    """The field of the member."""
    editor = form.entries.editor("member")
    assert isinstance(editor, PickEditor)
    return editor


@pytest.mark.parametrize(
    ("typed", "value"),
    [("awa", 1), ("diop a", 1), ("fall", None), ("fall bint", 15), ("1", 1), ("5", None), ("50", None), ("diob", None)],
)
def test_words_that_can_only_mean_one_are_taken_when_the_keyboard_goes_on(
    form: Form[dict[str, object]], member: PickEditor, typed: str, value: int | None
) -> None:
    QTest.keyClicks(member.line, typed)
    form.entries.editor("sum").setFocus()
    assert member.read().value == value


def test_nothing_is_said_against_words_while_lines_are_offered_for_them(
    form: Form[dict[str, object]], member: PickEditor, qtbot: QtBot
) -> None:
    remark = form.entries.remark("member")
    QTest.keyClicks(member.line, "fall")
    member.find_now()
    form.judge()
    assert remark.kind == ""
    form.submit()
    assert remark.kind == "bad", "whoever saves is told"
    QTest.keyClicks(member.line, " b")
    member.find_now()
    form.judge()
    assert remark.kind == ""
    form.entries.editor("sum").setFocus()
    qtbot.waitUntil(lambda: remark.kind == "bad")


def test_nobody_of_this_name_is_said_at_once(form: Form[dict[str, object]], member: PickEditor) -> None:
    QTest.keyClicks(member.line, "zzz")
    member.find_now()
    form.judge()
    assert form.entries.remark("member").kind == "bad"


@pytest.mark.parametrize(("typed", "value"), [("1", 1), ("awa", 1), ("fall", None), ("15", 15), ("00", None)])
def test_enter_over_the_lines_takes_what_is_typed_for_the_one_it_means(
    member: PickEditor, qtbot: QtBot, typed: str, value: int | None
) -> None:
    entered: list[bool] = []
    member.line.returnPressed.connect(lambda: entered.append(True))
    QTest.keyClicks(member.line, typed)
    member.find_now()
    member.completer.complete()
    popup = member.completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert member.read().value == value
    assert bool(entered) is (typed not in {"awa", "00"}), "typed in full, it does what Enter does; else it only picks"


def test_a_line_that_was_marked_is_taken_whatever_is_typed(member: PickEditor, qtbot: QtBot) -> None:
    QTest.keyClicks(member.line, "1")
    member.find_now()
    member.completer.complete()
    popup = member.completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    popup.setCurrentIndex(popup.model().index(0, 0))
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert member.read().value == 15


def test_keys_typed_ahead_go_to_the_field_that_has_the_keyboard(
    form: Form[dict[str, object]], member: PickEditor
) -> None:
    QTest.keyClicks(member.line, "1")
    behind = form.entries.editor("sum")
    behind.setFocus()
    QTest.keyClicks(member.line, "20000")  # as Qt sends what was typed over lines that are gone by now
    assert member.read().value == 1
    assert behind.raw() == "20000"


def test_a_form_about_somebody_begins_with_what_is_to_be_typed(screen: Screen, qtbot: QtBot) -> None:
    entries = Entries(
        (
            Field(name="member", label="Member", kind=Kind.PICK, find=find),
            Field(name="on", label="On", kind=Kind.TEXT),
            Field(name="why", label="Why", kind=Kind.TEXT),
        )
    )
    shown(qtbot, entries)
    entries.focus_first()
    assert entries.focused() == "member"
    entries.show_values([("member", PEOPLE_FOUND[0]), ("on", "today")])
    entries.focus_first()
    assert entries.focused() == "why"
    entries.show_raw([("member", "001")])
    entries.focus_first()
    assert entries.focused() == "member", "a draft may be about somebody else"


def test_undo_in_a_line_nobody_typed_in_is_left_to_the_window(screen: Screen, qtbot: QtBot) -> None:
    entries = Entries((Field(name="on", label="On", kind=Kind.TEXT),))
    shown(qtbot, entries)
    undone: list[bool] = []
    key = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), entries)
    key.activated.connect(lambda: undone.append(True))
    line = entries.editor("on").inner()
    line.setFocus()
    for typed, told in (("x", []), ("", [True])):
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (undone, entries.editor("on").raw()) == (told, "")


def test_what_stands_in_the_first_field_is_written_over(screen: Screen, qtbot: QtBot) -> None:
    entries = Entries((Field(name="on", label="On", kind=Kind.TEXT), Field(name="why", label="Why", kind=Kind.TEXT)))
    shown(qtbot, entries)
    entries.show_values([("on", "today")])
    entries.focus_on("why")
    entries.focus_first()
    QTest.keyClicks(entries.editor("on").inner(), "yesterday")
    assert entries.editor("on").raw() == "yesterday"
