"""Writing what members have in the organisation's own fields: one member by a form, thousands by an import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pomanager.areas import Area
from pomanager.db.extra_fields import put_values
from pomanager.errors import refuse
from pomanager.rules.extra_fields import read_value
from pomanager.services.members import judging_parts
from pomanager.services.members.commands.persons import member_label
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values
from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work

PORTION = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SetExtraValues:
    """Say what a member has in own fields, by the fields' keys, as typed; a field not named stays as it is."""

    member_id: int
    values: Mapping[str, str] = field(default_factory=dict)


def set_extra_values(work: Work, order: SetExtraValues) -> None:
    """Write what differs, or raise Refused with an objection beside each field that cannot be read."""
    refuse(judging_parts.objections_to_values(work.session, order.values))
    _member, person, label = member_label(work, order.member_id)
    known = extra_values(work.session, [person.id]).get(person.id, {})
    languages = organisation(work.session).languages
    new_values: dict[int, str] = {}
    changes: dict[str, tuple[object, object]] = {}
    for own in extra_fields(work.session, with_ended=True):
        if own.key not in order.values:
            continue
        old, new = known.get(own.id, ""), read_value(own.kind, order.values[own.key], own.answers).value
        if old != new:
            new_values[own.id] = new
            changes[own.called(languages[0], languages)] = (old, new)
    if not changes:
        return
    put_values(work.session, _rows(person.id, new_values))
    work.touch(Area.MEMBERS)
    work.record("members.values_set", About("member", order.member_id, label), changes)


def _rows(person_id: int, values: Mapping[int, str]) -> list[Mapping[str, object]]:
    return [{"person_id": person_id, "field_id": field_id, "value": value} for field_id, value in values.items()]


def write_values(work: Work, rows: Sequence[Mapping[str, object]], import_id: int | None = None) -> None:
    """Write canonical values by the thousand, for an import: ``person_id``, ``field_id``, ``value`` ("" for none).

    The rows carry the import's id and go with it when it is undone; the journal line is the import's own. Values are
    those ``rules.extra_fields.read_value`` makes: nothing is judged here.
    """
    for start in range(0, len(rows), PORTION):
        put_values(work.session, rows[start : start + PORTION], import_id)
    if rows:
        work.touch(Area.MEMBERS)
