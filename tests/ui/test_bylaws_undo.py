"""What was entered in by-laws being prepared is taken back by Undo, act by act; what is adopted is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF
from pomanager.rules.bylaws.values import Text
from pomanager.services.organisation.commands.bylaws import Origin, PrepareBylaws, prepare_bylaws
from pomanager.services.organisation.queries.bylaws import bylaws_of
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.bylaws.page import BylawsPage
from pomanager.ui.organisation.bylaws.version_acts import AdoptionPage
from tests.ui.bylaws_office import NOTICE, act, bylaws_notice, opened, page_of, two_versions, type_into
from tests.ui.office_desk import fill, office_window
from tests.ui.scripted import Scripted

LAW, BOND = "cooperative.law", "cooperative.common_bond"


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with two versions, open in its window."""
    with office_window(screen, tmp_path, qtbot, fill=two_versions) as found:
        yield found


def preparing(window: OfficeWindow) -> BylawsPage:
    """The page, with a blank version being prepared."""
    window.desk.do(prepare_bylaws, PrepareBylaws(origin=Origin.BLANK))
    page = page_of(window, Chapter.COOPERATIVE)
    prepared = page.prepared()
    assert prepared is not None
    page.show_version(prepared.id)
    page.column.buttons()[Chapter.COOPERATIVE].click()
    return page


def enter(page: BylawsPage, key: str, text: str) -> None:
    """Type a value into its sentence and save it."""
    page.edit(CLAUSE_OF[key].key)
    type_into(opened(page), key, text)
    opened(page).submit()
    QApplication.processEvents()


def value(page: BylawsPage, key: str) -> object:
    """What the version that is shown says."""
    assert page.text is not None
    return page.desk.office.ask(bylaws_of, page.text.version.id).value(key)


def offered(window: OfficeWindow) -> str:
    """What the window offers to undo, "" for nothing."""
    button = window.menu_line.undo_button
    return button.text() if not button.isHidden() else ""


def test_what_was_entered_is_taken_back_one_act_after_the_other(window: OfficeWindow) -> None:
    page = preparing(window)
    assert offered(window) == ""
    enter(page, LAW, "Cooperative Act")
    enter(page, LAW, "Cooperatives Act 2024")
    enter(page, BOND, "Beekeepers")
    assert offered(window) == f"Undo: sentence {NUMBER_OF[BOND]}"
    window.undo()
    assert value(page, BOND) is None
    assert value(page, LAW) == Text("Cooperatives Act 2024")
    assert offered(window) == f"Undo: sentence {NUMBER_OF[LAW]}"
    window.undo()
    assert value(page, LAW) == Text("Cooperative Act")
    window.undo()
    assert value(page, LAW) is None
    assert offered(window).startswith("Undo: Version of the by-laws begun")


def test_a_correction_of_adopted_by_laws_is_not_offered_to_undo(window: OfficeWindow) -> None:
    page = page_of(window)
    page.edit(NOTICE)
    type_into(opened(page), "ordinary_assembly.notice_days", "22")
    opened(page).reason.setText("misread")
    opened(page).submit()
    notice = bylaws_notice(window)
    assert notice is not None
    assert notice.number == 22
    assert offered(window) == ""


def test_an_adoption_half_filled_in_is_there_the_next_time(window: OfficeWindow) -> None:
    page = preparing(window)
    act(page, "adopt")
    form = window.content.page()
    assert isinstance(form, AdoptionPage)
    fill(form, decision="AGE 2026-03")
    form.form.cancel()
    act(page, "adopt")
    again = window.content.page()
    assert isinstance(again, AdoptionPage)
    assert again is not form
    assert again.form.entries.editor("decision").read().value == "AGE 2026-03"


def test_once_adopted_or_discarded_nothing_is_left_to_undo(window: OfficeWindow) -> None:
    page = preparing(window)
    enter(page, LAW, "Cooperative Act")
    act(page, "adopt")
    form = window.content.page()
    assert isinstance(form, AdoptionPage)
    fill(form, since="01.12.2026", decision="AG 3")
    form.form.submit()
    assert offered(window) == ""
    page = preparing(window)
    enter(page, LAW, "Another act")
    assert offered(window)
    with questions.answered_by(Scripted(True)):
        act(page, "discard")
    assert offered(window) == ""
