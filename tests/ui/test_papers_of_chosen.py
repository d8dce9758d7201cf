"""“Print” on the list of members offers the papers about those who are chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pomanager.i18n import _
from pomanager.papers import paper_called
from pomanager.readmodels.members import RollView
from pomanager.rules.members import Sex
from pomanager.services.members import queries
from pomanager.ui.application import Screen
from pomanager.ui.members.acts import MemberActs
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.papers_menu import ABOUT_CHOSEN, ABOUT_SHOWN
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


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("key", ABOUT_SHOWN)
def test_each_paper_goes_to_all_the_list_shows_and_says_how_many_before(window: OfficeWindow, key: str) -> None:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    page.filters.set_view(RollView(sex=Sex.FEMALE))
    women = tuple(window.office.ask(queries.roll_ids, RollView(sex=Sex.FEMALE)))
    assert 1 < len(women) < 120
    page._on_print()  # noqa: SLF001 - the act of the header
    menu = page.findChild(QMenu, "members.papers")
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    head = texts.index(f"All {len(women)} members the list shows")
    assert not menu.actions()[head].isEnabled()
    within = menu.actions()[head + 1 : head + 1 + len(ABOUT_SHOWN)]
    named = [action for action in within if action.text() == _(paper_called(key).title)]
    assert len(named) == 1
    named[0].trigger()
    menu.close()
    (preview,) = window.findChildren(PreviewWindow)
    assert (preview.what.paper.key, preview.what.of) == (key, women)


@pytest.mark.usefixtures("at_once")
def test_with_one_chosen_their_papers_come_first_and_say_whose_they_are(window: OfficeWindow) -> None:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    (member_id,) = page.table.chosen_ids()
    member = window.office.ask(queries.member_detail, member_id)
    page._on_print()  # noqa: SLF001 - the act of the header
    menu = page.findChild(QMenu, "members.papers")
    assert menu is not None
    actions = menu.actions()
    assert (actions[0].text(), actions[0].isEnabled()) == (f"No. {member.number} · {member.full_name}", False)
    assert menu.activeAction() is actions[1]
    actions[1].trigger()
    menu.close()
    (preview,) = window.findChildren(PreviewWindow)
    assert (preview.what.paper.key, preview.what.of) == ("member-record", (member_id,))
