"""Acts on the organisation itself: founding its books, its profile, its words, its places and sections."""

from pomanager.services.organisation.commands.naming import place_for, section_for
from pomanager.services.organisation.commands.profile import (
    OVERTAKEN,
    AmendProfile,
    FoundOffice,
    Profile,
    amend_profile,
    found_office,
    rename_word,
    set_logo,
)

__all__ = [
    "OVERTAKEN", "AmendProfile", "FoundOffice", "Profile", "amend_profile", "found_office", "place_for",
    "rename_word", "section_for", "set_logo",
]  # fmt: skip
