"""A paper in its preview is wanted otherwise, or for several members, and is made anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import RollView
from pomanager.services.members import queries
from pomanager.ui.application import Screen
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview.window import PreviewWindow
from tests.ui.office_desk import admitted
from tests.ui.previews import choose, pages_of, press, preview_of, sample_window, words_of, words_of_page


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of 120 people."""
    with sample_window(screen, tmp_path, qtbot) as opened:
        yield opened


@pytest.fixture
def roll(window: OfficeWindow, at_once: None) -> PreviewWindow:
    """The roll in its preview, written whole."""
    return preview_of(window)


# ---- wanted otherwise ------------------------------------------------------------------------------------------------


def test_another_language_makes_the_paper_anew_at_the_same_page(roll: PreviewWindow, preferences: Preferences) -> None:
    roll.page.view.go_to(2, down=0.3)
    assert "Woman" in words_of(roll)
    choose(roll.page.choices.language, "Français")
    assert "Femme" in words_of(roll)
    assert "Woman" not in words_of(roll)
    assert roll.page.view.spot().page == 2
    assert roll.page.view.spot().down == pytest.approx(0.3, abs=0.02)
    assert preferences.paper_language == "fr"


def test_a_list_in_two_languages_has_one_after_the_other(roll: PreviewWindow, preferences: Preferences) -> None:
    alone = pages_of(roll)
    choose(roll.page.choices.second, "Français")
    assert not roll.page.choices.way.isVisible()
    assert pages_of(roll) == 2 * alone
    assert {"Woman", "Femme"} <= set(words_of(roll).split())
    choose(roll.page.choices.second, "English")
    assert pages_of(roll) == alone
    choose(roll.page.choices.second, "None")
    assert preferences.second_paper_language == ""


def test_a_record_in_two_languages_may_have_them_side_by_side(window: OfficeWindow, at_once: None) -> None:
    record = preview_of(window, "member-record")
    assert not record.page.choices.way.isVisible()
    choose(record.page.choices.second, "Français")
    assert record.page.choices.way.isVisible()
    assert "Nom complet" not in words_of_page(record, 0)
    assert "Nom complet" in words_of(record)
    choose(record.page.choices.way, "Side by side")
    assert "Full name / Nom complet" in words_of_page(record, 0)
    again = preview_of(window, "member-record")
    assert (again.page.choices.second.currentText(), again.page.choices.way.currentText()) == (
        "Français", "Side by side",
    )  # fmt: skip


def test_sheets_letters_and_the_draft_mark(roll: PreviewWindow) -> None:
    assert roll.page.file is not None
    assert roll.page.file.sizes[0] == pytest.approx((595.28, 841.89), abs=0.1)
    letter = roll.page.choices.sheets.segments()[1]
    QTest.mouseClick(letter, Qt.MouseButton.LeftButton)
    assert sorted(roll.page.file.sizes[0]) == pytest.approx([612, 792], abs=0.1)
    few = pages_of(roll)
    press(roll, "preview.large")
    assert pages_of(roll) > few
    press(roll, "preview.draft")
    assert words_of(roll).count("Draft") >= pages_of(roll)
    again = preview_of(window_of(roll))
    assert again.page.choices.order().large
    assert not again.page.choices.order().draft


def window_of(preview: PreviewWindow) -> OfficeWindow:
    window = preview.parent()
    assert isinstance(window, OfficeWindow)
    return window


def test_another_day_makes_the_paper_anew_and_no_day_at_all_does_not(roll: PreviewWindow) -> None:
    line = roll.page.choices.day.line
    assert "As of 23 November 2026" in words_of(roll)

    def write(text: str) -> None:
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    write("31.12.2020")
    assert "As of 31 December 2020" in words_of(roll)
    before = roll.page.file
    write("31.12.")
    assert roll.page.choices.day.inner().property("state") == "bad"
    assert roll.page.file is before
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "As of 23 November 2026" in words_of(roll)


def test_a_form_asks_for_no_day(window: OfficeWindow, at_once: None) -> None:
    assert not preview_of(window, "admission-form").page.choices.day.isVisible()


def test_the_choices_are_put_away_and_shown_again(roll: PreviewWindow) -> None:
    assert roll.page.choices.isVisible()
    roll.page.choices.close_button.click()
    assert not roll.page.choices.isVisible()
    press(roll, "action.choices")
    assert roll.page.choices.isVisible()


# ---- several papers --------------------------------------------------------------------------------------------------


def test_several_members_get_a_record_each_in_one_paper(window: OfficeWindow, at_once: None) -> None:
    members = tuple(window.office.ask(queries.roll_ids, RollView()))[:5]
    names = [row.name for row in window.office.ask(queries.roll_rows, members)]
    batch = preview_of(window, "member-record", members)
    count = pages_of(batch)
    assert batch.header.context.text() == f"5 members · {count} pages"
    beginnings = [words for page in range(count) if "Member number" in (words := words_of_page(batch, page))]
    assert len(beginnings) == 5
    assert [name for name, words in zip(names, beginnings, strict=True) if name not in words] == []
    assert batch.page.choices.both_sides.isVisible()
    choose(batch.page.choices.second, "Français")
    assert pages_of(batch) >= 10


def test_the_same_paper_opens_in_one_preview_only(window: OfficeWindow, at_once: None) -> None:
    first = preview_of(window)
    record = preview_of(window, "member-record")
    admitted(window.office, "NEWCOMER Aline")
    second = preview_of(window)
    assert [each for each in window.findChildren(PreviewWindow) if each.isVisible()] == [record, second]
    assert first is not second
    assert "NEWCOMER Aline" in words_of(second)


def test_a_paper_overtaken_by_the_books_says_so_and_is_made_anew(window: OfficeWindow, at_once: None) -> None:
    roll = preview_of(window)
    admitted(window.office, "NEWCOMER Aline")
    window.desk.bus.area_changed.emit(frozenset({roll.what.paper.area}))
    assert roll.page.telling.strip.said == "The books have changed since this paper was made."
    press(roll, "preview.again")
    assert roll.page.telling.strip.said == ""
    assert "NEWCOMER Aline" in words_of(roll)
