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
from pomanager.ui.page import Page
from pomanager.ui.pages import PAGES
from tests import make
from tests.ui.office_desk import admitted, nameless, office_window

CODES = (*(each.code for each in LANGUAGES), PSEUDO)
IN_LOOKS = dict.fromkeys(("fr", "km"), (pytest.mark.dressed,))
"""In these languages all pages are painted in the look of the program, too: in Latin letters, and in the highest."""
OPENERS = {
    "home": (),
    "members": ("action.admit", "action.import", "members.amend", "members.attention"),
    "bodies": ("bodies.found_board",),
    "shares": ("shares.add_type",),
    "dues": ("dues.add_fee",),
    "meetings": ("meetings.plan",),
    "entitlement": (),
    "elections": (),
    "mentoring": (),
    "reports": ("reports.begin",),
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


@pytest.mark.parametrize("code", [pytest.param(each, marks=IN_LOOKS.get(each, ())) for each in CODES])
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


def seen_whole(window: OfficeWindow, page: Page, told: str) -> None:
    """The page is in front, can be painted, and all that can be reached has a name."""
    assert window.content.page() is page, told
    assert nameless(window) == [], told
    assert not window.grab().isNull(), told


@pytest.mark.parametrize("turn", range(max(map(len, OPENERS.values()))))
def test_every_page_that_opens_over_another_has_names_for_everything(
    window: OfficeWindow, screen: Screen, turn: int
) -> None:
    """One page is opened over each page of the sidebar; all of them learn another language at once."""
    opened = {}
    for key, names in OPENERS.items():
        if turn < len(names):
            below = window.show_page(key)
            press(window, names[turn])
            over = window.content.page()
            assert over is not None, names[turn]
            assert over is not below, names[turn]
            opened[key] = below, over
            seen_whole(window, over, names[turn])
    for code in (PSEUDO, "km"):
        speak(screen, code)
        for key, (_below, over) in opened.items():
            window.show_page(key)
            QApplication.processEvents()
            seen_whole(window, over, f"{key} in {code}")
    for key, (below, _over) in opened.items():
        window.show_page(key)
        window.content.go_back()
        assert window.content.page() is below, key


@pytest.mark.parametrize("code", [PSEUDO, "km"])
def test_the_record_and_every_part_of_it_have_names_for_everything(
    peopled: OfficeWindow, screen: Screen, code: str
) -> None:
    """They are opened one over the other, learn another language at once, and are left one after the other."""
    window = peopled
    members = [window.office.ask(member_detail, each) for each in window.office.ask(roll_ids, RollView())]
    person = next(part for part in RECORD_PARTS if part.key == "person")
    below = window.show_page("members")
    assert isinstance(below, Page)
    opened: list[tuple[str, Page]] = []
    record = RecordPage(below.desk, next(each.id for each in members if person.concerns(each)))
    for part in RECORD_PARTS:
        assert part.make is not None
        opened.append((part.key, part.make(below.desk, next(each for each in members if part.concerns(each)))))
    for told, page in (("record", record), *opened):
        below.open_page(page)
        seen_whole(window, page, told)
    speak(screen, code)
    for told, page in (*reversed(opened), ("record", record)):
        seen_whole(window, page, told)
        window.content.go_back()
        QApplication.processEvents()
    assert window.content.page() is below


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
