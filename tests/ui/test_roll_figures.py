"""The roll in figures on the screen: bars of women and men, and the people behind each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.rules.members import Sex
from pomanager.ui.application import Screen
from pomanager.ui.members.figures import FiguresPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from tests.ui.office_desk import admitted, button, office_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with two sections, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        for name, sex, section in (
            ("NIYONZIMA Médiatrice", Sex.FEMALE, "Mungwa"),
            ("IRAKOZE Divine", Sex.FEMALE, "Mungwa"),
            ("HAKIZIMANA Révérien", Sex.MALE, "Mungwa"),
            ("BIGIRIMANA Paul", Sex.MALE, "Jimbi"),
            ("NDAYIZEYE Tharcisse", Sex.MALE, ""),
        ):
            admitted(opened.office, name, sex=sex, section=section)
        yield opened


def opened_from(window: OfficeWindow) -> tuple[MembersPage, FiguresPage]:
    """The list, and its figures opened over it."""
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    page.refresh()
    QTest.mouseClick(button(page, "members.figures"), Qt.MouseButton.LeftButton)
    figures = window.findChild(FiguresPage)
    assert isinstance(figures, FiguresPage)
    return page, figures


def test_each_section_is_a_bar_of_women_and_men_with_their_share(window: OfficeWindow) -> None:
    _page, figures = opened_from(window)
    rows = figures.chart.chart().rows
    assert [(row.label, [value.amount for value in row.values], row.note) for row in rows] == [
        ("Jimbi", [0, 1], "0%"),
        ("Mungwa", [2, 1], "66.7%"),
        ("Without a section", [0, 1], "0%"),
    ]
    assert "Mungwa, Women: 2" in figures.chart.accessibleDescription()


def test_a_bar_opens_the_people_it_counts(window: OfficeWindow) -> None:
    page, figures = opened_from(window)
    figures.chart.setFocus()
    QTest.keyClick(figures.chart, Qt.Key.Key_Home)
    key = figures.chart.chart().rows[1].values[0].key
    figures.chart.bar_chosen.emit(key)
    found = [page.model.row(place) for place in range(page.model.rowCount())]
    assert sorted(row.name for row in found if row is not None) == ["IRAKOZE Divine", "NIYONZIMA Médiatrice"]
    assert [words for _key, words in page.filters.words()][1:] == ["Sex: Woman", "Section: Mungwa"]


def test_who_belongs_to_no_section_opens_nothing(window: OfficeWindow) -> None:
    _page, figures = opened_from(window)
    assert [value.key for value in figures.chart.chart().rows[2].values] == [None, None]


def test_the_figures_follow_the_roll_and_esc_leads_back_to_the_list(window: OfficeWindow) -> None:
    page, figures = opened_from(window)
    admitted(window.office, "KANEZA Aline", sex=Sex.FEMALE, section="Jimbi")
    figures.refresh()
    assert [value.amount for value in figures.chart.chart().rows[0].values] == [1, 1]
    QTest.keyClick(figures.chart, Qt.Key.Key_Escape)
    assert window.content.page() is page
