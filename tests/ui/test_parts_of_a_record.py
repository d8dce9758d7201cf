"""Telephones, nominees and own fields of a member: what a person fills in and what the office knows afterwards."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import MemberDetail
from pomanager.rules.contacts import Account, NomineeLine, Phone, PhoneOwner
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.contacts import SetNominees, set_nominees
from pomanager.services.members.commands.extra_fields import DefineField, define_field, end_field
from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.contacts import contact_detail, nominee_detail
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values
from pomanager.ui.application import Screen
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.rows import RowsEditor
from pomanager.ui.journal.page import value_words
from pomanager.ui.members import panel, part_facts
from pomanager.ui.members.contacts import ContactsPage
from pomanager.ui.members.extra_fields import ExtraFieldPage, ExtraFieldsPage
from pomanager.ui.members.extra_values import ExtraValuesPage, own_fields_page
from pomanager.ui.members.nominees import NomineesPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.panel import PARTS_IN_SHORT
from pomanager.ui.members.record_parts import RECORD_PARTS
from pomanager.ui.office_window import OfficeWindow
from tests.ui.office_desk import admitted, fill, office_window


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with one member, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        admitted(opened.office, "NIYONZIMA Médiatrice", place="Mungwa · Gitega")
        yield opened


def member(window: OfficeWindow, member_id: int = 1) -> MemberDetail:
    return window.office.ask(member_detail, member_id)


def opened(window: OfficeWindow, key: str) -> Any:  # noqa: ANN401 - the page of any part
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    part = next(part for part in RECORD_PARTS if part.key == key)
    assert part.make is not None
    made = part.make(page.desk, member(window))
    page.open_page(made)
    return made


def saved(window: OfficeWindow, form: FormPage[Any]) -> bool:
    """Press Save, and once more where only remarks stood against it; whether the page was left."""
    form.form.submit()
    if window.content.page() is form:
        form.form.submit()
    return window.content.page() is not form


def rows(form: FormPage[Any], name: str) -> RowsEditor:
    editor = form.form.entries.editor(name)
    assert isinstance(editor, RowsEditor)
    return editor


def test_telephones_and_accounts_are_written_in_rows(window: OfficeWindow) -> None:
    form = opened(window, "contacts")
    assert isinstance(form, ContactsPage)
    editor = rows(form, "phones")
    for number in ("79 12 34 56", "77 00 11 22"):
        editor.add.click()
        fill_cell(editor, "number", number)
    editor.rows[1].cells["owner"].editor.show_value(PhoneOwner.NEIGHBOUR)
    editor.rows[1].cells["silent"].editor.show_value(True)
    money = rows(form, "accounts")
    money.add.click()
    fill_cell(money, "operator", "Lumicash")
    fill_cell(money, "number", "79 12 34 56")
    assert saved(window, form)
    detail = window.office.ask(contact_detail, 1)
    assert detail.phones == (
        Phone(number="79 12 34 56"),
        Phone(number="77 00 11 22", owner=PhoneOwner.NEIGHBOUR, messages=False),
    )
    assert detail.accounts == (Account(operator="Lumicash", number="79 12 34 56"),)


def fill_cell(editor: RowsEditor, cell: str, text: str) -> None:
    """Type into a cell of the last row."""
    editor.rows[-1].cells[cell].editor.show_raw(text)
    editor.rows[-1].cells[cell].editor.changed.emit()


def test_what_is_wrong_with_a_number_stands_below_its_row(window: OfficeWindow) -> None:
    other = admitted(window.office, "BUKURU Jean")
    form = opened(window, "contacts")
    editor = rows(form, "phones")
    editor.add.click()
    fill_cell(editor, "number", "12")
    assert not saved(window, form)
    assert "digits" in editor.rows[0].said()
    fill_cell(editor, "number", "79 12 34 56")
    assert saved(window, form)
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    second = ContactsPage(page.desk, member(window, other))
    page.open_page(second)
    theirs = rows(second, "phones")
    theirs.add.click()
    fill_cell(theirs, "number", "79 12 34 56")
    second.form.submit()
    assert window.content.page() is second
    assert "shared" in theirs.rows[0].said()
    theirs.rows[0].cells["shared"].editor.show_value(True)
    assert saved(window, second)
    assert window.office.ask(contact_detail, other).phones[0].shared


def test_nominees_are_named_with_shares_that_come_to_a_hundred(window: OfficeWindow) -> None:
    form = opened(window, "nominees")
    assert isinstance(form, NomineesPage)
    form.form.show_values({"nominees": [{"name": "Awa", "share_percent": 60}, {"name": "Ba", "share_percent": 30}]})
    assert not saved(window, form)
    assert "90" in form.form.entries.remark("nominees").text()
    rows(form, "nominees").rows[1].cells["share_percent"].editor.show_raw("40")
    assert saved(window, form)
    told = window.office.ask(nominee_detail, 1)
    assert [row.line for row in told.now] == [
        NomineeLine(name="Awa", share_percent=60), NomineeLine(name="Ba", share_percent=40),
    ]  # fmt: skip


def test_earlier_nominees_stand_beside_and_nowhere_else(window: OfficeWindow) -> None:
    for name in ("Secret One", "Secret Two"):
        window.office.do(set_nominees, SetNominees(member_id=1, nominees=(NomineeLine(name=name),)))
    form = opened(window, "nominees")
    beside = form.panel()
    assert beside is not None
    texts = [label.accessibleName() for label in beside.findChildren(QLabel)]
    assert any("Secret One" in text for text in texts)
    assert not any("Secret Two" in text for text in texts)
    for shown in (True, False, True):
        assert beside.isVisible() is shown
        next(action for action in form.actions_offered() if action.key == "earlier").slot()
    told = [part.facts(window.office, member(window)) for part in RECORD_PARTS if part.key != "photo"]
    told += [part.short(window.office, member(window)) for part in RECORD_PARTS]
    assert "Secret" not in repr(told)
    assert "1 named" in repr(told)


def fields_defined(window: OfficeWindow) -> None:
    land = (Answer("", Wording({"fr": "Propre"})), Answer("", Wording({"fr": "Louée", "en": "Rented"})))
    for label, kind, answers in (
        ("Vaches", FieldKind.NUMBER, ()), ("Terre", FieldKind.CHOICE, land), ("Carte", FieldKind.YES_NO, ()),
        ("Carte le", FieldKind.DATE, ()), ("Note", FieldKind.TEXT, ()),
    ):  # fmt: skip
        window.office.do(define_field, DefineField(label=Wording({"fr": label}), kind=kind, answers=answers))


def test_own_fields_are_filled_in_and_told_in_the_readers_language(window: OfficeWindow) -> None:
    fields_defined(window)
    form = opened(window, "own_fields")
    assert isinstance(form, ExtraValuesPage)
    fill(form, vaches="many", carte_le="14.03.2026", note="A-14")
    form.form.show_values({"terre": "rented", "carte": "yes"})
    assert not saved(window, form)
    assert form.form.entries.remark("vaches").kind == "bad"
    fill(form, vaches="2,5")
    assert saved(window, form)
    person_id = member(window).person_id
    kept = window.office.ask(extra_values, [person_id])[person_id]
    assert list(kept.values()) == ["2.5", "rented", "yes", "2026-03-14", "A-14"]
    assert list(part_facts.own_field_facts(window.office, member(window))) == [
        ("Vaches", "2.5"), ("Terre", "Rented"), ("Carte", "Yes"), ("Carte le", "14 Mar 2026"), ("Note", "A-14"),
    ]  # fmt: skip
    again = opened(window, "own_fields")
    assert again.form.entries.values() == {**form.form.entries.values(), "vaches": "2.5"}


def test_without_own_fields_the_page_says_what_they_are_for(window: OfficeWindow) -> None:
    page = opened(window, "own_fields")
    assert isinstance(page, ExtraFieldsPage)
    assert [action.key for action in page.actions_offered()] == ["add"], "nothing that needs a line"
    assert "No own fields yet" in page.empty_words()[0]
    page.add()
    form = window.content.page()
    assert isinstance(form, ExtraFieldPage)
    form.form.show_values({"label": Wording({"fr": "Terre"}), "kind": FieldKind.CHOICE})
    assert not saved(window, form)
    assert form.form.entries.remark("answers").kind == "bad"
    form.form.show_values({"answers": [{"key": "", "fr": "Propre"}, {"key": "", "fr": "Louée"}]})
    assert saved(window, form)
    (row,) = window.office.ask(extra_fields)
    assert [answer.key for answer in row.answers] == ["propre", "louee"]
    assert window.content.page() is page
    assert page.model.rowCount() == 1
    page.open_line(row)
    change = window.content.page()
    assert isinstance(change, ExtraFieldPage)
    change.form.show_values({"answers": [{"key": "propre", "fr": "A nous"}, {"key": "louee", "fr": "Louée"}]})
    assert saved(window, change)
    (row,) = window.office.ask(extra_fields)
    assert [(answer.key, answer.words) for answer in row.answers] == [
        ("propre", Wording({"fr": "A nous"})), ("louee", Wording({"fr": "Louée"})),
    ]  # fmt: skip


def test_own_fields_change_places_end_and_are_taken_up_again(window: OfficeWindow) -> None:
    fields_defined(window)
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    page = ExtraFieldsPage(members.desk)
    members.open_page(page)

    def press(key: str) -> None:
        next(action for action in page.actions_offered() if action.key == key).slot()

    page.table.choose(2)
    press("up")
    assert [row.id for row in window.office.ask(extra_fields)] == [2, 1, 3, 4, 5]
    press("down")
    press("end")
    assert [row.id for row in window.office.ask(extra_fields)] == [1, 3, 4, 5]
    assert page.model.id_at(4) == 2
    page.table.choose(2)
    assert "Take up again" in [action.text for action in page.actions_offered()]
    press("end")
    assert [row.id for row in window.office.ask(extra_fields)] == [1, 2, 3, 4, 5]


def test_an_ended_field_is_asked_no_more_and_still_told(window: OfficeWindow) -> None:
    fields_defined(window)
    form = opened(window, "own_fields")
    fill(form, vaches="3")
    assert saved(window, form)
    window.office.do(end_field, 1)
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    asked = own_fields_page(page.desk, member(window))
    assert isinstance(asked, ExtraValuesPage)
    assert "vaches" not in asked.form.entries.values()
    assert list(part_facts.own_field_facts(window.office, member(window))) == [("Vaches", "3")]
    page.open_page(asked)
    asked.close_page()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("relation", "spouse", "Spouse"), ("votes", "yes", "Yes"), ("field_kind", "choice", "One of several answers"),
        ("until", "2020-05-01", "01/05/2020"), ("topic", '{"fr":"Comptes"}', "Comptes"),
        ("phone_details", "77001122 neighbour shared silent; 79 own", "77001122 Neighbour shared no messages · 79 Own"),
    ],
)  # fmt: skip
def test_the_journal_says_codes_as_words(screen: Screen, field: str, value: str, said: str) -> None:
    assert value_words(field, value) == said


def test_the_first_member_is_shown_by_the_roll_alone_and_then_by_every_part_of_the_record(
    window: OfficeWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.delitem(sys.modules, PARTS_IN_SHORT)
    monkeypatch.setattr(panel, "SOON_MILLISECONDS", 0)
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    page.refresh()
    at_first = dict(page.detail.facts.facts())
    assert at_first["Place"] == "Mungwa · Gitega"
    assert "Right to vote" not in at_first
    qtbot.waitUntil(lambda: PARTS_IN_SHORT in sys.modules)
    then = dict(page.detail.facts.facts())
    assert then.keys() - at_first.keys() == {"Right to vote"}
    assert {label: then[label] for label in ("Place", "Member since")} == {
        label: at_first[label] for label in ("Place", "Member since")
    }


def test_parts_are_told_when_nobody_else_is_chosen_for_a_moment_and_stand_while_the_list_is_asked_again(
    window: OfficeWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(panel, "REST_MILLISECONDS", 1)
    other = admitted(window.office, "IRAKOZE Divine")
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    page.refresh()
    page.table.choose(other)
    assert "Right to vote" not in dict(page.detail.facts.facts())
    qtbot.waitUntil(lambda: "Right to vote" in dict(page.detail.facts.facts()))
    page.refresh()
    assert "Right to vote" in dict(page.detail.facts.facts())
    page.table.choose(1)
    assert "Right to vote" not in dict(page.detail.facts.facts())
