"""Where a change of many members at once came from."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_


class Origin(StrEnum):
    """What kind of table was brought into the roll."""

    FILE = "file"
    """A table in a file."""
    BLOCK = "block"
    """Cells pasted onto the list, or copied down in it."""
    TOGETHER = "together"
    """One value given to all members chosen."""


ORIGIN_WORDS: Mapping[Origin, str] = MappingProxyType(
    {Origin.FILE: N_("File"), Origin.BLOCK: N_("Cells changed in the list"), Origin.TOGETHER: N_("Changed together")}
)
