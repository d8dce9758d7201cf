"""What docs/file-format.md states is true: its statements open a file, and its numbers are those of the program."""

import binascii
import re
from contextlib import closing
from pathlib import Path

import pytest

from pomanager.db import header, keys, upgrade
from sqlcipher3 import dbapi2
from tests import offices
from tests.house.source import PROJECT

DOCUMENT = (PROJECT / "docs" / "file-format.md").read_text(encoding="utf-8")


def test_the_stated_key_opens_a_file_in_any_sqlcipher_tool(path: Path) -> None:
    statements = set(re.findall(r'^PRAGMA key = "x.*;$', DOCUMENT, re.MULTILINE))
    (statement,) = statements
    with closing(dbapi2.connect(path)) as tool:
        tool.execute(statement)
        assert tool.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert tool.execute("SELECT count(*) FROM organisation").fetchone() == (1,)
        assert tool.execute("PRAGMA cipher_page_size").fetchone() == ("4096",)


def test_the_stated_way_to_open_a_file_with_a_password_and_its_first_bytes_are_true(tmp_path: Path) -> None:
    locked = offices.locked_file(tmp_path)
    (statement,) = re.findall(r"^PRAGMA key = '.*;$", DOCUMENT, re.MULTILINE)
    with closing(dbapi2.connect(locked)) as tool:
        tool.execute(statement.replace("the password", offices.PASSWORD))
        assert tool.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert tool.execute("SELECT count(*) FROM organisation").fetchone() == (1,)
    name = locked.read_bytes()[:16]
    assert name[:6] == b"PODB\x01\x01"
    assert name[14:] == binascii.crc_hqx(name[:14], 0).to_bytes(2, "big")
    assert f"{keys.ROUNDS:,} rounds" in DOCUMENT


def test_the_stated_key_name_and_mark_are_those_of_the_program() -> None:
    for stated in (keys.KEY.decode(), keys.KEY.hex() + header.SALT.hex(), header.SALT.decode()):
        assert stated in DOCUMENT
    assert f"0x{upgrade.APPLICATION_ID:X}" in DOCUMENT


def test_another_key_opens_nothing(path: Path) -> None:
    with closing(dbapi2.connect(path)) as tool:
        tool.execute("PRAGMA cipher_log_level=NONE")
        tool.execute(f"PRAGMA key = \"x'{bytes(32).hex()}{header.SALT.hex()}'\"")
        with pytest.raises(dbapi2.DatabaseError, match="not a database"):
            tool.execute("SELECT count(*) FROM sqlite_master")
