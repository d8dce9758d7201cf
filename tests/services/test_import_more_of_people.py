"""Tables that tell of a second identity document, and whose telephone a number rings."""

from pathlib import Path

import pytest

from pomanager.readmodels.exchange import Outcome
from pomanager.rules.contacts import OWNER_WORDS, PhoneOwner
from pomanager.rules.identity import IdentityKind
from pomanager.rules.importing import CellState, Field, about, read_cell
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.comparing import NOT_BY_TABLE
from pomanager.services.members.queries.contacts import phones
from pomanager.services.members.queries.export_fields import BASIC, export_columns
from pomanager.services.members.queries.particulars import documents
from pomanager.services.office import Office
from tests import make, tables

DOCUMENTS = "no,name,id number,id type,id number 2,id type 2,second document issued by,second document issued on\n"


def shown(office: Office, member_id: int) -> list[tuple[IdentityKind, str, str]]:
    """The documents of a member."""
    person = make.detail(office, member_id).person_id
    return [(row.kind, row.number, row.issuer) for row in office.ask(documents, person)]


def test_a_second_document_comes_with_a_new_member(office: Office, tmp_path: Path) -> None:
    rows = (
        "1,KEO Mony,123456,CNI,V-9876,voter card,Mairie,2011", "2,SOK Dara,,,777888,passport,,",
        "3,MAO Lim,5551234,,5551234,,,",
    )  # fmt: skip
    tables.brought_in(office, tables.written(tmp_path, DOCUMENTS + "\n".join(rows)))
    assert shown(office, 1) == [
        (IdentityKind.NATIONAL_CARD, "123456", ""), (IdentityKind.VOTER_CARD, "V-9876", "Mairie")
    ]  # fmt: skip
    assert shown(office, 2) == [(IdentityKind.PASSPORT, "777888", "")]
    assert [number for _kind, number, _issuer in shown(office, 3)] == ["5551234"]


def test_a_second_document_is_added_to_a_known_member_and_goes_with_the_import(office: Office, tmp_path: Path) -> None:
    make.member(office, "KEO Mony")
    path = tables.written(tmp_path, DOCUMENTS + "1,KEO Mony,123456,CNI,V-9876,voter card,Mairie,2011\n")
    plan = tables.planned(office, path)
    assert [change.field for change in plan.rows[0].changes] == [Field.ID_NUMBER, Field.ID2_NUMBER]
    brought = tables.brought_in(office, path)
    assert [number for _kind, number, _issuer in shown(office, 1)] == ["123456", "V-9876"]
    assert tables.figures(tables.planned(office, path)) == (0, 0, 1, 0, 0)
    office.do(undo_import, brought.import_id)
    assert shown(office, 1) == []


def test_only_the_second_may_be_new(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, tables.written(tmp_path, DOCUMENTS + "1,KEO Mony,123456,CNI,,,,\n"))
    path = tables.written(tmp_path, DOCUMENTS + "1,KEO Mony,123456,CNI,V-9876,voter card,,\n")
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
