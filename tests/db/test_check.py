"""A check names what is wrong: a changed byte, a lost reference, an edited journal line, a sum that does not fit."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.db import check, disk, engine, journal_chain, roll_sums, search_sums, troubles
from pomanager.db.engine import Access
from pomanager.errors import FileTrouble
from pomanager.readmodels.files import PART_WORDS, Finding, Part
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests import offices

PAGE_SIZE = 4096


def twenty_places(office: Office) -> None:
    """Some places and their journal lines."""
    for number in range(20):
        office.do(place_for, f"Colline {number}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed office with some places and their journal lines."""
    return offices.filled_file(tmp_path, twenty_places)


def tamper(path: Path, *statements: str) -> None:
    """Change the file with a SQLCipher tool, by somebody careful: triggers away and back, no references looked at."""
    connection = engine.connect(path, Access.WRITE, foreign_keys=False)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()


def told(findings: tuple[Finding, ...]) -> list[tuple[Part, str]]:
    """The findings as part and English sentence."""
    return [(found.part, found.objection.message.format(**found.objection.details)) for found in findings]


def test_a_sound_file_has_no_findings_open_or_closed(path: Path) -> None:
    assert files.check_file(path) == ()
    office = offices.opened_office(path)
    office.do(place_for, "Mungwa")
    assert files.check_file(path) == ()
    office.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "instead", ["", "CREATE TRIGGER journal_entry_never_goes BEFORE DELETE ON journal_entry BEGIN SELECT 1; END"]
)
def test_a_trigger_that_is_gone_or_another_is_named(path: Path, instead: str) -> None:
    tamper(path)
    assert files.check_file(path) == ()
    connection = engine.connect(path, Access.WRITE)
    connection.execute("DROP TRIGGER journal_entry_never_goes")
    connection.execute(instead)
    connection.close()
    assert told(files.check_file(path)) == [
        (Part.STRUCTURE, "The tables of the file are damaged: journal_entry_never_goes.")
    ]


def test_every_trigger_that_is_gone_is_named(tmp_path: Path) -> None:
    whole = offices.office_file(tmp_path)
    connection = engine.connect(whole, Access.READ)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    connection.close()
    assert {statement.split()[2] for statement in check.TRIGGERS} == set(names)
    for name in ("search_text_changed", "person_gives_copies", "member_takes_copies", "appeal_is_decided_once"):
        path = offices.office_file(tmp_path, f"{name}.podb")
        connection = engine.connect(path, Access.WRITE)
        connection.execute(f"DROP TRIGGER {name}")
        connection.close()
        assert told(files.check_file(path)) == [(Part.STRUCTURE, f"The tables of the file are damaged: {name}.")]


def test_a_byte_changed_anywhere_is_damage_and_never_a_crash(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pomanager.db.check.time.sleep", lambda _: None)  # nobody writes meanwhile
    whole = path.read_bytes()
    chance = random.Random(4711)
    places = {*range(16), *(chance.randrange(len(whole)) for _ in range(60)), len(whole) - 1}
    for place in sorted(places):
        data = bytearray(whole)
        data[place] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        findings = check.check(path)
        assert {found.part for found in findings} & {Part.FILE, Part.PAGES}, place
        if place >= 16:
            assert (Part.PAGES, _page(place // PAGE_SIZE + 1)) in told(findings), place
        _open_or_be_told(path)


def _page(number: int) -> str:
    return f"Page {number} of the file is not as it was written: the file is damaged."


def _open_or_be_told(path: Path) -> None:
    """Opening a damaged file works where the damage is not met, or says so; nothing else may happen."""
    try:
        offices.opened_office(path).close()
    except FileTrouble as error:
        assert error.objections[0].message == troubles.DAMAGED  # noqa: PT017 - both ends are right
    assert not disk.beside(path, ".lock").exists()


@pytest.mark.parametrize(
    "length", [16, 100, PAGE_SIZE - 1, PAGE_SIZE, 3 * PAGE_SIZE, 3 * PAGE_SIZE + 7, -PAGE_SIZE, -1]
)
def test_a_file_cut_short_is_damaged(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    assert files.check_file(path)
    _open_or_be_told(path)


def test_pages_exchanged_are_damage(path: Path) -> None:
    data = path.read_bytes()
    pages = [data[start : start + PAGE_SIZE] for start in range(0, len(data), PAGE_SIZE)]
    pages[4], pages[5] = pages[5], pages[4]
    path.write_bytes(b"".join(pages))
    assert told(files.check_file(path))[:2] == [(Part.PAGES, _page(5)), (Part.PAGES, _page(6))]


def test_a_whole_page_of_noughts_is_damage(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: 6 * PAGE_SIZE] + bytes(PAGE_SIZE) + data[7 * PAGE_SIZE :])
    assert (Part.PAGES, _page(7)) in told(files.check_file(path))


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        (
            "UPDATE journal_entry SET who = 'Nobody' WHERE sequence = 7",
            ["Journal line 7 is not as it was written."],
        ),
        (
            "UPDATE journal_value SET value = 'Colline 99' WHERE sequence = 7 AND side = 'label'",
            ["A value of journal line 7 is not as it was written."],
        ),
    ],
)
def test_an_edited_journal_line_is_named(path: Path, statement: str, sentences: list[str]) -> None:
    tamper(path, statement)
    assert told(files.check_file(path)) == [(Part.JOURNAL, sentence) for sentence in sentences]


def test_a_deleted_journal_line_is_named(path: Path) -> None:
    tamper(path, "DELETE FROM journal_value WHERE sequence = 7", "DELETE FROM journal_entry WHERE sequence = 7")
    assert (Part.JOURNAL, "Journal line 7 is missing.") in told(files.check_file(path))


def test_swapped_journal_lines_are_named(path: Path) -> None:
    tamper(
        path,
        *(
            f"UPDATE {table} SET sequence = {new} WHERE sequence = {old}"  # noqa: S608 - our own numbers
            for old, new in ((7, 9999), (8, 7), (9999, 8))
            for table in ("journal_entry", "journal_value")
        ),
    )
    sentences = [sentence for part, sentence in told(files.check_file(path)) if part is Part.JOURNAL]
    assert "Journal line 7 is not as it was written." in sentences
    assert "Journal line 8 is not as it was written." in sentences


def test_a_row_that_refers_to_nothing_is_named(path: Path) -> None:
    tamper(path, "UPDATE place SET parent_id = 777 WHERE id = 3")
    sentence = "Row 3 of the table place refers to a row of place that is not there."
    assert told(files.check_file(path)) == [(Part.KEYS, sentence)]


def test_a_search_table_out_of_order_is_found(path: Path) -> None:
    tamper(path, "DELETE FROM member_words_config")
    assert {found.part for found in files.check_file(path)} == {Part.STRUCTURE}


def test_a_cell_no_column_can_hold_is_a_finding_and_not_a_crash(path: Path) -> None:
    tamper(path, "UPDATE journal_entry SET at = 'yesterday' WHERE sequence = 3")
    findings = files.check_file(path)
    assert {found.part for found in findings} == {Part.JOURNAL}


def test_findings_without_end_are_cut_short(path: Path) -> None:
    tamper(path, *["INSERT INTO place (name, folded, parent_id) VALUES ('x', 'x', 777)"] * 80)
    findings = told(files.check_file(path))
    assert len(findings) == check.MOST + 1
    assert findings[-1] == (Part.KEYS, f"There is more of the same; the first {check.MOST} findings are shown.")


def test_what_is_no_office_cannot_be_checked(tmp_path: Path) -> None:
    empty = tmp_path / "empty.podb"
    empty.touch()
    for file, sentence in ((empty, troubles.EMPTY), (tmp_path / "gone.podb", troubles.MISSING)):
        with pytest.raises(FileTrouble) as refused:
            files.check_file(file)
        assert refused.value.objections[0].message == sentence


def test_a_newer_office_is_not_judged(path: Path) -> None:
    tamper(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(FileTrouble) as refused:
        files.check_file(path)
    assert refused.value.objections[0].message == troubles.NEWER


def test_a_page_being_written_is_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: Iterator[list[tuple[str]]] = iter([[("HMAC verification failed for page 3",)], []])
    monkeypatch.setattr("pomanager.db.check.time.sleep", lambda _: None)
    assert list(check.damaged_pages(lambda _: next(answers))) == []


def test_other_words_of_the_page_check_are_damage_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pomanager.db.check.time.sleep", lambda _: None)
    (found,) = check.damaged_pages(lambda _: [("database file is undefined",)])
    assert found.message == check.PAGES_UNTOLD


def test_every_part_has_its_words() -> None:
    assert set(PART_WORDS) == set(Part)


def test_the_head_of_the_journal_follows_its_lines(path: Path) -> None:
    office = offices.opened_office(path, writing=False)
    assert office.ask(journal_chain.head)[0] == 21
    office.close()


# ---- the roll against its registers ----------------------------------------------------------------------------------

MEMBER = """
INSERT INTO member (id, person_id, number, number_order, status, status_since, version)
VALUES (1, 1, '12', '12', '{status}', '{since}', 1)
"""
PERSON = "INSERT INTO person (id, full_name, family_name, given_name, patronymic, other_script, sort_name, sort_key, \
sex, phone, phone_digits, version) VALUES (1, 'A', '', '', '', '', 'A', 'A', 'f', '', '', 1)"
LINE = "INSERT INTO standing (id, member_id, status, since, reason, decision, recorded_at, reverses_id) \
VALUES ({id}, 1, '{status}', '{since}', '', '', '2026-01-01T00:00:00.000000Z', {reverses})"
HISTORY = (
    LINE.format(id=1, status="active", since="2020-01-01", reverses="NULL"),
    LINE.format(id=2, status="dead", since="2024-01-01", reverses="NULL"),
    LINE.format(id=3, status="active", since="2024-01-01", reverses="2"),
)
KNOWN = "INSERT INTO issued_number (number, counter, fingerprint) VALUES ('12', 12, 'x')"
FOUND = "INSERT INTO search_text (member_id, text) VALUES (1, '12 a')"
LOST = FOUND.replace("12 a", "12 b")


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        ((MEMBER.format(status="active", since="2020-01-01"), *HISTORY, KNOWN, FOUND), None),
        ((MEMBER.format(status="dead", since="2024-01-01"), *HISTORY, KNOWN, FOUND), roll_sums.STANDING_DIFFERS),
        ((MEMBER.format(status="active", since="2020-01-02"), *HISTORY, KNOWN, FOUND), roll_sums.STANDING_DIFFERS),
        ((MEMBER.format(status="active", since="2020-01-01"), KNOWN, FOUND), roll_sums.STANDING_DIFFERS),
        ((MEMBER.format(status="active", since="2020-01-01"), *HISTORY, FOUND), roll_sums.NUMBER_NOT_ISSUED),
        ((MEMBER.format(status="active", since="2020-01-01"), *HISTORY, KNOWN), roll_sums.NOT_SEARCHABLE),
        ((MEMBER.format(status="active", since="2020-01-01"), *HISTORY, KNOWN, LOST), search_sums.TEXT_DIFFERS),
    ],
)
def test_the_roll_is_held_against_its_registers(path: Path, statements: tuple[str, ...], sentence: str | None) -> None:
    tamper(path, PERSON, *statements)
    expected = [(Part.REGISTERS, sentence.format(number="12"))] if sentence else []
    assert told(files.check_file(path)) == expected
