"""The sample offices: as many people as asked, the same for the same seed, plausible, and sound."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pomanager.errors import Cancelled, FileTrouble
from pomanager.readmodels.journal import JournalView
from pomanager.readmodels.members import RollView
from pomanager.rules.members import Sex, Status
from pomanager.samples import STORIES, make_sample, story
from pomanager.samples.naming import patronymic_of, surname_of
from pomanager.services import files
from pomanager.services.journal import queries as journal
from pomanager.services.members import queries
from pomanager.services.members.queries.extra_fields import extra_fields
from pomanager.services.members.queries.trainings import training_ids, training_rows
from pomanager.services.organisation.queries import organisation
from tests.samples.reading import read
from tests.trying import THOROUGH, share

BY_CHANCE = {
    ("journal_value", "salt"), ("journal_value", "digest"), ("journal_entry", "hash"),
    ("journal_entry", "previous_hash"), ("journal_entry", "operation"), ("signed_paper", "pdf"),
    ("signed_paper", "pdf_sha256"), ("boxed_ballot", "id"),
}  # fmt: skip
"""What is drawn anew each time, for secrecy and not for the story; signed papers bear the head of the journal."""
BYTES_TOLD = {"pdf_sha256", "rows:signed_paper"}
"""The field, and the side, of values in the journal that tell of the bytes of a signed paper."""


def tables_of(path: Path, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything the books hold, but what is drawn by chance."""
    plain = folder / f"{path.stem}.sqlite"
    files.export_plain(path, plain)
    connection = sqlite3.connect(plain)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    held: dict[str, list[tuple[object, ...]]] = {}
    for name in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{name}')")]
        kept = ", ".join(f'"{column}"' for column in columns if (name, column) not in BY_CHANCE)
        rows = connection.execute(f"SELECT {kept} FROM '{name}'").fetchall()  # noqa: S608 - its own tables
        held[name] = sorted(
            (row for row in rows if not BYTES_TOLD & {*(row[:5] if name == "journal_value" else ())}), key=repr
        )
    connection.close()
    return held


@pytest.mark.parametrize("code", share(list(STORIES), 4))
def test_the_same_seed_gives_the_same_office(offices: Callable[[str], Path], tmp_path: Path, code: str) -> None:
    again = tmp_path / f"{code}-again.podb"
    make_sample(code, again, members=120)
    assert tables_of(again, tmp_path) == tables_of(offices(code), tmp_path)


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    people: list[list[tuple[object, ...]]] = []
    for seed in (1, 1, 2):
        made = tmp_path / f"{len(people)}.podb"
        make_sample("s1", made, members=12, seed=seed)  # too few for a year of their own, which takes seconds
        people.append(tables_of(made, tmp_path)["person"])
    assert people[0] == people[1] != people[2]


@pytest.mark.parametrize(
    "count", [1, 2, 29, *([30, 31] if THOROUGH else [])]
)  # of 30 on `test_turns` tells, of 120 all
def test_the_books_hold_as_many_people_as_asked(tmp_path: Path, count: int) -> None:
    assert make_sample("s3", tmp_path / "s3.podb", members=count) == count


# In the first one somebody leaves who is owed interest, and owes dues that are more than the shares.
WITH_A_YEAR = [("s1", 150), *((code, count) for code in STORIES for count in (60, 90, 150, 200, 300, 450))]


@pytest.mark.parametrize(("code", "count"), share(WITH_A_YEAR, len(WITH_A_YEAR)))
def test_an_office_of_any_size_has_its_year(tmp_path: Path, code: str, count: int) -> None:
    assert make_sample(code, tmp_path / "office.podb", members=count) == count


@pytest.mark.parametrize("code", STORIES)
def test_a_sample_office_is_sound_and_says_what_it_is(offices: Callable[[str], Path], code: str) -> None:
    assert files.check_file(offices(code)) == ()
    office = read(offices(code))
    profile = office.ask(organisation)
    office.close()
    assert profile.is_sample
    assert profile.name.has(profile.languages[0])
    assert profile.renamed_words["Place"]


@pytest.mark.parametrize("code", STORIES)
def test_the_roll_is_plausible(offices: Callable[[str], Path], code: str) -> None:
    office = read(offices(code))
    counts = office.ask(queries.roll_counts, RollView())
    facts = office.ask(queries.roll_facts)
    members = office.ask(queries.roll_rows, office.ask(queries.roll_ids, RollView()))
    office.close()
    assert counts.unknown == 0
    assert 0.35 <= counts.women / counts.total <= 0.68
    assert set(facts.by_status) >= {Status.ACTIVE, Status.SUSPENDED, Status.RESIGNED, Status.DEAD}
    assert facts.on_roll >= 0.8 * facts.in_books
    assert 0.4 <= sum(1 for member in members if member.phone) / len(members) <= 0.9
    precisions = {member.birth.iso().count("-") if member.birth else None for member in members}
    assert precisions >= {None, 0, 2}
    assert len({member.joined_on for member in members}) > 60
    assert all(member.place and member.section for member in members)
    assert bool(members[0].other_script) == (code == "s3")


def test_the_journal_reads_like_an_office(offices: Callable[[str], Path]) -> None:
    office = read(offices("s2"))
    lines = office.ask(journal.journal_rows, office.ask(journal.journal_ids, JournalView()))
    office.close()
    acts = {line.act for line in lines}
    assert acts >= {
        "organisation.founded", "organisation.word_renamed", "members.brought_in", "members.admitted",
        "members.applied", "members.amended", "members.suspended", "members.reinstated", "members.resigned",
        "members.excluded", "members.died", "members.standing_reversed",
    }  # fmt: skip
    moments = [line.at for line in reversed(lines)]
    assert moments == sorted(moments)
    assert moments[0].date().isoformat() == "2026-01-12"
    assert moments[-1].date().isoformat() == "2026-11-23"
    assert {line.who for line in lines} == {"NSHIMIRIMANA Godelieve"}


def test_nobody_is_left_dead_by_mistake(offices: Callable[[str], Path]) -> None:
    office = read(offices("s1"))
    members = [office.ask(queries.member_detail, member_id) for member_id in office.ask(queries.roll_ids, RollView())]
    office.close()
    deaths = [member for member in members for line in member.standings if line.reversed and line.status is Status.DEAD]
    assert [member.status for member in deaths] == [Status.ACTIVE]


def test_burundi_has_its_provinces_communes_and_hills() -> None:
    told = story("s2")
    places = [place for section in told.sections for place in section.places]
    assert len(told.sections) == 42
    assert len(places) == len(set(places)) == 3036
    assert told.profile.currency_decimals == 0


@pytest.mark.parametrize(
    ("ancestor", "surname", "patronymic"),
    [
        ("Сапар", "Сапарова", "Сапаровна"),
        ("Калмурза", "Калмурзаева", "Калмурзаевна"),
        ("Орозбай", "Орозбаева", "Орозбаевна"),
    ],
)
def test_endings_follow_the_last_letter(ancestor: str, surname: str, patronymic: str) -> None:
    assert surname_of(ancestor, Sex.FEMALE) == surname
    assert patronymic_of(ancestor, Sex.FEMALE) == patronymic
    assert surname_of(ancestor, Sex.MALE) == surname[:-1]


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.podb"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileTrouble):
        make_sample("s1", path, members=5)
    assert path.read_text(encoding="utf-8") == "mine"


def test_whoever_cancels_finds_nothing_left(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_sample("s2", tmp_path / "s2.podb", members=3000, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_story_nobody_tells(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        make_sample("s9", tmp_path / "s9.podb")


@pytest.mark.parametrize("code", STORIES)
def test_three_offices_have_typed_off_their_loose_sheets(offices: Callable[[str], Path], code: str) -> None:
    office = read(offices(code))
    lines = office.ask(journal.journal_rows, office.ask(journal.journal_ids, JournalView()))
    acts = Counter(line.act for line in lines)
    fields = office.ask(extra_fields, counted=True)
    trainings = office.ask(training_rows, office.ask(training_ids))
    office.close()
    sheets = {act: acts[act] for act in ("members.household_founded", "members.contacts_set", "members.nominees_set")}
    if code == "s2":
        assert (set(sheets.values()), fields, trainings) == ({0}, (), ())
        return
    assert sheets == {
        "members.household_founded": 5, "members.contacts_set": 3, "members.nominees_set": 3,
    }  # fmt: skip
    assert acts["members.household_entered"] > 5
    assert [row.values for row in fields] == [8]
    assert [row.people for row in trainings] == [12, 12]
