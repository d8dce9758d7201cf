"""The log keeps names and phone numbers out, and never stands in anybody's way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager import log


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A log in a folder of the test's own."""
    root = logging.getLogger()
    before = (list(root.handlers), root.level, logging.raiseExceptions)
    log.set_up(tmp_path)
    yield tmp_path / log.FILE_NAME
    for handler in [each for each in root.handlers if each not in before[0]]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(before[1])
    logging.raiseExceptions = before[2]


def test_what_people_typed_is_not_written(written: Path) -> None:
    mine = logging.getLogger("pomanager.test")
    mine.info("admitted %s with phone %s into %s", "NIYONZIMA Médiatrice", "+257 79 12 34 56", Path("/books/a.podb"))
    mine.info("%(count)d rows for %(name)s", {"count": 12, "name": "សុខ សុភា"})
    told = written.read_text(encoding="utf-8")
    assert "NIYONZIMA" not in told
    assert "12 34" not in told
    assert "សុភា" not in told
    assert "/books/a.podb" in told
    assert "12 rows" in told


def test_a_problem_tells_where_and_what_kind_but_not_whose(written: Path) -> None:
    name, phone = "NIYONZIMA", 79_123_456
    people: dict[str, str] = {}
    try:
        try:
            people[name]
        except KeyError as first:
            message = f"no row [SQL: SELECT 1] at “{name}” {phone} [parameters: ({name!r},)]"
            raise ValueError(message) from first
    except ValueError:
        logging.getLogger("pomanager.test").info("it broke", exc_info=True)
    told = written.read_text(encoding="utf-8")
    assert "KeyError" in told
    assert "ValueError: no row [SQL: SELECT 1] at … …" in told
    assert "test_log.py" in told
    assert str(phone) not in told
    assert f"'{name}'" not in told
    assert f"“{name}”" not in told


def test_setting_it_up_twice_writes_once(written: Path) -> None:
    log.set_up(written.parent)
    logging.getLogger("pomanager.test").info("once")
    assert written.read_text(encoding="utf-8").count("once") == 1


def test_debugging_is_not_written(written: Path) -> None:
    logging.getLogger("pomanager.test").debug("NIYONZIMA")
    assert not written.exists()
