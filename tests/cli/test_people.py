"""Several people at the terminal: ``--as NAME`` and a password for each command, and what their roles may not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from pomanager.cli import Start
from pomanager.cli.asking import PERSON, PERSON_PASSWORD, Asking
from pomanager.readmodels.journal import JournalView
from pomanager.rules.access.roles import Right, Role, rights_of
from pomanager.services import files
from pomanager.services.access.commands.people import AddUser, add_user
from pomanager.services.journal.queries import journal_ids, journal_rows
from pomanager.services.office import Office
from tests import offices
from tests.cli.conftest import NOW
from tests.cli.saying import Run

AWA, BINTA, COUMBA = "Awa Diop", "Binta Fall", "Coumba Ba"
WORDS = "the well is deep"
STAFF = ((AWA, Role.SECRETARY), (BINTA, Role.VIEWER), (COUMBA, Role.MENTOR_COORDINATOR))


def three(office: Office) -> None:
    """A secretary, a reader and a coordinator of mentoring, of one password."""
    for name, role in STAFF:
        office.do(add_user, AddUser(name=name, roles=(role,), password=WORDS, again=WORDS))


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """An office file in which three people work."""
    return offices.filled_file(tmp_path, three)


def told(**given: str) -> Callable[[Start], Start]:
    """Hand these in as the surroundings of the process would."""
    return lambda start: replace(start, asking=Asking(MappingProxyType(given)))


def typed(*answers: str, waited: list[float] | None = None) -> Callable[[Start], Start]:
    """Somebody sits there and types these passwords, one after the other."""
    left, told_to_wait = list(answers), waited if waited is not None else []

    def ask(_words: str) -> str:
        return left.pop(0)

    return lambda start: replace(start, asking=Asking(unseen=ask, wait=told_to_wait.append))


RIGHT = told(**{PERSON_PASSWORD: WORDS})


def test_nobody_is_asked_where_nobody_signs_in(run: Run, office: Path) -> None:
    assert run("due", office).code == 0
    assert run("--as", "Nobody", "due", office).code == 0
    assert run("backup", office, office.parent).code == 0


def test_somebody_has_to_be_named(run: Run, shared: Path) -> None:
    said = run("due", shared, "--json", start=RIGHT)
    assert said.code == 1
    assert [each["about"] for each in said.refused()] == ["as"]
    assert AWA in said.told


def test_a_named_person_reads_with_the_right_password(run: Run, shared: Path) -> None:
    assert run("--as", AWA, "due", shared, start=RIGHT).code == 0
    assert run("due", shared, f"--as={AWA}", start=RIGHT).code == 0
    assert run("due", shared, "--as", AWA, start=typed(WORDS)).code == 0
    both = told(**{PERSON: AWA, PERSON_PASSWORD: WORDS})
    assert run("due", shared, start=both).code == 0


def test_a_wrong_password_is_refused_plainly(run: Run, shared: Path) -> None:
    said = run("--as", AWA, "due", shared, "--json", start=told(**{PERSON_PASSWORD: "the well is dry"}))
    assert said.code == 1
    assert [each["about"] for each in said.refused()] == ["password"]
    nobody = run("--as", AWA, "due", shared)
    assert nobody.code == 1
    assert PERSON_PASSWORD in nobody.told


def test_whoever_sits_there_may_type_again(run: Run, shared: Path) -> None:
    waited: list[float] = []
    said = run("due", shared, "--as", AWA, start=typed("the well is dry", WORDS, waited=waited))
    assert said.code == 0
    assert "do not belong together" in said.told
    assert len(waited) == 1


def test_the_word_as_needs_a_name(run: Run) -> None:
    said = run("due", "--as")
    assert said.code == 2
    assert said.told.startswith("After --as something is missing.")


def test_the_journal_names_who_signed_in(run: Run, shared: Path, table: Path) -> None:
    assert run("--as", AWA, "members", "import", shared, table, start=RIGHT).code == 0
    office = files.open_office(shared, writing=False, clock=lambda: NOW)
    office.admit(replace(office.keeper, rights=frozenset(Right), roles=frozenset({Role.SECRETARY})))
    lines = office.ask(journal_rows, office.ask(journal_ids, JournalView())[:2])
    office.close()
    assert [(line.who, line.act) for line in lines] == [(AWA, "members.brought_in"), (AWA, "access.signed_in")]


def test_what_a_role_may_not_is_refused(run: Run, shared: Path, table: Path, tmp_path: Path) -> None:
    refused = (
        ("members", "import", shared, table), ("members", "export", shared, tmp_path / "roll.csv"),
        ("print", "register-of-members", shared, "--out", tmp_path / "r.pdf", "--option", "in_full=yes"),
        ("backup", shared, tmp_path), ("check", shared), ("export-plain", shared, tmp_path / "plain.sqlite"),
        ("password", "set", shared), ("restore", shared, shared, "--replace"),
        ("restore", shared, tmp_path / "other.podb"),
    )  # fmt: skip
    for words in refused:
        said = run("--as", BINTA, *words, start=RIGHT)
        assert (said.code, "not among what you may do" in said.told) == (1, True), words
    assert [path.name for path in tmp_path.iterdir() if path != table] == [shared.name]
    assert run("--as", BINTA, "members", "find", shared, "Mungwa", "--json", start=RIGHT).rows() == []


def test_whole_books_are_for_whoever_may_read_all_of_them(run: Run, shared: Path, tmp_path: Path) -> None:
    """The coordinator takes lists out; the plain file holds numbers, money and the journal, too."""
    assert run("--as", COUMBA, "members", "export", shared, tmp_path / "roll.csv", start=RIGHT).code == 0
    assert run("--as", COUMBA, "export-plain", shared, tmp_path / "plain.sqlite", start=RIGHT).code == 1
    assert run("--as", AWA, "export-plain", shared, tmp_path / "plain.sqlite", start=RIGHT).code == 0
    assert run("--as", AWA, "check", shared, start=RIGHT).code == 0
    assert run("--as", AWA, "backup", shared, tmp_path, start=RIGHT).code == 0


def test_a_damaged_file_is_restored_by_whom_the_backup_knows(run: Run, shared: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.podb"
    backup.write_bytes(shared.read_bytes())
    shared.write_bytes(shared.read_bytes()[:4096] + b"x" * 4096)

    assert run("--as", BINTA, "restore", backup, shared, "--replace", start=RIGHT).code == 1
    assert run("--as", AWA, "restore", backup, shared, "--replace", start=RIGHT).code == 0
    assert run("--as", AWA, "check", shared, start=RIGHT).code == 0


def test_people_and_their_roles_are_listed(run: Run, shared: Path) -> None:
    rows = run("--as", BINTA, "people", shared, "--json", start=RIGHT).rows()
    assert [(row["name"], row["roles"], row["ended"]) for row in rows] == [
        (name, [role.value], None) for name, role in STAFF
    ]
    lines = run("--as", BINTA, "people", "list", shared, start=RIGHT).out.splitlines()
    assert lines[0].startswith(f"{AWA} · Secretary")


def test_who_may_what_is_a_table(run: Run, shared: Path) -> None:
    rows = run("--as", BINTA, "people", "may", shared, "--json", start=RIGHT).rows()
    assert [row["right"] for row in rows] == [right.value for right in Right]
    money = next(row for row in rows if row["right"] == Right.READ_MONEY)
    assert money["people"] == [name for name, role in STAFF if Right.READ_MONEY in rights_of({role})]
    assert set(money["roles"]) == {role.value for role in Role if Right.READ_MONEY in rights_of({role})}
    assert "Secretary" in run("--as", BINTA, "people", "may", shared, start=RIGHT).out


def test_in_an_office_of_one_they_may_everything(run: Run, office: Path) -> None:
    assert run("people", office, "--json").rows() == []
    opened = files.open_office(office, writing=True, clock=lambda: NOW)
    opened.do(add_user, AddUser(name=AWA, roles=(Role.SECRETARY,), password=WORDS, again=WORDS))
    opened.close()
    rows = run("people", "may", office, "--json").rows()
    assert {tuple(row["people"]) for row in rows} == {(AWA,)}
