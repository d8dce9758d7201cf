"""The columns of the list of members, and the source its lines come from."""

from collections.abc import Sequence
from dataclasses import replace

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.readmodels.members import MemberRow, RollOrder, RollView
from pomanager.services.members import queries
from pomanager.services.office import Office
from pomanager.ui.members.words import STATUS_STATES, born_words, known, sex_word, sex_words, status_word, status_words
from pomanager.ui.tables.columns import Column, Order

COLUMNS: tuple[Column[MemberRow], ...] = (
    Column(N_("No."), lambda row: row.number, right=True, width=76, key="number", muted=True),
    Column(N_("Name"), lambda row: row.name, width=0, key="name"),
    Column(N_("Name in the second script"), lambda row: row.other_script, width=150, key="other", sortable=False,
           hidden=True),
    Column(N_("Sex"), lambda row: row.sex, text=sex_word, width=70, key="sex", words=sex_words),
    Column(N_("Born"), lambda row: row.birth, text=born_words, width=96, key="birth"),
    Column(N_("Place"), lambda row: row.place, text=known, width=124, key="place"),
    Column(N_("Section"), lambda row: row.section, text=known, width=120, key="section", hidden=True),
    Column(N_("Phone"), lambda row: row.phone, text=known, width=124, key="phone", sortable=False, hidden=True),
    Column(N_("Member since"), lambda row: row.joined_on, text=formats.day_short, width=116, key="joined", hidden=True),
    Column(N_("Status"), lambda row: row.status, text=status_word, width=138, key="status",
           state=lambda row: STATUS_STATES[row.status], words=status_words),
)  # fmt: skip


class RollSource:
    """The roll as the filters let it through; a list keeps the ids and asks for lines as they come into view."""

    def __init__(self, office: Office, view: RollView) -> None:
        self._office = office
        self.view = view

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the members seen, in order."""
        if order is not None:
            self.view = replace(self.view, order=RollOrder(order.column), descending=order.descending)
        return self._office.ask(queries.roll_ids, self.view)

    def rows(self, ids: Sequence[int]) -> Sequence[MemberRow]:
        """Lines of these members."""
        return self._office.ask(queries.roll_rows, ids)
