"""“Print” on the list of members offers the papers about those who are chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pomanager.i18n import _
from pomanager.printing import paper_called
from pomanager.readmodels.members import RollView
from pomanager.services.members import queries
from pomanager.ui.application import Screen
from pomanager.ui.members.acts import ABOUT_CHOSEN, MemberActs
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.preview.window import PreviewWindow
from tests.ui.previews import sample_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office of 120 people."""
    with sample_window(screen, tmp_path, qtbot) as opened:
        yield opened


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("key", ABOUT_CHOSEN)
def test_each_paper_is_shown_about_exactly_those_chosen(window: OfficeWindow, key: str) -> None:
    page = window.content.page()
    assert isinstance(page, Page)
    chosen = tuple(window.office.ask(queries.roll_ids, RollView())[:3])
    acts = MemberActs(page)
    acts.print(chosen)
    menu = page.findChild(QMenu, "members.papers")
    assert menu is not None
    named = [action for action in menu.actions() if action.text() == _(paper_called(key).title)]
    assert len(named) == 1
    named[0].trigger()
    menu.close()
    (preview,) = window.findChildren(PreviewWindow)
    assert (preview.what.paper.key, preview.what.of) == (key, chosen)
