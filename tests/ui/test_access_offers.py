"""What each role is offered on the screen: the pages they may see, and on them no act they may not do.

Everything that stands on a page is pressed, menus and all, by somebody who may change nothing, and by the data clerk:
no form opens whose command would be refused, nothing is refused, and nothing is written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from pomanager.errors import NOT_ALLOWED
from pomanager.papers import paper_called
from pomanager.readmodels.access import Keeper
from pomanager.rules.access.needed import needed_for
from pomanager.rules.access.roles import Right, Role, rights_of
from pomanager.services.office import Office, name_of
from pomanager.ui.application import Screen
from pomanager.ui.dialogs import print_paper
from pomanager.ui.dialogs.questions import FileQuestion, Question, questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Field
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.pages import PAGES
from pomanager.ui.segmented_page import SegmentedPage
from tests.offices import USUAL, opened_office, sample_copy
from tests.trying import share
from tests.ui.scripted import Told

OFFICE = "s1"
KEEPS: Mapping[str, frozenset[Right]] = {
    "members": frozenset({Right.KEEP_ROLL, Right.KEEP_TRAININGS}), "bodies": frozenset({Right.KEEP_BODIES}),
    "shares": frozenset({Right.KEEP_SHARES, Right.KEEP_DUES}), "dues": frozenset({Right.KEEP_DUES}),
    "bylaws": frozenset({Right.KEEP_BYLAWS}), "organisation": frozenset({Right.KEEP_BYLAWS, Right.KEEP_ROLL}),
}  # fmt: skip
"""What a form opened over a page writes with."""
WRITING = frozenset(
    {"ImportPage", "TogetherPage", "BlockPage", "PhotoPage", "EntryTablePage", "PastTablePage", "PreparePage",
     "PlacesListPage", "AdmittedPage"}
)  # fmt: skip
"""Pages that write without being forms."""
LOOKED_AT = (
    "header.",
    "status.",
    "tab.",
    "due.open.",
    "entitlement.",
    "members.add_filter",
    "members.views",
    "members.columns",
    "members.check",
    "dues.section",
    "body.",
    "chapter.",
    "bylaws.chapter",
    "bylaws.version",
    "figures.",
)
"""Beginnings of the names of what only leads on, or shows the same page otherwise: it is not pressed."""


class Walk:
    """Somebody who presses everything: what they reached, what they were asked, what the office was told to do."""

    def __init__(self, window: OfficeWindow) -> None:
        self.window = window
        self.key = ""
        self.pressed = 0
        self.forms: set[tuple[str, str]] = set()
        """The page of the sidebar, and the class of a page opened over it that writes."""
        self.asked: list[str] = []
        self.done: list[str] = []
        self.papers: set[str] = set()
        self.menus: list[QMenu] = []
        self.seen: set[str] = set()
        """The classes of pages opened over others: each is gone through once."""
        self.offered: set[str] = set()
        """The names of all that was offered on any page."""

    # What stands in for windows: nothing is agreed to, and nothing is chosen.

    def confirm(self, parent: object, question: Question) -> bool:
        """Think better of it."""
        self.asked.append(question.title)
        return False

    def reason(self, parent: object, question: Question, fields: Sequence[Field]) -> None:
        """Think better of it."""
        self.asked.append(question.title)

    def file(self, parent: object, question: FileQuestion) -> None:
        """Choose no file."""

    def everything(self, page: Page) -> None:
        """Press all that is offered on a page, in its head and in its panel."""
        window = self.window
        for name in self.names():
            button = next(iter(self._called(name)), None)
            if button is None:
                continue
            self.pressed += 1
            self.menus.clear()
            button.click()
            for menu in list(self.menus):
                for action in _leaves(menu):
                    action.trigger()
                    self._come_back(page)
            self._come_back(page)
        assert window.content.page() is page

    def names(self) -> list[str]:
        """The names of what is offered now and does more than lead on."""
        names = {each.objectName() for each in self._buttons()}
        return sorted(name for name in names if name and not name.startswith(LOOKED_AT))

    def _buttons(self) -> list[QAbstractButton]:
        return _offered(each for place in self._places() for each in place.findChildren(QAbstractButton))

    def _called(self, name: str) -> list[QAbstractButton]:
        """What is called so and can be pressed now."""
        return _offered(each for place in self._places() for each in place.findChildren(QAbstractButton, name))

    def _places(self) -> Iterator[QWidget]:
        """The head, the page in front and what stands beside it: pages behind it are not gone through."""
        yield self.window.header
        for each in self.window.content.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            front = each.currentWidget() if isinstance(each, QStackedWidget) else each
            if front is not None:
                yield front

    def _come_back(self, page: Page) -> None:
        """Note what was opened over the page, and leave it again; another page of the sidebar is left, too."""
        content = self.window.content
        for _step in range(4):
            over = content.page()
            if over is page:
                return
            kind = type(over).__name__
            if isinstance(over, FormPage) or kind in WRITING:
                self.forms.add((self.key, kind))
            elif over is not None and content.may_go_back() and kind not in self.seen:
                self.seen.add(kind)
                self.everything(over)
            if content.may_go_back():
                content.go_back()
            else:
                self.window.show_page(self.key)
        assert content.page() is page


def _offered(buttons: Iterable[QAbstractButton]) -> list[QAbstractButton]:
    return [each for each in buttons if each.isVisible() and each.isEnabled()]


def _leaves(menu: QMenu) -> list[Any]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _leaves(inner)
        elif action.isEnabled() and not action.isSeparator():
            found.append(action)
    return found


Walking = Callable[[Role], AbstractContextManager[Walk]]


@pytest.fixture
def walking(tmp_path: Path, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, at_once: None) -> Walking:
    """What opens a window with somebody of a role before it, in an office with something of everything."""
    path = sample_copy(tmp_path, OFFICE, USUAL)
    done = Office.do

    @contextmanager
    def walk_as(role: Role) -> Iterator[Walk]:
        office = opened_office(path)
        office.admit(Keeper("Awa", 1, frozenset({role}), rights_of({role})))
        window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
        qtbot.addWidget(window)
        window.resize(1366, 740)
        window.show()
        walk = Walk(window)

        def noted(self: Office, act: Callable[..., Any], /, *args: object, **kwargs: object) -> object:
            walk.done.append(name_of(act))
            return done(self, act, *args, **kwargs)

        monkeypatch.setattr(QMenu, "popup", lambda menu, *_place: walk.menus.append(menu))
        monkeypatch.setattr(print_paper, "ask_and_print", lambda _parent, _desk, key, **_more: walk.papers.add(key))
        monkeypatch.setattr(Office, "do", noted)
        try:
            with questions.answered_by(walk):
                yield walk
        finally:
            window.close()

    return walk_as


def through_all(walk: Walk, role: Role, pages: Sequence[PageKind] = PAGES, *, pressing: bool) -> None:
    """Open every page this role is offered, tab by tab, and see, or press, what is offered there."""
    for kind in pages:
        if kind.needs not in rights_of({role}):
            continue
        walk.key = kind.key
        page = walk.window.show_page(kind.key)
        for segment in [each.key for each in page.kinds] if isinstance(page, SegmentedPage) else [""]:
            if isinstance(page, SegmentedPage):
                page.show_segment(segment)
            QApplication.processEvents()
            walk.offered.update(walk.names())
            if pressing:
                walk.everything(page)


@pytest.mark.parametrize(("role", "turn"), [(Role.VIEWER, 0), (Role.DATA_CLERK, 1)])
def test_nothing_beyond_the_role_can_be_pressed(role: Role, turn: int, walking: Walking, told: Told) -> None:
    """In a usual run each presses every second page, and between them they press all."""
    rights = rights_of({role})
    with walking(role) as walk:
        through_all(walk, role, share(PAGES, 2, turn), pressing=True)

        assert walk.pressed > 20
        assert {form for form in walk.forms if not KEEPS.get(form[0], frozenset()) & rights} == set()
        assert {act for act in walk.done if needed_for(act) not in rights} == set()
        assert {key for key in walk.papers if paper_called(key).needs not in rights} == set()
        assert [each.title for each in told.problems if NOT_ALLOWED[:20] in each.title] == []
        if role is Role.DATA_CLERK:
            assert {"AdmissionPage", "ImportPage"} <= {form for _key, form in walk.forms}
        else:
            assert (walk.forms, walk.asked, told.problems) == (set(), [], [])


def test_the_auditor_and_the_mentor_are_offered_no_act_the_reader_has_not(walking: Walking) -> None:
    offered = {}
    for role in (Role.VIEWER, Role.AUDITOR, Role.MENTOR):
        with walking(role) as walk:
            through_all(walk, role, pressing=False)
        offered[role] = walk.offered

    assert offered[Role.MENTOR] - offered[Role.VIEWER] == {"notes.open"}
    assert offered[Role.AUDITOR] - offered[Role.VIEWER] == {
        "action.export", "action.export_all", "action.export_indicators", "action.history", "journal.add_filter",
    }  # fmt: skip
    assert offered[Role.VIEWER] - offered[Role.MENTOR]
