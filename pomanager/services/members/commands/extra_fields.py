"""Acts on the organisation's own fields: defining, changing, ordering, ending and taking one up again."""

from collections.abc import Sequence
from dataclasses import dataclass

from pomanager.db.extra_fields import ExtraField
from pomanager.errors import Refused, Stale, refuse
from pomanager.rules.extra_field_kinds import Answer, FieldKind, answers_from_json, answers_to_json
from pomanager.rules.extra_fields import field_key, objections_to_many, with_keys
from pomanager.rules.objections import Objection, stopping
from pomanager.rules.wording import Wording
from pomanager.services.members import judging_parts
from pomanager.services.members.queries.extra_fields import extra_field, extra_fields
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class DefineField:
    """Define a field of the organisation's own, or change one that there is (``field_id``, ``version``)."""

    field_id: int | None = None
    version: int = 0
    label: Wording
    kind: FieldKind | None
    answers: Sequence[Answer] = ()


def define_field(work: Work, order: DefineField) -> int:
    """Write the field, or raise Refused, or Stale when somebody was quicker; returns its id."""
    stops = stopping(judging_parts.objections_to_defining(work.session, order))
    if stops or order.kind is None:
        raise Refused(stops)
    answers = answers_to_json(with_keys(order.answers) if order.kind is FieldKind.CHOICE else ())
    if order.field_id is None:
        row = _new_field(work, order, answers)
        told: dict[str, tuple[object, object]] = {
            "called": (None, order.label), "field_kind": (None, order.kind), "answers": (None, _words(answers)),
        }  # fmt: skip
        work.record("members.field_defined", _about(work, row), told)
        return row.id
    if extra_field(work.session, order.field_id).version != order.version:
        raise Stale(Objection(OVERTAKEN))
    row = work.session.get_one(ExtraField, order.field_id)
    told = {
        "called": (row.label, order.label), "field_kind": (row.kind, order.kind),
        "answers": (_words(row.choices), _words(answers)),
    }  # fmt: skip
    if (row.label, row.kind, row.choices) != (order.label, order.kind, answers):
        row.label, row.kind, row.choices = order.label, order.kind, answers
        changes = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
        work.record("members.field_amended", _about(work, row), changes)
    return row.id


def _new_field(work: Work, order: DefineField, answers: str) -> ExtraField:
    known = extra_fields(work.session, with_ended=True)
    key = field_key(order.label, {row.key for row in known})
    position = 1 + max((row.position for row in known), default=0)
    row = ExtraField(key=key, label=order.label, kind=order.kind, choices=answers, position=position)
    work.session.add(row)
    work.session.flush()
    return row


def _words(answers: str) -> str:
    """The answers as the journal tells them, in every language they have."""
    return "; ".join(" / ".join(answer.words.texts.values()) for answer in answers_from_json(answers))


def end_field(work: Work, field_id: int, *, ended: bool = True) -> None:
    """Ask for a field no more, its values staying; or take it up again. Raises NotFound, Refused."""
    before = extra_field(work.session, field_id)
    if before.ended == ended:
        return
    if not ended:
        refuse(objections_to_many(len(extra_fields(work.session))))
    row = work.session.get_one(ExtraField, field_id)
    row.ended = ended
    told = {"ended": ("yes" if before.ended else "no", "yes" if ended else "no")}
    work.record("members.field_ended" if ended else "members.field_taken_up", _about(work, row), told)


def move_field(work: Work, field_id: int, *, up: bool) -> None:
    """Let a field change places with the one before or after it; the first and last stay where they are."""
    known = extra_fields(work.session)
    order = [row.id for row in known]
    if field_id not in order:
        return
    place = order.index(field_id)
    to = place - 1 if up else place + 1
    if not 0 <= to < len(order):
        return
    order.insert(to, order.pop(place))
    for position, each in enumerate(order, 1):
        work.session.get_one(ExtraField, each).position = position
    row = work.session.get_one(ExtraField, field_id)
    work.record("members.field_moved", _about(work, row), {"position": (place + 1, to + 1)})


def _about(work: Work, row: ExtraField) -> About:
    languages = organisation(work.session).languages
    return About("extra_field", row.id, row.label.in_language(languages[0], languages))
