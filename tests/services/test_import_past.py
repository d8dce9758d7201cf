"""Past data comes in as history, and whatever else a table says of people stands on their record, and can be undone."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.members import Member, Person
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.exchange import Outcome
from pomanager.rules.calendar import VagueDate
from pomanager.rules.extra_field_kinds import FieldKind
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind
from pomanager.rules.importing.cells import LAST_DAY
from pomanager.rules.importing.history import APPLIED_AFTER, LEFT_AND_STAYS, LEFT_BEFORE, REASON_ALONE
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.extra_fields import DefineField, define_field
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.comparing import NOT_BY_TABLE
from pomanager.services.members.queries.export import export_rows
from pomanager.services.members.queries.extra_fields import extra_values
from pomanager.services.office import Office
from tests import make, tables

PAST = """\
no,name,applied,joined,decision,left on,reason
1,NDAYIZEYE Jean,1997-11-02,1998-03-14,AG 3/1998,2011-05-01,démission
2,SABUSHIMIKE Anne,,2002-01-10,,2009-08-30,décès
3,NIYONZIMA Paul,,2010-06-01,,,
"""
FULL = """\
no,name,sex,province,commune,colline,cni,délivrée par,délivrée le,tél 1,tél 2,profession,cultures,ménage,lien,consent
1,NDAYIZEYE Jean,M,Gitega,Giheta,Kibimba,0012345,Giheta,2015-02,79 123 456,68 123 456,maçon,café,M-12,chef,2024-05-01
2,SABUSHIMIKE Anne,F,Gitega,Giheta,Kibimba,0012346,,,,,,,M-12,épouse,
3,NIYONZIMA Paul,M,Ngozi,Ruhororo,Kibimba,,,,,,,,,,
"""


def standings(office: Office, name: str) -> list[tuple[Status, date, str, str]]:
    (found,) = office.ask(find_members, name)
    return [(line.status, line.since, line.reason, line.decision) for line in make.detail(office, found.id).standings]


def on_roll(office: Office, day: date) -> list[str]:
    return [member.full_name for member in office.ask(lambda session: list(export_rows(session, day)))]


def test_past_members_come_in_with_their_days_and_stand_on_the_roll_of_a_past_day(
    office: Office, tmp_path: Path
) -> None:
    tables.brought_in(office, tables.written(tmp_path, PAST))
    assert standings(office, "ndayizeye") == [
        (Status.APPLICANT, date(1997, 11, 2), "", ""), (Status.ACTIVE, date(1998, 3, 14), "", "AG 3/1998"),
        (Status.RESIGNED, date(2011, 5, 1), "démission", ""),
    ]  # fmt: skip
    assert standings(office, "sabushimike")[-1] == (Status.DEAD, date(2009, 8, 30), "décès", "")
    assert on_roll(office, date(2005, 6, 1)) == ["NDAYIZEYE Jean", "SABUSHIMIKE Anne"]
    assert on_roll(office, date(2010, 7, 1)) == ["NDAYIZEYE Jean", "NIYONZIMA Paul"]
    assert on_roll(office, date(2012, 1, 1)) == ["NIYONZIMA Paul"]
    (row,) = [row for row in office.ask(find_members, "") if row.name == "NDAYIZEYE Jean"]
    assert (row.status, row.status_since, row.joined_on) == (Status.RESIGNED, date(2011, 5, 1), date(1998, 3, 14))


def test_the_same_past_again_changes_nothing_and_another_past_is_only_named(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, tables.written(tmp_path, PAST))
    assert tables.figures(tables.planned(office, tables.written(tmp_path, PAST))) == (0, 0, 3, 0, 0)
    told = tables.planned(office, tables.written(tmp_path, PAST.replace("2011-05-01", "2012-05-01")))
    assert (told.rows[0].outcome, [note.message for note in told.rows[0].notes]) == (Outcome.SAME, [NOT_BY_TABLE])


@pytest.mark.parametrize(
    ("cells", "message", "lines"),
    [
        ("1998,,", LAST_DAY, [(Status.ACTIVE, date(1998, 12, 31))]),
        ("2026,,", LAST_DAY, [(Status.ACTIVE, date(2026, 11, 23))]),
        ("2010-01-01,2009-12-31,", LEFT_BEFORE, [(Status.ACTIVE, date(2010, 1, 1)), (Status.RESIGNED, None)]),
        ("2010-01-01,2010-01-01,", None, [(Status.ACTIVE, date(2010, 1, 1)), (Status.RESIGNED, date(2010, 1, 1))]),
        (",2009-12-31,", None, [(Status.RESIGNED, date(2009, 12, 31))]),
        ("2010-01-01,2012-01-01,active", LEFT_AND_STAYS, [
            (Status.ACTIVE, date(2010, 1, 1)), (Status.RESIGNED, date(2012, 1, 1)),
        ]),
        ("2010-01-01,2012-01-01,excluded", None, [
            (Status.ACTIVE, date(2010, 1, 1)), (Status.EXCLUDED, date(2012, 1, 1)),
        ]),
    ],
)  # fmt: skip
def test_days_that_cannot_be_are_named_and_left_out(
    office: Office, tmp_path: Path, cells: str, message: str | None, lines: list[tuple[Status, date | None]]
) -> None:
    told = tables.planned(office, tables.written(tmp_path, f"name,joined,left on,status\nKEO Mony,{cells}\n"))
    assert [note.message for row in told.rows for note in row.notes] == ([message] if message else [])
    office.do(bring_in, BringIn(plan=told))
    today = office.today()
    assert [(line[0], line[1]) for line in standings(office, "mony")] == [
        (status, day or today) for status, day in lines
    ]


def test_a_day_of_applying_after_joining_and_a_reason_alone_are_named(office: Office, tmp_path: Path) -> None:
    text = "name,applied,joined,reason\nKEO Mony,2011-01-02,2011-01-01,\nPRAK Dara,2011-01-01,2011-01-01,moved\n"
    told = tables.planned(office, tables.written(tmp_path, text))
    assert [[note.message for note in row.notes] for row in told.rows] == [[APPLIED_AFTER], [REASON_ALONE]]
    office.do(bring_in, BringIn(plan=told))
    assert [line[:2] for line in standings(office, "mony")] == [(Status.ACTIVE, date(2011, 1, 1))]
    assert [line[0] for line in standings(office, "dara")] == [Status.APPLICANT, Status.ACTIVE]


def particulars(session: Session) -> dict[str, object]:
    person, document, stay = table_of(Person), table_of(IdentityDocument), table_of(HouseholdPerson)
    return {
        "persons": session.execute(
            select(person.c.profession, person.c.products, person.c.phone, person.c.consent_on).order_by(person.c.id)
        ).all(),
        "documents": session.execute(
            select(document.c.person_id, document.c.kind, document.c.number, document.c.issuer, document.c.issued_on)
        ).all(),
        "households": [name for (name,) in session.execute(select(Household.name))],
        "stays": session.execute(select(stay.c.person_id, stay.c.relation).order_by(stay.c.id)).all(),
    }


def test_everything_a_table_says_stands_on_the_record(office: Office, tmp_path: Path) -> None:
    told = tables.planned(office, tables.written(tmp_path, FULL))
    assert tables.figures(told) == (3, 0, 0, 0, 0)
    before = tables.content(office)
    done = office.do(bring_in, BringIn(plan=told)).result
    found = office.ask(particulars)
    assert found["persons"] == [
        ("maçon", "café", "79 123 456 / 68 123 456", date(2024, 5, 1)), ("", "", "", None), ("", "", "", None),
    ]  # fmt: skip
    assert found["documents"] == [
        (1, IdentityKind.NATIONAL_CARD, "0012345", "Giheta", VagueDate(2015, 2)),
        (2, IdentityKind.NATIONAL_CARD, "0012346", "", None),
    ]
    assert found["households"] == ["M-12"]
    assert found["stays"] == [(1, Relation.HEAD), (2, Relation.SPOUSE)]
    assert {row.name: row.place for row in office.ask(find_members, "")} == {
        "NDAYIZEYE Jean": "Kibimba · Giheta",
        "SABUSHIMIKE Anne": "Kibimba · Giheta",
        "NIYONZIMA Paul": "Kibimba · Ruhororo",
    }
    assert tables.figures(tables.planned(office, tables.written(tmp_path, FULL))) == (0, 0, 3, 0, 0)
    undone = office.do(undo_import, done.import_id).result
    assert (undone.removed, undone.kept) == (3, ())
    assert tables.content(office) == before


def test_what_a_table_adds_to_known_members_is_added_and_taken_back(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, tables.written(tmp_path, "no,name\n1,NDAYIZEYE Jean\n2,SABUSHIMIKE Anne\n"))
    field = office.do(
        define_field, DefineField(label=Wording({"fr": "Vaches"}), kind=FieldKind.NUMBER)
    ).result  # fmt: skip
    before = tables.content(office)
    text = "no,name,profession,cni,ménage,vaches\n1,NDAYIZEYE Jean,maçon,0012345,M-12,3\n2,SABUSHIMIKE Anne,,,,\n"
    told = tables.planned(office, tables.written(tmp_path, text))
    assert tables.figures(told) == (0, 1, 1, 0, 0)
    done = office.do(bring_in, BringIn(plan=told)).result
    assert office.ask(extra_values, [1]) == {1: {field: "3"}}
    assert office.ask(particulars)["persons"][0][0] == "maçon"  # type: ignore[index]
    assert tables.figures(tables.planned(office, tables.written(tmp_path, text))) == (0, 0, 2, 0, 0)
    office.do(undo_import, done.import_id)
    assert tables.content(office) == before


def test_somebody_is_known_by_the_document_and_two_with_one_are_told(office: Office, tmp_path: Path) -> None:
    tables.brought_in(office, tables.written(tmp_path, "name,cni,sex\nNDAYIZEYE Jean,531.0402/12,M\n"))
    text = "name,cni,sex,born\nJean NDAYIZEYE,5310402 12,M,1970\nKEO Mony,531-0402-12,F,1980\n"
    told = tables.planned(office, tables.written(tmp_path, text))
    assert [(row.outcome, row.double.name) for row in told.rows] == [(Outcome.NEW, "LIKELY"), (Outcome.NEW, "NO")]
    assert all(row.flagged for row in told.rows)
    text = "name,cni,born\nNDAYIZEYE Jean,5310402 12,1970\n"
    (row,) = tables.planned(office, tables.written(tmp_path, text)).rows
    assert (row.outcome, [change.new for change in row.changes]) == (Outcome.CHANGED, [VagueDate(1970)])


def test_a_double_is_seen_across_scripts(office: Office, tmp_path: Path) -> None:
    make.member(office, "Токтосунова Айгуль", place="Ош", birth=VagueDate(1971, 3, 2))
    told = tables.planned(office, tables.written(tmp_path, "no,name,place,born\n77,Toktosunova Aigul,Ош,1971\n"))
    assert [(row.outcome, row.double.name) for row in told.rows] == [(Outcome.NEW, "LIKELY")]


def test_undoing_an_import_of_the_past_leaves_nothing(office: Office, tmp_path: Path) -> None:
    before = tables.content(office)
    done = tables.brought_in(office, tables.written(tmp_path, PAST))
    office.do(undo_import, done.import_id)
    assert tables.content(office) == before
    assert not office.ask(lambda session: list(session.scalars(select(Member.id))))
