"""What can be asked about the roll: the list, one member, doubles, places, the sheets that are printed.

Bringing tables in and handing them out has modules of its own (``plan``, ``imports``, ``export``): they are imported
by whoever needs them, so that the window opens without them.
"""

from pomanager.services.members.queries.finding import likely_doubles, members_with_phone
from pomanager.services.members.queries.member import first_member_id, member_detail, member_with_number
from pomanager.services.members.queries.numbers import next_number, number_issued
from pomanager.services.members.queries.places import places, sections
from pomanager.services.members.queries.roll import find_members, roll_counts, roll_facts, roll_ids, roll_rows
from pomanager.services.members.queries.sheets import admission_form_sheet, member_record_sheet, roll_sheet

__all__ = [
    "admission_form_sheet", "find_members", "first_member_id", "likely_doubles", "member_detail",
    "member_record_sheet", "member_with_number", "members_with_phone", "next_number", "number_issued", "places",
    "roll_counts", "roll_facts", "roll_ids", "roll_rows", "roll_sheet", "sections",
]  # fmt: skip
