"""Acts on the roll: admit, amend, change standing, settle notes.

Bringing in tables and undoing that has modules of its own (``bringing_in``, ``undoing``), imported where needed.
"""

from pomanager.services.members.commands.admission import AdmitMember, admit_member
from pomanager.services.members.commands.amendment import AmendMember, amend_member, settle_note
from pomanager.services.members.commands.standing import (
    ChangeStanding,
    ReverseStanding,
    change_standing,
    reverse_standing,
)

__all__ = [
    "AdmitMember", "AmendMember", "ChangeStanding", "ReverseStanding", "admit_member", "amend_member",
    "change_standing", "reverse_standing", "settle_note",
]  # fmt: skip
