"""Tables that tell of several identity documents, and whose telephones the numbers ring."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from pomanager.readmodels.exchange import Outcome
from pomanager.rules.contacts import OWNER_WORDS, PhoneOwner
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.importing import CellState, Field, about, read_cell
from pomanager.rules.importing.fields import DOCUMENT_NUMBERS, DOCUMENTS, OF_PHONES
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.commands.undoing import SET_RIGHT, undo_import
from pomanager.services.members.queries.comparing import NOT_BY_TABLE
from pomanager.services.members.queries.contacts import phones
from pomanager.services.members.queries.export_fields import BASIC, export_columns
from pomanager.services.members.queries.particulars import documents
from pomanager.services.office import Office
from tests import make, tables

SECOND = "no,name,id number,id type,id number 2,id type 2,second document issued by,second document issued on\n"


def shown(office: Office, member_id: int) -> list[tuple[IdentityKind, str, str]]:
    """The documents of a member."""
    person = make.detail(office, member_id).person_id
    return [(row.kind, row.number, row.issuer) for row in office.ask(documents, person)]


def test_a_second_document_comes_with_a_new_member(office: Office, tmp_path: Path) -> None:
    rows = (
        "1,KEO Mony,123456,CNI,V-9876,voter card,Mairie,2011", "2,SOK Dara,,,777888,passport,,",
        "3,MAO Lim,5551234,,5551234,,,",
    )  # fmt: skip
    tables.brought_in(office, tables.written(tmp_path, SECOND + "\n".join(rows)))
    assert shown(office, 1) == [
        (IdentityKind.NATIONAL_CARD, "123456", ""), (IdentityKind.VOTER_CARD, "V-9876", "Mairie")
    ]  # fmt: skip
    assert shown(office, 2) == [(IdentityKind.PASSPORT, "777888", "")]
    assert [number for _kind, number, _issuer in shown(office, 3)] == ["5551234"]


def test_a_second_document_is_added_to_a_known_member_and_goes_with_the_import(office: Office, tmp_path: Path) -> None:
    make.member(office, "KEO Mony")
    path = tables.written(tmp_path, SECOND + "1,KEO Mony,123456,CNI,V-9876,voter card,Mairie,2011\n")
    plan = tables.planned(office, path)
    assert [change.field for change in plan.rows[0].changes] == [Field.ID_NUMBER, Field.ID2_NUMBER]
    brought = tables.brought_in(office, path)
    assert [number for _kind, number, _issuer in shown(office, 1)] == ["123456", "V-9876"]
    assert tables.figures(tables.planned(office, path)) == (0, 0, 1, 0, 0)
    office.do(undo_import, brought.import_id)
    assert shown(office, 1) == []


def test_a_third_document_comes_and_goes_with_its_import(office: Office, tmp_path: Path) -> None:
    head = "no,name,id number,id number 2,id number 3,id type 3,third document issued by,third document issued on\n"
    rows = "1,KEO Mony,123456,V-9876,P 55512,passport,Police,2019-05-04\n2,SOK Dara,777888,777-888,P 66612,,,\n"
    make.member(office, "KEO Mony")
    path = tables.written(tmp_path, head + rows)
    plan = tables.planned(office, path)
    assert [change.field for change in plan.rows[0].changes] == list(DOCUMENT_NUMBERS)
    brought = tables.brought_in(office, path)
    assert shown(office, 1)[2] == (IdentityKind.PASSPORT, "P 55512", "Police")
    assert [number for _kind, number, _issuer in shown(office, 2)] == ["777888", "P 66612"]
    assert tables.figures(tables.planned(office, path)) == (0, 0, 2, 0, 0)
    assert set(office.ask(export_columns)) == {*BASIC, Field.DECISION, *chain(*DOCUMENTS)}
    office.do(undo_import, brought.import_id)
    assert shown(office, 1) == []


def test_a_third_document_somebody_has_set_right_stays(office: Office, tmp_path: Path) -> None:
    make.member(office, "KEO Mony")
    rows = "no,name,id number,id number 2,id number 3\n1,KEO Mony,123456,V-9876,P 55512\n"
    brought = tables.brought_in(office, tables.written(tmp_path, rows))
    member = make.detail(office, 1)
    kept = [GivenDocument(id=row.id, kind=row.kind, number=row.number)
            for row in office.ask(documents, member.person_id)]  # fmt: skip
    right = replace(kept[2], number="P 55513")
    office.do(set_documents, SetDocuments(member_id=1, documents=(*kept[:2], right)))
    undone = office.do(undo_import, brought.import_id).result
    assert [number for _kind, number, _issuer in shown(office, 1)] == ["P 55513"]
    assert [each.reason.message for each in undone.kept] == [SET_RIGHT]


def test_only_the_second_may_be_new(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, tables.written(tmp_path, SECOND + "1,KEO Mony,123456,CNI,,,,\n"))
    path = tables.written(tmp_path, SECOND + "1,KEO Mony,123456,CNI,V-9876,voter card,,\n")
    assert [change.field for change in tables.planned(office, path).rows[0].changes] == [Field.ID2_NUMBER]
    tables.brought_in(office, path)
    assert [number for _kind, number, _issuer in shown(office, 1)] == ["123456", "V-9876"]


PHONES = "no,name,phone,whose phone,phone is shared\n"


def test_whose_telephone_it_is_comes_with_a_new_member(office: Office, tmp_path: Path) -> None:
    rows = (
        "1,KEO Mony,079 12 34 56 / 071 00 00 11,épouse,oui", "2,SOK Dara,079 12 34 57,own,no", "3,MAO Lim,,voisin,x",
        "4,CHEA Ly,079 12 34 58,,yes", "5,PRAK Bo,079 12 34 59,cat,",
    )  # fmt: skip
    path = tables.written(tmp_path, PHONES + "\n".join(rows))
    tables.brought_in(office, path)
    told = [
        [(phone.owner, phone.shared) for phone in office.ask(phones, make.detail(office, number).person_id)]
        for number in range(1, 6)
    ]
    assert told == [
        [(PhoneOwner.SPOUSE, True), (PhoneOwner.OWN, False)], [(PhoneOwner.OWN, False)], [], [(PhoneOwner.OWN, True)],
        [(PhoneOwner.OTHER, False)],
    ]  # fmt: skip
    assert set(office.ask(export_columns)) == {*BASIC, Field.PHONE_OWNER, Field.PHONE_SHARED}


MORE_PHONES = "no,name,phone,phone 2,phone 3,whose phone,whose second phone,second phone is shared,whose third phone\n"
"""A column for each number, and for what is said of it."""


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("079 1111111,079 2222222,079 3333333,,spouse,yes,neighbour",
         [(PhoneOwner.OWN, False), (PhoneOwner.SPOUSE, True), (PhoneOwner.NEIGHBOUR, False)]),
        ("079 1111111 / 079 2222222 / 079 3333333,,,child,spouse,yes,neighbour",
         [(PhoneOwner.CHILD, False), (PhoneOwner.SPOUSE, True), (PhoneOwner.NEIGHBOUR, False)]),
        (",079 2222222,,child,spouse,yes,neighbour", [(PhoneOwner.SPOUSE, True)]),
        ("079 1111111,,079 3333333,child,spouse,yes,neighbour",
         [(PhoneOwner.CHILD, False), (PhoneOwner.NEIGHBOUR, False)]),
        ("079 1111111 / 079 1111112,079 2222222,,child,spouse,,",
         [(PhoneOwner.CHILD, False), (PhoneOwner.OWN, False), (PhoneOwner.SPOUSE, False)]),
        ("079 1111111 / 0791111111,,,child,spouse,,", [(PhoneOwner.CHILD, False)] * 2),
        (",,,child,spouse,yes,", []),
    ],
)  # fmt: skip
def test_what_is_said_of_each_telephone_comes_with_its_number(
    office: Office, tmp_path: Path, cells: str, told: list[tuple[PhoneOwner, bool]]
) -> None:
    path = tables.written(tmp_path, f"{MORE_PHONES}1,KEO Mony,{cells}\n")
    tables.brought_in(office, path)
    found = office.ask(phones, make.detail(office, 1).person_id)
    assert [(phone.owner, phone.shared) for phone in found] == told
    assert tables.figures(tables.planned(office, path))[:3] == (0, 0, 1)


def test_only_columns_that_say_something_of_a_telephone_are_written(office: Office, tmp_path: Path) -> None:
    head = "no,name,phone,whose phone,whose second phone,whose third phone\n"
    tables.brought_in(office, tables.written(tmp_path, head + "1,KEO Mony,079 11 11 11 / 079 22 22 22,,spouse,\n"))
    assert set(office.ask(export_columns)) == {*BASIC, *OF_PHONES[1]}
    tables.brought_in(office, tables.written(tmp_path, head + "2,SOK Dara,079 33 33 33,child,,\n"))
    assert set(office.ask(export_columns)) == {*BASIC, *OF_PHONES[0], *OF_PHONES[1]}


def test_what_a_table_says_otherwise_of_a_second_telephone_is_said(office: Office, tmp_path: Path) -> None:
    head = "no,name,phone,whose second phone\n"
    tables.brought_in(office, tables.written(tmp_path, head + "1,KEO Mony,079 11 11 11 / 079 22 22 22,spouse\n"))
    path = tables.written(tmp_path, head + "1,KEO Mony,079 11 11 11 / 079 22 22 22,child\n")
    (row,) = tables.planned(office, path).rows
    assert [(note.message, note.about) for note in row.notes] == [(NOT_BY_TABLE, about(Field.PHONE2_OWNER))]
    (row,) = tables.planned(office, tables.written(tmp_path, head + "1,KEO Mony,,child\n")).rows
    assert [note.about for note in row.notes] == [about(Field.PHONE2_OWNER)]


def test_a_table_does_not_change_whose_telephone_it_is(office: Office, tmp_path: Path) -> None:
    first = tables.written(tmp_path, PHONES + "1,KEO Mony,079 12 34 56,spouse,yes\n")
    brought = tables.brought_in(office, first)
    assert tables.figures(tables.planned(office, first)) == (0, 0, 1, 0, 0)
    for row in ("1,KEO Mony,079 12 34 56,neighbour,yes\n", "1,KEO Mony,079 12 34 56,spouse,no\n"):
        plan = tables.planned(office, tables.written(tmp_path, PHONES + row))
        assert plan.rows[0].outcome is Outcome.SAME
        assert [(note.message, note.about) for note in plan.rows[0].notes] == [(NOT_BY_TABLE, about(Field.PHONE_OWNER))]
    office.do(undo_import, brought.import_id)
    assert tables.figures(tables.planned(office, first))[:3] == (1, 0, 0)


def test_whose_telephone_a_known_member_gets_is_said_to_be_left_out(office: Office, tmp_path: Path) -> None:
    make.member(office, "KEO Mony")
    path = tables.written(tmp_path, PHONES + "1,KEO Mony,079 12 34 56,spouse,\n")
    for outcome in (Outcome.CHANGED, Outcome.SAME):
        (row,) = tables.planned(office, path).rows
        assert (row.outcome, [note.about for note in row.notes]) == (outcome, [about(Field.PHONE_OWNER)])
        tables.brought_in(office, path)
    for rest in ("079 12 34 56,own,no", "079 12 34 56,,", ",,"):
        (row,) = tables.planned(office, tables.written(tmp_path, f"{PHONES}1,KEO Mony,{rest}\n")).rows
        assert row.notes == ()


@pytest.mark.parametrize("owner", PhoneOwner)
def test_owners_are_read_as_they_are_said_and_coded(owner: PhoneOwner) -> None:
    for text in (OWNER_WORDS[owner], OWNER_WORDS[owner].upper(), owner.value):
        assert read_cell(Field.PHONE_OWNER, text).value is owner
    assert read_cell(Field.PHONE_OWNER, "tractor").state is CellState.FLAGGED
