"""The page of a household: its people, those who left among them, and what can be done with each line."""

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.households import HouseholdDetail, HouseholdLine
from pomanager.readmodels.members import MemberDetail
from pomanager.services.members.commands.households import remove_stay
from pomanager.services.members.queries.households import household_detail, household_fact
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.household_forms import (
    AmendHouseholdPage,
    EnterHouseholdPage,
    JoinHouseholdPage,
    StayPage,
)
from pomanager.ui.members.part_words import relation_word, relation_words
from pomanager.ui.members.table_page import ShortList, TablePage
from pomanager.ui.members.words import born_words, sex_word
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column


def vote_word(votes: bool) -> str:
    """Whether somebody votes for the household; blank where not."""
    return _("Yes") if votes else ""


def vote_words() -> list[str]:
    """All that can stand in the column of votes."""
    return [vote_word(votes) for votes in (True, False)]


def _left(line: HouseholdLine) -> str:
    return formats.day_short(line.until) if line.until is not None else ""


COLUMNS: tuple[Column[HouseholdLine], ...] = (
    Column(N_("Name"), lambda row: row.name, width=0, key="name", sortable=False),
    Column(N_("No."), lambda row: row.number, right=True, width=76, key="number", muted=True, sortable=False),
    Column(N_("Relation"), lambda row: row.relation, text=relation_word, width=130, key="relation",
           words=relation_words, sortable=False),
    Column(N_("Sex"), lambda row: row.sex, text=sex_word, width=90, key="sex", sortable=False),
    Column(N_("Born"), lambda row: row.birth, text=born_words, width=104, key="birth", sortable=False),
    Column(N_("Votes"), lambda row: row.votes, text=vote_word, width=76, key="votes", words=vote_words, sortable=False),
    Column(N_("Since"), lambda row: row.since, text=formats.day_short, width=104, key="since", sortable=False),
    Column(N_("Left on"), _left, width=104, key="until", sortable=False),
)  # fmt: skip


def household_page(desk: Desk, member: MemberDetail) -> Page:
    """The page of a member's household; where there is none yet, the form that says to which the member belongs."""
    fact = desk.office.ask(household_fact, member.person_id)
    return JoinHouseholdPage(desk, member) if fact is None else HouseholdPage(desk, fact.household_id)


class HouseholdPage(TablePage[HouseholdLine]):
    """Shows who belongs to a household and who has left it."""

    def __init__(self, desk: Desk, household_id: int) -> None:
        self._household_id = household_id
        self.detail: HouseholdDetail = desk.office.ask(household_detail, household_id)
        super().__init__(desk, "members.household", COLUMNS, ShortList(self._lines), "members")

    def _lines(self) -> tuple[HouseholdLine, ...]:
        self.detail = self.desk.office.ask(household_detail, self._household_id)
        return self.detail.lines

    def title(self) -> str:
        # TR: the title of a page; {name} is what the household is called
        return _("Household {name}").format(name=self.detail.name)

    def context_line(self) -> str:
        there = sum(1 for line in self.detail.lines if line.until is None)
        persons = self.detail.size or there
        counted = ngettext("{count} person in all", "{count} persons in all", persons)
        return " · ".join(
            part for part in (counted.format(count=formats.number(persons)), self.detail.place) if part
        )  # fmt: skip

    def actions_offered(self) -> tuple[Action, ...]:
        return (
            Action("remove", N_("Take out…"), self._on_remove, "x", reason_off=self.on_line()),
            Action("stay", N_("Change the line"), self._on_stay, "edit", reason_off=self.on_line()),
            Action("amend", N_("Amend"), self._on_amend, "edit", "F2", reason_off=self.off()),
            self.add_action(),
        )

    def empty_words(self) -> tuple[str, str]:
        return _("Nobody stands in this household"), _("Add its people, members and others, with what they are in it.")

    def add_words(self) -> str:
        return N_("Add a person")

    def add(self) -> None:
        self.open_page(EnterHouseholdPage(self.desk, self.detail))

    def open_line(self, row: HouseholdLine) -> None:
        if not self.off():
            self.open_page(StayPage(self.desk, self.detail, row))

    def _on_stay(self) -> None:
        row = self.line()
        if row is not None:
            self.open_line(row)

    def _on_amend(self) -> None:
        self.open_page(AmendHouseholdPage(self.desk, self.detail))

    def _on_remove(self) -> None:
        row = self.line()
        if row is None or self.off():
            return
        if questions.confirm(
            self,
            _("Take {name} out of the household?").format(name=row.name),
            _("This is for a line entered by mistake. For somebody who left, write the day of leaving instead."),
            yes=_("Take out"),
            no=_("Leave it"),
        ):
            self.do_or_tell(lambda: self.desk.do(remove_stay, row.id))
