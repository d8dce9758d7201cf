"""The words the journal speaks in: a sentence for each act, a word for each field."""

from collections.abc import Mapping

from pomanager.areas import Area
from pomanager.marks import N_

ACTS: Mapping[str, str] = {
    "organisation.founded": N_("Books opened"),
    "organisation.amended": N_("Profile of the organisation changed"),
    "organisation.logo_set": N_("Logo changed"),
    "organisation.word_renamed": N_("Own word chosen"),
    "organisation.place_added": N_("Place added"),
    "organisation.section_added": N_("Section added"),
    "members.applied": N_("Application recorded"),
    "members.admitted": N_("Member admitted"),
    "members.amended": N_("Member’s record changed"),
    "members.suspended": N_("Member suspended"),
    "members.reinstated": N_("Member reinstated"),
    "members.resigned": N_("Resignation recorded"),
    "members.excluded": N_("Member excluded"),
    "members.died": N_("Death recorded"),
    "members.returned": N_("Member returned"),
    "members.standing_reversed": N_("Entry of standing reversed"),
    "members.note_settled": N_("Note settled"),
    "members.brought_in": N_("Table imported"),
    "members.import_undone": N_("Import undone"),
}
"""Act code → what the journal calls it. A test sees to it that every act recorded is named here."""

FIELDS: Mapping[str, str] = {
    "name": N_("Name"),
    "short_name": N_("Short name"),
    "legal_form": N_("Legal form"),
    "registration_number": N_("Registration number"),
    "registered_on": N_("Registered on"),
    "registered_with": N_("Registered with"),
    "seat": N_("Seat"),
    "country": N_("Country"),
    "currency": N_("Currency"),
    "currency_decimals": N_("Decimals of the currency"),
    "year_start_month": N_("First month of the financial year"),
    "year_start_day": N_("First day of the financial year"),
    "languages": N_("Languages"),
    "name_custom": N_("Order of names"),
    "number_width": N_("Digits of a member number"),
    "logo": N_("Logo"),
    "own_word": N_("Own word"),
    "number": N_("Number"),
    "full_name": N_("Full name"),
    "family_name": N_("Family name"),
    "given_name": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "other_script": N_("Name in the second script"),
    "sort_name": N_("Name for sorting"),
    "sex": N_("Sex"),
    "birth": N_("Date of birth"),
    "phone": N_("Phone"),
    "place": N_("Place"),
    "section": N_("Section"),
    "status": N_("Status"),
    "since": N_("Since"),
    "decision": N_("Decision"),
    "about": N_("Field"),
    "file": N_("File"),
    "new": N_("New"),
    "changed": N_("Changed"),
    "same": N_("Unchanged"),
    "flagged": N_("To look at"),
    "refused": N_("Refused"),
    "removed": N_("Removed"),
    "restored": N_("Restored"),
    "kept": N_("Kept"),
    "digest": N_("Fingerprint of the rows"),
}
"""Field of a journal line → what it is called."""

AREAS: Mapping[Area, str] = {
    Area.ORGANISATION: N_("Organisation"),
    Area.MEMBERS: N_("Members"),
}
"""The areas whose acts the journal tells of, for filtering."""
