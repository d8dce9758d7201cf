"""What the disk, the system and SQLite say is told as a sentence; what is our own mistake stays a bug."""

import errno
import os
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from pomanager.db import troubles
from pomanager.errors import FileTrouble
from sqlcipher3 import dbapi2

PLACE = Path("/tmp/office/conapro.podb")


class _Failure(dbapi2.OperationalError):
    """A failure as SQLite reports it, with its code."""

    def __init__(self, code: int, words: str = "as SQLite says it") -> None:
        super().__init__(words)
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (5, troubles.BUSY),
        (517, troubles.BUSY),
        (8, troubles.READ_ONLY),
        (10, troubles.DISK_TROUBLE),
        (1034, troubles.DISK_TROUBLE),
        (11, troubles.DAMAGED),
        (13, troubles.DISK_FULL),
        (14, troubles.NO_PERMISSION),
        (26, troubles.DAMAGED),
    ],
)
def test_codes_of_sqlite_have_their_sentence(code: int, sentence: str) -> None:
    for error in (_Failure(code), OperationalError("SELECT 1", None, _Failure(code))):
        found = troubles.trouble_of_file(error, PLACE)
        assert found is not None
        assert found.objections[0].message == sentence
        assert str(PLACE.parent) in sentence.format(**found.objections[0].details)


def test_that_no_more_files_can_be_opened_is_said_of_sqlite_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> tuple[int, int]:
        raise OSError(errno.EMFILE, "too many open files")

    monkeypatch.setattr(os, "pipe", refuse)
    for found in (troubles.trouble_of_file(_Failure(14), PLACE), troubles.trouble_of_system(OSError(23, ""), PLACE)):
        assert found is not None
        assert found.objections[0].message == troubles.TOO_MANY_FILES


def test_what_is_passed_on_by_its_words_alone_is_known() -> None:
    found = troubles.trouble_of_file(_Failure(1, "database disk image is malformed"), PLACE)
    assert found is not None
    assert found.objections[0].message == troubles.DAMAGED


def test_a_mistake_of_ours_stays_a_bug() -> None:
    assert troubles.trouble_of_file(_Failure(1), PLACE) is None
    assert troubles.trouble_of_file(dbapi2.ProgrammingError("closed"), PLACE) is None
    assert troubles.trouble_of_file(ValueError("no"), PLACE) is None
    with pytest.raises(dbapi2.OperationalError), troubles.troubles_of(PLACE):
        raise _Failure(1)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, troubles.DISK_FULL),
        (errno.EDQUOT, troubles.DISK_FULL),
        (errno.EACCES, troubles.NO_PERMISSION),
        (errno.EROFS, troubles.NO_PERMISSION),
        (errno.EEXIST, troubles.EXISTS),
        (errno.ENOENT, troubles.FOLDER_MISSING),
        (errno.EIO, troubles.DISK_TROUBLE),
    ],
)
def test_refusals_of_the_system_have_their_sentence(code: int, sentence: str) -> None:
    with pytest.raises(FileTrouble) as refused, troubles.troubles_of(PLACE):
        raise OSError(code, "as the system says it")
    assert refused.value.objections[0].message == sentence


def test_troubles_with_other_files_pass_by(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="other"), troubles.troubles_of(tmp_path, system=False):
        raise OSError(errno.EIO, "another file's")
