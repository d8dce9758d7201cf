"""The fields of a letter: words in braces for which each member's own are put in."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from pomanager.marks import N_

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("Name"),
        "number": N_("Number"),
        "place": N_("Place"),
        "section": N_("Section"),
        "form_of_address": N_("Form of address"),
    }
)
"""Every field there is, with its word; in a letter it may be named by either, in small or capital letters."""

FIRST_TEXT = N_(
    "{form_of_address} {name},\n\n"
    "our books hold this about you: member number **{number}**, section {section}, place {place}.\n\n"
    "If anything of this is wrong, come to the office and have it put right."
)
"""What stands in the letter of an office that has written none yet: it is meant to be written anew."""

_FIELD = re.compile(r"\{([^{}\n]{1,40})\}( ?)")


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The text with the value in place of each field that is known; braces around anything else stay as they are.

    Fields are named in any mix of capital and small letters. Where a value is empty, the blank after it goes, too.
    What is put in is not looked through for fields again.
    """
    known = {name.casefold(): value for name, value in values.items()}

    def value_of(found: "re.Match[str]") -> str:
        value = known.get(found[1].strip().casefold())
        return found[0] if value is None else value + found[2] if value else ""

    return _FIELD.sub(value_of, text)
