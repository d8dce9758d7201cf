"""The pages of trainings: the list of them, those of one member, and who came to one."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.trainings import Attendee, TrainingRow
from pomanager.rules.access.roles import Right
from pomanager.services.members.commands.trainings import remove_attendee, remove_training
from pomanager.services.members.queries.trainings import (
    attendee_ids,
    attendees,
    training_detail,
    training_ids,
    training_rows,
    trainings_of,
)
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.table_page import NOBODY_CHOSEN, TablePage
from pomanager.ui.members.training_forms import AddAttendeePage, AmendTrainingPage, TrainingPage
from pomanager.ui.members.words import sex_word
from pomanager.ui.page import Action
from pomanager.ui.tables.columns import Column, Order

__all__ = ["AttendeesPage", "PersonTrainingsPage", "TrainingPage", "TrainingsPage", "member_trainings_page"]


COLUMNS: tuple[Column[TrainingRow], ...] = (
    Column(N_("Topic"), lambda row: row.topic, width=0, key="topic", sortable=False),
    Column(N_("Began on"), lambda row: row.began_on, text=formats.day_short, width=104, key="began_on",
           sortable=False),
    Column(N_("Given by"), lambda row: row.provider, width=150, key="provider", sortable=False),
    Column(N_("Place"), lambda row: row.place, width=120, key="place", sortable=False),
    Column(N_("Half-days"), lambda row: row.half_days, text=formats.number, right=True, width=92, key="half_days",
           sortable=False),
    Column(N_("Women"), lambda row: row.women, text=formats.number, right=True, width=84, key="women", sortable=False),
    Column(N_("Men"), lambda row: row.men, text=formats.number, right=True, width=84, key="men", sortable=False),
    Column(N_("People"), lambda row: row.people, text=formats.number, right=True, width=84, key="people",
           sortable=False),
)  # fmt: skip
PEOPLE_COLUMNS: tuple[Column[Attendee], ...] = (
    Column(N_("Name"), lambda row: row.name, width=0, key="name", sortable=False),
    Column(N_("No."), lambda row: row.number, right=True, width=92, key="number", muted=True, sortable=False),
    Column(N_("Sex"), lambda row: row.sex, text=sex_word, width=110, key="sex", sortable=False),
)


class TrainingSource:
    """Every training of the office, or those somebody attended."""

    def __init__(self, desk: Desk, person_id: int | None = None) -> None:
        self._desk = desk
        self._person_id = person_id

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the trainings, the newest first, whatever order is asked for."""
        del order
        if self._person_id is None:
            return self._desk.office.ask(training_ids)
        return [row.id for row in self._desk.office.ask(trainings_of, self._person_id)]

    def rows(self, ids: Sequence[int]) -> Sequence[TrainingRow]:
        """These trainings."""
        return self._desk.office.ask(training_rows, ids)


class TrainingsPage(TablePage[TrainingRow]):
    """Every training of the organisation with how many came; Enter shows who."""

    keeps = Right.KEEP_TRAININGS

    def __init__(self, desk: Desk, person_id: int | None = None) -> None:
        super().__init__(desk, "members.trainings", COLUMNS, TrainingSource(desk, person_id), "lead")

    def title(self) -> str:
        return _("Trainings")

    def actions_offered(self) -> tuple[Action, ...]:
        return (
            *self.on_lines(
                Action("remove", N_("Take off the list"), self._on_remove, "x", reason_off=self.on_line()),
                Action("open", N_("Who came"), self._on_open, "members", reason_off=self._nobody()),
            ),
            self.add_action(),
        )

    def _nobody(self) -> str:
        return "" if self.line() is not None else NOBODY_CHOSEN

    def empty_words(self) -> tuple[str, str]:
        return _("No trainings yet"), _("Record who was taught what, by whom and for how long: funders ask for it.")

    def add_words(self) -> str:
        return N_("Record a training")

    def add(self) -> None:
        self.open_page(TrainingPage(self.desk))

    def open_line(self, row: TrainingRow) -> None:
        self.open_page(AttendeesPage(self.desk, row.id))

    def _on_open(self) -> None:
        row = self.line()
        if row is not None:
            self.open_line(row)

    def _on_remove(self) -> None:
        row = self.line()
        if row is not None and not self.off():
            self.do_or_tell(lambda: self.desk.do(remove_training, row.id))


class PersonTrainingsPage(TrainingsPage):
    """The trainings one person has attended; ``member_id`` is None for somebody who is no member."""

    def __init__(self, desk: Desk, person_id: int, name: str, member_id: int | None, number: str = "") -> None:
        self._person_id = person_id
        self._name = name
        self._member_id = member_id
        self._number = number
        super().__init__(desk, person_id)

    def context_line(self) -> str:
        if not self._number:
            return self._name
        return _("No. {number} · {name}").format(number=self._number, name=self._name)

    def actions_offered(self) -> tuple[Action, ...]:
        return (
            Action("all", N_("All trainings"), self._on_all, "lead"),
            Action("remove", N_("Take out…"), self._on_remove, "x", reason_off=self.on_line()),
            *((self.add_action(),) if self._member_id is not None else ()),
        )

    def empty_words(self) -> tuple[str, str]:
        return _("No trainings yet"), _("Add this member to a training that is recorded, or record a new one.")

    def add_words(self) -> str:
        return N_("Add to a training")

    def add(self) -> None:
        if self._member_id is not None:
            self.open_page(TrainingPage(self.desk, (self._member_id,)))

    def _on_all(self) -> None:
        self.open_page(TrainingsPage(self.desk))

    def _on_remove(self) -> None:
        row = self.line()
        if row is not None and not self.off():
            ask_and_remove(self, row.id, self._person_id, self._name)


def member_trainings_page(desk: Desk, member: MemberDetail) -> PersonTrainingsPage:
    """The trainings a member has attended."""
    return PersonTrainingsPage(desk, member.person_id, member.full_name, member.id, member.number)


class AttendeesPage(TablePage[Attendee]):
    """Who came to a training."""

    keeps = Right.KEEP_TRAININGS

    def __init__(self, desk: Desk, training_id: int) -> None:
        self._training_id = training_id
        self._row: TrainingRow | None = None
        super().__init__(desk, "members.attendees", PEOPLE_COLUMNS, _AttendeeSource(desk, training_id), "members")

    def refresh(self) -> None:
        """Ask for the training and its people again."""
        self._row = next(iter(self.desk.office.ask(training_rows, [self._training_id])), None)
        super().refresh()

    def title(self) -> str:
        return self._row.topic if self._row is not None else _("Trainings")

    def context_line(self) -> str:
        row = self._row
        if row is None:
            return ""
        # TR: how long a training took; {count} is a number of half-days
        took = _("half-days: {count}").format(count=formats.number(row.half_days)) if row.half_days else ""
        return " · ".join(part for part in (formats.day(row.began_on), row.provider, row.place, took) if part)

    def actions_offered(self) -> tuple[Action, ...]:
        return (
            Action("remove", N_("Take out…"), self._on_remove, "x", reason_off=self.on_line()),
            Action("amend", N_("Amend"), self._on_amend, "edit", "F2", reason_off=self.off()),
            self.add_action(),
        )

    def empty_words(self) -> tuple[str, str]:
        return _("Nobody stands in this training"), _("Add people one by one, or choose members in the list.")

    def add_words(self) -> str:
        return N_("Add a person")

    def add(self) -> None:
        self.open_page(AddAttendeePage(self.desk, self._training_id, self.title()))

    def open_line(self, row: Attendee) -> None:
        self.open_page(PersonTrainingsPage(self.desk, row.id, row.name, row.member_id, row.number))

    def _on_amend(self) -> None:
        self.open_page(AmendTrainingPage(self.desk, self.desk.office.ask(training_detail, self._training_id)))

    def _on_remove(self) -> None:
        row = self.line()
        if row is not None and not self.off():
            ask_and_remove(self, self._training_id, row.id, row.name)


class _AttendeeSource:
    """The people of one training by their names."""

    def __init__(self, desk: Desk, training_id: int) -> None:
        self._desk = desk
        self._training_id = training_id

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the persons."""
        del order
        return self._desk.office.ask(attendee_ids, self._training_id)

    def rows(self, ids: Sequence[int]) -> Sequence[Attendee]:
        """These persons."""
        return self._desk.office.ask(attendees, ids)


def ask_and_remove(
    page: TablePage[TrainingRow] | TablePage[Attendee], training_id: int, person_id: int, name: str
) -> None:
    """Ask whether somebody was entered by mistake, and take them out of a training."""
    if questions.confirm(
        page,
        _("Take {name} out of the training?").format(name=name),
        _("The training is then no longer counted for this person. The journal keeps that it was."),
        yes=_("Take out"),
        no=_("Leave it"),
    ):
        page.do_or_tell(lambda: page.desk.do(remove_attendee, training_id, person_id))
