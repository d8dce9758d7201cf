"""How long a text message is: in letters, and in how many parts a network sends it.

A network sends 160 letters of its own alphabet in one message (3GPP TS 23.038), 153 in each of several; with one letter
outside that alphabet, such as Cyrillic, Khmer or a curled apostrophe, 70 and 67 code units (TS 23.040).
"""

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Letters of the alphabet that take the place of two."""

_ALONE, _PART = 160, 153
_ALONE_UNITS, _PART_UNITS = 70, 67


@dataclass(frozen=True, slots=True)
class MessageLength:
    """How long a message is: ``letters`` as people count, ``units`` as the network does, and in how many ``parts``."""

    letters: int
    units: int
    parts: int
    is_plain: bool
    """Whether all its letters are in the alphabet of the network."""


def message_length(text: str) -> MessageLength:
    """The length of a text message; an empty one has no parts."""
    is_plain = all(letter in _BASIC or letter in _EXTENDED for letter in text)
    if is_plain:
        units = len(text) + sum(letter in _EXTENDED for letter in text)
        alone, part = _ALONE, _PART
    else:
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        alone, part = _ALONE_UNITS, _PART_UNITS
    parts = (1 if units <= alone else -(-units // part)) if units else 0
    return MessageLength(len(text), units, parts, is_plain)
