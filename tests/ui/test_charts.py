"""A chart on the screen: its bars are buttons for mouse and keyboard, and it follows look, language and size."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.readmodels.charts import Bar, Box, Chart, Kind, Label, Pattern, Reference, Role, Row, Series, Value
from pomanager.ui.application import Screen
from pomanager.ui.charts import MARGIN, ChartView
from pomanager.ui.look import look, px
from pomanager.ui.tokens import DARK, LIGHT, Tokens
from pomanager.ui.widgets.sheets import Scroller

Show = Callable[..., ChartView]
WOMEN, MEN = Series("Women"), Series("Men", Pattern.HATCHED)
SECTIONS = (("Mungwa", 212, 190), ("Giheta", 118, 64), ("Itaba", 0, 33))


def members(kind: Kind = Kind.STACKED) -> Chart:
    rows = tuple(
        Row(name, (Value(women, str(women), ("women", name)), Value(men, str(men), ("men", name))))
        for name, women, men in SECTIONS
    )
    return Chart(kind=kind, title="Members by section", series=(WOMEN, MEN), rows=rows)


@pytest.fixture
def chosen() -> list[object]:
    """What was chosen, in order."""
    return []


@pytest.fixture
def show(screen: Screen, qtbot: QtBot, chosen: list[object]) -> Iterator[Show]:
    """Shows a chart in a window of its own, with a field before and after it."""
    windows: list[QWidget] = []

    def shown(chart: Chart, width: int = 520) -> ChartView:
        window = QWidget()
        window.setObjectName("surface")
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(window)
        view = ChartView(chart)
        view.bar_chosen.connect(chosen.append)
        for part in (QLineEdit(), view, QLineEdit()):
            column.addWidget(part)
        column.addStretch(1)
        windows.append(window)
        window.resize(width, 1300)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return view

    yield shown
    for window in windows:
        window.close()


def bar_of(view: ChartView, row: int, series: int) -> Bar:
    return next(bar for bar in view.laid_out().bars if (bar.row, bar.series) == (row, series))


def middle(box: Box) -> QPoint:
    x, y = box.middle
    return QPoint(round(x) + px(MARGIN), round(y) + px(MARGIN))


def label_of(view: ChartView, text: str) -> Label:
    return next(label for label in view.laid_out().labels if label.lines == (text,))


@pytest.mark.parametrize("kind", Kind)
def test_pressing_a_bar_or_its_figure_brings_its_key(show: Show, chosen: list[object], kind: Kind) -> None:
    view = show(members(kind))
    for row, (name, _women, _men) in enumerate(SECTIONS):
        for series, who in enumerate(("women", "men")):
            bar = bar_of(view, row, series)
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(bar.figure))
            if bar.box.width > 2:
                QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(bar.box))
                assert chosen.pop() == (who, name)
            assert chosen == [(who, name)]
            chosen.clear()


def test_pressing_beside_the_bars_or_letting_go_elsewhere_chooses_nothing(show: Show, chosen: list[object]) -> None:
    view = show(members())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(label_of(view, "Mungwa").box))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle(bar_of(view, 0, 0).box))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle(bar_of(view, 1, 0).box))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=middle(bar_of(view, 0, 0).box))
    assert chosen == []


def test_tab_goes_into_the_chart_and_out_of_it(show: Show) -> None:
    view = show(members())
    before, after = view.window().findChildren(QLineEdit)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()


KEYS = Qt.Key


@pytest.mark.parametrize(
    ("kind", "keys", "key"),
    [
        (Kind.STACKED, [], ("women", "Mungwa")),
        (Kind.STACKED, [KEYS.Key_Down, KEYS.Key_Right], ("men", "Giheta")),
        (Kind.STACKED, [KEYS.Key_Up, KEYS.Key_Left], ("women", "Mungwa")),
        (Kind.STACKED, [KEYS.Key_End, KEYS.Key_Down], ("men", "Itaba")),
        (Kind.STACKED, [KEYS.Key_End, KEYS.Key_Home], ("women", "Mungwa")),
        (Kind.BARS, [KEYS.Key_Down], ("men", "Mungwa")),
        (Kind.BARS, [KEYS.Key_Down] * 3, ("men", "Giheta")),
        (Kind.BARS, [KEYS.Key_Up], ("women", "Mungwa")),
        (Kind.LINES, [KEYS.Key_Right, KEYS.Key_Right], ("women", "Itaba")),
        (Kind.LINES, [KEYS.Key_Down, KEYS.Key_Right], ("men", "Giheta")),
        (Kind.STEPS, [KEYS.Key_Right, KEYS.Key_Down], ("men", "Giheta")),
    ],
)
def test_arrows_go_from_bar_to_bar_and_enter_chooses(
    show: Show, chosen: list[object], kind: Kind, keys: list[Qt.Key], key: object
) -> None:
    view = show(members(kind))
    view.setFocus()
    for each in keys:
        QTest.keyClick(view, each)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [key]


@pytest.mark.parametrize("press", [KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_Space])
def test_enter_and_space_choose(show: Show, chosen: list[object], press: Qt.Key) -> None:
    view = show(members())
    view.setFocus()
    QTest.keyClick(view, press)
    assert chosen == [("women", "Mungwa")]


def test_where_reading_begins_at_the_right_the_left_arrow_goes_on(
    show: Show, screen: Screen, chosen: list[object]
) -> None:
    screen.tongue.speak(PSEUDO)
    view = show(members())
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [("men", "Mungwa")]


def test_keys_with_ctrl_and_letters_are_left_to_the_page(show: Show, chosen: list[object]) -> None:
    view = show(members())
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_A)
    assert chosen == []


def test_a_figure_without_a_key_opens_nothing_and_a_chart_without_keys_is_passed_over(
    show: Show, chosen: list[object]
) -> None:
    chart = members()
    silent = replace(chart.rows[0], values=tuple(replace(value, key=None) for value in chart.rows[0].values))
    view = show(replace(chart, rows=(silent, *chart.rows[1:])))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(bar_of(view, 0, 0).box))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == []
    view.show_chart(replace(chart, rows=(silent,)))
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_mouse_shows_what_can_be_pressed(show: Show) -> None:
    view = show(members())
    QTest.mouseMove(view, middle(bar_of(view, 1, 1).box))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, middle(label_of(view, "Mungwa").box))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_every_figure_is_read_aloud_and_the_one_the_keyboard_is_on_is_named(show: Show) -> None:
    view = show(members())
    view.window().findChildren(QLineEdit)[0].setFocus()
    assert view.accessibleName() == "Members by section"
    assert view.accessibleDescription().splitlines()[:3] == [
        "Mungwa, Women: 212",
        "Mungwa, Men: 190",
        "Giheta, Women: 118",
    ]
    view.setFocus()
    assert view.accessibleName() == "Mungwa, Women: 212"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleName() == "Giheta, Women: 118"
    single = Chart(kind=Kind.BARS, series=(Series(""),), rows=(Row("Itaba", (Value(None),)),))
    view.show_chart(single)
    assert view.accessibleName() == "Itaba: —"


def test_resting_on_a_bar_says_its_figure(show: Show, qtbot: QtBot) -> None:
    view = show(members())
    for box, said in ((bar_of(view, 1, 0).box, "Giheta, Women: 118"), (label_of(view, "Mungwa").box, "")):
        place = middle(box)
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
        qtbot.waitUntil(lambda: (QToolTip.text() if QToolTip.isVisible() else "") == said)  # noqa: B023 - asked at once


def painted(view: ChartView) -> QImage:
    return view.window().grab().toImage()


def colours_in(view: ChartView, box: Box) -> set[str]:
    """The colours of the dots inside a box of the chart."""
    picture = painted(view)
    start = view.mapTo(view.window(), QPoint(px(MARGIN), px(MARGIN)))
    return {
        QColor(picture.pixel(start.x() + x, start.y() + y)).name().upper()
        for x in range(round(box.x) + 3, round(box.right) - 3)
        for y in range(round(box.y) + 3, round(box.bottom) - 3)
    }


@pytest.mark.dressed
@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_women_are_solid_and_men_are_hatched_in_the_colours_of_the_look(
    show: Show, screen: Screen, theme: str, tokens: Tokens
) -> None:
    screen.change_theme(theme)
    view = show(members(Kind.BARS))
    view.window().findChildren(QLineEdit)[0].setFocus()
    assert colours_in(view, bar_of(view, 0, 0).box) == {tokens.accent}
    men = colours_in(view, bar_of(view, 0, 1).box)
    assert tokens.surface in men
    assert len(men) > 2
    assert tokens.accent not in men


def test_a_change_of_theme_is_followed(show: Show, screen: Screen) -> None:
    view = show(members(Kind.BARS))
    screen.change_theme("dark")
    QApplication.processEvents()
    assert colours_in(view, bar_of(view, 0, 0).box) == {DARK.accent}


def test_the_bar_the_keyboard_is_on_has_a_ring(show: Show) -> None:
    view = show(members(Kind.BARS))
    other = view.window().findChildren(QLineEdit)[0]

    def ringed(row: int, series: int) -> bool:
        return LIGHT.focus in colours_in(view, bar_of(view, row, series).box.grown(7))

    view.setFocus()
    assert ringed(0, 0)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert (ringed(0, 0), ringed(2, 1)) == (False, True)
    other.setFocus()
    assert not ringed(2, 1)


def test_a_bar_of_nothing_has_the_ring_round_its_figure(show: Show) -> None:
    view = show(members(Kind.BARS))
    view.setFocus()
    for _press in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down)
    bar = bar_of(view, 2, 0)
    assert bar.box.width == 0
    assert LIGHT.focus in colours_in(view, bar.figure.grown(7))


def test_it_turns_round_with_the_language(show: Show, screen: Screen) -> None:
    view = show(members())
    before = bar_of(view, 0, 0).box
    screen.tongue.speak(PSEUDO)
    QApplication.processEvents()
    after = bar_of(view, 0, 0).box
    assert view.laid_out().right
    assert after.right == pytest.approx(view.laid_out().width - before.x, abs=1)
    assert view.accessibleDescription().startswith("[Mungwa")


@pytest.mark.dressed
@pytest.mark.parametrize("code", ["fr", "km", PSEUDO])
@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("kind", Kind)
def test_no_word_is_cut_at_any_size_of_the_text(show: Show, screen: Screen, kind: Kind, code: str, scale: int) -> None:
    screen.tongue.speak(code)
    screen.change_scale(scale)
    chart = replace(members(kind), title="ស្ត្រី និង បុរស — members of the sections of the cooperative")
    if kind is not Kind.STEPS:
        chart = replace(chart, reference=Reference(100, "Average of all sections: 100")).with_ticks(str)
    view = show(chart, width=460)
    laid = view.laid_out()
    assert view.height() >= laid.height + 2 * px(MARGIN) - 1
    assert laid.width <= view.width() - 2 * px(MARGIN)
    for label in laid.labels:
        metrics = look().metrics({Role.TITLE: "sheet", Role.TICK: "key", Role.LEGEND: "small"}.get(label.role, "body"))
        for line in label.lines:
            assert "…" not in line
            assert metrics.horizontalAdvance(line) <= label.box.width + 1
        assert label.box.height >= len(label.lines) * metrics.height()


@pytest.mark.dressed
def test_larger_text_makes_it_higher(show: Show, screen: Screen) -> None:
    view = show(members())
    heights = []
    for scale in (100, 140, 200):
        screen.change_scale(scale)
        QApplication.processEvents()
        heights.append(view.height())
        assert view.height() == view.heightForWidth(view.width())
    assert all(one < other for one, other in pairwise(heights))


def test_another_chart_takes_its_place(show: Show, qtbot: QtBot) -> None:
    view = show(members())
    before = view.height()
    chart = members()
    view.show_chart(replace(chart, rows=chart.rows * 5))
    qtbot.waitUntil(lambda: view.height() > 2 * before)
    view.show_chart(None)
    assert view.chart().rows == ()
    assert view.accessibleDescription() == ""
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


@pytest.mark.dressed
def test_the_bar_the_keyboard_goes_to_comes_into_sight(show: Show, qtbot: QtBot) -> None:
    chart = members(Kind.BARS)
    view = ChartView(replace(chart, rows=chart.rows * 20))
    inside = QWidget()
    QVBoxLayout(inside).addWidget(view)
    scroller = Scroller(inside)
    qtbot.addWidget(scroller)
    scroller.resize(500, 300)
    with qtbot.waitActive(scroller):
        scroller.show()
        scroller.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert scroller.viewport().rect().contains(view.mapTo(scroller.viewport(), middle(bar_of(view, 59, 1).figure)))
