"""Walks through people and passwords: roles, the hand-over, private notes, and the sheet at which people sign in."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from pomanager.rules.access.roles import Role
from pomanager.services.access import door
from pomanager.services.access.commands.people import AddUser, add_user
from pomanager.services.access.queries.people import people
from pomanager.ui.access.code_window import CodeWindow, Opens
from pomanager.ui.access.handing_over.page import HandOverPage
from pomanager.ui.access.notes.page import NotesPage
from pomanager.ui.access.people_forms import adding_person, amending_person
from pomanager.ui.access.people_page import PeoplePage
from pomanager.ui.access.rekeying import OfFile, RekeyWindow, What
from pomanager.ui.access.sign_in import SignInPage
from pomanager.ui.access.who_may import WhoMayPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page

Take = Callable[[str, QWidget], None]
PEOPLE = (("Awa Diop", Role.SECRETARY), ("Ousmane Sow", Role.TREASURER), ("Fatou Ba", Role.MENTOR_COORDINATOR))
WORDS = "the well is deep"
CODE = "-".join(("0A1B2",) * 13)
"""What a code looks like; it opens nothing."""


def walk_the_access(window: OfficeWindow, take: Take) -> None:
    """Take a picture of every screen; people are added on the way, so that this comes last."""
    page = cast("PeoplePage", window.show_page("people"))
    take("people-nobody", window)
    _over(page, adding_person(page.desk), "people-yourself", window, take)
    for name, role in PEOPLE:
        order = AddUser(name=name, roles=(role,), password=WORDS, again=WORDS)
        window.desk.do(add_user, order)
        QApplication.processEvents()
    page = cast("PeoplePage", window.show_page("people"))
    take("people", window)
    forms: dict[str, Page] = {
        "people-add": adding_person(page.desk),
        "people-amend": amending_person(page.desk, page.desk.office.ask(people).now[-1]),
        "people-who-may": WhoMayPage(page.desk),
        "people-hand-over": HandOverPage(page.desk, window.path),
    }
    for name, form in forms.items():
        _over(page, form, name, window, take)
    _notes(window, take)
    _windows(window, take)
    _door(window, take)


def _over(page: Page, form: Page, name: str, window: OfficeWindow, take: Take) -> None:
    page.open_page(form)
    take(name, window)
    form.close_page()


def _notes(window: OfficeWindow, take: Take) -> None:
    notes = cast("NotesPage", window.show_page("notes"))
    take("notes-password", window)
    door.unlock_notes(window.office, WORDS)
    notes.refresh()
    take("notes", window)


def _windows(window: OfficeWindow, take: Take) -> None:
    of = OfFile(path=window.path, clock=window.office.now, actor=window.office.actor)
    shown: dict[str, QWidget] = {
        "file-password": RekeyWindow(What.SET, of, _nothing, window),
        "recovery-code": CodeWindow(CODE, Opens.FILE, _nothing, window),
    }
    for name, question in shown.items():
        question.show()
        take(name, question)
        question.close()
        question.deleteLater()


def _door(window: OfficeWindow, take: Take) -> None:
    page = SignInPage(window.office)
    window.cover(page)
    take("sign-in", window)
    page.names.forgot.click()
    take("sign-in-forgot", window)
    window.uncover()


def _nothing() -> None:
    """Only a picture is taken."""
