"""Acts on trainings: recording one with its people, setting it right, adding and taking out people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.trainings import Training, TrainingAttendance
from pomanager.errors import NotFound, Stale, refuse
from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.rules.trainings import TrainingFacts, objections_to_removal, objections_to_training
from pomanager.rules.wording import Wording
from pomanager.rules.writing import tidy
from pomanager.services.members import judging_parts
from pomanager.services.members.commands.persons import NamedPerson, person_for
from pomanager.services.members.queries.trainings import (
    already_in,
    attendees,
    persons_of,
    training_detail,
)
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work

MOST_TOLD = 200
"""So many member numbers the journal names of those added at once; of more it tells how many."""
NOT_IN_TRAINING = N_("This person does not stand in the training any more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTraining:
    """Write down a training, and the members who came, by their ids."""

    topic: Wording
    provider: str = ""
    began_on: date
    half_days: int | None = None
    place: str = ""
    member_ids: Sequence[int] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendTraining:
    """Set right what is written of a training; ``version`` is the one that was read."""

    training_id: int
    version: int
    topic: Wording
    provider: str = ""
    began_on: date
    half_days: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAttendee:
    """Write down one more who came: a member, or somebody of the staff by name."""

    training_id: int
    member_id: int | None = None
    full_name: str = ""
    sex: Sex = Sex.UNKNOWN
    birth: VagueDate | None = None


def record_training(work: Work, order: RecordTraining) -> int:
    """Write the training and who came, or raise Refused; returns its id."""
    _judge(work, order)
    training = Training(**_columns(order))
    work.session.add(training)
    work.session.flush()
    people, numbers = _write_members(work, training.id, order.member_ids)
    told = {
        "topic": order.topic, "provider": tidy(order.provider), "began_on": order.began_on,
        "half_days": order.half_days, "place": tidy(order.place), "people": people or None, "members": numbers,
    }  # fmt: skip
    work.record("members.training_recorded", _about(work, training), _new(told))
    return training.id


def amend_training(work: Work, order: AmendTraining) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker."""
    before = training_detail(work.session, order.training_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    _judge(work, order)
    training = work.session.get_one(Training, order.training_id)
    changes = {
        name: (getattr(training, name), value)
        for name, value in _columns(order).items()
        if getattr(training, name) != value
    }
    if not changes:
        return
    for name, (_old, value) in changes.items():
        setattr(training, name, value)
    work.record("members.training_amended", _about(work, training), changes)


def add_attendees(work: Work, training_id: int, member_ids: Sequence[int]) -> int:
    """Write down members who came, however many; who stands there already stays. Returns how many were new."""
    training = _training(work, training_id)
    people, numbers = _write_members(work, training_id, member_ids)
    if people:
        told: dict[str, object] = {"people": people, "members": numbers}
        work.record("members.attendees_added", _about(work, training), _new(told))
    return people


def add_attendee(work: Work, order: AddAttendee) -> None:
    """Write down one who came, and the person where nobody knew them, or raise Refused."""
    training = _training(work, order.training_id)
    refuse(judging_parts.objections_to_who(work.session, order, work.today))
    named = NamedPerson(full_name=order.full_name, sex=order.sex, birth=order.birth)
    person_id, label = person_for(work, order.member_id, named)
    if person_id in already_in(work.session, order.training_id):
        return
    work.session.add(TrainingAttendance(training_id=order.training_id, person_id=person_id))
    work.record("members.attendees_added", _about(work, training), {"person": (None, label)})


def remove_attendee(work: Work, training_id: int, person_id: int) -> None:
    """Take out somebody who was entered by mistake; the journal keeps it. Raises NotFound."""
    training = _training(work, training_id)
    row = work.session.get(TrainingAttendance, (training_id, person_id))
    if row is None:
        raise NotFound(Objection(NOT_IN_TRAINING))
    (person,) = attendees(work.session, [person_id])
    work.session.delete(row)
    label = f"{person.number} · {person.name}" if person.number else person.name
    work.record("members.attendee_removed", _about(work, training), {"person": (label, None)})


def remove_training(work: Work, training_id: int) -> None:
    """Take a training in which nobody stands off the list, or raise Refused."""
    training = _training(work, training_id)
    refuse(objections_to_removal(len(already_in(work.session, training_id))))
    about = _about(work, training)
    told = {"topic": (training.topic, None), "began_on": (training.began_on, None)}
    work.session.delete(training)
    work.record("members.training_removed", about, told)


def _training(work: Work, training_id: int) -> Training:
    return work.session.get_one(Training, training_detail(work.session, training_id).id)


def _judge(work: Work, order: RecordTraining | AmendTraining) -> None:
    facts = TrainingFacts(
        today=work.today, topic=order.topic, began_on=order.began_on, half_days=order.half_days,
        provider=order.provider, place=order.place,
    )  # fmt: skip
    refuse(objections_to_training(facts))


def _columns(order: RecordTraining | AmendTraining) -> dict[str, object]:
    return {
        "topic": order.topic, "provider": tidy(order.provider), "began_on": order.began_on,
        "half_days": order.half_days, "place": tidy(order.place),
    }  # fmt: skip


def _write_members(work: Work, training_id: int, member_ids: Sequence[int]) -> tuple[int, str]:
    """Write down those not there yet; returns how many, and their numbers as far as the journal names them."""
    there = already_in(work.session, training_id)
    found = persons_of(work.session, list(dict.fromkeys(member_ids)))
    new = [(person_id, number) for person_id, number in found.values() if person_id not in there]
    rows = [{"training_id": training_id, "person_id": person_id} for person_id, _number in new]
    bulk.add(work.session, TrainingAttendance, rows)
    if new:
        work.touch(Area.MEMBERS)
    return len(new), ", ".join(number for _person_id, number in new) if len(new) <= MOST_TOLD else ""


def _about(work: Work, training: Training) -> About:
    languages = organisation(work.session).languages
    label = training.topic.in_language(languages[0], languages)
    return About("training", training.id, f"{label} · {training.began_on.isoformat()}")


def _new(told: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    return {name: (None, value) for name, value in told.items() if value not in {"", None}}
