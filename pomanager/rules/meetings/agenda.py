"""The agenda of a meeting: with which items it begins, how items are numbered, and what may be done to them when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies.composition import HIDDEN
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import (
    ASSEMBLIES,
    BEFORE,
    IN_SESSION,
    RULES_OF,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingState,
)
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.rules.writing import TOO_LONG, has_hidden_characters

OVER = N_("The meeting is over: its agenda stays as it is.")
CANCELLED = N_("The meeting is cancelled.")
ADDED_WITHOUT_REASON = N_("The notice has gone out: say why this item is added. The minutes will say it.")
SAME_AGENDA = N_("By the by-laws ({bylaw}) this call has the agenda of the first and no other.")
FIXED = N_("The notice has gone out with this title. Withdraw the item and add another, each with a reason.")
MOVED_LATE = N_("The notice has gone out: the order of its agenda stays.")
UNDER_ITSELF = N_("An item cannot stand below itself.")
TOO_DEEP = N_("Items stand at most {most} levels deep.")
OTHER_MEETING = N_("This item stands on the agenda of another meeting.")
WITHDRAWN_WITHOUT_REASON = N_("The notice has gone out: say why the item is withdrawn. The minutes will say it.")
IS_DECIDED = N_("The item is dealt with.")
IS_WITHDRAWN = N_("The item is withdrawn already.")
NO_TITLE = N_("Say what is to be decided: an item of this kind needs a title.")

NO_DOCUMENT_TITLE = N_("Say what the document is called.")

LONGEST_TITLE = 500
LONGEST_NOTE = 2_000
DEEPEST = 3
"""Levels an agenda has: 4, 4.2, 4.2.1."""

_NEEDS_TITLE = frozenset({ItemKind.DECISION, ItemKind.INFORMATION})

_YEARLY = (
    ItemKind.REPORT, ItemKind.SUPERVISION, ItemKind.ACCOUNTS, ItemKind.SURPLUS, ItemKind.DISCHARGE, ItemKind.BUDGET,
)  # fmt: skip
"""What an annual assembly deals with where the by-laws name nothing (OHADA, art. 110 and 351)."""

_OPENING: Mapping[MeetingKind, tuple[ItemKind, ...]] = MappingProxyType(
    {
        **dict.fromkeys(ASSEMBLIES, (ItemKind.OPENING, ItemKind.BUREAU)),
        MeetingKind.BOARD: (ItemKind.OPENING,),
        MeetingKind.SUPERVISORY: (ItemKind.OPENING,),
        MeetingKind.COMMITTEE: (ItemKind.OPENING,),
    }
)
_MAIN: Mapping[MeetingKind, tuple[ItemKind, ...]] = MappingProxyType(
    {
        MeetingKind.ORDINARY_ASSEMBLY: _YEARLY,
        MeetingKind.DELEGATES_ASSEMBLY: _YEARLY,
        MeetingKind.EXTRAORDINARY_ASSEMBLY: (),
        MeetingKind.EXTRAORDINARY_DELEGATES: (),
        MeetingKind.SECTION_ASSEMBLY: _YEARLY,
        MeetingKind.BOARD: (ItemKind.ADMISSIONS,),
        MeetingKind.SUPERVISORY: (),
        MeetingKind.COMMITTEE: (),
    }
)


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item as it is planned, with those below it."""

    kind: ItemKind
    title: Wording = Wording()  # noqa: RUF009 - a value that nobody changes
    note: str = ""
    below: "tuple[PlannedItem, ...]" = ()
    carried_from_id: int | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What earlier meetings of the kind leave to this one."""

    deferred: tuple[PlannedItem, ...] = ()
    """Items they did not deal with."""
    has_follow_ups: bool = False
    has_minutes: bool = False
    """Whether there was a meeting whose minutes are to be approved."""


def kinds_by_bylaws(kind: MeetingKind, bylaws: Bylaws) -> tuple[ItemKind, ...]:
    """The items the by-laws want on the agenda, in their order; none where they are silent."""
    if kind not in ASSEMBLIES:
        return ()
    rules = RULES_OF[kind]
    if kind is MeetingKind.SECTION_ASSEMBLY and bylaws.flag("section_assembly.general_agenda"):
        rules = RULES_OF[MeetingKind.ORDINARY_ASSEMBLY]
    return tuple(ItemKind(code) for code in bylaws.choices(f"{rules}.agenda") or ())


def missing_by_bylaws(kind: MeetingKind, bylaws: Bylaws, there: Iterable[ItemKind]) -> tuple[ItemKind, ...]:
    """The items the by-laws want and the agenda lacks."""
    found = frozenset(there)
    return tuple(wanted for wanted in kinds_by_bylaws(kind, bylaws) if wanted not in found)


def first_agenda(
    kind: MeetingKind, bylaws: Bylaws, carried: Carried, standing: Sequence[PlannedItem] = ()
) -> tuple[PlannedItem, ...]:
    """The agenda a meeting begins with: standing items, what by-laws ask, what was carried over, other business.

    ``standing`` are the organisation's own standing items of this kind, in place of those the program knows.
    """
    items = list(standing) or [PlannedItem(each) for each in (*_OPENING[kind], *_main(kind, bylaws))]
    there = {item.kind for item in items}
    place = sum(1 for item in items if item.kind in _OPENING[kind])
    before = [ItemKind.PREVIOUS_MINUTES] if carried.has_minutes else []
    before += [ItemKind.FOLLOW_UP] if carried.has_follow_ups else []
    items[place:place] = [PlannedItem(each) for each in before if each not in there]
    items += [PlannedItem(each) for each in missing_by_bylaws(kind, bylaws, there)]
    further = []
    for left in carried.deferred:
        same = next((place for place, item in enumerate(items) if _is_same(item, left)), None)
        if same is None:
            further.append(left)
        else:
            items[same] = replace(items[same], note=left.note, carried_from_id=left.carried_from_id)
    at_end = [item for item in items if item.kind is ItemKind.OTHER_BUSINESS]
    rest = [item for item in items if item.kind is not ItemKind.OTHER_BUSINESS]
    return (*rest, *further, *(at_end or [PlannedItem(ItemKind.OTHER_BUSINESS)]))


def _is_same(item: PlannedItem, left: PlannedItem) -> bool:
    """Whether an item stands on the agenda anyway that another meeting carried over: one without a title of its own."""
    return item.kind is left.kind and not item.title and not left.title and item.carried_from_id is None


def _main(kind: MeetingKind, bylaws: Bylaws) -> tuple[ItemKind, ...]:
    by_bylaws = kinds_by_bylaws(kind, bylaws) or _MAIN[kind]
    if kind is MeetingKind.SECTION_ASSEMBLY and bylaws.flag("section_assembly.held"):
        return (*by_bylaws, ItemKind.DELEGATES)
    return by_bylaws


@dataclass(frozen=True, slots=True)
class Placed:
    """An item as the books keep its place: below which other, and where among its siblings (0: not on the paper)."""

    id: int
    parent_id: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item in its place on the paper: its number, and how deep it stands (0 for the first level)."""

    id: int
    number: str
    depth: int


def numbered(items: Iterable[Placed]) -> tuple[Numbered, ...]:
    """The items in printed order with their numbers, without what was withdrawn before the notice and all below it.

    An item that was withdrawn afterwards keeps its number: the notice has told it.
    """
    below: dict[int | None, list[Placed]] = {}
    for item in items:
        if item.position:
            below.setdefault(item.parent_id, []).append(item)
    return tuple(_walk(below, None, "", 0))


def _walk(below: Mapping[int | None, list[Placed]], parent: int | None, before: str, depth: int) -> Iterator[Numbered]:
    ordered = sorted(below.get(parent, ()), key=lambda item: (item.position, item.id))
    for place, item in enumerate(ordered, 1):
        number = f"{before}{place}"
        yield Numbered(item.id, number, depth)
        yield from _walk(below, item.id, f"{number}.", depth + 1)


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What is known of a meeting whose agenda is changed."""

    kind: MeetingKind
    state: MeetingState
    call: int
    bylaws: Bylaws
    bylaw: object
    """How the by-law on the agenda of later calls is named."""


def objections_to_changing(facts: AgendaFacts) -> tuple[Objection, ...]:
    """What there is to say about changing the agenda at all."""
    if facts.state is MeetingState.CANCELLED:
        return (Objection(CANCELLED),)
    if facts.state not in BEFORE | IN_SESSION:
        return (Objection(OVER),)
    return ()


def objections_to_adding(facts: AgendaFacts, reason: str) -> tuple[Objection, ...]:
    """What there is to say about one more item: after the notice only with a reason, on a later call perhaps never."""
    found = list(objections_to_changing(facts))
    if keeps_first_agenda(facts):
        found.append(Objection(SAME_AGENDA, "kind", {"bylaw": facts.bylaw}))
    if facts.state is not MeetingState.PLANNED:
        weight = Weight.WARN if reason.strip() else Weight.STOP
        found.append(Objection(ADDED_WITHOUT_REASON, "reason", weight=weight))
    return tuple(found)


def keeps_first_agenda(facts: AgendaFacts) -> bool:
    """Whether the by-laws bind this call to the agenda of the first (model by-laws of France, art. 34)."""
    if facts.call == 1 or facts.kind not in ASSEMBLIES:
        return False
    return bool(facts.bylaws.flag(f"{RULES_OF[facts.kind]}.second_call_same_agenda"))


def objections_to_item(kind: ItemKind, title: Wording, note: str = "") -> tuple[Objection, ...]:
    """What there is to say about how an item is called."""
    found: list[Objection] = []
    if kind in _NEEDS_TITLE and not title:
        found.append(Objection(NO_TITLE, "title"))
    for text in title.texts.values():
        found += objections_to_words("title", text, LONGEST_TITLE)
    found += objections_to_words("note", note, LONGEST_NOTE)
    return tuple(found)


def objections_to_words(about: str, text: str, most: int) -> tuple[Objection, ...]:
    """What there is to say about words of one line or a few: too many, or such that nobody can see."""
    found = [Objection(TOO_LONG, about, {"most": most})] if len(text) > most else []
    if any(has_hidden_characters(line) for line in text.splitlines()):
        found.append(Objection(HIDDEN, about))
    return tuple(found)


def objections_to_amending(facts: AgendaFacts, *, renamed: bool) -> tuple[Objection, ...]:
    """What there is to say about changing an item; its title stays once the notice has told it."""
    found = list(objections_to_changing(facts))
    if renamed and facts.state is not MeetingState.PLANNED:
        found.append(Objection(FIXED, "title"))
    return tuple(found)


def objections_to_moving(
    facts: AgendaFacts, item_id: int, parents: Sequence[int], deepest_below: int
) -> tuple[Objection, ...]:
    """What there is to say about putting an item elsewhere.

    ``parents`` are what it would lie below, from the inside out; ``deepest_below`` how many levels hang on it.
    """
    found = list(objections_to_changing(facts))
    if facts.state is not MeetingState.PLANNED:
        found.append(Objection(MOVED_LATE))
    if item_id in parents:
        found.append(Objection(UNDER_ITSELF, "parent_id"))
    elif len(parents) + 1 + deepest_below > DEEPEST:
        found.append(Objection(TOO_DEEP, "parent_id", {"most": DEEPEST}))
    return tuple(found)


def objections_to_withdrawing(facts: AgendaFacts, state: ItemState, reason: str) -> tuple[Objection, ...]:
    """What there is to say about taking an item off: after the notice only with a reason."""
    found = list(objections_to_changing(facts))
    if state is ItemState.WITHDRAWN:
        found.append(Objection(IS_WITHDRAWN))
    elif state in {ItemState.DECIDED, ItemState.NOTED}:
        found.append(Objection(IS_DECIDED))
    if facts.state is not MeetingState.PLANNED and not reason.strip():
        found.append(Objection(WITHDRAWN_WITHOUT_REASON, "reason"))
    return tuple(found)
