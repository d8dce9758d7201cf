"""What screens and papers see of a meeting before it opens: its delegates, who was told, what is still to be done."""

from dataclasses import dataclass

from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """Somebody a section sends to a meeting of delegates, called as on its day."""

    id: int
    meeting_id: int
    section_id: int
    section: str
    member_id: int
    person_id: int
    number: str
    name: str
    sex: Sex
    is_alternate: bool
    elected_at_id: int | None
    """The section assembly that elected them."""
    decision: str
    withdrawn: bool
    withdrawn_reason: str
