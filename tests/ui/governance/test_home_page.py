"""The home page: its figures are those that stand elsewhere, its cards those of who is there, its acts lead there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pomanager.readmodels.access import Keeper
from pomanager.readmodels.files import BackupsSeen
from pomanager.rules.access.roles import Role, rights_of
from pomanager.rules.governance.first_steps import FirstStep
from pomanager.rules.movements import JOINING
from pomanager.services import files
from pomanager.services.bodies.queries.coming import terms_ending
from pomanager.services.governance.queries.due import due
from pomanager.services.governance.queries.home import home
from pomanager.services.members.queries.changes import joined_and_left
from pomanager.services.members.queries.on_day import counts_on
from pomanager.services.office import Office
from pomanager.services.shares.queries.capital import capital_between
from pomanager.ui.application import Screen
from pomanager.ui.governance.home.page import HomePage
from pomanager.ui.governance.home.steps_card import StepsCard
from pomanager.ui.office_window import OfficeWindow
from tests import bodies, make, meetings
from tests.offices import USUAL, clock, opened_office, sample_copy
from tests.ui.office_desk import button, nameless, office_window, press

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample office with pairs, bodies and meetings, opened for reading alone by each test."""
    return sample_copy(tmp_path_factory.mktemp("home"), "s2", USUAL)


@pytest.fixture
def office(path: Path) -> Iterator[Office]:
    """That office."""
    opened = opened_office(path)
    yield opened
    opened.close()


@contextmanager
def window_of(office: Office, path: Path, screen: Screen, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """Its window, wide enough for three cards side by side."""
    window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    yield window


def seen(window: OfficeWindow) -> HomePage:
    """The home page, once it was told everything."""
    page = window.content.page()
    assert isinstance(page, HomePage), "it is the first page"
    page.ask_now()
    return page


def test_every_figure_is_that_of_another_page(office: Office) -> None:
    day = clock().date()
    told = office.ask(home, day)
    moved = office.ask(joined_and_left, told.figures.since, day)
    assert told.figures.roll == moved.closing == office.ask(counts_on, day)
    assert told.figures.joined == sum(moved.moved[each].total for each in JOINING) > 0
    rows = office.ask(due, day)
    assert told.due is not None
    assert told.due.rows == rows[:4]
    assert (told.due.count, told.due.overdue) == (len(rows), sum(row.overdue for row in rows))
    assert told.terms == office.ask(terms_ending, day, 6)[:3]
    capital = next(row for row in office.ask(capital_between, day, day) if row.type is None)
    assert told.paid_up is not None
    assert (told.paid_up.paid.minor, told.paid_up.subscribed.minor) == (
        capital.closing.paid,
        capital.closing.subscribed,
    )


def test_its_cards_stand_in_the_order_they_are_read_and_lead_where_they_say(
    office: Office, path: Path, screen: Screen, qtbot: QtBot
) -> None:
    with window_of(office, path, screen, qtbot) as window:
        page = seen(window)
        assert list(page.cards) == ["figures", "due", "meeting", "terms", "pairs", "backup"]
        acts = [act for card in page.cards.values() for act in card.findChildren(QAbstractButton)]
        assert len({act.accessibleName() for act in acts}) == len(acts), "no two are called alike"
        asked: list[str] = []
        window.desk.bus.page_wanted.disconnect()
        window.desk.bus.page_wanted.connect(lambda key, _argument: asked.append(key))
        for name in ("due.all", "meeting.open", "terms.all", "pairs.all"):
            press(page.cards[name.partition(".")[0]], f"home.{name}")
        assert asked == ["due", "meetings", "bodies", "mentoring"]
        for code in ("fr", "km"):
            screen.change_language(code)
            QApplication.processEvents()
            page.ask_now()
            assert nameless(window) == []
        assert not window.grab().isNull()


def test_the_keyboard_stays_on_its_act_when_the_page_is_told_anew(
    office: Office, path: Path, screen: Screen, qtbot: QtBot
) -> None:
    with window_of(office, path, screen, qtbot) as window:
        page = seen(window)
        button(page.cards["due"], "home.due.all").setFocus()
        page.ask_now()
        assert window.focusWidget() is not None
        assert window.focusWidget().objectName() == "home.due.all"


def test_who_may_not_read_money_or_pairs_is_told_nothing_of_them(
    office: Office, path: Path, screen: Screen, qtbot: QtBot
) -> None:
    rights = rights_of(frozenset({Role.DATA_CLERK}))
    office.admit(Keeper("Odette", 7, frozenset({Role.DATA_CLERK}), rights))
    with window_of(office, path, screen, qtbot) as window:
        page = seen(window)
        assert page.title() == "Good day, Odette"
        assert page.home is not None
        assert page.home.paid_up is None
        assert not page.home.figures.has_shares
        assert page.home.due is not None
        assert {row.place.page for row in page.home.due.rows} <= {
            "bodies",
            "bylaws",
            "meetings",
            "elections",
            "organisation",
        }
        assert "pairs" not in page.cards


def test_a_new_office_is_told_its_first_steps_until_they_are_done(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = seen(window)
        steps = page.cards["steps"]
        assert isinstance(steps, StepsCard)
        assert steps.steps == tuple(FirstStep)
        assert list(page.cards) == ["steps"], "of a new office most of what is due is not judged yet"
        assert nameless(window) == []
        make.member(window.office, "ADA Anne")
        page.ask_now()
        steps = page.cards["steps"]
        assert isinstance(steps, StepsCard)
        assert FirstStep.MEMBERS not in steps.steps
        assert "figures" in page.cards
        bodies.body(window.office)
        meetings.planned(window.office)
        page.ask_now()
        assert "steps" not in page.cards
        assert {"meeting", "terms", "backup"} <= set(page.cards)


def test_backups_are_told_by_their_age_and_a_copy_is_one_press_away(
    screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = seen(window)
        assert page.backups == BackupsSeen(None, None)
        away = tmp_path / "stick"
        away.mkdir()
        made = files.back_up(window.path, away, window.office.now)
        window.desk.preferences.backup_folder = str(away)
        window.desk.bus.backup_made.emit(window.office.now())
        assert page.backups is not None
        assert page.backups.away is not None
        assert page.backups.away.size == made.size
        wanted: list[bool] = []
        window.desk.bus.backup_wanted.disconnect()
        window.desk.bus.backup_wanted.connect(lambda: wanted.append(True))
        bodies.body(window.office)
        page.ask_now()
        press(page.cards["backup"], "home.backup.copy")
        assert wanted == [True]
