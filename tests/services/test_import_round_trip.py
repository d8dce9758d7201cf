"""A roll that goes out as a table and comes back is the same roll; a changed cell changes that and nothing else."""

import csv
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.readmodels.exchange import More, NewMember, PhoneSaid
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import PhoneOwner
from pomanager.rules.identity import IdentityKind
from pomanager.rules.importing import Field
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.writing import tidy
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.queries.export import export_roll, export_rows
from pomanager.services.office import Office
from tests import offices, tables
from xlsxwriter import Workbook

SCRIPTS = ("NIYONZIMA Médiatrice-", "Токтосунова Айгүлң ", "សុខសុភា ", "محمدعلي ", "王小明李 ")
"""Letters of five scripts, with what joins words in each."""
SIGNS = "=+-@'\"\t;,|<>()/ 0123456789"

letters = st.one_of(*(st.text(script + SIGNS, min_size=1, max_size=24) for script in SCRIPTS))
texts = letters.map(tidy)
names = texts.filter(lambda text: any(map(str.isalpha, text)))  # by its letters a name is known again
numbers = st.from_regex(r"[A-Z0-9][A-Z0-9\-]{0,9}", fullmatch=True)
days = st.dates(date(1950, 1, 1), date(2026, 11, 1))
births = st.builds(
    VagueDate.from_iso,
    st.one_of(days.map(str), days.map(lambda day: str(day)[:7]), days.map(lambda day: str(day)[:4]),
              days.map(lambda day: "~" + str(day)[:4])),
)  # fmt: skip
one_phone = st.one_of(
    st.just(""), st.from_regex(r"\+?[0-9]{2}( [0-9]{2,3}){3}", fullmatch=True),
    st.from_regex(r"0[0-9]{8}", fullmatch=True),
)  # fmt: skip
phones = st.lists(one_phone, max_size=4).map(lambda numbers: " / ".join(filter(None, numbers)))
owners = st.tuples(st.one_of(st.none(), st.sampled_from(PhoneOwner)), st.sampled_from([None, True]))
documents = st.one_of(st.just(""), st.from_regex(r"0{0,3}[0-9]{6,20}", fullmatch=True), st.just("531.0402/12.345"))


class Somebody(NamedTuple):
    """The parts of a member that are drawn."""

    name: str
    other: str
    sex: Sex
    birth: VagueDate | None
    phone: str
    place: str
    document: str
    second: str
    third: str
    owners: tuple[PhoneSaid, PhoneSaid, PhoneSaid]
    acting: str | None
    """Who acts for an organisation; None for a person."""
    profession: str
    joined: date | None
    left: date | None


people = st.builds(
    Somebody, names, st.one_of(st.just(""), names), st.sampled_from(Sex), st.one_of(st.none(), births), phones,
    st.sampled_from(["", "Rweza", "Mungwa · Gitega", "Ou Kokir", "Ош", "ព្រៃ · Tbaeng"]), documents, documents,
    documents, st.tuples(owners, owners, owners), st.one_of(st.none(), texts), texts,
    st.one_of(st.none(), days), st.one_of(st.none(), days),
)  # fmt: skip
rolls = st.dictionaries(numbers, people, min_size=1, max_size=6)


def member(number: str, who: Somebody) -> NewMember:
    organisation = who.acting is not None
    left = who.left if who.left is not None and (who.joined is None or who.joined <= who.left) else None
    return NewMember(
        number=number, full_name=who.name, other_script=who.other,
        sex=Sex.UNKNOWN if organisation else who.sex, birth=None if organisation else who.birth, phone=who.phone,
        place=who.place, joined_on=who.joined, status=Status.RESIGNED if left else Status.ACTIVE, left_on=left,
        left_reason="=moved" if left else "",
        more=More(
            id_number=who.document, id_kind=IdentityKind.PASSPORT, id2_number=who.second if who.document else "",
            id2_kind=IdentityKind.VOTER_CARD, id2_issuer="Mairie", id2_issued=VagueDate(2011, 5),
            id3_number=who.third, id3_kind=IdentityKind.PASSPORT, id3_issuer="Préfecture", profession=who.profession,
            phone_owner=who.owners[0][0], phone_shared=who.owners[0][1], phone2_owner=who.owners[1][0],
            phone2_shared=who.owners[1][1], phone3_owner=who.owners[2][0], phone3_shared=who.owners[2][1],
            kind=PersonKind.ORGANISATION if organisation else PersonKind.NATURAL, representative=who.acting or "",
        ),
    )  # fmt: skip


def everybody(office: Office) -> list[NewMember]:
    return office.ask(lambda session: list(export_rows(session)))


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(roll=rolls)
def test_a_roll_that_comes_back_is_the_same_roll(roll: dict[str, Somebody]) -> None:
    with TemporaryDirectory() as folder:
        office = offices.opened_office(offices.office_file(Path(folder)))
        office.do(bring_in_members, [member(number, who) for number, who in roll.items()], "made up")
        kept = everybody(office)
        for name in ("roll.csv", "roll.xlsx"):
            path = Path(folder) / name
            assert office.ask(export_roll, path, str) == len(roll)
            table = read_table(path)
            plan = tables.planned(office, table)
            assert (plan.figures.same, [row.changes for row in plan.rows if row.changes]) == (len(roll), [])
            other = offices.opened_office(offices.office_file(Path(folder), f"{name}.podb"))
            tables.brought_in(other, table)
            assert everybody(other) == kept
            other.close()
        office.close()


def three(office: Office) -> None:
    """Members with what a spreadsheet likes to spoil."""
    born = VagueDate(1960, about=True)
    made = [
        NewMember(
            number="0007", full_name="=NIYONZIMA Anne", phone="079 12 34 56", birth=born, joined_on=date(2009, 1, 5),
            more=More(id_number="00123456789012345678"),
        ),
        NewMember(number="0012", full_name="សុខ សុភា", other_script="SOK Sophea", birth=VagueDate(1971, 3)),
        NewMember(number="B-3", full_name="-Токтосунова Айгүл", phone="+996 700 123 456", sex=Sex.FEMALE),
    ]  # fmt: skip
    office.do(bring_in_members, made, "made up")


def edited(source: Path, target: Path, changes: dict[tuple[str, str], str]) -> Path:
    """The table as a spreadsheet program saves it: numbers as numbers where they look like ones, and some changes."""
    table = read_table(source)
    number = table.headers.index("Number")
    with Workbook(str(target)) as book:
        page = book.add_worksheet()
        text = book.add_format({"num_format": "@"})
        for column, heading in enumerate(table.headers):
            page.write_string(0, column, heading)
        for place, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                page.write_string(place, column, changes.get((row[number], table.headers[column]), cell), text)
    return target


def test_only_what_was_edited_changes(office: Office, tmp_path: Path) -> None:
    three(office)
    path = tmp_path / "roll.xlsx"
    office.ask(export_roll, path, str)
    changes = {("0007", "Phone"): "068 00 00 01", ("0012", "Born"): "12/03/1971", ("B-3", "Place"): "Ош"}
    plan = tables.planned(office, edited(path, tmp_path / "edited.xlsx", changes))
    assert {(row.number, change.field, change.new) for row in plan.rows for change in row.changes} == {
        ("0007", Field.PHONE, "068 00 00 01"),
        ("0012", Field.BIRTH, VagueDate(1971, 3, 12)),
        ("B-3", Field.PLACE, "Ош"),
    }
    assert plan.figures.flagged == 0


def test_phones_whose_writing_a_spreadsheet_changed_are_the_same(office: Office, tmp_path: Path) -> None:
    three(office)
    path = tmp_path / "roll.csv"
    office.ask(export_roll, path, str)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [[cell.replace("079 12 34 56", "79123456") for cell in row] for row in csv.reader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    assert tables.figures(tables.planned(office, path)) == (0, 0, 3, 0, 0)
