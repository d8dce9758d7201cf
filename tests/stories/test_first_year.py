"""The first year of an office: from the empty program to a roll that is imported, kept, printed and handed out."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pomanager.readmodels.members import MemberRow, RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Status
from pomanager.services import files
from pomanager.services.journal.words import ACTS
from pomanager.services.members import queries
from pomanager.services.organisation.queries import organisation
from pomanager.ui.journal.page import JournalPage
from pomanager.ui.members.importing.checked import Sight
from pomanager.ui.members.importing.earlier import EarlierImportsPage
from tests.stories.person import Person

HEADINGS = "name,sort_name,area,chamber,term,start_date,end_date,gender"
ROLL = """\
NDAYISHIMIYE Espérance,female,GITEGA,2014-03-02
NKURUNZIZA Jean-Bosco,male,GITEGA,2014-03-02
NIYONZIMA Médiatrice,female,MUNGWA,2014-03-02
HAKIZIMANA Révérien,male,MUNGWA,2014-03-02
IRAKOZE Divine,female,JIMBI,2014-03-02
NTAKARUTIMANA Côme,male,JIMBI,2014-03-02
NSENGIYUMVA Spès,female,JIMBI,2015-06-14
BUKURU Élie,male,GITEGA,2015-06-14
KANEZA Bélyse,female,MUNGWA,2015-06-14
MANIRAKIZA Oscar,male,MUNGWA,2015-06-14
NAHIMANA Josiane,female,GITEGA,2016-02-21
NDUWIMANA Égide,male,GITEGA,2016-02-21
NIZIGIYIMANA Claudine,female,JIMBI,2016-02-21
RWASA Déo,male,JIMBI,2017-09-10
SINDAYIGAYA Odette,female,MUNGWA,2017-09-10
UWIMANA Rose,female,MUNGWA,2018-01-28
VYIZIGIRO Alexis,male,GITEGA,2018-01-28
ARAKAZA Nadège,female,GITEGA,2019-04-07
BIGIRIMANA Zacharie,male,JIMBI,2019-04-07
CIZA Ferdinand,male,JIMBI,2019-04-07
DUSABE Yvette,female,MUNGWA,2021-05-16
GAHUNGU Thérence,male,MUNGWA,2021-05-16
HABONIMANA Consolate,female,GITEGA,2021-05-16
INAMAHORO Aline,female,JIMBI,2022-10-30
KABURA Salvator,male,JIMBI,2022-10-30
MUGISHA Innocent,male,GITEGA,2022-10-30
NIBIGIRA Chantal,female,GITEGA,2023-08-20
NYANDWI Prosper,male,MUNGWA,2023-08-20
RUKUNDO Ange,female,MUNGWA,2024-11-17
TWAGIRAYEZU Bède,male,JIMBI,2024-11-17
"""
"""Thirty invented people: name, sex, place, day of admission; fifteen women, fifteen men, twenty of them by 2020."""
PEOPLE = [line.split(",") for line in ROLL.splitlines()]
NAMES = [person[0] for person in PEOPLE]
AMENDED, SUSPENDED, LEAVING = "NIYONZIMA Médiatrice", "HAKIZIMANA Révérien", "UWIMANA Rose"
NEW = "NDAYIZEYE Tharcisse"


def table_of_the_office(folder: Path) -> Path:
    """The list the office kept until now, under the headings of a real one."""
    rows = [f"{name},{name},{place},Assemblée,2015,{joined},,{sex}" for name, sex, place, joined in PEOPLE]
    path = folder / "liste des membres.csv"
    path.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    return path


def joined_by(day: date) -> list[str]:
    return [name for name, _sex, _place, joined in PEOPLE if date.fromisoformat(joined) <= day]


def names_in(paper: str, names: Iterable[str]) -> list[str]:
    """Those of the names that stand on a paper."""
    flat = " ".join(paper.split())
    return [name for name in names if name in flat]


def totals(paper: str) -> tuple[int, ...]:
    """Women, men, sex not known and all, as the roll counts them."""
    found = re.search(r"Total (\d+) (\d+) (\d+) (\d+)", " ".join(paper.split()))
    assert found is not None
    return tuple(map(int, found.groups()))


def test_the_first_year_of_an_office(person: Person, files_shown: list[str]) -> None:
    books = a_new_office(person)
    the_list_is_brought_in(person)
    members_come_change_and_go(person)
    the_roll_is_printed_as_of_three_days(person)
    papers_for_one_member(person, files_shown)
    the_export_brings_nothing_new(person)
    the_import_is_undone(person)
    the_journal_tells_of_it(person)
    the_office_is_closed(person, books)


def a_new_office(person: Person) -> Path:
    books = person.folder / "office" / "dukorere.podb"
    books.parent.mkdir()
    person.make_office("Coopérative Dukorere Hamwe", books)
    assert person.window.windowTitle() == "Coopérative Dukorere Hamwe · PO Manager"
    assert person.window.office.ask(organisation).name.texts == {"en": "Coopérative Dukorere Hamwe"}
    assert person.window.office.ask(queries.roll_facts).in_books == 0
    person.go_to("members")
    assert not person.members.detail.isVisible()
    return books


def the_list_is_brought_in(person: Person) -> None:
    wizard = person.check_table(table_of_the_office(person.folder))
    assert wizard.check_step.chips[Sight.FINE].words == "OK 30"
    assert wizard.check_step.checked is not None
    assert wizard.check_step.checked.flagged == 0
    person.press("members.import.next")
    assert wizard.summary_step.sentences()[0] == "30 new members are added. Women: 15, men: 15."
    person.press("members.import.next")
    assert person.told() == "30 members imported from liste des membres.csv"
    assert person.names() == NAMES
    assert person.members.detail.isVisible()
    assert person.window.office.ask(queries.roll_facts).on_roll == 30
    assert person.window.status.backup.text() == "Backup 0 min ago"


def members_come_change_and_go(person: Person) -> None:
    person.search("mediat", [AMENDED])
    person.search("jimbi", [name for name, _sex, place, _joined in PEOPLE if place == "JIMBI"])
    person.search("", NAMES)

    person.clock.come_to(date(2026, 2, 2))
    person.press("action.admit")
    person.type_in(family_name="NDAYIZEYE", given_name="Tharcisse", birth="about 1988", place="Jimbi",
                   phone="79 41 08 22", decision="Board, 30 January 2026, item 2")  # fmt: skip
    person.pick("Man")
    person.save()
    assert person.names()[-1] == NEW

    person.clock.come_to(date(2026, 2, 10))
    person.look_up(AMENDED)
    person.press("members.amend")
    person.type_in(phone="71 20 33 44", birth="1979")
    person.save()

    person.clock.come_to(date(2026, 3, 1))
    person.change_standing(SUSPENDED, "Suspend", reason="Absent from three assemblies", decision="Board, 27 February")
    person.clock.come_to(date(2026, 4, 20))
    person.change_standing(SUSPENDED, "Lift the suspension", reason="Came and explained", decision="Board, 17 April")
    person.clock.come_to(date(2026, 6, 15))
    person.change_standing(
        LEAVING, "Record the resignation", reason="Moves to Ngozi", decision="Board, 12 June, item 4"
    )

    told = {name: person.window.office.ask(queries.find_members, name)[0] for name in (SUSPENDED, LEAVING, AMENDED)}
    assert [row.status for row in told.values()] == [Status.ACTIVE, Status.RESIGNED, Status.ACTIVE]
    assert (told[AMENDED].phone, told[AMENDED].birth) == ("71 20 33 44", VagueDate(1979))
    record = person.window.office.ask(queries.member_detail, told[SUSPENDED].id)
    assert [(line.status, line.since, line.reason) for line in record.standings] == [
        (Status.ACTIVE, date(2014, 3, 2), ""),
        (Status.SUSPENDED, date(2026, 3, 1), "Absent from three assemblies"),
        (Status.ACTIVE, date(2026, 4, 20), "Came and explained"),
    ]


def the_roll_is_printed_as_of_three_days(person: Person) -> None:
    person.clock.come_to(date(2026, 7, 1))
    everybody = [*NAMES, NEW]

    early = person.roll_as_of(date(2019, 12, 31))
    assert names_in(early, everybody) == joined_by(date(2019, 12, 31))
    assert totals(early) == (10, 10, 0, 20)
    assert "As of 31 December 2019" in early

    spring = person.roll_as_of(date(2026, 3, 15))
    assert names_in(spring, everybody) == everybody
    assert totals(spring) == (15, 16, 0, 31)
    assert spring.count("Suspended") == 1

    summer = person.roll_as_of(date(2026, 6, 30))
    assert names_in(summer, everybody) == [name for name in everybody if name != LEAVING]
    assert totals(summer) == (14, 16, 0, 30)
    assert "Suspended" not in summer


def papers_for_one_member(person: Person, files_shown: list[str]) -> None:
    person.look_up(LEAVING)
    record = person.print_into("record.pdf", "members.print_record")
    flat = " ".join(record.split())
    for words in (LEAVING, "Resigned", "Moves to Ngozi", "Board, 12 June, item 4", "MUNGWA"):
        assert words in flat
    assert names_in(record, [*NAMES, NEW]) == [LEAVING]

    blank = person.print_into("blank.pdf", "admission-form", menu=True)
    assert "Coopérative Dukorere Hamwe" in blank
    assert names_in(blank, [*NAMES, NEW]) == []
    assert [Path(shown).name for shown in files_shown][-2:] == ["record.pdf", "blank.pdf"]


def the_export_brings_nothing_new(person: Person) -> None:
    before = everything_on_the_roll(person)
    for name in ("handed-out.xlsx", "handed-out.csv"):
        with person.answering(person.folder / name):
            person.press("action.export")
        assert person.told() == f"31 members exported: {name}"
        wizard = person.check_table(person.folder / name)
        assert wizard.check_step.chips[Sight.SAME].words == "Same 31"
        person.press("members.import.next")
        assert wizard.summary_step.sheet.title.plain() == "Everything in this table is on the roll already"
        person.press("members.import.next")
    assert everything_on_the_roll(person) == before


def everything_on_the_roll(person: Person) -> tuple[MemberRow, ...]:
    office = person.window.office
    return tuple(office.ask(queries.roll_rows, office.ask(queries.roll_ids, RollView())))


def the_import_is_undone(person: Person) -> None:
    person.press("action.import")
    person.press("action.earlier")
    earlier = person.page
    assert isinstance(earlier, EarlierImportsPage)
    assert [(row.file_name, row.new) for row in earlier.model.rows()] == [("liste des membres.csv", 30)]
    with person.answering(True) as script:
        person.press("action.undo_import")
    said = script.asked[-1]
    assert said.title == "3 members stay on the roll"
    assert said.text.startswith("27 members were taken off.")
    for number, name in enumerate(NAMES, start=1):
        line = f"No. {number} · {name}: Somebody has worked on this record since the import."
        assert (line in said.text) == (name in {AMENDED, SUSPENDED, LEAVING})

    person.press("header.back")
    person.press("header.back")
    assert person.names() == [AMENDED, SUSPENDED, LEAVING, NEW]
    told = person.window.office.ask(queries.find_members, AMENDED)[0]
    assert told.phone == "71 20 33 44"


def the_journal_tells_of_it(person: Person) -> None:
    person.menu("go.journal")
    journal = person.page
    assert isinstance(journal, JournalPage)
    rows = [row for place in range(journal.model.rowCount()) if (row := journal.model.row(place)) is not None]
    acts = [row.act for row in reversed(rows)]
    assert acts[-1] == "members.import_undone"
    assert acts.count("members.brought_in") == 1
    assert set(acts) <= set(ACTS)
    undone = {change.field: change.new for change in rows[0].changes}
    assert (undone["removed"], undone["kept"]) == ("27", "3")
    assert {row.who for row in rows} == {"Awa"}


def the_office_is_closed(person: Person, books: Path) -> None:
    assert files.check_file(books) == ()
    person.leave()
    assert sorted(found.name for found in books.parent.iterdir()) == ["backups", "dukorere.podb"]
    assert files.check_file(books) == ()
