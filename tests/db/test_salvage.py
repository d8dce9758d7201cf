"""What can be read of a damaged file is saved into a new one; what a backup has of the rest is put in its place."""

from pathlib import Path

import pytest

from pomanager.db import check, opening, salvage, schema_mending
from pomanager.db.upgrade import row_counts
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


def scattered(sample: Path) -> range:
    """Pages all over the file, behind those that say which tables there are; some hold rows, others indexes."""
    return range(200, sample.stat().st_size // PAGE, 140)


def test_a_sound_file_is_saved_whole(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved.podb"
    tables = salvage.salvage(sample, target)
    assert not [table for table in tables if table.gaps or table.left_out]
    assert check.check(target) == ()


@pytest.fixture(scope="module")
def naming(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, ...]:
    """Those of the pages that say which tables there are."""
    path = damaged(sample, tmp_path_factory.mktemp("naming"), *scattered(sample))
    return schema_mending.mend_schema(path, sample)


def test_pages_that_name_the_tables_come_from_the_backup(sample: Path, naming: tuple[int, ...], tmp_path: Path) -> None:
    path = damaged(sample, tmp_path, *naming)
    assert naming
    assert not schema_mending.schema_can_be_read(path)
    assert schema_mending.mend_schema(path, sample) == naming
    assert path.read_bytes() == sample.read_bytes()
    assert schema_mending.mend_schema(path, sample) == ()


def test_what_a_damaged_page_held_comes_from_the_backup(sample: Path, naming: tuple[int, ...], tmp_path: Path) -> None:
    path = damaged(sample, tmp_path, *scattered(sample))
    assert schema_mending.mend_schema(path, sample) == naming
    tables = salvage.salvage(path, tmp_path / "saved.podb", sample)
    lost = [table for table in tables if table.gaps]
    assert lost
    assert sum(table.filled for table in lost) > 0
    assert not [table.name for table in tables if table.left_out]
    assert check.check(tmp_path / "saved.podb") == ()


def test_without_a_backup_what_belongs_to_lost_records_is_left_out(
    sample: Path, naming: tuple[int, ...], tmp_path: Path
) -> None:
    path = damaged(sample, tmp_path, *(page for page in scattered(sample) if page not in naming))
    tables = salvage.salvage(path, tmp_path / "saved.podb")
    with opening.connected(tmp_path / "saved.podb") as found:
        assert check.is_sound(found.execute)
        counts = row_counts(found.execute)
    with opening.connected(sample) as found:
        before = row_counts(found.execute)
    assert all(table.saved - len(table.left_out) == counts[table.name] for table in tables)
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
