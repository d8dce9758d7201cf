"""The page "People and roles": people are added, changed and ended by whoever decides, and hand the office over."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from pomanager.readmodels.access import UserRow
from pomanager.rules.access import people as rules
from pomanager.rules.access.handing_over import WHAT_OF_ITEM, Item
from pomanager.rules.access.passwords import A_NAME
from pomanager.rules.access.roles import RIGHTS, Right, Role
from pomanager.services import files
from pomanager.services.access import door
from pomanager.services.access.commands.signing_in import RecoverPassword, recover_password
from pomanager.services.access.queries.people import hand_overs, people
from pomanager.services.office import Office
from pomanager.ui.access.handing_over.page import FILE, LIST, SUMMARY, WHO, HandOverPage
from pomanager.ui.access.handing_over.records_page import HandOversPage
from pomanager.ui.access.people_page import PeoplePage
from pomanager.ui.access.sign_in import SignInPage
from pomanager.ui.access.who_may import may
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.widgets.ticks import TickBox
from tests.offices import filled_file, office_file
from tests.ui.access_desk import AWA, OTHER, OUSMANE, WORDS, Answering, part, said, two, type_into
from tests.ui.office_desk import Clock, press
from tests.ui.office_desk import fill as fill_in
from tests.ui.scripted import Scripted

NEW = "a new beginning"


@pytest.fixture
def opened(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """The window of an office in which nobody is written down."""
    yield from _window(screen, office_file(tmp_path), qtbot)


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """The window of an office of two people; Awa, the secretary, has signed in."""
    yield from _window(screen, filled_file(tmp_path, two), qtbot, AWA, WORDS)


def _window(screen: Screen, path: Path, qtbot: QtBot, name: str = "", password: str = "") -> Iterator[OfficeWindow]:
    office = files.open_office(path, writing=True, clock=Clock(), actor="odette")
    if name:
        door.sign_in(office, name, password)
    made = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    yield made
    made.close()


def page_of(window: OfficeWindow) -> PeoplePage:
    """The page of people, shown."""
    page = window.show_page("people")
    assert isinstance(page, PeoplePage)
    return page


def form(window: OfficeWindow) -> Any:  # noqa: ANN401 - a form of whatever command
    page = window.content.page()
    assert isinstance(page, FormPage)
    return page


def tick(window: OfficeWindow, role: Role) -> None:
    """Tick a role in the form."""
    part(form(window), TickBox, f"roles.{role}").click()


def choose(page: PeoplePage, name: str) -> UserRow:
    """Choose somebody in the list."""
    row = next(person for person in page.facts.people if person.name == name)
    page.table.choose(row.id)
    assert page.detail.person == row
    return row


def offered(page: PeoplePage) -> set[str]:
    """The acts that are offered, of the page and of the person chosen."""
    acts = {action.key for action in page.actions_offered()}
    return acts | {key for key, button in page.detail.buttons.items() if button.isVisibleTo(page.detail)}


def now(office: Office) -> dict[str, tuple[Role, ...]]:
    return {person.name: person.roles for person in office.ask(people).now}


def test_the_first_person_is_oneself_and_the_second_begins_the_signing_in(opened: OfficeWindow) -> None:
    page = page_of(opened)
    assert "add" not in offered(page)
    press(page, "people.first")
    fill_in(form(opened), name=AWA)
    type_into(form(opened), password="CONAPRO", again="conapro")
    form(opened).form.submit()
    assert said(form(opened), "password").splitlines()[-1] == A_NAME
    assert now(opened.office) == {}
    type_into(form(opened), password=WORDS, again=WORDS)
    form(opened).form.submit()
    assert now(opened.office) == {AWA: (Role.SECRETARY,)}
    assert not opened.status.person.isVisible()

    press(opened, "action.add")
    fill_in(form(opened), name=" awa  DIOP ")
    type_into(form(opened), password=OTHER, again=OTHER)
    form(opened).form.submit()
    assert said(form(opened), "name") == rules.NAME_TAKEN.format(name=AWA)
    assert said(form(opened), "roles") == rules.NO_ROLE
    fill_in(form(opened), name=OUSMANE)
    tick(opened, Role.TREASURER)
    form(opened).form.submit()
    QApplication.processEvents()

    assert now(opened.office) == {AWA: (Role.SECRETARY,), OUSMANE: (Role.TREASURER,)}
    assert opened.status.person.words == AWA
    assert opened.content.key == "people"
    assert page_of(opened).no_code.isVisible()


def test_what_is_not_for_oneself_is_not_offered(window: OfficeWindow) -> None:
    page = page_of(window)
    choose(page, AWA)
    assert offered(page) == {"add", "hand_over", "who_may", "recovery", "amend", "own_password"}
    choose(page, OUSMANE)
    assert offered(page) == {"add", "hand_over", "who_may", "recovery", "amend", "password", "end"}
    press(page.detail, "people.amend")
    tick(window, Role.AUDITOR)
    form(window).form.submit()
    assert now(window.office)[OUSMANE] == (Role.TREASURER, Role.AUDITOR)

    window.office.leave()
    door.sign_in(window.office, OUSMANE, OTHER)
    window._show_pages("people")  # noqa: SLF001 - as after signing in
    page = page_of(window)
    choose(page, AWA)
    assert offered(page) == {"who_may"}
    choose(page, OUSMANE)
    assert offered(page) == {"who_may", "own_password"}


def test_access_is_ended_and_a_new_password_given(window: OfficeWindow) -> None:
    page = page_of(window)
    choose(page, OUSMANE)
    press(page.detail, "people.password")
    type_into(form(window), password=NEW, again=NEW)
    form(window).form.submit()
    row = choose(page, OUSMANE)
    assert row.must_change
    with pytest.raises(Exception, match="do not belong together"):
        door.sign_in(window.office, OUSMANE, OTHER)

    with questions.answered_by(Scripted(False)):
        press(page.detail, "people.end")
    assert OUSMANE in now(window.office)
    with questions.answered_by(script := Scripted(True)):
        press(page.detail, "people.end")
    assert script.asked[0].title == f"End the access of {OUSMANE}?"
    QApplication.processEvents()
    assert now(window.office) == {AWA: (Role.SECRETARY,)}
    page = page_of(window)
    assert [row.name for row in page.facts.people] == [AWA, OUSMANE]
    choose(page, OUSMANE)
    assert page.detail.facts.facts()[-1][0] == "Access ended"
    assert not {"amend", "password", "end"} & offered(page)


def test_the_own_password_is_changed(window: OfficeWindow) -> None:
    page = page_of(window)
    choose(page, AWA)
    press(page.detail, "people.own_password")
    type_into(form(window), old="the well is dry", password=WORDS, again=WORDS)
    form(window).form.submit()
    assert said(form(window), "old") == "The old password is not right. Nothing was changed."
    type_into(form(window), old=WORDS, password=NEW, again=NEW)
    form(window).form.submit()

    window.office.leave()
    door.sign_in(window.office, AWA, NEW)
    assert window.office.actor == AWA


def test_the_recovery_code_is_shown_once(window: OfficeWindow) -> None:
    page = page_of(window)
    codes: list[str] = []

    def keep(shown: QDialog) -> None:
        codes.append("-".join(getattr(shown, "groups")))  # noqa: B009 - of a CodeWindow
        assert not shown.findChild(type(page.no_code), "code.print")
        press(shown, "code.done")

    script = Answering(keep, keep)
    press(page, "people.make_code")
    assert not page.no_code.isVisible()
    with questions.answered_by(asked := Scripted(True)):
        page._on_recovery()  # noqa: SLF001 - it may stand in “More”
    assert script.stop() == ["code", "code"]
    assert asked.asked[0].title == "Make a new recovery code?"

    awa = next(person for person in window.office.ask(people).now if person.name == AWA)
    order = RecoverPassword(user_id=awa.id, code=codes[0], password=NEW, again=NEW)
    with pytest.raises(Exception, match="not the latest"):
        window.office.do(recover_password, order)
    window.office.do(recover_password, RecoverPassword(user_id=awa.id, code=codes[1], password=NEW, again=NEW))


def test_who_may_do_what_says_what_the_rules_say() -> None:
    assert {(role, right) for role in Role for right in Right if may(role, right)} == {
        (role, right) for role, rights in RIGHTS.items() for right in rights
    }


# ---- the hand-over ---------------------------------------------------------------------------------------------------


def wizard(window: OfficeWindow) -> HandOverPage:
    """The wizard, opened."""
    page_of(window)._on_hand_over()  # noqa: SLF001 - it may stand in “More”
    page = window.content.page()
    assert isinstance(page, HandOverPage)
    return page


def test_the_office_is_handed_over_in_four_steps(window: OfficeWindow, tmp_path: Path) -> None:
    page = wizard(window)
    press(page, "hand_over.next")
    assert page.step == WHO
    assert said(page.who, "taken_by") == rules.NO_NAME
    assert said(page.who, "password").startswith("The password is empty.")
    page.who.entries.editor("taken_by").show_value("Fatou Ba")
    type_into(page.who, password="fatou comes now", again="fatou comes now")
    part(page.who, TickBox, f"keeps.{Role.VIEWER}").click()
    press(page, "hand_over.next")
    assert page.step == LIST

    press(page, "hand_over.add")
    own = page.list.rows[-1]
    own.called.setText("Scales")
    press(page, "hand_over.all")
    own.done.setChecked(False)
    press(page, "hand_over.next")
    assert page.step == LIST
    assert own._said.plain() == WHAT_OF_ITEM  # noqa: SLF001 - what stands below the line
    own.remark.setText("At the mill.")
    press(page, "hand_over.next")
    assert page.step == FILE

    stick = tmp_path / "stick"
    stick.mkdir()
    with questions.answered_by(Scripted(stick)):
        press(page, "hand_over.backup")
    [made] = stick.iterdir()
    assert page.file.backup is not None
    press(page, "hand_over.next")
    assert page.step == SUMMARY
    assert not page.summary.warning.isVisible()
    press(page, "hand_over.back")
    press(page, "hand_over.next")
    with questions.answered_by(script := Scripted()):
        press(page, "hand_over.next")
        QApplication.processEvents()
    assert script.asked[0].title == "Fatou Ba is secretary now"

    [record] = window.office.ask(hand_overs)
    assert (record.given_by, record.taken_by, record.backup_name) == (AWA, "Fatou Ba", made.name)
    assert (record.items[-1].item, record.items[-1].called, record.items[-1].remark) == (
        Item.OWN, "Scales", "At the mill.",
    )  # fmt: skip
    assert window.office.keeper.roles == {Role.VIEWER}
    assert window.content.key == "people"
    assert "add" not in offered(page_of(window))
    page_of(window)._on_hand_overs()  # noqa: SLF001 - it may stand in “More”
    shown = window.content.page()
    assert isinstance(shown, HandOversPage)
    assert [row.id for row in shown.rows] == [record.id]


def test_whoever_keeps_no_role_is_not_at_the_keyboard_any_more(window: OfficeWindow) -> None:
    page = wizard(window)
    ousmane = next(person for person in window.office.ask(people).now if person.name == OUSMANE)
    editor = page.who.entries.editor("taken_by_id")
    editor.show_value(ousmane.id)
    editor.changed.emit()
    for name in ("next", "all", "next", "next"):
        press(page, f"hand_over.{name}")
    assert page.step == SUMMARY
    assert page.summary.warning.isVisible()
    with questions.answered_by(Scripted(True)):
        press(page, "hand_over.next")
        QApplication.processEvents()

    [record] = window.office.ask(hand_overs)
    preview = part(window, PreviewWindow)
    assert (preview.what.paper.key, preview.what.of) == ("office-hand-over", (record.id,))
    preview.close()
    assert window.office.keeper.name == OUSMANE
    assert window.office.keeper.is_alone
    assert not window.covered
    assert window.findChild(SignInPage) is None
