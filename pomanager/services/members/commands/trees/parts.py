"""One place or section: added, corrected, and from a day on renamed, moved under another, or ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pomanager.db.members import Person
from pomanager.db.organisation import Section
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.members import PersonKind
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import (
    AHEAD,
    GONE,
    IN_ITSELF,
    LEVEL_ORDER,
    objections_to_day,
    objections_to_ending,
    objections_to_name,
)
from pomanager.rules.places import TreeChange, TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.trees.changing import NewPart, Pen
from pomanager.services.members.queries import trees
from pomanager.services.members.queries.trees import Part
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.work import Work

SAME_NAME = N_("It is called so already.")
SAME_PARENT = N_("It lies there already.")
NO_ORGANISATION = N_("Choose an organisation of the roll.")
CHANGED_BEFORE = N_("“{name}” was changed on {day} already. Choose an earlier day.")

ADDED = MappingProxyType({TreeName.PLACES: "organisation.place_added", TreeName.SECTIONS: "organisation.section_added"})
CORRECTED = MappingProxyType(
    {TreeName.PLACES: "organisation.place_corrected", TreeName.SECTIONS: "organisation.section_corrected"}
)
RENAMED = MappingProxyType(
    {TreeName.PLACES: "organisation.place_renamed", TreeName.SECTIONS: "organisation.section_renamed"}
)
MOVED = MappingProxyType({TreeName.PLACES: "organisation.place_moved", TreeName.SECTIONS: "organisation.section_moved"})
ENDED = MappingProxyType({TreeName.PLACES: "organisation.place_ended", TreeName.SECTIONS: "organisation.section_ended"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPart:
    """Add a place or section. A place has its name in one language; ``since`` left out: nobody knows.

    ``organisation_id`` is the person of a section that is itself an organisation on the roll.
    """

    of: TreeName
    name: Wording
    parent_id: int | None = None
    level_id: int | None = None
    since: date | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPart:
    """Say rightly what was written wrongly: papers of earlier days say it rightly too."""

    of: TreeName
    id: int
    name: Wording
    level_id: int | None = None
    since: date | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamePart:
    """Call it otherwise from a day on."""

    of: TreeName
    id: int
    name: Wording
    on: date | None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePart:
    """Let it lie in another from a day on; None for in nothing."""

    of: TreeName
    id: int
    parent_id: int | None
    on: date | None
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPart:
    """Let it be there no longer from a day on; nobody belongs to it, and nothing lies in it."""

    of: TreeName
    id: int
    on: date | None
    decision: str = ""


def add_part(work: Work, order: AddPart) -> int:
    """Write a new place or section, or raise Refused; returns its id."""
    session = work.session
    objections = [
        *objections_to_name(order.name, trees.names_beside(session, order.of, order.parent_id)),
        *_about_since(order.since, work.today),
        *_about_parent(work, order.of, order.parent_id),
        *_about_level(work, order.of, order.level_id, order.parent_id),
        *_about_organisation(work, order.organisation_id),
    ]
    if objections:
        raise Refused(objections)
    pen = Pen(work, order.of)
    row = pen.add(
        NewPart(
            name=order.name, parent_id=order.parent_id, level_id=order.level_id, since=order.since,
            organisation_id=order.organisation_id,
        )
    )  # fmt: skip
    pen.retell([row.id], silent, never)
    level = _level_name(work, order.of, order.level_id)
    work.record(ADDED[order.of], pen.about(row), {"level": ("", level), "since": (None, order.since)})
    return row.id


def correct_part(work: Work, order: CorrectPart, progress: Progress = silent, cancelled: Cancelling = never) -> None:
    """Write what differs, or raise Refused with every objection."""
    session, of = work.session, order.of
    row = trees.part(session, of, order.id)
    objections = _objections_to_correcting(work, order, row)
    if objections:
        raise Refused(objections)
    pen = Pen(work, of)
    told: dict[str, tuple[object, object]] = {}
    before = trees.name_of(session, row)
    pen_name = pen.plain(order.name)
    if before != pen_name or (isinstance(row, Section) and row.name != order.name):
        told["plain_name"] = (before, pen_name)
        pen.call(row, order.name)
    if row.level_id != order.level_id:
        told["level"] = (_level_name(work, of, row.level_id), _level_name(work, of, order.level_id))
        row.level_id = order.level_id
    if row.since != order.since:
        told["since"] = (row.since, order.since)
        row.since = order.since
    if isinstance(row, Section) and row.organisation_id != order.organisation_id:
        told["organisation"] = (_person_name(work, row.organisation_id), _person_name(work, order.organisation_id))
        row.organisation_id = order.organisation_id
    if not told:
        return
    if "plain_name" in told:
        pen.retell([row.id], progress, cancelled)
    work.record(CORRECTED[of], pen.about(row), told)


def rename_part(work: Work, order: RenamePart, progress: Progress = silent, cancelled: Cancelling = never) -> None:
    """Keep the old name for papers of earlier days and write the new one, or raise Refused."""
    session, of = work.session, order.of
    row = trees.part(session, of, order.id)
    pen, before = Pen(work, of), trees.name_of(session, row)
    objections = [
        *objections_to_name(order.name, trees.names_beside(session, of, row.parent_id, [row.id])),
        *objections_to_day(order.on, [trees.facts_of(session, of, row)], work.today),
    ]
    if pen.plain(order.name) == before:
        objections.append(Objection(SAME_NAME, "name"))
    if objections or order.on is None:
        raise Refused(objections)
    pen.note(TreeChange.RENAMED, row, row, order.on, order.decision.strip())
    pen.call(row, order.name)
    pen.retell([row.id], progress, cancelled)
    told: dict[str, tuple[object, object]] = {"plain_name": (before, pen.plain(order.name)), "since": (None, order.on)}
    work.record(RENAMED[of], pen.about(row), {**told, "decision": (None, order.decision.strip())})


def move_part(work: Work, order: MovePart, progress: Progress = silent, cancelled: Cancelling = never) -> None:
    """Let it lie elsewhere from a day on, or raise Refused."""
    session, of = work.session, order.of
    row = trees.part(session, of, order.id)
    objections = _objections_to_moving(work, order, row)
    if objections or order.on is None:
        raise Refused(objections)
    pen = Pen(work, of)
    labels = [_name_if_any(work, of, key) for key in (row.parent_id, order.parent_id)]
    pen.move(row, order.parent_id, order.on, order.decision.strip())
    pen.retell([row.id], progress, cancelled)
    told: dict[str, tuple[object, object]] = {"within": (labels[0], labels[1]), "since": (None, order.on)}
    work.record(MOVED[of], pen.about(row), {**told, "decision": (None, order.decision.strip())})


def end_part(work: Work, order: EndPart) -> None:
    """Let the day before be its last, or raise Refused: nobody may be left without a place or section."""
    session, of = work.session, order.of
    row = trees.part(session, of, order.id)
    objections = [
        *objections_to_day(order.on, [trees.facts_of(session, of, row, ending=True)], work.today),
        *objections_to_ending(
            trees.name_of(session, row), order.on, len(trees.within(session, of, row.id)),
            trees.people_in(session, of, row.id), trees.lived_until(session, of, row.id),
        ),
    ]  # fmt: skip
    if objections or order.on is None:
        raise Refused(objections)
    pen = Pen(work, of)
    pen.note(TreeChange.ENDED, row, None, order.on, order.decision.strip())
    pen.end(row, order.on)
    told: dict[str, tuple[object, object]] = {"ended_on": (None, row.until), "decision": (None, order.decision.strip())}
    work.record(ENDED[of], pen.about(row), told)


def _objections_to_correcting(work: Work, order: CorrectPart, row: Part) -> list[Objection]:
    session, of = work.session, order.of
    found = [
        *objections_to_name(order.name, trees.names_beside(session, of, row.parent_id, [row.id])),
        *_about_since(order.since, work.today),
        *_about_level(work, of, order.level_id, row.parent_id, row.id),
        *_about_organisation(work, order.organisation_id),
    ]
    first = trees.first_changed(session, of, row.id)
    if order.since is not None and first is not None and order.since >= first:
        found.append(Objection(CHANGED_BEFORE, "since", {"name": trees.name_of(session, row), "day": first}))
    return found


def _objections_to_moving(work: Work, order: MovePart, row: Part) -> list[Objection]:
    session, of = work.session, order.of
    name = trees.name_of(session, row)
    found = [
        *objections_to_day(order.on, [trees.facts_of(session, of, row)], work.today),
        *_about_parent(work, of, order.parent_id, order.on),
    ]
    if order.parent_id == row.parent_id:
        found.append(Objection(SAME_PARENT, "parent_id"))
    elif order.parent_id is not None and trees.lies_within(session, of, order.parent_id, [row.id]):
        found.append(Objection(IN_ITSELF, "parent_id", {"name": name}))
    else:
        beside = trees.names_beside(session, of, order.parent_id, [row.id])
        found += objections_to_name(Wording({"": name}), beside, "parent_id")
        found += _about_level(work, of, row.level_id, order.parent_id)
    return found


def _about_since(since: date | None, today: date) -> Iterator[Objection]:
    if since is not None and since > today:
        yield Objection(AHEAD, "since", {"day": since})


def _about_parent(work: Work, of: TreeName, parent_id: int | None, on: date | None = None) -> Iterator[Objection]:
    """What it would lie in must be there, and have been there on the day."""
    if parent_id is None:
        return
    parent = trees.part(work.session, of, parent_id)
    if parent.until is not None:
        details = {"name": trees.name_of(work.session, parent), "day": parent.until}
        yield Objection(GONE, "parent_id", details)
    elif on is not None and parent.since is not None and on < parent.since:
        yield from objections_to_day(on, [trees.facts_of(work.session, of, parent)], work.today)


def _about_level(
    work: Work, of: TreeName, level_id: int | None, parent_id: int | None, key: int | None = None
) -> Iterator[Objection]:
    """A level lies within those outside it; ``key`` is what has the level, where it is there already."""
    if level_id is None:
        return
    languages = tuple(organisation_row(work.session).languages.split())
    levels = {level.id: level for level in trees.levels(work.session, of)}
    grown = trees.tree(work.session, of)
    around = [] if parent_id is None else [grown.nodes[parent_id], *grown.above(parent_id)]
    inside = [] if key is None else [grown.nodes[inner] for inner in grown.below(key)]
    pairs = [(node.level_id, level_id) for node in around if node.level_id is not None]
    pairs += [(level_id, node.level_id) for node in inside if node.level_id is not None and not node.ended]
    for outer, inner in dict.fromkeys(pairs):
        if levels[outer].position >= levels[inner].position:
            told = [levels[each].name.in_language(languages[0], languages) for each in (inner, outer)]
            yield Objection(LEVEL_ORDER, "level_id", {"level": told[0], "outer": told[1]})
            return


def _about_organisation(work: Work, person_id: int | None) -> Iterator[Objection]:
    if person_id is None:
        return
    person = work.session.get(Person, person_id)
    if person is None or person.kind is not PersonKind.ORGANISATION:
        yield Objection(NO_ORGANISATION, "organisation_id")


def _level_name(work: Work, of: TreeName, level_id: int | None) -> str:
    languages = tuple(organisation_row(work.session).languages.split())
    names = {level.id: level.name for level in trees.levels(work.session, of)}
    return "" if level_id is None else names[level_id].in_language(languages[0], languages)


def _person_name(work: Work, person_id: int | None) -> str:
    return "" if person_id is None else work.session.get_one(Person, person_id).full_name


def _name_if_any(work: Work, of: TreeName, key: int | None) -> str:
    return "" if key is None else trees.name_of(work.session, trees.part(work.session, of, key))
