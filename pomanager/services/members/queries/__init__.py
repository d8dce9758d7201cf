"""What can be asked about the roll: the list, one member, doubles, the sheets that are printed."""

from pomanager.services.members.queries.export import export_roll, export_rows
from pomanager.services.members.queries.finding import likely_doubles, members_with_phone
from pomanager.services.members.queries.imports import import_row, imports
from pomanager.services.members.queries.member import first_member_id, member_detail, member_with_number
from pomanager.services.members.queries.numbers import next_number, number_issued
from pomanager.services.members.queries.places import places, sections
from pomanager.services.members.queries.plan import NOT_BY_TABLE, columns_of, plan_import
from pomanager.services.members.queries.roll import find_members, roll_counts, roll_facts, roll_ids, roll_rows
from pomanager.services.members.queries.sheets import admission_form_sheet, member_record_sheet, roll_sheet

__all__ = [
    "NOT_BY_TABLE", "admission_form_sheet", "columns_of", "export_roll", "export_rows", "find_members",
    "first_member_id", "import_row", "imports", "likely_doubles", "member_detail", "member_record_sheet",
    "member_with_number", "members_with_phone", "next_number", "number_issued", "places", "plan_import", "roll_counts",
    "roll_facts", "roll_ids", "roll_rows", "roll_sheet", "sections",
]  # fmt: skip
