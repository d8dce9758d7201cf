"""An office with two versions of its by-laws, and the hands of a person on their page, for tests of it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from pomanager.readmodels.bylaws import ValueState
from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.bylaws.settings import CLAUSE_OF
from pomanager.rules.bylaws.values import Count
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import (
    AdoptPreset,
    adopt_preset,
)
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.bylaws.clause_editor import ClauseEditor
from pomanager.ui.organisation.bylaws.compare import ComparePage
from pomanager.ui.organisation.bylaws.page import BylawsPage

NOTICE = CLAUSE_OF["ordinary_assembly.notice_days"].key
DECIDED = CLAUSE_OF["ordinary_assembly.majority"].key
SIZE = CLAUSE_OF["board.size_min"].key
FIRST, SECOND = date(2025, 1, 15), date(2026, 3, 15)


def two_versions(office: Office) -> None:
    """A preset adopted, and a later version with other values of the office's own."""
    office.do(adopt_preset, AdoptPreset(preset="ohada-coop-ca", since=FIRST, decision="AG 1"))
    values = {"ordinary_assembly.notice_days": "21 clear_days", "board.size_min": "5 persons"}
    office.do(
        adopt_preset, AdoptPreset(preset="ohada-coop-ca", since=SECOND, decision="AGE 2026-02", values=values)
    )  # fmt: skip


def page_of(window: OfficeWindow, chapter: Chapter = Chapter.ORDINARY_ASSEMBLY) -> BylawsPage:
    """The page, at a chapter, as one press brings it."""
    page = window.show_page("bylaws")
    assert isinstance(page, BylawsPage)
    if page.text is not None:
        page.column.buttons()[chapter].click()
    return page


def keys(page: BylawsPage, *pressed: Qt.Key) -> None:
    """Press keys on the sentence that is chosen."""
    for key in pressed:
        view = page.list.current()
        assert view is not None
        QTest.keyClick(view.face, key)


def opened(page: BylawsPage) -> ClauseEditor:
    """The fields that are open."""
    editor = page.editor()
    assert editor is not None
    return editor


def type_into(editor: ClauseEditor, key: str, text: str) -> None:
    """Type into the line of a value, as a person does."""
    line = editor.fields[key].findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)


def state_of(page: BylawsPage, key: str) -> ValueState:
    """How a sentence stands, as the page shows it."""
    return page.list.views[key].row.state


def act(page: BylawsPage | ComparePage, key: str) -> None:
    """Do one of the acts of the header."""
    next(each for each in page.actions_offered() if each.key == key).slot()


def bylaws_notice(window: OfficeWindow) -> Count | None:
    """Days of notice of the ordinary assembly, as the version in force says."""
    return window.office.ask(bylaws_on, SECOND).count("ordinary_assembly.notice_days")
