"""Several places or sections merged into one, and one split into several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pomanager.errors import Refused
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import (
    FEWEST_PARTS,
    IN_ITSELF,
    TOO_FEW,
    objections_to_day,
    objections_to_name,
    objections_to_names,
)
from pomanager.rules.places import TreeChange, TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.trees.changing import NewPart, Pen
from pomanager.services.members.queries import trees
from pomanager.services.members.queries.trees import Part
from pomanager.services.work import Work

MERGED = MappingProxyType(
    {TreeName.PLACES: "organisation.place_merged", TreeName.SECTIONS: "organisation.section_merged"}
)
SPLIT = MappingProxyType({TreeName.PLACES: "organisation.place_split", TreeName.SECTIONS: "organisation.section_split"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeParts:
    """From a day on let several be one: ``into_id``, one of them or another, or a new one of this name.

    People and what lies in them go over to it; a new one lies where the first of them lay.
    """

    of: TreeName
    ids: tuple[int, ...]
    into_id: int | None = None
    name: Wording | None = None
    on: date | None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPart:
    """From a day on let one be several of these names. People and what lies in it go over to the ``heir``.

    ``heir`` is the place of a name in ``names``, counted from 0; who belongs to another part is moved there afterwards.
    """

    of: TreeName
    id: int
    names: tuple[Wording, ...]
    heir: int = 0
    on: date | None
    decision: str = ""


def merge_parts(work: Work, order: MergeParts, progress: Progress = silent, cancelled: Cancelling = never) -> int:
    """Write the merger, or raise Refused with every objection; returns the id of the one that is left.

    ``progress`` is told of how many people it is written anew where they live; raises Cancelled.
    """
    session, of = work.session, order.of
    merged = [trees.part(session, of, key) for key in dict.fromkeys(order.ids)]
    into = None if order.into_id is None else trees.part(session, of, order.into_id)
    ending = [row for row in merged if into is None or row.id != into.id]
    moving = _within(work, of, ending)
    objections = _objections_to_merging(work, order, ending, into, moving)
    if objections or order.on is None:
        raise Refused(objections)
    pen = Pen(work, of)
    if into is None:
        first = merged[0]
        new = NewPart(
            name=order.name or Wording(), parent_id=_parent_outside(ending), level_id=first.level_id, since=order.on
        )
        into = pen.add(new)
    labels = ", ".join(trees.label_of(session, row) for row in ending)
    passing = _Passing(TreeChange.MERGED, ending, [into], moving)
    _go_over(pen, order.on, order.decision.strip(), passing)
    pen.retell([into.id], progress, cancelled)
    told: dict[str, tuple[object, object]] = {"parts": (labels, None), "since": (None, order.on)}
    work.record(MERGED[of], pen.about(into), {**told, "decision": (None, order.decision.strip())})
    return into.id


def split_part(
    work: Work, order: SplitPart, progress: Progress = silent, cancelled: Cancelling = never
) -> tuple[int, ...]:
    """Write the split, or raise Refused with every objection; returns the ids of the parts in the order of names.

    ``progress`` is told of how many people it is written anew where they live; raises Cancelled.
    """
    session, of = work.session, order.of
    row = trees.part(session, of, order.id)
    moving = _within(work, of, [row])
    facts = [trees.facts_of(session, of, each, ending=each is row) for each in (row, *moving)]
    objections = [
        *objections_to_names(order.names, trees.names_beside(session, of, row.parent_id, [row.id])),
        *objections_to_day(order.on, facts, work.today),
    ]
    if objections or order.on is None:
        raise Refused(objections)
    pen = Pen(work, of)
    new = [
        pen.add(NewPart(name=name, parent_id=row.parent_id, level_id=row.level_id, since=order.on))
        for name in order.names
    ]
    heir = new[order.heir]
    heirs = [heir, *(each for each in new if each is not heir)]
    _go_over(pen, order.on, order.decision.strip(), _Passing(TreeChange.SPLIT, [row], heirs, moving))
    pen.retell([heir.id], progress, cancelled)
    labels = ", ".join(trees.label_of(session, each) for each in new)
    told: dict[str, tuple[object, object]] = {
        "parts": (None, labels), "successor": (None, trees.label_of(session, heir)), "since": (None, order.on),
    }  # fmt: skip
    work.record(SPLIT[of], pen.about(row), {**told, "decision": (None, order.decision.strip())})
    return tuple(each.id for each in new)


@dataclass(frozen=True, slots=True)
class _Passing:
    """What ends, what comes of it (its heir first), and what lies in it and moves over to the heir."""

    kind: TreeChange
    ending: Sequence[Part]
    heirs: Sequence[Part]
    moving: Sequence[Part]


def _go_over(pen: Pen, on: date, decision: str, passing: _Passing) -> None:
    heir = passing.heirs[0]
    for row in passing.ending:
        for after in passing.heirs:
            pen.note(passing.kind, row, after, on, decision)
        pen.end(row, on)
    for row in passing.moving:
        pen.move(row, heir.id, on, decision)
    pen.people_to([row.id for row in passing.ending], heir.id, on)


def _within(work: Work, of: TreeName, ending: Iterable[Part]) -> list[Part]:
    """What lies directly in those that end and does not end itself."""
    keys = [row.id for row in ending]
    inside = [row for key in keys for row in trees.within(work.session, of, key)]
    return [row for row in inside if row.id not in keys]


def _parent_outside(ending: Sequence[Part]) -> int | None:
    """What the first of those that end lies in, passing over those that end."""
    by_id = {row.id: row for row in ending}
    parent_id = ending[0].parent_id
    while parent_id in by_id:
        parent_id = by_id[parent_id].parent_id
    return parent_id


def _objections_to_merging(
    work: Work, order: MergeParts, ending: Sequence[Part], into: Part | None, moving: Sequence[Part]
) -> list[Objection]:
    session, of = work.session, order.of
    if len(ending) + (into is not None) < FEWEST_PARTS:
        return [Objection(TOO_FEW, "ids", {"fewest": FEWEST_PARTS})]
    keys = [row.id for row in ending]
    found: list[Objection] = []
    if into is None:
        beside = trees.names_beside(session, of, _parent_outside(ending), keys)
        found += objections_to_name(order.name or Wording(), beside)
    elif trees.lies_within(session, of, into.id, keys):
        found.append(Objection(IN_ITSELF, "into_id", {"name": trees.name_of(session, into)}))
    moved = [row for row in moving if into is None or row.id != into.id]
    rows = [*ending, *moved, *([into] if into is not None else [])]
    facts = [trees.facts_of(session, of, row, ending=row.id in keys) for row in rows]
    found += objections_to_day(order.on, facts, work.today)
    return found
