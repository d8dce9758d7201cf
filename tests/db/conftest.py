"""What the tests of the office file share: a file to try things on, and the office in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.services.office import Office
from tests import offices


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed office file, alone in its folder."""
    return offices.office_file(tmp_path)


@pytest.fixture
def office(path: Path) -> Iterator[Office]:
    """The office of that file, open for writing."""
    office = offices.opened_office(path)
    yield office
    office.close()
