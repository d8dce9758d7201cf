"""What can be asked about the organisation: its profile, places and sections, and its letterhead."""

from pomanager.services.organisation.queries.places import (
    PLACE_JOINT,
    ended_place,
    place_called,
    place_label,
    place_labels,
    place_labels_on,
    place_levels,
    place_parts,
    place_path,
    place_paths,
    place_tree,
)
from pomanager.services.organisation.queries.profile import (
    NO_ORGANISATION,
    letterhead,
    organisation,
    organisation_row,
    renamed_rows,
)
from pomanager.services.organisation.queries.sections import (
    ended_section,
    labels_of_sections,
    section_called,
    section_levels,
    section_name,
    section_names,
    section_tree,
)

__all__ = [
    "NO_ORGANISATION", "PLACE_JOINT", "ended_place", "ended_section", "labels_of_sections", "letterhead",
    "organisation", "organisation_row", "place_called", "place_label", "place_labels", "place_labels_on",
    "place_levels", "place_parts", "place_path", "place_paths", "place_tree", "renamed_rows", "section_called",
    "section_levels", "section_name", "section_names", "section_tree",
]  # fmt: skip
