"""The words "password …", and every other command with a file that has one: told before, asked for, or refused."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pomanager.cli import Start, asking
from pomanager.cli.asking import Asking
from pomanager.cli.unlocking import TRIES
from pomanager.services import files
from tests import offices
from tests.cli.saying import Run

ANOTHER = "trois chèvres blanches"
CODE = re.compile(r"([0-9A-Z]{5}-){12}[0-9A-Z]{5}\n")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A closed file with the tests' password, which nobody has told yet."""
    return offices.locked_file(tmp_path)


def told(**given: str) -> Callable[[Start], Start]:
    """Passwords put into the surroundings before the start."""
    asked = Asking({f"POMANAGER_{name.upper()}": value for name, value in given.items()})
    return lambda start: dataclasses.replace(start, asking=asked)


def typed(*answers: str, seen: str = "", waited: list[float] | None = None) -> Callable[[Start], Start]:
    """Somebody at the terminal, who ends the input when there is nothing more to say."""
    left: Iterator[str] = iter(answers)

    def answer(_words: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    wait = (lambda _seconds: None) if waited is None else waited.append
    asked = Asking(unseen=answer, seen=lambda _words: seen, wait=wait)
    return lambda start: dataclasses.replace(start, asking=asked)


def test_a_password_is_set_and_its_code_shown_once(run: Run, tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    said = run("password", "set", path, start=typed(ANOTHER, ANOTHER))
    assert said.code == 0
    assert CODE.fullmatch(said.out)
    assert "shown only now" in said.told
    assert ANOTHER not in said.out + said.told
    files.lock_again(path)
    files.unlock_with_code(path, said.out)
    assert run("password", "set", path, start=typed(ANOTHER, ANOTHER)).code == 1
    assert run("password", "remove", path).code == 0
    assert files.recognise(path).kind.value == "office"
    said = run("password", "remove", path)
    assert (said.code, said.out) == (1, "")
    assert "has no password" in said.told


def test_a_password_typed_otherwise_the_second_time_is_refused(run: Run, tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    before = path.read_bytes()
    said = run("password", "set", path, start=typed("three", "threee"))
    assert (said.code, said.out) == (1, "")
    assert "fewer than 8" in said.told
    assert "not the same" in said.told
    assert "nobody at a terminal" in run("password", "set", path).told
    assert "POMANAGER_NEW_FILE_PASSWORD" in run("password", "set", path, start=typed()).told
    assert path.read_bytes() == before


def test_a_password_is_changed_by_whoever_knows_the_old_one(run: Run, locked: Path) -> None:
    assert run("password", "change", locked, start=typed("wrong", "wrong")).code == 1
    given = told(file_password=offices.PASSWORD, new_file_password=f"{ANOTHER} ")
    said = run("password", "change", locked, start=given)
    assert said.code == 0
    assert "begins or ends with a space" in said.told
    assert CODE.fullmatch(said.out)
    files.lock_again(locked)
    assert run("check", locked, start=told(file_password=offices.PASSWORD)).code == 1
    assert run("check", locked, start=told(file_password=f"{ANOTHER} ")).code == 0


def test_a_lost_password_is_replaced_by_the_code(run: Run, locked: Path) -> None:
    code = files.recovery_code(locked, offices.PASSWORD)
    files.lock_again(locked)
    wrong = ("0" if code[0] != "0" else "2") + code[1:]
    said = run("password", "recover", locked, start=typed(ANOTHER, ANOTHER, seen=wrong))
    assert (said.code, said.out) == (1, "")
    assert "Group 1 of the code is not as on the paper" in said.told
    assert "POMANAGER_RECOVERY_CODE" in run("password", "recover", locked).told
    assert run("password", "recover", locked, start=typed(ANOTHER, ANOTHER, seen=code.lower())).code == 0
    files.lock_again(locked)
    said = run("password", "recover", locked, start=told(recovery_code=code, new_file_password=offices.PASSWORD))
    assert said.code == 1
    assert "before the password was changed" in said.told


def test_older_copies_are_told_of(run: Run, locked: Path) -> None:
    folder = locked.parent / files.BACKUPS
    folder.mkdir()
    assert run("backup", locked, folder, start=told(file_password=offices.PASSWORD)).code == 0
    assert "1 older copy beside the file opens as before" in run("password", "remove", locked).told


COMMANDS = (
    ("check", "{file}"),
    ("backup", "{file}", "{folder}"),
    ("restore", "{file}", "{folder}/restored.podb"),
    ("export-plain", "{file}", "{folder}/plain.sqlite"),
    ("members", "find", "{file}", "Odette"),
    ("members", "import", "{file}", "{table}"),
    ("print", "roll", "{file}", "--out", "{folder}/roll.pdf"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_command_on_a_file_asks_for_its_password(
    words: tuple[str, ...], run: Run, locked: Path, table: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    command = [word.format(file=locked, folder=folder, table=table) for word in words]
    before = locked.read_bytes()
    said = run(*command)
    assert (said.code, said.out) == (1, "")
    assert "POMANAGER_FILE_PASSWORD" in said.told
    assert locked.read_bytes() == before
    assert list(folder.iterdir()) == []
    said = run(*command, start=told(file_password=offices.PASSWORD))
    assert said.code == (1 if "find" in command else 0)  # nobody is found on an empty roll
    assert offices.PASSWORD not in said.out + said.told


def test_whoever_mistypes_is_asked_again_and_waits_longer(run: Run, locked: Path) -> None:
    waited: list[float] = []
    said = run("check", locked, start=typed("one", "two", "three", offices.PASSWORD, waited=waited))
    assert said.code == 0
    assert waited == [0, 1, 2]
    files.lock_again(locked)
    waited.clear()
    said = run("check", locked, start=typed(*["wrong"] * (TRIES + 3), waited=waited))
    assert said.code == 1
    assert said.told.count("This is not the password") == TRIES == len(waited) + 1


def test_a_wrong_password_in_the_surroundings_is_one_refusal(run: Run, locked: Path) -> None:
    said = run("check", locked, "--json", start=told(file_password="wrong"))
    assert said.code == 1
    (refused,) = said.refused()
    assert "This is not the password" in refused["sentence"]


def test_passwords_are_taken_out_of_the_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    surroundings = {"POMANAGER_FILE_PASSWORD": "secret", "POMANAGER_RECOVERY_CODE": "", "HOME": "/home/awa"}
    monkeypatch.setattr("sys.stdin", None)
    found = asking.of_process(surroundings)
    assert surroundings == {"HOME": "/home/awa"}
    assert (found.given, found.unseen, found.seen) == ({"POMANAGER_FILE_PASSWORD": "secret"}, None, None)
    assert "secret" not in repr(found)
