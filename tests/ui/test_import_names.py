"""The summary of an import asks whether names that differ are put right, or borne since a day."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.particulars import former_name_rows
from pomanager.ui.application import Screen
from pomanager.ui.members.importing import ImportPage
from pomanager.ui.members.importing.page import SUMMARY
from pomanager.ui.preferences import Preferences
from tests.ui.scripted import Told
from tests.ui.wizard import GOOD, Wizard, opened_wizard

RENAMED = "041,CHAN Sopheap,F,1978,Srae Soriya,012 447 190,x"


@pytest.fixture
def wizard(tmp_path: Path, preferences: Preferences, screen: Screen, qtbot: QtBot, at_once: None) -> Iterator[Wizard]:
    """Three members on the roll, and the wizard open."""
    made = opened_wizard(tmp_path, preferences)
    qtbot.addWidget(made.window)
    made.imported(*GOOD)
    made.again()
    yield made
    made.office.close()


def summary(wizard: Wizard, *rows: str) -> ImportPage:
    page = wizard.checked(*rows, name="again.csv")
    page.go_on()
    assert page.step == SUMMARY
    return page


def names(wizard: Wizard) -> list[str]:
    """The present name of the first member and those borne before."""
    member = wizard.office.ask(member_detail, 1)
    return [member.full_name, *(row.full_name for row in wizard.office.ask(former_name_rows, member.person_id))]


def test_nothing_is_asked_where_no_name_differs(wizard: Wizard) -> None:
    page = summary(wizard, GOOD[0].replace("012 447 190", "012 000 000"))
    assert not page.summary_step.names.isVisible()
    page.go_on()
    assert names(wizard) == ["SOK Sopheap"]


def test_left_empty_the_name_is_put_right(wizard: Wizard) -> None:
    page = summary(wizard, RENAMED)
    assert page.summary_step.names.isVisible()
    page.go_on()
    assert names(wizard) == ["CHAN Sopheap"]


def test_with_a_day_the_name_before_is_kept(wizard: Wizard) -> None:
    page = summary(wizard, RENAMED)
    page.summary_step.names.show_values((("names_on", date(2025, 6, 1)),))
    page.go_on()
    assert names(wizard) == ["CHAN Sopheap", "SOK Sopheap"]


def test_a_day_ahead_or_none_is_said_beside_it_and_nothing_written(wizard: Wizard, told: Told) -> None:
    page = summary(wizard, RENAMED)
    for day in (wizard.office.today() + timedelta(days=1), date(1970, 1, 1)):
        page.summary_step.names.show_values((("names_on", day),))
        page.go_on()
        assert page.step == SUMMARY
        assert page.summary_step.names.objected("names_on")
    page.summary_step.names.show_raw((("names_on", "never"),))
    page.go_on()
    assert page.summary_step.names.objected("names_on")
    assert names(wizard) == ["SOK Sopheap"]
    assert told.problems == []
