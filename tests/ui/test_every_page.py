"""Every page opens in every language, and everything a person can reach on it has a name that is read aloud."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import LANGUAGES, PSEUDO, language
from pomanager.readmodels.members import RollView
from pomanager.rules.members import PersonKind, Status
from pomanager.services.members.queries import member_detail, roll_ids
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.members.record_parts import RECORD_PARTS
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.pages import PAGES
from tests import make
from tests.ui.office_desk import admitted, nameless, office_window

CODES = (*(each.code for each in LANGUAGES), PSEUDO)
OPENERS = {
    "members": ("action.admit", "action.import", "members.amend", "members.attention"),
    "bodies": ("bodies.found_board",),
    "shares": ("shares.add_type",),
    "dues": ("dues.add_fee",),
    "meetings": ("meetings.plan",),
    "entitlement": (),
    "elections": (),
    "mentoring": ("mentoring.begin",),
    "due": (),
    "bylaws": ("bylaws.begin_preset",),
    "organisation": ("action.amend", "action.words", "action.places", "action.sections"),
    "notes": (),
    "people": ("people.first", "action.hand_over", "action.who_may"),
    "journal": (),
}
"""Buttons of each page that open another page over it."""


def two(office: Office) -> None:
    """Two members."""
    admitted(office, "NIYONZIMA Médiatrice", place="Mungwa · Gitega")
    admitted(office, "ចាន់ ធីតា")


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """The window of an office with two members."""
    with office_window(screen, tmp_path, qtbot, fill=two) as opened:
        yield opened


def all_kinds(office: Office) -> None:
    """A member of each kind: for each part of a record there is one whom it concerns."""
    two(office)
    make.member(office, "COPROCA", kind=PersonKind.ORGANISATION, representative="Awa Ba")
    make.applicant(office, "HAKIZIMANA Anne")
    make.standing(office, make.member(office, "IRAKOZE Divine"), Status.EXCLUDED, date(2022, 5, 1))


@pytest.fixture
def peopled(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """The window of an office with members of all kinds."""
    with office_window(screen, tmp_path, qtbot, fill=all_kinds) as opened:
        yield opened


def speak(screen: Screen, code: str) -> None:
    screen.change_language(code)
    QApplication.processEvents()


def press(window: OfficeWindow, name: str) -> None:
    [button] = [each for each in window.findChildren(QAbstractButton, name) if each.isVisible()]
    button.click()


def test_every_page_says_what_opens_over_it() -> None:
    assert set(OPENERS) == {kind.key for kind in PAGES}


@pytest.mark.parametrize("code", CODES)
def test_every_page_opens_in_every_language(window: OfficeWindow, screen: Screen, code: str) -> None:
    speak(screen, code)
    assert window.isRightToLeft() == language(code).right_to_left
    titles = set()
    for kind in PAGES:
        page = window.show_page(kind.key)
        QApplication.processEvents()
        titles.add(page.title())
        assert nameless(window) == []
        assert not window.grab().isNull()
    assert len(titles) == len(PAGES)


@pytest.mark.parametrize("opener", [(kind.key, name) for kind in PAGES for name in OPENERS[kind.key]])
def test_every_page_that_opens_over_another_has_names_for_everything(
    window: OfficeWindow, screen: Screen, opener: tuple[str, str]
) -> None:
    key, name = opener
    below = window.show_page(key)
    press(window, name)
    page = window.content.page()
    assert page is not None
    assert page is not below
    for code in ("en", PSEUDO, "km"):
        speak(screen, code)
        assert nameless(window) == []
        assert not window.grab().isNull()
    window.content.go_back()
    assert window.content.page() is below


@pytest.mark.parametrize("key", ["record", *(part.key for part in RECORD_PARTS)])
def test_the_record_and_every_part_of_it_have_names_for_everything(
    peopled: OfficeWindow, screen: Screen, key: str
) -> None:
    window = peopled
    of = next((part for part in RECORD_PARTS if part.key == key), next(p for p in RECORD_PARTS if p.key == "person"))
    members = [window.office.ask(member_detail, each) for each in window.office.ask(roll_ids, RollView())]
    member = next(each for each in members if of.concerns(each))
    below = window.show_page("members")
    assert of.make is not None
    page = RecordPage(below.desk, member.id) if key == "record" else of.make(below.desk, member)
    below.open_page(page)
    for code in ("en", PSEUDO, "km"):
        speak(screen, code)
        assert window.content.page() is page
        assert nameless(window) == []
        assert not window.grab().isNull()


def test_the_panel_tells_every_part_of_the_record_in_every_language(peopled: OfficeWindow, screen: Screen) -> None:
    page = peopled.show_page("members")
    assert isinstance(page, MembersPage)
    labels = set()
    for code in CODES:
        speak(screen, code)
        page.detail.tell_parts()
        labels.add(page.detail.facts.facts()[-2][0])
        assert nameless(peopled) == []
        assert not peopled.grab().isNull()
    assert len(labels) == len(CODES)


def test_names_read_aloud_follow_the_language(window: OfficeWindow, screen: Screen) -> None:
    window.show_page("members")
    heard = {}
    for code in ("en", "fr", PSEUDO):
        speak(screen, code)
        shown = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
        heard[code] = {each.objectName(): each.accessibleName() for each in shown if each.objectName()}
    always = (heard["en"].keys() & heard["fr"].keys() & heard[PSEUDO].keys()) - {"status.language"}
    acts = {"action.admit", "members.amend", "members.standing", "members.print_record"}
    assert acts <= always
    assert [name for name in always if not heard[PSEUDO][name].startswith("[")] == []
    assert [name for name in acts if heard["fr"][name] == heard["en"][name]] == []
