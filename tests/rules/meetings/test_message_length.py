"""How long text messages are, at the edges of one part and of several."""

import pytest

from pomanager.rules.meetings.message_length import message_length


@pytest.mark.parametrize(
    ("text", "units", "parts", "is_plain"),
    [
        ("", 0, 0, True), ("a" * 160, 160, 1, True), ("a" * 161, 161, 2, True), ("a" * 306, 306, 2, True),
        ("a" * 307, 307, 3, True), ("é" * 160, 160, 1, True), ("€" * 80, 160, 1, True), ("€" * 81, 162, 2, True),
        ("ө" * 70, 70, 1, False), ("ө" * 71, 71, 2, False), ("ө" * 134, 134, 2, False), ("ө" * 135, 135, 3, False),
        ("a" * 69 + "’", 70, 1, False), ("😀" * 35, 70, 1, False), ("😀" * 36, 72, 2, False),
    ],
)  # fmt: skip
def test_a_message_is_as_long_as_the_network_counts_it(text: str, units: int, parts: int, *, is_plain: bool) -> None:
    found = message_length(text)
    assert (found.letters, found.units, found.parts, found.is_plain) == (len(text), units, parts, is_plain)
