"""The row of tabs over a page: one line whatever the width, and what has no room behind "More"."""

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.segment_bar import SegmentBar, SegmentKind

pytestmark = pytest.mark.dressed

KEYS = tuple(f"segment{place}" for place in range(10))


@pytest.fixture
def bar(screen: Screen, qtbot: QtBot) -> SegmentBar:
    made = SegmentBar([SegmentKind(key, f"Words of {key}", cast("object", None)) for key in KEYS])  # type: ignore[arg-type]
    made.retranslate()
    qtbot.addWidget(made)
    made.resize(3000, made.sizeHint().height())
    made.show()
    return made


def test_with_room_for_all_there_is_no_more(bar: SegmentBar) -> None:
    assert bar.hidden_keys() == ()
    assert not bar.more.isVisible()


def test_the_line_is_never_broken_and_nothing_sticks_out(bar: SegmentBar) -> None:
    high = bar.height()
    bar.resize(600, high)
    hidden = bar.hidden_keys()
    assert hidden
    assert hidden == KEYS[-len(hidden) :]
    assert bar.sizeHint().height() == high
    assert bar.more.isVisible()
    bar.layout().activate()  # type: ignore[union-attr]
    assert bar.more.geometry().right() <= bar.width()
    assert bar.minimumSizeHint().width() < 600


def test_the_segment_in_front_has_its_tab_in_sight(bar: SegmentBar) -> None:
    bar.resize(600, bar.height())
    bar.mark(KEYS[-1])
    assert bar.tab(KEYS[-1]).isVisible()
    assert KEYS[-1] not in bar.hidden_keys()


def test_the_menu_offers_what_has_no_room_and_chooses_it(bar: SegmentBar, qtbot: QtBot) -> None:
    bar.resize(600, bar.height())
    menu = bar.menu()
    qtbot.addWidget(menu)
    assert [str(action.data()) for action in menu.actions()] == list(bar.hidden_keys())
    with qtbot.waitSignal(bar.chosen) as chosen:
        menu.actions()[-1].trigger()
    assert chosen.args == [KEYS[-1]]
