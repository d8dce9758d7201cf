"""Every test of words starts with English, no renamed words and freshly read catalogues."""

from collections.abc import Iterator
from datetime import UTC

import pytest

from pomanager.i18n import catalogue, formats


@pytest.fixture(autouse=True)
def plain_words() -> Iterator[None]:
    """Put back what a test changed for all threads."""
    formats.set_zone(UTC)
    yield
    catalogue.set_default("en")
    catalogue.rename({})
    catalogue.forget()
    formats.set_decimals({})
    formats.set_zone(None)
