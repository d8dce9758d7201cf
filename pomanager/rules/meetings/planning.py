"""What is asked of a meeting when it is planned: whose it is, where and when, and whether delegates may form it."""

from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import BODY_KIND_WORDS, BodyKind
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.agenda import objections_to_words
from pomanager.rules.meetings.kinds import (
    BEFORE,
    OF_BODIES,
    OF_DELEGATES,
    Convener,
    MeetingKind,
    MeetingState,
)
from pomanager.rules.meetings.notice import (
    DEMAND_NOT_TOLD,
    LAST_MINUTE,
    NO_HOUR,
    RECORD_AFTER_MEETING,
    bylaw_named,
)
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT

NO_SECTION = N_("Say of which section this assembly is.")
SECTION_TOO = N_("Only the assembly of a section has a section.")
NO_BODY = N_("Say which body meets.")
OTHER_BODY = N_("This kind of meeting is one of a body of the kind “{kind}”.")
BODY_TOO = N_("The members themselves form this meeting, no body.")
PLACE_TO_COME = N_("The notice will have to name the place.")
DOCUMENTS_AFTER = N_("Documents have to be open before the meeting.")
NO_SECTIONS_HELD = N_("By the by-laws ({bylaw}) sections hold no assemblies, and there are no delegates.")
SECTIONS_SILENT = N_("The by-laws do not say whether delegates of the sections form the assembly: not judged.")
TOO_FEW_FOR_DELEGATES = N_(
    "By the by-laws ({bylaw}) delegates form the assembly once there are more than {threshold} members; "
    "{members} are on the roll."
)
IS_OVER = N_("The meeting was opened or is over: what is written of it stays.")
CHANGED_AFTER_NOTICE = N_(
    "The notice has gone out with another day, hour or place: say why it changes. The minutes will say it."
)
FEWEST_DEMAND = N_("At least one member has to demand it.")

HELD, THRESHOLD = "section_assembly.held", "section_assembly.threshold"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A meeting as it would be planned."""

    kind: MeetingKind
    held_on: date
    starts_at: int
    place: str
    title: Wording
    has_section: bool
    body: BodyKind | None
    """The kind of the body that meets, None where none is named."""
    convener: Convener
    demanded_by: int | None
    demanded_on: date | None
    texts: tuple[tuple[str, str], ...]
    """Field and text of whatever else was typed."""
    documents_from: date | None
    bylaws: Bylaws
    members: int
    """On the roll, for the threshold of delegates."""


def objections_to_plan(facts: PlanFacts) -> tuple[Objection, ...]:
    """Everything to say about a meeting that is being planned."""
    found: list[Objection] = []
    if not 0 <= facts.starts_at <= LAST_MINUTE:
        found.append(Objection(NO_HOUR, "starts_at"))
    if not facts.place.strip():
        found.append(Objection(PLACE_TO_COME, "place", weight=Weight.WARN))
    if facts.documents_from is not None and facts.documents_from > facts.held_on:
        found.append(Objection(DOCUMENTS_AFTER, "documents_from"))
    for about, text in (
        *facts.texts,
        ("place", facts.place),
        *(("title", text) for text in facts.title.texts.values()),
    ):
        found += objections_to_words(about, text, LONGEST_TEXT)
    return (*found, *_of_whom(facts), *_demand(facts), *objections_to_delegates(facts))


def _of_whom(facts: PlanFacts) -> tuple[Objection, ...]:
    found: list[Objection] = []
    if facts.kind is MeetingKind.SECTION_ASSEMBLY:
        if not facts.has_section:
            found.append(Objection(NO_SECTION, "section_id"))
    elif facts.has_section:
        found.append(Objection(SECTION_TOO, "section_id"))
    wanted = OF_BODIES.get(facts.kind)
    if wanted is not None and facts.body is None:
        found.append(Objection(NO_BODY, "body_id"))
    elif wanted is not None and facts.body is not wanted and not _is_like_committee(facts):
        found.append(Objection(OTHER_BODY, "body_id", {"kind": Word(BODY_KIND_WORDS[wanted])}))
    elif facts.kind in OF_DELEGATES and facts.body not in {None, BodyKind.ASSEMBLY}:
        found.append(Objection(OTHER_BODY, "body_id", {"kind": Word(BODY_KIND_WORDS[BodyKind.ASSEMBLY])}))
    elif wanted is None and facts.kind not in OF_DELEGATES and facts.body is not None:
        found.append(Objection(BODY_TOO, "body_id"))
    return tuple(found)


def _is_like_committee(facts: PlanFacts) -> bool:
    """Whether it is a body of another kind, which meets as a committee does."""
    return facts.kind is MeetingKind.COMMITTEE and facts.body is BodyKind.OTHER


def _demand(facts: PlanFacts) -> tuple[Objection, ...]:
    if facts.demanded_by is not None and facts.demanded_by < 1:
        return (Objection(FEWEST_DEMAND, "demanded_by"),)
    told = (facts.demanded_by is not None, facts.demanded_on is not None)
    if any(told) and not all(told):
        return (Objection(DEMAND_NOT_TOLD, "demanded_by"),)
    return ()


def objections_to_delegates(facts: PlanFacts) -> tuple[Objection, ...]:
    """Delegates form the assembly only where the by-laws let sections meet, and above a number (OHADA, art. 106)."""
    if facts.kind not in OF_DELEGATES or facts.body is BodyKind.ASSEMBLY:
        return ()
    held = facts.bylaws.flag(HELD)
    if held is None:
        return (Objection(SECTIONS_SILENT, "kind", weight=Weight.WARN),)
    if not held:
        return (Objection(NO_SECTIONS_HELD, "kind", {"bylaw": bylaw_named(facts.bylaws, HELD)}),)
    threshold = facts.bylaws.number(THRESHOLD)
    if threshold is not None and facts.members <= threshold:
        details = {
            "bylaw": bylaw_named(facts.bylaws, THRESHOLD), "threshold": threshold, "members": facts.members,
        }  # fmt: skip
        return (Objection(TOO_FEW_FOR_DELEGATES, "kind", details),)
    return ()


def objections_to_changing_meeting(
    state: MeetingState, held_on: date, record_on: date | None, *, moved: bool, reason: str
) -> tuple[Objection, ...]:
    """What there is to say about changing what is written of a meeting; ``moved``: its day, hour or place."""
    found: list[Objection] = []
    if state not in BEFORE:
        found.append(Objection(IS_OVER))
    elif state is MeetingState.CALLED and moved:
        weight = Weight.WARN if reason.strip() else Weight.STOP
        found.append(Objection(CHANGED_AFTER_NOTICE, "reason", weight=weight))
    if record_on is not None and held_on < record_on:
        found.append(Objection(RECORD_AFTER_MEETING, "held_on", {"record": record_on}))
    return tuple(found)
