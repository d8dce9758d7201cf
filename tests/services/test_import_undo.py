"""Undoing an import: the books are as they were, what others build on stays, and numbers are given again."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.members import AttentionNote
from pomanager.errors import Cancelled, NotFound, Refused
from pomanager.rules.members import Status
from pomanager.services.members.commands import settle_note
from pomanager.services.members.commands.undoing import CHANGED_SINCE, IN_JOURNAL, IN_LATER_IMPORT, undo_import
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.imports import imports
from pomanager.services.office import Office
from pomanager.services.organisation.queries import place_labels
from pomanager.services.work import Work
from tests import make, meetings, tables

PEOPLE = "name,sex,born,place,section\nSOK Sophea,F,31/02/1971,Prey · Tbaeng,Nord\nKEO Mony,F,1984,Prey,Sud\n"


def id_of(office: Office, name: str) -> int:
    (found,) = office.ask(find_members, name)
    return found.id


def note_ids(session: Session) -> list[int]:
    return list(session.scalars(select(AttentionNote.id)))


def test_undoing_leaves_the_books_as_they_were(office: Office, tmp_path: Path) -> None:
    make.member(office, "PRAK Dara", place="Tbaeng", section="Nord")
    before = tables.content(office)
    done = tables.brought_in(office, tables.written(tmp_path, PEOPLE))
    assert tables.content(office) != before
    undone = office.do(undo_import, done.import_id)
    assert (undone.result.removed, undone.result.restored, undone.result.kept) == (2, 0, ())
    assert undone.touched >= {Area.MEMBERS, Area.ORGANISATION}
    assert tables.content(office) == before
    assert [row.name for row in office.ask(find_members, "")] == ["PRAK Dara"]
    assert not office.ask(find_members, "sophea")


def test_undoing_puts_back_what_was_changed(office: Office, tmp_path: Path) -> None:
    member_id = make.member(office, "SOK Sophea", place="Prey", section="Nord", phone="012 345 678", sort_name="Z Sok")
    before = tables.content(office)
    told = "no,name,sex,born,phone,place,section\n1,SOK Sopheap,M,1990-02-31,099 111 222,Tbaeng,Sud\n"
    done = tables.brought_in(office, tables.written(tmp_path, told))
    changed = make.detail(office, member_id)
    assert (changed.full_name, changed.place, changed.section, len(changed.attention)) == (
        "SOK Sopheap", "Tbaeng", "Sud", 1,
    )  # fmt: skip
    undone = office.do(undo_import, done.import_id).result
    assert (undone.removed, undone.restored, undone.kept) == (0, 1, ())
    assert tables.content(office) == before
    assert [row.id for row in office.ask(find_members, "prey")] == [member_id]


def test_a_value_changed_since_stays_and_is_named(office: Office, tmp_path: Path) -> None:
    member_id = make.member(office, "SOK Sophea", place="Prey", phone="012 345 678")
    done = tables.brought_in(office, tables.written(tmp_path, "no,name,phone,place\n1,SOK Sophea,099 111 222,Tbaeng\n"))
    make.amended(office, member_id, phone="077 777 777")
    undone = office.do(undo_import, done.import_id).result
    assert [(kept.member_id, kept.number, kept.reason.message) for kept in undone.kept] == [
        (member_id, "1", CHANGED_SINCE)
    ]
    detail = make.detail(office, member_id)
    assert (detail.phone, detail.place) == ("077 777 777", "Prey")


def test_members_somebody_worked_on_stay(office: Office, tmp_path: Path) -> None:
    rows = "".join(f"MEMBER {name},F,31/02/1971,Prey {name}\n" for name in ("Amended", "Suspended", "Settled", "Alone"))
    done = tables.brought_in(office, tables.written(tmp_path, "name,sex,born,place\n" + rows))
    make.amended(office, id_of(office, "amended"), phone="012 345 678")
    make.standing(office, id_of(office, "suspended"), Status.SUSPENDED, office.today())
    office.do(settle_note, make.detail(office, id_of(office, "settled")).attention[0].id)
    undone = office.do(undo_import, done.import_id).result
    assert undone.removed == 1
    assert [(kept.name, kept.reason.message) for kept in undone.kept] == [
        ("MEMBER Amended", IN_JOURNAL), ("MEMBER Suspended", IN_JOURNAL), ("MEMBER Settled", IN_JOURNAL),
    ]  # fmt: skip
    assert {row.name for row in office.ask(find_members, "")} == {kept.name for kept in undone.kept}
    assert sorted(office.ask(place_labels).values()) == ["Prey Amended", "Prey Settled", "Prey Suspended"]
    assert len(office.ask(note_ids)) == 3


def test_a_later_import_is_undone_first(office: Office, tmp_path: Path) -> None:
    first = tables.brought_in(office, tables.written(tmp_path, PEOPLE))
    after_first = tables.content(office)
    second = tables.brought_in(office, tables.written(tmp_path, "name,sex,place,phone\nKEO Mony,F,Prey,012 345 678\n"))
    assert second.figures.changed == 1
    kept = office.do(undo_import, first.import_id).result.kept
    assert [(one.name, one.reason.message) for one in kept] == [("KEO Mony", IN_LATER_IMPORT)]
    assert office.do(undo_import, second.import_id).result.restored == 1
    assert make.detail(office, id_of(office, "mony")).phone == ""
    assert tables.content(office) != after_first


def test_imports_undone_in_turn_leave_nothing(office: Office, tmp_path: Path) -> None:
    before = tables.content(office)
    first = tables.brought_in(office, tables.written(tmp_path, PEOPLE))
    second = tables.brought_in(office, tables.written(tmp_path, "name,sex,place,phone\nKEO Mony,F,Prey,012 345 678\n"))
    office.do(undo_import, second.import_id)
    assert office.do(undo_import, first.import_id).result.removed == 2
    assert tables.content(office) == before


def test_the_same_file_again_gets_the_same_numbers(office: Office, tmp_path: Path) -> None:
    path = tables.written(tmp_path, tables.REAL_LAYOUT)
    done = tables.brought_in(office, path)
    numbers = {row.name: row.number for row in office.ask(find_members, "")}
    office.do(undo_import, done.import_id)
    make.member(office, "PRAK Dara")
    told = tables.planned(office, path)
    assert tables.figures(told) == (4, 0, 0, 0, 0)
    tables.brought_in(office, path)
    again = {row.name: row.number for row in office.ask(find_members, "")}
    assert again == {**numbers, "PRAK Dara": "5"}


def test_numbers_in_the_table_may_come_again_and_a_strange_one_is_flagged(office: Office, tmp_path: Path) -> None:
    done = tables.brought_in(office, tables.written(tmp_path, "no,name,sex\n5,SOK Sophea,F\n6,KEO Mony,F\n"))
    office.do(undo_import, done.import_id)
    told = tables.planned(office, tables.written(tmp_path, "no,name,sex\n5,SOK Sophea,F\n6,PRAK Dara,M\n"))
    assert [row.flagged for row in told.rows] == [False, True]


def test_both_acts_stay_in_the_journal(office: Office, tmp_path: Path) -> None:
    done = tables.brought_in(office, tables.written(tmp_path, PEOPLE, "roll.csv"))
    office.do(undo_import, done.import_id)
    undone, brought = make.journal(office)[:2]
    assert (undone.act, brought.act) == ("members.import_undone", "members.brought_in")
    assert make.changes(undone)["removed"] == (None, "2")
    (row,) = office.ask(imports)
    assert row.undone_at == office.now()


def test_an_import_is_undone_once(office: Office, tmp_path: Path) -> None:
    done = tables.brought_in(office, tables.written(tmp_path, PEOPLE))
    office.do(undo_import, done.import_id)
    with pytest.raises(Refused):
        office.do(undo_import, done.import_id)
    with pytest.raises(NotFound):
        office.do(undo_import, 99)


def test_an_undoing_can_be_cancelled(office: Office, tmp_path: Path) -> None:
    done = tables.brought_in(office, tables.written(tmp_path, PEOPLE))
    before = tables.content(office)
    with pytest.raises(Cancelled):
        office.do(undo_import, done.import_id, cancelled=lambda: True)
    assert tables.content(office) == before
    assert office.ask(imports)[0].undone_at is None


def test_nothing_else_lets_a_member_go(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, tables.written(tmp_path, PEOPLE))

    def remove(work: Work) -> None:
        work.session.execute(text("DELETE FROM standing"))

    with pytest.raises((IntegrityError, Exception), match="goes only with its import"):
        office.do(remove)
    assert len(office.ask(find_members, "")) == 2
    assert make.detail(office, id_of(office, "mony")).status_since >= date(2026, 1, 1)


def test_who_stands_on_the_roll_of_a_meeting_stays(office: Office, tmp_path: Path) -> None:
    done = tables.brought_in(office, tables.written(tmp_path, PEOPLE))
    meetings.frozen(office, record_on=office.today())
    undone = office.do(undo_import, done.import_id).result
    assert (undone.removed, [kept.name for kept in undone.kept]) == (0, ["SOK Sophea", "KEO Mony"])
