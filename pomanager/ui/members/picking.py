"""Fields in which a member is looked for by typing: part of a name, a number, a village."""

from collections.abc import Callable, Sequence

from pomanager.i18n import _
from pomanager.services.members import queries
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Choice

FOUND_AT_MOST = 20


def members_found(desk: Desk) -> Callable[[str], Sequence[Choice]]:
    """What a field to PICK from asks: members by the letters typed, each with number and place."""

    def find(text: str) -> Sequence[Choice]:
        if not text:
            return ()
        return [
            Choice(
                row.id,
                row.name,
                " · ".join(part for part in (_("No. {number}").format(number=row.number), row.place) if part),
            )
            for row in desk.office.ask(queries.find_members, text, FOUND_AT_MOST)
        ]

    return find
