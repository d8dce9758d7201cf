"""Acts on the roll: admit, amend, change standing, settle notes; bring in tables and undo that."""

from pomanager.services.members.commands.admission import AdmitMember, admit_member
from pomanager.services.members.commands.amendment import AmendMember, amend_member, settle_note
from pomanager.services.members.commands.bringing_in import BringIn, bring_in, bring_in_members
from pomanager.services.members.commands.standing import (
    ChangeStanding,
    ReverseStanding,
    change_standing,
    reverse_standing,
)
from pomanager.services.members.commands.undoing import undo_import

__all__ = [
    "AdmitMember", "AmendMember", "BringIn", "ChangeStanding", "ReverseStanding", "admit_member", "amend_member",
    "bring_in", "bring_in_members",
    "change_standing", "reverse_standing", "settle_note", "undo_import",
]  # fmt: skip
