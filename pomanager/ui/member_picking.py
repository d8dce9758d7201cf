"""The field in which a member is looked for: the number typed, or part of the name."""

from collections.abc import Callable, Sequence

from pomanager.errors import NotFound
from pomanager.readmodels.members import MemberRow
from pomanager.services.members import queries
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Choice

FOUND_AT_MOST = 20
FIGURES_AT_MOST = 8
"""Figures of the longest member number that may be typed without the zeros it begins with."""
PARTED = " · "
Find = Callable[[str], Sequence[Choice]]


def members_found(desk: Desk) -> Find:
    """What a field to PICK from asks: members by number or name, each line beginning with the number.

    A number typed in full names its member, so that whoever types numbers from receipts need not choose anything;
    zeros it begins with may be left out.
    """

    def find(text: str) -> Sequence[Choice]:
        if not text:
            return ()
        exact = _numbered(desk, text.partition(PARTED)[0])  # a line of the list, kept in a draft, begins so too
        found = desk.office.ask(queries.find_members, text, FOUND_AT_MOST)
        others = [_choice(row) for row in found if not exact or row.id != exact[0].value]
        return [*exact, *others]

    return find


def _numbered(desk: Desk, text: str) -> list[Choice]:
    """The member of just this number, who might else stand far down among all who have its figures.

    The zeros a number begins with may be left out: "57" is member 000057 where nobody is called 57.
    """
    for figures in range(len(text), FIGURES_AT_MOST + 1) if text.isdecimal() else (len(text),):
        try:
            return [member_choice(desk, desk.office.ask(queries.member_with_number, text.zfill(figures)))]
        except NotFound:
            continue
    return []


def member_choice(desk: Desk, member_id: int) -> Choice:
    """A member as a field holds one."""
    (row,) = desk.office.ask(queries.roll_rows, (member_id,))
    return _choice(row)


def _choice(row: MemberRow) -> Choice:
    return Choice(row.id, row.number, " · ".join(part for part in (row.name, row.place) if part))
