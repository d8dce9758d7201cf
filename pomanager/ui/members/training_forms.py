"""The forms of trainings: recording one with its people, setting it right, adding somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.trainings import TrainingDetail
from pomanager.rules import folding
from pomanager.rules.objections import Objection
from pomanager.rules.trainings import TrainingFacts, objections_to_training
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.trainings import (
    AddAttendee,
    AmendTraining,
    RecordTraining,
    add_attendee,
    add_attendees,
    amend_training,
    record_training,
)
from pomanager.services.members.judging_parts import objections_to_who
from pomanager.services.members.queries.trainings import training_ids, training_rows
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.members.household_forms import who_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTo:
    """Members to be added to a training that is recorded already."""

    training_id: int
    member_ids: tuple[int, ...]


def training_parts(desk: Desk) -> tuple[Field, ...]:
    """The fields of a training."""
    languages = desk.office.ask(organisation).languages
    return (
        Field(name="topic", label=N_("Topic"), kind=Kind.WORDING, languages=languages),
        Field(name="provider", label=N_("Given by"), hint=N_("The organisation or person who taught.")),
        Field(name="began_on", label=N_("Began on"), kind=Kind.DATE, today=desk.office.today),
        Field(name="half_days", label=N_("Half-days"), kind=Kind.NUMBER,
              hint=N_("How long it took: a whole day is two.")),
        Field(name="place", label=N_("Place")),
    )  # fmt: skip


class TrainingPage(FormPage[RecordTraining | AddTo]):
    """Writes down that members came to a training: one that is recorded already, or a new one."""

    def __init__(self, desk: Desk, member_ids: Sequence[int] = ()) -> None:
        self._member_ids = tuple(member_ids)
        self._known = desk.office.ask(training_rows, desk.office.ask(training_ids)) if self._member_ids else ()
        parts: tuple[Field | Section, ...] = (Section(N_("The training")), *training_parts(desk))
        if self._known:
            known = Field(
                name="training_id", label=N_("Training"), kind=Kind.PICK, find=self._find,
                hint=N_("Type part of the topic, or the year."),
            )  # fmt: skip
            parts = (
                Section(N_("One that is recorded already")), known, Section(N_("Or a new one")), *training_parts(desk)
            )  # fmt: skip
        super().__init__(
            desk,
            N_("Add to a training") if self._member_ids else N_("Record a training"),
            parts,
            Binding(make=self._order, judge=self._judge, save=self._save),
            save_words=N_("Record"),
        )

    def context_line(self) -> str:
        count = len(self._member_ids)
        if not count:
            return _("The people who came are added afterwards.")
        return ngettext("{count} member is added.", "{count} members are added.", count).format(
            count=formats.number(count)
        )

    def _find(self, text: str) -> Sequence[Choice]:
        asked = folding.words(text)
        return [
            Choice(row.id, row.topic, " · ".join((formats.day_short(row.began_on), row.provider)).rstrip(" ·"))
            for row in self._known
            if all(word in folding.fold(f"{row.topic} {row.began_on} {row.provider}") for word in asked)
        ]

    def _order(self, **values: Any) -> RecordTraining | AddTo:  # noqa: ANN401 - the form's values by name
        said = given(values)
        training_id = said.pop("training_id", None)
        if training_id is not None:
            return AddTo(training_id=training_id, member_ids=self._member_ids)
        return RecordTraining(**{"topic": Wording(), "began_on": date.max, **said}, member_ids=self._member_ids)

    def _judge(self, values: Mapping[str, Any]) -> Sequence[Objection]:
        if values.get("training_id") is not None:
            return ()
        return _judged(self.desk, values)

    def _save(self, order: RecordTraining | AddTo) -> None:
        if isinstance(order, RecordTraining):
            self.desk.do(record_training, order)
        else:
            self.desk.do(add_attendees, order.training_id, order.member_ids)


class AmendTrainingPage(FormPage[AmendTraining]):
    """Sets right what is written of a training."""

    def __init__(self, desk: Desk, training: TrainingDetail) -> None:
        super().__init__(
            desk,
            N_("Edit the training"),
            (Section(N_("The training")), *training_parts(desk)),
            Binding(
                make=_amendment,
                judge=self._judge,
                save=self._save,
                fixed={"training_id": training.id, "version": training.version},
            ),
        )
        names = ("topic", "provider", "began_on", "half_days", "place")
        self.form.show_values({name: getattr(training, name) for name in names})

    def _judge(self, values: Mapping[str, Any]) -> Sequence[Objection]:
        return _judged(self.desk, values)

    def _save(self, order: AmendTraining) -> None:
        self.desk.do(amend_training, order)


class AddAttendeePage(FormPage[AddAttendee]):
    """Adds somebody who came to a training: a member, or somebody who is none."""

    def __init__(self, desk: Desk, training_id: int, topic: str) -> None:
        self._training_id = training_id
        self._topic = topic
        super().__init__(
            desk,
            N_("Add a person"),
            who_parts(desk),
            Binding(make=_attendee, judge=self._judge, save=self._save, fixed={"training_id": training_id}),
            save_words=N_("Add"),
        )

    def context_line(self) -> str:
        return self._topic

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _attendee(training_id=self._training_id, **values)
        return self.desk.office.ask(objections_to_who, order, self.desk.office.today())

    def _save(self, order: AddAttendee) -> None:
        self.desk.do(add_attendee, order)


def _judged(desk: Desk, values: Mapping[str, Any]) -> Sequence[Objection]:
    facts = TrainingFacts(
        today=desk.office.today(), topic=values["topic"] or Wording(), began_on=values["began_on"],
        half_days=values["half_days"], provider=values["provider"] or "", place=values["place"] or "",
    )  # fmt: skip
    return objections_to_training(facts)


def _amendment(**values: Any) -> AmendTraining:  # noqa: ANN401 - the form's values by name
    return AmendTraining(**given(values))


def _attendee(**values: Any) -> AddAttendee:  # noqa: ANN401 - the form's values by name
    return AddAttendee(**given(values))
