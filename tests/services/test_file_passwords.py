"""The password of the office file is set, changed and removed with a journal line; backups keep the one they had."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import keys
from pomanager.errors import FileTrouble, Locked, Refused, WrongPassword
from pomanager.rules.access import passwords, recovery
from pomanager.services import file_passwords, files
from pomanager.services.organisation.commands import place_for
from tests import offices

ANOTHER = "trois chèvres blanches"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A closed file with the tests' password, which nobody has told yet."""
    return offices.locked_file(tmp_path)


@pytest.fixture
def unlocked(locked: Path) -> Path:
    """The same, unlocked."""
    files.unlock(locked, offices.PASSWORD)
    return locked


def lines(session: Session) -> list[tuple[str, str]]:
    """Who did what, by the journal."""
    found = session.execute(text("SELECT act, who FROM journal_entry WHERE act LIKE 'access.%' ORDER BY sequence"))
    return [(act, who) for act, who in found]


def everything_said(session: Session) -> str:
    """All texts of the journal."""
    return str(session.execute(text("SELECT * FROM journal_value")).all())


def test_each_act_is_in_the_journal_without_any_secret(tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    first = files.set_password(path, offices.PASSWORD, offices.clock, "Awa")
    second = files.set_password(path, ANOTHER, offices.clock, "Bakary")
    third = files.set_password(path, None, offices.clock, "Awa")
    assert first.code != second.code
    assert third.code == ""
    office = offices.opened_office(path)
    assert office.ask(lines) == [
        ("access.file_password_set", "Awa"),
        ("access.file_password_changed", "Bakary"),
        ("access.file_password_removed", "Awa"),
    ]
    said = office.ask(everything_said)
    for secret in (offices.PASSWORD, ANOTHER, first.code, second.code, recovery.key_of(first.code).hex()):
        assert secret not in said
    assert first.code not in repr((first, second))
    office.close()
    assert files.check_file(path) == ()


def test_everything_against_a_new_password_is_said_at_once(unlocked: Path) -> None:
    before = unlocked.read_bytes()
    with pytest.raises(Refused) as refused:
        files.set_password(unlocked, "conapro", offices.clock, again="conapr0")
    assert [(objection.message, objection.about) for objection in refused.value.objections] == [
        (passwords.TOO_SHORT, "password"),
        (passwords.A_NAME, "password"),
        (passwords.NOT_THE_SAME, "again"),
    ]
    with pytest.raises(Refused) as refused:
        files.set_password(unlocked, offices.PASSWORD, offices.clock)
    assert [objection.message for objection in refused.value.objections] == [file_passwords.SAME_AS_BEFORE]
    with pytest.raises(Refused) as refused:
        files.set_password(unlocked, "", offices.clock)
    assert [objection.message for objection in refused.value.objections] == [passwords.EMPTY]
    assert unlocked.read_bytes() == before


def test_where_there_is_no_password_none_is_removed_and_no_code_told(tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    for act in (
        lambda: files.set_password(path, None, offices.clock),
        lambda: files.recovery_code(path, offices.PASSWORD),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert [objection.message for objection in refused.value.objections] == [file_passwords.NO_PASSWORD]


def test_spaces_around_belong_to_the_password(tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    files.set_password(path, f" {ANOTHER}", offices.clock)
    files.lock_again(path)
    with pytest.raises(WrongPassword):
        files.unlock(path, ANOTHER)
    files.unlock(path, f" {ANOTHER}")


def test_the_code_is_told_to_whoever_knows_the_password_and_opens_the_file(locked: Path) -> None:
    with pytest.raises(WrongPassword):
        files.recovery_code(locked, ANOTHER)
    code = files.recovery_code(locked, offices.PASSWORD)
    files.lock_again(locked)
    files.unlock_with_code(locked, code.lower().replace("-", " "))
    assert not files.needs_password(locked)


def test_a_mistyped_code_is_told_by_its_group_and_another_ones_as_such(locked: Path) -> None:
    groups = list(recovery.groups_of(bytes(32)))
    with pytest.raises(WrongPassword):
        files.unlock_with_code(locked, "-".join(groups))
    groups[2] = "0000Z"
    with pytest.raises(Refused) as refused:
        files.unlock_with_code(locked, "-".join(groups))
    (found,) = refused.value.objections
    assert (found.message, found.details) == (recovery.WRONG_GROUP, {"number": 3})
    assert files.needs_password(locked)


def test_backups_are_verified_without_asking_and_keep_the_password_of_their_day(unlocked: Path) -> None:
    folder = unlocked.parent / files.BACKUPS
    folder.mkdir()
    made = files.back_up(unlocked, folder, offices.clock)
    (folder / "other-20260101T000000Z.podb").touch()
    (folder / "conapro-notes.podb").touch()
    told = files.set_password(unlocked, ANOTHER, offices.clock)
    assert (told.older_backups, told.kept_copies) == (1, 0)
    assert files.needs_password(made.path)
    with pytest.raises(Locked):
        files.restore(made.path, unlocked, offices.clock, replace=True)
    with pytest.raises(WrongPassword):
        files.unlock(made.path, ANOTHER)
    files.unlock(made.path, offices.PASSWORD)
    done = files.restore(made.path, unlocked, offices.clock, replace=True)
    assert done.kept is not None
    assert not files.needs_password(unlocked)
    assert not files.needs_password(done.kept)
    assert files.check_file(unlocked) == files.check_file(done.kept) == ()
    assert files.set_password(unlocked, None, offices.clock).kept_copies == 1


def test_the_plain_export_of_a_locked_file_is_plain(unlocked: Path, tmp_path: Path) -> None:
    assert files.export_plain(unlocked, tmp_path / "plain.sqlite") > 10
    assert (tmp_path / "plain.sqlite").read_bytes().startswith(b"SQLite format 3\0")


def test_a_failure_leaves_the_former_password(unlocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[keys.FileKey] = []
    remember = keys.remember

    def noted(key: keys.FileKey) -> None:
        made.append(key)
        remember(key)

    monkeypatch.setattr(keys, "remember", noted)
    monkeypatch.setattr("pomanager.db.check.is_sound", lambda _: False)
    with pytest.raises(FileTrouble):
        files.set_password(unlocked, ANOTHER, offices.clock)
    assert [keys.known(key.salt) for key in made] == [None]
    office = offices.opened_office(unlocked)
    office.do(place_for, "Mungwa")
    assert office.ask(lines) == [("access.file_password_set", "")]
    office.close()
