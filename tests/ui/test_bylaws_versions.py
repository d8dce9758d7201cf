"""Versions of the by-laws on their page: prepared, adopted, discarded, withdrawn, compared and printed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.readmodels.bylaws import VersionState
from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.bylaws.settings import CLAUSE_OF
from pomanager.rules.bylaws.values import Flag, Text
from pomanager.services import files
from pomanager.services.organisation.commands.bylaws import (
    Origin,
    PrepareBylaws,
    prepare_bylaws,
)
from pomanager.services.organisation.queries.bylaws import bylaw_versions, bylaws_of
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.bylaws.compare import ComparePage
from pomanager.ui.organisation.bylaws.prepare import PreparePage
from pomanager.ui.organisation.bylaws.version_acts import AdoptionPage
from pomanager.ui.preview.window import PreviewWindow
from tests.offices import filled_file
from tests.ui.bylaws_office import (
    DECIDED,
    FIRST,
    NOTICE,
    SECOND,
    SIZE,
    act,
    keys,
    opened,
    page_of,
    two_versions,
    type_into,
)
from tests.ui.office_desk import Clock, button, fill, nameless, office_window, press
from tests.ui.scripted import Scripted


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with two versions, open in its window."""
    with office_window(screen, tmp_path, qtbot, fill=two_versions) as opened:
        yield opened


@pytest.fixture
def bare(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office without by-laws, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


# ---- versions ------------------------------------------------------------------------------------------------------


def test_an_office_without_by_laws_begins_from_a_preset(bare: OfficeWindow) -> None:
    page = page_of(bare)
    assert page.empty.isVisible()
    assert page.actions_offered() == ()
    press(page, "bylaws.begin_preset")
    choice = bare.content.page()
    assert isinstance(choice, PreparePage)
    assert "origin.in_force" not in {each.objectName() for each in choice.buttons}
    button(choice, "origin.kenya").click()
    press(choice, "bylaws.begin")
    assert bare.content.page() is page
    assert page.title() == "By-laws being prepared"
    assert page.list.state_note.title() == "Being prepared: nothing of it is in force"
    [version] = bare.office.ask(bylaw_versions, bare.office.today())
    assert (version.state, version.preset) == (VersionState.PREPARED, "kenya")


def test_an_office_without_by_laws_begins_blank_and_fills_in_without_a_reason(bare: OfficeWindow) -> None:
    page = page_of(bare)
    press(page, "bylaws.begin_blank")
    page.column.buttons()[Chapter.COOPERATIVE].click()
    page.edit(CLAUSE_OF["cooperative.law"].key)
    editor = opened(page)
    type_into(editor, "cooperative.law", "Cooperative Act")
    editor.submit()
    prepared = page.prepared()
    assert prepared is not None
    assert bare.office.ask(bylaws_of, prepared.id).value("cooperative.law") == Text("Cooperative Act")


def test_sentences_appear_once_another_value_calls_for_them_and_the_keyboard_stays(bare: OfficeWindow) -> None:
    page = page_of(bare)
    press(page, "bylaws.begin_blank")
    page.column.buttons()[Chapter.PROXIES].click()
    assert list(page.list.views) == ["proxies.allowed"]
    page.edit("proxies.allowed")
    field = opened(page).fields["proxies.allowed"]
    field.show_value(Flag(yes=True))
    opened(page).submit()
    assert len(page.list.views) > 1
    assert page.list.key == "proxies.allowed"
    assert bare.focusWidget() is page.list.views["proxies.allowed"].face


def test_a_version_is_prepared_from_the_one_in_force_and_adopted(window: OfficeWindow) -> None:
    page = page_of(window)
    act(page, "prepare")
    choice = window.content.page()
    assert isinstance(choice, PreparePage)
    QTest.keyClick(choice.buttons[0], Qt.Key.Key_Return)
    assert page.title() == "By-laws being prepared"
    act(page, "adopt")
    form = window.content.page()
    assert isinstance(form, AdoptionPage)
    form.form.submit()
    assert form.form.entries.remark("since").kind == form.form.entries.remark("decision").kind == "bad"
    fill(form, since="15.03.2026", decision="AG 3")
    form.form.submit()
    assert "Two versions cannot begin on the same day" in form.form.entries.remark("since").text()
    fill(form, since="01.12.2026")
    form.form.submit()
    assert window.content.page() is page
    assert page.title() == "By-laws to come"
    newest = window.office.ask(bylaw_versions, window.office.today())[0]
    assert (newest.state, newest.since, newest.decision) == (VersionState.COMING, date(2026, 12, 1), "AG 3")


def test_while_one_is_prepared_the_act_opens_it_and_it_can_be_discarded(window: OfficeWindow) -> None:
    window.office.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE))
    page = page_of(window)
    assert "prepare" not in {each.key for each in page.actions_offered()}
    act(page, "open")
    assert page.title() == "By-laws being prepared"
    with questions.answered_by(Scripted(False, True)) as _:
        act(page, "discard")
        assert page.prepared() is not None
        act(page, "discard")
    assert page.prepared() is None
    assert page.title() == "By-laws in force"


def test_a_version_is_withdrawn_with_a_reason_and_the_one_before_holds_again(window: OfficeWindow) -> None:
    page = page_of(window)
    with questions.answered_by(Scripted(None, {"reason": "Never signed"})):
        act(page, "withdraw")
        assert "Version 2" in page.context_line()
        act(page, "withdraw")
    assert "Version 1" in page.context_line()
    states = {row.state for row in page.versions}
    assert states == {VersionState.IN_FORCE, VersionState.WITHDRAWN}
    withdrawn = next(row for row in page.versions if row.state is VersionState.WITHDRAWN)
    page.show_version(withdrawn.id)
    assert page.list.state_note.text() == "Never signed"
    assert next(each for each in page.actions_offered() if each.key == "print").reason_off


def test_two_versions_side_by_side_show_what_differs(window: OfficeWindow) -> None:
    page = page_of(window)
    act(page, "compare")
    compare = window.content.page()
    assert isinstance(compare, ComparePage)
    assert compare.differences is not None
    found = {row.after.key: row.changed for row in compare.differences.rows}
    assert found == {NOTICE: ("ordinary_assembly.notice_days",), SIZE: ("board.size_min",)}
    assert compare.context_line() == "2 sentences differ"
    compare.later.setCurrentIndex(compare.earlier.currentIndex())
    compare.later.activated.emit(compare.earlier.currentIndex())
    assert compare.differences.rows == ()


@pytest.mark.dressed
@pytest.mark.parametrize("code", ["km", PSEUDO])
def test_everything_on_the_pages_has_a_name_and_a_place_in_every_script(
    window: OfficeWindow, screen: Screen, code: str
) -> None:
    page = page_of(window)
    screen.change_language(code)
    for key in ("cooperative.law", "capital.nominal", "capital.capital_floor", NOTICE, DECIDED, SIZE):  # every kind
        page.show_chapter(CLAUSE_OF[key].chapter)
        page.edit(CLAUSE_OF[key].key)
        QApplication.processEvents()
        assert nameless(window) == []
        assert all(view.width() == page.list.scroller.viewport().width() for view in page.list.views.values()), key
    act(page, "compare")
    QApplication.processEvents()
    assert nameless(window) == []


# ---- paper and reading only ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("at_once")
def test_what_is_printed_is_the_version_that_is_shown(window: OfficeWindow) -> None:
    window.office.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE))
    page = page_of(window)
    by_state = {row.state: row.id for row in page.versions}
    for state, prepared, day in (
        (VersionState.IN_FORCE, False, window.office.today()), (VersionState.PAST, False, FIRST),
        (VersionState.PREPARED, True, window.office.today()),
    ):  # fmt: skip
        page.show_version(by_state[state])
        act(page, "print")
        [preview] = [each for each in window.findChildren(PreviewWindow) if each.isVisible()]
        choices = preview.page.choices
        assert (choices.options.options().prepared, choices.as_of()) == (prepared, day)
        preview.close()


@pytest.mark.usefixtures("at_once")
def test_the_comparison_is_printed_as_it_was_chosen(window: OfficeWindow) -> None:
    page = page_of(window)
    act(page, "compare")
    compare = window.content.page()
    assert isinstance(compare, ComparePage)
    act(compare, "print")
    [preview] = [each for each in window.findChildren(PreviewWindow) if each.isVisible()]
    assert preview.page.choices.as_of() == SECOND
    assert preview.page.choices.options.options().beside == FIRST
    preview.close()


def test_an_office_that_is_only_read_says_why_nothing_is_changed(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    path = filled_file(tmp_path, two_versions)
    office = files.open_office(path, writing=False, clock=Clock(), actor="Awa")
    window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.show()
    page = page_of(window)
    assert not button(page, "bylaws.check").isEnabled()
    assert button(page, "bylaws.check").toolTip() == "This file is open for reading only."
    keys(page, Qt.Key.Key_F2, Qt.Key.Key_Space)
    assert page.editor() is None
    off = {each.key: each.reason_off for each in page.actions_offered()}
    assert off["prepare"] == off["withdraw"] == "This file is open for reading only."
    window.close()
