"""The pages of a record's parts speak every language they are asked to, and everything on them has a name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.rules.contacts import Account, NomineeLine, Phone
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.households import Relation
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.contacts import SetContacts, SetNominees, set_contacts, set_nominees
from pomanager.services.members.commands.extra_fields import DefineField, define_field
from pomanager.services.members.commands.households import FoundHousehold, found_household
from pomanager.services.members.commands.trainings import RecordTraining, record_training
from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.contacts import contact_detail
from pomanager.services.members.queries.extra_fields import extra_fields
from pomanager.services.members.queries.households import household_detail
from pomanager.ui.application import Screen
from pomanager.ui.desk import Desk
from pomanager.ui.members.contacts import ContactsPage
from pomanager.ui.members.extra_fields import ExtraFieldPage, ExtraFieldsPage
from pomanager.ui.members.extra_values import ExtraValuesPage
from pomanager.ui.members.household_forms import (
    AmendHouseholdPage,
    EnterHouseholdPage,
    JoinHouseholdPage,
    StayPage,
)
from pomanager.ui.members.households import HouseholdPage
from pomanager.ui.members.nominees import NomineesPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.trainings import AttendeesPage, TrainingPage, TrainingsPage, member_trainings_page
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from tests.ui.office_desk import admitted, nameless, office_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office whose one member has a household, telephones, nominees, a training; two own fields."""
    with office_window(screen, tmp_path, qtbot) as opened:
        office = opened.office
        admitted(office, "NIYONZIMA Médiatrice", place="Mungwa · Gitega")
        office.do(found_household, FoundHousehold(member_id=1, name="NIYONZIMA", relation=Relation.HEAD))
        version = office.ask(contact_detail, 1).version
        phones, accounts = (Phone(number="79 12 34 56"),), (Account(operator="Lumicash", number="79 12 34 56"),)
        office.do(set_contacts, SetContacts(member_id=1, version=version, phones=phones, accounts=accounts))
        for name in ("Awa", "Ba"):
            office.do(set_nominees, SetNominees(member_id=1, nominees=(NomineeLine(name=name),)))
        training = RecordTraining(topic=Wording({"fr": "Comptes"}), began_on=date(2026, 3, 9), member_ids=(1,))
        office.do(record_training, training)
        answers = (Answer("", Wording({"fr": "Propre"})), Answer("", Wording({"fr": "Louée"})))
        for label, kind in (("Vaches", FieldKind.NUMBER), ("Terre", FieldKind.CHOICE)):
            office.do(define_field, DefineField(label=Wording({"fr": label}), kind=kind, answers=answers))
        yield opened


def pages(desk: Desk) -> tuple[Page, ...]:
    """Every page of these parts."""
    ask = desk.office.ask
    member, household = ask(member_detail, 1), ask(household_detail, 1)
    return (
        ContactsPage(desk, member), NomineesPage(desk, member), HouseholdPage(desk, 1), JoinHouseholdPage(desk, member),
        EnterHouseholdPage(desk, household), StayPage(desk, household, household.lines[0]),
        AmendHouseholdPage(desk, household), TrainingsPage(desk), member_trainings_page(desk, member),
        AttendeesPage(desk, 1), TrainingPage(desk, (1,)), TrainingPage(desk), ExtraFieldsPage(desk),
        ExtraFieldPage(desk, ask(extra_fields)[1]), ExtraValuesPage(desk, member),
    )  # fmt: skip


@pytest.mark.parametrize("code", [PSEUDO, "km"])
def test_every_page_speaks_the_language_and_names_everything(window: OfficeWindow, screen: Screen, code: str) -> None:
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    opened = pages(members.desk)
    for page in opened:
        members.open_page(page)
    screen.change_language(code)
    for page in reversed(opened):
        assert window.content.page() is page
        QApplication.processEvents()
        assert nameless(window) == [], type(page).__name__
        assert page.title().startswith("[") == (code == PSEUDO and page.title() != "Comptes")
        assert not window.grab().isNull()
        page.close_page()
    assert window.content.page() is members
