"""What can be read of a damaged file is saved into a new one; what a backup has of the rest is put in its place."""

from pathlib import Path

import pytest

from pomanager.db import check, opening, salvage
from pomanager.errors import FileTrouble
from tests import offices

PAGE = 4096


@pytest.fixture(scope="module")
def sample() -> Path:
    return offices.sample_file("s1", offices.USUAL)


def damaged(sample: Path, folder: Path, *pages: int) -> Path:
    """A copy of the sample with these pages spoilt."""
    path = folder / "s1.podb"
    data = bytearray(sample.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE + 1000] ^= 1
    path.write_bytes(data)
    return path


def test_a_sound_file_is_saved_whole(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.podb"
    tables = salvage.salvage(sample, target)
    assert not [table for table in tables if table.gaps or table.left_out]
    assert check.check(target) == ()


def test_what_a_damaged_page_held_comes_from_the_backup(sample: Path, tmp_path: Path) -> None:
    count = sample.stat().st_size // PAGE
    path = damaged(sample, tmp_path, *range(count // 2, count // 2 + 6), count - 40)
    tables = salvage.salvage(path, tmp_path / "saved.podb", sample)
    lost = [table for table in tables if table.gaps]
    assert lost
    assert sum(table.filled for table in lost) > 0
    assert not [table.name for table in tables if table.left_out]
    assert check.check(tmp_path / "saved.podb") == ()


def test_without_a_backup_what_belongs_to_lost_records_is_left_out(sample: Path, tmp_path: Path) -> None:
    count = sample.stat().st_size // PAGE
    path = damaged(sample, tmp_path, *range(count // 2, count // 2 + 6), count - 40)
    tables = salvage.salvage(path, tmp_path / "saved.podb")
    with opening.connected(tmp_path / "saved.podb") as found:
        assert check.is_sound(found.execute)
        counts = {table.name: found.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0] for table in tables}
    with opening.connected(sample) as found:
        before = {table.name: found.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0] for table in tables}
    assert {table.name: table.saved - len(table.left_out) for table in tables} == counts
    for table in tables:
        if table.gaps:
            assert counts[table.name] < before[table.name] or table.gaps[-1].last == salvage.NO_END
        elif not table.left_out:
            assert counts[table.name] == before[table.name]


def test_where_the_first_page_is_damaged_nothing_is_saved(sample: Path, tmp_path: Path) -> None:
    path = damaged(sample, tmp_path, 1)
    with pytest.raises(FileTrouble) as refused:
        salvage.salvage(path, tmp_path / "saved.podb")
    assert refused.value.objections[0].message == salvage.NOTHING_SAVED
