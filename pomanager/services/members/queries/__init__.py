"""What can be asked about the roll: the list, one member, doubles, places, the sheets that are printed.

Each question is imported from its module when somebody asks it, so that the window opens with those of the list alone.
Bringing tables in and handing them out has modules of its own (``plan``, ``imports``, ``export``).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pomanager.services.members.queries.counts_now import section_counts
    from pomanager.services.members.queries.finding import likely_doubles, members_with_phone
    from pomanager.services.members.queries.member import first_member_id, member_detail, member_with_number
    from pomanager.services.members.queries.numbers import next_number, number_issued
    from pomanager.services.members.queries.roll import (
        find_members,
        has_own_fields,
        roll_after_beginning,
        roll_beginning,
        roll_counts,
        roll_facts,
        roll_ids,
        roll_opening,
        roll_rows,
    )
    from pomanager.services.members.queries.sheets import admission_form_sheet, member_record_sheet, roll_sheet
    from pomanager.services.members.queries.whereabouts import place_choices, places, sections

__all__ = [
    "admission_form_sheet", "find_members", "first_member_id", "has_own_fields", "likely_doubles", "member_detail",
    "member_record_sheet", "member_with_number", "members_with_phone", "next_number", "number_issued", "place_choices",
    "places", "roll_after_beginning", "roll_beginning", "roll_counts", "roll_facts", "roll_ids", "roll_opening",
    "roll_rows", "roll_sheet", "section_counts", "sections",
]  # fmt: skip

_HOMES = {
    "counts_now": ("section_counts",),
    "finding": ("likely_doubles", "members_with_phone"),
    "member": ("first_member_id", "member_detail", "member_with_number"),
    "numbers": ("next_number", "number_issued"),
    "roll": (
        "find_members", "has_own_fields", "roll_after_beginning", "roll_beginning", "roll_counts", "roll_facts",
        "roll_ids", "roll_opening", "roll_rows",
    ),
    "sheets": ("admission_form_sheet", "member_record_sheet", "roll_sheet"),
    "whereabouts": ("place_choices", "places", "sections"),
}  # fmt: skip


def __getattr__(name: str) -> object:
    """The question of this name, from the module it is at home in; raises AttributeError for any other name."""
    for home, questions in _HOMES.items():
        if name in questions:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"nobody can ask {name} about the roll")
