"""What an import brought and somebody has set right since no longer goes when the import is undone."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.particulars import IdentityDocument
from pomanager.rules.households import Relation
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.commands.households import AmendHousehold, AmendStay, amend_household, amend_stay
from pomanager.services.members.commands.trees import RenamePart, rename_part
from pomanager.services.members.commands.undoing import CHANGED_SINCE, IN_JOURNAL, REFERRED_TO, SET_RIGHT, undo_import
from pomanager.services.members.queries import find_members
from pomanager.services.office import Office
from tests import make, tables

NEW = "name,sex,household\nSOK Sophea,F,Sok\n"
KNOWN = "no,name,household,id number\n1,SOK Sophea,Sok,123456789\n"


def document_ids(session: Session) -> list[int]:
    return list(session.scalars(select(IdentityDocument.id)))


def line_ids(session: Session) -> list[int]:
    return list(session.scalars(select(HouseholdPerson.id)))


def households(session: Session) -> list[tuple[int, int]]:
    return [(row.id, row.version) for row in session.scalars(select(Household))]


@pytest.mark.parametrize(("issuer", "left"), [("Ministry", 2), ("", 1)])
def test_a_document_stays_where_somebody_has_set_it_right(
    office: Office, tmp_path: Path, issuer: str, left: int
) -> None:
    member_id = make.member(office, "SOK Sophea")
    done = tables.brought_in(office, tables.written(tmp_path, KNOWN))
    (document_id,) = office.ask(document_ids)
    brought = GivenDocument(
        id=document_id, kind=IdentityKind.NATIONAL_CARD, number="123456789", issuer=issuer
    )  # fmt: skip
    other = GivenDocument(kind=IdentityKind.PASSPORT, number="P55")
    office.do(set_documents, SetDocuments(member_id=member_id, documents=(brought, other)))
    undone = office.do(undo_import, done.import_id).result
    assert len(office.ask(document_ids)) == left
    named = [(member_id, SET_RIGHT)] if left == 2 else []
    assert [(kept.member_id, kept.reason.message) for kept in undone.kept] == named
    assert undone.restored == 1 - len(named)
    assert make.changes(make.last_line(office))["kept"] == (None, str(len(named)))


def test_one_set_right_and_overtaken_is_named_once_and_one_taken_out_is_not(office: Office, tmp_path: Path) -> None:
    make.member(office, "SOK Sophea")
    make.member(office, "KEO Mony")
    rows = "no,name,phone,household,id number\n1,SOK Sophea,012 345 678,Sok,123456789\n2,KEO Mony,,,987654321\n"
    done = tables.brought_in(office, tables.written(tmp_path, rows))
    (line_id,) = office.ask(line_ids)
    office.do(amend_stay, AmendStay(line_id=line_id, relation=Relation.HEAD))
    make.amended(office, 1, phone="012 345 679")
    office.do(set_documents, SetDocuments(member_id=2, documents=()))
    undone = office.do(undo_import, done.import_id).result
    assert [(kept.member_id, kept.reason.message) for kept in undone.kept] == [(1, CHANGED_SINCE)]
    assert undone.restored == 1


def test_a_line_of_a_household_stays_with_its_person(office: Office, tmp_path: Path) -> None:
    done = tables.brought_in(office, tables.written(tmp_path, NEW))
    (line_id,) = office.ask(line_ids)
    office.do(amend_stay, AmendStay(line_id=line_id, relation=Relation.HEAD, since=date(2020, 1, 1)))
    undone = office.do(undo_import, done.import_id).result
    assert [(kept.name, kept.reason.message) for kept in undone.kept] == [("SOK Sophea", REFERRED_TO)]
    assert office.ask(line_ids) == [line_id]


def test_a_line_set_right_of_somebody_known_before_stays(office: Office, tmp_path: Path) -> None:
    make.member(office, "SOK Sophea")
    done = tables.brought_in(office, tables.written(tmp_path, KNOWN))
    (line_id,) = office.ask(line_ids)
    office.do(amend_stay, AmendStay(line_id=line_id, relation=Relation.HEAD))
    undone = office.do(undo_import, done.import_id).result
    assert office.ask(line_ids) == [line_id]
    assert [(kept.name, kept.reason.message) for kept in undone.kept] == [("SOK Sophea", SET_RIGHT)]


def test_what_came_beside_a_value_changed_since_goes(office: Office, tmp_path: Path) -> None:
    member_id = make.member(office, "SOK Sophea", phone="012 345 678")
    rows = "no,name,phone,born,household,id number\n1,SOK Sophea,099 111 222,31/02/1971,Sok,123456789\n"
    done = tables.brought_in(office, tables.written(tmp_path, rows))
    assert len(make.detail(office, member_id).attention) == 1
    make.amended(office, member_id, phone="077 777 777")
    undone = office.do(undo_import, done.import_id).result
    assert [(kept.member_id, kept.reason.message) for kept in undone.kept] == [(member_id, CHANGED_SINCE)]
    detail = make.detail(office, member_id)
    assert (detail.phone, detail.attention) == ("077 777 777", ())
    assert (office.ask(document_ids), office.ask(line_ids), office.ask(households)) == ([], [], [])


def test_a_household_set_right_stays(office: Office, tmp_path: Path) -> None:
    done = tables.brought_in(office, tables.written(tmp_path, NEW))
    ((household_id, version),) = office.ask(households)
    office.do(amend_household, AmendHousehold(household_id=household_id, version=version, name="Sok", size=7))
    assert office.do(undo_import, done.import_id).result.removed == 1
    assert [found for found, _version in office.ask(households)] == [household_id]


def test_a_clock_put_back_hides_nothing_somebody_has_done(tmp_path: Path) -> None:
    clock = make.MovableClock()
    office = make.office(tmp_path, clock)
    done = tables.brought_in(office, tables.written(tmp_path, NEW))
    clock.forward(days=-300)
    make.amended(office, office.ask(find_members, "sophea")[0].id, phone="012 345 678")
    undone = office.do(undo_import, done.import_id).result
    office.close()
    assert [kept.reason.message for kept in undone.kept] == [IN_JOURNAL]


def test_a_section_renamed_meanwhile_is_found_by_its_name_of_today(office: Office, tmp_path: Path) -> None:
    member_id = make.member(office, "SOK Sophea", section="Nord")
    done = tables.brought_in(office, tables.written(tmp_path, "no,name,section\n1,SOK Sophea,Sud\n"))
    order = RenamePart(of=TreeName.SECTIONS, id=1, name=Wording({"fr": "Alpha"}), on=office.today())
    office.do(rename_part, order)
    office.do(undo_import, done.import_id)
    assert [[row.id for row in office.ask(find_members, asked)] for asked in ("alpha", "nord")] == [[member_id], []]
