"""An applicant's record says what is still missing; an exclusion is appealed against and decided on the screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.rules.appeals import AppealOutcome
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Status
from pomanager.services.members.queries.appeals import appeals
from pomanager.ui.application import Screen
from pomanager.ui.members.admission_part import admission_facts, admission_page
from pomanager.ui.members.appeals import AppealDecisionPage, AppealPage, appeal_told, appeals_page
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from tests import make
from tests.ui.office_desk import office_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with an empty roll, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


@pytest.fixture
def page(window: OfficeWindow) -> MembersPage:
    """The roll."""
    shown = window.show_page("members")
    assert isinstance(shown, MembersPage)
    return shown


def test_an_applicant_is_admitted_with_what_is_missing_in_view(window: OfficeWindow, page: MembersPage) -> None:
    applicant = make.applicant(window.office, birth=VagueDate(1980), place="Mungwa", phone="79 12 34 56")
    member = make.detail(window.office, applicant)
    assert admission_facts(window.office, member) == (
        ("Still missing", "Identity document, Profession and Consent to keep the data"),
    )
    form = admission_page(page.desk, member)
    page.open_page(form)
    form.form.show_values({"on": date(2026, 11, 20), "decision": "Board, 20 November 2026, 3"})
    form.form.submit()
    said = [objection.message for objection in form.form.judge()]
    assert [message.startswith("Still missing") for message in said] == [True]
    assert make.detail(window.office, applicant).status is Status.APPLICANT
    form.form.submit()
    assert make.detail(window.office, applicant).status is Status.ACTIVE


def test_an_appeal_is_lodged_then_decided_and_the_exclusion_is_gone(window: OfficeWindow, page: MembersPage) -> None:
    excluded = make.member(window.office)
    make.standing(window.office, excluded, Status.EXCLUDED, date(2026, 5, 1))
    lodging = appeals_page(page.desk, make.detail(window.office, excluded))
    assert isinstance(lodging, AppealPage)
    page.open_page(lodging)
    lodging.form.show_values({"lodged_on": date(2026, 4, 30), "grounds": "Dues were paid."})
    lodging.form.submit()
    assert window.office.ask(appeals, excluded) == ()
    lodging.form.show_values({"lodged_on": date(2026, 5, 20)})
    lodging.form.submit()
    deciding = appeals_page(page.desk, make.detail(window.office, excluded))
    assert isinstance(deciding, AppealDecisionPage)
    page.open_page(deciding)
    deciding.form.show_values({"outcome": AppealOutcome.UPHELD, "decided_on": date(2026, 9, 10), "decision": "AG, 4"})
    deciding.form.submit()
    told = make.detail(window.office, excluded)
    assert told.status is Status.ACTIVE
    assert appeal_told(window.office, told) == (("Appeal", "20/05/2026 · Exclusion annulled\nDues were paid.\nAG, 4"),)
