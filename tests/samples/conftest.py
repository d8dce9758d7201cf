"""The four sample offices, made once for all that looks into them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.offices import sample_file


@pytest.fixture(scope="session")
def offices() -> Callable[[str], Path]:
    """The four offices, each of 120 people, by their codes."""
    return partial(sample_file, members=120)
