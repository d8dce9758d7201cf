"""What can be chosen on single papers stands in the panel of the preview, and makes the paper anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import RollView
from pomanager.rules.members import Status
from pomanager.rules.paper_options import CardsOnSheet, CodeKind, ShareOrder
from pomanager.services.drafts import draft
from pomanager.services.members import queries
from pomanager.services.members.queries.addressees import LETTER
from pomanager.ui.application import Screen
from pomanager.ui.forms.figures import DateEditor, NumberEditor
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.options import OptionField, TextField
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.segmented import Segmented
from tests.ui.previews import choose, pages_of, press, preview_of, sample_window, words_of, words_of_page


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of 120 people."""
    with sample_window(screen, tmp_path, qtbot) as opened:
        yield opened


def field(preview: PreviewWindow, name: str) -> OptionField:
    """The field of an option."""
    return preview.page.choices.options.fields[name]


def pick(preview: PreviewWindow, name: str, place: int) -> None:
    """Press the answer at this place of a choice."""
    segments = field(preview, name).editor
    assert isinstance(segments, Segmented)
    QTest.mouseClick(segments.segments()[place], Qt.MouseButton.LeftButton)


def type_number(preview: PreviewWindow, name: str, text: str) -> None:
    """Type a number, and leave the field."""
    editor = field(preview, name).editor
    assert isinstance(editor, NumberEditor)
    editor.line.setText(text)
    editor.line.editingFinished.emit()


def write(preview: PreviewWindow, text: str) -> None:
    """Type a text in place of the one that stands there, and let it rest."""
    part = field(preview, "text")
    assert isinstance(part, TextField)
    assert isinstance(part.editor, QPlainTextEdit)
    part.editor.setPlainText(text)
    part.settle()


def chosen(window: OfficeWindow, count: int) -> tuple[int, ...]:
    """The first members of the roll."""
    return tuple(window.office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,)))[:count])


@pytest.mark.usefixtures("at_once")
def test_a_column_to_sign_in_is_ticked_and_makes_the_roll_anew(window: OfficeWindow) -> None:
    roll = preview_of(window, "roll")
    assert "Signature or thumb-print" not in words_of(roll)
    press(roll, "preview.signatures")
    assert "Signature or thumb-print" in words_of(roll)


@pytest.mark.usefixtures("at_once")
def test_cards_of_one_section_with_bars_eight_on_a_sheet(window: OfficeWindow) -> None:
    cards = preview_of(window, "member-cards")
    everybody = pages_of(cards)
    sections = field(cards, "section").editor
    assert isinstance(sections, ComboBox)
    assert (sections.itemText(0), sections.accessibleName()) == ("All", "Commune")
    choose(sections, sections.itemText(1))
    assert pages_of(cards) < everybody
    pick(cards, "cards", 1)
    pick(cards, "code", 1)
    options = cards.page.choices.options.options()
    assert (options.cards, options.code) == (CardsOnSheet.EIGHT, CodeKind.BARS)
    assert options.section == sections.itemText(1)
    assert not cards.page.choices.large.isVisible()
    assert not cards.page.choices.both_sides.isVisible()


@pytest.mark.usefixtures("at_once")
def test_the_share_register_of_one_type_in_order_of_name_with_its_certificates(window: OfficeWindow) -> None:
    register = preview_of(window, "share-register")
    assert "In order of admission" in words_of(register)
    types = field(register, "share_type").editor
    assert isinstance(types, ComboBox)
    assert (types.count(), types.itemText(0)) == (2, "All"), "the office has one type of share"
    choose(types, types.itemText(1))
    order = field(register, "order").editor
    assert isinstance(order, ComboBox)
    assert [order.itemText(place) for place in range(order.count())] == ["Admission", "Number", "Name"]
    choose(order, "Name")
    press(register, "preview.certificates")
    options = register.page.choices.options.options()
    assert (options.share_type, options.order, options.certificates) == (types.itemText(1), ShareOrder.NAME, True)
    assert "In order of name" in words_of(register)


@pytest.mark.usefixtures("at_once")
def test_chosen_members_have_their_cards_on_one_sheet(window: OfficeWindow) -> None:
    cards = preview_of(window, "member-cards", chosen(window, 3))
    assert pages_of(cards) == 1
    assert words_of(cards).count("Member since") == 3


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("typed", "told", "start"), [("0", True, 1), ("25", True, 1), ("x", True, 1), ("24", False, 24)]
)
def test_labels_begin_where_it_is_said_and_nowhere_else(
    window: OfficeWindow, typed: str, *, told: bool, start: int
) -> None:
    labels = preview_of(window, "member-labels", chosen(window, 3))
    assert pages_of(labels) == 1
    type_number(labels, "start", typed)
    remark = field(labels, "start").remark
    assert (remark.kind == "bad") is told
    assert labels.page.choices.options.options().start == start
    assert pages_of(labels) == (1 if start == 1 else 2)


@pytest.mark.usefixtures("at_once")
def test_a_period_that_ends_before_it_begins_is_told_in_a_sentence(window: OfficeWindow) -> None:
    changes = preview_of(window, "joined-left")
    since = field(changes, "since")
    assert isinstance(since.editor, DateEditor)
    since.editor.line.setText("23.11.2026")
    since.editor.line.editingFinished.emit()
    assert "From 23 November 2026 to" in words_of(changes)
    line = changes.page.choices.day.line
    line.setText("1.1.2020")
    line.editingFinished.emit()
    told = [label.text() for label in changes.page.telling.strip.findChildren(QLabel)]
    assert any("comes after the last" in each for each in told)


@pytest.mark.usefixtures("at_once")
def test_a_letter_is_written_for_each_and_its_text_is_there_the_next_time(window: OfficeWindow) -> None:
    letter = preview_of(window, "member-letter", chosen(window, 2))
    write(letter, "# Meeting\n\n{Name}, come with your card {number}.")
    assert pages_of(letter) == 2
    numbers = [row.number for row in window.office.ask(queries.roll_rows, chosen(window, 2))]
    for page, number in enumerate(numbers):
        assert f"come with your card {number}." in words_of_page(letter, page)
        assert "Meeting" in words_of_page(letter, page)
    assert window.office.ask(draft, LETTER) == {"text": "# Meeting\n\n{Name}, come with your card {number}."}
    letter.close()
    again = field(preview_of(window, "member-letter", chosen(window, 1)), "text")
    assert again.value == "# Meeting\n\n{Name}, come with your card {number}."


@pytest.mark.usefixtures("at_once")
def test_a_button_puts_a_field_where_the_cursor_stands(window: OfficeWindow) -> None:
    letter = preview_of(window, "member-letter", chosen(window, 1))
    write(letter, "")
    press(letter, "preview.field.number")
    text = field(letter, "text").editor
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "{Number}"


@pytest.mark.usefixtures("at_once")
def test_a_text_that_is_too_long_is_told_and_not_taken(window: OfficeWindow) -> None:
    letter = preview_of(window, "member-letter", chosen(window, 1))
    before = field(letter, "text").value
    write(letter, "a" * 8001)
    assert field(letter, "text").remark.kind == "bad"
    assert field(letter, "text").value == before
    write(letter, "a" * 8000)
    assert field(letter, "text").remark.kind == "hint"


@pytest.mark.usefixtures("at_once")
def test_a_misspelt_field_is_told_beside_the_text_and_not_taken(window: OfficeWindow) -> None:
    letter = preview_of(window, "member-letter", chosen(window, 1))
    before = field(letter, "text").value
    write(letter, "Dear {nmae}, come with {Number}.")
    remark = field(letter, "text").remark
    assert remark.kind == "bad"
    assert remark.text() == (
        "No field is called {nmae}. Fields are: {Name}, {Number}, {Hill}, {Commune}, {Form of address}."
    )
    assert field(letter, "text").value == before
    write(letter, "Dear {name} of {commune} or {Section}, come with {Numéro}.")
    assert field(letter, "text").remark.kind == "hint"


@pytest.mark.usefixtures("at_once")
def test_what_was_just_typed_is_printed_without_waiting_for_a_rest(window: OfficeWindow) -> None:
    letter = preview_of(window, "member-letter", chosen(window, 1))
    text = field(letter, "text").editor
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("Come on Monday.")
    wanted: list[str] = []
    letter.page.wanted.disconnect()
    letter.page.wanted.connect(wanted.append)
    letter.page.want("save")
    assert wanted == ["save"]
    assert "Come on Monday." in words_of(letter)
